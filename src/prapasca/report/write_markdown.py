"""A document as Markdown with pipe tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from prapasca.errors import N_
from prapasca.language import NumberStyle, Translator, translator
from prapasca.report.column_names import column_names
from prapasca.report.labels import label_captions, label_texts, number_headings
from prapasca.report.model import (
    Block,
    Bullets,
    Cell,
    Document,
    Emphasis,
    Figure,
    Gap,
    Numbering,
    Paragraph,
    Part,
    Section,
    Table,
    line,
)


def write_markdown(document: Document, pictures: Mapping[str, str] | None = None) -> str:
    """Return the document as Markdown.

    Parameters
    ----------
    document
        What is said.
    pictures
        Address of each figure's picture by the figure's identifier; a figure without one is told in words.
    """
    t = translator(document.language)
    blocks = [f"# {escaped(document.title)}", *_authors(document)]
    page = _Page(document.style, t, {}, {})
    if document.banner:
        blocks.append(f"> **{escaped(document.banner.text(document.style))}**")
    blocks += [page.paragraph(paragraph) for paragraph in document.lead]
    sections = section_blocks(document.sections, document.style, t, document.numbering, pictures)
    return "\n\n".join([*blocks, *sections]) + "\n"


def section_blocks(
    sections: tuple[Section, ...],
    style: NumberStyle,
    t: Translator,
    numbering: Numbering | None = None,
    pictures: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """Yield headings, paragraphs, lists, tables and figures, to be joined by empty lines."""
    numbering = numbering or Numbering()
    page = _Page(style, t, label_texts(label_captions(sections, t, numbering.chapter)), pictures or {})
    numbers = number_headings(sections, numbering)
    for depth, section in _levels(sections, 2):
        number = f"{numbers[section.id]} " if section.id in numbers else ""
        yield f"{'#' * depth} {number}{escaped(section.title)}"
        for block in section.blocks:
            yield page.block(block)


def _levels(sections: Iterable[Section], depth: int) -> Iterator[tuple[int, Section]]:
    for section in sections:
        yield depth, section
        yield from _levels(section.sections, depth + 1)


def _authors(document: Document) -> list[str]:
    return [escaped(document.byline)] if document.authors else []


@dataclass(frozen=True)
class _Page:
    style: NumberStyle
    t: Translator
    labels: Mapping[str, str]
    pictures: Mapping[str, str]

    def block(self, block: Block) -> str:
        match block:
            case Table():
                return self.table(block)
            case Figure():
                return self.figure(block)
            case Bullets():
                leads = [f"{number}. " if block.ordered else "- " for number in range(1, len(block.items) + 1)]
                items = [self.line(item.parts) for item in block.items]
                return "\n".join(map("".join, zip(leads, items, strict=True)))
            case _:
                return self.paragraph(block)

    def paragraph(self, paragraph: Paragraph, style: NumberStyle | None = None) -> str:
        text = self.line(paragraph.parts, style)
        return {"plain": text, "note": f"*{text}*", "remark": f"- {text}", "warning": f"> {text}"}[paragraph.kind]

    def line(self, parts: tuple[Part, ...], style: NumberStyle | None = None) -> str:
        return " ".join("".join(self.part(part, style or self.style) for part in parts).split())

    def part(self, part: Part, style: NumberStyle) -> str:
        if isinstance(part, Emphasis):
            mark = "**" if part.kind == "bold" else "*"
            return f"{mark}{self.line(part.parts, style)}{mark}"
        if isinstance(part, Gap):
            return f"**{_marked(part.show(style))}**"
        return _marked(line((part,), style, self.labels))

    def caption(self, block: Table | Figure) -> str:
        text = self.t(N_("{label}. {caption}")).format(label=self.labels[block.id], caption=block.caption)
        return f"**{escaped(text)}**"

    def figure(self, figure: Figure) -> str:
        address = self.pictures.get(figure.id)
        shown = f"![{escaped(figure.alt)}]({address})" if address else escaped(figure.alt)
        return "\n\n".join([shown, self.caption(figure), *(self.line(note.parts) for note in figure.notes)])

    def table(self, table: Table) -> str:
        here = table.style or self.style
        lines = [_row([escaped(name) for name in column_names(table)])]
        lines.append(_row(["---" if column.align == "left" else "---:" for column in table.columns]))
        for row in table.rows:
            cells = [_shown(cell, here) for cell in row.cells]
            lines.append(_row([f"**{cell}**" if row.kind != "body" and cell else cell for cell in cells]))
        notes = [self.line(note.parts, here) for note in table.notes]
        return "\n\n".join([self.caption(table), "\n".join(lines), *notes])


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
    return " ".join(_marked(text).split())


def _marked(text: str) -> str:
    for character in "\\|*_<`[":
        text = text.replace(character, f"\\{character}")
    return text
