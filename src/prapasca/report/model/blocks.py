"""Paragraphs, lists, tables, figures and sections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from prapasca.language import NumberStyle
from prapasca.report.model.inline import Part, line
from prapasca.report.model.layout import Layout, Numbering
from prapasca.report.model.numbers import Shown
from prapasca.report.model.pictures import Picture

Align = Literal["left", "right"]
Cell = str | Shown | None


@dataclass(frozen=True)
class Paragraph:
    """A run of words and numbers; `kind` tells writers how to set it apart."""

    parts: tuple[Part, ...]
    kind: Literal["plain", "warning", "note", "remark"] = "plain"

    def text(self, style: NumberStyle, labels: Mapping[str, str] | None = None) -> str:
        """Return the paragraph as one line; `labels` name what it refers to."""
        return line(self.parts, style, labels or {})


@dataclass(frozen=True)
class Bullets:
    """Short paragraphs one below the other, numbered if `ordered`."""

    items: tuple[Paragraph, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Column:
    """A column's heading and alignment; neighbours of one `group` stand below a merged heading."""

    header: str
    align: Align = "right"
    group: str = ""


@dataclass(frozen=True)
class Row:
    """Cells of one line; `kind` "group" heads the rows below it across the table, "total" closes them."""

    cells: tuple[Cell, ...]
    kind: Literal["body", "group", "total"] = "body"


@dataclass(frozen=True)
class Table:
    """A captioned table; its own number style where a program's look is imitated."""

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[Paragraph, ...] = ()
    style: NumberStyle | None = None


@dataclass(frozen=True)
class Figure:
    """A captioned picture; `alt` says in words what it shows to who cannot see it."""

    id: str
    caption: str
    alt: str
    picture: Picture
    notes: tuple[Paragraph, ...] = ()


Block = Paragraph | Bullets | Table | Figure


@dataclass(frozen=True)
class Section:
    """A heading with what stands below it, then its subsections."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = ()

    def walk(self) -> Iterator[Section]:
        """Yield this section and all below it, in reading order."""
        yield self
        for section in self.sections:
            yield from section.walk()


@dataclass(frozen=True)
class Document:
    """A whole report in one language.

    `banner` says that the data are not a study's own, wherever they are not; writers print it first.
    """

    title: str
    language: str
    style: NumberStyle
    sections: tuple[Section, ...]
    banner: Paragraph | None = None
    lead: tuple[Paragraph, ...] = field(default=())
    authors: tuple[str, ...] = ()
    numbering: Numbering = field(default_factory=Numbering)
    layout: Layout = field(default_factory=Layout)

    @property
    def byline(self) -> str:
        """The authors in one line, parted by semicolons where a name holds a comma, as those with a degree do.

        Examples
        --------
        >>> from prapasca.language import STYLES
        >>> Document("", "id", STYLES["id"], (), authors=("Siti", "Ani", "Wati")).byline
        'Siti, Ani, Wati'
        >>> Document("", "id", STYLES["id"], (), authors=("Siti, M.Keb.", "Ani")).byline
        'Siti, M.Keb.; Ani'
        """
        parting = "; " if any("," in author for author in self.authors) else ", "
        return parting.join(self.authors)

    def walk(self) -> Iterator[Section]:
        """Yield every section in reading order."""
        for section in self.sections:
            yield from section.walk()
