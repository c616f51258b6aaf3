"""A document's tables as one long CSV: a line a cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from prapasca.report.column_names import column_names
from prapasca.report.model import Cell, Document, Paragraph, Range, Row, Section, Table

HEADER = ("section", "table", "row", "column", "value", "text")

Line = tuple[str, str, str, str, str, str]


def write_csv(document: Document) -> str:
    """Return every cell with its section, table, row and column; paragraphs as rows of their own.

    ``value`` holds the unrounded number with a decimal point, empty for words; ``text`` the cell as printed.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(HEADER)
    if document.banner:
        writer.writerow(("origin", "", "", "", "", document.banner.text(document.style)))
    for section in document.walk():
        writer.writerows(_section_lines(document, section))
    return buffer.getvalue()


def _section_lines(document: Document, section: Section) -> Iterator[Line]:
    for block in section.blocks:
        if isinstance(block, Table):
            yield from _table_lines(document, section.id, block)
        elif isinstance(block, Paragraph):
            yield section.id, "", block.kind, "", "", block.text(document.style)


def _table_lines(document: Document, section: str, table: Table) -> Iterator[Line]:
    style = table.style or document.style
    group = above = ""
    for row in table.rows:
        words = above = row_words(row) or _continued(above, row)
        if row.kind == "group":
            group = words
            continue
        name = f"{group}: {words}" if group and row.kind == "body" else words
        for column, cell in zip(unique_headers(table), row.cells, strict=True):
            if cell is not None and not (isinstance(cell, str) and cell == row.cells[0]):
                text = cell if isinstance(cell, str) else cell.show(style)
                yield section, table.id, name, column, _value(cell), text


def _continued(above: str, row: Row) -> str:
    """Name a row without words of its own after the one it goes on from, and what tells it apart."""
    apart = row.cells[-1]
    return f"{above}: {apart}" if above and isinstance(apart, str) else ""


def row_words(row: Row) -> str:
    """Return what names a row: the words before its first number."""
    words = []
    for cell in row.cells:
        if not isinstance(cell, str):
            break
        words.append(cell)
    return " ".join(word for word in words if word)


def unique_headers(table: Table) -> list[str]:
    """Return the column headings, a repeated one told apart by the heading before it."""
    headers: list[str] = []
    for name in column_names(table):
        headers.append(f"{headers[-1]} {name}" if name in headers and headers else name)
    return headers


def _value(cell: Cell) -> str:
    if cell is None or isinstance(cell, str):
        return ""
    if isinstance(cell, Range):
        return f"{cell.low!r}..{cell.high!r}"
    return "" if cell.raw is None else repr(cell.raw)
