"""Confidence intervals of a proportion."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from scipy import special

from prapasca.checks import check_confidence_level
from prapasca.errors import N_, InputError


@dataclass(frozen=True)
class Interval:
    """A confidence interval.

    Parameters
    ----------
    low, high : float
        Its ends.
    confidence_level : float
        Such as 0.95.
    method : str
        How it was made: ``"Clopper–Pearson"``, ``"Wilson"``, ``"profile likelihood"`` or ``"exact, one
        direction"``; a template to be translated at the edge.
    """

    low: float
    high: float
    confidence_level: float
    method: str


def clopper_pearson(successes: int, n: int, confidence_level: float = 0.95) -> Interval:
    """Return the exact interval of a proportion, which covers at least its level.

    Parameters
    ----------
    successes, n
        So many of so many.
    confidence_level
        Between 0 and 1.

    Returns
    -------
    Interval
        With method ``"Clopper–Pearson"``.

    Raises
    ------
    InputError
        `n` below 1, or `successes` outside 0..n.

    References
    ----------
    Clopper and Pearson (1934), https://doi.org/10.1093/biomet/26.4.404

    Examples
    --------
    >>> interval = clopper_pearson(19, 20)
    >>> print(f"{interval.low:.4f} {interval.high:.4f}")
    0.7513 0.9987
    """
    _check_proportion(successes, n)
    tail = (1 - check_confidence_level(confidence_level)) / 2
    low = 0.0 if successes == 0 else float(special.betaincinv(successes, n - successes + 1, tail))
    high = 1.0 if successes == n else float(special.betainccinv(successes + 1, n - successes, tail))
    return Interval(low, high, confidence_level, N_("Clopper–Pearson"))


def wilson(successes: int, n: int, confidence_level: float = 0.95) -> Interval:
    """Return the score interval of a proportion, which covers its level on average.

    Parameters
    ----------
    successes, n
        So many of so many.
    confidence_level
        Between 0 and 1.

    Returns
    -------
    Interval
        With method ``"Wilson"``.

    Raises
    ------
    InputError
        `n` below 1, or `successes` outside 0..n.

    References
    ----------
    Wilson (1927), https://doi.org/10.1080/01621459.1927.10502953

    Examples
    --------
    >>> interval = wilson(19, 20)
    >>> print(f"{interval.low:.4f} {interval.high:.4f}")
    0.7639 0.9911
    """
    _check_proportion(successes, n)
    z = normal_quantile(check_confidence_level(confidence_level))
    centre = successes + z * z / 2
    reach = z * sqrt(successes * (n - successes) / n + z * z / 4)
    low = 0.0 if successes == 0 else (centre - reach) / (n + z * z)
    high = 1.0 if successes == n else (centre + reach) / (n + z * z)
    return Interval(low, high, confidence_level, N_("Wilson"))


def normal_quantile(confidence_level: float) -> float:
    """Return z such that a standard normal value lies between -z and z at this level.

    Examples
    --------
    >>> round(normal_quantile(0.95), 6)
    1.959964
    """
    return float(-special.ndtri((1 - confidence_level) / 2))


def _check_proportion(successes: int, n: int) -> None:
    if n < 1 or not 0 <= successes <= n:
        raise InputError(
            "proportion",
            N_("proportion: found {successes} of {n}, expected n of 1 or more and a number from 0 to n"),
            successes=successes,
            n=n,
        )
