"""The instrument as it was tried out: its items, its experts or its raters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prapasca.errors import InputError
from prapasca.instrument import (
    InstrumentResult,
    ItemAnalysisResult,
    ItemMoments,
    ReliabilityResult,
    expert_ratings,
    item_analysis,
    rater_agreement,
    reliability,
)
from prapasca.readers import StudyRows
from prapasca.readers.rows import ItemSheet
from prapasca.study import Instrument, Study, located_at


@dataclass(frozen=True)
class InstrumentStudy:
    """What trying out the instrument gave.

    Parameters
    ----------
    kind
        ``"items"``, ``"experts"`` or ``"raters"``.
    source
        The file: name, format, sheet, encoding and SHA-256.
    result
        Of the kind.
    valid_only
        Reliability of the valid items alone; None where all are valid, fewer than two are, or for another kind.
    """

    kind: str
    source: Mapping[str, str | None]
    result: InstrumentResult
    valid_only: ReliabilityResult | None


def analyse_instrument(study: Study, rows: StudyRows) -> InstrumentStudy | None:
    """Return what the instrument's file gives; None without an instrument.

    Raises
    ------
    InputError
        A file from which nothing can be computed, such as one item alone.
    """
    instrument, sheet = study.instrument, rows.instrument
    if instrument is None or sheet is None:
        return None
    level = instrument.confidence_level or study.analysis.confidence_level
    try:
        result = _result(instrument, sheet, level)
    except InputError as error:
        raise located_at(study, ("instrument",), error) from None
    valid_only = _of_valid_items(result, sheet) if isinstance(result, ItemAnalysisResult) else None
    return InstrumentStudy(instrument.kind, vars(sheet.source), result, valid_only)


def _of_valid_items(result: ItemAnalysisResult, sheet: ItemSheet) -> ReliabilityResult | None:
    names = [item.name for item in result.items if item.decision == "valid"]
    if not 2 <= len(names) < len(result.items):
        return None
    moments = ItemMoments.from_rows(sheet.rows, sheet.names).only(names)
    return reliability(moments, confidence_level=result.confidence_level)


def _result(instrument: Instrument, sheet: ItemSheet, level: float) -> InstrumentResult:
    if instrument.kind == "raters":
        return rater_agreement(sheet.rows, sheet.names, confidence_level=level)
    if instrument.kind == "experts" and instrument.scale is not None:
        return expert_ratings(
            sheet.rows, sheet.names, *instrument.scale, relevant_from=instrument.relevant, confidence_level=level
        )
    return item_analysis(
        ItemMoments.from_rows(sheet.rows, sheet.names),
        confidence_level=level,
        alternative=instrument.alternative or "two-sided",
    )
