"""Study and data to what would overturn the result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prapasca.analysis.describe import Value
from prapasca.analysis.reduction import Reduction, people_by_group, reduced
from prapasca.analysis.sensitivity_results import SensitivityResults, StrataSensitivity
from prapasca.inference.tails import Alternative
from prapasca.moments import PairedMoments
from prapasca.readers import StudyRows
from prapasca.sensitivity import (
    ExternalComparisonResult,
    NaturalImprovementResult,
    RegressionToTheMeanResult,
    attrition_tipping_point,
    external_comparison,
    leave_one_stratum_out,
    method_multiverse,
    natural_improvement_tipping_point,
    rater_upgrade,
    regression_to_the_mean,
)
from prapasca.study import Characteristic, OrdinalOutcome, Study
from prapasca.transition import TransitionTable


def analyse_sensitivity(study: Study, rows: StudyRows) -> SensitivityResults:
    """Compute every sensitivity analysis that the study file and the data allow.

    Parameters
    ----------
    study
        The study file.
    rows
        Its data.
    """
    x, tails, level = _improving(study, rows.pre, rows.post), _alternative(study), study.analysis.confidence_level
    profile = x.change_profile() if isinstance(x, TransitionTable) else x
    improved, n = profile.n_positive, profile.n_pairs
    upgrade = study.sensitivity.upgrade_probability
    return SensitivityResults(
        natural_improvement=_natural(study, improved, n),
        external_comparison=_external(study, improved, n),
        attrition=attrition_tipping_point(x, lost=lost(study, rows), confidence_level=level, alternative=tails),
        regression_to_the_mean=_regression(study, x),
        rater_upgrade=rater_upgrade(x, upgrade_probability=upgrade, confidence_level=level, alternative=tails),
        multiverse=method_multiverse(x, moments=_moments(study, rows), confidence_level=level, alternative=tails),
        strata=tuple(_strata(study, rows, tails)),
    )


def lost(study: Study, rows: StudyRows) -> int | None:
    """Return how many began and were not observed after; None where nothing tells.

    As the study file says; otherwise those in the data without a value after, and those obtained
    by the study file who are not in the data. Data of complete pairs alone do not tell.
    """
    if study.sensitivity.lost is not None:
        return study.sensitivity.lost
    unobserved = sum(exclusion.n for exclusion in rows.accounting.excluded if exclusion.reason == "missing_post")
    obtained = study.sample.obtained if study.sample else None
    if obtained is None:
        return unobserved or None
    return unobserved + max(0, obtained - rows.accounting.people)


def _improving(study: Study, pre: Sequence[Value], post: Sequence[Value]) -> Reduction:
    """Return the table, or the profile in which an increase is an improvement."""
    x = reduced(study, pre, post)
    return x if isinstance(x, TransitionTable) or study.outcome.better == "higher" else x.reversed()


def _moments(study: Study, rows: StudyRows) -> PairedMoments | None:
    """Return the moments of numbers, in which a positive change is an improvement."""
    if isinstance(study.outcome, OrdinalOutcome):
        return None
    worse_first = (rows.pre, rows.post) if study.outcome.better == "higher" else (rows.post, rows.pre)
    return PairedMoments.from_pairs(*worse_first)


def _alternative(study: Study) -> Alternative:
    """Return the alternative asked, for changes in which an increase is an improvement."""
    asked = study.analysis.alternative
    if isinstance(study.outcome, OrdinalOutcome) or study.outcome.better == "higher" or asked == "two-sided":
        return asked
    return "less" if asked == "greater" else "greater"


def _natural(study: Study, improved: int, n: int) -> NaturalImprovementResult:
    natural = study.sensitivity.natural_rate
    return natural_improvement_tipping_point(
        improved,
        n,
        natural_rate=(natural.low, natural.high) if natural else None,
        confidence_level=study.analysis.confidence_level,
    )


def _external(study: Study, improved: int, n: int) -> ExternalComparisonResult | None:
    comparator = study.sensitivity.comparator
    if comparator is None:
        return None
    level = study.analysis.confidence_level
    return external_comparison(improved, n, comparator.improved, comparator.n, confidence_level=level)


def _regression(study: Study, x: Reduction) -> RegressionToTheMeanResult | None:
    reliability = study.sensitivity.reliability
    if reliability is None or not isinstance(x, TransitionTable):
        return None
    return regression_to_the_mean(
        x,
        reliability=reliability,
        selected_share=study.sensitivity.selected_share,
        confidence_level=study.analysis.confidence_level,
    )


def _strata(study: Study, rows: StudyRows, alternative: Alternative) -> Iterator[StrataSensitivity]:
    paired = [index for index, pair in enumerate(zip(rows.pre, rows.post, strict=True)) if None not in pair]
    for characteristic in study.characteristics:
        values = rows.characteristics.get(characteristic.key)
        if values is None:
            continue
        found = _of_characteristic(study, rows, characteristic, paired, [values[index] for index in paired])
        if sum(stratum.n_pairs > 0 for stratum in found.values()) < 2:
            continue
        level = study.analysis.confidence_level
        result = leave_one_stratum_out(found, confidence_level=level, alternative=alternative)
        n_missing = len(paired) - result.overall.n
        yield StrataSensitivity(characteristic.key, characteristic.name, n_missing, result)


def _of_characteristic(
    study: Study, rows: StudyRows, characteristic: Characteristic, paired: Sequence[int], values: Sequence[Value]
) -> dict[object, Reduction]:
    strata: dict[object, Reduction] = {}
    for label, people in people_by_group(characteristic, values, paired):
        strata[label] = _improving(study, [rows.pre[index] for index in people], [rows.post[index] for index in people])
    return strata
