"""Internal consistency: Cronbach's alpha with Feldt's interval, the standardised alpha, KR-20."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import special

from prapasca.checks import check_confidence_level
from prapasca.errors import N_
from prapasca.inference import Interval
from prapasca.instrument.moments import ItemMoments
from prapasca.instrument.omega import OmegaResult, mcdonald_omega


@dataclass(frozen=True, kw_only=True)
class ReliabilityResult:
    """How far the items of a scale measure alike.

    Parameters
    ----------
    n, n_items : int
        People, and items that are not constant; a constant item is left out, as SPSS does.
    mean, variance : float
        Of the total over these items.
    alpha : float or None
        None if fewer than two items vary, or the total does not.
    interval : Interval or None
        Feldt's.
    alpha_standardised : float or None
        From the mean correlation of the items.
    kr20 : float or None
        Kuder and Richardson's formula 20: alpha, where every answer is 0 or 1.
    omega : OmegaResult or None
        None with fewer than three items that vary.
    """

    n: int
    n_items: int
    mean: float
    variance: float
    alpha: float | None
    interval: Interval | None
    alpha_standardised: float | None
    kr20: float | None
    omega: OmegaResult | None


def reliability(moments: ItemMoments, *, confidence_level: float = 0.95) -> ReliabilityResult:
    """Return Cronbach's alpha [1]_ with Feldt's interval [2]_, KR-20 [3]_ and McDonald's omega.

    Parameters
    ----------
    moments
        The items; constant ones are left out.
    confidence_level
        Of the interval.

    References
    ----------
    .. [1] L. J. Cronbach (1951). https://doi.org/10.1007/BF02310555
    .. [2] L. S. Feldt, D. J. Woodruff and F. A. Salih (1987). https://doi.org/10.1177/014662168701100107
    .. [3] G. F. Kuder and M. W. Richardson (1937). https://doi.org/10.1007/BF02288391

    Examples
    --------
    >>> rows = [[1, 2, 1], [2, 2, 3], [3, 4, 3], [4, 4, 5], [5, 5, 4]]
    >>> print(f"{reliability(ItemMoments.from_rows(rows, ['a', 'b', 'c'])).alpha:.4f}")
    0.9364
    """
    check_confidence_level(confidence_level)
    varying = moments.only([name for name in moments.names if name not in moments.constant])
    covariance = varying.matrix()
    alpha = alpha_of(covariance)
    return ReliabilityResult(
        n=moments.n,
        n_items=len(varying.names),
        mean=float(sum(varying.means)),
        variance=float(covariance.sum()),
        alpha=alpha,
        interval=None if alpha is None else _feldt(alpha, moments.n, len(varying.names), confidence_level),
        alpha_standardised=alpha_of(correlations(covariance)),
        kr20=alpha if moments.dichotomous else None,
        omega=mcdonald_omega(covariance),
    )


def alpha_of(covariance: npt.NDArray[np.float64]) -> float | None:
    """Return alpha of a matrix of covariances, shape (k, k); None where it is undefined.

    Examples
    --------
    >>> alpha_of(np.array([[1.0, 0.5], [0.5, 1.0]]))
    0.6666666666666667
    """
    k, total = len(covariance), covariance.sum()
    if k < 2 or total <= 1e-12 * np.trace(covariance):
        return None
    return float(k / (k - 1) * (1 - np.trace(covariance) / total))


def correlations(covariance: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the correlations of items that all vary, shape (k, k).

    Examples
    --------
    >>> float(correlations(np.array([[4.0, 1.0], [1.0, 1.0]]))[0, 1])
    0.5
    """
    spread = np.sqrt(np.diag(covariance))
    found: npt.NDArray[np.float64] = np.clip(covariance / np.outer(spread, spread), -1, 1)
    return found


def _feldt(alpha: float, n: int, k: int, confidence_level: float) -> Interval:
    tail, df = (1 - confidence_level) / 2, (n - 1, (n - 1) * (k - 1))
    high, low = (1 - (1 - alpha) * float(special.fdtri(*df, probability)) for probability in (tail, 1 - tail))
    return Interval(low, high, confidence_level, N_("Feldt"))
