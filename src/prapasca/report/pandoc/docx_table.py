"""A table as Word's own: repeated headings, rows that stay whole, three lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from prapasca.report.grids import Grid, GridCell, GridRow
from prapasca.report.pandoc.openxml import justified, paragraph, run

LONGEST_KEPT = 24
"""Rows up to which a table is never parted by the end of a page."""
KEPT_ENDS = 2
LINE = '<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="000000"/>'


@dataclass(frozen=True)
class _Place:
    """Where a cell stands: its width in twentieths of a point, and what its borders and page breaks depend on."""

    width: int
    last_head: bool
    keep: bool
    step: int


def docx_table(grid: Grid, widths: Sequence[float], described: str, *, noted: bool, step: int = 0) -> str:
    """Return a table.

    Parameters
    ----------
    grid
        The cells.
    widths
        Of the columns, in points.
    described
        The caption, for those who cannot see the table.
    noted
        Whether notes follow that must stand on the same page.
    step
        Which size the type has.
    """
    twips = [round(20 * width) for width in widths]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in twips)
    rows = "".join(
        _row(row, twips, keep=_kept(at, len(grid.rows), noted=noted), last=at == len(grid.head) - 1, step=step)
        for at, row in enumerate(grid.rows)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="ThreeLines"/><w:tblW w:w="{sum(twips)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        f' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val={quoteattr(described)}/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def _kept(at: int, rows: int, *, noted: bool) -> bool:
    if at == rows - 1:
        return noted
    return rows <= LONGEST_KEPT or at < KEPT_ENDS or at >= rows - 1 - KEPT_ENDS


def _row(row: GridRow, twips: Sequence[int], *, keep: bool, last: bool, step: int) -> str:
    repeated = "<w:tblHeader/>" if row.kind == "head" else ""
    cells, at = "", 0
    for cell in row.cells:
        place = _Place(sum(twips[at : at + cell.columns]), last, keep or row.kind in ("head", "group"), step)
        cells += _cell(cell, row, place)
        at += cell.columns
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"


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
