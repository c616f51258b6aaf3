"""Item analysis: how each item goes with the total, and what is decided about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, product
from math import sqrt
from typing import Literal

import numpy as np
import numpy.typing as npt

from prapasca.errors import Message
from prapasca.instrument.correlation import Alternative, critical_r, p_of_r
from prapasca.instrument.doubts import doubts
from prapasca.instrument.moments import ItemMoments
from prapasca.instrument.reliability import ReliabilityResult, alpha_of, correlations, reliability

WEAK = 0.3
"""A corrected correlation below this is called weak; as far below zero, the item seems to be turned round."""

Decision = Literal["valid", "doubtful", "not_valid", "constant"]


@dataclass(frozen=True, kw_only=True)
class ItemResult:
    """One item beside the total; every number but mean and standard deviation is None where it is undefined.

    Parameters
    ----------
    name : str
        Name of the item.
    mean, sd : float
        Of the answers.
    r : float or None
        Correlation with the total, the item itself being part of it ("r hitung").
    p : float or None
        Of `r`.
    r_corrected : float or None
        Correlation with the sum of the *other* items.
    p_corrected : float or None
        Of `r_corrected`.
    squared_multiple_correlation : float or None
        Share of the item's variance that all others explain; None where items depend linearly on each other.
    scale_mean_if_deleted, scale_variance_if_deleted : float or None
        Of the total without the item.
    alpha_if_deleted : float or None
        Cronbach's alpha without the item.
    decision : str
        ``"valid"``: `r` and `r_corrected` reach the critical r; ``"doubtful"``: `r` reaches it, `r_corrected` does
        not; ``"not_valid"``: `r` does not; ``"constant"``: everybody gave the same answer.
    """

    name: str
    mean: float
    sd: float
    r: float | None
    p: float | None
    r_corrected: float | None
    p_corrected: float | None
    squared_multiple_correlation: float | None
    scale_mean_if_deleted: float | None
    scale_variance_if_deleted: float | None
    alpha_if_deleted: float | None
    decision: Decision


@dataclass(frozen=True, kw_only=True)
class ItemAnalysisResult:
    """A questionnaire, item by item and as a whole.

    Parameters
    ----------
    n, n_incomplete : int
        People who answered every item, and people left out because they did not.
    df : int
        n - 2.
    critical_r : float
        Smallest significant r ("r tabel").
    confidence_level : float
        As asked.
    alternative : str
        As asked.
    items : tuple of ItemResult
        In the order given.
    reliability : ReliabilityResult
        Of all items that vary.
    messages : tuple of Message
        What to look at before the result is used.
    correlations : tuple of tuple
        Between the items, in their order, 1 with themselves; None of an item that does not vary.
    """

    n: int
    n_incomplete: int
    df: int
    critical_r: float
    confidence_level: float
    alternative: Alternative
    items: tuple[ItemResult, ...]
    reliability: ReliabilityResult
    messages: tuple[Message, ...]
    correlations: tuple[tuple[float | None, ...], ...]


def item_analysis(
    moments: ItemMoments, *, confidence_level: float = 0.95, alternative: Alternative = "two-sided"
) -> ItemAnalysisResult:
    """Return the correlation of each item with the total, and the reliability of the whole.

    Parameters
    ----------
    moments
        From :meth:`ItemMoments.from_rows`.
    confidence_level
        100 % minus the level of significance; of the intervals too.
    alternative
        ``"two-sided"``, as most tables of r assume, or ``"greater"``.

    Raises
    ------
    InputError
        An unknown alternative, or a level outside 0..1.

    Examples
    --------
    >>> rows = [[1, 2, 5], [2, 2, 3], [3, 4, 4], [4, 4, 1], [5, 5, 2]]
    >>> result = item_analysis(ItemMoments.from_rows(rows, ["a", "b", "c"]))
    >>> [item.decision for item in result.items], [message.code for message in result.messages]
    (['not_valid', 'doubtful', 'not_valid'], ['few-people', 'reversed-item', 'negative-alpha', 'omega-boundary'])
    """
    least = critical_r(moments.n, confidence_level, alternative)
    varying = moments.only([name for name in moments.names if name not in moments.constant])
    whole = reliability(moments, confidence_level=confidence_level)
    beside = _Beside(varying, least, alternative)
    items = tuple(
        beside.item(varying.names.index(name)) if name in varying.names else _constant(name, mean)
        for name, mean in zip(moments.names, moments.means, strict=True)
    )
    turned = tuple(item.name for item in items if (item.r_corrected or 0.0) <= -min(least, WEAK))
    return ItemAnalysisResult(
        n=moments.n,
        n_incomplete=moments.n_incomplete,
        df=moments.n - 2,
        critical_r=least,
        confidence_level=confidence_level,
        alternative=alternative,
        items=items,
        reliability=whole,
        messages=doubts(moments, varying, whole, turned),
        correlations=_between(moments.names, varying),
    )


def _between(names: Sequence[str], varying: ItemMoments) -> tuple[tuple[float | None, ...], ...]:
    found = correlations(varying.matrix()).tolist() if varying.names else []
    known = dict(zip(product(varying.names, repeat=2), chain(*found), strict=True))
    known |= {(name, name): 1.0 for name in varying.names}
    return tuple(tuple(known.get((one, other)) for other in names) for one in names)


class _Beside:
    """Items that vary, each beside the total of them all."""

    def __init__(self, moments: ItemMoments, least: float, alternative: Alternative) -> None:
        self._moments, self._least, self._alternative = moments, least, alternative
        self._covariance = moments.matrix()
        self._with_total = self._covariance.sum(axis=0)
        self._total = float(self._covariance.sum())
        self._multiple = _multiple_correlations(self._covariance, moments.n)

    def item(self, place: int) -> ItemResult:
        own, shared = float(self._covariance[place, place]), float(self._with_total[place])
        rest = self._total + own - 2 * shared
        r, r_corrected = _r(shared, own, self._total), _r(shared - own, own, rest)
        others = np.delete(np.delete(self._covariance, place, 0), place, 1)
        alone = len(others) == 0
        return ItemResult(
            name=self._moments.names[place],
            mean=self._moments.means[place],
            sd=sqrt(own),
            r=r,
            p=self._p(r),
            r_corrected=r_corrected,
            p_corrected=self._p(r_corrected),
            squared_multiple_correlation=None if self._multiple is None else float(self._multiple[place]),
            scale_mean_if_deleted=None if alone else sum(self._moments.means) - self._moments.means[place],
            scale_variance_if_deleted=None if alone else max(0.0, rest),
            alpha_if_deleted=alpha_of(others),
            decision=self._decision(r, r_corrected),
        )

    def _p(self, r: float | None) -> float | None:
        return None if r is None else p_of_r(r, self._moments.n, self._alternative)

    def _decision(self, r: float | None, r_corrected: float | None) -> Decision:
        if r is None or r < self._least:
            return "not_valid"
        return "doubtful" if r_corrected is None or r_corrected < self._least else "valid"


def _r(shared: float, own: float, other: float) -> float | None:
    """Return a correlation, None where one of the two does not vary."""
    if other <= 1e-12 * own:
        return None
    return max(-1.0, min(1.0, shared / sqrt(own * other)))


def _multiple_correlations(covariance: npt.NDArray[np.float64], n: int) -> npt.NDArray[np.float64] | None:
    if len(covariance) < 2 or n <= len(covariance):
        return None
    matrix = correlations(covariance)
    if np.linalg.cond(matrix) > 1e12:
        return None
    found: npt.NDArray[np.float64] = 1 - 1 / np.diag(np.linalg.inv(matrix))
    return found


def _constant(name: str, mean: float) -> ItemResult:
    return ItemResult(
        name=name,
        mean=mean,
        sd=0.0,
        r=None,
        p=None,
        r_corrected=None,
        p_corrected=None,
        squared_multiple_correlation=None,
        scale_mean_if_deleted=None,
        scale_variance_if_deleted=None,
        alpha_if_deleted=None,
        decision="constant",
    )
