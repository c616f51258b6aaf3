"""Numbers in short: where they lie, and which pairs of them people have."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Summary:
    """Location and spread of a numeric variable; quartiles as SPSS computes them.

    ``sd`` is None for a single value.
    """

    n: int
    mean: float
    sd: float | None
    median: float
    q1: float
    q3: float
    minimum: float
    maximum: float


@dataclass(frozen=True)
class PairCount:
    """How many people had one value before and one after; middles of a square where values are put together."""

    pre: Decimal
    post: Decimal
    n: int


@dataclass(frozen=True)
class PairCounts:
    """People by their numbers before and after; squares are ``width`` wide, 0 where the values are exact."""

    width: Decimal
    rows: tuple[PairCount, ...]
