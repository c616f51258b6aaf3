"""Whether a proportional-odds model has finite estimates at all, found before it is fitted."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import scipy

TOLERANCE = 1e-7


def is_separated(outcome: npt.NDArray[np.int64], columns: npt.NDArray[np.float64]) -> bool:
    """Tell whether the likelihood keeps rising in some direction, complete or quasi-complete separation.

    It does where thresholds and coefficients can be moved so that no person's bounds come nearer to
    that person's linear predictor while somebody's move away: a linear programme.

    Parameters
    ----------
    outcome
        Categories 0..K-1, each of them held by somebody, shape (n,).
    columns
        What explains it, shape (n, m).

    References
    ----------
    Albert and Anderson (1984), "On the existence of maximum likelihood estimates in logistic regression models",
    Biometrika 71, 1-10. https://doi.org/10.1093/biomet/71.1.1

    Examples
    --------
    >>> group = np.array([[1.0], [1.0], [0.0], [0.0]])
    >>> is_separated(np.array([1, 1, 0, 1]), group), is_separated(np.array([1, 0, 0, 1]), group)
    (True, False)
    """
    patterns = np.unique(np.column_stack([outcome, columns]), axis=0)
    categories, n_thresholds = patterns[:, 0].astype(int), int(outcome.max())
    rows = []
    for category, explained in zip(categories, patterns[:, 1:], strict=True):
        if category < n_thresholds:
            rows.append([*_unit(category, n_thresholds), *-explained])
        if category > 0:
            rows.append([*-_unit(category - 1, n_thresholds), *explained])
    moves = np.array(rows)
    found = scipy.optimize.linprog(-moves.sum(axis=0), A_ub=-moves, b_ub=np.zeros(len(moves)), bounds=(-1, 1))
    return float(moves.sum(axis=0) @ np.asarray(found.x)) > TOLERANCE


def _unit(place: int, length: int) -> npt.NDArray[np.float64]:
    unit = np.zeros(length)
    unit[place] = 1.0
    return unit
