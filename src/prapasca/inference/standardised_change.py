"""The mean change in standard deviations: of the changes (d_z), and of the values (d_av)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log, pi, sqrt

import numpy as np
import numpy.typing as npt
from scipy import special

from prapasca.checks import check_confidence_level
from prapasca.errors import N_
from prapasca.inference.intervals import Interval
from prapasca.moments import PairedMoments

Floats = npt.NDArray[np.float64]

NODES = 400
REACH = 9.5
"""Standard deviations on either side beyond which a normal density is no longer seen in a double."""


@dataclass(frozen=True)
class StandardisedChange:
    """The mean of ``d = post - pre`` in standard deviations; each None where that does not vary.

    Parameters
    ----------
    d_z : float or None
        In standard deviations of the changes, ``t / sqrt(n)``.
    d_z_interval : Interval or None
        From the noncentral t distribution.
    g_z : float or None
        `d_z` times `correction`: Hedges' g of the changes.
    d_av : float or None
        In the mean of the standard deviations before and after.
    g_av : float or None
        `d_av` times `correction`.
    correction : float or None
        Hedges' factor for n - 1 degrees of freedom, below 1; None below three pairs, where it is not positive.
    """

    d_z: float | None
    d_z_interval: Interval | None
    g_z: float | None
    d_av: float | None
    g_av: float | None
    correction: float | None


def standardised_change(moments: PairedMoments, confidence_level: float = 0.95) -> StandardisedChange:
    """Return the standardised mean change, in two kinds of standard deviations, with and without bias correction.

    `d_z` says how large a change is beside how much changes differ between people; it grows with the correlation of
    before and after. `d_av` says how large it is beside how much people differ, and can be compared with studies of
    two groups.

    Parameters
    ----------
    moments
        Of the numbers before and after.
    confidence_level
        Of the interval, between 0 and 1.

    References
    ----------
    Lakens (2013), https://doi.org/10.3389/fpsyg.2013.00863 (d_z, d_av); Hedges (1981),
    https://doi.org/10.3102/10769986006002107 (correction); Cumming and Finch (2001),
    https://doi.org/10.1177/0013164401614002 (interval)

    Examples
    --------
    >>> found = standardised_change(PairedMoments.from_pairs([7, 8, 5, 6], [3, 8, 6, 2]))
    >>> print(f"{found.d_z:.3f} ({found.d_z_interval.low:.3f} to {found.d_z_interval.high:.3f}), {found.g_z:.3f}")
    -0.665 (-1.729 to 0.478), -0.481
    """
    check_confidence_level(confidence_level)
    n, mean = moments.n_pairs, moments.mean_difference
    variances = moments.variance_pre, moments.variance_post, moments.variance_difference
    if mean is None or None in variances:
        return StandardisedChange(None, None, None, None, None, None)
    pre, post, change = (sqrt(variance or 0.0) for variance in variances)
    d_z = mean / change if change else None
    d_av = 2 * mean / (pre + post) if pre + post else None
    factor = hedges_correction(n - 1)
    return StandardisedChange(
        d_z,
        None if d_z is None else _interval(d_z, n, confidence_level),
        None if d_z is None or factor is None else factor * d_z,
        d_av,
        None if d_av is None or factor is None else factor * d_av,
        factor,
    )


def hedges_correction(df: int) -> float | None:
    """Return Hedges' exact factor that removes the bias of a standardised mean; None below 2 degrees of freedom.

    Examples
    --------
    >>> print(f"{hedges_correction(10):.4f}")
    0.9227
    """
    if df < 2:
        return None
    return exp(float(special.gammaln(df / 2) - special.gammaln((df - 1) / 2)) - log(df / 2) / 2)


def _interval(d: float, n: int, level: float) -> Interval:
    t, df, tail = d * sqrt(n), n - 1, (1 - level) / 2
    ends = [_noncentrality(t, df, probability) / sqrt(n) for probability in (1 - tail, tail)]
    return Interval(ends[0], ends[1], level, N_("noncentral t"))


def _noncentrality(t: float, df: int, probability: float) -> float:
    """Return the noncentrality at which a noncentral t lies below `t` with this probability."""
    from scipy import optimize

    def miss(noncentrality: float) -> float:
        return noncentral_t(t, df, noncentrality) - probability

    half = 1 + sqrt(1 + t * t / (2 * df))
    low, high = _stretched(miss, t, -half), _stretched(miss, t, half)
    return float(optimize.brentq(miss, low, high, xtol=1e-12 * max(1.0, abs(t))))


def _stretched(miss: Callable[[float], float], start: float, step: float) -> float:
    """Return a noncentrality so far from `start` that the probability is passed; it falls as that rises."""
    reach = step
    while (miss(start + reach) > 0) == (step > 0):
        reach *= 2
    return start + reach


@lru_cache(maxsize=1)
def _nodes() -> tuple[Floats, Floats]:
    nodes, weights = np.polynomial.legendre.leggauss(NODES)
    return nodes, weights


def noncentral_t(t: float, df: int, noncentrality: float) -> float:
    """Return the probability that a noncentral t lies at or below `t`.

    By Gauss-Legendre quadrature over the standard deviation where `t` is small, over the normal variable where it is
    large, so that what is integrated is smooth; right to about 14 digits at any size.

    Examples
    --------
    >>> round(noncentral_t(2.262157163, 9, 0.0), 9)
    0.975
    """
    if t < 0:
        return 1 - noncentral_t(-t, df, -noncentrality)
    nodes, weights = _nodes()
    if t * t >= 2 * df:
        # below -noncentrality the numerator is negative, and so below t whatever the standard deviation
        low = min(max(-noncentrality, -REACH), REACH)
        half = (REACH - low) / 2
        z = low + half * (nodes + 1)
        ratio = np.maximum((z + noncentrality) / t, 0.0)
        tail = special.gammaincc(df / 2, df * ratio * ratio / 2)
        return float(special.ndtr(low) + half * np.sum(weights * np.exp(-z * z / 2) * tail) / sqrt(2 * pi))
    ends = [sqrt(2 * float(edge(df / 2, 1e-20)) / df) for edge in (special.gammaincinv, special.gammainccinv)]
    half = (ends[1] - ends[0]) / 2
    spread = ends[0] + half * (nodes + 1)
    peak = log(2) + df / 2 * log(df / 2) - float(special.gammaln(df / 2))
    density = np.exp(peak + (df - 1) * np.log(spread) - df * spread * spread / 2)
    return float(half * np.sum(weights * density * special.ndtr(t * spread - noncentrality)))
