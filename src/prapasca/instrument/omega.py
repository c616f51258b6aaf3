"""McDonald's omega of one factor, fitted by minimum residuals."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

SWEEPS = 10_000
TOLERANCE = 1e-13


@dataclass(frozen=True)
class OmegaResult:
    """Share of the total's variance that one common factor explains.

    Parameters
    ----------
    omega
        Of the sum of the answers as they are; None if the model leaves the sum no variance.
    omega_standardised
        Of the sum of standardised answers, as most programs print it.
    loadings
        Standardised loading of each item, shape (k,).
    boundary
        An item's loading lies on its bound, 1 or -1 (a Heywood case): read omega with caution.
    """

    omega: float | None
    omega_standardised: float | None
    loadings: tuple[float, ...]
    boundary: bool


def mcdonald_omega(covariance: npt.NDArray[np.float64]) -> OmegaResult | None:
    """Return omega of items that all vary, with one factor fitted by minimum residuals (minres) [1]_ [2]_.

    The sum of squared residual correlations off the diagonal is made smallest item by item,
    ``loading[i] = r[i] . loading / loading . loading`` over the others, until nothing moves. No matrix is inverted, so
    it works with more items than people too.

    Parameters
    ----------
    covariance
        Shape (k, k).

    Returns
    -------
    OmegaResult or None
        None with fewer than three items, for which one factor is not determined, or without any common factor.

    References
    ----------
    .. [1] R. P. McDonald, Test theory: a unified treatment (1999).
    .. [2] H. H. Harman and W. H. Jones (1966). https://doi.org/10.1007/BF02289468

    Examples
    --------
    >>> loading = np.array([0.8, 0.7, 0.6])
    >>> exact = np.outer(loading, loading) + np.diag(1 - loading**2)
    >>> print(f"{mcdonald_omega(exact).omega:.6f}")
    0.744932
    """
    if len(covariance) < 3:
        return None
    spread = np.sqrt(np.diag(covariance))
    correlation = covariance / np.outer(spread, spread)
    loadings = _minres(correlation)
    if loadings is None:
        return None
    unique = 1 - loadings**2
    return OmegaResult(
        _share((loadings * spread).sum(), (unique * spread**2).sum()),
        _share(loadings.sum(), unique.sum()),
        tuple(loadings.tolist()),
        bool((np.abs(loadings) >= 1).any()),
    )


def _minres(correlation: npt.NDArray[np.float64]) -> npt.NDArray[np.float64] | None:
    values, vectors = np.linalg.eigh(correlation)
    loadings: npt.NDArray[np.float64] = np.clip(vectors[:, -1] * np.sqrt(values[-1]), -1, 1)
    off = correlation - np.diag(np.diag(correlation))
    for _ in range(SWEEPS):
        before = loadings.copy()
        for place, row in enumerate(off):
            others = loadings @ loadings - loadings[place] ** 2
            if others < 1e-12:
                return None
            loadings[place] = np.clip(row @ loadings / others, -1, 1)
        if np.abs(loadings - before).max() < TOLERANCE:
            break
    return -loadings if loadings.sum() < 0 else loadings


def _share(common: float, unique: float) -> float | None:
    variance = common**2 + unique
    return float(common**2 / variance) if variance > 1e-12 else None
