"""Distributions of sums of tilted binomials: the two halves that tilting joins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, inf

import numpy as np

from prapasca.inference.binomials import Binomial
from prapasca.inference.tilting import Floats, Integers


@dataclass(frozen=True)
class Half:
    """Tilted distribution of the sum over some of the groups.

    `dropped` bounds the tilted probability that is left out.
    """

    values: Integers
    log_weights: Floats
    dropped: float


def half_distribution(binomials: Sequence[Binomial], cut: float) -> Half:
    """Return the tilted distribution of the sum over some groups.

    While combinations are few each is kept by its value; once they fill the range between the
    smallest and the largest, the sums run over an array of that range.

    Examples
    --------
    >>> from prapasca.inference.binomials import tilted_binomial
    >>> half = half_distribution([tilted_binomial(score, 1, 0.0, inf) for score in (1, 2, 3)], inf)
    >>> half.values.tolist(), np.exp(half.log_weights).round(12).tolist()
    ([0, 1, 2, 3, 4, 5, 6], [0.125, 0.125, 0.125, 0.25, 0.125, 0.125, 0.125])
    """
    half = Half(np.zeros(1, dtype=np.int64), np.zeros(1), 0.0)
    done = 0
    while done < len(binomials):
        group = binomials[done]
        span = int(half.values[-1] - half.values[0]) + group.reach + 1
        if _pays_to_fill(span, len(half.values), len(group.log_weights), cut):
            half, done = _filled(half, binomials, done, cut)
        else:
            half, done = _listed(half, group), done + 1
    return half


def _pays_to_fill(span: int, states: int, choices: int, cut: float) -> bool:
    """Tell whether an array of the whole range beats sorting the combinations, in space and time."""
    return span <= 2 * states * choices and span <= (64 if cut < inf else 6) * states


def _listed(half: Half, group: Binomial) -> Half:
    """Add one group, value by value."""
    steps = group.score * np.arange(group.first, group.first + len(group.log_weights), dtype=np.int64)
    values = (half.values[:, None] + steps).ravel()
    logs = (half.log_weights[:, None] + group.log_weights).ravel()
    order = np.argsort(values, kind="stable")
    values, logs = values[order], logs[order]
    starts = np.flatnonzero(np.diff(values, prepend=values[0] - 1))
    if len(starts) < len(values):
        largest = np.maximum.reduceat(logs, starts)
        repeats = np.diff(starts, append=len(values))
        logs = largest + np.log(np.add.reduceat(np.exp(logs - np.repeat(largest, repeats)), starts))
        values = values[starts]
    return Half(values, logs, half.dropped)


def _filled(half: Half, binomials: Sequence[Binomial], done: int, cut: float) -> tuple[Half, int]:
    """Add groups over an array of the whole range, as long as the array stays well filled."""
    base, dropped = int(half.values[0]), half.dropped
    in_logs = cut == inf
    weights = np.full(int(half.values[-1]) - base + 1, -inf if in_logs else 0.0)
    weights[half.values - base] = half.log_weights if in_logs else np.exp(half.log_weights)
    for group in binomials[done:]:
        span = len(weights) + group.reach
        if not _pays_to_fill(span, len(weights), len(group.log_weights), cut):
            break
        weights, base, done = (
            _convolved(weights, group, span, in_logs=in_logs),
            base + group.score * group.first,
            done + 1,
        )
        if not in_logs:
            kept = np.flatnonzero(weights > exp(-cut))
            low, high = int(kept[0]), int(kept[-1]) + 1
            dropped += float(weights[:low].sum() + weights[high:].sum())
            weights, base = weights[low:high], base + low
    present = np.flatnonzero(weights > (-inf if in_logs else 0.0))
    weights = weights[present]
    return Half(present + base, weights if in_logs else np.log(weights), dropped), done


def _convolved(weights: Floats, group: Binomial, span: int, *, in_logs: bool) -> Floats:
    grown = np.full(span, -inf if in_logs else 0.0)
    shifted = np.empty_like(weights)
    combine, add = (np.add, np.logaddexp) if in_logs else (np.multiply, np.add)
    for number, chance in enumerate((group.log_weights if in_logs else np.exp(group.log_weights)).tolist()):
        part = grown[number * group.score :][: len(weights)]
        add(part, combine(weights, chance, out=shifted), out=part)
    return grown


def decayed_sums(values: Integers, weights: Floats, rate: float) -> Floats:
    """Return ``D_j = sum_{i <= j} weights_i exp(-rate (values_j - values_i))``.

    In blocks, so that no exponential overflows and rounding does not pile up.

    Parameters
    ----------
    values
        Ascending, shape (N,).
    weights
        Positive, shape (N,).
    rate
        0 or more.

    Examples
    --------
    >>> decayed_sums(np.array([0, 1, 3]), np.array([1.0, 1.0, 1.0]), float(np.log(2))).round(12).tolist()
    [1.0, 1.5, 1.375]
    """
    sums = np.empty(len(values))
    width = int(min(300 / max(rate, 1e-300), 2.0**62))
    start, carried = 0, 0.0
    while start < len(values):
        stop = min(int(np.searchsorted(values, values[start] + width, side="right")), start + 4096)
        gain = np.exp(rate * (values[start:stop] - values[start]))
        sums[start:stop] = (carried + np.cumsum(weights[start:stop] * gain)) / gain
        if stop < len(values):
            carried = float(sums[stop - 1]) * exp(-rate * float(values[stop] - values[stop - 1]))
        start = stop
    return sums
