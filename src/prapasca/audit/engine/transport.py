"""The cells of a table as a small integer program (HiGHS): certificates and extremes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import scipy

from prapasca.audit.engine.conditions import Conditions
from prapasca.audit.engine.deadline import Deadline, UnfinishedError

Reals = npt.NDArray[np.float64]
Cells = npt.NDArray[np.int64]

INFEASIBLE = 2
"""Status of :func:`scipy.optimize.milp`."""


class Between(NamedTuple):
    """A linear condition: ``low <= sum(weights * table) <= high``."""

    weights: Cells
    low: int
    high: int


@dataclass(frozen=True)
class Transport:
    """Tables with given margins, n, numbers of people up, down and unchanged.

    Parameters
    ----------
    conditions : Conditions
        All but Z is used.

    Examples
    --------
    >>> model = Transport(Conditions(20, ("a", "b", "c"), (7, 13, 0), (0, 8, 12)))
    >>> model.extreme(model.improved, (), Deadline(5)).tolist()
    [[0, 7, 0], [0, 1, 12], [0, 0, 0]]
    """

    conditions: Conditions

    @cached_property
    def differences(self) -> Cells:
        """Change of score of each cell, shape (K, K)."""
        values = np.array(self.conditions.values)
        return np.asarray(values[None, :] - values[:, None])

    @cached_property
    def improved(self) -> Cells:
        """1 for each cell above the diagonal."""
        return np.asarray(self.differences > 0, dtype=np.int64)

    @cached_property
    def unchanged(self) -> Cells:
        """1 for each cell of the diagonal."""
        return np.asarray(self.differences == 0, dtype=np.int64)

    @cached_property
    def worsened(self) -> Cells:
        """1 for each cell below the diagonal."""
        return np.asarray(self.differences < 0, dtype=np.int64)

    def extreme(self, weights: Cells, extra: Iterable[Between], deadline: Deadline) -> Cells | None:
        """Return a table with the greatest ``sum(weights * table)``, or None if there is no table.

        Parameters
        ----------
        weights
            Shape (K, K).
        extra
            Further conditions.
        deadline
            When to give up.

        Raises
        ------
        UnfinishedError
            No time left.
        """
        deadline.check()
        rules = [*self.rules, *extra]
        if any(rule.low > rule.high for rule in rules):
            return None
        size = weights.size
        # a quarter of slack lets no further whole number in, and no rounding error shut one out
        limits = scipy.optimize.LinearConstraint(
            np.array([rule.weights.ravel() for rule in rules], dtype=np.float64),
            np.array([rule.low - 0.25 for rule in rules]),
            np.array([rule.high + 0.25 for rule in rules]),
        )
        found = scipy.optimize.milp(
            -weights.ravel().astype(np.float64),
            integrality=np.ones(size, dtype=np.int64),
            bounds=scipy.optimize.Bounds(0, self.conditions.n),
            constraints=limits,
            options={"time_limit": max(0.01, deadline.left()), "mip_rel_gap": 0.0},
        )
        if found.status == INFEASIBLE:
            return None
        if found.status:
            raise UnfinishedError
        table = np.rint(found.x).astype(np.int64).reshape(weights.shape)
        if not all(rule.low <= int((rule.weights * table).sum()) <= rule.high for rule in rules):
            raise UnfinishedError
        return table

    def range_of(self, weights: Cells, extra: Iterable[Between], deadline: Deadline) -> tuple[int, int] | None:
        """Return the least and greatest ``sum(weights * table)``, or None if there is no table.

        Examples
        --------
        >>> model = Transport(Conditions(20, ("a", "b", "c"), (7, 13, 0), (0, 8, 12)))
        >>> model.range_of(model.improved, (), Deadline(5))
        (12, 19)
        """
        rules = tuple(extra)
        highest = self.extreme(weights, rules, deadline)
        lowest = None if highest is None else self.extreme(-weights, rules, deadline)
        if highest is None or lowest is None:
            return None
        return int((weights * lowest).sum()), int((weights * highest).sum())

    def with_changes(self, counts: Mapping[int, int], deadline: Deadline) -> Cells | None:
        """Return a table in which so many people changed by each difference of score."""
        rules = [Between((self.differences == change) * 1, count, count) for change, count in counts.items()]
        return self.extreme(self.unchanged, rules, deadline)

    @cached_property
    def rules(self) -> list[Between]:
        """Return the conditions on n, margins and signs, each with one total."""
        known = self.conditions
        shape = (len(known.categories),) * 2
        rows, columns = np.indices(shape)
        rules = [Between(np.ones(shape, dtype=np.int64), known.n, known.n)]
        for places, margin in ((rows, known.pre), (columns, known.post)):
            rules += [
                Between((places == place) * 1, count, count) for place, count in enumerate(margin) if count is not None
            ]
        signs = zip((self.improved, self.unchanged, self.worsened), known.sign_claims(), strict=True)
        return rules + [Between(weights, count, count) for weights, counts in signs for count in counts]
