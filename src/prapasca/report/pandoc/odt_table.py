"""A table of an OpenDocument text: repeated headings, rows that stay whole, three lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from xml.sax.saxutils import escape, quoteattr

from prapasca.report.grids import Fit, Grid, GridCell, GridRow

THICKNESS = ("", "0.5pt solid #000000", "1pt solid #000000")
"""No line, one inside a table, one around it."""
UPRIGHT = {"Head": "bottom", "Cell": "top"}


@dataclass(frozen=True)
class _Place:
    """Where a row stands, and its style."""

    first: bool
    last: bool
    over_body: bool
    style: str


def odt_table(grid: Grid, name: str, fit: Fit) -> str:
    """Return a table whose styles are those of :func:`table_styles` and :func:`cell_styles`.

    Parameters
    ----------
    grid
        The cells.
    name
        What the table is called in the file.
    fit
        Size of the type, and which rows may be parted.
    """
    columns = "".join(f'<table:table-column table:style-name="{name}.{at}"/>' for at in range(len(grid.aligns)))
    last = len(grid.rows) - 1
    rows = [
        _row(
            row,
            _Place(at == 0, at == last, at == len(grid.head) - 1, "HighRow" if at in fit.high else "Row"),
            step=fit.step,
        )
        for at, row in enumerate(grid.rows)
    ]
    head, body = "".join(rows[: len(grid.head)]), "".join(rows[len(grid.head) :])
    return (
        f"<table:table table:name={quoteattr(name)} table:style-name={quoteattr(name)}>{columns}"
        f"<table:table-header-rows>{head}</table:table-header-rows>{body}</table:table>"
    )


def table_styles(name: str, widths: Sequence[float], *, short: bool) -> str:
    """Return the styles of one table and its columns, their widths in points."""
    # LibreOffice takes a long table that must stay with what follows for one that must stay whole
    whole = ' fo:keep-with-next="always" style:may-break-between-rows="false"' if short else ""
    columns = "".join(
        f'<style:style style:name="{name}.{at}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width:.2f}pt"/></style:style>'
        for at, width in enumerate(widths)
    )
    return (
        f'<style:style style:name="{name}" style:family="table"><style:table-properties table:align="left"'
        f' style:width="{sum(widths):.2f}pt"{whole}/></style:style>{columns}'
    )


def cell_styles() -> str:
    """Return the styles that rows and cells of all tables share."""
    row = "".join(
        f'<style:style style:name="{name}" style:family="table-row">'
        f'<style:table-row-properties fo:keep-together="{whole}"/></style:style>'
        for name, whole in (("Row", "always"), ("HighRow", "auto"))
    )
    places = product(UPRIGHT, range(3), range(3))
    return row + "".join(_cell_style(kind, top, bottom) for kind, top, bottom in places)


def _cell_style(kind: str, top: int, bottom: int) -> str:
    lines = "".join(
        f' fo:border-{side}="{THICKNESS[line]}"' for side, line in (("top", top), ("bottom", bottom)) if line
    )
    return (
        f'<style:style style:name="{kind}{top}{bottom}" style:family="table-cell"><style:table-cell-properties'
        f' fo:padding-left="4pt" fo:padding-right="4pt" fo:padding-top="0pt" fo:padding-bottom="0pt"'
        f' style:vertical-align="{UPRIGHT[kind]}"{lines}/>'
        "</style:style>"
    )


def _row(row: GridRow, place: _Place, *, step: int) -> str:
    cells = ""
    for cell in row.cells:
        inside = place.over_body or cell.over or (row.kind == "head" and cell.rows > 1)
        top = 2 if place.first else int(row.kind == "total")
        style = f"{'Head' if row.kind == 'head' else 'Cell'}{top}{2 if place.last else int(inside)}"
        cells += _cell(cell, style, step=step) if cell.rows else "<table:covered-table-cell/>"
        cells += "<table:covered-table-cell/>" * (cell.columns - 1)
    return f'<table:table-row table:style-name="{place.style}">{cells}</table:table-row>'


def _cell(cell: GridCell, style: str, *, step: int) -> str:
    spans = f' table:number-columns-spanned="{cell.columns}"' if cell.columns > 1 else ""
    spans += f' table:number-rows-spanned="{cell.rows}"' if cell.rows > 1 else ""
    text = escape(cell.text.replace(" ", "\u00a0") if cell.held else cell.text)
    look = "Gap" if cell.gap else "Strong_20_Emphasis" if cell.strong else ""
    shown = f'<text:span text:style-name="{look}">{text}</text:span>' if look and text else text
    kind = f"Cell_20_{'below' if cell.indented else cell.align}_20_{step}"
    return (
        f'<table:table-cell table:style-name="{style}" office:value-type="string"{spans}>'
        f'<text:p text:style-name="{kind}">{shown}</text:p></table:table-cell>'
    )
