"""Exponential tilting: far tails of a sum of binomials without underflow or cancellation.

Tilting by ``theta`` weighs each outcome with ``exp(theta T)``. With ``theta`` such that the tilted
mean is near the observed t, everything that decides the tail lies in the middle of the tilted
distribution, and the tail is recovered as

    P(T <= t) = exp(K(theta) - theta t) * S,   S = sum_{k <= t} exp(theta (t - k)) Q(k),
    P(T = t) = exp(K(theta) - theta t) * Q(t),

where ``K`` is the cumulant generating function of T and ``Q`` its tilted distribution. Both hold
for every ``theta``; ``theta < 0`` makes S a sum of positive terms of moderate size.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import exp, fsum, inf, log, log1p, sinh, sqrt
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from prapasca.errors import N_, InputError
from prapasca.inference.tails import Tails

Floats: TypeAlias = npt.NDArray[np.float64]
Integers: TypeAlias = npt.NDArray[np.int64]
Groups: TypeAlias = list[tuple[int, int]]
"""Pairs of score and size, scores distinct and ascending, without a common divisor."""

MAX_STATES = 2**22
"""Most states of a distribution held at once; about 0.6 GB at work."""


@dataclass(frozen=True, eq=False)
class Tilted:
    """The null distribution of T, tilted towards a target above 0 and not above the centre.

    Parameters
    ----------
    groups : list of (int, int)
        Score and size of each group.
    target : int
        The observed t.
    theta : float
        Below 0.
    scores, sizes : float array, shape (G,)
        The groups again.
    chances, rests : float array, shape (G,)
        Tilted probability that a member of the group is an increase, and that it is not.
    mean, variance : float
        Of T under the tilted distribution.
    """

    groups: Groups
    target: int
    theta: float
    scores: Floats
    sizes: Floats
    chances: Floats
    rests: Floats
    mean: float
    variance: float

    @cached_property
    def n_signs(self) -> int:
        """Number of changes."""
        return sum(size for _, size in self.groups)

    @cached_property
    def total(self) -> int:
        """The largest sum."""
        return sum(score * size for score, size in self.groups)

    @cached_property
    def shift(self) -> float:
        """``K(theta) - theta t``, the logarithm of what turns S and Q(t) into probabilities."""
        return cumulant(self.groups, self.theta, self.target)

    def reach(self, cut: float) -> float:
        """Bound the distance from the target that T exceeds with tilted probability ``exp(-cut)`` a side."""
        return abs(self.mean - self.target) + self.spread(self.scores, cut)

    def spread(self, scores: Floats, cut: float) -> float:
        """Return how far from its mean a sum of such scores is with probability ``exp(-cut)`` or less a side.

        The smaller of Bernstein's and Hoeffding's bounds; scores of shape (G,), under the same tilt.
        """
        squares = scores**2 * self.sizes
        largest, variance = float(np.abs(scores).max()), float(squares @ (self.chances * self.rests))
        steps = cut / 3 * largest
        return min(steps + sqrt(steps**2 + 2 * cut * variance), sqrt(cut / 2 * float(squares.sum())))


def bernstein(cut: float, largest: Floats | float, variances: Floats) -> Floats:
    """Return how far from its mean a sum of bounded terms is with probability ``exp(-cut)`` or less a side.

    Bernstein's inequality.

    Examples
    --------
    >>> bernstein(60.0, 1.0, np.array([10_000.0])).round(1).tolist()
    [1115.6]
    """
    steps = cut / 3 * np.asarray(largest)
    return np.asarray(steps + np.sqrt(steps**2 + 2 * cut * variances))


def tilted(groups: Groups, target: int) -> Tilted:
    """Tilt the distribution so that its mean is at the target, or one standard deviation below it.

    The second near the centre, where theta would otherwise vanish and with it the decay of the
    terms of S.

    Examples
    --------
    >>> tilt = tilted([(1, 100)], 20)
    >>> round(exp(tilt.theta), 6), round(tilt.mean, 6)
    (0.25, 20.0)
    """
    scores, sizes = (np.array(column, dtype=np.float64) for column in zip(*groups, strict=True))
    deviation = sqrt(float(scores**2 @ sizes)) / 2
    theta = min(saddle_point(groups, target), -1 / deviation)
    chances = _chances(scores, theta)
    rests = 1 / (1 + np.exp(theta * scores))
    mean, variance = float((scores * sizes) @ chances), float((scores**2 * sizes) @ (chances * rests))
    return Tilted(groups, target, theta, scores, sizes, chances, rests, mean, variance)


def saddle_point(groups: Groups, target: int) -> float:
    """Return the ``theta <= 0`` whose tilted mean is `target`, by Newton's method within a bracket.

    Examples
    --------
    >>> round(exp(saddle_point([(1, 100)], 20)), 6)
    0.25
    """
    scores = np.array([score for score, _ in groups], dtype=np.float64)
    weights = scores * np.array([size for _, size in groups], dtype=np.float64)
    if 2 * target >= weights.sum():
        return 0.0
    low, high = -1.0 / float(scores[-1]), 0.0
    while float(weights @ _chances(scores, low)) > target:
        low, high = 2 * low, low
    theta = low
    while high - low > 1e-9 * -low:
        chances = _chances(scores, theta)
        excess = float(weights @ chances) - target
        low, high = (low, theta) if excess > 0 else (theta, high)
        slope = float((weights * scores) @ (chances * (1 - chances)))
        step = excess / slope if slope else inf
        if abs(step) <= 1e-10 * -theta:
            break
        theta = theta - step if low < theta - step < high else (low + high) / 2
    return theta


def _chances(scores: Floats, theta: float) -> Floats:
    return np.asarray(1 / (1 + np.exp(np.minimum(-theta * scores, 700.0))))


def cumulant(groups: Groups, theta: float, target: int) -> float:
    """Return ``K(theta) - theta t``, by the form whose terms are smaller.

    Examples
    --------
    >>> round(cumulant([(1, 100)], log(0.25), 20), 12) == round(100 * log(0.625) - 20 * log(0.25), 12)
    True
    """
    total = sum(score * size for score, size in groups)
    n_signs = sum(size for _, size in groups)
    if -theta * (total - 2 * target) < 2 * n_signs * log(2):
        hyperbolic = fsum(size * _log_cosh(theta * score / 2) for score, size in groups)
        return hyperbolic + theta * (total - 2 * target) / 2
    plain = fsum(size * log1p(exp(theta * score)) for score, size in groups)
    return plain - n_signs * log(2) - theta * target


def _log_cosh(x: float) -> float:
    size = abs(x)
    return log1p(2 * sinh(size / 2) ** 2) if size < 1 else size + log1p(exp(-2 * size)) - log(2)


def lower_half_tails(
    groups: Groups, target: int, log_lower: float, log_point: float, *, point_error: float = 0.0
) -> Tails:
    """Return the tails at a target not above the centre from ``log P(T <= t)`` and ``log P(T = t)``.

    The upper tail is at least one half, so nothing is lost in the subtraction; at the centre both
    tails are the same number.

    Examples
    --------
    >>> lower_half_tails([(1, 3)], 1, log(4 / 8), log(3 / 8)).upper
    0.875
    """
    if 2 * target == sum(score * size for score, size in groups):
        log_lower = log1p(exp(log_point)) - log(2)
        return Tails.from_logs(log_lower, log_lower, log_point, point_error=point_error)
    log_lower = max(log_lower, log_point)
    log_upper = log1p(exp(log_point) - exp(log_lower))
    return Tails.from_logs(log_lower, log_upper, log_point, point_error=point_error)


def unattainable(observed: int) -> InputError:
    """Return the error for a sum that no choice of signs gives."""
    return InputError(
        "unattainable",
        N_("observed: found {observed}, expected a sum that some of the scores add up to"),
        observed=observed,
    )


def too_large(n_signs: int, n_groups: int, states: float) -> InputError:
    """Return the error for a distribution that would fill the memory."""
    return InputError(
        "too-large",
        N_(
            "method: the exact null distribution of these {n} changes in {groups} sizes needs about "
            '{found:.2g} states, expected {limit} or fewer; use method="asymptotic"'
        ),
        n=n_signs,
        groups=n_groups,
        found=states,
        limit=MAX_STATES,
    )
