"""The outcome's reduction and every test of it, for categories and for numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from prapasca.analysis.describe import Value, describe_categories, describe_numbers
from prapasca.analysis.paired_numbers import Pair, count_pairs, gain_of, primary_test, spss_pairs
from prapasca.analysis.results import (
    Change,
    ChangeCount,
    MarginalHomogeneity,
    NumericDistribution,
    OrdinalDistribution,
    SpssView,
    StudyEffects,
    Tests,
    Transition,
)
from prapasca.analysis.spss import spss_view
from prapasca.analysis.summaries import PairCounts
from prapasca.change import ChangeProfile
from prapasca.inference import (
    EffectSizes,
    McNemarResult,
    effect_sizes,
    kornbrot_test,
    marginal_homogeneity_test,
    mcnemar_test,
    munzel_brunner_test,
    paired_t_test,
    shapiro_wilk_test,
    sign_test,
    signed_rank_test,
    standardised_change,
    symmetry_test,
)
from prapasca.moments import PairedMoments
from prapasca.study import AnalysisOptions, NumericOutcome, OrdinalOutcome, Study
from prapasca.transition import TransitionTable


@dataclass(frozen=True)
class OutcomeResults:
    """What one outcome gives: its distribution, transitions or pairs, change, tests and effects."""

    distribution: OrdinalDistribution | NumericDistribution
    transition: Transition | None
    change: Change
    changes: tuple[ChangeCount, ...]
    pairs: PairCounts | None
    tests: Tests
    spss: SpssView
    effects: StudyEffects


def analyse_outcome(study: Study, pre: Sequence[Value], post: Sequence[Value]) -> OutcomeResults:
    """Reduce the outcome to its table or profile and test it.

    Parameters
    ----------
    study
        The study file.
    pre, post
        The outcome of everyone, None where not observed; category keys or numbers.
    """
    if isinstance(study.outcome, OrdinalOutcome):
        return _categories(study.outcome, study.analysis, pre, post)
    return _numbers(study.outcome, study.analysis, pre, post)


def direction(study: Study, pre: Value, post: Value) -> int:
    """Return +1 for a person who improved, -1 for one who worsened, 0 for no change."""
    if isinstance(study.outcome, OrdinalOutcome):
        rank = {category.key: position for position, category in enumerate(study.outcome.categories)}
        before, after = rank[str(pre)], rank[str(post)]
        return (after > before) - (after < before)
    if pre is None or post is None:
        return 0
    rise = (post > pre) - (post < pre)  # type: ignore[operator]  # numbers on both sides for a numeric outcome
    return rise if study.outcome.better == "higher" else -rise


def _categories(
    outcome: OrdinalOutcome, analysis: AnalysisOptions, pre: Sequence[Value], post: Sequence[Value]
) -> OutcomeResults:
    keys = tuple(category.key for category in outcome.categories)
    labels = tuple(category.label for category in outcome.categories)
    scores = tuple(category.score for category in outcome.categories)
    table = TransitionTable.from_pairs(pre, post, keys, scores)
    tests = replace(
        _rank_tests(table, analysis),
        mcnemar=_mcnemar(outcome, table, analysis),
        symmetry=symmetry_test(table),
        munzel_brunner=munzel_brunner_test(table, alternative=analysis.alternative),
        kornbrot=kornbrot_test(table, alternative=analysis.alternative),
    )
    return OutcomeResults(
        describe_categories(outcome, table, pre, post),
        Transition(keys, labels, scores, tuple(map(tuple, table.counts.tolist()))),
        Change(table.n_improved, table.n_unchanged, table.n_worsened),
        _listed(table.change_profile()),
        None,
        tests,
        spss_view(outcome, table),
        StudyEffects(
            **vars(effect_sizes(table, confidence_level=analysis.confidence_level)), standardised=None, gain=None
        ),
    )


def _numbers(
    outcome: NumericOutcome, analysis: AnalysisOptions, pre: Sequence[Value], post: Sequence[Value]
) -> OutcomeResults:
    profile, moments = ChangeProfile.from_pairs(pre, post), PairedMoments.from_pairs(pre, post)
    # the reader gives Decimals for a numeric outcome
    listed: list[Pair] = [pair for pair in zip(pre, post, strict=True) if None not in pair]  # type: ignore[misc]  # pairs without None, which mypy does not see
    two_sided = signed_rank_test(profile)
    improved, worsened = profile.n_positive, profile.n_negative
    if outcome.better == "lower":
        improved, worsened = worsened, improved
    return OutcomeResults(
        describe_numbers(listed),
        None,
        Change(improved, profile.n_unchanged, worsened),
        _listed(profile),
        count_pairs(listed),
        _tests_of_numbers(profile, moments, analysis),
        SpssView(
            "rising",
            two_sided,
            two_sided,
            sign_test(profile),
            None,
            spss_pairs(moments, analysis.confidence_level),
        ),
        StudyEffects(
            **vars(_effects_of_numbers(outcome, profile, analysis.confidence_level)),
            standardised=standardised_change(moments, analysis.confidence_level),
            gain=gain_of(outcome, analysis, listed),
        ),
    )


def _tests_of_numbers(profile: ChangeProfile, moments: PairedMoments, analysis: AnalysisOptions) -> Tests:
    tests = _rank_tests(profile, analysis)
    level = analysis.confidence_level
    paired_t = paired_t_test(moments, alternative=analysis.alternative, confidence_level=level)
    shapiro = shapiro_wilk_test(profile)
    primary = primary_test(analysis, tests.signed_rank, paired_t, shapiro)
    return replace(tests, paired_t=paired_t, shapiro=shapiro, primary=primary)


def _effects_of_numbers(outcome: NumericOutcome, profile: ChangeProfile, confidence_level: float) -> EffectSizes:
    effects = effect_sizes(profile, confidence_level=confidence_level)
    if outcome.better == "higher":
        return effects
    # improvement counts decreases here, while the rank-biserial keeps the sign of d
    better = effect_sizes(profile.reversed(), confidence_level=confidence_level)
    return replace(effects, net_improvement=better.net_improvement, proportion_improved=better.proportion_improved)


def _listed(profile: ChangeProfile) -> tuple[ChangeCount, ...]:
    return tuple(ChangeCount(Decimal(change), n) for change, n in profile.changes().items())


def _rank_tests(x: TransitionTable | ChangeProfile, analysis: AnalysisOptions) -> Tests:
    tails = analysis.alternative
    table = x if isinstance(x, TransitionTable) else None
    signed_rank = signed_rank_test(x, alternative=tails)
    return Tests(
        signed_rank=signed_rank,
        signed_rank_pratt=signed_rank_test(x, zero_method="pratt", alternative=tails),
        sign=sign_test(x, alternative=tails),
        mcnemar=(),
        marginal_homogeneity=MarginalHomogeneity(
            marginal_homogeneity_test(table) if table else None,
            marginal_homogeneity_test(table, statistic="bhapkar") if table else None,
            marginal_homogeneity_test(x, statistic="scored"),
        ),
        symmetry=None,
        munzel_brunner=None,
        kornbrot=None,
        paired_t=None,
        shapiro=None,
        primary=primary_test(analysis, signed_rank),
    )


def _mcnemar(outcome: OrdinalOutcome, table: TransitionTable, analysis: AnalysisOptions) -> tuple[McNemarResult, ...]:
    cuts = [outcome.success_from] if outcome.success_from else list(table.categories[1:])
    return tuple(mcnemar_test(table, cut=cut, alternative=analysis.alternative) for cut in cuts)
