"""One outcome of one group: what the manuscript says of it, and the tables that fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import permutations

from prapasca.audit.budget import Budget
from prapasca.audit.engine import Conditions, Feasible, Printed, feasible_tables
from prapasca.audit.engine.conventions import CONVENTIONS, DEFAULT_CONVENTIONS
from prapasca.audit.facts import Fact
from prapasca.audit.votes import Cell, SampleSize, decimal_of, prevailing

TIMES = ("before", "after")
SIGNED_RANK = frozenset({"wilcoxon", "wilcoxon_signed_rank", "pratt"})
LARGEST_SCALE = 7
SECONDS = 4.0
BURDENS = ("berat", "ringan", "severe", "mild", "nyeri", "pain", "cemas", "panik", "anxi")
"""Parts of the names of categories that grade a burden: less of it is better."""
GOODS = (
    "baik",
    "good",
    "lancar",
    "smooth",
    "patuh",
    "complian",
    "adheren",
    "terampil",
    "skil",
    "positif",
    "positive",
    "mampu",
)
"""Parts of the names of best categories of what one wants more of."""


@dataclass(frozen=True)
class Recovery:
    """What fits everything said of one outcome of one group.

    Parameters
    ----------
    conditions
        What was asked of a table.
    feasible
        Which tables there are.
    ranks_reversed
        Whether the counts of a Ranks table fit only with positive ranks as worsening.
    """

    conditions: Conditions
    feasible: Feasible
    ranks_reversed: bool = False


@dataclass(frozen=True)
class Series:
    """One outcome of one group.

    Parameters
    ----------
    group, outcome
        Names, None where the manuscript has but one.
    n
        Its people.
    scale
        The fact that gives its categories, from worst to best where that is known.
    cells
        By time and label.
    facts
        The other facts of it, by kind.
    shown
        Times of which the text is known to show every category: by a table, or a list of them.
    budget
        Time the engine may take.
    """

    group: str | None
    outcome: str | None
    n: SampleSize
    scale: Fact | None
    cells: Mapping[tuple[str, str], Cell]
    facts: Mapping[str, tuple[Fact, ...]]
    shown: frozenset[str] = frozenset(TIMES)
    budget: Budget = field(default_factory=lambda: Budget(SECONDS), compare=False)

    def of(self, kind: str) -> tuple[Fact, ...]:
        """Return its facts of a kind."""
        return self.facts.get(kind, ())

    @cached_property
    def categories(self) -> tuple[str, ...] | None:
        """Its categories, worst to best where the order is known; None unless they hold every cell."""
        if self.scale is None or not isinstance(self.scale.value, tuple):
            return None
        labels = self.scale.value
        if not 2 <= len(labels) <= LARGEST_SCALE or any(label not in labels for _, label in self.cells):
            return None
        return labels

    @property
    def is_sure(self) -> bool:
        """Whether the categories are surely all there are, so that their counts can refute something."""
        return all(self.is_sure_at(time) for time in TIMES)

    def is_sure_at(self, time: str) -> bool:
        """Tell whether the categories are surely all there are at a time."""
        return self.crossed is not None or time in self.shown or self._sums_to_n(time)

    def _sums_to_n(self, time: str) -> bool:
        found = [self.count(time, label) for label in self.categories or ()]
        printed = [count for count in found if count is not None]
        return self.n.value is not None and bool(printed) and sum(printed) == self.n.value

    @property
    def order_known(self) -> bool:
        """Whether it is known which category is worse."""
        return self.scale is not None and self.scale.get("order") in ("worst_to_best", "best_to_worst")

    def count(self, time: str, label: str) -> int | None:
        """Return the count of a category at a time, as printed or by its percentage."""
        cell = self.cells.get((time, label))
        return None if cell is None else cell.count

    @cached_property
    def crossed(self) -> tuple[tuple[int, ...], ...] | None:
        """The printed table of before by after, rows before; None unless it agrees with itself, n and all counts."""
        labels = self.categories or ()
        votes = {((one.get("before"), one.get("after")), int(str(one.value))) for one in self.of("transition")}
        found = dict(votes)
        if not found or len(found) < len(votes) or not {name for move in found for name in move} <= set(labels):
            return None
        cells = tuple(tuple(found.get((row, column), 0) for column in labels) for row in labels)
        sums = [*map(sum, cells), *map(sum, zip(*cells, strict=True))]
        known = [self.count(time, label) for time in TIMES for label in labels]
        agrees = all(count in (None, total) for count, total in zip(known, sums, strict=True))
        return cells if agrees and sum(sums) == 2 * (self.n.value or 0) else None

    def margin(self, time: str) -> tuple[int | None, ...]:
        """Return the counts at a time by category, the last one completed to n; all None if they do not sum to it."""
        labels = self.categories or ()
        if self.crossed is not None:
            return tuple(map(sum, self.crossed if time == "before" else zip(*self.crossed, strict=True)))
        found = [self.count(time, label) for label in labels]
        n = self.n.value
        if n is None:
            return tuple(found)
        known = sum(count for count in found if count is not None)
        if known > n or (None not in found and known != n):
            return (None,) * len(found)
        if known == n or found.count(None) == 1:
            return tuple(n - known if count is None else count for count in found)
        return tuple(found)

    def is_complete(self, time: str) -> bool:
        """Tell whether the counts of every category at a time are known."""
        margin = self.margin(time)
        return bool(margin) and None not in margin

    @cached_property
    def z(self) -> Fact | None:
        """The Z of its signed-rank test; None where several differ."""
        found = [fact for fact in self.of("z") if fact.get("test") in SIGNED_RANK]
        sizes = {abs(decimal_of(fact)) for fact in found}
        return found[0] if len(sizes) == 1 else None

    def ranks(self, kind: str, sign: str) -> tuple[Fact, ...]:
        """Return the facts of a Ranks table of one kind and sign."""
        return tuple(fact for fact in self.of(kind) if fact.get("sign") == sign)

    def rank_n(self, sign: str) -> int | None:
        """Return how many ranks of a sign there are, as most places say."""
        return prevailing(Counter(int(str(fact.value)) for fact in self.ranks("rank_n", sign)), None)

    @property
    def n_changed(self) -> int | None:
        """How many changed, by the Ranks table."""
        up, down, ties = (self.rank_n(sign) for sign in ("positive", "negative", "ties"))
        if up is not None and down is not None:
            return up + down
        total = self.rank_n("total")
        return None if ties is None or total is None else total - ties

    def claims(self, *directions: str) -> tuple[Fact, ...]:
        """Return the statements on how many changed in one of these directions."""
        return tuple(claim for claim in self.whole_claims if claim.get("direction") in directions)

    @property
    def whole_claims(self) -> tuple[Fact, ...]:
        """The statements on how many changed, without those that only speak of people from one category or into one."""
        two = len(self.categories or ()) == 2
        return tuple(
            claim for claim in self.of("change") if two or (claim.get("from") is None and claim.get("to") is None)
        )

    @cached_property
    def higher_is_better(self) -> bool | None:
        """Whether more of the outcome is better, by the names of its categories; None where they do not tell."""
        labels = self.categories or ()
        if not labels or not self.order_known:
            return None
        if any(word in label for label in labels for word in BURDENS):
            return False
        return True if any(word in labels[-1] for word in GOODS) else None

    def as_improvement(self, claim: Fact) -> str | None:
        """Return whether those a claim counts improved, stayed or got worse; None where that is not known."""
        direction = claim.get("direction")
        if direction not in ("increased", "decreased"):
            return direction
        if self.higher_is_better is None:
            return None
        return "improved" if (direction == "increased") == self.higher_is_better else "worsened"

    def orders(self) -> tuple[tuple[str, ...], ...]:
        """Return every order in which its categories may stand, worst to best."""
        labels = self.categories
        if labels is None:
            return ()
        if self.order_known:
            return (labels,)
        return tuple(permutations(labels)) if len(labels) <= 4 else ()

    @property
    def filled(self) -> tuple[str, ...]:
        """Its categories without those that nobody was in before or after."""
        labels = self.categories or ()
        margins = [dict(zip(labels, self.margin(time), strict=True)) for time in TIMES]
        return tuple(label for label in labels if any(margin[label] != 0 for margin in margins))

    def conditions(
        self, order: tuple[str, ...] | None = None, *, with_z: bool = True, with_cells: bool = True
    ) -> Conditions | None:
        """Return what is asked of a table: n, the margins as far as they are known, Z, and the cells if printed."""
        labels, n = self.categories, self.n.value
        if labels is None or n is None or n < 1:
            return None
        order = order or labels
        pre, post = (dict(zip(labels, self.margin(time), strict=True)) for time in TIMES)
        return Conditions(
            n=n,
            categories=order,
            pre=tuple(pre[label] for label in order),
            post=tuple(post[label] for label in order),
            z=Printed(f"{decimal_of(self.z):f}") if with_z and self.z is not None else None,
            conventions=DEFAULT_CONVENTIONS,
            cells=self._cells(order) if with_cells else None,
        )

    def _cells(self, order: tuple[str, ...]) -> tuple[tuple[int, ...], ...] | None:
        """Return the printed table with its categories in an order."""
        if self.crossed is None:
            return None
        places = [(self.categories or ()).index(label) for label in order]
        return tuple(tuple(self.crossed[row][column] for column in places) for row in places)

    @cached_property
    def recovery(self) -> Recovery | None:
        """The tables that fit n, margins, Z and ranks; None where the order or n is unknown."""
        base = self.conditions() if self.order_known else None
        if base is None:
            return None
        up, down = self.rank_n("positive"), self.rank_n("negative")
        if up is not None and down is not None and up + down <= base.n:
            ties = base.n - up - down
            straight = replace(base, n_positive=up, n_negative=down, n_ties=ties)
            found = [(straight, self._tables(straight), False)]
            turned = replace(base, n_positive=down, n_negative=up, n_ties=ties)
            found.append((turned, self._tables(turned), True))
            for conditions, feasible, reversed_ in found:
                if feasible.count != 0:
                    return Recovery(conditions, feasible, reversed_)
        return Recovery(base, self._tables(base))

    @cached_property
    def by_margins(self) -> Feasible | None:
        """The tables that fit n and the margins, whatever Z says; None where the order or n is unknown."""
        base = self.conditions(with_z=False, with_cells=False) if self.order_known else None
        return None if base is None else self._tables(base)

    def tables_for(self, order: tuple[str, ...], *, with_z: bool = True, anyhow: bool = False) -> Feasible | None:
        """Return the tables that fit when the categories stand in an order.

        Parameters
        ----------
        order
            The categories, worst to best.
        with_z
            Whether the tables have to give Z.
        anyhow
            Whether Z may come from any convention, not only the usual ones.
        """
        base = self.conditions(order, with_z=with_z)
        if base is None:
            return None
        return self._tables(replace(base, conventions=tuple(CONVENTIONS)) if anyhow else base)

    @cached_property
    def anyhow(self) -> Feasible | None:
        """The tables that fit n, margins and Z, computed by any convention."""
        return self.tables_for(self.categories, anyhow=True) if self.categories and self.order_known else None

    @cached_property
    def _answers(self) -> dict[Conditions, Feasible]:
        return {}

    def _tables(self, conditions: Conditions) -> Feasible:
        if conditions not in self._answers:
            with self.budget.spending():
                self._answers[conditions] = feasible_tables(conditions, seconds=self.budget.share())
        return self._answers[conditions]
