"""S1: how common improvement without any intervention must be to explain what was seen."""

from __future__ import annotations

from dataclasses import dataclass

from prapasca.checks import check_confidence_level
from prapasca.errors import N_, InputError
from prapasca.sensitivity.shares import at_least, check_count, check_share, explaining_rate
from prapasca.sensitivity.verdict import Verdict, of_all


@dataclass(frozen=True, kw_only=True)
class NaturalImprovementResult:
    """The natural rate of improvement that would explain the observed share.

    Parameters
    ----------
    improved, n : int
        So many of so many improved.
    estimate : float or None
        Observed share; None without people.
    tipping_point : float or None
        Smallest natural rate that a one-sided test at ``(1 - confidence_level) / 2`` does not
        reject: the lower end of the two-sided Clopper-Pearson interval. None without people.
    tipping_point_one_sided : float or None
        The same for a one-sided test at ``1 - confidence_level``.
    natural_low, natural_high : float or None
        Plausible natural rates, as asked.
    p_at_low, p_at_high : float or None
        Chance that `improved` or more of `n` improve at these rates.
    confidence_level : float
        As asked.
    verdict : str
        Whether the plausible rates stay below `tipping_point`; see
        :data:`prapasca.sensitivity.VERDICTS`.
    """

    improved: int
    n: int
    estimate: float | None
    tipping_point: float | None
    tipping_point_one_sided: float | None
    natural_low: float | None
    natural_high: float | None
    p_at_low: float | None
    p_at_high: float | None
    confidence_level: float
    verdict: Verdict


def natural_improvement_tipping_point(
    improved: int,
    n: int,
    *,
    natural_rate: tuple[float, float] | None = None,
    confidence_level: float = 0.95,
) -> NaturalImprovementResult:
    """Return the smallest natural rate of improvement that would explain the observed share.

    Suppose people improve by themselves with probability ``q``, the intervention adding nothing.
    Then ``P(X >= improved)``, X ~ Binomial(n, q), grows with q, and reaches ``(1 - confidence_level) / 2``
    at the lower end of the interval of Clopper and Pearson [1]_: the tipping point.

    Parameters
    ----------
    improved, n
        So many of so many improved.
    natural_rate
        Lowest and highest plausible natural rate, 0 to 1.
    confidence_level
        Between 0 and 1.

    Returns
    -------
    NaturalImprovementResult
        Nobody improved gives a tipping point of 0 and no conclusion; no people give None.

    Raises
    ------
    InputError
        A number outside 0..n, a rate outside 0..1, or rates in falling order.

    References
    ----------
    .. [1] C. J. Clopper and E. S. Pearson, "The use of confidence or fiducial limits illustrated in
       the case of the binomial", Biometrika 26 (1934) 404-413. https://doi.org/10.1093/biomet/26.4.404

    Examples
    --------
    >>> result = natural_improvement_tipping_point(19, 20, natural_rate=(0.3, 0.55))
    >>> print(f"{result.tipping_point:.3f} {result.tipping_point_one_sided:.3f} {result.verdict}")
    0.751 0.784 holds
    """
    check_count(improved, n)
    level = 1 - check_confidence_level(confidence_level)
    rates = () if natural_rate is None else _checked(natural_rate)
    chances = [at_least(improved, n, rate) for rate in rates]
    return NaturalImprovementResult(
        improved=improved,
        n=n,
        estimate=improved / n if n else None,
        tipping_point=explaining_rate(improved, n, level / 2),
        tipping_point_one_sided=explaining_rate(improved, n, level),
        natural_low=rates[0] if rates else None,
        natural_high=rates[1] if rates else None,
        p_at_low=chances[0] if rates else None,
        p_at_high=chances[1] if rates else None,
        confidence_level=confidence_level,
        verdict=of_all([chance <= level / 2 for chance in chances]) if improved else "no_conclusion",
    )


def _checked(natural_rate: tuple[float, float]) -> tuple[float, ...]:
    low, high = (check_share("natural_rate", rate) for rate in natural_rate)
    if low > high:
        raise InputError(
            "natural-rate-order",
            N_("natural_rate: found {low} to {high}, expected the lowest plausible rate first"),
            low=low,
            high=high,
        )
    return low, high
