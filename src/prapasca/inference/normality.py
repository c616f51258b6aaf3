"""Normality of the changes: the Shapiro-Wilk test, and the points of a quantile plot."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import special

from prapasca.change import ChangeProfile
from prapasca.errors import N_, Message
from prapasca.inference.reduction import profile_of
from prapasca.transition import TransitionTable

FEWEST, MOST = 3, 5000
"""Numbers of changes for which Royston's approximation of the p value was made."""


@dataclass(frozen=True)
class ShapiroWilkResult:
    """What the Shapiro-Wilk test of the changes found.

    Parameters
    ----------
    n : int
        Changes, those of 0 included.
    w : float or None
        The statistic, at most 1; near 1 where changes look normal.
    p : float or None
        By Royston's approximation.
    message : Message or None
        Why there is no W.
    """

    n: int
    w: float | None
    p: float | None
    message: Message | None


def shapiro_wilk_test(x: TransitionTable | ChangeProfile) -> ShapiroWilkResult:
    """Test whether the changes come from a normal distribution.

    Of the changes, not of the values before and after: these are what a paired t test supposes normal.

    Parameters
    ----------
    x
        How many changed by how much.

    Returns
    -------
    ShapiroWilkResult
        Without W below 3 or above 5000 changes, and where all are equal.

    References
    ----------
    Shapiro and Wilk (1965), https://doi.org/10.1093/biomet/52.3-4.591; Royston (1995), algorithm AS R94,
    https://doi.org/10.2307/2986146

    Examples
    --------
    >>> result = shapiro_wilk_test(ChangeProfile.from_changes([-4, -1, 0, 1, 2, 9]))
    >>> print(f"W = {result.w:.4f}, p = {result.p:.4f}")
    W = 0.9099, p = 0.4355
    """
    from scipy import stats

    profile = profile_of(x)
    reason = _undefined(profile)
    if reason:
        return ShapiroWilkResult(profile.n_pairs, None, None, reason)
    # a whole number is free of the rounding that a decimal such as 0.1 brings, and W does not depend on the unit
    found = stats.shapiro(_whole(profile))
    return ShapiroWilkResult(profile.n_pairs, float(found.statistic), float(found.pvalue), None)


def _whole(profile: ChangeProfile) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    sizes = np.array(profile.integer_magnitudes(), dtype=np.float64)
    down = np.repeat(-sizes, profile.n_decreases)
    up = np.repeat(sizes, profile.n_increases)
    return np.sort(np.concatenate([down, np.zeros(profile.n_unchanged), up]))


def _undefined(profile: ChangeProfile) -> Message | None:
    n = profile.n_pairs
    if not FEWEST <= n <= MOST:
        template = N_("the Shapiro–Wilk test needs {fewest} to {most} pairs, found {n}")
        return Message("shapiro-size", template, {"fewest": FEWEST, "most": MOST, "n": n}, "note")
    if len(profile.changes()) < 2:
        template = N_("the Shapiro–Wilk test is undefined: all {n} pairs changed alike")
        return Message("shapiro-no-spread", template, {"n": n}, "note")
    return None


def normal_scores(x: TransitionTable | ChangeProfile) -> tuple[tuple[float, float, int], ...]:
    """Return the points of a normal quantile plot: normal quantile, change, how many people.

    The i-th smallest of n changes stands at the quantile of Blom's ``(i - 3/8) / (n + 1/4)``; people with the same
    change share the quantile of their mean rank, as in SPSS.

    References
    ----------
    Blom (1958), Statistical estimates and transformed beta-variables

    Examples
    --------
    >>> [(round(score, 3), change, n) for score, change, n in normal_scores(ChangeProfile.from_changes([2, 0, 2]))]
    [(-0.869, 0.0, 1), (0.396, 2.0, 2)]
    """
    profile = profile_of(x)
    n, below = profile.n_pairs, 0
    points = []
    for change, count in profile.changes().items():
        rank = below + (count + 1) / 2
        points.append((float(special.ndtri((rank - 0.375) / (n + 0.25))), float(change), count))
        below += count
    return tuple(points)
