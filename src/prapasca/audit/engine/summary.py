"""What all fitting profiles have in common: counts, ranges, conventions, p values and effects."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from prapasca.audit.engine.conditions import Conditions
from prapasca.audit.engine.conventions import RankSums, fitting
from prapasca.audit.engine.deadline import Deadline
from prapasca.audit.engine.profiles import Integers, Profiles
from prapasca.inference.midranks import doubled_midranks
from prapasca.inference.null_distribution import tail_probabilities
from prapasca.inference.tails import NO_CHANGE, ExactP, exact_p, normal_p

Key = TypeVar("Key")
Number = TypeVar("Number", int, float)
Reals = tuple[float, float]

MOST_SIZES = 2_000
"""Exact p values are computed for at most so many different sets of tie groups."""


class Summary:
    """Takes profiles in any number of pieces; holds numbers, not profiles.

    Parameters
    ----------
    conditions : Conditions
        Z and the numbers of people up, unchanged and down decide which profiles fit.

    Attributes
    ----------
    count, count_without_z : int
        Tables that fulfil everything, and everything but Z.
    by_convention : dict of str to int
        Tables that fit under each convention.
    first : tuple of int or None
        The first fitting profile, people by change.
    several : bool
        Whether another profile fits too.

    Examples
    --------
    >>> found = Summary(Conditions(3, ("a", "b"), (3, 0), (1, 2)))
    >>> found.add(Profiles((-1, 0, 1), np.array([[0], [1], [2]]), np.array([1])))
    >>> found.count, found.ranges["improved"], found.several
    (1, (2, 2), False)
    """

    def __init__(self, conditions: Conditions) -> None:
        self.conditions = conditions
        self.count = self.count_without_z = 0
        names = conditions.conventions if conditions.z else ()
        self.by_convention: dict[str, int] = dict.fromkeys(names, 0)
        self.ranges: dict[str, tuple[int, int]] = {}
        self.reals: dict[str, Reals] = {}
        self.first: tuple[int, ...] | None = None
        self.several = False
        self._signed_sums: dict[tuple[int, ...], tuple[int, int]] | None = {}

    def add(self, profiles: Profiles) -> None:
        """Take in more profiles."""
        profiles = claimed(profiles, self.conditions)
        self.count_without_z += int(profiles.ways.sum())
        if self.conditions.z is not None:
            flags = fitting(profiles, self.conditions.z, self.by_convention)
            for name, one in flags.items():
                self.by_convention[name] += int(profiles.ways[one].sum())
            profiles = profiles.only(np.any(list(flags.values()), axis=0))
        if len(profiles.ways):
            self._take(profiles)

    def _take(self, profiles: Profiles) -> None:
        self.count += int(profiles.ways.sum())
        for name in ("improved", "unchanged", "worsened"):
            values = getattr(profiles, name)
            _widen(self.ranges, name, int(values.min()), int(values.max()))
        first = profiles.counts[:, :1] if self.first is None else np.array(self.first)[:, None]
        self.first = tuple(first[:, 0].tolist())
        self.several = self.several or bool((profiles.counts != first).any())
        sums = RankSums(profiles.sizes, profiles.signed, profiles.unchanged)
        self._take_statistics(sums.differences("dropped"), sums.squares("dropped", ties_corrected=True), sums.sizes)
        self._take_sizes(sums.sizes, np.abs(sums.differences("dropped")))

    def _take_statistics(self, differences: Integers, squares: Integers, sizes: Integers) -> None:
        roots = np.sqrt(np.maximum(squares, 1))
        for name, distance in (("p_asymptotic", 0), ("p_asymptotic_corrected", 2)):
            z = np.maximum(0, np.abs(differences) - distance) / roots
            _widen(self.reals, name, normal_p(float(z.max())), normal_p(float(z.min())))
        changed = sizes.sum(axis=0)
        if changed.any():
            effects = differences[changed > 0] / (changed * (changed + 1))[changed > 0]
            _widen(self.reals, "rank_biserial", float(effects.min()), float(effects.max()))

    def _take_sizes(self, sizes: Integers, differences: Integers) -> None:
        """Keep the extremes of |N2| for each set of tie groups: between them the exact p is monotone."""
        if self._signed_sums is None:
            return
        for group, least, greatest in _extremes(sizes, differences):
            _widen(self._signed_sums, group, least, greatest)
            if len(self._signed_sums) > MOST_SIZES:
                self._signed_sums = None
                return

    def exact_ps(self, deadline: Deadline) -> dict[str, Reals]:
        """Return the ranges of the exact and the mid-p value, empty where they are too many.

        Raises
        ------
        UnfinishedError
            No time left.
        """
        found: dict[str, Reals] = {}
        for sizes, sums in (self._signed_sums or {}).items():
            for difference in set(sums):
                deadline.check()
                p = _exact(sizes, difference)
                _widen(found, "p_exact", p.p_exact, p.p_exact)
                _widen(found, "p_mid", p.p_mid, p.p_mid)
        return found


def claimed(profiles: Profiles, conditions: Conditions) -> Profiles:
    """Return the profiles with the numbers of people up, unchanged and down that the conditions ask for."""
    fits = np.ones(len(profiles.ways), dtype=np.bool_)
    counted = (profiles.improved, profiles.unchanged, profiles.worsened)
    for counts, claims in zip(counted, conditions.sign_claims(), strict=True):
        for claim in claims:
            fits &= counts == claim
    return profiles if fits.all() else profiles.only(fits)


def _extremes(sizes: Integers, differences: Integers) -> Iterator[tuple[tuple[int, ...], int, int]]:
    """Yield each column of sizes once with the least and greatest difference that goes with it."""
    order = np.lexsort((differences, *sizes))
    columns, sorted_differences = sizes[:, order], differences[order]
    fresh: npt.NDArray[np.bool_] = np.ones(len(order), dtype=np.bool_)
    fresh[1:] = (columns[:, 1:] != columns[:, :-1]).any(axis=0)
    starts = np.flatnonzero(fresh)
    ends = np.append(starts[1:], len(order)) - 1
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        yield tuple(columns[:, start].tolist()), int(sorted_differences[start]), int(sorted_differences[end])


def _exact(sizes: tuple[int, ...], difference: int) -> ExactP:
    ranks = doubled_midranks(sizes)
    total = sum(rank * size for rank, size in zip(ranks, sizes, strict=True))
    if not total:
        return NO_CHANGE
    return exact_p(tail_probabilities(ranks, sizes, (total + difference) // 2))


def _widen(ranges: dict[Key, tuple[Number, Number]], key: Key, low: Number, high: Number) -> None:
    known = ranges.get(key, (low, high))
    ranges[key] = (min(known[0], low), max(known[1], high))
