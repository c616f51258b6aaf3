"""The null distribution of the signed-rank sum as a shape to draw."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, gcd, pi, sqrt

import numpy as np
import numpy.typing as npt

from prapasca.change import ChangeProfile
from prapasca.inference.midranks import doubled_midranks
from prapasca.inference.reduction import profile_of
from prapasca.transition import TransitionTable

MOST_SUMS = 500
"""More sums than these within `REACH` are drawn as a curve."""

LONGEST_LISTED = 2**15
MOST_LISTED = 300

REACH = 5.0
"""Standard deviations each side of the centre that a shape covers."""

CURVE_POINTS = 301
FREQUENCIES = 10.0
"""Frequencies up to so many over the standard deviation; beyond, a smooth curve has less than e**-50."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class NullShape:
    """Sums of ranks of the increases without any effect, and how likely they are.

    Parameters
    ----------
    sums, probabilities : tuple of float
        Ascending; if `smoothed`, the probability of a sum is that per unit of the sum.
    centre : float
        Mean and median.
    smoothed : bool
        Whether neighbouring sums are smoothed into a curve.
    """

    sums: tuple[float, ...]
    probabilities: tuple[float, ...]
    centre: float
    smoothed: bool


def null_shape(x: TransitionTable | ChangeProfile) -> NullShape:
    """Return the distribution that the signed-rank test of `x` refers to, unchanged pairs dropped.

    Up to 500 sums are listed with their exact probabilities. More are too dense to draw: they become
    a curve, the Fourier sum of the characteristic function without the frequencies that only tell
    neighbouring sums apart.

    Parameters
    ----------
    x
        A table, or a change profile.

    Returns
    -------
    NullShape
        Of the sums within five standard deviations of the centre.

    Raises
    ------
    InputError
        Something that is not a table or a change profile.

    Examples
    --------
    Two changes of one size have ranks 1.5; none, one or both of them are increases:

    >>> shape = null_shape(ChangeProfile.from_changes({1: 2}))
    >>> shape.sums, shape.probabilities
    ((0.0, 1.5, 3.0), (0.25, 0.5, 0.25))
    """
    sizes = profile_of(x).group_sizes.tolist()
    scores = doubled_midranks(sizes)
    unit = gcd(*scores) or 1
    groups = [(score // unit, size) for score, size in zip(scores, sizes, strict=True)]
    total = sum(score * size for score, size in groups)
    spread = sqrt(sum(score**2 * size for score, size in groups)) / 2
    if total < LONGEST_LISTED and sum(sizes) <= MOST_LISTED:
        sums, probabilities = _listed(groups, total, spread)
        if len(sums) <= MOST_SUMS:
            return _shape(sums, probabilities, unit, total, smoothed=False)
    sums, probabilities = _curve(groups, total, spread)
    return _shape(sums, probabilities * 2 / unit, unit, total, smoothed=True)


def _shape(sums: Floats, probabilities: Floats, unit: int, total: int, *, smoothed: bool) -> NullShape:
    ranks = sums * unit / 2
    return NullShape(tuple(ranks.tolist()), tuple(probabilities.tolist()), total * unit / 4, smoothed)


def _listed(groups: list[tuple[int, int]], total: int, spread: float) -> tuple[Floats, Floats]:
    chances = np.zeros(total + 1)
    chances[0] = 1.0
    for score, size in groups:
        for _ in range(size):
            moved = chances / 2
            chances = moved.copy()
            chances[score:] += moved[: total + 1 - score]
    sums = np.flatnonzero(chances)
    near = sums[np.abs(sums - total / 2) <= REACH * spread]
    return near.astype(np.float64), chances[near]


def _curve(groups: list[tuple[int, int]], total: int, spread: float) -> tuple[Floats, Floats]:
    """Invert ``E exp(i u (T - E T)) = prod_m cos(R_m u / 2)**t_m`` at low frequencies."""
    period = 4 * REACH * spread
    steps = ceil(FREQUENCIES / spread * period / (2 * pi))
    frequencies = 2 * pi * np.arange(1, steps + 1) / period
    logs = np.zeros(steps)
    for score, size in groups:
        logs += size * np.log(np.abs(np.cos(score * frequencies / 2)))
    reach = min(REACH * spread, total / 2)
    offsets = np.linspace(-reach, reach, CURVE_POINTS)
    waves = np.cos(np.outer(offsets, frequencies))
    heights = (1 + 2 * waves @ np.exp(logs)) / period
    return offsets + total / 2, np.maximum(heights, 0.0)
