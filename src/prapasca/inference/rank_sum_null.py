"""The exact null distribution of the rank sum of one of two groups.

Under the null hypothesis every choice of m of the N people is as likely to be the first group. With
G tie groups of ``t_1 .. t_G`` people and whole-number scores ``R_1 .. R_G`` (doubled midranks), the rank
sum is ``T = sum_g R_g X_g``, where ``(X_1 .. X_G)`` has the multivariate hypergeometric distribution:
``prod_g C(t_g, x_g)`` of the ``C(N, m)`` choices have the numbers x.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, log, log2

import numpy as np
import numpy.typing as npt

from prapasca.errors import N_, InputError
from prapasca.inference.tails import Tails

MAX_STATES = 2**20
"""Most pairs of people and sum that half of the groups may have; reached within seconds."""

MAX_BITS = 1020
"""Choices of the first group beyond two to this power do not fit in a double."""

_Floats = npt.NDArray[np.float64]
_Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class _Half:
    """Some of the tie groups: how many choices put `people` of them, with `sums`, in the first group."""

    people: _Integers
    sums: _Integers
    choices: _Floats

    def of(self, people: int) -> tuple[_Integers, _Floats]:
        """Return the sums, ascending, and choices with so many people."""
        start, stop = np.searchsorted(self.people, [people, people + 1])
        return self.sums[start:stop], self.choices[start:stop]


class RankSumNull:
    """The distribution of T, built once and asked for the tails at any sum.

    All numbers of choices are sums of positive terms, so that tails are right to about 1e-13 however
    small; below ``2**53`` choices they are whole numbers without rounding.

    Parameters
    ----------
    scores, sizes
        ``R_g``, whole numbers, and ``t_g``; shape (G,).
    n_first
        m, people in the first group, from 0 to N.

    Raises
    ------
    InputError
        Code ``"too-large"`` where the choices do not fit in memory, or their number not in a double.

    Examples
    --------
    Five people without ties, two of them in the first group; its ranks are 1 and 3 (doubled, 2 and 6):

    >>> tails = RankSumNull([2, 4, 6, 8, 10], [1, 1, 1, 1, 1], 2).tails(8)
    >>> tails.lower, tails.upper, tails.point
    (0.2, 0.9, 0.1)
    """

    def __init__(self, scores: Sequence[int], sizes: Sequence[int], n_first: int) -> None:
        self.n_first = n_first
        self.total = comb(sum(sizes), n_first)
        if log2(self.total) > MAX_BITS:
            raise _too_large(sum(sizes), len(sizes))
        self._halves = _halves(list(zip(scores, sizes, strict=True)), n_first, sum(sizes))

    def tails(self, observed: int) -> Tails:
        """Return ``P(T <= t)``, ``P(T >= t)`` and ``P(T = t)``; 0 for the sums that cannot be."""
        lower = upper = point = 0.0
        first, second = self._halves
        for people in np.unique(first.people).tolist():
            own, own_choices = first.of(people)
            other, other_choices = second.of(self.n_first - people)
            upwards = np.concatenate([[0.0], np.cumsum(other_choices)])
            downwards = np.concatenate([np.cumsum(other_choices[::-1])[::-1], [0.0]])
            below = np.searchsorted(other, observed - own, side="left")
            until = np.searchsorted(other, observed - own, side="right")
            lower += float(own_choices @ upwards[until])
            upper += float(own_choices @ downwards[below])
            equal = until > below
            point += float(own_choices[equal] @ other_choices[below[equal]])
        ratios = [min(1.0, count / self.total) for count in (lower, upper, point)]
        return Tails(*ratios, *(log(ratio) if ratio else -np.inf for ratio in ratios))


def _halves(groups: list[tuple[int, int]], n_first: int, n: int) -> tuple[_Half, _Half]:
    """Share the groups out, ascending, so that both halves hold about as many states."""
    nothing = _Half(np.zeros(1, dtype=np.int64), np.zeros(1, dtype=np.int64), np.ones(1))
    low, high = nothing, nothing
    waiting = groups[:]
    while waiting:
        smaller = min(low, high, key=lambda half: len(half.people))
        group = waiting.pop(0 if smaller is low else -1)
        if len(smaller.people) * (group[1] + 1) > 4 * MAX_STATES:
            raise _too_large(n, len(groups))
        extended = _extended(smaller, *group, n_first)
        low, high = (extended, high) if smaller is low else (low, extended)
        if len(extended.people) > MAX_STATES:
            raise _too_large(n, len(groups))
    return low, high


def _extended(half: _Half, score: int, size: int, n_first: int) -> _Half:
    """Add a tie group, of which any number may be in the first group."""
    taken = np.arange(min(size, n_first) + 1)
    people = (half.people[:, None] + taken).ravel()
    fits = people <= n_first
    sums = (half.sums[:, None] + score * taken).ravel()[fits]
    ways = np.array([comb(size, number) for number in taken.tolist()], dtype=np.float64)
    choices = (half.choices[:, None] * ways).ravel()[fits]
    return _merged(people[fits], sums, choices)


def _merged(people: _Integers, sums: _Integers, choices: _Floats) -> _Half:
    """Add up the choices of equal states, by a table where the states fill one and by sorting elsewhere."""
    width = int(sums.max()) + 1
    codes = people * width + sums
    if (int(people.max()) + 1) * width <= 16 * len(codes) + 1024:
        table = np.asarray(np.bincount(codes, weights=choices), dtype=np.float64)
        found = np.flatnonzero(table)
        return _Half(found // width, found % width, table[found])
    found, positions = np.unique(codes, return_inverse=True)
    counted = np.asarray(np.bincount(positions, weights=choices), dtype=np.float64)
    return _Half(found // width, found % width, counted)


def _too_large(n: int, n_groups: int) -> InputError:
    return InputError(
        "too-large",
        N_(
            "method: the exact null distribution of the rank sum of these {n} people in {groups} different changes "
            'is out of reach; use method="asymptotic"'
        ),
        n=n,
        groups=n_groups,
    )
