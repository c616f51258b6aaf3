"""Content validity by experts: content validity index and Lawshe's ratio."""

from __future__ import annotations

from dataclasses import dataclass
from math import comb

from prapasca.checks import check_confidence_level
from prapasca.errors import N_, InputError
from prapasca.inference import Interval, clopper_pearson
from prapasca.instrument.aiken import ExpertDecision, decided


@dataclass(frozen=True, kw_only=True)
class ContentValidityResult:
    """How many experts call one item relevant.

    Parameters
    ----------
    relevant, n : int
        So many of so many experts.
    i_cvi : float
        Their share.
    interval : Interval
        Of the share, Clopper and Pearson's.
    kappa : float
        The share corrected for agreement by chance (Polit, Beck and Owen's modified kappa).
    cvr : float
        Lawshe's ratio, from -1 to 1.
    critical_cvr : float or None
        Smallest ratio whose one-sided binomial p reaches the level; None if even 1 does not.
    p : float
        Chance that so many experts or more choose "relevant" blindly, each with probability one half.
    decision : str
        ``"valid"`` if the ratio reaches the critical one, ``"not_valid"`` if not, ``"undecidable"`` if there is none.
    """

    relevant: int
    n: int
    i_cvi: float
    interval: Interval
    kappa: float
    cvr: float
    critical_cvr: float | None
    p: float
    decision: ExpertDecision


def content_validity(relevant: int, n: int, *, confidence_level: float = 0.95) -> ContentValidityResult:
    """Return the content validity index [1]_ [2]_ and Lawshe's ratio [3]_ with a critical value [4]_ of one item.

    Parameters
    ----------
    relevant, n
        So many of so many experts call the item relevant (for Lawshe: essential).
    confidence_level
        Of the interval; the critical ratio is one-sided at 1 minus this.

    Raises
    ------
    InputError
        No expert, or `relevant` outside 0..n.

    References
    ----------
    .. [1] M. R. Lynn (1986). https://doi.org/10.1097/00006199-198611000-00017
    .. [2] D. F. Polit, C. T. Beck and S. V. Owen (2007). https://doi.org/10.1002/nur.20199
    .. [3] C. H. Lawshe (1975). https://doi.org/10.1111/j.1744-6570.1975.tb01393.x
    .. [4] C. Ayre and A. J. Scally (2014). https://doi.org/10.1177/0748175613513808

    Examples
    --------
    >>> result = content_validity(8, 10)
    >>> print(f"{result.i_cvi} {result.kappa:.3f} {result.cvr:.1f} {result.critical_cvr:.1f}")
    0.8 0.791 0.6 0.8
    """
    check_confidence_level(confidence_level)
    if n < 1 or not 0 <= relevant <= n:
        raise InputError(
            "experts",
            N_("experts: found {relevant} of {n}, expected 1 or more experts and a number from 0 to n"),
            relevant=relevant,
            n=n,
        )
    share, by_chance = relevant / n, comb(n, relevant) / 2**n
    least = critical_count(n, 1 - confidence_level)
    return ContentValidityResult(
        relevant=relevant,
        n=n,
        i_cvi=share,
        interval=clopper_pearson(relevant, n, confidence_level),
        kappa=(share - by_chance) / (1 - by_chance),
        cvr=2 * share - 1,
        critical_cvr=None if least is None else 2 * least / n - 1,
        p=_upper_tail(relevant, n),
        decision=decided(reached=None if least is None else relevant >= least),
    )


def critical_count(n: int, level: float) -> int | None:
    """Return how many of `n` experts must agree so that chance alone does it at most so often; None if all cannot.

    Examples
    --------
    >>> critical_count(10, 0.05), critical_count(4, 0.05)
    (9, None)
    """
    # a level such as 1 - 0.95 misses the fraction that was meant by a rounding
    return next((count for count in range(n + 1) if _upper_tail(count, n) <= level * (1 + 1e-9)), None)


def _upper_tail(count: int, n: int) -> float:
    return sum(comb(n, more) for more in range(count, n + 1)) / int(2**n)
