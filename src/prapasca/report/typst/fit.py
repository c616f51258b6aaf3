"""How wide the columns of a table are, in which size of type, and whether the page must lie on its side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from prapasca.report.model import Layout
from prapasca.report.typst.literals import BREAK_HERE, LONGEST, breakable

GUTTER = 8.0
"""Points between the letters of neighbouring columns, a part of every width."""
BETWEEN = 4.0
"""How much of it parts the rules under neighbouring merged headings; a part of every width, but the last's."""
SIZES = (1.0, 2.0, 3.0, 4.0)
"""How many points smaller than the text a table is tried."""
SMALL = 8.0
"""The smallest type of a table that stands upright, in points."""
SMALLEST = 7.0
"""The smallest type of a table on its side."""
SHORT = 16
"""Up to how many characters a label is kept on one line where there is room."""
HARDER = (LONGEST, 12, 8, 5)
"""After how many characters long words may be parted, the harder the fuller the table."""
PAPERS = {"a4": (595.28, 841.89), "us-letter": (612.0, 792.0)}
NARROW = frozenset(" .,:;'|!()[]/ijlt\u00a0\u200b⁻⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈ")
POINTS = 72 / 25.4
ENDS = re.compile(rf"[ {BREAK_HERE}]|(?<=[/–-])(?=\w)")


@dataclass(frozen=True)
class Fit:
    """Size of type and widths of columns in points, which fill the page; words parted after `longest`."""

    size: float
    widths: tuple[float, ...]
    flipped: bool = False
    longest: int = LONGEST


def fit(columns: Sequence[Sequence[str]], layout: Layout) -> Fit:
    """Return how a table fits on the page.

    Parameters
    ----------
    columns
        The texts of each column, its heading included.
    layout
        Paper, margins and size of the text.

    Examples
    --------
    >>> fit([["Category", "smooth"], ["n", "20"]], Layout()).flipped
    False
    >>> fit([["a long heading in a column"]] * 30, Layout()).flipped
    True
    """
    upright, flipped = _rooms(layout)
    sizes = [max(SMALL, layout.size - smaller) for smaller in SIZES]
    tries = [(sizes[0], upright, SHORT, LONGEST), *((size, upright, 0, LONGEST) for size in sizes)]
    tries += [(size, flipped, 0, longest) for longest in HARDER for size in (*sizes, SMALLEST)]
    for size, room, short, longest in tries:
        least = [_least(texts, size, short, longest) for texts in columns]
        if sum(least) <= room:
            return Fit(size, _shared(columns, least, size, room), room == flipped, longest)
    return Fit(SMALLEST, tuple(flipped / len(columns) for _ in columns), flipped=True, longest=HARDER[-1])


def text_width(text: str, size: float) -> float:
    """Return about how many points a text needs, more rather than less.

    Examples
    --------
    >>> text_width("0,012", 10) < text_width("WIDE WORD", 10)
    True
    """
    return size * sum(_em(character) for character in text)


def _em(character: str) -> float:
    if character in NARROW:
        return 0.36
    if character in "mwMW%—@":
        return 0.95
    if character.isupper():
        return 0.72
    return 0.56 if ord(character) < 0x2E80 else 1.05


def _rooms(layout: Layout) -> tuple[float, float]:
    width, height = PAPERS[layout.paper]
    beside = POINTS * (layout.margins[1] + layout.margins[3]) - BETWEEN
    return width - beside, height - beside


def _least(texts: Sequence[str], size: float, short: int, longest: int) -> float:
    pieces = ([text] if len(text) <= short else ENDS.split(breakable(text, longest)) for text in texts)
    words = (word for found in pieces for word in found)
    return max((text_width(word, size) for word in words), default=0.0) + GUTTER


def _shared(columns: Sequence[Sequence[str]], least: Sequence[float], size: float, room: float) -> tuple[float, ...]:
    """Fill the room: every column gets what its longest word needs, and those that want more share the rest."""
    most = [max(text_width(text, size) for text in texts) + GUTTER for texts in columns]
    if sum(most) <= room:
        return tuple(room * width / sum(most) for width in most)
    share = (room - sum(least)) / (sum(most) - sum(least))
    return tuple(low + share * (high - low) for low, high in zip(least, most, strict=True))
