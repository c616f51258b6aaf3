"""Tables as typst sets them: three lines, merged headings, a heading repeated on each page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from prapasca.report.grids import INDENT, GridRow, fit_page, is_short, lay_out
from prapasca.report.model import Cell, Layout, Noted, Row, Table
from prapasca.report.typst.inline import Setting
from prapasca.report.typst.literals import array

OUTER = "table.hline(stroke: outer)"
BETWEEN = 4.0
"""Points of the gap between columns that part the rules under neighbouring merged headings."""


@dataclass(frozen=True)
class SetTable:
    """A table and the notes below it as code, in how large type, on a page on its side if `flipped`.

    A `short` one stays whole; the notes of a long one are a part of it.
    """

    code: str
    notes: str
    size: float
    flipped: bool
    short: bool


def set_table(table: Table, setting: Setting, layout: Layout) -> SetTable:
    """Return a table as a typst expression.

    Parameters
    ----------
    table
        Its caption is set by others.
    setting
        In the number style of the table.
    layout
        Page to fit it on.
    """
    grid = lay_out(table, setting.style)
    found = fit_page(grid.reworded(setting.readable), layout)
    sheet = _Sheet(table, setting, found.longest, _marked(table))
    *inner, last = found.widths
    rows = [
        ", ".join(sheet.row(row, cells, high=at in found.high))
        for at, (row, cells) in enumerate(zip(table.rows, grid.body, strict=True), start=len(grid.head))
    ]
    notes = "".join(f"#note{setting.line(note)}" for note in table.notes)
    lines = [
        f"columns: {array(f'{width:.2f}pt' for width in (*(width - BETWEEN for width in inner), last))}",
        f"column-gutter: {BETWEEN}pt",
        f"align: {array(column.align for column in table.columns)}",
        f"table.header(table.hline(stroke: outer), {', '.join(sheet.header())}, table.hline(stroke: inner))",
    ]
    if is_short(grid) or found.high:
        lines += [*rows, OUTER]
    else:
        noted = [f"noted({len(table.columns)}, {layout.size}pt, [{notes}])"] if notes else []
        # a footer is never parted by the end of a page
        lines += [*rows[:-2], f"table.footer(repeat: false, {', '.join([*rows[-2:], OUTER, *noted])})"]
        notes = ""
    code = "table(\n" + "".join(f"  {line},\n" for line in lines) + ")"
    return SetTable(code, notes, found.size, found.flipped, is_short(grid))


def _marked(table: Table) -> frozenset[int]:
    """Return the columns in which a number has the letter of a footnote."""
    return frozenset(index for row in table.rows for index, cell in enumerate(row.cells) if isinstance(cell, Noted))


@dataclass(frozen=True)
class _Sheet:
    table: Table
    setting: Setting
    longest: int
    marked: frozenset[int]

    def header(self) -> Iterator[str]:
        columns = list(enumerate(self.table.columns))
        if not any(column.group for _, column in columns):
            yield from (self._heading(index) for index, _ in columns)
            return
        rules = []
        for group, members in groupby(columns, key=lambda member: member[1].group):
            inner = [index for index, _ in members]
            if group:
                words = self.setting.words(group, self.longest)
                yield f"table.cell(colspan: {len(inner)}, align: center + bottom)[#strong({words})]"
                rules.append(f"table.hline(start: {inner[0]}, end: {inner[-1] + 1}, stroke: inner)")
            else:
                yield from (self._heading(index, rows=2) for index in inner)
        yield from rules
        yield from (self._heading(index) for index, column in columns if column.group)

    def row(self, row: Row, laid: GridRow, *, high: bool) -> Iterator[str]:
        if row.kind == "total":
            yield "table.hline(stroke: inner)"
        if laid.across:
            words = self.setting.cell(row.cells[0], self.longest)
            yield f"table.cell(colspan: {len(row.cells)})[#strong{words}]"
            return
        cells = [self._cell(index, cell) for index, cell in enumerate(row.cells)]
        if row.kind == "group":
            cells = [f"strong{cell}" for cell in cells]
        if laid.cells[0].indented:
            cells[0] = f"pad(left: {INDENT}pt){cells[0]}"
        yield ", ".join(f"table.cell(breakable: true, {cell})" for cell in cells) if high else ", ".join(cells)

    def _heading(self, index: int, rows: int = 1) -> str:
        column = self.table.columns[index]
        words = self.setting.words(column.header, self.longest)
        options = f"rowspan: {rows}, align: {column.align} + bottom"
        return f"table.cell({options})[#strong({words}){self._room(index)}]"

    def _cell(self, index: int, cell: Cell) -> str:
        written = self.setting.cell(cell, self.longest)
        return written if isinstance(cell, Noted) else written.removesuffix("]") + self._room(index) + "]"

    def _room(self, index: int) -> str:
        """Return the room that a footnote's letter takes in other cells of the column."""
        return '#mark("")' if index in self.marked else ""
