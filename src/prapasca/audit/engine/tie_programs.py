"""What the tables of one set of tie groups attain, by linear and integer programs."""

from __future__ import annotations

import numpy as np

from prapasca.audit.engine.conventions import CONVENTIONS, RankSums
from prapasca.audit.engine.cuts import Objective, cut_at
from prapasca.audit.engine.deadline import Deadline
from prapasca.audit.engine.tie_groups import Reals, Side, SizeSets
from prapasca.audit.engine.transport import Between, Cells, Transport


class Programs:
    """Linear and integer programs of the tables with given tie groups.

    Parameters
    ----------
    model
        Margins and claims.
    sets
        The sets of tie groups.
    deadline
        When to give up.
    """

    def __init__(self, model: Transport, sets: SizeSets, deadline: Deadline) -> None:
        self.model, self.sets, self.deadline = model, sets, deadline

    def ceilings(self, up: int, down: int, place: int, side: Side) -> list[Reals]:
        """Bound ``up * improved + down * worsened`` of every set, by the cut best for one set on one side.

        Returns
        -------
        list of float array, shape (N,)
            One for each side of the sets. Negative beyond -n: no table.
        """
        ranks = self.sets.ranks(zeros_ranked=side.zeros_ranked)[:, place]
        window = int(side.least[place]), int(side.greatest[place])
        cut = cut_at(self.model, Objective(up, down, 0), self.sets.sizes[:, place], ranks, self.deadline, window)
        pull = cut.objective.rank
        bounds = {
            ranked: cut.bound(self.sets.sizes, self.sets.ranks(zeros_ranked=ranked), self.sets.unchanged)
            for ranked in {one.zeros_ranked for one in self.sets.sides}
        }
        return [
            bounds[one.zeros_ranked] + np.maximum(-pull * one.least, -pull * one.greatest) for one in self.sets.sides
        ]

    def best_table(self, weights: Cells, place: int, side: Side) -> Cells | None:
        """Return a table of one set that gives Z with the greatest ``sum(weights * table)``, or None."""
        sizes = self.sets.sizes[:, place]
        rules = [
            Between(self._of_size(step), int(size), int(size)) for step, size in zip(self._steps(), sizes, strict=True)
        ]
        signed = self._signed_ranks(self.sets.ranks(zeros_ranked=side.zeros_ranked)[:, place].tolist())
        tables = [
            self.model.extreme(weights, (*rules, Between(signed, low, high)), self.deadline)
            for low, high in self._windows(place, side)
        ]
        found = [table for table in tables if table is not None]
        return max(found, key=lambda table: int((weights * table).sum()), default=None)

    def _windows(self, place: int, side: Side) -> list[tuple[int, int]]:
        """Return the values of N2 of one set on one side that print as Z under some convention."""
        conditions, column = self.sets.conditions, self.sets.sizes[:, place, None]
        sums = RankSums(column, column, self.sets.unchanged[place, None])
        least, greatest = int(side.least[place]), int(side.greatest[place])
        found = []
        for convention in (CONVENTIONS[name] for name in conditions.conventions):
            square = int(sums.squares(convention.zeros, ties_corrected=convention.ties_corrected)[0])
            allowed = convention.sizes_allowed(conditions.z, square) if conditions.z else None
            if allowed and (convention.zeros != "dropped") == side.zeros_ranked:
                found += [allowed, (-allowed[1], -allowed[0])]
        cut = [(max(low, least), min(high, greatest)) for low, high in found]
        return _joined([(low, high) for low, high in cut if low <= high])

    def _steps(self) -> list[int]:
        return [change for change in self.model.conditions.changes if change > 0]

    def _of_size(self, step: int) -> Cells:
        return np.asarray(np.abs(self.model.differences) == step, dtype=np.int64)

    def _signed_ranks(self, ranks: list[int]) -> Cells:
        differences = self.model.differences
        found = np.zeros_like(differences)
        for rank, step in zip(ranks, self._steps(), strict=True):
            found += rank * ((differences == step) * 1 - (differences == -step))
        return found


def _joined(intervals: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the union of intervals of whole numbers as few intervals.

    Examples
    --------
    >>> _joined([(5, 6), (1, 2), (3, 3), (8, 9)])
    [(1, 3), (5, 6), (8, 9)]
    """
    joined: list[tuple[int, int]] = []
    for low, high in sorted(intervals):
        if joined and low <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(high, joined[-1][1]))
        else:
            joined.append((low, high))
    return joined
