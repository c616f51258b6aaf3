"""What p can belong to a Z: values by convention, and bounds over every convention and every table."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, sqrt

from scipy.special import ndtr

from prapasca.audit.rounding import Rounded
from prapasca.errors import N_

LARGEST_TAIL = 3.18
"""A weighted sum of random signs with unit variance exceeds x at most this often as a normal variable does."""
SMALLEST_TAIL = 0.1
"""Half the exact tail is never below this share of the normal one, found by counting all ties of up to 11 changes."""


@dataclass(frozen=True)
class PFromZ:
    """The p values of one convention, as wide as the rounding of Z makes them.

    Parameters
    ----------
    name
        Template of the convention's name.
    low, high
        Least and greatest p.
    """

    name: str
    low: float
    high: float


def upper_tail(z: float) -> float:
    """Return the normal probability above z.

    Examples
    --------
    >>> round(2 * upper_tail(1.959964), 6)
    0.05
    """
    return float(ndtr(-z))


def asymptotic(z: Rounded) -> PFromZ:
    """Return the two-sided asymptotic p of a printed Z."""
    low, high = _sizes(z)
    return PFromZ(N_("two-sided asymptotic"), 2 * upper_tail(high), 2 * upper_tail(low))


def one_sided(z: Rounded) -> PFromZ:
    """Return the one-sided asymptotic p of a printed Z."""
    low, high = _sizes(z)
    return PFromZ(N_("one-sided asymptotic"), upper_tail(high), upper_tail(low))


def bounds(z: Rounded, n: int | None = None) -> tuple[float, float]:
    """Return bounds of every p that can stand beside a Z of the signed-rank test.

    They hold for one- and two-sided, asymptotic, continuity-corrected, exact and mid-p values over
    every set of changes with that Z. A sum of random signs weighted with ranks exceeds its Z at most
    3.18 times as often as a normal variable [1]_; that m changes of one direction give Z² <= m bounds
    the number of changes, and with it the correction and the least exact p.

    Parameters
    ----------
    z
        As printed.
    n
        People, where known; not more than that changed.

    References
    ----------
    .. [1] V. K. Bentkus and D. Dzindzalieta, "A tight Gaussian bound for weighted sums of Rademacher
       random variables", Bernoulli 21 (2015) 1231-1237. https://doi.org/10.3150/14-BEJ603

    Examples
    --------
    >>> from decimal import Decimal
    >>> low, high = bounds(Rounded(Decimal("-1.856")))
    >>> low < 0.0317 < 0.0635 < high < 0.64
    True
    """
    low, high = _sizes(z)
    least_m = max(1, ceil(low * low - 1e-9))
    if n is not None:
        least_m = min(least_m, max(n, 1))
    corrected = max(0.0, low - 2 / (sqrt(least_m) * (least_m + 1)))
    greatest = min(1.0, max(2 * LARGEST_TAIL * upper_tail(low), 2 * upper_tail(corrected)))
    smallest = min(SMALLEST_TAIL * upper_tail(high), 0.5 ** (least_m + 2))
    return smallest, greatest


def _sizes(z: Rounded) -> tuple[float, float]:
    size = Rounded(abs(z.value))
    return float(max(Fraction(0), size.low)), float(size.high)
