"""The matched-pairs rank-biserial correlation with its intervals."""

from __future__ import annotations

from math import exp, log

import numpy as np
import numpy.typing as npt
from scipy import special

from prapasca.change import ChangeProfile
from prapasca.checks import check_confidence_level
from prapasca.errors import N_
from prapasca.inference.intervals import Interval, normal_quantile
from prapasca.inference.midranks import doubled_midranks

# from a tilt that leaves only the change of least slope to none at all
LOG_DISTANCES = (-650.0, 25.0)

_Array = npt.NDArray[np.float64]


def rank_biserial(profile: ChangeProfile) -> float | None:
    """Return (S+ - S-) / (S+ + S-), S being sums of midranks of the non-zero changes.

    Parameters
    ----------
    profile
        How many changed by how much.

    Returns
    -------
    float or None
        From -1 (all decreased) to 1 (all increased); None when nothing changed.

    References
    ----------
    Kerby (2014), https://doi.org/10.2466/11.IT.3.1

    Examples
    --------
    >>> rank_biserial(ChangeProfile.from_changes({-1: 1, 0: 4, 1: 3}))
    0.5
    """
    up, down = profile.n_increases.tolist(), profile.n_decreases.tolist()
    if not profile.n_changed:
        return None
    ranks = doubled_midranks(profile.group_sizes.tolist())
    signed = sum(rank * (a - b) for rank, a, b in zip(ranks, up, down, strict=True))
    return float(signed / (profile.n_changed * (profile.n_changed + 1)))


def rank_biserial_interval(profile: ChangeProfile, confidence_level: float = 0.95) -> Interval | None:
    """Return the profile likelihood interval of the rank-biserial correlation.

    The non-zero changes are a multinomial sample of "up by m" and "down by m" over the observed
    magnitudes m; the quantity estimated is P(D + D' > 0) - P(D + D' < 0) of two changes drawn
    from it, the larger deciding. The interval holds the values that some set of probabilities
    attains whose likelihood ratio is within the square of Student's t quantile with as many
    degrees of freedom as there are non-zero changes (of the normal quantile when all changes go
    one way).

    Parameters
    ----------
    profile
        How many changed by how much.
    confidence_level
        Between 0 and 1.

    Returns
    -------
    Interval or None
        Always around :func:`rank_biserial`; None when nothing changed.

    References
    ----------
    Owen (1988), https://doi.org/10.1093/biomet/75.2.237

    Examples
    --------
    >>> interval = rank_biserial_interval(ChangeProfile.from_changes({0: 1, 1: 19}))
    >>> print(f"{interval.low:.3f} to {interval.high:.3f}")
    0.808 to 1.000
    """
    check_confidence_level(confidence_level)
    estimate = rank_biserial(profile)
    if estimate is None:
        return None
    up, down = profile.n_increases.astype(np.float64), profile.n_decreases.astype(np.float64)
    if profile.n_positive and profile.n_negative:
        quantile = float(-special.stdtrit(profile.n_changed, (1 - confidence_level) / 2))
    else:
        quantile = normal_quantile(confidence_level)
    slack = quantile**2 / 2
    low, high = _least(up, down, slack), -_least(down, up, slack)
    return Interval(min(low, estimate), max(high, estimate), confidence_level, N_("profile likelihood"))


def rank_biserial_exact_interval(profile: ChangeProfile, confidence_level: float = 0.95) -> Interval | None:
    """Return the exact interval of the rank-biserial correlation where all changes go one way by one size.

    With changes of one size only, m people all change the same way with probability ``p**m``, p being
    the chance of that way, and the correlation is ``2 p - 1``. The interval holds what is not rejected
    by the test that rejects where that probability is below alpha.

    Parameters
    ----------
    profile
        How many changed by how much.
    confidence_level
        Between 0 and 1.

    Returns
    -------
    Interval or None
        From ``2 alpha**(1/m) - 1`` to 1, or mirrored; None unless all changes go one way by one size.

    Examples
    --------
    >>> interval = rank_biserial_exact_interval(ChangeProfile.from_changes({0: 1, 1: 19}))
    >>> print(f"{interval.low:.3f} to {interval.high:.3f}")
    0.708 to 1.000
    """
    check_confidence_level(confidence_level)
    if np.count_nonzero(profile.group_sizes) != 1 or (profile.n_positive and profile.n_negative):
        return None
    end = 2 * (1 - confidence_level) ** (1 / profile.n_changed) - 1
    low, high = (end, 1.0) if profile.n_positive else (-1.0, -end)
    return Interval(low, high, confidence_level, N_("exact, one direction"))


def _least(up: _Array, down: _Array, slack: float) -> float:
    """Return the least correlation whose log likelihood is within `slack` of the greatest.

    The correlation is a quadratic form in the probabilities and the set of probabilities is
    convex: at each step the linear part is minimised over the set exactly, and the best point
    on the way there is taken.
    """
    counts = np.concatenate([up, down])
    shares = counts / counts.sum()
    for _ in range(500):
        slope = _gradient(shares)
        step = _least_linear(slope, counts, slack) - shares
        descent, bend = float(slope @ step), _correlation(step)
        if descent > -1e-9:
            break
        length = min(1.0, -descent / (2 * bend)) if bend > 0 else 1.0
        shares = shares + length * step
    return max(-1.0, _correlation(shares))


def _correlation(shares: _Array) -> float:
    up, down = np.split(shares, 2)
    below = np.cumsum(up + down) - (up + down)
    return float((up - down) @ (2 * below + up + down))


def _gradient(shares: _Array) -> _Array:
    up, down = np.split(shares, 2)
    difference, size = up - down, up + down
    below = 2 * (np.cumsum(size) - size) + size
    above = 2 * (difference.sum() - np.cumsum(difference)) + difference
    return np.concatenate([above + below, above - below])


def _least_linear(slope: _Array, counts: _Array, slack: float) -> _Array:
    """Return the probabilities of least slope @ shares with sum counts * log(shares) >= maximum - slack."""
    seen = counts > 0
    n, observed = counts.sum(), counts[seen]
    least = float(slope[seen].min())

    def tilted(distance: float) -> _Array:
        weights = observed / (slope[seen] - least + distance)
        return np.asarray(weights / weights.sum())

    def excess(log_distance: float) -> float:
        return float(observed @ np.log(tilted(exp(log_distance)) * n / observed)) + slack

    shares = np.zeros_like(counts)
    unseen = float(slope[~seen].min()) if not seen.all() else least
    spare = excess(log(least - unseen)) if unseen < least else -1.0
    if spare > 0:
        # a change never seen lowers the sum most: give it all the likelihood can spare
        shares[seen] = tilted(least - unseen) * exp(-spare / n)
        shares[np.argmin(np.where(seen, np.inf, slope))] = -np.expm1(-spare / n)
        return shares
    if np.ptp(slope[seen]) == 0:
        shares[seen] = observed / n
        return shares
    from scipy import optimize

    shares[seen] = tilted(exp(float(optimize.brentq(excess, *LOG_DISTANCES, xtol=1e-13))))
    return shares
