"""A document as Markdown with pipe tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from prapasca.errors import N_
from prapasca.language import NumberStyle, Translator, translator
from prapasca.report.column_names import column_names
from prapasca.report.labels import label_captions, label_texts, number_headings
from prapasca.report.model import Block, Bullets, Cell, Document, Figure, Numbering, Paragraph, Section, Table

Labels = Mapping[str, str]


def write_markdown(document: Document) -> str:
    """Return the document as Markdown."""
    t = translator(document.language)
    blocks = [f"# {escaped(document.title)}", *_authors(document)]
    if document.banner:
        blocks.append(f"> **{escaped(document.banner.text(document.style))}**")
    blocks += [_paragraph(paragraph, document.style, {}) for paragraph in document.lead]
    sections = section_blocks(document.sections, document.style, t, document.numbering)
    return "\n\n".join([*blocks, *sections]) + "\n"


def section_blocks(
    sections: tuple[Section, ...], style: NumberStyle, t: Translator, numbering: Numbering | None = None
) -> Iterator[str]:
    """Yield headings, paragraphs, lists, tables and the words for figures, to be joined by empty lines."""
    numbering = numbering or Numbering()
    labels = label_texts(label_captions(sections, t, numbering.chapter))
    numbers = number_headings(sections, numbering)
    for depth, section in _levels(sections, 2):
        number = f"{numbers[section.id]} " if section.id in numbers else ""
        yield f"{'#' * depth} {number}{escaped(section.title)}"
        for block in section.blocks:
            yield _block(block, labels, style, t)


def _levels(sections: Iterable[Section], depth: int) -> Iterator[tuple[int, Section]]:
    for section in sections:
        yield depth, section
        yield from _levels(section.sections, depth + 1)


def _authors(document: Document) -> list[str]:
    return [escaped(", ".join(document.authors))] if document.authors else []


def _block(block: Block, labels: Labels, style: NumberStyle, t: Translator) -> str:
    match block:
        case Table():
            return _table(block, labels, style, t)
        case Figure():
            notes = [escaped(note.text(style, labels)) for note in block.notes]
            return "\n\n".join([_caption(block, labels, t), escaped(block.alt), *notes])
        case Bullets():
            leads = [f"{number}. " if block.ordered else "- " for number in range(1, len(block.items) + 1)]
            items = [escaped(item.text(style, labels)) for item in block.items]
            return "\n".join(map("".join, zip(leads, items, strict=True)))
        case _:
            return _paragraph(block, style, labels)


def _caption(block: Table | Figure, labels: Labels, t: Translator) -> str:
    text = t(N_("{label}. {caption}")).format(label=labels[block.id], caption=block.caption)
    return f"**{escaped(text)}**"


def _paragraph(paragraph: Paragraph, style: NumberStyle, labels: Labels) -> str:
    text = escaped(paragraph.text(style, labels))
    return {"plain": text, "note": f"*{text}*", "remark": f"- {text}", "warning": f"> {text}"}[paragraph.kind]


def _table(table: Table, labels: Labels, style: NumberStyle, t: Translator) -> str:
    here = table.style or style
    lines = [_row([escaped(name) for name in column_names(table)])]
    lines.append(_row(["---" if column.align == "left" else "---:" for column in table.columns]))
    for row in table.rows:
        cells = [_shown(cell, here) for cell in row.cells]
        lines.append(_row([f"**{cell}**" if row.kind != "body" and cell else cell for cell in cells]))
    notes = [escaped(note.text(here, labels)) for note in table.notes]
    return "\n\n".join([_caption(table, labels, t), "\n".join(lines), *notes])


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
