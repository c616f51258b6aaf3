"""Agreement of more than two raters beyond chance: Fleiss' kappa."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import erfc, sqrt

import numpy as np
import numpy.typing as npt

from prapasca.checks import check_confidence_level
from prapasca.errors import N_, InputError
from prapasca.inference import Interval
from prapasca.inference.intervals import normal_quantile

_Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class CategoryAgreement:
    """Agreement on one category against all others; `kappa`, `z` and `p` are None where nobody or all got it."""

    share: float
    kappa: float | None
    z: float | None
    p: float | None


@dataclass(frozen=True, kw_only=True)
class FleissResult:
    """Fleiss' kappa of several raters.

    Parameters
    ----------
    n, n_raters : int
        People, and ratings of each.
    agreement, expected : float
        Share of the pairs of ratings of one person that agree, and by chance alone.
    kappa : float or None
        None if everybody got one and the same category.
    interval : Interval or None
        From leaving each person out in turn (jackknife), cut at 1; None of two people, or without spread.
    z, p : float or None
        Of the hypothesis that raters agree by chance alone, two-sided, by the standard error of Fleiss, Nee and
        Landis, as SPSS prints it.
    by_category : tuple of CategoryAgreement
        Each category against all others.
    """

    n: int
    n_raters: int
    agreement: float
    expected: float
    kappa: float | None
    interval: Interval | None
    z: float | None
    p: float | None
    by_category: tuple[CategoryAgreement, ...]


def fleiss_kappa(counts: Sequence[Sequence[int]], *, confidence_level: float = 0.95) -> FleissResult:
    """Return Fleiss' kappa [1]_ with the standard error under chance of [2]_.

    Raters are taken for alike: it is not known, nor does it matter, who of them gave which rating. Of two
    raters it is Scott's pi, not Cohen's kappa.

    Parameters
    ----------
    counts
        How many raters put each person (rows) into each category (columns), shape (n, K); rows of one sum.
    confidence_level
        Of the interval.

    Raises
    ------
    InputError
        Fewer than two people or raters, or rows of different sums.

    References
    ----------
    .. [1] J. L. Fleiss (1971). https://doi.org/10.1037/h0031619
    .. [2] J. L. Fleiss, J. C. M. Nee and J. R. Landis (1979). https://doi.org/10.1037/0033-2909.86.5.974

    Examples
    --------
    >>> result = fleiss_kappa([[3, 0], [0, 3], [2, 1], [3, 0]])
    >>> print(f"{result.kappa:.3f} z {result.z:.3f}")
    0.625 z 2.165
    """
    check_confidence_level(confidence_level)
    table = _table(counts)
    n, m = len(table), int(table[0].sum())
    agreement, expected, kappa = _kappa(table)
    z = _z(table, kappa)
    return FleissResult(
        n=n,
        n_raters=m,
        agreement=agreement,
        expected=expected,
        kappa=kappa,
        interval=_interval(table, kappa, confidence_level),
        z=z,
        p=None if z is None else erfc(abs(z) / sqrt(2)),
        by_category=tuple(_category(table, place) for place in range(table.shape[1])),
    )


def _table(counts: Sequence[Sequence[int]]) -> _Array:
    sums = {sum(row) for row in counts}
    whole = all(int(count) == count >= 0 for row in counts for count in row)
    if len(counts) < 2 or len(sums) != 1 or min(sums) < 2 or not whole or len({len(row) for row in counts}) != 1:
        raise InputError(
            "fleiss-table",
            N_("counts: expected two people or more, each with the same number of ratings, two or more"),
        )
    return np.array(counts, dtype=np.float64)


def _kappa(table: _Array) -> tuple[float, float, float | None]:
    m = float(table[0].sum())
    shares = table.sum(axis=0) / table.sum()
    agreement = float(((table**2).sum(axis=1) - m).mean() / (m * (m - 1)))
    expected = float((shares**2).sum())
    return agreement, expected, None if 1 - expected < 1e-12 else (agreement - expected) / (1 - expected)


def _z(table: _Array, kappa: float | None) -> float | None:
    if kappa is None:
        return None
    n, m = len(table), float(table[0].sum())
    p = table.sum(axis=0) / table.sum()
    spread = float((p * (1 - p)).sum())
    variance = 2 * (spread**2 - float((p * (1 - p) * (1 - 2 * p)).sum())) / (spread**2 * n * m * (m - 1))
    return kappa / sqrt(variance) if variance > 1e-14 else None


def _category(table: _Array, place: int) -> CategoryAgreement:
    n, m = len(table), float(table[0].sum())
    got = table[:, place]
    share = float(got.sum() / table.sum())
    if share in (0.0, 1.0):
        return CategoryAgreement(share, None, None, None)
    kappa = 1 - float((got * (m - got)).sum()) / (n * m * (m - 1) * share * (1 - share))
    z = kappa / sqrt(2 / (n * m * (m - 1)))
    return CategoryAgreement(share, kappa, z, erfc(abs(z) / sqrt(2)))


def _interval(table: _Array, kappa: float | None, confidence_level: float) -> Interval | None:
    n = len(table)
    if kappa is None or n < 3:
        return None
    without = [_kappa(np.delete(table, person, axis=0))[2] for person in range(n)]
    known = [one for one in without if one is not None]
    if len(known) < n:
        return None
    error = sqrt((n - 1) / n * float(((np.array(known) - np.mean(known)) ** 2).sum()))
    if error < 1e-12:
        return None
    reach = normal_quantile(confidence_level) * error
    return Interval(max(-1.0, kappa - reach), min(1.0, kappa + reach), confidence_level, N_("jackknife"))
