"""Exponential tilting: far tails of a sum of binomials, by positive additions only.

Tilting by ``theta`` weighs each outcome with ``exp(theta T)``. With ``theta`` such that the tilted
mean is the observed t, everything that decides the tail lies in the middle of the tilted
distribution, and the tail is recovered as

    P(T <= t) = exp(K(theta) - theta t) * S,   S = sum_{k <= t} exp(theta (t - k)) Q(k),

where ``K`` is the cumulant generating function of T, ``Q`` its tilted distribution and
``theta <= 0``. S is a sum of positive terms of moderate size: no cancellation, no underflow.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, fsum, inf, log, log1p, sinh
from typing import TypeAlias

import numpy as np

from prapasca.errors import N_, InputError
from prapasca.inference.tails import Tails
from prapasca.inference.tilted_sums import Binomial, Floats, decayed_sums, half_distribution, tilted_binomial

Groups: TypeAlias = list[tuple[int, int]]
"""Pairs of score and size, scores distinct and ascending."""

MAX_STATES = 2**22
"""Most states of one half of the distribution; about 0.6 GB at work."""

CUTS = (70.0, 700.0, inf)
"""Tilted probabilities below ``exp(-cut)`` are left out; the next cut is tried where that is felt."""

TOLERANCE = 1e-14
"""Largest share of a result that what was left out may make up."""


def tilted_lower_tail(groups: Groups, target: int) -> Tails:
    """Return the tails of T at a target above 0 and not above the centre.

    Raises
    ------
    InputError
        Code ``"too-large"`` or ``"unattainable"``.

    Examples
    --------
    >>> tails = tilted_lower_tail([(1, 2000)], 1)
    >>> round(tails.log_lower, 9) == round(log(2001) - 2000 * log(2), 9)
    True
    """
    theta = saddle_point(groups, target)
    for cut in CUTS:
        log_sum, log_point, dropped = _joined(groups, theta, target, cut)
        # All that was left out has tilted probability `dropped` or less, and enters S with a factor
        # of 1 or less. It can be felt where a few large groups give t in few ways; the last cut
        # leaves nothing out and works in logarithms, which cannot underflow.
        if dropped <= TOLERANCE * exp(min(log_sum, log_point)):
            break
    if log_point == -inf:
        raise unattainable(target)
    shift = cumulant(groups, theta, target)
    log_point += shift
    if 2 * target == sum(score * size for score, size in groups):
        log_lower = log1p(exp(log_point)) - log(2)
        return Tails.from_logs(log_lower, log_lower, log_point)
    log_lower = log_sum + shift
    return Tails.from_logs(log_lower, log1p(exp(log_point) - exp(log_lower)), log_point)


def saddle_point(groups: Groups, target: int) -> float:
    """Return a ``theta <= 0`` whose tilted mean is `target`, closely.

    Any theta gives the same probabilities; one near the saddle point needs the fewest states.

    Examples
    --------
    >>> round(exp(saddle_point([(1, 100)], 20)), 6)
    0.25
    """
    scores = np.array([score for score, _ in groups], dtype=np.float64)
    weights = scores * np.array([size for _, size in groups], dtype=np.float64)
    if 2 * target >= weights.sum():
        return 0.0

    def mean(theta: float) -> float:
        return float(weights @ (1 / (1 + np.exp(np.minimum(-theta * scores, 700.0)))))

    low = -1.0 / float(scores[-1])
    while mean(low) > target:
        low *= 2
    high = 0.0
    while high - low > 1e-9 * -low:
        middle = (low + high) / 2
        low, high = (low, middle) if mean(middle) > target else (middle, high)
    return (low + high) / 2


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


def _joined(groups: Groups, theta: float, target: int, cut: float) -> tuple[float, float, float]:
    """Return log S, the log tilted probability of the target, and a bound on what was left out."""
    binomials = [tilted_binomial(score, size, theta, cut) for score, size in groups]
    first, second = _shared_out(groups, theta, binomials, cut)
    one, other = half_distribution(first, cut), half_distribution(second, cut)
    rate = -theta
    sums = decayed_sums(one.values, np.exp(one.log_weights), rate)
    room = target - other.values
    place = np.searchsorted(one.values, room, side="right") - 1
    fits = place >= 0
    room, place, log_weights = room[fits], place[fits], other.log_weights[fits]
    gap = room - one.values[place]
    total = float(np.sum(np.exp(log_weights - rate * gap) * sums[place]))
    meets = gap == 0
    log_point = _log_sum(one.log_weights[place[meets]] + log_weights[meets])
    dropped = one.dropped + other.dropped + 2 * len(groups) * exp(-cut)
    return (log(total) if total > 0 else -inf), log_point, dropped


def _log_sum(logs: Floats) -> float:
    if not len(logs):
        return -inf
    largest = float(logs.max())
    return largest + log(float(np.sum(np.exp(logs - largest))))


def _shared_out(
    groups: Groups, theta: float, binomials: Sequence[Binomial], cut: float
) -> tuple[Sequence[Binomial], Sequence[Binomial]]:
    """Cut the groups in two where the larger half is smallest.

    Raises
    ------
    InputError
        Code ``"too-large"``.
    """
    below = _predicted_states(groups, theta, binomials, cut)
    above = _predicted_states(groups[::-1], theta, binomials[::-1], cut)[::-1]
    larger = np.maximum(below, above)
    place = int(np.argmin(larger))
    if larger[place] > MAX_STATES:
        raise too_large(sum(size for _, size in groups), len(groups), float(larger[place]))
    return binomials[:place], binomials[place:]


def _predicted_states(groups: Groups, theta: float, binomials: Sequence[Binomial], cut: float) -> Floats:
    """Bound the states of the first 0, 1, .. G groups; shape (G + 1,)."""
    with np.errstate(over="ignore"):
        combinations = np.cumprod([float(len(group.log_weights)) for group in binomials])
    span = np.cumsum([float(group.reach) for group in binomials])
    if cut < inf:
        scores, sizes = (np.array(column, dtype=np.float64) for column in zip(*groups, strict=True))
        chances = 1 / (1 + np.exp(np.minimum(-theta * scores, 700.0)))
        variances = np.cumsum(scores**2 * sizes * chances * (1 - chances))
        steps = cut / 3 * np.maximum.accumulate(scores)
        span = np.minimum(span, 2 * (steps + np.sqrt(steps**2 + 2 * cut * variances)))
    return np.concatenate([[1.0], np.minimum(combinations, span + 1)])


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
