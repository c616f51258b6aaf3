"""Aiken's V: how far experts find an item relevant, on a scale of any length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from typing import Literal

from prapasca.checks import check_confidence_level
from prapasca.errors import N_, InputError
from prapasca.inference import Interval
from prapasca.inference.intervals import normal_quantile

ExpertDecision = Literal["valid", "not_valid", "undecidable"]


@dataclass(frozen=True, kw_only=True)
class AikenResult:
    """Aiken's V of one item.

    Parameters
    ----------
    n : int
        Experts who rated the item.
    mean : float
        Of the ratings.
    v : float
        0 if all chose the lowest rating, 1 if all chose the highest.
    interval : Interval
        Score interval of Penfield and Giacobbi.
    p : float
        Chance of such a V or a larger one, if every rating were drawn blindly; exact.
    critical_v : float or None
        Smallest V whose p reaches the level; None if even 1 does not.
    decision : str
        ``"valid"`` if V reaches the critical V, ``"not_valid"`` if not, ``"undecidable"`` if there is none.
    """

    n: int
    mean: float
    v: float
    interval: Interval
    p: float
    critical_v: float | None
    decision: ExpertDecision


def aiken_v(ratings: Sequence[int], low: int, high: int, *, confidence_level: float = 0.95) -> AikenResult:
    """Return Aiken's V [1]_ with its score interval [2]_ and exact p value.

    Parameters
    ----------
    ratings
        One whole number an expert.
    low, high
        Ends of the scale.
    confidence_level
        Of the interval; the critical V is one-sided at 1 minus this.

    Raises
    ------
    InputError
        No rating, a rating off the scale, or a scale whose ends do not rise.

    References
    ----------
    .. [1] L. R. Aiken (1985). https://doi.org/10.1177/0013164485451012
    .. [2] R. D. Penfield and P. R. Giacobbi (2004). https://doi.org/10.1207/s15327841mpee0804_3

    Examples
    --------
    >>> result = aiken_v([5, 4, 5, 5, 3], 1, 5)
    >>> print(f"{result.v:.2f} {result.p:.4f} {result.critical_v:.2f}")
    0.85 0.0179 0.80
    """
    check_ratings(ratings, low, high)
    n, steps = len(ratings), high - low
    score = sum(int(rating) - low for rating in ratings)
    v = score / (n * steps)
    tails = _upper_tails(n, steps)
    level = Fraction(str(round(1 - check_confidence_level(confidence_level), 12)))
    reached = [place for place, tail in enumerate(tails) if tail <= level]
    return AikenResult(
        n=n,
        mean=low + score / n,
        v=v,
        interval=_score_interval(v, n * steps, confidence_level),
        p=float(tails[score]),
        critical_v=reached[0] / (n * steps) if reached else None,
        decision=decided(reached=score >= reached[0] if reached else None),
    )


def decided(*, reached: bool | None) -> ExpertDecision:
    """Return the decision on an item that reaches its critical value, does not, or has none.

    Examples
    --------
    >>> decided(reached=True), decided(reached=None)
    ('valid', 'undecidable')
    """
    if reached is None:
        return "undecidable"
    return "valid" if reached else "not_valid"


def check_ratings(ratings: Sequence[int], low: int, high: int) -> None:
    """Raise unless all ratings are whole numbers on the scale, and there is one.

    Raises
    ------
    InputError
        Codes ``"scale"``, ``"no-rating"``, ``"rating"``.

    Examples
    --------
    >>> check_ratings([1, 4], 1, 4)
    """
    if low >= high:
        raise InputError("scale", N_("scale: found {low} to {high}, expected the lowest first"), low=low, high=high)
    if not ratings:
        raise InputError("no-rating", N_("ratings: found none, expected one or more"))
    off = [rating for rating in ratings if rating != int(rating) or not low <= rating <= high]
    if off:
        raise InputError(
            "rating",
            N_("ratings: found {found}, expected whole numbers from {low} to {high}"),
            found=off[0],
            low=low,
            high=high,
        )


def _upper_tails(n: int, steps: int) -> list[Fraction]:
    """Return the chance of each sum of n blind ratings 0..steps, or a larger one."""
    ways = [1]
    for _ in range(n):
        longer = [0] * (len(ways) + steps)
        for place, count in enumerate(ways):
            for more in range(steps + 1):
                longer[place + more] += count
        ways = longer
    everything = (steps + 1) ** n
    return [Fraction(sum(ways[place:]), everything) for place in range(len(ways))]


def _score_interval(v: float, trials: int, confidence_level: float) -> Interval:
    z = normal_quantile(confidence_level)
    centre = 2 * trials * v + z * z
    reach = z * sqrt(4 * trials * v * (1 - v) + z * z)
    low, high = ((centre + side * reach) / (2 * (trials + z * z)) for side in (-1, 1))
    # exact ends where rounding could pass them
    return Interval(0.0 if v == 0 else low, 1.0 if v == 1 else high, confidence_level, N_("Penfield–Giacobbi"))
