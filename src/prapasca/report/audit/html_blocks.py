"""Sections of an audit as HTML: paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from prapasca.language import NumberStyle
from prapasca.report.model import Cell, Paragraph, Section, Table


def sections_as_html(sections: Iterable[Section], style: NumberStyle, prefix: str) -> Iterator[str]:
    """Yield sections with their headings, each to be linked by the prefix and its id."""
    for section in sections:
        yield f'<h2 id="{prefix}{section.id}">{escape(section.title)}</h2>'
        for block in section.blocks:
            if isinstance(block, Table):
                yield from _table(block, style)
            elif isinstance(block, Paragraph):
                yield _paragraph(block, style, "letter" if section.id == "letter" else "")


def _paragraph(paragraph: Paragraph, style: NumberStyle, kind: str = "") -> str:
    name = kind or ("note" if paragraph.kind == "note" else "")
    attribute = f' class="{name}"' if name else ""
    return f"<p{attribute}>{escape(paragraph.text(style))}</p>"


def _table(table: Table, style: NumberStyle) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{escape(column.header)}</th>' for column in table.columns)
    yield f'<div class="wide"><table><caption>{escape(table.caption)}</caption>'
    yield f"<thead><tr>{heads}</tr></thead><tbody>"
    for row in table.rows:
        name, *cells = (escape(_shown(cell, style)) for cell in row.cells)
        aligned = zip(cells, table.columns[1:], strict=True)
        rest = "".join(f"<td{' class=number' * (column.align == 'right')}>{cell}</td>" for cell, column in aligned)
        yield f'<tr{" class=total" * (row.kind == "total")}><th scope="row">{name}</th>{rest}</tr>'
    yield "</tbody></table></div>"
    yield from (_paragraph(note, style) for note in table.notes)


def _shown(cell: Cell, style: NumberStyle) -> str:
    if cell is None:
        return ""
    return cell if isinstance(cell, str) else cell.show(style)
