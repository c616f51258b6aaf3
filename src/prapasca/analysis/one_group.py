"""Study and data of one group to results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import version

from prapasca.analysis.describe import Value, describe_characteristic
from prapasca.analysis.instrument import analyse_instrument
from prapasca.analysis.outcome import analyse_outcome, direction
from prapasca.analysis.planning import analyse_plan
from prapasca.analysis.remarks import remarks
from prapasca.analysis.results import (
    SCHEMA_VERSION,
    CharacteristicResult,
    DataAccount,
    StudyResults,
)
from prapasca.analysis.sensitivity import analyse_sensitivity
from prapasca.analysis.strata import stratified_change
from prapasca.analysis.subgroup_results import SubgroupResult
from prapasca.analysis.subgroups import adjusted, compare_subgroups
from prapasca.readers import StudyRows
from prapasca.study import Study


def analyse_group(study: Study, rows: StudyRows) -> StudyResults:
    """Return everything about one group of people, before and after."""
    paired = [index for index, pair in enumerate(zip(rows.pre, rows.post, strict=True)) if None not in pair]
    outcome = analyse_outcome(study, rows.pre, rows.post)
    results = StudyResults(
        schema_version=SCHEMA_VERSION,
        software={"name": "prapasca", "version": version("prapasca")},
        study=study,
        data=_account(study, rows),
        sample_plan=analyse_plan(study),
        instrument=analyse_instrument(study, rows),
        characteristics=_characteristics(study, rows, paired),
        distribution=outcome.distribution,
        transition=outcome.transition,
        change=outcome.change,
        changes=outcome.changes,
        pairs=outcome.pairs,
        tests=outcome.tests,
        spss=outcome.spss,
        effects=outcome.effects,
        occasions=None,
        comparison=None,
        stratified=stratified_change(study, rows, paired),
        subgroups=_subgroups(study, rows, paired),
        sensitivity=analyse_sensitivity(study, rows),
        messages=(),
    )
    return replace(results, messages=(*rows.messages, *remarks(results)))


def _account(study: Study, rows: StudyRows) -> DataAccount:
    accounting, source = rows.accounting, rows.source
    return DataAccount(
        origin=study.data.origin,
        origin_note=study.data.origin_note,
        source={
            "name": source.name,
            "format": source.format,
            "sheet": source.sheet,
            "encoding": source.encoding,
            "sha256": source.sha256,
        },
        rows_read=accounting.rows_read,
        rows_blank=accounting.rows_blank,
        read=accounting.people,
        excluded={exclusion.reason: exclusion.n for exclusion in accounting.excluded},
        paired=accounting.paired,
    )


def _characteristics(study: Study, rows: StudyRows, paired: Sequence[int]) -> tuple[CharacteristicResult, ...]:
    return tuple(
        describe_characteristic(characteristic, _of(rows, characteristic.key, paired), len(paired))
        for characteristic in study.characteristics
    )


def _subgroups(study: Study, rows: StudyRows, paired: Sequence[int]) -> tuple[SubgroupResult, ...]:
    directions = [direction(study, rows.pre[index], rows.post[index]) for index in paired]
    by_key = {characteristic.key: characteristic for characteristic in study.characteristics}
    level = study.analysis.confidence_level
    return adjusted(
        [
            compare_subgroups(by_key[key], _of(rows, key, paired) or [], directions, level)
            for key in study.analysis.subgroups
        ]
    )


def _of(rows: StudyRows, key: str, paired: Sequence[int]) -> list[Value] | None:
    values = rows.characteristics.get(key)
    return None if values is None else [values[index] for index in paired]
