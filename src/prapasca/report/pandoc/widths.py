"""How wide the columns of a table must be, from what stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from prapasca.report.grids import Grid, GridCell
from prapasca.report.model import Layout
from prapasca.report.pandoc.pages import text_size

PADDING = 8.0
SMALLEST = 7.5
"""The smallest type there is, in points."""
SMALLER = (1.5, 2.5, 4.0)
"""How many points the type of a table is smaller than the text, the more the fuller it is."""
LONGEST = 22
"""Letters after which a word without an end may break."""

BODY = frozenset({"body", "group", "total"})
"""Rows whose cells want to stay on one line; headings may take several."""
_NARROW = frozenset("iljtfrI.,;:'’|!()[]{}/\\- \u00a0")
_BROAD = frozenset("mwMWQO%@—…&")


def text_width(text: str, size: float) -> float:
    """Return about how wide a text is in points, in a serif face of a size in points.

    Examples
    --------
    >>> text_width("0,012", 10) < text_width("mmmmm", 10)
    True
    """
    return size * 1.04 * sum(map(_share, text))


def _share(letter: str) -> float:
    if letter in _NARROW:
        return 0.34
    if letter in _BROAD or ord(letter) > 0x2E7F:
        return 0.95
    return 0.72 if letter.isupper() else 0.52


@dataclass(frozen=True)
class Widths:
    """Width of each column in points.

    `fits` unless a number or word is broader than its column; `natural` if no cell needs a second line.
    """

    columns: tuple[float, ...]
    fits: bool
    natural: bool = False


@dataclass(frozen=True)
class PageFit:
    """Widths of the columns, which of `SMALLER` the type is, and whether the page lies on its side."""

    columns: tuple[float, ...]
    step: int
    flipped: bool


def fit_page(grid: Grid, layout: Layout) -> PageFit:
    """Return how a table fits its page: upright and in the usual type if it can be."""
    for flipped, step in product((False, True), range(len(SMALLER))):
        available, _ = text_size(layout, flipped=flipped)
        widths = fit_columns(grid, available, max(SMALLEST, layout.size - SMALLER[step]))
        if widths.fits:
            break
    return PageFit(widths.columns, step, flipped)


def fit_columns(grid: Grid, available: float, size: float) -> Widths:
    """Share the width of a page among columns, so that no number or word is broken.

    Parameters
    ----------
    grid
        The table.
    available, size
        Width of the text and size of the type, in points.
    """
    least = _columns(grid, size, frozenset())
    most = _columns(grid, size, BODY | {"head"})
    if sum(least) > available:
        return Widths(tuple(width * available / sum(least) for width in least), fits=False)
    if sum(most) <= available:
        more = (available - sum(most)) / len(most)
        return Widths(tuple(width + more for width in most), fits=True, natural=True)
    return Widths(tuple(_shared(least, _columns(grid, size, BODY), most, available)), fits=True)


def _shared(least: list[float], body: list[float], most: list[float], available: float) -> list[float]:
    """Give each column what its body wants up to half the line, as far as there is room; the rest to who wants more."""
    wanted = [min(high, max(low, available / 2)) for low, high in zip(least, body, strict=True)]
    lower, upper = (least, wanted) if sum(wanted) > available else (wanted, most)
    share = (available - sum(lower)) / (sum(upper) - sum(lower))
    return [low + share * (high - low) for low, high in zip(lower, upper, strict=True)]


def _columns(grid: Grid, size: float, whole: frozenset[str]) -> list[float]:
    widths = [PADDING] * len(grid.aligns)
    wider: list[tuple[int, int, float]] = []
    for row in grid.rows:
        at = 0
        for cell in row.cells:
            if cell.columns == 1:
                widths[at] = max(widths[at], _cell(cell, size, whole=row.kind in whole))
            elif cell.over:
                wider.append((at, at + cell.columns, _cell(cell, size, whole=row.kind in whole)))
            at += cell.columns
    for start, stop, needed in wider:
        lacking = max(0.0, needed - sum(widths[start:stop]))
        for column in range(start, stop):
            widths[column] += lacking / (stop - start)
    return widths


def _cell(cell: GridCell, size: float, *, whole: bool) -> float:
    pieces = [cell.text] if whole or (cell.held and len(cell.text) <= LONGEST) else cell.text.split(" ")
    bold = 1.08 if cell.strong else 1.0
    return PADDING + bold * max(text_width(piece if whole else piece[:LONGEST], size) for piece in pieces)
