"""Bounds when tables are too many to count: from the extremes inward, certified by integer programs."""

from __future__ import annotations

import numpy as np

from prapasca.audit.engine.conditions import Conditions
from prapasca.audit.engine.conventions import fitting
from prapasca.audit.engine.deadline import Deadline, UnfinishedError
from prapasca.audit.engine.profile_search import ProfileSearch
from prapasca.audit.engine.profiles import Integers, Profiles
from prapasca.audit.engine.signed_profiles import signed_profiles
from prapasca.audit.engine.tie_groups import SLACK, Limits, SizeSets, possible_sizes
from prapasca.audit.engine.tie_programs import Programs
from prapasca.audit.engine.transport import Cells, Transport

NEVER = -(10**9)
"""Stands for a number no table attains."""

NAMES = ("improved", "unchanged", "worsened")
ENDS = tuple((name, sign) for name in ("unchanged", "improved", "worsened") for sign in (-1, 1))

Range = tuple[int, int]


class Search:
    """Narrow how many improved, stayed and worsened over all tables that fulfil the conditions.

    Parameters
    ----------
    conditions
        What is known.
    deadline
        When to stop; what is known by then stands.

    Attributes
    ----------
    impossible : bool
        Whether it is proved that there is no table.
    complete : bool
        Whether every end of `outer` is attained.
    outer, attained : dict of str to tuple of two int
        No table lies outside the one; certified tables reach the other.

    Examples
    --------
    >>> found = Search(Conditions(20, ("a", "b", "c"), (7, 13, 0), (0, 8, 12)), Deadline(5))
    >>> found.run()
    >>> found.complete, found.outer["improved"]
    (True, (12, 19))
    """

    def __init__(self, conditions: Conditions, deadline: Deadline) -> None:
        self.conditions, self.deadline = conditions, deadline
        self.model = Transport(conditions)
        self.impossible = self.complete = False
        self.outer: dict[str, Range] = dict.fromkeys(NAMES, (0, conditions.n))
        self.attained: dict[str, Range] = {}
        self._found: list[Cells] = []

    def run(self) -> None:
        """Search until everything is settled or time is up."""
        try:
            if self._settle_margins() and self.conditions.z is not None:
                self._settle_z()
            self.complete = not self.impossible
        except UnfinishedError:
            self.complete = False

    def exists(self) -> bool | None:
        """Tell whether there is a table, stopping at the first one; None where time ran out."""
        try:
            table = self.model.extreme(self.model.unchanged, (), self.deadline)
            if table is None:
                return False
            if not self.note(table):
                sets = possible_sizes(self.conditions, self._limits(), self.deadline)
                self._settle_end("unchanged", 1, Programs(self.model, sets, self.deadline), first_only=True)
        except UnfinishedError:
            return True if self.attained else None
        return not self.impossible

    def conventions(self) -> tuple[str, ...]:
        """Return the conventions under which a table found fits."""
        printed = self.conditions.z
        if printed is None or not self._found:
            return ()
        profiles = self._profiles(self._found)
        flags = fitting(profiles, printed, self.conditions.conventions)
        return tuple(name for name, one in flags.items() if one.any())

    def _settle_margins(self) -> bool:
        """Bound everything by the margins alone; tell whether there is a table."""
        for name in NAMES:
            weights = getattr(self.model, name)
            for sign in (-1, 1):
                table = self.model.extreme(sign * weights, (), self.deadline)
                if table is None:
                    self.impossible = True
                    return False
                self.note(table)
                low, high = self.outer[name]
                end = int((weights * table).sum())
                self.outer[name] = (end, high) if sign < 0 else (low, end)
        return True

    def _settle_z(self) -> None:
        sets = possible_sizes(self.conditions, self._limits(), self.deadline)
        profiles = signed_profiles(sets, self.deadline)
        if profiles is not None:
            self._settle_profiles(profiles)
            return
        left = [*ENDS]
        while left:
            self.deadline.check()
            left = self._unsettled(left, sets)
            if self.impossible:
                return

    def _settle_profiles(self, profiles: Profiles) -> None:
        """Settle every end over profiles that have Z; none of them must be left out."""
        search = ProfileSearch(self.model, profiles)
        for name, sign in ENDS:
            table = search.most(sign * getattr(search.profiles, name), self.deadline)
            if table is None:
                self.impossible = True
                return
            self.note(table)
            self._lower(name, sign, sign * int((getattr(self.model, name) * table).sum()))

    def _unsettled(self, ends: list[tuple[str, int]], sets: SizeSets) -> list[tuple[str, int]]:
        """Give each end its share of the time, and return those that need more."""
        left = []
        for number, (name, sign) in enumerate(ends):
            share = self.deadline.share(1 / (len(ends) - number))
            try:
                self._settle_end(name, sign, Programs(self.model, sets, share))
            except UnfinishedError:
                left.append((name, sign))
            if self.impossible:
                break
        return left

    def _settle_end(self, name: str, sign: int, programs: Programs, *, first_only: bool = False) -> None:
        """Lower one end of a range to what a table attains.

        The sets that could attain most are looked at first: a cut lowers the ceilings of all, and
        a set that it leaves as high is decided by an integer program.
        """
        weights = sign * getattr(self.model, name)
        start = self._ceiling(name, sign, programs.sets)
        ceilings = np.array([np.where(side.least <= side.greatest, start, NEVER) for side in programs.sets.sides])
        while True:
            best = self._best(name, sign)
            highest = max(best, int(ceilings.max(initial=NEVER)))
            if highest < -self.conditions.n:
                self.impossible = True
                return
            self._lower(name, sign, highest)
            if highest == best or (first_only and self.attained):
                return
            ceilings, programs = _above(best, ceilings, programs)
            side, candidates = next(
                (one, found) for one, row in enumerate(ceilings) if len(found := np.flatnonzero(row == highest))
            )
            place = int(candidates[len(candidates) // 2])
            self._lower_ceilings(ceilings, weights, programs, place, side)
            if ceilings[side, place] == highest:
                table = programs.best_table(weights, place, programs.sets.sides[side])
                ceilings[side, place] = NEVER if table is None else int((weights * table).sum())
                if table is not None:
                    self.note(table)

    def _lower_ceilings(self, ceilings: Integers, weights: Cells, programs: Programs, place: int, side: int) -> None:
        up, down, stay = int(weights[0, -1]), int(weights[-1, 0]), int(weights[0, 0])
        bounds = programs.ceilings(up, down, place, programs.sets.sides[side])
        for row, bound in zip(ceilings, bounds, strict=True):
            # how many stay is settled by the sizes: the program only tells whether there is a table
            lower = np.where(bound < -SLACK, NEVER, row) if stay else np.floor(bound + SLACK).clip(NEVER)
            np.minimum(row, lower.astype(np.int64), out=row)

    def _ceiling(self, name: str, sign: int, sets: SizeSets) -> Integers:
        """Return what ``sign`` times a number does not exceed, for each set."""
        low, high = self.outer[name]
        if name == "unchanged":
            found = sign * sets.unchanged
        elif (name == "improved") == (sign > 0):
            found = sets.most(1) - (0 if sign > 0 else sets.changed)
        else:
            found = sets.most(-1) - (0 if sign > 0 else sets.changed)
        return np.minimum(found, high if sign > 0 else -low)

    def _lower(self, name: str, sign: int, highest: int) -> None:
        low, high = self.outer[name]
        self.outer[name] = (low, highest) if sign > 0 else (-highest, high)

    def _best(self, name: str, sign: int) -> int:
        low, high = self.attained.get(name, (-NEVER, NEVER))
        return high if sign > 0 else -low

    def _limits(self) -> Limits:
        """Return what the margins leave to each magnitude of change."""
        differences = self.model.differences
        steps = [change for change in self.conditions.changes if change > 0]
        kinds = (np.abs(differences), differences, -differences)
        found = [[self._range((kind == step) * 1) for step in steps] for kind in kinds]
        arrays = [np.array(one, dtype=np.int64).reshape(-1, 2) for one in found]
        return Limits(arrays[0], arrays[1], arrays[2], self.outer["unchanged"])

    def _range(self, weights: Cells) -> Range:
        return self.model.range_of(weights, (), self.deadline) or (0, 0)

    def note(self, table: Cells) -> bool:
        """Take in a table if it gives Z; tell whether it does."""
        printed = self.conditions.z
        if printed is not None:
            flags = fitting(self._profiles([table]), printed, self.conditions.conventions)
            if not any(bool(one[0]) for one in flags.values()):
                return False
        self._found.append(table)
        for name in NAMES:
            value = int((getattr(self.model, name) * table).sum())
            low, high = self.attained.get(name, (value, value))
            self.attained[name] = (min(low, value), max(high, value))
        return True

    def _profiles(self, tables: list[Cells]) -> Profiles:
        changes = self.conditions.changes
        counts = [[int(table[self.model.differences == change].sum()) for table in tables] for change in changes]
        return Profiles(changes, np.array(counts, dtype=np.int64), np.ones(len(tables), dtype=np.int64))


def _above(best: int, ceilings: Integers, programs: Programs) -> tuple[Integers, Programs]:
    """Leave out the sets that cannot attain more than `best`, once they are many."""
    kept = ceilings.max(axis=0) > best
    if 2 * int(kept.sum()) > len(kept):
        return ceilings, programs
    return ceilings[:, kept], Programs(programs.model, programs.sets.only(kept), programs.deadline)
