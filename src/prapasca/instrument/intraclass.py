"""Agreement of several raters on a number: intraclass correlations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy import special

from prapasca.checks import check_confidence_level
from prapasca.errors import N_, InputError
from prapasca.inference import Interval

Form = Literal["1,1", "A,1", "C,1", "1,k", "A,k", "C,k"]


@dataclass(frozen=True)
class IntraclassCorrelation:
    """One form of the intraclass correlation, named as McGraw and Wong do.

    Parameters
    ----------
    form
        ``"1"`` each person has raters of her own, ``"A"`` the same raters and their level counts (absolute agreement),
        ``"C"`` the same raters and their level does not count (consistency); ``",1"`` of one rater, ``",k"`` of the
        mean of all.
    value
        The estimate; it may be negative.
    interval
        By the F distribution; None where its approximate degrees of freedom fail, which only a negative estimate of
        absolute agreement brings about.
    """

    form: Form
    value: float
    interval: Interval | None


@dataclass(frozen=True)
class IntraclassResult:
    """All six forms.

    Parameters
    ----------
    n, n_raters
        People, and raters of each.
    correlations
        Empty where nobody differs from another, or where all raters always agree, so that no form has an interval;
        without a form where the variance that it, or an end of its interval, divides by is estimated to be negative.
    perfect
        All raters give everybody the same number, and people differ.
    """

    n: int
    n_raters: int
    correlations: tuple[IntraclassCorrelation, ...]
    perfect: bool

    def of(self, form: str) -> IntraclassCorrelation:
        """Return one form by its name.

        Raises
        ------
        KeyError
            A form that is not there.
        """
        for found in self.correlations:
            if found.form == form:
                return found
        raise KeyError(form)


def intraclass_correlations(ratings: Sequence[Sequence[float]], *, confidence_level: float = 0.95) -> IntraclassResult:
    """Return intraclass correlations with their intervals [1]_ [2]_.

    Parameters
    ----------
    ratings
        One row a person, one column a rater, shape (n, k); nothing missing.
    confidence_level
        Of the intervals.

    Raises
    ------
    InputError
        Fewer than two people or two raters, or rows of different lengths.

    References
    ----------
    .. [1] P. E. Shrout and J. L. Fleiss (1979). https://doi.org/10.1037/0033-2909.86.2.420
    .. [2] K. O. McGraw and S. P. Wong (1996). https://doi.org/10.1037/1082-989X.1.1.30

    Examples
    --------
    >>> ratings = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
    >>> print(*(f"{found.form} {found.value:.2f}" for found in intraclass_correlations(ratings).correlations))
    1,1 0.17 A,1 0.29 C,1 0.71 1,k 0.44 A,k 0.62 C,k 0.91
    """
    check_confidence_level(confidence_level)
    n, k = len(ratings), len(ratings[0]) if ratings else 0
    if n < 2 or k < 2 or any(len(row) != k for row in ratings):
        raise InputError(
            "ratings-shape",
            N_("ratings: found {n} people and {k} raters, expected 2 or more of each, and a rating by each rater"),
            n=n,
            k=k,
        )
    squares = _mean_squares(ratings)
    tiny = 1e-12 * max(1.0, squares.people + squares.raters)
    if min(squares.people, squares.within, squares.error) <= tiny:
        return IntraclassResult(n, k, (), perfect=squares.within <= tiny < squares.people)
    return IntraclassResult(n, k, _forms(squares, confidence_level), perfect=False)


@dataclass(frozen=True)
class _MeanSquares:
    n: int
    k: int
    people: float
    raters: float
    error: float
    within: float


def _mean_squares(ratings: Sequence[Sequence[float]]) -> _MeanSquares:
    table = np.array(ratings, dtype=float)
    n, k = table.shape
    centred = table - table.mean()
    rows, columns = centred.mean(axis=1), centred.mean(axis=0)
    error = ((centred - rows[:, None] - columns) ** 2).sum()
    return _MeanSquares(
        n,
        k,
        float(k * (rows**2).sum() / (n - 1)),
        float(n * (columns**2).sum() / (k - 1)),
        float(error / ((n - 1) * (k - 1))),
        float(((centred - rows[:, None]) ** 2).sum() / (n * (k - 1))),
    )


def _forms(squares: _MeanSquares, level: float) -> tuple[IntraclassCorrelation, ...]:
    n, k = squares.n, squares.k
    single = {
        "1": _by_ratio(squares.people / squares.within, (n - 1, n * (k - 1)), k, level),
        "A": _absolute(squares, level),
        "C": _by_ratio(squares.people / squares.error, (n - 1, (n - 1) * (k - 1)), k, level),
    }
    if squares.people + (squares.raters - squares.error) / n <= 0:
        del single["A"]
    found = []
    for kind in ("1", "k"):
        for name, triple in single.items():
            if kind == "k" and any(1 + (k - 1) * one <= 1e-9 for one in triple):
                continue
            value, low, high = triple if kind == "1" else tuple(_stepped_up(one, k) for one in triple)
            form: Form = f"{name},{kind}"  # type: ignore[assignment]  # one of the six
            sound = low <= value <= high
            found.append(IntraclassCorrelation(form, value, Interval(low, high, level, "F") if sound else None))
    return tuple(found)


def _by_ratio(ratio: float, df: tuple[int, int], k: int, level: float) -> tuple[float, float, float]:
    upper = 1 - (1 - level) / 2
    low = ratio / float(special.fdtri(*df, upper))
    high = ratio * float(special.fdtri(*df[::-1], upper))
    value, below, above = ((one - 1) / (one + k - 1) for one in (ratio, low, high))
    return value, below, above


def _absolute(squares: _MeanSquares, level: float) -> tuple[float, float, float]:
    n, k = squares.n, squares.k
    people, raters, error = squares.people, squares.raters, squares.error
    value = (people - error) / (people + (k - 1) * error + k / n * (raters - error))
    a = k * value / (n * (1 - value))
    b = 1 + k * value * (n - 1) / (n * (1 - value))
    df = (a * raters + b * error) ** 2 / ((a * raters) ** 2 / (k - 1) + (b * error) ** 2 / ((n - 1) * (k - 1)))
    upper = 1 - (1 - level) / 2
    below, above = float(special.fdtri(n - 1, df, upper)), float(special.fdtri(df, n - 1, upper))
    mixed = k * raters + (k * n - k - n) * error
    low = n * (people - below * error) / (below * mixed + n * people)
    high = n * (above * people - error) / (mixed + n * above * people)
    return value, low, high


def _stepped_up(single: float, k: int) -> float:
    """Return what the mean of k raters gives, by Spearman and Brown."""
    return k * single / (1 + (k - 1) * single)
