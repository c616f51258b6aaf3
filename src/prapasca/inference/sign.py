"""The sign test."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Literal, overload

from prapasca.change import ChangeProfile
from prapasca.checks import check_choice
from prapasca.inference.null_distribution import tail_probabilities
from prapasca.inference.reduction import profile_of
from prapasca.inference.tails import (
    ALTERNATIVES,
    METHODS,
    NO_CHANGE,
    Alternative,
    ExactP,
    Method,
    NoExactP,
    corrected_z,
    exact_p,
    normal_p,
)
from prapasca.transition import TransitionTable

SPSS_BINOMIAL_LIMIT = 25
"""Most changes for which SPSS prints the binomial p."""


@dataclass(frozen=True, kw_only=True)
class SignTestStatistics:
    """What the sign test gives under every method.

    Parameters
    ----------
    n_pairs, n_missing : int
        Pairs observed at both times, and people left out because they were not.
    n_positive, n_negative, n_zero : int
        Increases, decreases, unchanged.
    z : float
        ``(n_positive - n_negative) / sqrt(n_positive + n_negative)``; 0 when nothing changed.
    spss_z : float
        As SPSS prints it: of the less frequent sign, with continuity correction, so never above 0.
    p_asymptotic : float
        From `z` for `alternative`, without continuity correction.
    p_asymptotic_corrected : float
        With the count drawn half a person towards its mean; two-sided it goes with `spss_z`.
    spss_uses_binomial : bool
        Whether SPSS prints the binomial p (25 changes or fewer) rather than `spss_z`.
    method, alternative : str
        As asked.
    """

    n_pairs: int
    n_missing: int
    n_positive: int
    n_negative: int
    n_zero: int
    z: float
    spss_z: float
    p_asymptotic: float
    p_asymptotic_corrected: float
    spss_uses_binomial: bool
    method: Method
    alternative: Alternative


@dataclass(frozen=True, kw_only=True)
class SignTestResult(ExactP, SignTestStatistics):
    """What the exact sign test found.

    Parameters
    ----------
    p_exact, p_exact_one_sided, point_probability, p_mid, log_p_exact, p_exact_floored
        Binomial; see :class:`prapasca.inference.tails.ExactP`.
    n_pairs, n_missing, ..., alternative
        See :class:`SignTestStatistics`.
    """

    @property
    def p(self) -> float:
        """The headline p: exact."""
        return self.p_exact


@dataclass(frozen=True, kw_only=True)
class AsymptoticSignTestResult(NoExactP, SignTestStatistics):
    """What the asymptotic sign test found; the exact fields are None.

    Parameters
    ----------
    n_pairs, n_missing, ..., alternative
        See :class:`SignTestStatistics`.
    """

    @property
    def p(self) -> float:
        """The headline p: asymptotic."""
        return self.p_asymptotic


@overload
def sign_test(
    x: TransitionTable | ChangeProfile, *, alternative: Alternative = ..., method: Literal["exact"] = ...
) -> SignTestResult: ...


@overload
def sign_test(
    x: TransitionTable | ChangeProfile, *, alternative: Alternative = ..., method: Literal["asymptotic"]
) -> AsymptoticSignTestResult: ...


@overload
def sign_test(
    x: TransitionTable | ChangeProfile, *, alternative: Alternative = ..., method: Method
) -> SignTestResult | AsymptoticSignTestResult: ...


def sign_test(
    x: TransitionTable | ChangeProfile,
    *,
    alternative: Alternative = "two-sided",
    method: Method = "exact",
) -> SignTestResult | AsymptoticSignTestResult:
    """Test whether increases are as frequent as decreases; the unchanged are dropped.

    Parameters
    ----------
    x
        A table or a change profile; only the signs of the changes ``d = post - pre`` count.
    alternative
        ``"greater"`` means that increases are more frequent.
    method
        ``"exact"``, or ``"asymptotic"`` to leave the binomial p values out.

    Returns
    -------
    SignTestResult or AsymptoticSignTestResult
        Both have a headline `p` and the same fields; under ``method="asymptotic"`` the exact
        fields are None, and type checkers know. Every p is 1 and z is 0 when nobody changed.

    Raises
    ------
    InputError
        An unknown option.

    References
    ----------
    W. J. Dixon and A. M. Mood, "The statistical sign test", Journal of the American Statistical
    Association 41 (1946) 557-566. https://doi.org/10.1080/01621459.1946.10501898

    Examples
    --------
    >>> result = sign_test(ChangeProfile.from_changes({-1: 2, 0: 4, 1: 14}))
    >>> result.z, round(result.p_exact, 10), result.spss_uses_binomial
    (3.0, 0.0041809082, True)
    """
    check_choice("alternative", alternative, ALTERNATIVES)
    check_choice("method", method, METHODS)
    profile = profile_of(x)
    statistics = _statistics(profile, alternative, method)
    if method == "asymptotic":
        return AsymptoticSignTestResult(**vars(statistics))
    exact = NO_CHANGE
    if profile.n_changed:
        exact = exact_p(tail_probabilities([1], [profile.n_changed], profile.n_positive), alternative)
    return SignTestResult(**vars(statistics), **vars(exact))


def _statistics(profile: ChangeProfile, alternative: Alternative, method: Method) -> SignTestStatistics:
    difference, root = profile.n_positive - profile.n_negative, sqrt(profile.n_changed)
    z = difference / root if root else 0.0
    spss_size = abs(corrected_z(difference, 1.0, root, "two-sided"))
    return SignTestStatistics(
        n_pairs=profile.n_pairs,
        n_missing=profile.n_missing,
        n_positive=profile.n_positive,
        n_negative=profile.n_negative,
        n_zero=profile.n_unchanged,
        z=z,
        spss_z=-spss_size if spss_size else 0.0,
        p_asymptotic=normal_p(z, alternative) if root else 1.0,
        p_asymptotic_corrected=normal_p(corrected_z(difference, 1.0, root, alternative), alternative) if root else 1.0,
        spss_uses_binomial=profile.n_changed <= SPSS_BINOMIAL_LIMIT,
        method=method,
        alternative=alternative,
    )
