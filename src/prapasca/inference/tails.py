"""Tails: from the two tails and the point of a discrete null distribution to the p values reported."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from math import erfc, exp, log, log1p, sqrt
from typing import Literal

Alternative = Literal["two-sided", "greater", "less"]
ALTERNATIVES: tuple[Alternative, ...] = ("two-sided", "greater", "less")

Method = Literal["exact", "asymptotic"]
METHODS: tuple[Method, ...] = ("exact", "asymptotic")

RankMethod = Literal["auto", "exact", "saddlepoint", "asymptotic"]
RANK_METHODS: tuple[RankMethod, ...] = ("auto", "exact", "saddlepoint", "asymptotic")

SMALLEST_P = sys.float_info.min
"""Smallest normal double, 2**-1022: the floor of every p."""

_LOG_2 = log(2)


@dataclass(frozen=True)
class Tails:
    """Probabilities of a statistic T around its observed value t, under the null hypothesis.

    Parameters
    ----------
    lower, upper, point : float
        ``P(T <= t)``, ``P(T >= t)`` and ``P(T = t)``; 0.0 only where the double underflows.
    log_lower, log_upper, log_point : float
        Their natural logarithms, which do not underflow.
    point_error : float
        Bound on the relative error of `point` where that may pass 1e-12, else 0. At 1 the point is
        an upper bound, far below the tails; see the page on the exact null distribution.

    Examples
    --------
    >>> Tails.from_counts(1, 8, 1, n_signs=3).lower
    0.125
    """

    lower: float
    upper: float
    point: float
    log_lower: float
    log_upper: float
    log_point: float
    point_error: float = 0.0

    @classmethod
    def from_logs(cls, log_lower: float, log_upper: float, log_point: float, *, point_error: float = 0.0) -> Tails:
        """Build from natural logarithms.

        Examples
        --------
        >>> Tails.from_logs(-2000.0, 0.0, -2000.0).upper
        1.0
        """
        logs = (min(log_lower, 0.0), min(log_upper, 0.0), min(log_point, 0.0))
        return cls(exp(logs[0]), exp(logs[1]), exp(logs[2]), *logs, point_error)

    @classmethod
    def from_counts(cls, lower: int, upper: int, point: int, *, n_signs: int) -> Tails:
        """Build from how many of the ``2**n_signs`` equally likely sign patterns fall in each set.

        Whole numbers of any size; each probability is rounded once.

        Examples
        --------
        >>> Tails.from_counts(1, 2**19, 1, n_signs=19).point == 2**-19
        True
        """
        total = 1 << n_signs
        counts = (lower, upper, point)
        logs = [log(count) - n_signs * _LOG_2 if count < total else 0.0 for count in counts]
        # the difference of two large logarithms loses digits that the quotient has
        ratios = [count / total for count in counts]
        logs = [log(ratio) if ratio >= SMALLEST_P else logarithm for ratio, logarithm in zip(ratios, logs, strict=True)]
        return cls(ratios[0], ratios[1], ratios[2], logs[0], logs[1], logs[2])

    def swapped(self) -> Tails:
        """Return the tails of ``-T`` around ``-t``."""
        logs = (self.log_upper, self.log_lower, self.log_point)
        return Tails(self.upper, self.lower, self.point, *logs, self.point_error)


@dataclass(frozen=True)
class ExactP:
    """The exact p values of one test.

    Parameters
    ----------
    p_exact : float
        For the alternative asked; two-sided is ``min(1, 2 x smaller tail)``.
    p_exact_one_sided : float
        The smaller tail, or the tail asked.
    point_probability : float
        ``P(T = t)``.
    p_mid : float
        ``p - P(T = t)`` two-sided (1 at the centre), ``p - P(T = t) / 2`` one-sided.
    log_p_exact : float
        Natural logarithm of `p_exact` before any floor.
    p_exact_floored : bool
        Whether `p_exact` is too small for a normal double, and stands at `SMALLEST_P`.
    """

    p_exact: float
    p_exact_one_sided: float
    point_probability: float
    p_mid: float
    log_p_exact: float
    p_exact_floored: bool


def exact_p(tails: Tails, alternative: Alternative = "two-sided") -> ExactP:
    """Turn tails into p values; ``"greater"`` takes the upper tail, ``"less"`` the lower.

    Parameters
    ----------
    tails
        Of a statistic that grows with the alternative ``"greater"``.
    alternative
        Two-sided doubles the smaller tail.

    Returns
    -------
    ExactP
        Every p lies in (0, 1]; those too small for a normal double stand at `SMALLEST_P`.

    Examples
    --------
    >>> p = exact_p(Tails.from_counts(1, 8, 1, n_signs=3))
    >>> p.p_exact, p.p_exact_one_sided, p.point_probability, p.p_mid
    (0.25, 0.125, 0.125, 0.125)
    >>> exact_p(Tails.from_counts(1, 8, 1, n_signs=3), "greater").p_exact
    1.0
    """
    upper = tails.log_upper < tails.log_lower if alternative == "two-sided" else alternative == "greater"
    tail, log_tail = (tails.upper, tails.log_upper) if upper else (tails.lower, tails.log_lower)
    sides, log_sides = (2, _LOG_2) if alternative == "two-sided" else (1, 0.0)
    log_p = min(0.0, log_tail + log_sides)
    if tail >= SMALLEST_P:
        # the smaller tail passes 1/2 at the centre only
        at_centre = sides == 2 and tail > 0.5
        p, p_mid = sides * tail, 1.0 if at_centre else sides * (tail - tails.point / 2)
    else:
        # the point is part of the tail, so at least half of the tail is left and nothing cancels
        p, p_mid = exp(log_p), exp(log_p + log1p(-exp(min(0.0, tails.log_point - log_tail)) / 2))
    return ExactP(
        p_exact=floored(p),
        p_exact_one_sided=floored(tail),
        point_probability=floored(tails.point),
        p_mid=floored(p_mid),
        log_p_exact=log_p,
        p_exact_floored=p < SMALLEST_P,
    )


@dataclass(frozen=True)
class NoExactP:
    """The fields of :class:`ExactP` where the exact distribution was not asked for: all None."""

    p_exact: None = field(default=None, init=False)
    p_exact_one_sided: None = field(default=None, init=False)
    point_probability: None = field(default=None, init=False)
    p_mid: None = field(default=None, init=False)
    log_p_exact: None = field(default=None, init=False)
    p_exact_floored: None = field(default=None, init=False)


NO_CHANGE = ExactP(1.0, 1.0, 1.0, 1.0, 0.0, p_exact_floored=False)
"""When nothing changed there is one possible outcome: every p is 1."""


def floored(p: float) -> float:
    """Return `p` within [`SMALLEST_P`, 1].

    Examples
    --------
    >>> floored(0.0) == SMALLEST_P, floored(1.0000000000000002)
    (True, 1.0)
    """
    return min(1.0, max(p, SMALLEST_P))


def normal_p(z: float, alternative: Alternative = "two-sided") -> float:
    """Return the p value of a standard normal `z`, floored like the exact ones.

    Examples
    --------
    >>> round(normal_p(-1.959963984540054), 12), normal_p(0.0)
    (0.05, 1.0)
    >>> round(normal_p(-1.0, "less"), 12)
    0.158655253931
    """
    if alternative == "two-sided":
        return floored(erfc(abs(z) / sqrt(2)))
    return floored(erfc((z if alternative == "greater" else -z) / sqrt(2)) / 2)


def corrected_z(deviation: float, correction: float, deviation_sd: float, alternative: Alternative) -> float:
    """Return z with continuity correction.

    The deviation from the null mean is drawn towards the null by `correction`, two-sided never
    past it; one-sided it is drawn away from the alternative.

    Parameters
    ----------
    deviation
        Statistic minus its mean under the null.
    correction
        Half the step of the statistic.
    deviation_sd
        Standard deviation under the null; 0 gives z = 0.

    Examples
    --------
    >>> corrected_z(-5.0, 0.5, 1.5, "two-sided"), corrected_z(-5.0, 0.5, 1.5, "less")
    (-3.0, -3.0)
    """
    if deviation_sd == 0:
        return 0.0
    if alternative == "two-sided":
        size = max(0.0, abs(deviation) - correction)
        return (size if deviation > 0 else -size) / deviation_sd
    return (deviation - correction if alternative == "greater" else deviation + correction) / deviation_sd
