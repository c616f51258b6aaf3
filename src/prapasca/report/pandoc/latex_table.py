r"""A table as a ``longtable`` with the rules of ``booktabs``: text a person can go on writing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from prapasca.report.grids import Grid, GridCell, GridRow
from prapasca.report.model import Layout
from prapasca.report.pandoc.elements import Element, plain, raw, words
from prapasca.report.pandoc.native_table import Inside
from prapasca.report.pandoc.pages import text_size
from prapasca.report.pandoc.widths import PADDING, fit_columns

SIZES = {r"\small": 1.0, r"\scriptsize": 3.0}
"""Sizes tried, and how many points smaller than the text they are."""
BROKEN = {"left": "L", "right": "R"}
"""Columns of the preamble whose cells have several lines."""


@dataclass(frozen=True)
class _Fit:
    size: str
    flipped: bool
    natural: bool
    shares: tuple[float, ...]


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
    fit = _fitted(grid, layout)
    begin, end = (r"\begin{landscape}", r"\end{landscape}") if fit.flipped else ("", "")
    head = [raw("latex", "\n\\toprule\n"), *_lines(grid.head, gap, fit), raw("latex", "\\midrule\n")]
    inside = [
        raw("latex", f"{begin}\\begingroup{fit.size}\n\\begin{{longtable}}{{{_columns(grid, fit)}}}\n\\caption{{"),
        *caption,
        raw("latex", f"}}\\label{{{label}}}\\\\"),
        *head,
        raw("latex", "\\endfirsthead"),
        *head,
        raw("latex", "\\endhead\n\\bottomrule\n\\endlastfoot\n"),
        *_lines(grid.body, gap, fit),
        raw("latex", f"\\end{{longtable}}\n\\endgroup{end}"),
    ]
    return plain(inside)


def _fitted(grid: Grid, layout: Layout) -> _Fit:
    for flipped, size in product((False, True), SIZES):
        available, _ = text_size(layout, flipped=flipped)
        widths = fit_columns(grid, available, layout.size - SIZES[size])
        if widths.fits:
            break
    shares = tuple((width - PADDING) / available for width in widths.columns)
    return _Fit(size, flipped, widths.natural, shares)


def _columns(grid: Grid, fit: _Fit) -> str:
    if fit.natural:
        kinds = ["l" if align == "left" else "r" for align in grid.aligns]
    else:
        kinds = [
            f"{BROKEN[align]}{{{share:.3f}\\linewidth}}" for align, share in zip(grid.aligns, fit.shares, strict=True)
        ]
    return f"@{{}}{''.join(kinds)}@{{}}"


def _lines(rows: Sequence[GridRow], gap: Inside, fit: _Fit) -> list[Element]:
    width = "*" if fit.natural else "="
    made: list[Element] = []
    for row in rows:
        if row.kind == "total":
            made.append(raw("latex", "\\midrule\n"))
        for position, cell in enumerate(row.cells):
            made += [*([raw("latex", " & ")] if position else []), *_cell(cell, gap, width)]
        made.append(raw("latex", (r"\\*" if row.kind == "group" else r"\\") + _rules(row) + "\n"))
    return made


def _cell(cell: GridCell, gap: Inside, width: str) -> list[Element]:
    inside = words(cell.text) if cell.rows else []
    if inside and cell.gap:
        inside = gap(inside)
    elif inside and cell.strong:
        inside = [raw("latex", r"\textbf{"), *inside, raw("latex", "}")]
    if inside and cell.rows > 1:
        inside = [raw("latex", f"\\multirow[b]{{{cell.rows}}}{{{width}}}{{"), *inside, raw("latex", "}")]
    if cell.indented:
        inside = [raw("latex", "\\below{}"), *inside]
    if cell.columns == 1:
        # after the end of a line, LaTeX takes a star for its own
        return [raw("latex", "{}"), *inside] if cell.text.startswith("*") else inside
    kind = "c" if cell.over else r"@{}p{\linewidth}@{}"
    return [raw("latex", f"\\multicolumn{{{cell.columns}}}{{{kind}}}{{"), *inside, raw("latex", "}")]


def _rules(row: GridRow) -> str:
    rules, at = "", 1
    for cell in row.cells:
        if cell.over:
            rules += f"\\cmidrule(lr){{{at}-{at + cell.columns - 1}}}"
        at += cell.columns
    return f"\n{rules}" if rules else ""
