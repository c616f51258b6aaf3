"""A document in each format a report is handed in as."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from prapasca.language import NumberStyle
from prapasca.report.model import Document, Figure, Picture
from prapasca.report.write_markdown import write_markdown

Files = dict[str, bytes]
Draw = Callable[[Picture, str, str, NumberStyle], bytes]


def write_format(document: Document, output_format: str, name: str, draw: Draw, time: datetime | None) -> Files:
    """Return the files of a document in one format, by their names.

    Parameters
    ----------
    document
        What is said.
    output_format
        One of :data:`prapasca.report.format_names.FORMATS`.
    name
        First part of every file's name, such as ``"report.id"``.
    draw
        Draws figures.
    time
        When the report was made, in UTC; for the date inside Word, OpenDocument and PDF files.

    Raises
    ------
    MissingExtraError
        What makes the format is not installed.
    """
    return WRITERS[output_format](document, name, draw, time)


def _docx(document: Document, name: str, draw: Draw, time: datetime | None) -> Files:
    from prapasca.report.pandoc import write_docx

    return {f"{name}.docx": write_docx(document, draw=draw, time=time)}


def _pdf(document: Document, name: str, draw: Draw, time: datetime | None) -> Files:
    from prapasca.report.typst import write_pdf

    return {f"{name}.pdf": write_pdf(document, draw, time)}


def _html(document: Document, name: str, draw: Draw, _time: datetime | None) -> Files:
    from prapasca.report.pandoc import write_html

    return {f"{name}.html": write_html(document, draw=draw)}


def _odt(document: Document, name: str, draw: Draw, time: datetime | None) -> Files:
    from prapasca.report.pandoc import write_odt

    return {f"{name}.odt": write_odt(document, draw=draw, time=time)}


def _latex(document: Document, name: str, draw: Draw, _time: datetime | None) -> Files:
    from prapasca.report.pandoc import write_latex

    rendered = write_latex(document, draw=draw)
    return {f"{name}.latex/{file}": content for file, content in rendered.files.items()}


def _markdown(document: Document, name: str, draw: Draw, _time: datetime | None) -> Files:
    pictures = {f"{name}.figures/{figure.id}.png": figure for figure in figures(document)}
    drawn = {file: draw(figure.picture, "png", document.language, document.style) for file, figure in pictures.items()}
    text = write_markdown(document, {figure.id: file for file, figure in pictures.items()})
    return {f"{name}.md": text.encode(), **drawn}


def _figures(document: Document, name: str, draw: Draw, _time: datetime | None) -> Files:
    return {
        f"{name}.figures/{figure.id}.{ending}": draw(figure.picture, ending, document.language, document.style)
        for figure in figures(document)
        for ending in ("svg", "png")
    }


def words_only(document: Document, name: str) -> Files:
    """Return a document as Markdown without pictures, which needs no other package."""
    return {f"{name}.md": write_markdown(document).encode()}


def figures(document: Document) -> tuple[Figure, ...]:
    """Return the figures of a document in reading order."""
    blocks = (block for section in document.walk() for block in section.blocks)
    return tuple(block for block in blocks if isinstance(block, Figure))


WRITERS: Mapping[str, Callable[[Document, str, Draw, datetime | None], Files]] = {
    "docx": _docx,
    "pdf": _pdf,
    "html": _html,
    "latex": _latex,
    "odt": _odt,
    "markdown": _markdown,
    "figures": _figures,
}
