"""The numbers of a document as its model holds them, and as finished files print them."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Mapping
from contextlib import closing
from typing import Any

from prapasca.language import NumberStyle, translator
from prapasca.report.labels import label_captions, label_texts, number_headings
from prapasca.report.model import Block, Bullets, Document, Figure, Paragraph, Section, Table

NUMBER = re.compile(r"(?:(?<!\w)[−-])?(?:\d+(?:[.,]\d+)*|[.,]\d+)")
FRONT = ""

Labels = Mapping[str, str]


def numbers(text: str) -> list[str]:
    """Return every number of a text as it is printed, with its sign, but not raised digits."""
    return NUMBER.findall(text)


def model_numbers(document: Document, *, markers: bool = False) -> dict[str, list[str]]:
    """Return the numbers below each heading by the section's identifier; `FRONT` is what stands before the first.

    `markers` adds the numbers in front of ordered lists, which some formats do not hold as text.
    """
    labels = label_texts(label_captions(document.sections, translator(document.language), document.numbering.chapter))
    headings = number_headings(document.sections, document.numbering)
    return {FRONT: numbers("\n".join(_front(document)))} | {
        section.id: numbers("\n".join(_section(section, headings, labels, document.style, markers)))
        for section in document.walk()
    }


def _front(document: Document) -> Iterator[str]:
    yield document.title
    yield from document.authors
    for paragraph in (*([document.banner] if document.banner else []), *document.lead):
        yield paragraph.text(document.style)


def _section(section: Section, headings: Labels, labels: Labels, style: NumberStyle, markers: bool) -> Iterator[str]:
    yield f"{headings.get(section.id, '')} {section.title}"
    for block in section.blocks:
        yield from _block(block, labels, style, markers)


def _block(block: Block, labels: Labels, style: NumberStyle, markers: bool) -> Iterator[str]:
    match block:
        case Paragraph():
            yield block.text(style, labels)
        case Bullets():
            for position, item in enumerate(block.items, start=1):
                marker = f"{position}. " if markers and block.ordered else ""
                yield marker + item.text(style, labels)
        case Table():
            yield f"{labels[block.id]}. {block.caption}"
            yield from _cells(block, block.style or style)
            yield from (note.text(block.style or style, labels) for note in block.notes)
        case Figure():
            yield f"{labels[block.id]}. {block.caption}"
            yield from (note.text(style, labels) for note in block.notes)


def _cells(table: Table, style: NumberStyle) -> Iterator[str]:
    yield from _header(table)
    for row in table.rows:
        for cell in row.cells:
            if cell is not None:
                yield cell if isinstance(cell, str) else cell.show(style)


def _header(table: Table) -> Iterator[str]:
    """Yield the first line of headings with merged ones once, then the names below merged ones."""
    last = ""
    for column in table.columns:
        if not column.group or column.group != last:
            yield column.group or column.header
        last = column.group
    yield from (column.header for column in table.columns if column.group)


def pdf_numbers(pdf: bytes, document: Document) -> dict[str, list[str]]:
    """Return the numbers that a PDF prints below each heading of its outline, by the section's identifier.

    Marks of the page itself, its number and the repeated headings of tables, are tagged as artifacts and left out.
    """
    texts = dict(zip((FRONT, *(section.id for section in document.walk())), _pdf_sections(pdf), strict=True))
    return {identifier: numbers(text) for identifier, text in texts.items()}


def _pdf_sections(pdf: bytes) -> list[str]:
    from pypdfium2 import PdfDocument

    with closing(PdfDocument(pdf)) as opened:
        tops = [(dest.get_index(), dest.get_view()[1][1]) for dest in (mark.get_dest() for mark in opened.get_toc())]
        texts = [""]
        for number in range(len(opened)):
            for character, top in _pdf_characters(opened[number]):
                while top is not None and len(texts) <= len(tops) and _is_below(number, top, *tops[len(texts) - 1]):
                    texts.append("")
                texts[-1] += character
            texts[-1] += "\n"
        return texts + [""] * (len(tops) + 1 - len(texts))


def _is_below(page: int, top: float, heading_page: int, heading_top: float) -> bool:
    return page > heading_page or (page == heading_page and top <= heading_top + 1)


def _pdf_characters(page: Any) -> Iterator[tuple[str, float | None]]:
    """Yield the characters of a page with the height of their tops; spaces that the reader adds have none."""
    from pypdfium2 import raw

    with closing(page.get_textpage()) as text:
        for index in range(text.count_chars()):
            if raw.FPDFText_IsGenerated(text, index) == 1:
                yield chr(raw.FPDFText_GetUnicode(text, index)), None
            elif not _is_artifact(raw.FPDFText_GetTextObject(text, index)):
                yield chr(raw.FPDFText_GetUnicode(text, index)), text.get_charbox(index)[3]


def _is_artifact(drawn: Any) -> bool:
    from pypdfium2 import raw

    marks = (raw.FPDFPageObj_GetMark(drawn, index) for index in range(raw.FPDFPageObj_CountMarks(drawn)))
    return any(_mark_name(mark) == "Artifact" for mark in marks)


def _mark_name(mark: Any) -> str:
    from pypdfium2 import raw

    room, length = ctypes.create_string_buffer(64), ctypes.c_ulong()
    raw.FPDFPageObjMark_GetName(mark, ctypes.cast(room, ctypes.POINTER(raw.FPDF_WCHAR)), 64, length)
    return room.raw[: max(0, length.value - 2)].decode("utf-16-le")
