"""Typst source to PDF and to pictures of pages."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from prapasca.language import NumberStyle
from prapasca.report.model import Document, Picture
from prapasca.report.typst.library import fonts, typst_library
from prapasca.report.typst.source import Draw, source

NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')
CODE = re.compile(r"\\u\{([0-9a-f]+)\}")


def draw_picture(picture: Picture, image_format: str, language: str, style: NumberStyle) -> bytes:
    """Draw a picture by the package's own figures, loaded only when a document has one."""
    from prapasca.report.figures import draw

    drawn: bytes = draw(picture, image_format, language, style)
    return drawn


def write_pdf(document: Document, draw: Draw = draw_picture, time: datetime | None = None) -> bytes:
    """Return the document as tagged PDF that holds to PDF/UA-1.

    Parameters
    ----------
    document
        What to write.
    draw
        Draws a picture in a format, language and number style.
    time
        When the document was made, in UTC; None writes no date, so that the same document gives the same bytes.

    Raises
    ------
    MissingExtraError
        Without typst.
    """
    pressed: bytes = _pressed(document, draw, time, format="pdf", pdf_standards=["ua-1"])
    return pressed


def write_png_pages(document: Document, pixels_per_inch: float = 144, draw: Draw = draw_picture) -> tuple[bytes, ...]:
    """Return a picture of each page.

    Parameters
    ----------
    document
        What to write.
    pixels_per_inch
        How fine.
    draw
        Draws a picture in a format, language and number style.

    Raises
    ------
    MissingExtraError
        Without typst.
    """
    pages = _pressed(document, draw, None, format="png", ppi=pixels_per_inch)
    return tuple(pages) if isinstance(pages, list) else (pages,)


def _pressed(document: Document, draw: Draw, time: datetime | None, **options: Any) -> Any:
    """Compile; print characters without a glyph in any font by their codes, for PDF/UA-1 refuses them."""
    typst = typst_library()
    missing: frozenset[str] = frozenset()
    while True:
        written = source(document, draw, time, missing).encode()
        try:
            return typst.compile(written, font_paths=fonts(), **options)
        except typst.TypstError as error:
            found = _without_glyph(error.diagnostic) - missing
            if not found:
                raise
            missing |= found


def _without_glyph(diagnostic: str) -> frozenset[str]:
    shown = (CODE.sub(lambda code: chr(int(code[1], 16)), text) for text in NO_GLYPH.findall(diagnostic))
    return frozenset(character for text in shown for character in text)
