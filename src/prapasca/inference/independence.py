"""The exact test of independence in an r x c table (Fisher, Freeman and Halton)."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, prod

import numpy as np
import numpy.typing as npt
from scipy import special

from prapasca.change import Counts, whole_counts
from prapasca.errors import N_, InputError, Message
from prapasca.inference.tails import floored

# part tables held at once in one half of the enumeration (about 150 MB)
LIMIT = 3_000_000
# tables whose probability is this little above the observed one count as equally probable
TOLERANCE = 1e-7

_Array = npt.NDArray[np.float64]
# state (sums of all rows but the last, as one number), log weight, log of the weight of all that share it
_Half = tuple[Counts, _Array, _Array]


@dataclass(frozen=True)
class IndependenceResult:
    """What the exact test of independence found.

    Parameters
    ----------
    n : int
        People in the table.
    n_rows, n_columns : int
        Rows and columns that are not empty; the others tell nothing and are dropped.
    statistic, df, p_asymptotic
        Pearson's chi-square without correction, and its p.
    p_exact, log_p_exact : float or None
        Probability, given the margins, of a table as improbable as the observed one or more so;
        None when `message` says why not.
    message : Message or None
        Why there is no exact p.
    """

    n: int
    n_rows: int
    n_columns: int
    statistic: float
    df: int
    p_asymptotic: float
    p_exact: float | None
    log_p_exact: float | None
    message: Message | None


def independence_test(counts: npt.ArrayLike) -> IndependenceResult:
    """Test whether two classifications of different people are related, exactly.

    All tables with the observed margins are enumerated (two halves of the columns, joined where
    their row sums add up), so the p is the same at each call.

    Parameters
    ----------
    counts
        Whole numbers, shape (r, c), such as characteristic by improved or not.

    Returns
    -------
    IndependenceResult
        p is 1 when fewer than two rows or columns hold anyone. Tables whose probability is
        within a factor ``1 + 1e-7`` of the observed one count as equally probable.

    Raises
    ------
    InputError
        A count that is negative or not whole, or an array that is not two-dimensional.

    References
    ----------
    Freeman and Halton (1951), https://doi.org/10.1093/biomet/38.1-2.141

    Examples
    --------
    >>> result = independence_test([[3, 1], [1, 3]])
    >>> print(f"{result.p_exact:.4f}")
    0.4857
    """
    table = whole_counts(counts, "counts")
    if table.ndim != 2:
        raise InputError(
            "counts-shape", N_("counts: found {found} dimensions, expected rows and columns"), found=table.ndim
        )
    table = table[table.sum(axis=1) > 0][:, table.sum(axis=0) > 0]
    statistic, df = _chi_square(table)
    log_p = _log_p_exact(table)
    return IndependenceResult(
        n=int(table.sum()),
        n_rows=table.shape[0],
        n_columns=table.shape[1],
        statistic=statistic,
        df=df,
        p_asymptotic=floored(float(special.chdtrc(df, statistic))) if df else 1.0,
        p_exact=None if log_p is None else floored(exp(log_p)),
        log_p_exact=log_p,
        message=_too_large() if log_p is None else None,
    )


def _too_large() -> Message:
    return Message(
        "independence-too-large",
        N_(
            "independence: no exact p, because each half of the enumeration needs more part tables than the "
            "limit of {limit}; merge small groups, or use the asymptotic p"
        ),
        {"limit": LIMIT},
        "note",
    )


def _chi_square(table: Counts) -> tuple[float, int]:
    if min(table.shape) < 2:
        return 0.0, 0
    expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / table.sum()
    return float(((table - expected) ** 2 / expected).sum()), (table.shape[0] - 1) * (table.shape[1] - 1)


def _log_p_exact(table: Counts) -> float | None:
    """Return log P(a table at most as probable), or None when a half grows beyond the limit."""
    if min(table.shape) < 2:
        return 0.0
    if table.shape[0] > table.shape[1]:
        table = table.T
    rows, columns = table.sum(axis=1), table.sum(axis=0)
    # a sum of two states stays below twice the row totals, so these digits never carry
    radix = [prod((2 * rows[:position] + 1).tolist()) for position in range(len(rows))]
    if radix[-1] > 2**62:
        return None
    halves = _halves(sorted(columns.tolist(), reverse=True), rows, np.array(radix[:-1]))
    if halves is None:
        return None
    first, second = (_by_state(half) for half in halves)
    constant = float(_log_factorial(rows).sum() + _log_factorial(columns).sum() - _log_factorial(table.sum()))
    bound = float(-_log_factorial(table).sum()) + TOLERANCE
    whole = int(np.array(radix[:-1]) @ rows[:-1])
    sums = [_below(first[state], second[whole - state], bound) for state in first if whole - state in second]
    return min(0.0, constant + float(special.logsumexp(sums)))


def _below(own: tuple[_Array, _Array], other: tuple[_Array, _Array], bound: float) -> float:
    """Return the log sum over pairs of part tables whose joint weight is at most the bound."""
    (weights, masses), (other_weights, other_masses) = own, other
    cumulated = np.append(-np.inf, np.logaddexp.accumulate(other_masses))
    reached = np.searchsorted(other_weights, bound - weights, side="right")
    return float(np.logaddexp.reduce(masses + cumulated[reached]))


def _halves(columns: list[int], rows: Counts, radix: Counts) -> list[_Half] | None:
    """Share the columns out over two halves of about equal size."""
    nothing = (np.zeros(1, dtype=np.int64), np.zeros(1), np.zeros(1))
    halves: list[_Half] = [nothing, nothing]
    for total in columns:
        smaller = int(len(halves[1][0]) < len(halves[0][0]))
        if prod((np.minimum(rows[:-1], total) + 1).tolist()) > LIMIT:
            return None
        column, weights = _one_column(total, rows, radix)
        if len(halves[smaller][0]) * len(column) > LIMIT:
            return None
        halves[smaller] = _extended(halves[smaller], column, weights, rows, radix)
    return halves


def _one_column(total: int, rows: Counts, radix: Counts) -> tuple[Counts, _Array]:
    """Return every way one column can fill the rows: its state and log weight."""
    grids = np.meshgrid(*(np.arange(min(row, total) + 1) for row in rows[:-1].tolist()), indexing="ij")
    cells = np.stack([grid.ravel() for grid in grids])
    rest = total - cells.sum(axis=0)
    fits = (rest >= 0) & (rest <= rows[-1])
    cells, rest = cells[:, fits], rest[fits]
    return radix @ cells, -(_log_factorial(cells).sum(axis=0) + _log_factorial(rest))


def _extended(half: _Half, column: Counts, column_weights: _Array, rows: Counts, radix: Counts) -> _Half:
    states = (half[0][:, None] + column).ravel()
    fits = np.ones(len(states), dtype=bool)
    for place, row in zip(radix.tolist(), rows.tolist(), strict=False):
        fits &= states // place % (2 * row + 1) <= row
    weights = (half[1][:, None] + column_weights).ravel()[fits]
    masses = (half[2][:, None] + column_weights).ravel()[fits]
    states = states[fits]
    # equal weights differ in their last bits only; far below TOLERANCE
    order = np.lexsort((weights.round(10), states))
    states, weights, masses = states[order], weights[order], masses[order]
    fresh = (states[1:] != states[:-1]) | (weights[1:].round(10) != weights[:-1].round(10))
    starts = np.flatnonzero(np.concatenate([[True], fresh]))
    return states[starts], weights[starts], np.logaddexp.reduceat(masses, starts)


def _by_state(half: _Half) -> dict[int, tuple[_Array, _Array]]:
    states, weights, masses = half
    found, starts = np.unique(states, return_index=True)
    stops = [*starts[1:].tolist(), len(states)]
    return {
        state: (weights[start:stop], masses[start:stop])
        for state, start, stop in zip(found.tolist(), starts.tolist(), stops, strict=True)
    }


def _log_factorial(counts: npt.ArrayLike) -> _Array:
    return np.asarray(special.gammaln(np.asarray(counts, dtype=np.float64) + 1))
