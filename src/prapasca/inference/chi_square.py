"""The chi-square tests that statistics programs print below a crosstabulation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, log, pi

import numpy as np
import numpy.typing as npt
from scipy import special

from prapasca.change import Counts, whole_counts
from prapasca.errors import N_, InputError
from prapasca.inference.tails import floored

SMALL_EXPECTED = 5
"""Below so many people expected in a cell the chi-square distribution is a poor approximation."""

_Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class ChiSquare:
    """One of the statistics and its p from the chi-square distribution."""

    value: float
    df: int
    p: float


@dataclass(frozen=True, kw_only=True)
class ChiSquareTests:
    """What SPSS prints as Chi-Square Tests.

    Parameters
    ----------
    n : int
        People in the table.
    n_cells, n_small, smallest_expected
        Cells, those with fewer than 5 people expected, the smallest number expected; of rows and columns
        that hold anyone. None expected of an empty table.
    pearson, likelihood_ratio : ChiSquare or None
        None where rows or columns are a constant.
    corrected : ChiSquare or None
        Pearson's with Yates' correction, of a 2 x 2 table alone.
    linear : ChiSquare or None
        Linear-by-linear association of the numbers of rows and columns; None without numbers of the rows.
    fisher_one_sided : float or None
        Fisher's exact p in the direction of the table, of a 2 x 2 table alone.
    freeman_halton : float or None
        The statistic that SPSS prints with the exact test of Fisher, Freeman and Halton, of a larger table: the
        table's probability on the scale of a chi-square.
    """

    n: int
    n_cells: int
    n_small: int
    smallest_expected: float | None
    pearson: ChiSquare | None = None
    likelihood_ratio: ChiSquare | None = None
    corrected: ChiSquare | None = None
    linear: ChiSquare | None = None
    fisher_one_sided: float | None = None
    freeman_halton: float | None = None


def chi_square_tests(counts: npt.ArrayLike, row_scores: Sequence[float] | None = None) -> ChiSquareTests:
    """Return the chi-square tests of a crosstabulation, as SPSS prints them.

    They are approximations; :func:`prapasca.inference.independence_test` is exact.

    Parameters
    ----------
    counts
        Whole numbers, shape (r, c).
    row_scores
        A number for each row, for the linear-by-linear association; columns count 0, 1, ….

    Raises
    ------
    InputError
        Counts that are negative, not whole or not two-dimensional; scores of another length.

    References
    ----------
    IBM SPSS Statistics Algorithms, CROSSTABS (chi-square statistics); C. R. Mehta and N. R. Patel, IBM SPSS Exact
    Tests (Fisher's exact test of an unordered r x c table).

    Examples
    --------
    >>> result = chi_square_tests([[3, 0], [10, 2], [0, 4]], [1, 2, 3])
    >>> print(f"{result.pearson.value:.3f} {result.likelihood_ratio.value:.3f} {result.linear.value:.3f}")
    11.286 12.885 8.566
    >>> result.n_small, round(result.smallest_expected, 2)
    (5, 0.95)
    """
    table = whole_counts(counts, "counts")
    if table.ndim != 2:
        raise InputError(
            "counts-shape", N_("counts: found {found} dimensions, expected rows and columns"), found=table.ndim
        )
    if row_scores is not None and len(row_scores) != table.shape[0]:
        raise InputError(
            "row-scores",
            N_("row_scores: found {found} numbers, expected {rows}, one a row"),
            found=len(row_scores),
            rows=table.shape[0],
        )
    scores = None if row_scores is None else np.asarray(row_scores, dtype=np.float64)[table.sum(axis=1) > 0]
    table = table[table.sum(axis=1) > 0][:, table.sum(axis=0) > 0]
    n = int(table.sum())
    if not n:
        return ChiSquareTests(n=0, n_cells=0, n_small=0, smallest_expected=None)
    expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / n
    return _tests(table, expected, scores)


def _tests(table: Counts, expected: _Array, scores: _Array | None) -> ChiSquareTests:
    n, n_small = int(table.sum()), int((expected < SMALL_EXPECTED).sum())
    if min(table.shape) < 2:
        return ChiSquareTests(n=n, n_cells=table.size, n_small=n_small, smallest_expected=float(expected.min()))
    two_by_two = table.shape == (2, 2)
    df = (table.shape[0] - 1) * (table.shape[1] - 1)
    return ChiSquareTests(
        n=n,
        n_cells=table.size,
        n_small=n_small,
        smallest_expected=float(expected.min()),
        pearson=_tested(float(((table - expected) ** 2 / expected).sum()), df),
        likelihood_ratio=_tested(max(0.0, 2 * float(special.rel_entr(table, expected).sum())), df),
        corrected=_corrected(table, expected) if two_by_two else None,
        linear=None if scores is None else _linear(table, scores),
        fisher_one_sided=_fisher_one_sided(table) if two_by_two else None,
        freeman_halton=None if two_by_two else _freeman_halton(table),
    )


def _tested(value: float, df: int) -> ChiSquare:
    return ChiSquare(value, df, floored(float(special.chdtrc(df, value))))


def _corrected(table: Counts, expected: _Array) -> ChiSquare:
    # all four distances are equal; the correction takes off half a person, never more than there is
    distance = max(0.0, abs(float(table[0, 0] - expected[0, 0])) - 0.5)
    return _tested(float((distance**2 / expected).sum()), 1)


def _linear(table: Counts, scores: _Array) -> ChiSquare:
    """Return (n - 1) times the squared correlation of the scores."""
    n, columns = int(table.sum()), np.arange(table.shape[1], dtype=np.float64)
    across = scores - table.sum(axis=1) @ scores / n
    along = columns - table.sum(axis=0) @ columns / n
    spread = float(table.sum(axis=1) @ across**2) * float(table.sum(axis=0) @ along**2)
    return _tested((n - 1) * float(across @ table @ along) ** 2 / spread if spread else 0.0, 1)


def _fisher_one_sided(table: Counts) -> float:
    (a, b), (c, d) = table.tolist()
    first, second, having = a + b, c + d, a + c
    upper = a * (a + b + c + d) >= first * having
    ends = range(a, min(first, having) + 1) if upper else range(max(0, having - second), a + 1)
    return floored(sum(comb(first, k) * comb(second, having - k) for k in ends) / comb(first + second, having))


def _freeman_halton(table: Counts) -> float:
    """Return -2 log(gamma P), P the table's probability and gamma what makes it a chi-square in large samples."""
    rows, columns, n = table.sum(axis=1), table.sum(axis=0), int(table.sum())
    r, c = table.shape
    log_p = sum(float(special.gammaln(margin + 1).sum()) for margin in (rows, columns))
    log_p -= float(special.gammaln(n + 1) + special.gammaln(table + 1).sum())
    log_gamma = (r - 1) * (c - 1) / 2 * log(2 * pi) - (r * c - 1) / 2 * log(n)
    log_gamma += (c - 1) / 2 * float(np.log(rows).sum()) + (r - 1) / 2 * float(np.log(columns).sum())
    return -2.0 * float(log_gamma + log_p)
