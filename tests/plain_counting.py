"""The plain second opinion: every sign pattern counted in whole numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import product


def ways(scores: Sequence[int], sizes: Sequence[int]) -> Counter[int]:
    """How many sign patterns give each sum of the scores of the increases."""
    found = Counter({0: 1})
    for score, size in zip(scores, sizes, strict=True):
        for _ in range(size):
            grown = Counter(found)
            for total, count in found.items():
                grown[total + score] += count
            found = grown
    return found


def tails(scores: Sequence[int], sizes: Sequence[int], observed: int) -> tuple[Fraction, Fraction, Fraction]:
    """P(T <= t), P(T >= t), P(T = t)."""
    found = ways(scores, sizes)
    everything = 2 ** sum(sizes)
    lower = sum(count for total, count in found.items() if total <= observed)
    upper = sum(count for total, count in found.items() if total >= observed)
    return Fraction(lower, everything), Fraction(upper, everything), Fraction(found[observed], everything)


def _sums(ranks: Sequence[Fraction], signs: Sequence[int]) -> tuple[Fraction, list[Fraction]]:
    patterns = [signs, *product((-1, 1), repeat=len(ranks))]
    observed, *others = [
        sum((rank * sign for rank, sign in zip(ranks, pattern, strict=True)), Fraction(0)) for pattern in patterns
    ]
    return observed, others


def flipped(ranks: Sequence[Fraction], signs: Sequence[int]) -> tuple[Fraction, Fraction, Fraction]:
    """P(S <= s), P(S >= s), P(S = s) of the signed rank sum, over all sign flips."""
    observed, sums = _sums(ranks, signs)
    counts = (
        sum(total <= observed for total in sums),
        sum(total >= observed for total in sums),
        sum(total == observed for total in sums),
    )
    lower, upper, point = (Fraction(count, len(sums)) for count in counts)
    return lower, upper, point


def chance_as_far(ranks: Sequence[Fraction], signs: Sequence[int]) -> Fraction:
    """P(|S| >= |s|), over all sign flips."""
    observed, sums = _sums(ranks, signs)
    return Fraction(sum(abs(total) >= abs(observed) for total in sums), len(sums))
