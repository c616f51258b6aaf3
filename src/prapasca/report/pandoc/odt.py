"""A document as an OpenDocument text."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from xml.sax.saxutils import escape

from prapasca.report.cleaning import clean
from prapasca.report.grids import fit_page, is_short, lay_out
from prapasca.report.model import Document, Figure, Table
from prapasca.report.pandoc.composer import TAGS, Apart, Composer, Draw
from prapasca.report.pandoc.drawing import drawer
from prapasca.report.pandoc.elements import (
    Element,
    attr,
    division,
    image,
    link,
    metadata,
    paragraph,
    raw_block,
    span,
    strong,
    words,
)
from prapasca.report.pandoc.odt_styles import odt_styles
from prapasca.report.pandoc.odt_table import cell_styles, odt_table, table_styles
from prapasca.report.pandoc.packing import pack
from prapasca.report.pandoc.process import run_pandoc
from prapasca.report.pandoc.turned_pages import on_its_side, turn_pages

REFERENCE = "reference.odt"
STYLES = {"banner": "Banner", "warning": "Warning", "note": "Note"}
STYLES_END = "</office:automatic-styles>"
LINK = '<text:a text:style-name="Internet_20_link" text:visited-style-name="Visited_20_Internet_20_Link" '
FRAME_END = re.compile("</draw:frame>")


def write_odt(document: Document, *, draw: Draw | None = None, time: datetime | None = None) -> bytes:
    """Return the document as an OpenDocument text.

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
    text = _Text(document, draw or drawer())
    blocks, _ = turn_pages(text.blocks(), _turn)
    styles = odt_styles(document.layout, tag)
    # pandoc lists in its manifest only the parts that this file has
    files = {REFERENCE: pack({"styles.xml": styles, "meta.xml": ""}), **text.files}
    made = run_pandoc(
        blocks,
        "odt",
        meta=metadata(document.title, document.byline, tag),
        options=[f"--reference-doc={REFERENCE}"],
        files=files,
        time=time,
    )
    return _finished(made, styles, text)


class _Text(Composer):
    def __init__(self, document: Document, draw: Draw) -> None:
        super().__init__(document, draw)
        self.files: dict[str, bytes] = {}
        self.described: list[str] = []
        self.styles = ""

    def reference(self, target: str) -> list[Element]:
        return [link(words(self.texts[target].replace(" ", "\u00a0")), f"#{self.anchors[target]}")]

    def gap(self, inlines: list[Element]) -> list[Element]:
        return [span(inlines, attr(custom_style="Gap"))]

    def set_apart(self, kind: Apart, inlines: list[Element]) -> list[Element]:
        return [_styled(STYLES[kind], inlines)]

    def table(self, table: Table) -> list[Element]:
        grid = lay_out(table, self.document.style)
        fit = fit_page(grid, self.document.layout)
        name = f"Table{self.labels[table.id].position}"
        self.styles += table_styles(name, fit.widths, short=is_short(grid))
        made = raw_block("opendocument", odt_table(grid, name, fit))
        notes = self.notes(table.notes, table.style) or [_styled("Note", [])]
        blocks = [_styled("Table_20_Caption", self._caption(table)), made, *notes]
        return [on_its_side(blocks)] if fit.flipped else blocks

    def figure(self, figure: Figure) -> list[Element]:
        name = f"{self.anchors[figure.id]}.png"
        self.files[name] = self.draw(figure.picture, "png", self.document.language, self.document.style)
        self.described.append(clean(figure.alt))
        picture = _styled("Figure", [image("", name)])
        return [picture, _styled("Figure_20_Caption", self._caption(figure)), *self.notes(figure.notes)]

    def _caption(self, block: Table | Figure) -> list[Element]:
        label = span([strong(words(self.texts[block.id].replace(" ", "\u00a0")))], attr(self.anchors[block.id]))
        return [label, *words(self.captioned(block.caption))]


def _styled(style: str, inlines: list[Element]) -> Element:
    return division([paragraph(inlines)], attr(custom_style=style))


def _finished(made: bytes, styles: str, text: _Text) -> bytes:
    """Return pandoc's file with the styles of its tables, words for its figures and our styles alone."""
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    content = parts["content.xml"].decode()
    content = content.replace(STYLES_END, f"{text.styles}{cell_styles()}{STYLES_END}", 1)
    content = content.replace("<text:a ", LINK)
    described = iter(text.described)
    content = FRAME_END.sub(lambda _: f"<svg:desc>{escape(next(described))}</svg:desc></draw:frame>", content)
    return pack({**parts, "content.xml": content, "styles.xml": styles}, first="mimetype")


def _turn(begins_flipped: bool) -> Element:  # noqa: FBT001  # as turned pages call it
    return _styled("Turned" if begins_flipped else "Upright", [])
