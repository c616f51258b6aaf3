"""Patterns: how many people may change by each size, and how likely each pattern is.

Of n people, ``t_1 .. t_G`` change by each of G sizes, in one direction or the other, and the rest
not at all. The exact tests are conditional on this pattern, so that power is a mean over patterns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from prapasca.power.changes import ChangeDistribution

Integers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

MASS_LEFT_OUT = 1e-10
"""Bound on the probability of all patterns that are left out, twice over (see :func:`likely_patterns`)."""


@dataclass(frozen=True, eq=False)
class Patterns:
    """Patterns in lexicographic order, with what their probabilities are made of.

    Parameters
    ----------
    counts : integer array, shape (P, G)
        People who change by each size.
    changed : tuple of float, length G
        Probability of changing by each size.
    unchanged : float
        Probability of not changing.
    """

    counts: Integers
    changed: tuple[float, ...]
    unchanged: float

    def weights(self, n: int) -> Floats:
        """Return the multinomial probability of each pattern among `n` people; shape (P,)."""
        return np.exp(_log_weights(self.counts, self.changed, self.unchanged, np.int64(n)))


def likely_patterns(design: ChangeDistribution, sizes: Sequence[int], limit: int) -> Patterns | None:
    """Return the patterns that can occur at any of some sample sizes, the least likely left out.

    At each sample size the patterns left out have a probability of less than 2 x `MASS_LEFT_OUT`
    together: one part lies outside a box of binomial ranges (Bonferroni), the other consists of
    P patterns with less than `MASS_LEFT_OUT` / P each.

    Parameters
    ----------
    design
        Whose changes are counted.
    sizes
        Sample sizes, ascending.
    limit
        Most patterns to list.

    Returns
    -------
    Patterns or None
        None if there are more than `limit`.

    Examples
    --------
    >>> found = likely_patterns(ChangeDistribution.from_steps(up=0.6, down=0.1), [2], limit=10)
    >>> found.counts.ravel().tolist(), found.weights(2).round(2).tolist()
    ([0, 1, 2], [0.09, 0.42, 0.49])
    """
    changed = tuple(up + down for up, down in zip(design.up, design.down, strict=True))
    smallest, largest = min(sizes), max(sizes)
    tail = MASS_LEFT_OUT / (2 * len(changed) + 2)
    counts = np.zeros((1, 0), dtype=np.int64)
    for share in changed:
        low, high = binomial_range(smallest, share, tail)[0], binomial_range(largest, share, tail)[1]
        room = np.maximum(np.minimum(high, largest - counts.sum(axis=1)) - low + 1, 0)
        if room.sum() > 2 * limit:
            return None
        counts = _extended(counts, low, room)
    total = counts.sum(axis=1)
    if design.unchanged < 1:
        counts = counts[total >= binomial_range(smallest, 1 - design.unchanged, tail)[0]]
    # the weight of a pattern rises with n to this n and falls beyond it
    best = np.floor(counts.sum(axis=1) / max(1 - design.unchanged, 1e-300)).astype(np.int64)
    best = np.clip(best, np.maximum(counts.sum(axis=1), smallest), largest)
    weights = _log_weights(counts, changed, design.unchanged, best)
    kept = counts[weights >= np.log(MASS_LEFT_OUT / max(len(counts), 1))]
    return Patterns(kept, changed, design.unchanged) if len(kept) <= limit else None


def binomial_range(n: int, share: float, tail: float) -> tuple[int, int]:
    """Return the smallest range that a binomial count leaves with at most `tail` on each side.

    Examples
    --------
    >>> binomial_range(10, 0.5, 0.02)
    (2, 8)
    """
    lower = np.cumsum(binomial_pmf(n, share))
    upper = np.cumsum(binomial_pmf(n, 1 - share))
    return int(np.searchsorted(lower, tail, side="right")), n - int(np.searchsorted(upper, tail, side="right"))


def binomial_pmf(n: int, share: float) -> Floats:
    """Return the probabilities of 0..n successes; shape (n + 1,).

    Examples
    --------
    >>> binomial_pmf(2, 0.5).round(12).tolist()
    [0.25, 0.5, 0.25]
    """
    return np.asarray(np.exp(log_binomials(np.array([n]), share)[0]))


def log_binomials(sizes: Integers, share: float) -> Floats:
    """Return logarithms of the probabilities of 0, 1, ... successes among each of some sizes.

    Parameters
    ----------
    sizes
        Shape (P,).
    share
        Probability of a success.

    Returns
    -------
    array, shape (P, largest size + 1)
        Minus infinity beyond a size.

    Examples
    --------
    >>> np.exp(log_binomials(np.array([1, 2]), 0.5)).round(12).tolist()
    [[0.5, 0.5, 0.0], [0.25, 0.5, 0.25]]
    """
    largest = int(sizes.max(initial=0))
    found = np.arange(largest + 1)
    logs = _log_factorials(largest)
    rest = sizes[:, None] - found
    inside = np.maximum(rest, 0)
    chances = logs[sizes][:, None] - logs[found] - logs[inside] + _log_power(share, found)
    return np.where(rest >= 0, chances + _log_power(1 - share, inside), -np.inf)


def _extended(counts: Integers, low: int, room: Integers) -> Integers:
    """Add a column that holds as many numbers from `low` on as each row has room for."""
    starts = np.repeat(np.cumsum(room) - room, room)
    last = low + np.arange(room.sum()) - starts
    return np.column_stack([np.repeat(counts, room, axis=0), last])


def _log_weights(counts: Integers, changed: tuple[float, ...], unchanged: float, n: Integers | np.int64) -> Floats:
    rest = n - counts.sum(axis=1)
    logs = _log_factorials(max(int(np.max(n)), int(counts.max(initial=0))))
    weights = logs[n] - logs[counts].sum(axis=1) - logs[np.maximum(rest, 0)]
    for column, share in enumerate(changed):
        weights = weights + _log_power(share, counts[:, column])
    return np.where(rest >= 0, weights + _log_power(unchanged, np.maximum(rest, 0)), -np.inf)


def _log_power(share: float, exponent: Integers) -> Floats:
    """Return ``log(share ** exponent)``, with 0 ** 0 = 1."""
    if share > 0:
        return np.asarray(exponent * np.log(share))
    return np.where(exponent == 0, 0.0, -np.inf)


def _log_factorials(n: int) -> Floats:
    return np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, n + 1)))])
