"""What a figure shows, as numbers and names in the reader's language; drawing is somebody else's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Side = Literal["improved", "unchanged", "worsened"]


def side(before: float, after: float, improving: Literal["higher", "lower"]) -> Side:
    """Return whether a change from one number to another is an improvement.

    Examples
    --------
    >>> side(7, 3, "lower")
    'improved'
    """
    if before == after:
        return "unchanged"
    return "improved" if (after > before) == (improving == "higher") else "worsened"


@dataclass(frozen=True)
class Alluvial:
    """People flowing from categories before (rows of ``counts``) to categories after (columns), worst to best."""

    labels: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    before: str
    after: str

    @property
    def improved(self) -> int:
        """People who went to a better category."""
        return sum(n for row, counts in enumerate(self.counts) for n in counts[row + 1 :])

    @property
    def unchanged(self) -> int:
        """People who stayed in their category."""
        return sum(counts[row] for row, counts in enumerate(self.counts))

    @property
    def worsened(self) -> int:
        """People who went to a worse category."""
        return sum(n for row, counts in enumerate(self.counts) for n in counts[:row])


@dataclass(frozen=True)
class DivergingBars:
    """Shares of the categories, worst to best, one bar an occasion, parted at the middle of the scale."""

    labels: tuple[str, ...]
    occasions: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class ChangeBars:
    """How many people changed by how much.

    ``changes`` ascends, 0 is no change; where ``width`` is not 0, each other change is the middle of
    a span so wide. ``improving`` tells which changes are improvements.
    """

    changes: tuple[float, ...]
    counts: tuple[int, ...]
    axis: str
    improving: Literal["higher", "lower"]
    width: float = 0.0

    def total(self, side: Side) -> int:
        """Return how many people improved, stayed or worsened."""
        sign = {"improved": 1, "unchanged": 0, "worsened": -1}[side] * (1 if self.improving == "higher" else -1)
        listed = zip(self.changes, self.counts, strict=True)
        return sum(n for change, n in listed if (change > 0) - (change < 0) == sign)


@dataclass(frozen=True)
class NullCurve:
    """The exact distribution of a sum of ranks without any effect, and the sum observed.

    ``values`` ascend around ``centre``. ``probabilities`` are those of each value, or, if ``smoothed``,
    the height of a curve through too many values to draw. ``log_p`` is the natural logarithm of ``p``.
    """

    values: tuple[float, ...]
    probabilities: tuple[float, ...]
    centre: float
    observed: float
    p: float
    log_p: float
    axis: str
    alternative: Literal["two-sided", "greater", "less"] = "two-sided"
    smoothed: bool = False

    def extreme(self, value: float) -> bool:
        """Return whether a value is at least as far out as the one observed."""
        if self.alternative == "two-sided":
            return abs(value - self.centre) >= abs(self.observed - self.centre)
        return value >= self.observed if self.alternative == "greater" else value <= self.observed


@dataclass(frozen=True)
class MethodDots:
    """p values of one table by many methods, against the level; every tuple has one entry a p value.

    ``groups`` are the tests, ``names`` what is varied within one ("" where nothing is), ``methods``
    how p is computed. Those of one test stand together.
    """

    groups: tuple[str, ...]
    names: tuple[str, ...]
    methods: tuple[str, ...]
    p_values: tuple[float, ...]
    level: float


@dataclass(frozen=True)
class PowerLines:
    """Power of some tests against the number of pairs."""

    names: tuple[str, ...]
    points: tuple[tuple[tuple[int, float], ...], ...]
    target: float | None = None
    n: int | None = None


@dataclass(frozen=True)
class PairedLines:
    """People's numbers before and after; each of ``lines`` is a value before, one after, and how many had both."""

    lines: tuple[tuple[float, float, int], ...]
    medians: tuple[float, float]
    occasions: tuple[str, str]
    axis: str
    improving: Literal["higher", "lower"]

    def side(self, before: float, after: float) -> Side:
        """Return whether a pair is an improvement."""
        return side(before, after, self.improving)

    def total(self, side: Side) -> int:
        """Return how many people improved, stayed or worsened."""
        return sum(n for before, after, n in self.lines if self.side(before, after) == side)


@dataclass(frozen=True)
class OccasionFlows:
    """People flowing through the categories of several occasions.

    Each of ``steps`` leads from an occasion (rows, worst to best) to the next (columns); all are of the same people.
    """

    labels: tuple[str, ...]
    occasions: tuple[str, ...]
    steps: tuple[tuple[tuple[int, ...], ...], ...]

    def margins(self) -> tuple[tuple[int, ...], ...]:
        """Return how many are in each category on each occasion."""
        first = tuple(map(sum, self.steps[0]))
        return (first, *(tuple(map(sum, zip(*counts, strict=True))) for counts in self.steps))


@dataclass(frozen=True)
class OccasionLines:
    """People's numbers over several occasions.

    Each of ``steps`` has the values on an occasion and on the next, with how many had both; each of ``means`` the mean
    of an occasion with the ends of its interval, None where there is none.
    """

    steps: tuple[tuple[tuple[float, float, int], ...], ...]
    means: tuple[tuple[float, float | None, float | None], ...]
    occasions: tuple[str, ...]
    axis: str
    improving: Literal["higher", "lower"]
    level: float

    def side(self, before: float, after: float) -> Side:
        """Return whether a step is an improvement."""
        return side(before, after, self.improving)


@dataclass(frozen=True)
class QuantilePlot:
    """Changes against the normal quantiles of their ranks.

    Each of ``points`` is a quantile, a change, and how many people changed so. Normal changes lie on the line of
    ``mean`` and ``sd``. ``w`` and ``p`` are those of the Shapiro-Wilk test, None where it is undefined.
    """

    points: tuple[tuple[float, float, int], ...]
    mean: float
    sd: float
    axis: str
    w: float | None = None
    p: float | None = None


@dataclass(frozen=True)
class ShareDots:
    """Shares of groups: how many of how many, and the interval of the share, None of nobody.

    ``overall`` is how many of everybody, ``level`` the confidence level; ``axis`` and ``counted`` name the share and
    the counts.
    """

    labels: tuple[str, ...]
    counts: tuple[int, ...]
    totals: tuple[int, ...]
    intervals: tuple[tuple[float, float] | None, ...]
    overall: tuple[int, int]
    axis: str
    counted: str
    level: float = 0.95


Picture = (
    Alluvial
    | DivergingBars
    | ChangeBars
    | NullCurve
    | MethodDots
    | PowerLines
    | PairedLines
    | OccasionFlows
    | OccasionLines
    | QuantilePlot
    | ShareDots
)
