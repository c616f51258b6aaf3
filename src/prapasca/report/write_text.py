"""A document as plain text for the terminal or a file."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from prapasca.errors import N_
from prapasca.language import NumberStyle, Translator, translator
from prapasca.report.column_names import column_names
from prapasca.report.labels import label_captions, label_texts
from prapasca.report.model import RAISED, Block, Bullets, Cell, Column, Document, Figure, Paragraph, Row, Section, Table

WIDTH = 88
WIDEST = 120
"""A wider table breaks its headings into lines."""

GAP = "  "
LEADS = {"warning": "! ", "remark": "- ", "note": "", "plain": ""}
MARKS = tuple(RAISED.values())

Labels = Mapping[str, str]


def write_text(document: Document) -> str:
    """Return the document with aligned tables; the width does not depend on any terminal."""
    t = translator(document.language)
    title = textwrap.wrap(document.title, WIDTH)
    lines = ["\n".join([*title, "=" * max(map(len, title))])]
    if document.banner:
        lines.append(_boxed(document.banner.text(document.style)))
    lines += [_wrapped(paragraph, document.style, {}) for paragraph in document.lead]
    return "\n\n".join([*lines, *section_blocks(document.sections, document.style, t)]) + "\n"


def section_blocks(sections: tuple[Section, ...], style: NumberStyle, t: Translator) -> Iterator[str]:
    """Yield headings, paragraphs, lists, tables and the words for figures, to be joined by empty lines."""
    labels = label_texts(label_captions(sections, t))
    for section in (inner for outer in sections for inner in outer.walk()):
        yield f"{section.title}\n{'-' * len(section.title)}"
        for block in section.blocks:
            yield _block(block, labels, style, t)


def _block(block: Block, labels: Labels, style: NumberStyle, t: Translator) -> str:
    match block:
        case Table():
            return _table(block, labels, style, t)
        case Figure():
            caption = _caption(block, labels, t)
            return "\n".join([caption, textwrap.fill(block.alt, WIDTH), *_notes(block, labels, style)])
        case Bullets():
            leads = [f"{number}. " if block.ordered else "- " for number in range(1, len(block.items) + 1)]
            return "\n".join(_wrapped(item, style, labels, lead) for item, lead in zip(block.items, leads, strict=True))
        case _:
            return _wrapped(block, style, labels)


def _caption(block: Table | Figure, labels: Labels, t: Translator) -> str:
    text = t(N_("{label}. {caption}")).format(label=labels[block.id], caption=block.caption)
    return textwrap.fill(text, WIDTH)


def _notes(block: Table | Figure, labels: Labels, style: NumberStyle) -> list[str]:
    return [_wrapped(note, style, labels) for note in block.notes]


def _boxed(text: str) -> str:
    return "\n".join(f"!! {line}" for line in textwrap.wrap(text, WIDTH - 3))


def _wrapped(paragraph: Paragraph, style: NumberStyle, labels: Labels, lead: str = "") -> str:
    lead = lead or LEADS[paragraph.kind]
    text = unbreakable(paragraph.text(style, labels))
    indent = " " * len(lead)
    return textwrap.fill(lead + text, WIDTH, subsequent_indent=indent, break_long_words=False).replace("\u00a0", " ")


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


def _table(table: Table, labels: Labels, style: NumberStyle, t: Translator) -> str:
    style_here = table.style or style
    shown = _aligned_marks([[_shown(cell, style_here) for cell in row.cells] for row in table.rows])
    _indent(table, shown)
    measured = [cells for row, cells in zip(table.rows, shown, strict=True) if row.kind != "group"]
    names = _wrapped_names(column_names(table), measured)
    widths = [
        max([*map(len, lines), *(len(cells[index]) for cells in measured)])
        for index, lines in enumerate(zip(*names, strict=True))
    ]
    caption = _caption(table, labels, t)
    rule = "─" * (sum(widths) + len(GAP) * (len(widths) - 1))
    body = [_line(cells, widths, table.columns, row) for row, cells in zip(table.rows, shown, strict=True)]
    header = "\n".join(_line(list(line), widths, table.columns, Row(())) for line in names)
    notes = _notes(table, labels, style_here)
    return "\n".join([caption, rule, header, rule, *_with_total_rule(body, table.rows, rule), rule, *notes])


def _wrapped_names(names: list[str], measured: list[list[str]]) -> list[list[str]]:
    """Return the lines of the headings: one, or in a very wide table as many as make it narrow."""
    cells = [max((len(row[index]) for row in measured), default=0) for index in range(len(names))]
    if sum(map(max, cells, map(len, names))) + len(GAP) * (len(names) - 1) <= WIDEST:
        return [names]
    least = [max([width, *map(len, name.split())]) for width, name in zip(cells, names, strict=True)]
    wrapped = [textwrap.wrap(name, width) or [""] for width, name in zip(least, names, strict=True)]
    height = max(map(len, wrapped))
    return [list(line) for line in zip(*([""] * (height - len(lines)) + lines for lines in wrapped), strict=True)]


def _aligned_marks(shown: list[list[str]]) -> list[list[str]]:
    """Leave room for a footnote's letter beside numbers that have none, so that digits stand below digits."""
    marked = [any(cell.endswith(MARKS) for cell in column) for column in zip(*shown, strict=True)]
    return [
        [cell + " " if room and not cell.endswith(MARKS) else cell for cell, room in zip(cells, marked, strict=True)]
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
