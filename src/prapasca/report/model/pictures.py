"""What a figure shows, as numbers and names in the reader's language; drawing is somebody else's."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Alluvial:
    """People flowing from categories before (rows of ``counts``) to categories after (columns)."""

    labels: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    before: str
    after: str


@dataclass(frozen=True)
class DivergingBars:
    """Shares of the categories, worst to best, one bar an occasion, parted at the middle of the scale."""

    labels: tuple[str, ...]
    occasions: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class ChangeBars:
    """How many people changed by how much; ``changes`` ascends, 0 is no change."""

    changes: tuple[float, ...]
    counts: tuple[int, ...]
    axis: str
    improving: str


@dataclass(frozen=True)
class NullCurve:
    """The exact distribution of a sum of ranks without any effect, and the sum observed."""

    values: tuple[float, ...]
    probabilities: tuple[float, ...]
    observed: float
    p: float
    axis: str


@dataclass(frozen=True)
class MethodDots:
    """p values of one table by many methods, against the level; ``groups`` names what each row belongs to."""

    names: tuple[str, ...]
    groups: tuple[str, ...]
    p_values: tuple[float, ...]
    level: float


@dataclass(frozen=True)
class PowerLines:
    """Power of some tests against the number of pairs."""

    names: tuple[str, ...]
    points: tuple[tuple[tuple[int, float], ...], ...]
    target: float | None = None
    n: int | None = None


Picture = Alluvial | DivergingBars | ChangeBars | NullCurve | MethodDots | PowerLines
