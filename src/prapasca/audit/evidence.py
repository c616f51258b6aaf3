"""The evidence a rule sees: the manuscript's own facts, sorted by group and outcome."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from prapasca.audit.budget import Budget
from prapasca.audit.facts import Fact, FactSet
from prapasca.audit.manuscript import Manuscript
from prapasca.audit.series import SECONDS, SIGNED_RANK, TIMES, Series
from prapasca.audit.settled import settled_size
from prapasca.audit.votes import Cell, SampleSize, prevailing
from prapasca.errors import N_, Message

CONFIDENT = 0.5
LISTED = 0.7
"""Confidence from which a scale is one that the text lists, not one put together from counts."""
NORMALITY = frozenset({"shapiro_wilk", "kolmogorov_smirnov", "lilliefors", "normality", "levene", "homogeneity"})
OF_SERIES = (
    "transition",
    "z",
    "p",
    "rank_n",
    "mean_rank",
    "rank_sum",
    "rank_legend",
    "change",
    "decision",
    "statistic",
)
MOMENTS = ("mean", "sd", "median", "minimum", "maximum")
ANALYSED_ROLES = ("analysed", "sample")
TREATED = ("interven", "perlakuan", "eksperimen", "experiment", "treat", "kasus")
"""Beginnings of the names of groups that got the intervention."""

SECTIONS = {
    "title": N_("the title"),
    "abstract": N_("the abstract"),
    "introduction": N_("the introduction"),
    "methods": N_("the methods"),
    "results": N_("the results"),
    "discussion": N_("the discussion"),
    "conclusion": N_("the conclusion"),
    "references": N_("the references"),
}


class Evidence:
    """What a manuscript's facts say, ready for the rules.

    Parameters
    ----------
    facts
        All facts.
    manuscript
        The text they come from; None when facts were entered by hand.
    seconds
        Time the engine may take for all questions.

    Examples
    --------
    >>> evidence = Evidence(FactSet((Fact("n-1", "n", 20, "20", {"role": "sample"}),)))
    >>> evidence.n(None).value
    20
    """

    def __init__(self, facts: FactSet, manuscript: Manuscript | None = None, seconds: float = SECONDS) -> None:
        self.facts = facts
        self.manuscript = manuscript
        self.budget = Budget(seconds)
        self._own: dict[str, list[Fact]] = defaultdict(list)
        self._statements: dict[str, list[Fact]] = defaultdict(list)
        for fact in facts:
            if fact.source == "own" and fact.confidence >= CONFIDENT:
                self._own[fact.kind].append(fact)
            if fact.kind == "statement" and fact.source != "cited":
                self._statements[str(fact.value)].append(fact)
        counted = [fact for kind in ("count", "transition", "change") for fact in self._own[kind]]
        self._own["n"] = [fact for fact in self._own["n"] if not any(_overlap(fact, one) for one in counted)]

    def own(self, kind: str, **attributes: str | None) -> tuple[Fact, ...]:
        """Return this study's own facts of a kind that were read with confidence."""
        return tuple(fact for fact in self._own[kind] if fact.has(**attributes))

    def statements(self, *codes: str) -> tuple[Fact, ...]:
        """Return what the manuscript states of these kinds, citations left out."""
        return tuple(fact for code in codes for fact in self._statements[code])

    def section(self, fact: Fact) -> str | None:
        """Return the kind of section a fact stands in, None where unknown."""
        if self.manuscript is None or fact.start is None:
            return fact.get("section")
        return self.manuscript.section_at(fact.start).kind

    def has_sections(self, *kinds: str) -> bool:
        """Tell whether the text holds all these sections, so that what is absent can be told."""
        if self.manuscript is None:
            return False
        return set(kinds) <= {section.kind for section in self.manuscript.sections}

    def in_abstract(self, fact: Fact) -> bool:
        """Tell whether a fact stands in an abstract."""
        return (self.section(fact) or "").startswith("abstract")

    def where(self, facts: Iterable[Fact]) -> tuple[Message, ...]:
        """Return the places of facts in words, each place once."""
        places: dict[str, Message] = {}
        for fact in facts:
            table, section = fact.get("table"), SECTIONS.get(self.section(fact) or "")
            if table is not None and fact.get("place") == "table":
                place = Message("in-table", N_("table {table}"), {"table": table})
            elif section is not None:
                place = Message("in-section", section)
            elif fact.line is not None:
                place = Message("on-line", N_("line {line}"), {"line": fact.line})
            else:
                continue
            places.setdefault(str(place), place)
        return tuple(places.values())

    @cached_property
    def design(self) -> str | None:
        """The design that is stated most, such as ``"one_group"``."""
        stated = Counter(str(fact.value) for fact in self.own("design"))
        return stated.most_common(1)[0][0] if stated else None

    @cached_property
    def one_group(self) -> bool:
        """Whether the study has a single group without a control."""
        if self.design is not None:
            return self.design == "one_group"
        return bool(self.statements("no_comparison_group")) and not self.statements("comparison_group")

    @cached_property
    def tests(self) -> frozenset[str]:
        """The tests stated, those of normality or equal variances left out."""
        return frozenset(str(fact.value) for fact in self.own("test")) - NORMALITY

    @property
    def only_signed_rank(self) -> bool:
        """Whether the signed-rank test is the only test stated."""
        return bool(self.tests) and self.tests <= SIGNED_RANK

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The groups named, in the order of the text."""
        kinds = ("n", "count", "transition", "z", "p", "rank_n")
        named = (fact.get("group") for kind in kinds for fact in self.own(kind))
        return tuple(dict.fromkeys(group for group in named if group is not None))

    @cached_property
    def outcomes(self) -> tuple[str, ...]:
        """The outcomes named, in the order of the text."""
        kinds = ("scale", "count", "transition", "z", "p", "rank_n", *MOMENTS)
        named = (fact.get("outcome") for kind in kinds for fact in self.own(kind))
        return tuple(dict.fromkeys(outcome for outcome in named if outcome is not None))

    def group_of(self, fact: Fact) -> str | None:
        """Return the group of a fact; the single group of a one-group study has no name."""
        group = fact.get("group")
        return None if len(self.groups) == 1 and self.one_group else group

    def outcome_of(self, fact: Fact) -> str | None:
        """Return the outcome of a fact; a fact without one belongs to the only outcome there is."""
        outcome = fact.get("outcome")
        return self.outcomes[0] if outcome is None and len(self.outcomes) == 1 else outcome

    def alpha(self) -> tuple[float, bool]:
        """Return the level of significance, and whether it is stated."""
        levels = {float(str(fact.value)) for fact in self.own("level")}
        sizes = {round(1 - level, 10) if level > 0.5 else level for level in levels}
        return (sizes.pop(), True) if len(sizes) == 1 else (0.05, False)

    def n(self, group: str | None) -> SampleSize:
        """Return how many people of a group, or of the whole study, were analysed."""
        if group not in self._sizes:
            self._sizes[group] = self._size(group)
        return self._sizes[group]

    @cached_property
    def _sizes(self) -> dict[str | None, SampleSize]:
        return {}

    def _size(self, group: str | None) -> SampleSize:
        stated = [fact for fact in self.own("n") if self.group_of(fact) == group and fact.get("time") is None]
        totals = [
            fact
            for kind, sign in (("count", None), ("rank_n", "total"))
            for fact in self.own(kind)
            if self.group_of(fact) == group
            and (fact.get("role") == "total" if sign is None else fact.get("sign") == sign)
        ]
        roles = (*ANALYSED_ROLES, *(() if group is None else ("group",)))
        choice = [*(one for one in stated if one.get("role") in roles), *totals]
        if choice:
            return SampleSize(prevailing(Counter(int(str(fact.value)) for fact in choice), None), tuple(choice))
        if group is None and len(self.groups) >= 2:
            parts = [self.n(name) for name in self.groups]
            values = [part.value for part in parts if part.value is not None]
            if len(values) == len(parts):
                return SampleSize(sum(values), tuple(fact for part in parts for fact in part.facts))
        counts, percents = (
            [fact for fact in self.own(kind) if self._is_of(fact, group)] for kind in ("count", "percent")
        )
        return settled_size(counts, percents)

    def _is_of(self, fact: Fact, group: str | None) -> bool:
        """Tell whether a fact counts people of a group in a category of the outcome at a time."""
        told = fact.get("time") in TIMES and fact.get("label") is not None
        return told and _is_cell(fact) and self.group_of(fact) == group

    def largest_n(self, group: str | None) -> int | None:
        """Return the largest size that people of a group may have by anything stated, the survey left out."""
        sizes = [
            int(str(fact.value))
            for fact in self.own("n")
            if fact.get("role") in (*ANALYSED_ROLES, "group") and (group is None or self.group_of(fact) == group)
        ]
        found = self.n(group).value
        return max([*sizes, *([] if found is None else [found])], default=None)

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """Every outcome of every group, in the order of the text."""
        cells: dict[tuple[str | None, str | None], dict[tuple[str, str], list[Fact]]] = {}
        others: dict[tuple[str | None, str | None], dict[str, list[Fact]]] = {}
        for kind in ("count", "percent", "percent_end"):
            for fact in self.own(kind):
                time, label = fact.get("time"), fact.get("label")
                if _is_cell(fact) and time in TIMES and label is not None:
                    place = cells.setdefault((self.group_of(fact), self.outcome_of(fact)), {})
                    place.setdefault((time, label), []).append(fact)
        for kind in (*OF_SERIES, *MOMENTS):
            for fact in self.own(kind):
                if fact.get("test") not in NORMALITY:
                    place_of = others.setdefault((self.group_of(fact), self.outcome_of(fact)), {})
                    place_of.setdefault(kind, []).append(fact)
        keys = dict.fromkeys((*cells, *others))
        return tuple(self._series(key, cells.get(key, {}), others.get(key, {})) for key in keys)

    def _series(
        self,
        key: tuple[str | None, str | None],
        cells: dict[tuple[str, str], list[Fact]],
        others: dict[str, list[Fact]],
    ) -> Series:
        group, outcome = key
        n = self.n(group)
        built = {
            place: Cell(
                *place,
                tuple(fact for fact in facts if fact.kind == "count"),
                tuple(fact for fact in facts if fact.kind == "percent"),
                tuple(fact for fact in facts if fact.kind == "percent_end"),
                n.value,
            )
            for place, facts in cells.items()
        }
        if self.only_signed_rank:
            others["z"] = [_attributed(fact) for fact in others.get("z", [])]
        facts = {kind: tuple(found) for kind, found in others.items()}
        scale = self._scale(outcome)
        return Series(group, outcome, n, scale, built, facts, self._shown(scale), self.budget)

    def _shown(self, scale: Fact | None) -> frozenset[str]:
        """Return the times of which a table or a list shows all of a scale's categories."""
        if scale is None or not isinstance(scale.value, tuple):
            return frozenset()
        times: set[str] = set()
        captions = {str(table.value): table.get("time") for table in self.own("table")}
        for one in self.own("scale"):
            if isinstance(one.value, tuple) and set(one.value) == set(scale.value) and one.confidence >= LISTED:
                time = captions.get(one.get("table") or "")
                times |= {time} if time is not None else set(TIMES)
        return frozenset(times)

    def _scale(self, outcome: str | None) -> Fact | None:
        """Return the scale of an outcome with most categories; None where scales differ in anything else."""
        found = [fact for fact in self.own("scale") if self.outcome_of(fact) == outcome]
        found.sort(key=lambda fact: -len(fact.value) if isinstance(fact.value, tuple) else 0)
        if not found or not isinstance(found[0].value, tuple):
            return None
        widest = found[0].value
        alike = all(isinstance(one.value, tuple) and set(one.value) <= set(widest) for one in found)
        return found[0] if alike else None

    @cached_property
    def primary(self) -> Series | None:
        """The series of which most is known; of groups, the one that got the intervention."""

        def known(series: Series) -> tuple[bool, bool, int]:
            name = (series.group or "").casefold()
            treated = series.group is None or name.startswith(TREATED)
            return series.categories is not None, treated, len(series.cells) + len(series.facts)

        return max(self.series, key=known, default=None)


def _overlap(first: Fact, second: Fact) -> bool:
    """Tell whether two facts were read from the same words."""
    if first.start is None or second.start is None or first.end is None or second.end is None:
        return False
    return first.start < second.end and second.start < first.end


def _is_cell(fact: Fact) -> bool:
    plain = fact.get("role") in (None, "cell") and fact.get("characteristic") is None
    return plain and fact.get("percent_of") in (None, "percent")


def _attributed(fact: Fact) -> Fact:
    """Return a Z whose test is not said as one of the only test stated."""
    if fact.get("test") not in (None, "unknown"):
        return fact
    return replace(fact, attributes={**fact.attributes, "test": "wilcoxon"})
