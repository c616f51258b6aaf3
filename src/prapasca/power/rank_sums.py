"""Distributions of the sum of positive ranks within patterns of absolute changes.

In a pattern ``t_1 .. t_G`` the doubled midrank of the g-th size is ``R_g = 2 (t_1 + .. + t_g-1) + t_g + 1``,
and the sum over the increases is ``T = sum_g R_g X_g`` with independent ``X_g ~ Binomial(t_g, pi_g)``.
``R_g`` does not depend on larger sizes, so patterns that begin alike share the distribution of that
beginning: it is made once, by convolution, and only the last size is added for each pattern.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import gcd
from typing import NamedTuple

import numpy as np

from prapasca.power.patterns import Floats, Integers, binomial_pmf, log_binomials

CHUNK = 2_000_000
"""Most probabilities held at a time for each assumption (16 MB)."""


@dataclass(frozen=True, eq=False)
class RankSums:
    """Distributions of T in several patterns, each under W assumptions about directions.

    Parameters
    ----------
    total : integer array, shape (P,)
        Largest T of each pattern.
    squares : float array, shape (P,)
        ``sum R_g^2 t_g``, four times the variance of T under the null.
    """

    total: Integers
    squares: Floats
    _last_rank: Integers
    _last_pmf: Floats
    _start: Integers
    _length: Integers
    _stride: Integers
    _cumulative: Floats

    def lower(self, bound: Integers, assumption: int) -> Floats:
        """Return ``P(T <= bound)`` in each pattern under one of the assumptions; shape (P,)."""
        most = int(np.max(bound // self._last_rank, initial=0)) + 1
        found = np.arange(min(most, self._last_pmf.shape[2]))
        left = (bound[:, None] - self._last_rank[:, None] * found) // self._stride[:, None]
        place = self._start[:, None] + np.clip(left, -1, self._length[:, None] - 1) + 1
        return np.asarray(
            np.einsum("px,px->p", self._last_pmf[assumption, :, : len(found)], self._cumulative[assumption][place])
        )


def rank_sums(counts: Integers, shares: Sequence[Sequence[float]]) -> Iterator[RankSums]:
    """Yield the distributions of T for patterns in lexicographic order, some patterns at a time.

    Parameters
    ----------
    counts
        Patterns in lexicographic order, shape (P, G), G of 1 or more.
    shares
        W assumptions, each the probability of an increase among the changes of each size;
        shape (W, G).

    Examples
    --------
    Three changes of one size share rank 2, doubled 4; none is up with probability 1/8:

    >>> [sums] = rank_sums(np.array([[3]]), [[0.5]])
    >>> int(sums.total[0]), sums.lower(np.array([3]), 0).round(12).tolist()
    (12, [0.125])
    """
    assumed = np.asarray(shares, dtype=np.float64)
    for part in _parts(counts):
        yield _rank_sums(counts[part], assumed)


def work(counts: Integers) -> float:
    """Return about how long the critical values of these patterns take, in look-ups of some 30 ns."""
    beginnings = counts[_first_of_its_kind(counts[:, :-1]), :-1].sum(axis=1).astype(np.float64)
    lookups = 15.0 * len(counts) * (counts[:, -1].max(initial=0) + 1)
    additions = (150 * (beginnings + 4) + beginnings**3 / 10).sum() if counts.shape[1] > 2 else 300 * len(beginnings)
    return float(lookups + additions)


def _parts(counts: Integers) -> Iterator[slice]:
    """Cut the patterns so that neither their beginnings nor their last sizes fill more than a chunk."""
    beginning = counts[:, :-1]
    people = beginning.sum(axis=1)
    room = people + 1 if beginning.shape[1] < 2 else people * (people + 1) + 1
    cost = np.cumsum(np.where(_first_of_its_kind(beginning), room, 0) + counts[:, -1].max(initial=0) + 1)
    start = 0
    while start < len(counts):
        used = cost[start - 1] if start else 0
        end = max(start + 1, int(np.searchsorted(cost, used + CHUNK, side="right")))
        yield slice(start, end)
        start = end


def _rank_sums(counts: Integers, shares: Floats) -> RankSums:
    ranks = 2 * (np.cumsum(counts, axis=1) - counts) + counts + 1
    first = _first_of_its_kind(counts[:, :-1])
    which = np.cumsum(first) - 1
    pool = list(_beginnings(counts[first, :-1].tolist(), shares))
    lengths = np.array([sums.probabilities.shape[1] for sums in pool])
    last = counts[:, -1]
    return RankSums(
        total=(ranks * counts).sum(axis=1),
        squares=(ranks.astype(np.float64) ** 2 * counts).sum(axis=1),
        _last_rank=ranks[:, -1],
        _last_pmf=np.exp(np.stack([log_binomials(last, share) for share in shares[:, -1]])),
        _start=(np.cumsum(lengths + 1) - lengths - 1)[which],
        _length=lengths[which],
        _stride=np.array([max(sums.stride, 1) for sums in pool])[which],
        _cumulative=np.concatenate([_cumulative(sums.probabilities) for sums in pool], axis=1),
    )


def _first_of_its_kind(beginning: Integers) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    first = np.ones(len(beginning), dtype=np.bool_)
    first[1:] = (np.diff(beginning, axis=0) != 0).any(axis=1)
    return first


def _cumulative(probabilities: Floats) -> Floats:
    return np.concatenate([np.zeros((len(probabilities), 1)), np.cumsum(probabilities, axis=1)], axis=1)


class _PartialSum(NamedTuple):
    """Probabilities of 0, stride, 2 stride, ... under each assumption, shape (W, L)."""

    probabilities: Floats
    stride: int
    people: int


def _beginnings(beginnings: Sequence[Sequence[int]], shares: Floats) -> Iterator[_PartialSum]:
    """Yield the distribution of each beginning, keeping those it shares with the one before."""
    binomials = lru_cache(4096)(lambda group, size: np.stack([binomial_pmf(size, p) for p in shares[:, group]]))
    stack = [_PartialSum(np.ones((len(shares), 1)), 0, 0)]
    previous: Sequence[int] = ()
    for beginning in beginnings:
        pairs = zip(beginning, previous, strict=False)
        common = next((at for at, (one, other) in enumerate(pairs) if one != other), len(previous))
        del stack[common + 1 :]
        for group in range(common, len(beginning)):
            stack.append(_with_group(stack[-1], binomials(group, beginning[group])))
        previous = beginning
        yield stack[-1]


def _with_group(sums: _PartialSum, binomial: Floats) -> _PartialSum:
    size = binomial.shape[1] - 1
    if size == 0:
        return sums
    rank = 2 * sums.people + size + 1
    stride = gcd(sums.stride, rank)
    span = (sums.probabilities.shape[1] - 1) * (sums.stride // stride) + 1
    shift = rank // stride
    probabilities = np.zeros((len(binomial), span + size * shift))
    for found in range(size + 1):
        start = found * shift
        probabilities[:, start : start + span : max(sums.stride // stride, 1)] += (
            binomial[:, found, None] * sums.probabilities
        )
    return _PartialSum(probabilities, stride, sums.people + size)
