"""Results of an instrument in each format."""

from __future__ import annotations

from collections.abc import Sequence

from prapasca.errors import N_, Message
from prapasca.instrument import ExpertResult, InstrumentResult, ItemAnalysisResult, RaterResult
from prapasca.language import Translator, number_style, translator
from prapasca.report.instrument.parts import instrument_parts
from prapasca.report.model import Document, Section
from prapasca.report.plain_formats import plain, rendered
from prapasca.report.planning.words import DEFAULT_STYLES
from prapasca.report.sentences import remark

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
    title, lead, sections = instrument_parts(t, result)
    remarks = tuple(remark(t, message) for message in (*messages, *result.messages))
    if remarks:
        sections = (*sections, Section("remarks", t(N_("Remarks")), remarks))
    return Document(t(title), t.language, number_style(DEFAULT_STYLES[t.language]), sections, lead=lead)
