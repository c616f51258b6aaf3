"""S6: the same data under every defensible method."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import sqrt

from prapasca.change import ChangeProfile
from prapasca.checks import check_choice, check_confidence_level
from prapasca.errors import N_, InputError, Message
from prapasca.inference.mcnemar import McNemarResult, mcnemar_test
from prapasca.inference.null_distribution import tail_probabilities
from prapasca.inference.paired_t import paired_t_test
from prapasca.inference.rank_differences import kornbrot_test, munzel_brunner_test
from prapasca.inference.reduction import profile_of
from prapasca.inference.sign import SignTestResult, sign_test
from prapasca.inference.signed_rank import SignedRankResult, signed_rank_test
from prapasca.inference.tails import ALTERNATIVES, NO_CHANGE, Alternative, ExactP, exact_p, normal_p
from prapasca.moments import PairedMoments
from prapasca.sensitivity.multiverse_result import (
    MultiverseMethod,
    MultiverseResult,
    MultiverseRow,
    MultiverseTest,
    Scoring,
)
from prapasca.sensitivity.verdict import Verdict
from prapasca.transition import TransitionTable

PValues = tuple[tuple[MultiverseMethod, float], ...]


def method_multiverse(
    x: TransitionTable | ChangeProfile,
    *,
    moments: PairedMoments | None = None,
    confidence_level: float = 0.95,
    alternative: Alternative = "two-sided",
) -> MultiverseResult:
    """Test the same data by every defensible method: a multiverse analysis [1]_.

    The signed-rank test with unchanged pairs dropped and ranked, the sign test, the test of marginal
    homogeneity with scores, McNemar's test at each cut, the tests on rank differences; each with its
    exact, mid-p and asymptotic p values, those with a continuity correction also with that; and
    the tests that depend on scores under other scores of the categories. A cut that nobody crossed
    cannot tell anything and is left out. Of numbers also the paired t test.

    Parameters
    ----------
    x
        A table; a change profile leaves out what needs cells. An increase is an improvement.
    moments
        Of the same numbers, for the paired t test; None leaves it out.
    confidence_level
        Significant means ``p <= 1 - confidence_level``.
    alternative
        Of all tests.

    Returns
    -------
    MultiverseResult

    Raises
    ------
    InputError
        An unknown option.

    References
    ----------
    .. [1] S. Steegen, F. Tuerlinckx, A. Gelman and W. Vanpaemel, "Increasing transparency through a
       multiverse analysis", Perspectives on Psychological Science 11 (2016) 702-712.
       https://doi.org/10.1177/1745691616658637

    Examples
    --------
    >>> table = TransitionTable.from_counts(
    ...     [[0, 7, 0], [0, 1, 12], [0, 0, 0]], ["none", "not smooth", "smooth"])
    >>> result = method_multiverse(table)
    >>> print(f"{result.n_significant} of {result.n_rows}, p up to {result.p_highest:.4f}: {result.verdict}")
    39 of 39, p up to 0.0233: holds
    """
    level = 1 - check_confidence_level(confidence_level)
    check_choice("alternative", alternative, ALTERNATIVES)
    messages: list[Message] = []
    rows = tuple(
        _row(case, method, p, level)
        for case in (*_cases(x, alternative, messages), *_of_means(moments, alternative, messages))
        for method, p in case.p_values
    )
    return MultiverseResult(
        rows=rows,
        n_rows=len(rows),
        n_significant=sum(row.significant for row in rows),
        p_lowest=min(row.p for row in rows),
        p_highest=max(row.p for row in rows),
        confidence_level=confidence_level,
        alternative=alternative,
        messages=tuple(messages),
        verdict=_verdict(rows),
    )


def _verdict(rows: tuple[MultiverseRow, ...]) -> Verdict:
    significant = [row for row in rows if row.significant]
    if not significant:
        return "no_conclusion"
    same = all(row.statistic * rows[0].statistic > 0 for row in rows)
    return "holds" if same and len(significant) == len(rows) else "depends"


@dataclass(frozen=True)
class _Case:
    """One test with all its p values."""

    test: MultiverseTest
    statistic: float
    n_used: int
    p_values: PValues
    scoring: Scoring | None = None
    cut: Hashable = None


def _row(case: _Case, method: MultiverseMethod, p: float, level: float) -> MultiverseRow:
    return MultiverseRow(
        test=case.test,
        method=method,
        scoring=case.scoring,
        cut=case.cut,
        statistic=case.statistic,
        p=p,
        n_used=case.n_used,
        significant=p <= level,
    )


def _cases(x: TransitionTable | ChangeProfile, alternative: Alternative, messages: list[Message]) -> Iterator[_Case]:
    profile = profile_of(x)
    yield from _signed_rank(profile, alternative, "study")
    sign = sign_test(profile, alternative=alternative)
    yield _Case("sign", sign.z, profile.n_changed, _four(sign))
    yield from _scored(profile, alternative, "study", messages)
    if not isinstance(x, TransitionTable):
        return
    yield from _of_cells(x, alternative)
    for scoring, scores in rescorings(x).items():
        profile = x.with_scores(scores).change_profile()
        for case in (
            *_signed_rank(profile, alternative, scoring),
            *_scored(profile, alternative, scoring, messages),
        ):
            exact = tuple(value for value in case.p_values if value[0] == "exact")
            yield replace(case, p_values=exact)


def _of_cells(table: TransitionTable, alternative: Alternative) -> Iterator[_Case]:
    for cut in table.categories[1:]:
        result = mcnemar_test(table, cut=cut, alternative=alternative)
        n_used = result.n_improved + result.n_worsened
        if n_used:
            yield _Case("mcnemar", result.z, n_used, _four(result), cut=cut)
    ranks = munzel_brunner_test(table, alternative=alternative)
    values = (*_exact(ranks), ("asymptotic", ranks.p_asymptotic))
    yield _Case("munzel_brunner", ranks.z, ranks.n_changed, values)
    kornbrot = kornbrot_test(table, alternative=alternative)
    yield _Case("kornbrot", kornbrot.z, kornbrot.n_positive + kornbrot.n_negative, _four(kornbrot))


def _of_means(moments: PairedMoments | None, alternative: Alternative, messages: list[Message]) -> Iterator[_Case]:
    if moments is None:
        return
    result = paired_t_test(moments, alternative=alternative)
    if result.message:
        messages.append(result.message)
    if result.t is not None and result.p is not None:
        yield _Case("paired_t", result.t, result.n_pairs, (("student", result.p),))


def _signed_rank(profile: ChangeProfile, alternative: Alternative, scoring: Scoring) -> Iterator[_Case]:
    dropped = signed_rank_test(profile, alternative=alternative)
    yield _Case("signed_rank", dropped.z, profile.n_changed, _four(dropped), scoring)
    ranked = signed_rank_test(profile, zero_method="pratt", alternative=alternative)
    yield _Case("pratt", ranked.z, profile.n_pairs, _four(ranked), scoring)


def _scored(
    profile: ChangeProfile, alternative: Alternative, scoring: Scoring, messages: list[Message]
) -> Iterator[_Case]:
    """Yield the test of marginal homogeneity with scores, for any alternative."""
    sizes, ups, downs = profile.integer_magnitudes(), profile.n_increases.tolist(), profile.n_decreases.tolist()
    rise = sum(size * (up - down) for size, up, down in zip(sizes, ups, downs, strict=True))
    squares = sum(size * size * (up + down) for size, up, down in zip(sizes, ups, downs, strict=True))
    z = rise / sqrt(squares) if squares else 0.0
    asymptotic = normal_p(z, alternative) if squares else 1.0
    observed = sum(size * up for size, up in zip(sizes, ups, strict=True))
    values: PValues = (("asymptotic", asymptotic),)
    try:
        tails = tail_probabilities(sizes, profile.group_sizes.tolist(), observed) if squares else None
        values = (*_exact(exact_p(tails, alternative) if tails else NO_CHANGE), *values)
    except InputError as error:
        if error.code != "too-large":
            raise
        template = N_("marginal homogeneity with scores: no exact p; {reason}")
        messages.append(Message("scored-too-large", template, {"reason": error.messages[0]}, "note"))
    yield _Case("scored", z, profile.n_changed, values, scoring)


def _exact(result: ExactP | McNemarResult) -> PValues:
    return ("exact", result.p_exact), ("mid_p", result.p_mid)


def _four(result: SignedRankResult | SignTestResult | McNemarResult) -> PValues:
    return (
        *_exact(result),
        ("asymptotic", result.p_asymptotic),
        ("corrected", result.p_asymptotic_corrected),
    )


def rescorings(table: TransitionTable) -> dict[Scoring, list[int]]:
    """Return other scores for the categories, each unlike the study's and the others.

    Two scorings are alike if their steps are in the same proportions; with two categories all are.

    Parameters
    ----------
    table
        Its scores are those of the study.

    Examples
    --------
    >>> table = TransitionTable.from_counts([[0, 7, 0], [0, 1, 12], [0, 0, 0]], ["a", "b", "c"])
    >>> rescorings(table)
    {'squares': [0, 1, 4], 'first_step_double': [0, 2, 3], 'last_step_double': [0, 1, 3]}
    """
    size = len(table.categories)
    candidates: dict[Scoring, list[int]] = {
        "equal_steps": list(range(size)),
        "squares": [place**2 for place in range(size)],
        "first_step_double": [place + (place > 0) for place in range(size)],
        "last_step_double": [place + (place == size - 1) for place in range(size)],
    }
    seen = {_proportions(table.scores)}
    found: dict[Scoring, list[int]] = {}
    for scoring, scores in candidates.items():
        steps = _proportions(tuple(map(Decimal, scores)))
        if steps not in seen:
            seen.add(steps)
            found[scoring] = scores
    return found


def _proportions(scores: tuple[Decimal, ...]) -> tuple[Fraction, ...]:
    """Return the steps between scores as multiples of the first step."""
    steps = [Fraction(high - low) for low, high in pairwise(scores)]
    return tuple(step / steps[0] for step in steps)
