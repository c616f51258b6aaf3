"""Agreement of two raters beyond chance: Cohen's kappa, unweighted and weighted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import erfc, sqrt
from typing import Literal

import numpy as np
import numpy.typing as npt

from prapasca.checks import check_choice, check_confidence_level
from prapasca.errors import N_, InputError
from prapasca.inference import Interval
from prapasca.inference.intervals import normal_quantile

Weights = Literal["none", "linear", "quadratic"]
WEIGHTS = ("none", "linear", "quadratic")


@dataclass(frozen=True, kw_only=True)
class KappaResult:
    """Cohen's kappa of two raters.

    Parameters
    ----------
    weights : str
        ``"none"``, ``"linear"`` or ``"quadratic"``.
    n : int
        People rated by both.
    agreement : float
        Share of agreement, weighted as said.
    expected : float
        The same, if the raters chose independently of each other.
    kappa : float or None
        None if both raters put everybody into one and the same category.
    interval : Interval or None
        By the large-sample standard error of Fleiss, Cohen and Everitt, cut at 1; None if that is zero.
    p : float or None
        Two-sided, of the hypothesis that they agree by chance alone.
    """

    weights: Weights
    n: int
    agreement: float
    expected: float
    kappa: float | None
    interval: Interval | None
    p: float | None


def cohen_kappa(
    counts: Sequence[Sequence[int]],
    scores: Sequence[float] | None = None,
    *,
    weights: Weights = "none",
    confidence_level: float = 0.95,
) -> KappaResult:
    """Return Cohen's kappa [1]_, weighted kappa [2]_, with the standard errors of [3]_.

    Parameters
    ----------
    counts
        People by category of the first rater (rows) and of the second (columns), shape (K, K).
    scores
        Numbers of the categories; a disagreement weighs by their distance. Default 0, 1, ….
    weights
        ``"none"``: every disagreement is total; ``"linear"`` or ``"quadratic"`` in the distance.
    confidence_level
        Of the interval.

    Raises
    ------
    InputError
        Counts that are no square table of whole numbers, or nobody in it; scores of another length or all equal.

    References
    ----------
    .. [1] J. Cohen (1960). https://doi.org/10.1177/001316446002000104
    .. [2] J. Cohen (1968). https://doi.org/10.1037/h0026256
    .. [3] J. L. Fleiss, J. Cohen and B. S. Everitt (1969). https://doi.org/10.1037/h0028106

    Examples
    --------
    >>> result = cohen_kappa([[20, 5], [10, 15]])
    >>> print(f"{result.kappa:.1f} {result.interval.low:.3f} {result.interval.high:.3f}")
    0.4 0.151 0.649
    """
    check_choice("weights", weights, WEIGHTS)
    check_confidence_level(confidence_level)
    table = _table(counts)
    agree = _agreement_weights(_scores(scores, len(table)), weights)
    n = int(table.sum())
    shares = table / n
    rows, columns = shares.sum(axis=1), shares.sum(axis=0)
    observed, expected = float((agree * shares).sum()), float(rows @ agree @ columns)
    kappa = None if 1 - expected < 1e-12 else (observed - expected) / (1 - expected)
    interval, p = None, None
    if kappa is not None:
        spread = _Spread(agree, shares, observed, expected, n)
        interval, p = _interval(kappa, spread.about_kappa(), confidence_level), _p(kappa, spread.about_zero())
    return KappaResult(weights=weights, n=n, agreement=observed, expected=expected, kappa=kappa, interval=interval, p=p)


def _table(counts: Sequence[Sequence[int]]) -> npt.NDArray[np.float64]:
    square = all(len(row) == len(counts) for row in counts)
    if not square or not all(int(count) == count >= 0 for row in counts for count in row) or not sum(map(sum, counts)):
        raise InputError(
            "kappa-table", N_("counts: expected a square table of whole numbers from 0 up, with somebody in it")
        )
    return np.array(counts, dtype=float)


def _scores(scores: Sequence[float] | None, size: int) -> npt.NDArray[np.float64]:
    found = np.arange(size, dtype=float) if scores is None else np.array(scores, dtype=float)
    if len(found) != size or len(set(found.tolist())) != size:
        raise InputError(
            "kappa-scores", N_("scores: expected {size} different numbers, one for each category"), size=size
        )
    return found


def _agreement_weights(scores: npt.NDArray[np.float64], weights: Weights) -> npt.NDArray[np.float64]:
    if weights == "none" or len(scores) == 1:
        return np.eye(len(scores))
    distance = np.abs(np.subtract.outer(scores, scores)) / (scores.max() - scores.min())
    weighed: npt.NDArray[np.float64] = 1 - (distance if weights == "linear" else distance**2)
    return weighed


class _Spread:
    """Large-sample standard errors of Fleiss, Cohen and Everitt."""

    def __init__(
        self,
        agree: npt.NDArray[np.float64],
        shares: npt.NDArray[np.float64],
        observed: float,
        expected: float,
        n: int,
    ) -> None:
        self._agree, self._shares, self._observed, self._expected, self._n = agree, shares, observed, expected, n
        rows, columns = shares.sum(axis=1), shares.sum(axis=0)
        self._blind = np.outer(rows, columns)
        self._margins = np.add.outer(agree @ columns, rows @ agree)

    def about_kappa(self) -> float:
        free = 1 - self._expected
        moved = self._agree * free - self._margins * (1 - self._observed)
        centre = self._observed * self._expected - 2 * self._expected + self._observed
        return _root((self._shares * moved**2).sum() - centre**2) / (sqrt(self._n) * free**2)

    def about_zero(self) -> float:
        moved = self._agree - self._margins
        return _root((self._blind * moved**2).sum() - self._expected**2) / (sqrt(self._n) * (1 - self._expected))


def _root(variance: float) -> float:
    return sqrt(variance) if variance > 1e-14 else 0.0


def _interval(kappa: float, error: float, confidence_level: float) -> Interval | None:
    if not error:
        return None
    reach = normal_quantile(confidence_level) * error
    return Interval(max(-1.0, kappa - reach), min(1.0, kappa + reach), confidence_level, N_("Fleiss–Cohen–Everitt"))


def _p(kappa: float, error: float) -> float | None:
    return erfc(abs(kappa) / error / sqrt(2)) if error else None
