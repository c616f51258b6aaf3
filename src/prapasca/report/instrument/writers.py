"""Results of an instrument in each format."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.metadata import version

from prapasca.analysis.tree import plain
from prapasca.checks import check_choice
from prapasca.errors import N_, Message
from prapasca.instrument import ExpertResult, ItemAnalysisResult, RaterResult
from prapasca.language import Translator, number_style, translator
from prapasca.report.instrument import experts, items, raters
from prapasca.report.instrument.words import short_names
from prapasca.report.model import Document, Paragraph, Section
from prapasca.report.planning.words import DEFAULT_STYLES
from prapasca.report.sentences import remark
from prapasca.report.write_markdown import write_markdown
from prapasca.report.write_text import write_text

FORMATS = ("text", "markdown", "json")
SCHEMA_VERSION = 1

InstrumentResult = ItemAnalysisResult | ExpertResult | RaterResult
WRITERS: dict[str, Callable[[Document], str]] = {"text": write_text, "markdown": write_markdown}
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
    check_choice("format", output_format, FORMATS)
    if output_format == "json":
        software = {"name": "prapasca", "version": version("prapasca")}
        found = {**plain(result), "messages": plain((*messages, *result.messages))}
        whole = {"schema_version": SCHEMA_VERSION, "kind": KINDS[type(result)], "software": software, **found}
        return json.dumps(whole, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    return WRITERS[output_format](_document(translator(language), result, messages))


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
