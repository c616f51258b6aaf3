"""Intervals for the difference and the ratio of two proportions of different people."""

from __future__ import annotations

from collections.abc import Callable
from math import exp, inf, log, sqrt

from prapasca.errors import N_
from prapasca.inference.intervals import Interval, normal_quantile, wilson

WIDEST = log(1e12)
"""Ratios are sought between 1e-12 and 1e12."""


def newcombe(improved: int, n: int, other_improved: int, other_n: int, confidence_level: float = 0.95) -> Interval:
    """Return the hybrid score interval of the difference of two shares [1]_.

    With Wilson's interval ``[l, u]`` of each share, ``p1 - p2 - sqrt((p1 - l1)^2 + (u2 - p2)^2)`` is
    the lower end and ``p1 - p2 + sqrt((u1 - p1)^2 + (p2 - l2)^2)`` the upper.

    Parameters
    ----------
    improved, n, other_improved, other_n
        So many of so many in each group, n of 1 or more.
    confidence_level
        Between 0 and 1.

    References
    ----------
    .. [1] R. G. Newcombe, "Interval estimation for the difference between independent proportions",
       Statistics in Medicine 17 (1998) 873-890, method 10.
       https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I

    Examples
    --------
    >>> interval = newcombe(56, 70, 48, 80)
    >>> print(f"{interval.low:.4f} {interval.high:.4f}")
    0.0524 0.3339
    """
    here, there = wilson(improved, n, confidence_level), wilson(other_improved, other_n, confidence_level)
    first, second = improved / n, other_improved / other_n
    low = first - second - sqrt((first - here.low) ** 2 + (there.high - second) ** 2)
    high = first - second + sqrt((here.high - first) ** 2 + (second - there.low) ** 2)
    return Interval(low, high, confidence_level, N_("Newcombe"))


def koopman(improved: int, n: int, other_improved: int, other_n: int, confidence_level: float = 0.95) -> Interval:
    """Return the score interval of the ratio of two shares [1]_.

    It holds every ratio that the score test, without continuity correction, does not reject.

    Parameters
    ----------
    improved, n, other_improved, other_n
        So many of so many in each group, n of 1 or more.
    confidence_level
        Between 0 and 1.

    Returns
    -------
    Interval
        From 0 where nobody improved in the first group, to infinity where nobody did in the other.

    References
    ----------
    .. [1] P. A. R. Koopman, "Confidence intervals for the ratio of two binomial proportions",
       Biometrics 40 (1984) 513-517. https://doi.org/10.2307/2531405

    Examples
    --------
    >>> interval = koopman(7, 34, 1, 34)
    >>> print(f"{interval.low:.4f} {interval.high:.4f}")
    1.2209 42.5757
    """
    critical = normal_quantile(confidence_level)

    def rejected(log_ratio: float) -> bool:
        return abs(_score(improved, n, other_improved, other_n, exp(log_ratio))) > critical

    low, high = 0.0, inf
    if improved:
        low = exp(_crossing(rejected, -WIDEST, _start(improved * other_n, other_improved * n, WIDEST)))
    if other_improved:
        high = exp(_crossing(rejected, WIDEST, _start(improved * other_n, other_improved * n, -WIDEST)))
    return Interval(low, high, confidence_level, N_("Koopman"))


def _start(numerator: int, denominator: int, otherwise: float) -> float:
    """Return the log of the estimate, which no score test rejects, or the end at which it lies."""
    return log(numerator / denominator) if numerator and denominator else otherwise


def _crossing(rejected: Callable[[float], bool], outside: float, inside: float) -> float:
    """Return where rejection begins, by halving."""
    for _ in range(80):
        middle = (outside + inside) / 2
        if rejected(middle):
            outside = middle
        else:
            inside = middle
    return inside


def _score(x: int, n: int, y: int, m: int, ratio: float) -> float:
    """Return the score statistic of ``p1 = ratio p2``, with the shares most likely under it."""
    total = ratio * (n + y) + x + m
    restricted = 2 * ratio * (x + y) / (total + sqrt(max(0.0, total**2 - 4 * ratio * (n + m) * (x + y))))
    first, second = min(restricted, 1.0), min(restricted / ratio, 1.0)
    variance = first * (1 - first) / n + ratio**2 * second * (1 - second) / m
    difference = x / n - ratio * y / m
    if variance <= 0:
        return 0.0 if abs(difference) < 1e-12 else inf
    return difference / sqrt(variance)
