"""Paper and margins in the units of Word."""

from __future__ import annotations

from prapasca.report.model import PAPERS, Layout

TWIPS_A_MILLIMETRE = 1440 / 25.4


def margins(layout: Layout) -> tuple[int, int, int, int]:
    """Return top, right, bottom and left in twentieths of a point.

    Examples
    --------
    >>> margins(Layout(margins=(25.4, 25.4, 25.4, 38.1)))
    (1440, 1440, 1440, 2160)
    """
    top, right, bottom, left = (round(margin * TWIPS_A_MILLIMETRE) for margin in layout.margins)
    return top, right, bottom, left


def section_properties(layout: Layout, inside: str = "", *, flipped: bool = False) -> str:
    """Return the properties of a section of pages; `inside` stands before them, as the footer does."""
    width, height = (round(20 * side) for side in PAPERS[layout.paper])
    if flipped:
        width, height = height, width
    turned = ' w:orient="landscape"' if flipped else ""
    top, right, bottom, left = margins(layout)
    return (
        f'<w:sectPr>{inside}<w:type w:val="nextPage"/><w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}"'
        f' w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>'
    )
