"""The paired t test."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, log1p, pi, sqrt

import numpy as np
from scipy import special

from prapasca.checks import check_choice, check_confidence_level
from prapasca.errors import N_, Message
from prapasca.inference.intervals import Interval
from prapasca.inference.tails import ALTERNATIVES, SMALLEST_P, Alternative
from prapasca.moments import PairedMoments


@dataclass(frozen=True, kw_only=True)
class PairedTResult:
    """What the paired t test found, of changes ``d = post - pre``.

    Parameters
    ----------
    n_pairs, n_missing : int
        Pairs observed at both times, and people left out because they were not.
    mean_difference, sd_difference, standard_error : float or None
        Mean of the changes, their standard deviation with n - 1, and that of the mean; None with too few pairs.
    t : float or None
        Mean over its standard error; None where the changes do not vary.
    df : int or None
        n - 1; None below two pairs.
    p : float or None
        For `alternative`, from Student's distribution; never below 2**-1022.
    log_p : float or None
        Its natural logarithm.
    interval : Interval or None
        Two-sided, of the mean change.
    alternative : str
        As asked.
    message : Message or None
        Why there is no t.
    """

    n_pairs: int
    n_missing: int
    mean_difference: float | None
    sd_difference: float | None
    standard_error: float | None
    t: float | None
    df: int | None
    p: float | None
    log_p: float | None
    interval: Interval | None
    alternative: Alternative
    message: Message | None


def paired_t_test(
    moments: PairedMoments, *, alternative: Alternative = "two-sided", confidence_level: float = 0.95
) -> PairedTResult:
    """Test whether the mean change is zero, supposing changes that are normally distributed.

    Parameters
    ----------
    moments
        Of the numbers before and after.
    alternative
        ``"greater"`` means a mean that is higher after than before.
    confidence_level
        Of the interval, between 0 and 1.

    Returns
    -------
    PairedTResult
        `t` and `p` are None where the changes do not vary, or with fewer than two pairs.

    Raises
    ------
    InputError
        An unknown alternative, or a level outside 0..1.

    References
    ----------
    Student (1908), "The probable error of a mean", Biometrika 6, 1-25. https://doi.org/10.1093/biomet/6.1.1

    Examples
    --------
    >>> result = paired_t_test(PairedMoments.from_pairs([7, 8, 5, 6], [3, 8, 6, 2]))
    >>> print(f"t({result.df}) = {result.t:.4f}, p = {result.p:.4f}")
    t(3) = -1.3308, p = 0.2754
    >>> print(f"{result.mean_difference}, {result.interval.low:.3f} to {result.interval.high:.3f}")
    -1.75, -5.935 to 2.435
    """
    check_choice("alternative", alternative, ALTERNATIVES)
    check_confidence_level(confidence_level)
    n, mean, variance = moments.n_pairs, moments.mean_difference, moments.variance_difference
    sd = None if variance is None else sqrt(variance)
    error = None if sd is None else sd / sqrt(n)
    t = mean / error if mean is not None and error else None
    log_p = None if t is None else log_p_of_t(t, n - 1, alternative)
    return PairedTResult(
        n_pairs=n,
        n_missing=moments.n_missing,
        mean_difference=mean,
        sd_difference=sd,
        standard_error=error,
        t=t,
        df=n - 1 if n > 1 else None,
        p=None if log_p is None else max(exp(log_p), SMALLEST_P),
        log_p=log_p,
        interval=_interval(mean, error, n, confidence_level) if mean is not None and error else None,
        alternative=alternative,
        message=None if t is not None else _undefined(n),
    )


def log_p_of_t(t: float, df: int, alternative: Alternative = "two-sided") -> float:
    """Return the natural logarithm of the p value of Student's t; it does not underflow.

    Examples
    --------
    >>> round(exp(log_p_of_t(2.262157, 9)), 6)
    0.05
    >>> round(log_p_of_t(1000.0, 400), 1)
    -1568.1
    """
    if alternative == "two-sided":
        return min(log(2) + _log_tail(abs(t), df), 0.0)
    return _log_tail(t if alternative == "greater" else -t, df)


def _log_tail(t: float, df: int) -> float:
    tail = float(special.stdtr(df, -t))
    if tail >= SMALLEST_P:
        return log(tail)
    # the incomplete beta function I_x(df/2, 1/2) / 2 by its series, all terms of one sign
    log_x, rest = -log1p(t * t / df), t * t / (df + t * t)
    terms = int(40 / rest) + 40
    steps = np.arange(terms)
    logs = np.cumsum(np.log((df / 2 + 0.5 + steps) / (df / 2 + 1 + steps))) + (steps + 1) * log_x
    series = log1p(float(np.exp(logs).sum()))
    log_beta = float(special.gammaln(df / 2) - special.gammaln(df / 2 + 0.5)) + log(pi) / 2
    return df / 2 * log_x + log(rest) / 2 - log(df / 2) - log_beta + series - log(2)


def _interval(mean: float, error: float, n: int, level: float) -> Interval:
    reach = float(special.stdtrit(n - 1, 1 - (1 - level) / 2)) * error
    return Interval(mean - reach, mean + reach, level, N_("Student's t"))


def _undefined(n: int) -> Message:
    if n < 2:
        template = N_("the paired t test is undefined: it needs two pairs or more, found {n}")
        return Message("t-too-few", template, {"n": n}, "note")
    return Message("t-no-spread", N_("the paired t test is undefined: all {n} pairs changed alike"), {"n": n}, "note")
