"""The parts of a document about an instrument: words, tables, and the tables of SPSS."""

from __future__ import annotations

from dataclasses import replace

from prapasca.instrument import ExpertResult, InstrumentResult, ItemAnalysisResult, RaterResult
from prapasca.language import Translator
from prapasca.report.instrument import experts, items, raters
from prapasca.report.instrument.spss import spss_tables
from prapasca.report.instrument.words import short_names
from prapasca.report.model import Block, Paragraph, Section, Table

Parts = tuple[str, tuple[Paragraph, ...], tuple[Section, ...]]


def instrument_parts(t: Translator, result: InstrumentResult) -> Parts:
    """Return the title, what is said first, and the sections of a document about an instrument."""
    match shown := with_short_names(result):
        case ItemAnalysisResult():
            return items.TITLE, items.item_lead(t, shown), items.item_sections(t, shown)
        case ExpertResult():
            return experts.TITLE, experts.expert_lead(t, shown), experts.expert_sections(t, shown)
        case RaterResult():
            return raters.TITLE, raters.rater_lead(t, shown), raters.rater_sections(t, shown)


def instrument_lead(t: Translator, result: InstrumentResult) -> tuple[Paragraph, ...]:
    """Return what is said of an instrument before its tables."""
    return instrument_parts(t, result)[1]


def instrument_tables(t: Translator, result: InstrumentResult) -> tuple[Table, ...]:
    """Return the tables of an instrument for a manuscript, without those of SPSS."""
    sections = instrument_parts(t, result)[2]
    blocks: tuple[Block, ...] = tuple(block for section in sections if section.id != "spss" for block in section.blocks)
    return tuple(block for block in blocks if isinstance(block, Table))


def instrument_spss_tables(t: Translator, result: InstrumentResult) -> tuple[Table, ...]:
    """Return what SPSS would print of the items; nothing for experts and raters."""
    shown = with_short_names(result)
    return tuple(spss_tables(t, shown)) if isinstance(shown, ItemAnalysisResult) else ()


def with_short_names(result: InstrumentResult) -> InstrumentResult:
    """Return the result as tables can show it; messages keep the names of the file."""
    if isinstance(result, RaterResult):
        names = dict(zip(result.raters, short_names(result.raters), strict=True))
        pairs = (replace(pair, first=names[pair.first], second=names[pair.second]) for pair in result.pairs)
        return replace(result, raters=tuple(names.values()), pairs=tuple(pairs))
    shown = short_names([item.name for item in result.items])
    if isinstance(result, ExpertResult):
        rated = zip(result.items, shown, strict=True)
        return replace(result, items=tuple(replace(item, name=name) for item, name in rated))
    analysed = zip(result.items, shown, strict=True)
    return replace(result, items=tuple(replace(item, name=name) for item, name in analysed))
