"""Results of an instrument in each format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from prapasca.analysis.tree import plain
from prapasca.errors import N_, Message
from prapasca.instrument import ExpertResult, ItemAnalysisResult, RaterResult
from prapasca.language import Translator, number_style, translator
from prapasca.report.instrument import experts, items, raters
from prapasca.report.instrument.words import short_names
from prapasca.report.model import Document, Paragraph, Section
from prapasca.report.plain_formats import rendered
from prapasca.report.planning.words import DEFAULT_STYLES
from prapasca.report.sentences import remark

InstrumentResult = ItemAnalysisResult | ExpertResult | RaterResult
KINDS = {ItemAnalysisResult: "items", ExpertResult: "experts", RaterResult: "raters"}


def render_validity(
    result: InstrumentResult, output_format: str, language: str, messages: Sequence[Message] = ()
) -> str:
    """Return what is found of an instrument as a text.

    Parameters
    ----------
    result
        Of items, of experts, or of raters.
    output_format
        ``"text"``, ``"markdown"`` or ``"json"``.
    language
        ``"id"`` or ``"en"``; JSON holds both.
    messages
        What the reader of the file noticed.

    Raises
    ------
    InputError
        An unknown format or language.
    """
    return rendered(
        output_format,
        KINDS[type(result)],
        tree=lambda: {**plain(result), "messages": plain((*messages, *result.messages))},
        document=lambda: _document(translator(language), result, messages),
    )


def _document(t: Translator, result: InstrumentResult, messages: Sequence[Message]) -> Document:
    title, lead, sections = _parts(t, _with_short_names(result))
    remarks = tuple(remark(t, message) for message in (*messages, *result.messages))
    if remarks:
        sections = (*sections, Section("remarks", t(N_("Remarks")), remarks))
    return Document(t(title), t.language, number_style(DEFAULT_STYLES[t.language]), sections, lead=lead)


def _with_short_names(result: InstrumentResult) -> InstrumentResult:
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


def _parts(t: Translator, result: InstrumentResult) -> tuple[str, tuple[Paragraph, ...], tuple[Section, ...]]:
    match result:
        case ItemAnalysisResult():
            return items.TITLE, items.item_lead(t, result), items.item_sections(t, result)
        case ExpertResult():
            return experts.TITLE, experts.expert_lead(t, result), experts.expert_sections(t, result)
        case RaterResult():
            return raters.TITLE, raters.rater_lead(t, result), raters.rater_sections(t, result)
