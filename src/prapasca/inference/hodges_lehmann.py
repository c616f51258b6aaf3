"""The Hodges-Lehmann estimate: the median of the averages of every two changes."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import numpy.typing as npt

from prapasca.change import ChangeProfile

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
    sizes = profile.integer_magnitudes()
    unit = Fraction(profile.magnitudes[0]) / sizes[0] if sizes else Fraction(1)
    values = [-size for size in reversed(sizes)] + [0, *sizes]
    people = [*profile.n_decreases[::-1].tolist(), profile.n_unchanged, *profile.n_increases.tolist()]
    pairs = profile.n_pairs * (profile.n_pairs + 1) // 2
    lower = _walsh_sum(values, people, (pairs + 1) // 2)
    upper = _walsh_sum(values, people, pairs // 2 + 1)
    return float(unit * (lower + upper) / 4)


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
