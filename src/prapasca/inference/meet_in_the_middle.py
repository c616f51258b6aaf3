"""Tails of a sum of binomials from the tilted distributions of two halves of the groups."""

from __future__ import annotations

from math import exp, inf, log

import numpy as np

from prapasca.inference.binomials import tilted_binomial
from prapasca.inference.few_groups import log_point_of_few
from prapasca.inference.tails import Tails
from prapasca.inference.tilted_sums import decayed_sums, half_distribution
from prapasca.inference.tilting import MAX_STATES, Floats, Tilted, bernstein, lower_half_tails, too_large, unattainable

CUT = 70.0
"""Tilted probabilities below ``exp(-CUT)`` are left out at first, smaller ones where that is felt."""

WIDE_CUT = 700.0
"""The last cut before nothing is left out."""

TOLERANCE = 1e-14
"""Largest share of a result that what was left out may make up."""


def met_in_the_middle(tilt: Tilted) -> Tails:
    """Return the tails of T by joining two halves of the groups.

    Each half is a list of values with their tilted probabilities; for every value of one, the
    decayed sum of the other up to what is left of t is looked up.

    Raises
    ------
    InputError
        Code ``"too-large"`` or ``"unattainable"``.

    Examples
    --------
    >>> from prapasca.inference.tilting import tilted
    >>> tails = met_in_the_middle(tilted([(1, 2000)], 1))
    >>> round(tails.log_lower, 9) == round(log(2001) - 2000 * log(2), 9)
    True
    """
    known_point = log_point_of_few(tilt.groups, tilt.target)
    cut, (log_sum, log_point, dropped) = CUT, _joined(tilt, CUT)
    # What was left out enters S with a factor of 1 or less. It can be felt where t is reached in few
    # ways; without a cut all works in logarithms, which cannot underflow.
    while cut < inf and dropped > TOLERANCE * exp(log_sum if known_point is not None else min(log_sum, log_point)):
        tail_known = dropped <= TOLERANCE * exp(log_sum)
        cut = _next_cut(cut, log(2 * len(tilt.groups) / TOLERANCE) - log_point)
        if tail_known and larger_half(tilt, cut) > MAX_STATES:
            return _with_bounded_point(tilt, log_sum, log_point, dropped)
        log_sum, log_point, dropped = _joined(tilt, cut)
    log_point = log_point + tilt.shift if known_point is None else known_point
    if log_point == -inf:
        raise unattainable(tilt.target)
    return lower_half_tails(tilt.groups, tilt.target, log_sum + tilt.shift, log_point)


def _with_bounded_point(tilt: Tilted, log_sum: float, log_point: float, dropped: float) -> Tails:
    bound = exp(log_point) + dropped
    logs = (log_sum + tilt.shift, log(bound) + tilt.shift)
    error = dropped / bound
    return lower_half_tails(tilt.groups, tilt.target, *logs, point_error=error if error > 1e-12 else 0.0)


def _next_cut(cut: float, needed: float) -> float:
    """Return the cut that leaves out little enough, with a margin for the ends of the arrays, or twice the last."""
    if cut == WIDE_CUT:
        return inf
    return min(WIDE_CUT, needed + 5 if cut < needed < inf else 2 * cut)


def window_sizes(tilt: Tilted, cut: float = CUT) -> Floats:
    """Return how many values each group keeps at this cut, at the most; shape (G,).

    Examples
    --------
    >>> from prapasca.inference.tilting import tilted
    >>> window_sizes(tilted([(1, 10), (2, 10**6)], 10**6)).tolist()
    [11.0, 11879.0]
    """
    if cut == inf:
        return np.asarray(tilt.sizes + 1)
    reach = bernstein(cut, 1.0, tilt.sizes * tilt.chances * tilt.rests)
    return np.asarray(np.minimum(tilt.sizes + 1, np.floor(2 * reach) + 1))


def larger_half(tilt: Tilted, cut: float = CUT) -> float:
    """Bound the states of the larger half, where it is smallest.

    Examples
    --------
    >>> from prapasca.inference.tilting import tilted
    >>> larger_half(tilted([(1, 10), (2, 10)], 15))
    11.0
    """
    return _cut_in_two(tilt, cut)[1]


def _joined(tilt: Tilted, cut: float) -> tuple[float, float, float]:
    """Return log S, the log tilted probability of the target, and a bound on what was left out."""
    place, states = _cut_in_two(tilt, cut)
    if states > MAX_STATES:
        raise too_large(tilt.n_signs, len(tilt.groups), states)
    binomials = [tilted_binomial(*group, tilt.theta, cut) for group in tilt.groups]
    one, other = half_distribution(binomials[:place], cut), half_distribution(binomials[place:], cut)
    rate = -tilt.theta
    sums = decayed_sums(one.values, np.exp(one.log_weights), rate)
    room = tilt.target - other.values
    found = np.searchsorted(one.values, room, side="right") - 1
    fits = found >= 0
    room, found, log_weights = room[fits], found[fits], other.log_weights[fits]
    gap = room - one.values[found]
    total = float(np.sum(np.exp(log_weights - rate * gap) * sums[found]))
    meets = gap == 0
    log_point = _log_sum(one.log_weights[found[meets]] + log_weights[meets])
    dropped = one.dropped + other.dropped + 2 * len(binomials) * exp(-cut)
    return (log(total) if total > 0 else -inf), log_point, dropped


def _log_sum(logs: Floats) -> float:
    if not len(logs):
        return -inf
    largest = float(logs.max())
    return largest + log(float(np.sum(np.exp(logs - largest))))


def _cut_in_two(tilt: Tilted, cut: float) -> tuple[int, float]:
    """Return where to cut the groups so that the larger half is smallest, and its states."""
    below = _predicted_states(tilt, cut, slice(None))
    above = _predicted_states(tilt, cut, slice(None, None, -1))[::-1]
    larger = np.maximum(below, above)
    place = int(np.argmin(larger))
    return place, float(larger[place])


def _predicted_states(tilt: Tilted, cut: float, order: slice) -> Floats:
    """Bound the states of the first 0, 1, .. G groups in this order; shape (G + 1,)."""
    windows, scores = window_sizes(tilt, cut)[order], tilt.scores[order]
    with np.errstate(over="ignore"):
        combinations = np.cumprod(windows)
    span = np.cumsum(scores * (windows - 1))
    if cut < inf:
        variances = np.cumsum((tilt.scores**2 * tilt.sizes * tilt.chances * tilt.rests)[order])
        span = np.minimum(span, 2 * bernstein(cut, np.maximum.accumulate(scores), variances))
    return np.concatenate([[1.0], np.minimum(combinations, span + 1)])
