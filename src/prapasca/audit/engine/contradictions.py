"""Which printed numbers contradict each other, and which single number, changed, would mend it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from prapasca.audit.engine.conditions import COUNTS, Conditions
from prapasca.audit.engine.conventions import RankSums
from prapasca.audit.engine.deadline import Deadline, UnfinishedError
from prapasca.audit.engine.enumeration import profiles_of
from prapasca.audit.engine.existence import changed, exists, may_hold
from prapasca.audit.engine.summary import claimed

Items = tuple[str, ...]


@dataclass(frozen=True)
class Repair:
    """One number that, changed, makes everything fit.

    Parameters
    ----------
    item : str
        Name of the number, as in :meth:`Conditions.items`.
    found, repaired : int or str
        As printed, and what would fit.
    distance : int
        Between them, in units of the last digit printed.
    """

    item: str
    found: int | str
    repaired: int | str
    distance: int


def smallest_contradictions(conditions: Conditions, *, seconds: float = 5.0) -> tuple[Items, ...]:
    """Return the smallest sets of printed numbers that cannot all be true.

    A contradiction has a number in common with whatever must be given up to make the rest fit.
    So the smallest sets that meet all corrections known so far are tried; one that may hold is
    enlarged as far as it goes, and what is left over is a new correction [1]_.

    Parameters
    ----------
    conditions
        Every number in :meth:`Conditions.items` may be given up, n too.
    seconds
        Time to be kept to, roughly.

    Returns
    -------
    tuple of tuple of str
        All contradictions of the smallest size, by item name; empty where there is a table, or
        where time ran out before one was proved.

    References
    ----------
    .. [1] A. Ignatiev, A. Previti, M. Liffiton and J. Marques-Silva, "Smallest MUS extraction with
       minimal hitting set dualization", CP 2015. https://doi.org/10.1007/978-3-319-23219-5_13

    Examples
    --------
    >>> known = Conditions(20, ("a", "b", "c"), (7, 13, 0), (0, 8, 12), not_improved=9)
    >>> smallest_contradictions(known)
    (('n', 'pre[2]', 'post[2]', 'not_improved'),)
    """
    items, deadline = tuple(conditions.items()), Deadline(seconds)
    proved: list[Items] = []
    try:
        if may_hold(conditions, items, deadline):
            return ()
        corrections: list[frozenset[str]] = []
        while True:
            proved = []
            for candidate in _smallest_meeting(items, corrections):
                if may_hold(conditions, candidate, deadline):
                    corrections.append(_left_over(conditions, candidate, deadline))
                    break
                proved.append(candidate)
            else:
                return tuple(proved)
    except UnfinishedError:
        return tuple(proved)


def _smallest_meeting(items: Items, corrections: list[frozenset[str]]) -> Iterator[Items]:
    """Yield the smallest sets of items that have one in common with every correction."""
    for size in range(len(items) + 1):
        some = False
        for candidate in combinations(items, size):
            if all(not correction.isdisjoint(candidate) for correction in corrections):
                some = True
                yield candidate
        if some:
            return


def _left_over(conditions: Conditions, start: Items, deadline: Deadline) -> frozenset[str]:
    kept = list(start)
    left = [item for item in conditions.items() if item not in start]
    for item in left:
        if may_hold(conditions, [*kept, item], deadline):
            kept.append(item)
    return frozenset(left) - frozenset(kept)


def nearest_repairs(conditions: Conditions, *, seconds: float = 5.0) -> tuple[Repair, ...]:
    """Return changes of a single number after which everything fits.

    Parameters
    ----------
    conditions
        That no table fulfils.
    seconds
        Time to be kept to, roughly; what is found by then is returned.

    Returns
    -------
    tuple of Repair
        Nearest first; at most one number up and one down for each item. Empty where there is
        nothing to mend or no single number mends it.

    Examples
    --------
    >>> known = Conditions(20, ("a", "b", "c"), (None, 13, None), (0, 8, 12), not_improved=21)
    >>> [(one.item, one.repaired) for one in nearest_repairs(known)]
    [('not_improved', 15)]
    """
    deadline = Deadline(seconds)
    found: list[Repair] = []
    try:
        if exists(conditions, deadline) is not False:
            return ()
        for item, value, distance in _nearby(conditions):
            mended = any(one.item == item and one.distance < distance for one in found)
            if not mended and exists(changed(conditions, item, value), deadline):
                found.append(Repair(item, conditions.items()[item], value, distance))
        found += _repaired_z(conditions, deadline)
    except UnfinishedError:
        pass
    return tuple(sorted(found, key=lambda one: one.distance))


def _nearby(conditions: Conditions) -> Iterator[tuple[str, int, int]]:
    """Yield other values of each count, the nearest first; claims before margins, n last."""
    items = {item: value for item, value in conditions.items().items() if isinstance(value, int)}
    order = [item for item in COUNTS if item in items]
    order += [item for item in items if item not in COUNTS and item != "n"] + ["n"]
    for distance in range(1, max(conditions.n, *items.values()) + 1):
        for item in order:
            for value in (items[item] - distance, items[item] + distance):
                if value >= 0 and (value <= conditions.n or item == "n" or items[item] > conditions.n):
                    yield item, value, distance


def _repaired_z(conditions: Conditions, deadline: Deadline) -> list[Repair]:
    """Return the printed Z nearest to the one found that SPSS would give for a table with all other numbers."""
    printed = conditions.z
    if printed is None:
        return []
    nearest: int | None = None
    for profiles in profiles_of(replace(conditions, z=None), deadline):
        some = claimed(profiles, conditions)
        if len(some.ways):
            sums = RankSums(some.sizes, some.signed, some.unchanged)
            squares = np.maximum(sums.squares("dropped", ties_corrected=True), 1)
            sizes = np.abs(sums.differences("dropped")) / np.sqrt(squares) * 10.0**printed.decimals
            digits = np.rint(sizes).astype(np.int64)
            closest = int(digits[np.abs(digits - printed.digits).argmin()])
            if nearest is None or abs(closest - printed.digits) < abs(nearest - printed.digits):
                nearest = closest
    if nearest is None:
        return []
    return [Repair("z", printed.text, printed.replaced(nearest).text, abs(nearest - printed.digits))]
