"""A table as Word's own: repeated headings, rows that stay whole, three lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from prapasca.report.grids import Fit, Grid, GridCell, GridRow, keeps_next
from prapasca.report.pandoc.openxml import justified, paragraph, run

LINE = '<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="000000"/>'


@dataclass(frozen=True)
class _Place:
    """Where a cell stands: its width in twentieths of a point, and what its borders and page breaks depend on."""

    width: int
    last_head: bool
    keep: bool
    step: int


def docx_table(grid: Grid, fit: Fit, described: str, *, noted: bool) -> str:
    """Return a table.

    Parameters
    ----------
    grid
        The cells.
    fit
        Widths of the columns and size of the type.
    described
        The caption, for those who cannot see the table.
    noted
        Whether notes follow that must stand on the same page.
    """
    twips = [round(20 * width) for width in fit.widths]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in twips)
    rows = "".join(_row(grid, at, twips, fit, noted=noted) for at in range(len(grid.rows)))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="ThreeLines"/><w:tblW w:w="{sum(twips)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        f' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val={quoteattr(described)}/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(grid: Grid, at: int, twips: Sequence[int], fit: Fit, *, noted: bool) -> str:
    row = grid.rows[at]
    keep = keeps_next(grid, at) or (noted and at == len(grid.rows) - 1)
    properties = "" if at in fit.high else "<w:cantSplit/>"
    if row.kind == "head":
        properties += "<w:tblHeader/>"
    cells, column = "", 0
    for cell in row.cells:
        width = sum(twips[column : column + cell.columns])
        cells += _cell(cell, row, _Place(width, at == len(grid.head) - 1, keep, fit.step))
        column += cell.columns
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{cells}</w:tr>"


def _cell(cell: GridCell, row: GridRow, place: _Place) -> str:
    properties = f'<w:tcW w:w="{place.width}" w:type="dxa"/>'
    if cell.columns > 1:
        properties += f'<w:gridSpan w:val="{cell.columns}"/>'
    if cell.rows != 1:
        properties += '<w:vMerge w:val="restart"/>' if cell.rows else "<w:vMerge/>"
    properties += _borders(cell, row, last_head=place.last_head)
    if row.kind == "head":
        properties += '<w:vAlign w:val="bottom"/>'
    keep = "<w:keepNext/>" if place.keep else ""
    style = f"{'TableBelow' if cell.indented else 'TableText'}{place.step}"
    text = _text(cell) if cell.rows else ""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text, style, keep + justified(cell.align))}</w:tc>"


def _borders(cell: GridCell, row: GridRow, *, last_head: bool) -> str:
    lines = LINE.format(side="top", eighths=4) if row.kind == "total" else ""
    if last_head or cell.over or (row.kind == "head" and cell.rows > 1):
        lines += LINE.format(side="bottom", eighths=4)
    return f"<w:tcBorders>{lines}</w:tcBorders>" if lines else ""


def _text(cell: GridCell) -> str:
    if cell.gap:
        return run(cell.text, '<w:rStyle w:val="Gap"/>')
    text = cell.text.replace(" ", "\u00a0") if cell.held else cell.text
    return run(text, "<w:b/>" if cell.strong else "") if text else ""
