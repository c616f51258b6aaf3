"""Which of many change profiles belongs to a table, from the extremes inward, by linear programs that judge all.

For any numbers y, one for each condition on rows, columns and signs, every table has

    sum(y * totals) = sum over cells of T * c,   c the y of a cell's conditions added up,

which lies between the sums of ``people with a change * least (greatest) c of its cells``. A profile
for which it does not belongs to no table, whatever y is and however it was found. A good y is the
dual of the program that comes as near to one such profile as the conditions allow.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import scipy

from prapasca.audit.engine.deadline import Deadline, UnfinishedError
from prapasca.audit.engine.profiles import Integers, Profiles
from prapasca.audit.engine.transport import Cells, Transport

CLEARLY = 1e-7
"""By how much people must miss a condition whose numbers are at most 1; rounding errors are far below."""

Reals = npt.NDArray[np.float64]


class ProfileSearch:
    """Tell which profiles belong to a table.

    Parameters
    ----------
    model
        Margins and claims.
    profiles
        Those in question; any other is left aside.

    Examples
    --------
    >>> from prapasca.audit.engine.conditions import Conditions
    >>> model = Transport(Conditions(20, ("a", "b", "c"), (7, 13, 0), (0, 8, 12)))
    >>> counts = np.array([[0, 0], [0, 0], [1, 0], [19, 20], [0, 0]])
    >>> search = ProfileSearch(model, Profiles((-2, -1, 0, 1, 2), counts, np.array([1, 1])))
    >>> search.most(search.profiles.improved, Deadline(5)).tolist()
    [[0, 7, 0], [0, 1, 12], [0, 0, 0]]
    """

    def __init__(self, model: Transport, profiles: Profiles) -> None:
        self.model, self.profiles = model, profiles
        differences = model.differences.ravel()
        self._kinds = [np.flatnonzero(differences == change) for change in profiles.changes]
        self._groups = np.array([differences == change for change in profiles.changes], dtype=np.float64)
        self._rows = np.array([rule.weights.ravel() for rule in model.rules], dtype=np.float64)
        self._totals = np.array([rule.low for rule in model.rules], dtype=np.float64)

    def most(self, values: Integers, deadline: Deadline) -> Cells | None:
        """Return a table whose profile has the greatest of some values; None if no profile belongs to a table.

        Profiles that turn out to belong to none are dropped for good; `values` are those of the
        profiles as they are now.

        Raises
        ------
        UnfinishedError
            No time left.
        """
        while len(values):
            best = np.flatnonzero(values == values.max())
            place = int(best[len(best) // 2])
            counts = self.profiles.counts[:, place]
            kept = self._kept(counts, deadline)
            if kept[place]:
                table = self.model.with_changes(
                    dict(zip(self.profiles.changes, counts.tolist(), strict=True)), deadline
                )
                if table is not None:
                    return table
                kept[place] = False
            self.profiles, values = self.profiles.only(kept), values[kept]
        return None

    def _kept(self, counts: Integers, deadline: Deadline) -> npt.NDArray[np.bool_]:
        """Return which profiles the numbers best against one of them leave."""
        duals = self._duals(counts, deadline)
        largest = float(np.abs(duals).max())
        if largest == 0:
            return np.ones(len(self.profiles.ways), dtype=np.bool_)
        cells = (duals / largest) @ self._rows
        total = float(duals @ self._totals) / largest
        people = self.profiles.counts
        low = np.array([cells[kind].min() for kind in self._kinds]) @ people
        high = np.array([cells[kind].max() for kind in self._kinds]) @ people
        slack = CLEARLY * self.model.conditions.n
        return np.asarray((low <= total + slack) & (high >= total - slack))

    def _duals(self, counts: Integers, deadline: Deadline) -> Reals:
        """Return the dual values of rows, columns and signs where a table comes nearest to a profile."""
        deadline.check()
        n_cells, n_kinds = self._rows.shape[1], len(self._groups)
        free = np.zeros((len(self._rows), 2 * n_kinds))
        missed = np.hstack([np.eye(n_kinds), -np.eye(n_kinds)])
        found = scipy.optimize.linprog(
            np.concatenate([np.zeros(n_cells), np.ones(2 * n_kinds)]),
            A_eq=np.vstack([np.hstack([self._rows, free]), np.hstack([self._groups, missed])]),
            b_eq=np.concatenate([self._totals, counts]),
            method="highs",
            options={"time_limit": max(0.01, deadline.left())},
        )
        if found.status:
            raise UnfinishedError
        return np.asarray(found.eqlin.marginals)[: len(self._rows)]
