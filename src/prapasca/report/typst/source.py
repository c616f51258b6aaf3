"""A document as typst source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from importlib.resources import files

from prapasca.language import NumberStyle, translator
from prapasca.report.labels import Label, label_captions, label_texts, number_headings
from prapasca.report.model import Block, Bullets, Document, Figure, Paragraph, Picture, Section, Table
from prapasca.report.typst.fonts import fonts_used
from prapasca.report.typst.inline import Setting
from prapasca.report.typst.literals import array, readable, string
from prapasca.report.typst.tables import set_table

Draw = Callable[[Picture, str, str, NumberStyle], bytes]
REGIONS = {"id": "ID", "en": "GB"}
FUNCTIONS = {"plain": "par", "warning": "warning", "note": "note", "remark": "remark"}


def source(document: Document, draw: Draw, time: datetime | None, missing: frozenset[str] = frozenset()) -> str:
    """Return the document as typst source.

    Parameters
    ----------
    document
        What to write.
    draw
        Draws a picture in a format, language and number style.
    time
        When the document was made; None writes no date.
    missing
        Characters that no font has, printed by their codes.
    """
    labels = label_captions(document.sections, translator(document.language), document.numbering.chapter)
    writer = _Writer(document, draw, Setting(document.style, label_texts(labels), missing), labels)
    look = files(__package__).joinpath("look.typ").read_text(encoding="utf-8")
    return "\n".join([look, _about(document, time), _look(document), *writer.front(), *writer.sections()]) + "\n"


def _about(document: Document, time: datetime | None) -> str:
    title = string(readable(document.title))
    authors = array(string(readable(author)) for author in document.authors)
    date = "none" if time is None else f"datetime({_date(time)})"
    return f"#set document(title: {title}, author: {authors}, date: {date})"


def _date(time: datetime) -> str:
    units = ("year", "month", "day", "hour", "minute", "second")
    return ", ".join(f"{unit}: {getattr(time, unit)}" for unit in units)


def _look(document: Document) -> str:
    layout = document.layout
    sides = zip(("top", "right", "bottom", "left"), layout.margins, strict=True)
    options = {
        "size": f"{layout.size}pt",
        "spacing": str(layout.line_spacing),
        "fonts": array(string(name) for name in fonts_used(layout)),
        "language": string(document.language),
        "region": string(REGIONS[document.language]),
        "paper": string(layout.paper),
        "margin": "(" + ", ".join(f"{side}: {margin}mm" for side, margin in sides) + ")",
    }
    return "#show: look.with(" + ", ".join(f"{name}: {value}" for name, value in options.items()) + ")"


@dataclass(frozen=True)
class _Writer:
    document: Document
    draw: Draw
    setting: Setting
    labels: dict[str, Label]

    def front(self) -> Iterator[str]:
        """Yield what stands before the first heading."""
        yield f"#title({self.setting.words(self.document.title)})"
        if self.document.byline:
            yield f"#authors({self.setting.words(self.document.byline)})"
        if self.document.banner:
            yield f"#banner{self.setting.line(self.document.banner)}"
        yield from map(self._paragraph, self.document.lead)

    def sections(self) -> Iterator[str]:
        """Yield headings and what stands below them."""
        numbers = number_headings(self.document.sections, self.document.numbering)
        for depth, section in _levels(self.document.sections, 1):
            number = string(numbers[section.id]) if section.id in numbers else "none"
            yield f"#numbered({depth}, {number}, {self.setting.words(section.title)})"
            yield from map(self._block, section.blocks)

    def _block(self, block: Block) -> str:
        match block:
            case Table():
                return self._table(block)
            case Figure():
                return self._figure(block)
            case Bullets():
                items = ", ".join(self.setting.line(item) for item in block.items)
                return f"#{'enum' if block.ordered else 'list'}({items})"
            case _:
                return self._paragraph(block)

    def _paragraph(self, paragraph: Paragraph) -> str:
        return f"#{FUNCTIONS[paragraph.kind]}{self.setting.line(paragraph)}"

    def _table(self, table: Table) -> str:
        setting = replace(self.setting, style=table.style or self.document.style)
        made = set_table(table, setting, self.document.layout)
        short = str(made.short).lower()
        code = f"captioned-table({self._caption(table)}, {made.size}pt, {short}, {made.code}, [{made.notes}])"
        return f"#page(flipped: true, {code})" if made.flipped else f"#{code}"

    def _figure(self, figure: Figure) -> str:
        drawing = self.draw(figure.picture, "svg", self.document.language, self.document.style).decode()
        notes = "".join(f"#note{self.setting.line(note)}" for note in figure.notes)
        alt = string(readable(figure.alt))
        return f"#captioned-figure({self._caption(figure)}, {string(drawing)}, {alt}, [{notes}])"

    def _caption(self, block: Table | Figure) -> str:
        label = self.labels[block.id]
        words = self.setting.words(block.caption)
        return f"{string(block.id)}, {string(label.word)}, {string(label.number)}, {words}"


def _levels(sections: tuple[Section, ...], depth: int) -> Iterator[tuple[int, Section]]:
    for section in sections:
        yield depth, section
        yield from _levels(section.sections, depth + 1)
