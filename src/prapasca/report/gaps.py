"""What a manuscript still lacks."""

from __future__ import annotations

from collections.abc import Iterator

from prapasca.report.model import Block, Bullets, Document, Emphasis, Figure, Gap, Paragraph, Row, Table


def gaps(document: Document) -> tuple[tuple[str, Gap], ...]:
    """Return every gap with the title of its section, and the first cell of its row in a table, in reading order.

    Examples
    --------
    >>> from prapasca.language import STYLES
    >>> from prapasca.report.model import Section
    >>> section = Section("methods", "Methods", (Paragraph(("By ", Gap("FILL IN", "whom"))),))
    >>> gaps(Document("A study", "en", STYLES["apa7"], (section,)))
    (('Methods', Gap(call='FILL IN', wanted='whom')),)
    """
    return tuple(
        (f"{section.title} {row}".rstrip(), gap)
        for section in document.walk()
        for block in section.blocks
        for row, gap in _in_block(block)
    )


def _in_block(block: Block) -> Iterator[tuple[str, Gap]]:
    match block:
        case Table():
            yield from ((_named(row), cell) for row in block.rows for cell in row.cells if isinstance(cell, Gap))
            yield from (("", gap) for note in block.notes for gap in _in_parts(note.parts))
        case Bullets():
            yield from (("", gap) for item in block.items for gap in _in_parts(item.parts))
        case Paragraph():
            yield from (("", gap) for gap in _in_parts(block.parts))
        case Figure():
            yield from (("", gap) for note in block.notes for gap in _in_parts(note.parts))


def _named(row: Row) -> str:
    return row.cells[0] if isinstance(row.cells[0], str) else ""


def _in_parts(parts: tuple[object, ...]) -> Iterator[Gap]:
    for part in parts:
        if isinstance(part, Gap):
            yield part
        elif isinstance(part, Emphasis):
            yield from _in_parts(part.parts)
