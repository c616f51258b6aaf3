"""Two groups compared: the change of the intervention group against that of the control group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from math import log

from prapasca.analysis.baseline import compare_characteristics, compare_outcome
from prapasca.analysis.comparison_remarks import comparison_remarks, said_of
from prapasca.analysis.comparison_results import BaselineComparison, ComparisonTests, PrimaryComparison, WorstCase
from prapasca.analysis.describe import Value
from prapasca.analysis.instrument import analyse_instrument
from prapasca.analysis.one_group import analyse_group
from prapasca.analysis.results import GroupComparison, StudyResults
from prapasca.analysis.spss import coded_profile, numeric_code
from prapasca.change import ChangeProfile
from prapasca.inference import (
    ShapiroWilkResult,
    group_effect_sizes,
    independence_test,
    mann_whitney_test,
    newcombe,
    shapiro_wilk_test,
)
from prapasca.models import AncovaResult, ancova, proportional_odds
from prapasca.moments import PairedMoments
from prapasca.readers import StudyRows
from prapasca.readers.groups import CONTROL, INTERVENTION
from prapasca.readers.pairing import account
from prapasca.study import Groups, Intervention, NumericOutcome, OrdinalOutcome, Study
from prapasca.transition import TransitionTable

Reduction = TransitionTable | ChangeProfile
DECIMALS = 9
"""Of residuals: enough for any test of normality, and no more than their rounding leaves true."""


def analyse_two_groups(study: Study, rows: StudyRows) -> StudyResults:
    """Return the results of the intervention group, with its comparison to the control group in them."""
    groups = study.groups
    if groups is None:
        raise ValueError("a study of two groups has a table of groups")  # its rules see to that
    first, second = (_of_arm(rows, key) for key in (INTERVENTION, CONTROL))
    # the study file's sample counts both groups, the numbers of an arm are its own
    alone = study.model_copy(update={"sample": None})
    own, control = analyse_group(alone, first), analyse_group(_of_control(alone, groups), second)
    comparison = _compare(study, groups, rows, (first, second), (own, control))
    results = replace(own, study=study, comparison=comparison, instrument=analyse_instrument(study, rows))
    said = [*said_of(groups.intervention.label, own), *said_of(groups.control.label, control)]
    tried_out = results.instrument.result.messages if results.instrument else ()
    remarks = comparison_remarks(results, comparison)
    return replace(results, messages=(*rows.messages, *tried_out, *said, *remarks))


def _of_control(study: Study, groups: Groups) -> Study:
    """Return the study as it was for the control group, which received something else."""
    received = groups.control.received or groups.control.label
    return study.model_copy(update={"intervention": Intervention(name=received)})


def _of_arm(rows: StudyRows, arm: str) -> StudyRows:
    people = [index for index, group in enumerate(rows.group) if group == arm]
    pre, post = [rows.pre[index] for index in people], [rows.post[index] for index in people]
    counted = rows.accounting
    return StudyRows(
        rows.source,
        account(pre, post, rows_read=counted.rows_read, rows_blank=counted.rows_blank),
        tuple(pre),
        tuple(post),
        {key: tuple(values[index] for index in people) for key, values in rows.characteristics.items()},
        (),
        group=tuple(arm for _ in people),
    )


def _compare(
    study: Study,
    groups: Groups,
    rows: StudyRows,
    arms: tuple[StudyRows, StudyRows],
    results: tuple[StudyResults, StudyResults],
) -> GroupComparison:
    between = _between(study, arms) if all(found.data.paired for found in results) else ComparisonTests()
    return GroupComparison(
        intervention_label=groups.intervention.label,
        control_label=groups.control.label,
        n_without_group=rows.group.count(None),
        control=results[1],
        baseline=tuple(_baseline(study, *map(_paired, arms))),
        **vars(between),
        worst_case=_worst_case(study, results) if between.effects else None,
        primary=_primary(study, between),
    )


def _between(study: Study, arms: tuple[StudyRows, StudyRows]) -> ComparisonTests:
    if isinstance(study.outcome, OrdinalOutcome):
        return _between_categories(study, study.outcome, arms)
    return _between_numbers(study, study.outcome, arms)


def _between_categories(study: Study, outcome: OrdinalOutcome, arms: tuple[StudyRows, StudyRows]) -> ComparisonTests:
    keys, scores = [c.key for c in outcome.categories], [c.score for c in outcome.categories]
    first, second = (TransitionTable.from_pairs(arm.pre, arm.post, keys, scores) for arm in arms)
    tails, level = study.analysis.alternative, study.analysis.confidence_level
    codes = [code for code in (numeric_code(c.code) for c in outcome.categories) if code is not None]
    coded: tuple[Reduction, Reduction] = (first, second)
    if len(codes) == len(keys):
        coded = (coded_profile(first, codes), coded_profile(second, codes))
    return ComparisonTests(
        mann_whitney=mann_whitney_test(first, second, alternative=tails),
        spss=mann_whitney_test(*coded),
        effects=group_effect_sizes(first, second, confidence_level=level),
        proportional_odds=proportional_odds(first, second, alternative=tails, confidence_level=level),
    )


def _between_numbers(study: Study, outcome: NumericOutcome, arms: tuple[StudyRows, StudyRows]) -> ComparisonTests:
    first, second = (ChangeProfile.from_pairs(arm.pre, arm.post) for arm in arms)
    turned = (first, second) if outcome.better == "higher" else (first.reversed(), second.reversed())
    tails, level = study.analysis.alternative, study.analysis.confidence_level
    moments = [PairedMoments.from_pairs(arm.pre, arm.post) for arm in arms]
    adjusted = ancova(*moments, alternative=tails, confidence_level=level)
    return ComparisonTests(
        mann_whitney=mann_whitney_test(first, second, alternative=tails),
        spss=mann_whitney_test(first, second),
        effects=group_effect_sizes(*turned, confidence_level=level),
        ancova=adjusted,
        ancova_residuals=_residuals(adjusted, arms),
    )


def _residuals(fit: AncovaResult, arms: tuple[StudyRows, StudyRows]) -> ShapiroWilkResult | None:
    if fit.slope is None or fit.intercept_first is None or fit.intercept_second is None:
        return None
    left = [
        round(float(post) - intercept - fit.slope * float(pre), DECIMALS)
        for arm, intercept in zip(arms, (fit.intercept_first, fit.intercept_second), strict=True)
        for pre, post in zip(arm.pre, arm.post, strict=True)
        if isinstance(pre, Decimal) and isinstance(post, Decimal)
    ]
    return shapiro_wilk_test(ChangeProfile.from_changes(left))


def _paired(arm: StudyRows) -> StudyRows:
    people = [index for index, pair in enumerate(zip(arm.pre, arm.post, strict=True)) if None not in pair]
    return replace(
        arm,
        pre=tuple(arm.pre[index] for index in people),
        post=tuple(arm.post[index] for index in people),
        characteristics={key: tuple(values[index] for index in people) for key, values in arm.characteristics.items()},
    )


def _baseline(study: Study, first: StudyRows, second: StudyRows) -> Iterator[BaselineComparison]:
    outcome = compare_outcome(study, first.pre, second.pre)
    if outcome:
        yield outcome
        values: Sequence[tuple[str, Sequence[Value], Sequence[Value]]] = [
            (key, found, second.characteristics[key]) for key, found in first.characteristics.items()
        ]
        yield from compare_characteristics(study, values)


def _worst_case(study: Study, results: tuple[StudyResults, StudyResults]) -> WorstCase | None:
    lost = [found.data.excluded["missing_post"] for found in results]
    if not any(lost):
        return None
    n = [found.change.n + gone for found, gone in zip(results, lost, strict=True)]
    improved = (results[0].change.improved, results[1].change.improved + lost[1])
    level = study.analysis.confidence_level
    return WorstCase(
        lost[0],
        lost[1],
        improved[0] / n[0] - improved[1] / n[1],
        newcombe(improved[0], n[0], improved[1], n[1], level),
        independence_test([[count, total - count] for count, total in zip(improved, n, strict=True)]),
    )


def _primary(study: Study, between: ComparisonTests) -> PrimaryComparison | None:
    ranks, odds, means = between.mann_whitney, between.proportional_odds, between.ancova
    if ranks is None:
        return None
    planned = study.analysis.between or "mann_whitney"
    if planned == "proportional_odds" and odds and odds.p is not None:
        return PrimaryComparison(planned, planned, odds.p, log(odds.p))
    if planned == "ancova" and means and means.p is not None:
        return PrimaryComparison(planned, planned, means.p, means.log_p)
    return PrimaryComparison(planned, "mann_whitney", ranks.p, ranks.log_p_exact)
