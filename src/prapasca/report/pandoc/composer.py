"""A document as blocks for pandoc; each format says how it refers, sets apart, tables and pictures."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Literal

from prapasca.errors import N_
from prapasca.language import NumberStyle, translator
from prapasca.report.joints import joined, kept
from prapasca.report.labels import label_captions, label_texts, number_headings
from prapasca.report.model import (
    Block,
    Bullets,
    Document,
    Emphasis,
    Figure,
    Gap,
    Paragraph,
    Part,
    Picture,
    Reference,
    Section,
    Shown,
    Table,
)
from prapasca.report.pandoc.anchors import name_anchors
from prapasca.report.pandoc.elements import Element, attr, bullets, emphasised, heading, paragraph, strong, words

Draw = Callable[[Picture, str, str, NumberStyle], bytes]
Apart = Literal["banner", "warning", "note"]
TAGS = {"id": "id-ID", "en": "en-GB"}


class Composer(ABC):
    """Turns one document into blocks.

    Parameters
    ----------
    document
        What is said.
    draw
        Draws a picture in an image format, language and number style.
    """

    def __init__(self, document: Document, draw: Draw) -> None:
        self.document = document
        self.draw = draw
        self.t = translator(document.language)
        self.labels = label_captions(document.sections, self.t, document.numbering.chapter)
        self.texts = label_texts(self.labels)
        self.numbers = number_headings(document.sections, document.numbering)
        self.section_anchors = name_anchors((section.id for section in document.walk()), "section")
        self.anchors = name_anchors(self.labels, "item")

    def blocks(self) -> list[Element]:
        """Return everything below the title."""
        made = self.set_apart("banner", self.inlines(self.document.banner.parts)) if self.document.banner else []
        made += self._content(self.document.lead)
        return made + [block for section in self.document.sections for block in self._section(section, 1)]

    def inlines(self, parts: Iterable[Part], style: NumberStyle | None = None) -> list[Element]:
        """Return what stands in a line, its numbers printed."""
        parts = tuple(parts)
        texts = joined(parts, style or self.document.style, self.texts)
        return [element for part, text in zip(parts, texts, strict=True) for element in self._part(part, text)]

    def captioned(self, text: str) -> str:
        """Return a caption as it follows its number."""
        return self.t(N_("{label}. {caption}")).format(label="", caption=kept(text))

    def heading(self, section: Section, level: int) -> Element:
        """Return a section's heading, its number before it."""
        number = self.numbers.get(section.id)
        title = words(f"{number}\u00a0{kept(section.title)}" if number else kept(section.title))
        return heading(level, title, attr(self.heading_name(section)))

    def heading_name(self, section: Section) -> str:
        """Return the name by which a heading can be linked."""
        return self.section_anchors[section.id]

    def notes(self, notes: Iterable[Paragraph], style: NumberStyle | None = None) -> list[Element]:
        """Return the notes of a table or figure."""
        return [block for note in notes for block in self.set_apart("note", self.inlines(note.parts, style))]

    def number(self, text: str) -> list[Element]:
        """Return a number or an interval."""
        return words(text)

    @abstractmethod
    def reference(self, target: str) -> list[Element]:
        """Return the mention of a table or figure, leading to it."""

    @abstractmethod
    def gap(self, inlines: list[Element]) -> list[Element]:
        """Return what is wanted so that nobody overlooks it."""

    @abstractmethod
    def set_apart(self, kind: Apart, inlines: list[Element]) -> list[Element]:
        """Return a paragraph that stands out."""

    @abstractmethod
    def table(self, table: Table) -> list[Element]:
        """Return a table with its caption above and its notes below."""

    @abstractmethod
    def figure(self, figure: Figure) -> list[Element]:
        """Return a figure with its caption and notes below."""

    def _part(self, part: Part, text: str) -> list[Element]:
        match part:
            case Reference():
                return self.reference(part.target)
            case Gap():
                return self.gap(words(text))
            case Emphasis(kind="bold"):
                return [strong(self.inlines(part.parts))]
            case Emphasis():
                return [emphasised(self.inlines(part.parts))]
            case Shown():
                return self.number(text)
            case _:
                return words(text)

    def _section(self, section: Section, level: int) -> Iterator[Element]:
        yield self.heading(section, level)
        yield from self._content(section.blocks)
        for below in section.sections:
            yield from self._section(below, level + 1)

    def _content(self, blocks: Iterable[Block]) -> list[Element]:
        """Return blocks; remarks that follow each other become one list."""
        made: list[Element] = []
        for listed, members in groupby(
            blocks, key=lambda block: isinstance(block, Paragraph) and block.kind == "remark"
        ):
            if listed:
                made.append(bullets(self.inlines(one.parts) for one in members if isinstance(one, Paragraph)))
            else:
                made += [element for block in members for element in self._block(block)]
        return made

    def _block(self, block: Block) -> list[Element]:
        match block:
            case Table():
                return self.table(block)
            case Figure():
                return self.figure(block)
            case Bullets():
                return [bullets((self.inlines(item.parts) for item in block.items), ordered=block.ordered)]
            case Paragraph(kind="warning" | "note" as kind):
                return self.set_apart(kind, self.inlines(block.parts))
            case _:
                return [paragraph(self.inlines(block.parts))]
