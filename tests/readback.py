"""The numbers of a document as its model holds them, and as finished files print them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

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
