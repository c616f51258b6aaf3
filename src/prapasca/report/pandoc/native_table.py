"""A table as pandoc's own, which becomes a table of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from prapasca.report.grids import Grid, GridCell, GridRow
from prapasca.report.pandoc.elements import Element, attr, caption, plain, strong, words

Inside = Callable[[list[Element]], list[Element]]
_ALIGNS = {"left": "AlignLeft", "right": "AlignRight", "center": "AlignCenter"}


def native_table(
    grid: Grid,
    above: list[Element],
    gap: Inside,
    identifier: str,
) -> Element:
    """Return a table element; the first cell of each row heads it, and group rows those below them.

    Parameters
    ----------
    grid
        The cells.
    above
        The caption.
    gap
        Marks what is wanted.
    identifier
        Name it can be linked by.
    """
    columns = [[{"t": _ALIGNS[align]}, {"t": "ColWidthDefault"}] for align in grid.aligns]
    head = [attr(), [_row(row, gap) for row in grid.head]]
    bodies = [
        [attr(), 1, [_row(row, gap) for row in heads], [_row(row, gap) for row in rows]]
        for heads, rows in _parts(grid.body)
    ]
    return {"t": "Table", "c": [attr(identifier), caption(above), columns, head, bodies, [attr(), []]]}


def _parts(rows: tuple[GridRow, ...]) -> Iterator[tuple[tuple[GridRow, ...], tuple[GridRow, ...]]]:
    """Yield the rows below each group row, with that row; first those below none."""
    heads: tuple[GridRow, ...] = ()
    below: list[GridRow] = []
    for row in rows:
        if row.kind == "group":
            if heads or below:
                yield heads, tuple(below)
            heads, below = (row,), []
        else:
            below.append(row)
    yield heads, tuple(below)


def _row(row: GridRow, gap: Inside) -> list[object]:
    cells = [_cell(cell, row, gap) for cell in row.cells if cell.rows]
    kind = "below" if row.cells[0].indented else "" if row.kind in ("head", "body") else row.kind
    return [attr("", (kind,) if kind else ()), cells]


def _cell(cell: GridCell, row: GridRow, gap: Inside) -> list[object]:
    inside = words(cell.text)
    if cell.gap:
        inside = gap(inside)
    elif cell.strong and row.kind == "group":
        inside = [strong(inside)]
    scope = _scope(cell, row)
    attributes = attr(**{"scope": scope} if scope else {})
    return [attributes, {"t": _ALIGNS[cell.align]}, cell.rows, cell.columns, [plain(inside)] if inside else []]


def _scope(cell: GridCell, row: GridRow) -> str:
    if row.kind == "head":
        return "colgroup" if cell.over else "col"
    if row.kind == "group":
        return "rowgroup"
    return "row" if cell is row.cells[0] else ""
