"""A document as plain text for the terminal or a file."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from prapasca.errors import N_
from prapasca.language import NumberStyle, Translator, translator
from prapasca.report.model import Cell, Column, Document, Paragraph, Row, Section, Table

WIDTH = 88
GAP = "  "
RAISED = ("ᵃ", "ᵇ", "ᶜ", "ᵈ")


def write_text(document: Document) -> str:
    """Return the document with aligned tables; the width does not depend on any terminal."""
    t = translator(document.language)
    title = textwrap.wrap(document.title, WIDTH)
    lines = ["\n".join([*title, "=" * max(map(len, title))])]
    if document.banner:
        lines.append(_boxed(document.banner.text(document.style)))
    lines += [_wrapped(paragraph, document.style) for paragraph in document.lead]
    return "\n\n".join([*lines, *section_blocks(document.sections, document.style, t)]) + "\n"


def section_blocks(sections: Iterable[Section], style: NumberStyle, t: Translator) -> Iterator[str]:
    """Yield headings, paragraphs and tables, to be joined by empty lines."""
    number = 0
    for section in sections:
        yield f"{section.title}\n{'-' * len(section.title)}"
        for block in section.blocks:
            if isinstance(block, Table):
                number += 1
                yield _table(block, number, style, t)
            else:
                yield _wrapped(block, style)


def _boxed(text: str) -> str:
    return "\n".join(f"!! {line}" for line in textwrap.wrap(text, WIDTH - 3))


def _wrapped(paragraph: Paragraph, style: NumberStyle) -> str:
    lead = {"warning": "! ", "remark": "- ", "note": "", "plain": ""}[paragraph.kind]
    return textwrap.fill(
        lead + unbreakable(paragraph.text(style)), WIDTH, subsequent_indent=" " * len(lead), break_long_words=False
    ).replace("\u00a0", " ")


def unbreakable(text: str) -> str:
    r"""Keep a sign, its number and "p =" on one line.

    Examples
    --------
    >>> unbreakable("p = 0.5").count("\u00a0")
    2
    """
    for mark in (" = ", " < ", " × "):
        text = text.replace(mark, mark.replace(" ", "\u00a0"))
    return text


def _table(table: Table, number: int, style: NumberStyle, t: Translator) -> str:
    style_here = table.style or style
    shown = _aligned_marks([[_shown(cell, style_here) for cell in row.cells] for row in table.rows])
    _indent(table, shown)
    measured = [cells for row, cells in zip(table.rows, shown, strict=True) if row.kind != "group"]
    widths = [
        max([len(column.header), *(len(cells[index]) for cells in measured)])
        for index, column in enumerate(table.columns)
    ]
    caption = textwrap.fill(t(N_("Table {number}. {caption}")).format(number=number, caption=table.caption), WIDTH)
    rule = "─" * (sum(widths) + len(GAP) * (len(widths) - 1))
    body = [_line(cells, widths, table.columns, row) for row, cells in zip(table.rows, shown, strict=True)]
    header = _line([column.header for column in table.columns], widths, table.columns, Row(()))
    notes = [_wrapped(note, style_here) for note in table.notes]
    return "\n".join([caption, rule, header, rule, *_with_total_rule(body, table.rows, rule), rule, *notes])


def _aligned_marks(shown: list[list[str]]) -> list[list[str]]:
    """Leave room for a footnote's letter beside numbers that have none, so that digits stand below digits."""
    marked = [any(cell.endswith(RAISED) for cell in column) for column in zip(*shown, strict=True)]
    return [
        [cell + " " if room and not cell.endswith(RAISED) else cell for cell, room in zip(cells, marked, strict=True)]
        for cells in shown
    ]


def _indent(table: Table, shown: list[list[str]]) -> None:
    below = False
    for row, cells in zip(table.rows, shown, strict=True):
        below = row.kind == "group" or (below and row.kind == "body")
        if below and row.kind == "body":
            cells[0] = GAP + cells[0]


def _line(cells: list[str], widths: list[int], columns: tuple[Column, ...], row: Row) -> str:
    if row.kind == "group":
        return cells[0]
    aligned = [
        cell.ljust(width) if column.align == "left" else cell.rjust(width)
        for cell, width, column in zip(cells, widths, columns, strict=True)
    ]
    return GAP.join(aligned).rstrip()


def _with_total_rule(body: list[str], rows: tuple[Row, ...], rule: str) -> list[str]:
    lines = []
    for line, row in zip(body, rows, strict=True):
        if row.kind == "total":
            lines.append(rule)
        lines.append(line)
    return lines


def _shown(cell: Cell, style: NumberStyle) -> str:
    if cell is None:
        return ""
    return cell if isinstance(cell, str) else cell.show(style)
