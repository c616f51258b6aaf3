"""The Hodges-Lehmann estimate, the median of the averages of every two changes, with its interval."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import exp, floor, pi, sqrt

import numpy as np
import numpy.typing as npt
from scipy import special

from prapasca.change import ChangeProfile
from prapasca.checks import check_confidence_level
from prapasca.errors import N_
from prapasca.inference.intervals import Interval
from prapasca.inference.null_distribution import tail_probabilities

EXACT_LIMIT = 5000
"""Most pairs for which the level of the interval is computed exactly."""

_Integers = npt.NDArray[np.int64] | npt.NDArray[np.object_]


def hodges_lehmann(profile: ChangeProfile) -> float | None:
    """Return the median of the Walsh averages (d_i + d_j) / 2, i <= j, of all changes.

    Unchanged pairs count as changes of 0. The averages are never listed: the one wanted is found
    by bisection on whole numbers, so the result is exact (rounded once) at any sample size.

    Parameters
    ----------
    profile
        How many changed by how much.

    Returns
    -------
    float or None
        In the unit of the changes; None when there are no pairs.

    References
    ----------
    Hodges and Lehmann (1963), https://doi.org/10.1214/aoms/1177704172

    Examples
    --------
    >>> hodges_lehmann(ChangeProfile.from_changes([-1, 2, 5]))
    2.0
    """
    if not profile.n_pairs:
        return None
    pairs = profile.n_pairs * (profile.n_pairs + 1) // 2
    middle = _walsh_averages(profile, ((pairs + 1) // 2, pairs // 2 + 1))
    return float(sum(middle) / 2)


@dataclass(frozen=True)
class AchievedInterval(Interval):
    """A confidence interval whose ends are data, so that it can have some levels only.

    Parameters
    ----------
    low, high, confidence_level, method
        See :class:`prapasca.inference.intervals.Interval`; the level asked.
    achieved_level : float
        The level it has: the lowest there is that is not below the one asked.
    """

    achieved_level: float


def hodges_lehmann_interval(profile: ChangeProfile, confidence_level: float = 0.95) -> AchievedInterval | None:
    """Return the interval around the Hodges-Lehmann estimate that inverts the signed-rank test.

    Its ends are the k-th smallest and the k-th largest Walsh average, k from the exact distribution
    of the signed-rank sum of so many changes without ties. With tied or unchanged pairs the
    interval covers the centre of a symmetric distribution at least as often as its level says [2]_.

    Parameters
    ----------
    profile
        How many changed by how much; unchanged pairs are changes of 0.
    confidence_level
        Between 0 and 1.

    Returns
    -------
    AchievedInterval or None
        In the unit of the changes; None when there are too few pairs for the level (below 6 for
        0.95). Beyond 5,000 pairs k and the level come from the normal distribution with an
        Edgeworth correction, right to about 1e-8.

    Raises
    ------
    InputError
        A `confidence_level` outside 0..1.

    References
    ----------
    .. [1] M. Hollander and D. A. Wolfe, Nonparametric Statistical Methods, 2nd ed., Wiley (1999),
       section 3.3.
    .. [2] G. E. Noether, "Wilcoxon confidence intervals for location parameters in the discrete
       case", Journal of the American Statistical Association 62 (1967) 184-188.
       https://doi.org/10.1080/01621459.1967.10482900

    Examples
    --------
    >>> interval = hodges_lehmann_interval(ChangeProfile.from_changes([-4, -2, -1, 3, 5, 6, 7, 8, 9]))
    >>> interval.low, interval.high, round(interval.achieved_level, 4)
    (-1.0, 7.5, 0.9609)
    """
    check_confidence_level(confidence_level)
    position, tail = _rank_from_the_ends(profile.n_pairs, confidence_level)
    if not position:
        return None
    last = profile.n_pairs * (profile.n_pairs + 1) // 2 + 1
    low, high = _walsh_averages(profile, (position, last - position))
    method = N_("Walsh") if profile.n_pairs <= EXACT_LIMIT else N_("Walsh, normal approximation")
    return AchievedInterval(float(low), float(high), confidence_level, method, 1 - 2 * tail)


@lru_cache(maxsize=1024)
def _rank_from_the_ends(n: int, confidence_level: float) -> tuple[int, float]:
    """Return the largest k with P(T <= k - 1) <= (1 - level) / 2, and that probability; or k = 0."""
    aim = (1 - confidence_level) / 2
    if n < 1 or 0.5**n > aim:
        return 0, 0.0
    deviation = sqrt(n * (n + 1) * (2 * n + 1) / 24)
    start = max(0, floor(n * (n + 1) / 4 - 0.5 + deviation * float(special.ndtri(aim))))
    if n > EXACT_LIMIT:
        bound = start if _normal_tail(n, start) <= aim else start - 1
        return bound + 1, _normal_tail(n, bound)
    # down to the aim or below, then up while the next sum fits
    bound, found = start, tail_probabilities(range(1, n + 1), [1] * n, start)
    while found.lower > aim:
        bound = max(0, bound - max(1, floor((found.lower - aim) / found.point)))
        found = tail_probabilities(range(1, n + 1), [1] * n, bound)
    while True:
        following = tail_probabilities(range(1, n + 1), [1] * n, bound + 1)
        if following.lower > aim:
            return bound + 1, found.lower
        bound, found = bound + 1, following


def _normal_tail(n: int, bound: int) -> float:
    """Return P(T <= bound) of n untied changes, from the normal distribution and its fourth cumulant."""
    variance = n * (n + 1) * (2 * n + 1) / 24
    fourth = -n * (n + 1) * (2 * n + 1) * (3 * n * n + 3 * n - 1) / 240
    z = (bound + 0.5 - n * (n + 1) / 4) / sqrt(variance)
    density = exp(-z * z / 2) / sqrt(2 * pi)
    return float(special.ndtr(z)) - density * fourth / (24 * variance**2) * (z**3 - 3 * z)


def _walsh_averages(profile: ChangeProfile, positions: tuple[int, int]) -> tuple[Fraction, Fraction]:
    """Return the Walsh averages at these positions, from 1, in ascending order."""
    sizes = profile.integer_magnitudes()
    unit = Fraction(profile.magnitudes[0]) / sizes[0] if sizes else Fraction(1)
    values = [-size for size in reversed(sizes)] + [0, *sizes]
    people = [*profile.n_decreases[::-1].tolist(), profile.n_unchanged, *profile.n_increases.tolist()]
    one, other = (unit * _walsh_sum(values, people, position) / 2 for position in positions)
    return one, other


def _walsh_sum(values: list[int], people: list[int], position: int) -> int:
    """Return the sum d_i + d_j, i <= j, at this position (from 1) in ascending order."""
    fits = 2 * values[-1] < 2**62
    changes: _Integers = np.array(values, dtype=np.int64) if fits else np.array(values, dtype=np.object_)
    weights = np.array(people, dtype=np.int64)
    low, high = 2 * values[0] - 1, 2 * values[-1]
    while high - low > 1:
        middle = (low + high) // 2
        if _sums_up_to(middle, changes, weights) >= position:
            high = middle
        else:
            low = middle
    return high


def _sums_up_to(bound: int, changes: _Integers, weights: _Integers) -> int:
    cumulated = np.append(0, np.cumsum(weights))
    ordered = int(weights @ cumulated[np.searchsorted(changes, bound - changes, side="right")])
    doubled = int(cumulated[np.searchsorted(changes, bound // 2, side="right")])
    return (ordered + doubled) // 2
