"""A study that never was: who moved from where to where, and how its numbers are printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

import numpy as np

from audit.manuscripts.statistics import Table, movers
from audit.manuscripts.vocabulary import INTERVENTIONS, OUTCOMES, PEOPLE, PLACES, OutcomeWords, Words

Item = TypeVar("Item")


class Chance:
    """Seeded choices."""

    def __init__(self, seed: int) -> None:
        self._generator = np.random.default_rng(seed)

    def pick(self, items: Sequence[Item]) -> Item:
        """Return one of the items."""
        return items[int(self._generator.integers(len(items)))]

    def happens(self, probability: float) -> bool:
        """Tell whether something of this probability happens."""
        return bool(self._generator.random() < probability)

    def between(self, low: int, high: int) -> int:
        """Return an integer, both ends included."""
        return int(self._generator.integers(low, high + 1))

    def split(self, n: int, weights: Sequence[float]) -> tuple[int, ...]:
        """Return n split at random by weights."""
        shares = np.asarray(weights, dtype=float)
        return tuple(int(count) for count in self._generator.multinomial(n, shares / shares.sum()))

    def shares(self, parts: int) -> list[float]:
        """Return random weights."""
        return [float(weight) for weight in self._generator.dirichlet(np.full(parts, 1.5)) + 0.02]


@dataclass(frozen=True)
class Series:
    """One outcome of one group: its name in the text, and who moved from where to where, worst to best."""

    outcome: OutcomeWords
    labels: tuple[Words, ...]
    group: str
    table: Table

    @property
    def n(self) -> int:
        """Its people."""
        return sum(map(sum, self.table))

    @property
    def before(self) -> tuple[int, ...]:
        """Counts before, worst to best."""
        return tuple(map(sum, self.table))

    @property
    def after(self) -> tuple[int, ...]:
        """Counts after, worst to best."""
        return tuple(map(sum, zip(*self.table, strict=True)))

    @property
    def changes(self) -> dict[str, int]:
        """How many improved, stayed and became worse."""
        up, down = movers(self.table)
        return {"improved": up, "unchanged": self.n - up - down, "worsened": down}


@dataclass(frozen=True)
class Style:
    """How numbers and tables are printed."""

    mark: str
    decimals: int
    share: str
    layout: str
    best_first: bool
    empty: str
    zero_p: str
    leading_zero: bool
    thesis: bool
    ascending: bool

    def number(self, value: Decimal | float, decimals: int) -> str:
        """Return a number rounded half up, with the decimal mark of the paper."""
        return plain(value, decimals).replace(".", self.mark)

    def percent(self, count: int, n: int) -> str:
        """Return a percentage without its sign."""
        exact = Decimal(100) * count / n
        if count == n and self.empty == "-":
            return "100"
        return self.number(exact, self.decimals)


def plain(value: Decimal | float, decimals: int) -> str:
    """Return a number rounded half up with a decimal point."""
    unit = Decimal(1).scaleb(-decimals)
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    return f"{exact.quantize(unit, ROUND_HALF_UP):f}"


@dataclass(frozen=True)
class Study:
    """What a manuscript reports, and how."""

    seed: int
    language: str
    abstracts: tuple[str, ...]
    series: tuple[Series, ...]
    intervention: Words
    people: Words
    place: Words
    year: int
    test: str
    style: Style

    @property
    def groups(self) -> tuple[str, ...]:
        """Names of the groups; one empty name where there is but one."""
        return tuple(dict.fromkeys(one.group for one in self.series))

    @property
    def n(self) -> int:
        """All people."""
        sizes = {one.group: one.n for one in self.series}
        return sum(sizes.values())


LAYOUTS = ("prose", "lines", "lines", "flat", "cells", "tabs", "tabs", "markdown", "wide")
SHARES = ("({}%)", "({}%)", "({} %)", "{}%", "{} %", "({})", "{}", "or {}%")


def random_study(seed: int) -> tuple[Study, Chance]:
    """Return a study and the chance that goes on to word it."""
    chance = Chance(seed)
    kind = chance.pick(("one", "one", "one", "one", "groups", "outcomes"))
    language = chance.pick(("id", "id", "en"))
    abstracts = ("en",) if language == "en" else chance.pick((("id", "en"), ("id",), ("id", "en")))
    series = _series(chance, kind)
    study = Study(
        seed=seed,
        language=language,
        abstracts=abstracts,
        series=series,
        intervention=chance.pick(INTERVENTIONS),
        people=chance.pick(PEOPLE),
        place=chance.pick(PLACES),
        year=chance.between(2014, 2024),
        test=_test(chance, series),
        style=_style(chance, language),
    )
    return study, chance


def _style(chance: Chance, language: str) -> Style:
    mark = "." if language == "en" else chance.pick((",", ",", ",", "."))
    decimals = chance.pick((0, 1, 1, 1, 2))
    layout = chance.pick(LAYOUTS)
    share = chance.pick(SHARES if decimals else SHARES[:5])
    if layout == "flat" and decimals == 1 and chance.happens(0.3):
        share = "lost"
    return Style(
        mark=mark,
        decimals=decimals,
        share=share,
        layout=layout,
        best_first=chance.happens(0.5),
        empty=chance.pick(("0", "0", "-")),
        zero_p=chance.pick(("zero", "below")),
        leading_zero=chance.happens(0.8),
        thesis=language == "id" and chance.happens(0.4),
        ascending=chance.happens(0.5),
    )


def _series(chance: Chance, kind: str) -> tuple[Series, ...]:
    k = chance.pick((2, 3, 3, 3, 4, 5))
    fitting = [one for one in OUTCOMES if any(len(scale) == k for scale in one.scales)]
    outcomes = [chance.pick(fitting)]
    if kind == "outcomes":
        outcomes.append(chance.pick([one for one in fitting if one is not outcomes[0]]))
    n = _size(chance)
    groups = ("intervention", "control") if kind == "groups" else ("",)
    found = []
    for outcome in outcomes:
        labels = chance.pick([scale for scale in outcome.scales if len(scale) == k])
        for group in groups:
            size = n if group != "control" or chance.happens(0.7) else max(5, n + chance.between(-3, 3))
            found.append(
                Series(outcome, labels, group, _table(chance, size, k, drift=0.1 if group == "control" else 1))
            )
    return tuple(found)


def _size(chance: Chance) -> int:
    low, high = chance.pick(((5, 12), (10, 30), (15, 40), (15, 40), (30, 60), (50, 100), (100, 200)))
    return chance.between(low, high)


def _table(chance: Chance, n: int, k: int, drift: float) -> Table:
    """Return a table in which somebody moved, most of them for the better where drift is 1."""
    stay, harm = chance.pick((0.1, 0.3, 0.6)), chance.pick((0.0, 0.0, 0.1)) + (1 - drift) * 0.5
    while True:
        before = chance.split(n, [weight * (2 if row < k - 1 else 0.6) for row, weight in enumerate(chance.shares(k))])
        rows = []
        for row, count in enumerate(before):
            moves = [harm if column < row else stay if column == row else 0.6 ** (column - row) for column in range(k)]
            rows.append(chance.split(count, moves))
        up, down = movers(tuple(rows))
        if up + down >= 2 and up != down:
            return tuple(rows)


def _test(chance: Chance, series: tuple[Series, ...]) -> str:
    fewest = min(sum(movers(one.table)) for one in series)
    most = max(sum(movers(one.table)) for one in series)
    tests = ["wilcoxon"] * 5
    if most <= 60:
        tests.append("wilcoxon_exact")
    tests.append("sign_exact" if most <= 25 else "sign_asymptotic" if fewest > 25 else "wilcoxon")
    if len(series[0].labels) == 2:
        tests += ["mcnemar_exact"] * 2 + (["mcnemar_chi2"] if fewest > 25 else [])
    else:
        tests.append("marginal_homogeneity")
    return chance.pick(tests)
