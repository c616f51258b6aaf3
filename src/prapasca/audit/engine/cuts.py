"""Bounds that one linear program gives for every set of tie groups at once.

With tie groups of sizes a and ranks R(a) fixed, the most of a sum over the cells of a table is a
linear program. Its dual values y of the margins bound the same sum for any other sizes a': each
cell's weight less the y of its margins is at most the greatest of its group, so

    sum(weights * T) <= sum(y * totals) + sum_m a'_m * max over cells of group m (weight - y)

whatever y is. A good y comes from a program solved where it matters; whether the solver was exact
does not matter.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import scipy

from prapasca.audit.engine.deadline import Deadline, UnfinishedError
from prapasca.audit.engine.profiles import Integers
from prapasca.audit.engine.transport import Transport

Reals = npt.NDArray[np.float64]

ROUNDING = 1e-12
"""Relative error that a sum of so few doubles stays below; bounds are raised by it."""


@dataclass(frozen=True)
class Objective:
    """``up * (people up) + down * (people down) + rank * N2``."""

    up: float
    down: float
    rank: float


class Cut:
    """An upper bound of an objective for every set of tie groups.

    Parameters
    ----------
    model
        Margins and claims.
    objective
        What is bounded.
    duals
        One number for each condition of the model, any.
    """

    def __init__(self, model: Transport, objective: Objective, duals: Reals) -> None:
        self.objective = objective
        rules = model.rules
        totals = np.array([rule.low for rule in rules], dtype=np.float64)
        left = -np.tensordot(duals, np.array([rule.weights for rule in rules], dtype=np.float64), axes=1)
        differences = model.differences
        steps = [change for change in model.conditions.changes if change > 0]
        self.base = float(duals @ totals)
        self.stay = float(left[differences == 0].max())
        self.up = np.array([[left[differences == step].max()] for step in steps])
        self.down = np.array([[left[differences == -step].max()] for step in steps])
        self._size = float(np.abs(duals) @ totals + model.conditions.n * np.abs(left).max())

    def bound(self, sizes: Integers, ranks: Integers, unchanged: Integers) -> Reals:
        """Return the bound for each set, shape (N,); sizes and ranks are (G, N)."""
        pull = self.objective.rank * ranks
        most = np.maximum(self.up + self.objective.up + pull, self.down + self.objective.down - pull)
        rounding = ROUNDING * (self._size + (np.abs(pull) * sizes).sum(axis=0))
        return np.asarray(self.base + self.stay * unchanged + (most * sizes).sum(axis=0) + rounding)


def cut_at(
    model: Transport,
    objective: Objective,
    sizes: Integers,
    ranks: Integers,
    deadline: Deadline,
    window: tuple[int, int] | None = None,
) -> Cut:
    """Return the cut that is best for one set of tie groups.

    Parameters
    ----------
    model
        Margins and claims.
    objective
        Without `rank` where a window of N2 is given: its dual value becomes the `rank`.
    sizes, ranks
        Shape (G,).
    deadline
        When to give up.
    window
        Least and greatest N2.

    Raises
    ------
    UnfinishedError
        No time left, or no solution.
    """
    deadline.check()
    steps = [change for change in model.conditions.changes if change > 0]
    differences = model.differences.ravel()
    groups = np.array([np.abs(differences) == step for step in steps], dtype=np.float64)
    signed = np.asarray(np.sign(differences) * (ranks @ groups))
    gain = objective.up * (differences > 0) + objective.down * (differences < 0) + objective.rank * signed
    rules = model.rules
    rows = np.concatenate([np.array([rule.weights.ravel() for rule in rules], dtype=np.float64), groups])
    totals = np.concatenate([[float(rule.low) for rule in rules], sizes])
    found = _solved(gain, rows, totals, (signed, window), len(steps), deadline)
    duals = -np.asarray(found.eqlin.marginals)[: len(rules)]
    if window is not None:
        below, above = found.ineqlin.marginals
        objective = Objective(objective.up, objective.down, float(below - above))
    return Cut(model, objective, duals)


def _solved(
    gain: Reals,
    rows: Reals,
    totals: Reals,
    limited: tuple[Reals, tuple[int, int] | None],
    n_soft: int,
    deadline: Deadline,
) -> scipy.optimize.OptimizeResult:
    """Solve the linear program; the last `n_soft` rows and the window may be missed, at a price."""
    price = 1000.0 * (1 + float(np.abs(gain).max()))
    slack = np.zeros((len(rows), 2 * n_soft))
    slack[len(rows) - n_soft :] = np.hstack([np.eye(n_soft), -np.eye(n_soft)])
    padded, limits = np.hstack([rows, slack]), None
    signed, window = limited
    if window is not None:
        padded = np.hstack([padded, np.zeros((len(rows), 1))])
        beside = np.zeros(2 * n_soft)
        limits = np.array([[*signed, *beside, -1.0], [*(-signed), *beside, -1.0]])
    found = scipy.optimize.linprog(
        np.concatenate([-gain, np.full(padded.shape[1] - len(gain), price)]),
        A_eq=padded,
        b_eq=totals,
        A_ub=limits,
        b_ub=None if window is None else np.array([window[1], -window[0]], dtype=np.float64),
        method="highs",
        options={"time_limit": max(0.01, deadline.left())},
    )
    if found.status:
        raise UnfinishedError
    return found
