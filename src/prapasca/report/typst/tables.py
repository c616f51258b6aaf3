"""Tables as typst sets them: three lines, merged headings, a heading repeated on each page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from prapasca.report.model import Column, Layout, Row, Table
from prapasca.report.typst.fit import Fit, fit
from prapasca.report.typst.inline import Setting
from prapasca.report.typst.literals import array

RULE_GAP = 4.0
"""Points between the rules under neighbouring merged headings."""
INDENT = "\u00a0\u00a0\u00a0"


@dataclass(frozen=True)
class SetTable:
    """A table as code, in how large type, and whether on a page that lies on its side."""

    code: str
    size: float
    flipped: bool


def set_table(table: Table, setting: Setting, layout: Layout) -> SetTable:
    """Return a table as a typst expression.

    Parameters
    ----------
    table
        Its notes and caption are set by others.
    setting
        In the number style of the table.
    layout
        Page to fit it on.
    """
    found = fit(_columns_of_text(table, setting), layout)
    lines = [
        f"columns: {array(f'{width - RULE_GAP:.2f}pt' for width in found.widths)}",
        f"column-gutter: {RULE_GAP}pt",
        f"align: {array(column.align for column in table.columns)}",
        *_header(table.columns, setting, found),
        *(line for row, indent in _indented(table) for line in _row(row, indent, setting, found)),
        "table.hline(stroke: outer)",
    ]
    return SetTable("table(\n" + "".join(f"  {line},\n" for line in lines) + ")", found.size, found.flipped)


def _columns_of_text(table: Table, setting: Setting) -> list[list[str]]:
    columns = [[column.header, *_share_of_group(table.columns, column)] for column in table.columns]
    for row, indent in _indented(table):
        if not _across(row):
            columns[0].append(indent + setting.cell_text(row.cells[0]))
            for texts, cell in zip(columns[1:], row.cells[1:], strict=True):
                texts.append(setting.cell_text(cell))
    return columns


def _share_of_group(columns: tuple[Column, ...], column: Column) -> list[str]:
    """Return the room that the longest word of a merged heading takes in one of its columns."""
    if not column.group:
        return []
    over = sum(other.group == column.group for other in columns)
    longest = max(column.group.split(), key=len, default="")
    return [longest[: -(-len(longest) // over)]]


def _indented(table: Table) -> Iterator[tuple[Row, str]]:
    """Yield rows, and the indent of those that belong to a group row above them."""
    below = False
    for row in table.rows:
        below = row.kind == "group" or (below and row.kind == "body")
        yield row, INDENT if below and row.kind == "body" else ""


def _across(row: Row) -> bool:
    return row.kind == "group" and not any(row.cells[1:])


def _header(columns: tuple[Column, ...], setting: Setting, found: Fit) -> Iterator[str]:
    cells = "".join(f"{cell}, " for cell in _header_cells(columns, setting, found))
    yield f"table.header(table.hline(stroke: outer), {cells}table.hline(stroke: inner))"


def _header_cells(columns: tuple[Column, ...], setting: Setting, found: Fit) -> Iterator[str]:
    if not any(column.group for column in columns):
        yield from (_heading(column, setting, found) for column in columns)
        return
    start = 0
    rules = []
    for group, members in groupby(columns, key=lambda column: column.group):
        inner = list(members)
        if group:
            words = setting.words(group, found.longest)
            yield f"table.cell(colspan: {len(inner)}, align: center + bottom)[#strong({words})]"
            rules.append(f"table.hline(start: {start}, end: {start + len(inner)}, stroke: inner)")
        else:
            yield from (_heading(column, setting, found, rows=2) for column in inner)
        start += len(inner)
    yield from rules
    yield from (_heading(column, setting, found) for column in columns if column.group)


def _heading(column: Column, setting: Setting, found: Fit, rows: int = 1) -> str:
    words = setting.words(column.header, found.longest)
    return f"table.cell(rowspan: {rows}, align: {column.align} + bottom)[#strong({words})]"


def _row(row: Row, indent: str, setting: Setting, found: Fit) -> Iterator[str]:
    if row.kind == "total":
        yield "table.hline(stroke: inner)"
    if _across(row):
        yield f"table.cell(colspan: {len(found.widths)})[#strong{setting.cell(row.cells[0], found.longest)}]"
        return
    cells = [setting.cell(cell, found.longest) for cell in row.cells]
    if row.kind == "group":
        cells = [f"strong{cell}" for cell in cells]
    if indent:
        cells[0] = f"pad(left: 1em){cells[0]}"
    yield ", ".join(cells)
