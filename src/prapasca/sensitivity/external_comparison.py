"""S2: the improvement beside that of other people, or beside a prior for the natural rate."""

from __future__ import annotations

from dataclasses import dataclass

from prapasca.inference.intervals import Interval
from prapasca.sensitivity.verdict import Verdict


@dataclass(frozen=True, kw_only=True)
class ExternalComparisonResult:
    """The share improved beside that of a group from elsewhere, without the intervention.

    Parameters
    ----------
    improved, n, comparator_improved, comparator_n : int
        So many of so many improved, here and there.
    difference : float or None
        Share here minus share there.
    difference_interval : Interval or None
        Newcombe's hybrid score interval.
    risk_ratio : float or None
        Share here divided by share there; None where nobody improved there.
    risk_ratio_interval : Interval or None
        Koopman's score interval; its high end is None where nobody improved there.
    p_exact : float or None
        Fisher's exact test, two-sided; None where it is too large to enumerate.
    confidence_level : float
        As asked.
    verdict : str
        ``"holds"`` where more improved here and ``p_exact <= 1 - confidence_level``.
    """

    improved: int
    n: int
    comparator_improved: int
    comparator_n: int
    difference: float | None
    difference_interval: Interval | None
    risk_ratio: float | None
    risk_ratio_interval: Interval | None
    p_exact: float | None
    confidence_level: float
    verdict: Verdict


@dataclass(frozen=True, kw_only=True)
class PriorComparisonResult:
    """How surprising the observed improvement is under a prior for the natural rate.

    Parameters
    ----------
    improved, n : int
        So many of so many improved.
    a, b : float
        Of the prior Beta(a, b).
    prior_mean, prior_low, prior_high : float
        Its mean, and the ends of its central 95 %.
    p : float
        Beta-binomial chance that `improved` or more of `n` improve.
    confidence_level : float
        As asked.
    verdict : str
        ``"holds"`` where ``p <= (1 - confidence_level) / 2``.
    """

    improved: int
    n: int
    a: float
    b: float
    prior_mean: float
    prior_low: float
    prior_high: float
    p: float
    confidence_level: float
    verdict: Verdict
