r"""A table as a ``longtable`` with the rules of ``booktabs``: text a person can go on writing."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from prapasca.report.grids import GAP, Grid, GridCell, GridRow, fit_page, keeps_next
from prapasca.report.model import Layout
from prapasca.report.pandoc.elements import Element, plain, raw, words
from prapasca.report.pandoc.native_table import Inside

DASH = re.compile(r"(?<=\w)–(?=\w)")  # as it is printed
KINDS = {"left": "L", "right": "R"}
"""Columns of the preamble, for either alignment."""
RAGGED = {"left": "raggedright", "right": "raggedleft"}


def latex_table(grid: Grid, caption: Sequence[Element], label: str, gap: Inside, layout: Layout) -> Element:
    """Return a table with its caption.

    Parameters
    ----------
    grid
        The cells.
    caption, label
        What it shows, and the name it is referred to by.
    gap
        Marks what is wanted.
    layout
        Paper, margins and size of the text.
    """
    fit = fit_page(grid, layout)
    page = _Page(fit.widths, layout.text_size(flipped=fit.flipped)[0], gap)
    begin, end = (r"\begin{landscape}", r"\end{landscape}") if fit.flipped else ("", "")
    head = [raw("latex", "\n\\toprule\n"), *_lines(grid.head, page), raw("latex", "\\midrule\n")]
    inside = [
        raw("latex", f"{begin}\\begingroup\\tabletype{{{fit.size:g}}}\n"),
        raw("latex", f"\\begin{{longtable}}{{{page.columns(grid)}}}\n\\caption{{"),
        *caption,
        raw("latex", f"}}\\label{{{label}}}\\\\"),
        *head,
        raw("latex", "\\endfirsthead"),
        *head,
        raw("latex", "\\endhead\n\\bottomrule\n\\endlastfoot\n"),
        *_lines(grid.body, page, {at for at in range(len(grid.body)) if keeps_next(grid, len(grid.head) + at)}),
        raw("latex", f"\\end{{longtable}}\n\\endgroup{end}"),
    ]
    return plain(inside)


@dataclass(frozen=True)
class _Page:
    """Widths of columns and of the text, in points, and what marks a gap."""

    widths: tuple[float, ...]
    room: float
    gap: Inside

    def columns(self, grid: Grid) -> str:
        kinds = "".join(self.column(KINDS[align], at) for at, align in enumerate(grid.aligns))
        return f"@{{}}{kinds}@{{}}"

    def column(self, kind: str, at: int, count: int = 1) -> str:
        share = (sum(self.widths[at : at + count]) - GAP) / self.room
        return f"{kind}{{{share:.3f}\\linewidth}}"


def _lines(rows: Sequence[GridRow], page: _Page, kept: Container[int] = ()) -> list[Element]:
    made: list[Element] = []
    for at, row in enumerate(rows):
        if row.kind == "total":
            made.append(raw("latex", "\\totalrule\n"))
        column = 0
        for cell in row.cells:
            made += [*([raw("latex", " & ")] if column else []), *_cell(cell, page, column)]
            column += cell.columns
        made.append(raw("latex", (r"\\*" if at in kept else r"\\") + _rules(row) + "\n"))
    return made


def _cell(cell: GridCell, page: _Page, column: int) -> list[Element]:
    inside = _parted(cell) if cell.rows else []
    if inside and cell.gap:
        inside = page.gap(inside)
    elif inside and cell.strong:
        inside = [raw("latex", r"\textbf{"), *inside, raw("latex", "}")]
    if inside and cell.rows > 1:
        begin = f"\\multirow[b]{{{cell.rows}}}{{=}}{{\\{RAGGED[cell.align]} "
        inside = [raw("latex", begin), *inside, raw("latex", "}")]
    if cell.indented:
        inside = [raw("latex", "\\below{}"), *inside]
    if cell.columns == 1:
        # after the end of a line, LaTeX takes a star for its own
        return [raw("latex", "{}"), *inside] if cell.text.startswith("*") else inside
    kind = page.column("C", column, cell.columns) if cell.over else r"@{}p{\linewidth}@{}"
    return [raw("latex", f"\\multicolumn{{{cell.columns}}}{{{kind}}}{{"), *inside, raw("latex", "}")]


def _parted(cell: GridCell) -> list[Element]:
    """Return words between which a line may end after a dash, as it may elsewhere; numbers stay whole."""
    first, *others = [cell.text] if cell.held else DASH.split(cell.text)
    made = words(first)
    for part in others:
        made += [*words("–"), raw("latex", "\\allowbreak{}"), *words(part)]  # as it is printed
    return made


def _rules(row: GridRow) -> str:
    rules, at = "", 1
    for cell in row.cells:
        if cell.over:
            rules += f"\\cmidrule(lr){{{at}-{at + cell.columns - 1}}}"
        at += cell.columns
    return f"\n{rules}" if rules else ""
