r"""A table as a ``longtable`` with the rules of ``booktabs``: text a person can go on writing."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from prapasca.report.grids import GAP, Fit, Grid, GridCell, GridRow, fit_page, keeps_next
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
    begin, end = (r"\begin{landscape}", r"\end{landscape}") if fit.flipped else ("", "")
    head = [raw("latex", "\n\\toprule\n"), *_lines(grid.head, gap), raw("latex", "\\midrule\n")]
    inside = [
        raw("latex", f"{begin}\\begingroup\\tabletype{{{fit.size:g}}}\n"),
        raw("latex", f"\\begin{{longtable}}{{{_columns(grid, fit, layout)}}}\n\\caption{{"),
        *caption,
        raw("latex", f"}}\\label{{{label}}}\\\\"),
        *head,
        raw("latex", "\\endfirsthead"),
        *head,
        raw("latex", "\\endhead\n\\bottomrule\n\\endlastfoot\n"),
        *_lines(grid.body, gap, {at for at in range(len(grid.body)) if keeps_next(grid, len(grid.head) + at)}),
        raw("latex", f"\\end{{longtable}}\n\\endgroup{end}"),
    ]
    return plain(inside)


def _columns(grid: Grid, fit: Fit, layout: Layout) -> str:
    room, _ = layout.text_size(flipped=fit.flipped)
    shares = [(width - GAP) / room for width in fit.widths]
    kinds = [f"{KINDS[align]}{{{share:.3f}\\linewidth}}" for align, share in zip(grid.aligns, shares, strict=True)]
    return f"@{{}}{''.join(kinds)}@{{}}"


def _lines(rows: Sequence[GridRow], gap: Inside, kept: Container[int] = ()) -> list[Element]:
    made: list[Element] = []
    for at, row in enumerate(rows):
        if row.kind == "total":
            made.append(raw("latex", "\\totalrule\n"))
        for position, cell in enumerate(row.cells):
            made += [*([raw("latex", " & ")] if position else []), *_cell(cell, gap)]
        made.append(raw("latex", (r"\\*" if at in kept else r"\\") + _rules(row) + "\n"))
    return made


def _cell(cell: GridCell, gap: Inside) -> list[Element]:
    inside = _parted(cell) if cell.rows else []
    if inside and cell.gap:
        inside = gap(inside)
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
    kind = "c" if cell.over else r"@{}p{\linewidth}@{}"
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
