"""A table as cells that know how far they reach: merged headings, group rows, totals."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from prapasca.language import NumberStyle
from prapasca.report.cleaning import clean
from prapasca.report.joints import kept
from prapasca.report.model import Align, Cell, Column, Gap, Phrase, Row, Table

INDENT = 12
"""How far rows below a group row are moved to the right, in points."""
RowKind = Literal["head", "body", "group", "total"]


@dataclass(frozen=True)
class GridCell:
    """What one cell shows; `columns` and `rows` are how many it covers, 0 rows where one above covers it.

    `over` heads other headings; `held` is a number, which no line may break; `indented` stands below a group row.
    """

    text: str
    align: Align | Literal["center"] = "left"
    columns: int = 1
    rows: int = 1
    over: bool = False
    strong: bool = False
    gap: bool = False
    held: bool = False
    indented: bool = False


@dataclass(frozen=True)
class GridRow:
    """Cells of one line."""

    cells: tuple[GridCell, ...]
    kind: RowKind

    @property
    def across(self) -> bool:
        """Whether a group row has nothing but its name, which reaches over the whole table."""
        return self.kind == "group" and len(self.cells) == 1


@dataclass(frozen=True)
class Grid:
    """Lines of headings and lines below them."""

    head: tuple[GridRow, ...]
    body: tuple[GridRow, ...]
    aligns: tuple[Align, ...]

    @property
    def rows(self) -> tuple[GridRow, ...]:
        """All lines from the top."""
        return self.head + self.body

    def reworded(self, change: Callable[[str], str]) -> Grid:
        """Return the grid with the text of every cell changed."""
        return Grid(_reworded(self.head, change), _reworded(self.body, change), self.aligns)


def lay_out(table: Table, style: NumberStyle) -> Grid:
    """Return a table's cells, printed in its own number style or else the document's.

    Examples
    --------
    >>> from prapasca.language import STYLES
    >>> columns = (Column("", "left"), Column("f", group="Before"), Column("%", group="Before"))
    >>> grid = lay_out(Table("t", "", columns, ()), STYLES["id"])
    >>> [[(cell.text, cell.columns, cell.rows) for cell in row.cells] for row in grid.head]
    [[('', 1, 2), ('Before', 2, 1)], [('', 1, 0), ('f', 1, 1), ('%', 1, 1)]]
    >>> rows = (Row(("Age", None, None), "group"), Row(("< 25", None, None)), Row(("All", None, None), "total"))
    >>> [row.cells[0].indented for row in lay_out(Table("t", "", columns, rows), STYLES["id"]).body]
    [False, True, False]
    """
    shown = table.style or style
    return Grid(
        head=tuple(_head(table.columns)),
        body=tuple(_body(table, shown)),
        aligns=tuple(column.align for column in table.columns),
    )


def _reworded(rows: tuple[GridRow, ...], change: Callable[[str], str]) -> tuple[GridRow, ...]:
    return tuple(replace(row, cells=tuple(replace(cell, text=change(cell.text)) for cell in row.cells)) for row in rows)


def _head(columns: tuple[Column, ...]) -> Iterator[GridRow]:
    merged = any(column.group for column in columns)
    if merged:
        yield GridRow(tuple(_over(columns)), "head")
    lower = [
        GridCell(kept(clean(column.header)), column.align, rows=0 if merged and not column.group else 1, strong=True)
        for column in columns
    ]
    yield GridRow(tuple(lower), "head")


def _over(columns: tuple[Column, ...]) -> Iterator[GridCell]:
    for name, members in groupby(columns, key=lambda column: column.group):
        below = list(members)
        if name:
            yield GridCell(kept(clean(name)), "center", columns=len(below), over=True, strong=True)
        else:
            yield from (GridCell(kept(clean(column.header)), column.align, rows=2, strong=True) for column in below)


def _body(table: Table, style: NumberStyle) -> Iterator[GridRow]:
    below = False
    for row in table.rows:
        below = row.kind == "group" or (below and row.kind == "body")
        first, *others = _cells(row, table.columns, style)
        yield GridRow((replace(first, indented=below and row.kind == "body"), *others), row.kind)


def _cells(row: Row, columns: tuple[Column, ...], style: NumberStyle) -> tuple[GridCell, ...]:
    if row.kind == "group" and not any(cell is not None for cell in row.cells[1:]):
        return (GridCell(_text(row.cells[0], style), columns=len(columns), strong=True),)
    return tuple(
        GridCell(
            _text(cell, style),
            column.align,
            strong=row.kind == "group",
            gap=isinstance(cell, Gap),
            held=not isinstance(cell, str | Gap | Phrase),
        )
        for cell, column in zip(row.cells, columns, strict=True)
    )


def _text(cell: Cell, style: NumberStyle) -> str:
    if cell is None:
        return ""
    return kept(clean(cell if isinstance(cell, str) else cell.show(style)))
