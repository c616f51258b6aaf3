"""A document as one HTML file that needs nothing beside it."""

from __future__ import annotations

from base64 import b64encode
from html import escape

from prapasca.errors import N_
from prapasca.report.cleaning import clean
from prapasca.report.grids import Grid, lay_out, least_width
from prapasca.report.model import Document, Figure, Table
from prapasca.report.pandoc.composer import TAGS, Apart, Composer, Draw
from prapasca.report.pandoc.drawing import drawer
from prapasca.report.pandoc.elements import (
    Element,
    attr,
    division,
    figure,
    image,
    link,
    paragraph,
    plain,
    span,
    strong,
    words,
)
from prapasca.report.pandoc.html_style import STYLE
from prapasca.report.pandoc.native_table import native_table
from prapasca.report.pandoc.process import run_pandoc

SWIPE = N_("Swipe sideways to see the whole table.")
PHONE, PHONE_TYPE, PHONE_PADDING = 370.0, 15.2, 3.2
"""Width of the text on a phone, size of the type in tables there, and padding of their cells beyond ours, in pixels."""


def write_html(document: Document, *, draw: Draw | None = None) -> bytes:
    """Return the document as an HTML page with its figures inside, without a script.

    Parameters
    ----------
    document
        What is said.
    draw
        Draws figures in place of matplotlib.

    Raises
    ------
    MissingExtraError
        pandoc or matplotlib is not installed.
    """
    blocks = _Page(document, draw or drawer()).blocks()
    body = run_pandoc(blocks, "html5-smart", options=["--shift-heading-level-by=1", "--wrap=none"]).decode()
    title, tag = escape(clean(document.title)), TAGS[document.language]
    authors = f'<p class="authors">{escape(clean(document.byline))}</p>\n' if document.byline else ""
    page = (
        f'<!DOCTYPE html>\n<html lang="{tag}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{title}</h1>\n{authors}{body}</main>\n</body>\n</html>\n"
    )
    return page.encode()


class _Page(Composer):
    def reference(self, target: str) -> list[Element]:
        return [link(words(self.texts[target].replace(" ", "\u00a0")), f"#{self.anchors[target]}")]

    def number(self, text: str) -> list[Element]:
        return [span(words(text), attr(classes=("whole",)))] if "–" in text else words(text)  # intervals

    def gap(self, inlines: list[Element]) -> list[Element]:
        return [span([strong(inlines)], attr(classes=("mark",)))]

    def set_apart(self, kind: Apart, inlines: list[Element]) -> list[Element]:
        return [division([paragraph(inlines)], attr(classes=(kind,)))]

    def table(self, table: Table) -> list[Element]:
        name = self.anchors[table.id]
        grid = lay_out(table, self.document.style)
        hint = [span(words(self.t(SWIPE)), attr(classes=("hint",)))] if _is_broad(grid) else []
        caption = [span([*self._caption(table), *hint], attr(f"{name}-caption", ("held",)))]
        made = native_table(grid, caption, self.gap, name)
        classes = ("wide", "broad") if hint else ("wide",)
        box = attr("", classes, tabindex="0", role="region", aria_labelledby=f"{name}-caption")
        return [division([made], box), *self.notes(table.notes, table.style)]

    def figure(self, figure_: Figure) -> list[Element]:
        drawn = self.draw(figure_.picture, "svg", self.document.language, self.document.style)
        source = f"data:image/svg+xml;base64,{b64encode(drawn).decode()}"
        picture = plain([image(figure_.alt, source)])
        made = figure(self.anchors[figure_.id], self._caption(figure_), [picture])
        return [made, *self.notes(figure_.notes)]

    def _caption(self, block: Table | Figure) -> list[Element]:
        label = strong(words(self.texts[block.id].replace(" ", "\u00a0")))
        return [label, *words(self.captioned(block.caption))]


def _is_broad(grid: Grid) -> bool:
    """Return whether a table is broader than the screen of a phone."""
    return least_width(grid, PHONE_TYPE) + PHONE_PADDING * len(grid.aligns) > PHONE
