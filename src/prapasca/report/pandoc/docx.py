"""A document as a Word file."""

from __future__ import annotations

from datetime import datetime

from prapasca.report.cleaning import clean
from prapasca.report.grids import fit_page, lay_out
from prapasca.report.model import Document, Figure, Section, Table
from prapasca.report.pandoc.anchors import name_bookmarks
from prapasca.report.pandoc.composer import TAGS, Apart, Composer, Draw
from prapasca.report.pandoc.docx_package import finish_docx, reference_docx
from prapasca.report.pandoc.docx_table import docx_table
from prapasca.report.pandoc.drawing import drawer
from prapasca.report.pandoc.elements import (
    Element,
    attr,
    division,
    image,
    metadata,
    paragraph,
    raw,
    raw_block,
    span,
)
from prapasca.report.pandoc.openxml import FIRST_BOOKMARK, caption, empty_line, field, section_end
from prapasca.report.pandoc.pages import section_properties
from prapasca.report.pandoc.process import run_pandoc
from prapasca.report.pandoc.turned_pages import on_its_side, turn_pages

REFERENCE = "reference.docx"
STYLES = {"banner": "Banner", "warning": "Warning", "note": "Note"}


def write_docx(document: Document, *, draw: Draw | None = None, time: datetime | None = None) -> bytes:
    """Return the document as a Word file: native tables, captions and references that are fields.

    Parameters
    ----------
    document
        What is said.
    draw
        Draws figures in place of matplotlib.
    time
        When the document was made, in UTC; None writes no date of its own, so that the same document gives the same.

    Raises
    ------
    MissingExtraError
        pandoc or matplotlib is not installed.
    """
    tag = TAGS[document.language]
    book = _Book(document, draw or drawer())
    blocks, flipped = turn_pages(book.blocks(), book.section_end)
    files = {REFERENCE: reference_docx(document.layout, tag, flipped=flipped), **book.files}
    made = run_pandoc(
        blocks,
        "docx",
        meta=metadata(document.title, document.byline, tag),
        options=[f"--reference-doc={REFERENCE}"],
        files=files,
        time=time,
    )
    return finish_docx(made, document.layout, tag, document.authors)


class _Book(Composer):
    def __init__(self, document: Document, draw: Draw) -> None:
        super().__init__(document, draw)
        self.bookmarks = name_bookmarks(self.anchors)
        self.places = {identifier: FIRST_BOOKMARK + at for at, identifier in enumerate(self.bookmarks)}
        self.files: dict[str, bytes] = {}

    def heading_name(self, section: Section) -> str:  # noqa: ARG002  # the same for every section
        # without a name pandoc makes no bookmark, so that all bookmarks are captions
        return ""

    def reference(self, target: str) -> list[Element]:
        shown = self.texts[target].replace(" ", "\u00a0")
        # else Word takes the bold type of the caption over into the line when it computes the field again
        return [raw("openxml", field(f"REF {self.bookmarks[target]} \\h \\* MERGEFORMAT", shown))]

    def gap(self, inlines: list[Element]) -> list[Element]:
        return [span(inlines, attr(custom_style="Gap"))]

    def set_apart(self, kind: Apart, inlines: list[Element]) -> list[Element]:
        return [_styled(STYLES[kind], inlines)]

    def table(self, table: Table) -> list[Element]:
        grid = lay_out(table, self.document.style)
        fit = fit_page(grid, self.document.layout)
        label = clean(f"{self.texts[table.id]}{self.captioned(table.caption)}")
        cells = docx_table(grid, fit, label, noted=bool(table.notes))
        made = [self._caption(table, "TableCaption"), raw_block("openxml", cells)]
        made += [_styled("Table Note", self.inlines(note.parts, table.style)) for note in table.notes]
        # pandoc leaves out a paragraph without words, but something must part the table from what follows
        made += [] if table.notes else [raw_block("openxml", empty_line(160))]
        return [on_its_side(made)] if fit.flipped else made

    def figure(self, figure: Figure) -> list[Element]:
        name = f"{self.anchors[figure.id]}.png"
        self.files[name] = self.draw(figure.picture, "png", self.document.language, self.document.style)
        picture = _styled("Figure", [image(figure.alt, name)])
        return [picture, self._caption(figure, "ImageCaption"), *self.notes(figure.notes)]

    def _caption(self, block: Table | Figure, style: str) -> Element:
        label, bookmark, place = self.labels[block.id], self.bookmarks[block.id], self.places[block.id]
        keep = "<w:keepNext/>" if block.notes else ""
        return raw_block("openxml", caption(label, bookmark, place, self.captioned(block.caption), style, keep))

    def section_end(self, begins_flipped: bool) -> Element:  # noqa: FBT001  # as turned pages call it
        """Return the end of the pages before those that lie on their side, or of these."""
        return raw_block("openxml", section_end(section_properties(self.document.layout, flipped=not begins_flipped)))


def _styled(style: str, inlines: list[Element]) -> Element:
    return division([paragraph(inlines)], attr(custom_style=style))
