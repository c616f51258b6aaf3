"""A document as Markdown with pipe tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from prapasca.errors import N_
from prapasca.language import NumberStyle, Translator, translator
from prapasca.report.model import Cell, Document, Paragraph, Section, Table


def write_markdown(document: Document) -> str:
    """Return the document as Markdown."""
    t = translator(document.language)
    blocks = [f"# {escaped(document.title)}"]
    if document.banner:
        blocks.append(f"> **{escaped(document.banner.text(document.style))}**")
    blocks += [_paragraph(paragraph, document.style) for paragraph in document.lead]
    return "\n\n".join([*blocks, *section_blocks(document.sections, document.style, t)]) + "\n"


def section_blocks(sections: Iterable[Section], style: NumberStyle, t: Translator) -> Iterator[str]:
    """Yield headings, paragraphs and tables, to be joined by empty lines."""
    number = 0
    for section in sections:
        yield f"## {escaped(section.title)}"
        for block in section.blocks:
            if isinstance(block, Table):
                number += 1
                yield _table(block, number, style, t)
            else:
                yield _paragraph(block, style)


def _paragraph(paragraph: Paragraph, style: NumberStyle) -> str:
    text = escaped(paragraph.text(style))
    return {"plain": text, "note": f"*{text}*", "remark": f"- {text}", "warning": f"> {text}"}[paragraph.kind]


def _table(table: Table, number: int, style: NumberStyle, t: Translator) -> str:
    here = table.style or style
    caption = t(N_("Table {number}. {caption}")).format(number=number, caption=table.caption)
    lines = [_row([column.header for column in table.columns])]
    lines.append(_row(["---" if column.align == "left" else "---:" for column in table.columns]))
    for row in table.rows:
        cells = [_shown(cell, here) for cell in row.cells]
        lines.append(_row([f"**{cell}**" if row.kind != "body" and cell else cell for cell in cells]))
    notes = [escaped(note.text(here)) for note in table.notes]
    return "\n\n".join([f"**{escaped(caption)}**", "\n".join(lines), *notes])


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _shown(cell: Cell, style: NumberStyle) -> str:
    if cell is None:
        return ""
    return escaped(cell if isinstance(cell, str) else cell.show(style))


def escaped(text: str) -> str:
    r"""Return a text whose characters mean nothing to Markdown.

    Examples
    --------
    >>> print(escaped("a | b"))
    a \| b
    """
    for character in "\\|*_<`[":
        text = text.replace(character, f"\\{character}")
    return " ".join(text.split())
