"""S2: the improvement beside that of other people, or beside a prior for the natural rate."""

from __future__ import annotations

from dataclasses import dataclass

from scipy import special

from prapasca.checks import check_confidence_level
from prapasca.errors import N_, InputError
from prapasca.inference.independence import independence_test
from prapasca.inference.intervals import Interval
from prapasca.inference.two_proportions import koopman, newcombe
from prapasca.sensitivity.shares import at_least_under_prior, check_count
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
        Koopman's score interval; up to infinity where nobody improved there.
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


def external_comparison(
    improved: int, n: int, comparator_improved: int, comparator_n: int, *, confidence_level: float = 0.95
) -> ExternalComparisonResult:
    """Compare the share improved with that of a group from elsewhere, without the intervention.

    The groups were not drawn at random from the same people, so a difference may come of what else
    differs between them.

    Parameters
    ----------
    improved, n
        So many of so many improved in the study.
    comparator_improved, comparator_n
        So many of so many improved elsewhere.
    confidence_level
        Between 0 and 1.

    Returns
    -------
    ExternalComparisonResult
        Without people in one of the groups nothing is compared.

    Raises
    ------
    InputError
        A number of improved people outside 0..n.

    References
    ----------
    R. A. Fisher, "The logic of inductive inference", Journal of the Royal Statistical Society 98
    (1935) 39-82. https://doi.org/10.2307/2342435

    Examples
    --------
    >>> result = external_comparison(19, 20, 11, 20)
    >>> print(f"{result.difference:.2f} p {result.p_exact:.4f} {result.verdict}")
    0.40 p 0.0084 holds
    """
    check_count(improved, n)
    check_count(comparator_improved, comparator_n)
    level = 1 - check_confidence_level(confidence_level)
    groups = (improved, n, comparator_improved, comparator_n)
    comparable = n > 0 and comparator_n > 0
    difference = improved / n - comparator_improved / comparator_n if comparable else None
    table = [[improved, n - improved], [comparator_improved, comparator_n - comparator_improved]]
    p_exact = independence_test(table).p_exact if comparable else None
    return ExternalComparisonResult(
        improved=improved,
        n=n,
        comparator_improved=comparator_improved,
        comparator_n=comparator_n,
        difference=difference,
        difference_interval=newcombe(*groups, confidence_level) if comparable else None,
        risk_ratio=improved * comparator_n / (n * comparator_improved) if comparable and comparator_improved else None,
        risk_ratio_interval=koopman(*groups, confidence_level) if comparable else None,
        p_exact=p_exact,
        confidence_level=confidence_level,
        verdict=_compared(improved, difference, p_exact, level),
    )


def _compared(improved: int, difference: float | None, p: float | None, level: float) -> Verdict:
    if not improved:
        return "no_conclusion"
    if difference is None or p is None:
        return "not_assessed"
    return "holds" if difference > 0 and p <= level else "fails"


def prior_comparison(
    improved: int, n: int, a: float, b: float, *, confidence_level: float = 0.95
) -> PriorComparisonResult:
    """Return how surprising the improvement is if the natural rate comes from Beta(a, b).

    The chance that `improved` or more of `n` improve is beta-binomial: the prior predictive p value
    of Box [1]_. From k of m people seen elsewhere, Beta(k + 1/2, m - k + 1/2) is a usual choice.

    Parameters
    ----------
    improved, n
        So many of so many improved.
    a, b
        Of the prior, above 0.
    confidence_level
        Between 0 and 1.

    Returns
    -------
    PriorComparisonResult

    Raises
    ------
    InputError
        A number outside 0..n, or a prior whose `a` or `b` is not above 0.

    References
    ----------
    .. [1] G. E. P. Box, "Sampling and Bayes' inference in scientific modelling and robustness",
       Journal of the Royal Statistical Society A 143 (1980) 383-430. https://doi.org/10.2307/2982063

    Examples
    --------
    >>> result = prior_comparison(19, 20, 11.5, 9.5)
    >>> print(f"{result.prior_mean:.3f} p {result.p:.4f} {result.verdict}")
    0.548 p 0.0027 holds
    """
    check_count(improved, n)
    level = 1 - check_confidence_level(confidence_level)
    if not (a > 0 and b > 0):
        raise InputError("prior", N_("prior: found Beta({a}, {b}), expected two numbers above 0"), a=a, b=b)
    p = at_least_under_prior(improved, n, a, b)
    return PriorComparisonResult(
        improved=improved,
        n=n,
        a=a,
        b=b,
        prior_mean=a / (a + b),
        prior_low=float(special.betaincinv(a, b, 0.025)),
        prior_high=float(special.betaincinv(a, b, 0.975)),
        p=p,
        confidence_level=confidence_level,
        verdict="no_conclusion" if not improved else "holds" if p <= level / 2 else "fails",
    )
