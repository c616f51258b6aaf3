"""The Mann–Whitney test: whether the changes of one group of people exceed those of another."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Any, Literal, NamedTuple

from prapasca.change import ChangeProfile
from prapasca.checks import check_choice
from prapasca.errors import N_, InputError, Message
from prapasca.inference.midranks import doubled_midranks
from prapasca.inference.rank_sum_null import RankSumNull
from prapasca.inference.reduction import profile_of, same_scale
from prapasca.inference.tails import ALTERNATIVES, Alternative, corrected_z, exact_p, floored, normal_p
from prapasca.transition import TransitionTable

GroupMethod = Literal["auto", "exact", "asymptotic"]
GROUP_METHODS: tuple[GroupMethod, ...] = ("auto", "exact", "asymptotic")


@dataclass(frozen=True, kw_only=True)
class MannWhitneyStatistics:
    """What the Mann–Whitney test gives under every method.

    Parameters
    ----------
    n_first, n_second, n_missing_first, n_missing_second : int
        Pairs of each group, and people left out because they were not observed at both times.
    mean_rank_first, mean_rank_second, rank_sum_first, rank_sum_second : float
        Of the changes of all people ranked together; tied changes share their mean rank.
    u_first, u_second : float
        Pairs of one person from each group in which the first, or the second, has the greater change;
        ties count half.
    z : float
        Positive when the first group's changes are greater; tie-corrected, without continuity correction.
    spss_u, spss_w, spss_z : float
        As SPSS prints them: the smaller U, the rank sum of the smaller group (the smaller sum where the
        groups are equally large), and Z, never above 0.
    p_asymptotic : float
        From `z` for `alternative` ("Asymp. Sig.").
    p_asymptotic_corrected : float
        With U drawn half a pair towards its mean, as R does.
    alternative : str
        As asked.
    """

    n_first: int
    n_second: int
    n_missing_first: int
    n_missing_second: int
    mean_rank_first: float
    mean_rank_second: float
    rank_sum_first: float
    rank_sum_second: float
    u_first: float
    u_second: float
    z: float
    spss_u: float
    spss_w: float
    spss_z: float
    p_asymptotic: float
    p_asymptotic_corrected: float
    alternative: Alternative


@dataclass(frozen=True, kw_only=True)
class GroupExactP:
    """The exact p values of a comparison of groups, or why there are none.

    Parameters
    ----------
    p_exact, p_exact_one_sided, point_probability, p_mid, log_p_exact : float or None
        As in :class:`prapasca.inference.tails.ExactP`; two-sided doubles the smaller tail. None where
        `method` is ``"asymptotic"``.
    p_exact_distance : float or None
        The other two-sided convention, of coin and of SPSS Exact Tests: the probability of a U as far
        from its mean, on either side. The same number where the groups are equally large.
    method : str
        ``"exact"`` or ``"asymptotic"``: where the headline p comes from.
    message : Message or None
        Why there is no exact p though one was welcome.
    """

    p_exact: float | None = None
    p_exact_one_sided: float | None = None
    p_exact_distance: float | None = None
    point_probability: float | None = None
    p_mid: float | None = None
    log_p_exact: float | None = None
    method: Literal["exact", "asymptotic"] = "asymptotic"
    message: Message | None = None


@dataclass(frozen=True, kw_only=True)
class MannWhitneyResult(GroupExactP, MannWhitneyStatistics):
    """What the Mann–Whitney test found.

    Parameters
    ----------
    n_first, n_second, ..., alternative
        See :class:`MannWhitneyStatistics`.
    p_exact, p_exact_distance, ..., message
        See :class:`GroupExactP`.
    """

    @property
    def p(self) -> float:
        """The headline p: exact where there is one."""
        return self.p_asymptotic if self.p_exact is None else self.p_exact


def mann_whitney_test(
    first: TransitionTable | ChangeProfile,
    second: TransitionTable | ChangeProfile,
    *,
    alternative: Alternative = "two-sided",
    method: GroupMethod = "auto",
) -> MannWhitneyResult:
    """Test whether the changes of one group exceed those of another, by their ranks [1]_.

    The null distribution is conditional on all changes ``d = post - pre`` of both groups, ties
    included: every choice of ``n_first`` of the people is as likely to be the first group.

    Parameters
    ----------
    first, second
        The two groups: tables of the same categories and scores, or change profiles.
    alternative
        ``"greater"`` means that changes in the first group are greater.
    method
        ``"exact"``; ``"asymptotic"`` to leave the exact distribution out; ``"auto"`` is exact where
        that takes seconds, and otherwise asymptotic with a message.

    Returns
    -------
    MannWhitneyResult
        Every p is 1 and z is 0 when all changes are equal.

    Raises
    ------
    InputError
        A group of nobody (code ``"empty-group"``), tables on different scales (``"scales-differ"``), an
        unknown option; under ``"exact"`` code ``"too-large"``.

    References
    ----------
    .. [1] H. B. Mann and D. R. Whitney, "On a test of whether one of two random variables is
       stochastically larger than the other", Annals of Mathematical Statistics 18 (1947) 50-60.
       https://doi.org/10.1214/aoms/1177730491

    Examples
    --------
    >>> massage = ChangeProfile.from_changes({0: 1, 1: 12, 2: 7})
    >>> usual_care = ChangeProfile.from_changes({-1: 2, 0: 10, 1: 7, 2: 1})
    >>> result = mann_whitney_test(massage, usual_care)
    >>> result.spss_u, result.spss_w, round(result.spss_z, 3)
    (70.5, 280.5, -3.768)
    >>> print(f"{result.p_exact:.2e} {result.p_asymptotic:.2e}")
    8.72e-05 1.65e-04
    """
    check_choice("alternative", alternative, ALTERNATIVES)
    check_choice("method", method, GROUP_METHODS)
    same_scale({"first": first, "second": second})
    profiles = (profile_of(first), profile_of(second))
    _refuse_empty(*profiles)
    ranks = _ranked(*profiles)
    exact = GroupExactP() if method == "asymptotic" else _exact(ranks, alternative, method)
    return MannWhitneyResult(
        n_missing_first=profiles[0].n_missing,
        n_missing_second=profiles[1].n_missing,
        **_statistics(ranks, alternative),
        **vars(exact),
    )


class _Ranked(NamedTuple):
    n_first: int
    n_second: int
    scores: tuple[int, ...]
    sizes: list[int]
    doubled_sum: int

    @property
    def doubled_mean(self) -> int:
        return self.n_first * (self.n_first + self.n_second + 1)


def _refuse_empty(first: ChangeProfile, second: ChangeProfile) -> None:
    for position, profile in enumerate((first, second), 1):
        if not profile.n_pairs:
            raise InputError(
                "empty-group",
                N_("group {position}: nobody was observed both before and after; a comparison needs people in both"),
                position=position,
            )


def _ranked(first: ChangeProfile, second: ChangeProfile) -> _Ranked:
    own, other = first.changes(), second.changes()
    values = sorted({*own, *other})
    sizes = [own.get(value, 0) + other.get(value, 0) for value in values]
    scores = doubled_midranks(sizes)
    doubled = sum(score * own.get(value, 0) for score, value in zip(scores, values, strict=True))
    return _Ranked(first.n_pairs, second.n_pairs, scores, sizes, doubled)


def _exact(ranks: _Ranked, alternative: Alternative, method: GroupMethod) -> GroupExactP:
    try:
        null = RankSumNull(ranks.scores, ranks.sizes, ranks.n_first)
    except InputError as error:
        if method == "exact" or error.code != "too-large":
            raise
        template = N_("the exact distribution of the rank sum of these {n} people is out of reach; p is asymptotic")
        return GroupExactP(message=Message("asymptotic-groups", template, {"n": sum(ranks.sizes)}, "note"))
    found = exact_p(null.tails(ranks.doubled_sum), alternative)
    return GroupExactP(
        p_exact=found.p_exact,
        p_exact_one_sided=found.p_exact_one_sided,
        p_exact_distance=_as_far(null, ranks) if alternative == "two-sided" else None,
        point_probability=found.point_probability,
        p_mid=found.p_mid,
        log_p_exact=found.log_p_exact,
        method="exact",
    )


def _as_far(null: RankSumNull, ranks: _Ranked) -> float:
    """Return the probability of a rank sum as far from its mean as the observed one."""
    distance = abs(ranks.doubled_sum - ranks.doubled_mean)
    if not distance:
        return 1.0
    return floored(null.tails(ranks.doubled_mean - distance).lower + null.tails(ranks.doubled_mean + distance).upper)


def _statistics(ranks: _Ranked, alternative: Alternative) -> dict[str, Any]:
    m, n = ranks.n_first, ranks.n_second
    total = m + n
    sums = (ranks.doubled_sum / 2, total * (total + 1) / 2 - ranks.doubled_sum / 2)
    u = (sums[0] - m * (m + 1) / 2, sums[1] - n * (n + 1) / 2)
    ties = sum(size**3 - size for size in ranks.sizes)
    sd = sqrt(m * n * (total**3 - total - ties) / (12 * total * (total - 1)))
    z = (u[0] - m * n / 2) / sd if sd else 0.0
    return {
        "n_first": m,
        "n_second": n,
        "mean_rank_first": sums[0] / m,
        "mean_rank_second": sums[1] / n,
        "rank_sum_first": sums[0],
        "rank_sum_second": sums[1],
        "u_first": u[0],
        "u_second": u[1],
        "z": z,
        "spss_u": min(u),
        "spss_w": min((m, sums[0]), (n, sums[1]))[1],
        "spss_z": -abs(z) if z else 0.0,
        "p_asymptotic": normal_p(z, alternative) if sd else 1.0,
        "p_asymptotic_corrected": normal_p(corrected_z(u[0] - m * n / 2, 0.5, sd, alternative), alternative)
        if sd
        else 1.0,
        "alternative": alternative,
    }
