"""Formats to writers."""

from __future__ import annotations

from collections.abc import Callable

from prapasca.analysis import StudyResults
from prapasca.checks import check_choice
from prapasca.report.build import build_document
from prapasca.report.write_csv import write_csv
from prapasca.report.write_json import write_json
from prapasca.report.write_markdown import write_markdown
from prapasca.report.write_text import write_text

WRITERS: dict[str, Callable[[StudyResults, str], str]] = {
    "text": lambda results, language: write_text(build_document(results, language)),
    "markdown": lambda results, language: write_markdown(build_document(results, language)),
    "csv": lambda results, language: write_csv(build_document(results, language)),
    "json": lambda results, _: write_json(results),
}


def render(results: StudyResults, output_format: str, language: str) -> str:
    """Return the results in a format and language.

    Parameters
    ----------
    results
        From :func:`prapasca.analyse`.
    output_format
        ``"text"``, ``"markdown"``, ``"csv"`` or ``"json"``.
    language
        ``"id"`` or ``"en"``; JSON holds both.

    Raises
    ------
    InputError
        An unknown format or language.
    """
    check_choice("format", output_format, WRITERS)
    return WRITERS[output_format](results, language)
