"""Wilcoxon's signed-rank test."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Literal, NamedTuple, overload

from prapasca.change import ChangeProfile
from prapasca.checks import check_choice
from prapasca.errors import Message
from prapasca.inference.midranks import doubled_midranks
from prapasca.inference.null_distribution import null_tails, saddlepoint_message
from prapasca.inference.reduction import profile_of
from prapasca.inference.tails import (
    ALTERNATIVES,
    NO_CHANGE,
    RANK_METHODS,
    Alternative,
    ExactP,
    NoExactP,
    RankMethod,
    corrected_z,
    exact_p,
    normal_p,
)
from prapasca.transition import TransitionTable

ZeroMethod = Literal["wilcoxon", "pratt"]
ZERO_METHODS: tuple[ZeroMethod, ...] = ("wilcoxon", "pratt")


@dataclass(frozen=True, kw_only=True)
class SignedRankStatistics:
    """What the signed-rank test gives under every method.

    Parameters
    ----------
    n_pairs, n_missing : int
        Pairs observed at both times, and people left out because they were not.
    n_positive, n_negative, n_zero : int
        Increases, decreases, unchanged.
    mean_rank_positive, mean_rank_negative, rank_sum_positive, rank_sum_negative : float
        Of the ranks of ``|d|`` under `zero_method`; 0 where there is no such change.
    z : float
        Positive when increases dominate, without continuity correction; 0 when nothing changed.
    spss_z : float
        As SPSS prints it: from the smaller rank sum, zeros dropped, so never above 0.
    p_asymptotic : float
        From `z` for `alternative`, without continuity correction ("Asymp. Sig.").
    p_asymptotic_corrected : float
        With the rank sum drawn half a rank towards its mean, as R does.
    method : str
        ``"exact"``, ``"saddlepoint"`` or ``"asymptotic"``: the null distribution of the headline p.
    alternative, zero_method : str
        As asked.
    message : Message or None
        That the p is a saddlepoint approximation, where it is.
    """

    n_pairs: int
    n_missing: int
    n_positive: int
    n_negative: int
    n_zero: int
    mean_rank_positive: float
    mean_rank_negative: float
    rank_sum_positive: float
    rank_sum_negative: float
    z: float
    spss_z: float
    p_asymptotic: float
    p_asymptotic_corrected: float
    method: RankMethod
    alternative: Alternative
    zero_method: ZeroMethod
    message: Message | None = None


@dataclass(frozen=True, kw_only=True)
class SignedRankResult(ExactP, SignedRankStatistics):
    """What the exact signed-rank test found.

    Parameters
    ----------
    p_exact, p_exact_one_sided, point_probability, p_mid, log_p_exact, p_exact_floored
        See :class:`prapasca.inference.tails.ExactP`; approximations where `method` is ``"saddlepoint"``.
    n_pairs, n_missing, ..., zero_method
        See :class:`SignedRankStatistics`.
    """

    @property
    def p(self) -> float:
        """The headline p: exact, or by saddlepoint approximation."""
        return self.p_exact


@dataclass(frozen=True, kw_only=True)
class AsymptoticSignedRankResult(NoExactP, SignedRankStatistics):
    """What the asymptotic signed-rank test found; the exact fields are None.

    Parameters
    ----------
    n_pairs, n_missing, ..., zero_method
        See :class:`SignedRankStatistics`.
    """

    @property
    def p(self) -> float:
        """The headline p: asymptotic."""
        return self.p_asymptotic


@overload
def signed_rank_test(
    x: TransitionTable | ChangeProfile,
    *,
    zero_method: ZeroMethod = ...,
    alternative: Alternative = ...,
    method: Literal["auto", "exact", "saddlepoint"] = ...,
) -> SignedRankResult: ...


@overload
def signed_rank_test(
    x: TransitionTable | ChangeProfile,
    *,
    zero_method: ZeroMethod = ...,
    alternative: Alternative = ...,
    method: Literal["asymptotic"],
) -> AsymptoticSignedRankResult: ...


@overload
def signed_rank_test(
    x: TransitionTable | ChangeProfile,
    *,
    zero_method: ZeroMethod = ...,
    alternative: Alternative = ...,
    method: RankMethod,
) -> SignedRankResult | AsymptoticSignedRankResult: ...


def signed_rank_test(
    x: TransitionTable | ChangeProfile,
    *,
    zero_method: ZeroMethod = "wilcoxon",
    alternative: Alternative = "two-sided",
    method: RankMethod = "auto",
) -> SignedRankResult | AsymptoticSignedRankResult:
    """Test whether increases outweigh decreases, by the ranks of their sizes (Wilcoxon [1]_).

    The null distribution is conditional on the sizes ``|d|`` of the changes: given its size, each
    change is as likely up as down. Ties share their mean rank, and the exact p values allow for
    them. Changes are ``d = post - pre``.

    Parameters
    ----------
    x
        A table, whose changes are differences of its scores, or a change profile.
    zero_method
        ``"wilcoxon"`` drops the unchanged before ranking; ``"pratt"`` [2]_ ranks them first and
        then drops them.
    alternative
        ``"greater"`` means that increases dominate.
    method
        ``"exact"``; ``"asymptotic"`` to leave the exact distribution out; ``"saddlepoint"`` to
        approximate it; ``"auto"`` is exact, and approximates where no engine can be. The result
        says which it was.

    Returns
    -------
    SignedRankResult or AsymptoticSignedRankResult
        Both have a headline `p` and the same fields; under ``method="asymptotic"`` the exact
        fields are None, and type checkers know. Every p is 1 and z is 0 when nobody changed.

    Raises
    ------
    InputError
        An unknown option; under ``"exact"`` code ``"too-large"`` where no engine can compute it.

    References
    ----------
    .. [1] F. Wilcoxon, "Individual comparisons by ranking methods", Biometrics Bulletin 1 (1945)
       80-83. https://doi.org/10.2307/3001968
    .. [2] J. W. Pratt, "Remarks on zeros and ties in the Wilcoxon signed rank procedures",
       Journal of the American Statistical Association 54 (1959) 655-667.
       https://doi.org/10.1080/01621459.1959.10501526

    Examples
    --------
    >>> table = TransitionTable.from_counts(
    ...     [[0, 7, 0], [0, 1, 12], [0, 0, 0]], ["none", "not smooth", "smooth"])
    >>> result = signed_rank_test(table)
    >>> result.n_positive, result.mean_rank_positive, result.rank_sum_positive
    (19, 10.0, 190.0)
    >>> round(result.spss_z, 3), result.p_exact == 2**-18
    (-4.359, True)
    """
    check_choice("zero_method", zero_method, ZERO_METHODS)
    check_choice("alternative", alternative, ALTERNATIVES)
    check_choice("method", method, RANK_METHODS)
    profile = profile_of(x)
    ranks = doubled_ranks(profile, zero_method)
    if method == "asymptotic":
        statistics = _statistics(profile, ranks, zero_method=zero_method, alternative=alternative, method=method)
        return AsymptoticSignedRankResult(**vars(statistics))
    exact = NO_CHANGE
    used: RankMethod = "exact"
    if profile.n_changed:
        tails, used = null_tails(ranks.scores, ranks.sizes, ranks.sum_positive, method)
        exact = exact_p(tails, alternative)
    statistics = _statistics(profile, ranks, zero_method=zero_method, alternative=alternative, method=used)
    return SignedRankResult(**vars(statistics), **vars(exact))


class DoubledRanks(NamedTuple):
    """Twice the midranks of the absolute changes, and their sums."""

    scores: tuple[int, ...]
    sizes: list[int]
    sum_positive: int
    sum_negative: int
    sum_of_squares: int

    @property
    def z(self) -> float:
        """``(S+ - S-) / sqrt(sum of squared ranks)``, in which the doubling cancels."""
        return (self.sum_positive - self.sum_negative) / sqrt(self.sum_of_squares) if self.sum_of_squares else 0.0


def doubled_ranks(profile: ChangeProfile, zero_method: ZeroMethod) -> DoubledRanks:
    """Rank the absolute changes of a profile.

    Examples
    --------
    >>> doubled_ranks(ChangeProfile.from_changes([-1, 2, 2]), "wilcoxon")[:4]
    ((2, 5), [1, 2], 10, 2)
    """
    sizes = profile.group_sizes.tolist()
    scores = doubled_midranks(sizes, n_below=profile.n_unchanged if zero_method == "pratt" else 0)
    return DoubledRanks(
        scores,
        sizes,
        sum(score * count for score, count in zip(scores, profile.n_increases.tolist(), strict=True)),
        sum(score * count for score, count in zip(scores, profile.n_decreases.tolist(), strict=True)),
        sum(score**2 * size for score, size in zip(scores, sizes, strict=True)),
    )


def _statistics(
    profile: ChangeProfile,
    ranks: DoubledRanks,
    *,
    zero_method: ZeroMethod,
    alternative: Alternative,
    method: RankMethod,
) -> SignedRankStatistics:
    up, down = ranks.sum_positive / 2, ranks.sum_negative / 2
    spss_size = abs(doubled_ranks(profile, "wilcoxon").z)
    z_corrected = corrected_z((up - down) / 2, 0.5, sqrt(ranks.sum_of_squares) / 4, alternative)
    return SignedRankStatistics(
        n_pairs=profile.n_pairs,
        n_missing=profile.n_missing,
        n_positive=profile.n_positive,
        n_negative=profile.n_negative,
        n_zero=profile.n_unchanged,
        mean_rank_positive=up / max(profile.n_positive, 1),
        mean_rank_negative=down / max(profile.n_negative, 1),
        rank_sum_positive=up,
        rank_sum_negative=down,
        z=ranks.z,
        spss_z=-spss_size if spss_size else 0.0,
        p_asymptotic=normal_p(ranks.z, alternative) if profile.n_changed else 1.0,
        p_asymptotic_corrected=normal_p(z_corrected, alternative) if profile.n_changed else 1.0,
        method=method,
        alternative=alternative,
        zero_method=zero_method,
        message=saddlepoint_message(profile.n_changed) if method == "saddlepoint" else None,
    )
