"""Tests of change over several sites or strata, each compared with itself alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import lcm, sqrt
from typing import Any, Literal, NamedTuple

from prapasca.change import ChangeProfile
from prapasca.checks import check_choice
from prapasca.errors import N_, InputError, Message
from prapasca.inference.null_distribution import null_tails, saddlepoint_message
from prapasca.inference.reduction import profile_of, same_scale
from prapasca.inference.signed_rank import ZERO_METHODS, ZeroMethod, doubled_ranks
from prapasca.inference.tails import (
    ALTERNATIVES,
    NO_CHANGE,
    RANK_METHODS,
    Alternative,
    RankMethod,
    exact_p,
    normal_p,
)
from prapasca.transition import TransitionTable

Weighting = Literal["van_elteren", "none"]
WEIGHTINGS: tuple[Weighting, ...] = ("van_elteren", "none")

LARGEST_MULTIPLE, SMALLEST_WEIGHT = 10_000, 200
"""Weights are exact up to this common multiple of their denominators; beyond, whole numbers from 200 on."""

Strata = Mapping[str, TransitionTable | ChangeProfile] | Sequence[TransitionTable | ChangeProfile]


@dataclass(frozen=True)
class Stratum:
    """The changes of one site or stratum.

    Parameters
    ----------
    name : str
        As given, or its position from 1.
    n_pairs, n_missing, n_positive, n_negative, n_zero : int
        Pairs, people not observed at both times, increases, decreases, unchanged.
    z : float
        Of this stratum alone; 0 when nobody changed.
    weight : int
        What its scores were multiplied with; only the proportions between strata count.
    """

    name: str
    n_pairs: int
    n_missing: int
    n_positive: int
    n_negative: int
    n_zero: int
    z: float
    weight: int


@dataclass(frozen=True, kw_only=True)
class StratifiedResult:
    """What a stratified test of change found.

    Parameters
    ----------
    strata : tuple of Stratum
        In the order given.
    n_pairs, n_missing, n_positive, n_negative, n_zero : int
        Of all strata together.
    z, p_asymptotic : float
        Without continuity correction; positive when increases dominate.
    p_exact, p_exact_one_sided, point_probability, p_mid, log_p_exact, p_exact_floored
        See :class:`prapasca.inference.tails.ExactP`; None under ``method="asymptotic"``.
    method, alternative : str
        The null distribution of the headline p, and the alternative asked.
    message : Message or None
        That the p is a saddlepoint approximation, where it is.
    """

    strata: tuple[Stratum, ...]
    n_pairs: int
    n_missing: int
    n_positive: int
    n_negative: int
    n_zero: int
    z: float
    p_asymptotic: float
    p_exact: float | None = None
    p_exact_one_sided: float | None = None
    point_probability: float | None = None
    p_mid: float | None = None
    log_p_exact: float | None = None
    p_exact_floored: bool | None = None
    method: RankMethod
    alternative: Alternative
    message: Message | None

    @property
    def p(self) -> float:
        """The headline p: exact where there is one."""
        return self.p_asymptotic if self.p_exact is None else self.p_exact


def stratified_signed_rank_test(
    strata: Strata,
    *,
    weighting: Weighting = "van_elteren",
    zero_method: ZeroMethod = "wilcoxon",
    alternative: Alternative = "two-sided",
    method: RankMethod = "auto",
) -> StratifiedResult:
    """Test whether increases outweigh decreases, ranking within each stratum alone.

    The statistic is the weighted sum of the strata's signed-rank sums. Given the sizes of all
    changes, each is as likely up as down, in every stratum; so the sum has an exact null
    distribution, found by the engines of the single test.

    Parameters
    ----------
    strata
        Tables of the same categories and scores, or change profiles; by name, or in order.
    weighting
        ``"van_elteren"`` divides each sum by the number ranked plus 1, as van Elteren [1]_ does with
        rank sums of two groups, so that large strata do not count by the square of their size. The
        weights are whole numbers in that proportion, or within 0.25 % of it where many strata of
        different sizes would need large ones; the p is exact for the weights used, and the result
        has them. ``"none"`` adds the sums as they are.
    zero_method, alternative, method
        As for :func:`prapasca.inference.signed_rank_test`; of a single stratum the results are the same.

    Returns
    -------
    StratifiedResult
        Every p is 1 and z is 0 when nobody changed.

    Raises
    ------
    InputError
        No stratum (code ``"no-strata"``), tables on different scales (``"scales-differ"``), an unknown
        option; under ``"exact"`` code ``"too-large"``.

    References
    ----------
    .. [1] P. van Elteren, "On the combination of independent two sample tests of Wilcoxon", Bulletin of
       the Institute of International Statistics 37 (1960) 351-361.

    Examples
    --------
    >>> north, south = ChangeProfile.from_changes([1, 1, 2, -1]), ChangeProfile.from_changes([1, 2, 2, 0])
    >>> result = stratified_signed_rank_test({"north": north, "south": south})
    >>> [(stratum.name, round(stratum.z, 3)) for stratum in result.strata], result.p_exact
    ([('north', 1.134), ('south', 1.633)], 0.078125)
    """
    check_choice("weighting", weighting, WEIGHTINGS)
    check_choice("zero_method", zero_method, ZERO_METHODS)
    profiles = _profiles(strata)
    ranked = [profile.n_pairs if zero_method == "pratt" else profile.n_changed for profile in profiles.values()]
    weights = _van_elteren(ranked) if weighting == "van_elteren" else [1] * len(ranked)
    parts = []
    for (name, profile), weight in zip(profiles.items(), weights, strict=True):
        ranks = doubled_ranks(profile, zero_method)
        parts.append(_Part(name, profile, ranks.scores, ranks.sizes, ranks.sum_positive, weight))
    return _combined(parts, alternative, method)


def stratified_sign_test(
    strata: Strata, *, alternative: Alternative = "two-sided", method: RankMethod = "auto"
) -> StratifiedResult:
    """Test whether increases are as frequent as decreases, over several strata.

    Every change counts one, whatever its stratum, so the p values are those of the sign test of all
    strata added up; what this adds is the account of each stratum.

    Parameters
    ----------
    strata
        Tables of the same categories and scores, or change profiles; by name, or in order.
    alternative, method
        As for :func:`stratified_signed_rank_test`.

    Returns
    -------
    StratifiedResult
        Every p is 1 and z is 0 when nobody changed.

    Raises
    ------
    InputError
        As :func:`stratified_signed_rank_test`.

    Examples
    --------
    >>> north, south = ChangeProfile.from_changes([1, 1, 2, -1]), ChangeProfile.from_changes([1, 2, 2, 0])
    >>> stratified_sign_test([north, south]).p_exact
    0.125
    """
    parts = [
        _Part(name, profile, (1,), [profile.n_changed], profile.n_positive, 1)
        for name, profile in _profiles(strata).items()
    ]
    return _combined(parts, alternative, method)


class _Part(NamedTuple):
    """Scores of one stratum, held by groups of changes, and their sum over the increases."""

    name: str
    profile: ChangeProfile
    scores: tuple[int, ...]
    sizes: list[int]
    sum_positive: int
    weight: int

    @property
    def difference(self) -> int:
        """Sum over the increases less that over the decreases."""
        return 2 * self.sum_positive - sum(score * size for score, size in zip(self.scores, self.sizes, strict=True))

    @property
    def sum_of_squares(self) -> int:
        return sum(score**2 * size for score, size in zip(self.scores, self.sizes, strict=True))


def _profiles(strata: Strata) -> dict[str, ChangeProfile]:
    named = dict(strata) if isinstance(strata, Mapping) else {str(place): x for place, x in enumerate(strata, 1)}
    if not named:
        raise InputError("no-strata", N_("strata: found none, expected one site or stratum at least"))
    same_scale(named)
    return {name: profile_of(x) for name, x in named.items()}


def _van_elteren(ranked: list[int]) -> list[int]:
    """Return whole numbers in proportion to 1 / (n + 1), or nearly so where that takes large ones."""
    common = lcm(*(n + 1 for n in ranked))
    if common <= LARGEST_MULTIPLE:
        return [common // (n + 1) for n in ranked]
    return [round(SMALLEST_WEIGHT * (max(ranked) + 1) / (n + 1)) for n in ranked]


def _combined(parts: list[_Part], alternative: Alternative, method: RankMethod) -> StratifiedResult:
    check_choice("alternative", alternative, ALTERNATIVES)
    check_choice("method", method, RANK_METHODS)
    exact = None if method == "asymptotic" else NO_CHANGE
    used: RankMethod = "asymptotic" if method == "asymptotic" else "exact"
    n_changed = sum(part.profile.n_changed for part in parts)
    if n_changed and method != "asymptotic":
        scores = [part.weight * score for part in parts for score in part.scores]
        sizes = [size for part in parts for size in part.sizes]
        tails, used = null_tails(scores, sizes, sum(part.weight * part.sum_positive for part in parts), method)
        exact = exact_p(tails, alternative)
    z = _z([part.weight * part.difference for part in parts], [part.weight**2 * part.sum_of_squares for part in parts])
    return StratifiedResult(
        strata=tuple(map(_stratum, parts)),
        **_totals([part.profile for part in parts]),
        z=z,
        p_asymptotic=normal_p(z, alternative) if n_changed else 1.0,
        **(vars(exact) if exact else {}),
        method=used,
        alternative=alternative,
        message=saddlepoint_message(n_changed) if used == "saddlepoint" else None,
    )


def _z(differences: list[int], squares: list[int]) -> float:
    return sum(differences) / sqrt(sum(squares)) if sum(squares) else 0.0


def _totals(profiles: list[ChangeProfile]) -> dict[str, Any]:
    return {
        "n_pairs": sum(profile.n_pairs for profile in profiles),
        "n_missing": sum(profile.n_missing for profile in profiles),
        "n_positive": sum(profile.n_positive for profile in profiles),
        "n_negative": sum(profile.n_negative for profile in profiles),
        "n_zero": sum(profile.n_unchanged for profile in profiles),
    }


def _stratum(part: _Part) -> Stratum:
    z = _z([part.difference], [part.sum_of_squares])
    return Stratum(part.name, **_totals([part.profile]), z=z, weight=part.weight)
