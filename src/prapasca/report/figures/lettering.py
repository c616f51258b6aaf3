"""Words in a figure: what the font can draw, where lines break, how numbers read on an axis."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import accumulate
from typing import Any

from prapasca.language import NumberStyle, format_number

FONT = "DejaVu Sans"
SIZE = 9.0
SMALL = 8.0
LEADING = 1.25
MISSING_GLYPH = "□"


def drawable(text: str) -> str:
    r"""Return a text on one line, with a box in place of each character the font lacks.

    Examples
    --------
    >>> drawable("lancar \n sekali 𝄞")
    'lancar sekali □'
    """
    known = _characters()
    return "".join(sign if ord(sign) in known else MISSING_GLYPH for sign in " ".join(text.split()))


@cache
def _characters() -> frozenset[int]:
    from matplotlib.font_manager import FontProperties, findfont, get_font

    return frozenset(get_font(findfont(FontProperties(family=FONT))).get_charmap())


@lru_cache(maxsize=4096)
def text_width(text: str, size: float = SIZE, *, bold: bool = False) -> float:
    """Return how wide a line is, in points."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    letters: Any = FontProperties(family=FONT, size=size, weight="bold" if bold else "normal")
    width, _, _ = text_to_path.get_text_width_height_descent(text, letters, False)  # noqa: FBT003  # matplotlib's order
    return float(width)


def fitted(text: str, width: float, size: float = SIZE, *, lines: int = 2, bold: bool = False) -> str:
    r"""Break a text into lines no wider than `width` points; what is too long ends in an ellipsis.

    Examples
    --------
    >>> fitted("sangat tidak lancar", 60)
    'sangat tidak\nlancar'
    >>> fitted("sangat tidak lancar sekali", 60, lines=1)
    'sangat tida…'
    """
    rows: list[str] = []
    rest = drawable(text)
    while rest and len(rows) < lines:
        row, rest = _first_row(rest, width, size, bold=bold)
        rows.append(row)
    if rest:
        rows[-1] = _shortened(f"{rows[-1]} {rest}", width, size, bold=bold)
    return "\n".join(rows)


def _first_row(text: str, width: float, size: float, *, bold: bool) -> tuple[str, str]:
    if text_width(text, size, bold=bold) <= width:
        return text, ""
    words = text.split(" ")
    starts = list(accumulate(words, "{} {}".format))
    fitting = [start for start in starts if text_width(start, size, bold=bold) <= width]
    row = fitting[-1] if fitting else _longest(text, width, size, bold=bold)
    return row, text[len(row) :].lstrip()


def _shortened(text: str, width: float, size: float, *, bold: bool) -> str:
    return _longest(text, width - text_width("…", size, bold=bold), size, bold=bold).rstrip() + "…"


def _longest(text: str, width: float, size: float, *, bold: bool) -> str:
    """Return the longest beginning that fits, one letter at least."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if text_width(text[:middle], size, bold=bold) <= width else (low, middle - 1)
    return text[:low]


def plain_number(value: float, style: NumberStyle, *, bounded: bool = False) -> str:
    """Return a number with as many of six decimals as it needs; `bounded` if it cannot exceed 1.

    Examples
    --------
    >>> from prapasca.language import STYLES
    >>> plain_number(-1.50, STYLES["id"]), plain_number(190.0, STYLES["id"])
    ('−1,5', '190')
    >>> plain_number(0.05, STYLES["apa7"], bounded=True), plain_number(0, STYLES["apa7"], bounded=True)
    ('.05', '0')
    """
    text = format_number(round(value, 6), 6, style, bounded=bounded)
    return text.rstrip("0").rstrip(style.decimal) or "0"


def spread(centres: list[float], heights: list[float], low: float, high: float) -> list[float]:
    """Move labels as little as makes room for each between `low` and `high`, in their order.

    Parameters
    ----------
    centres
        Where the labels would stand, ascending.
    heights
        Room each needs.
    low, high
        Ends of the room there is.

    Examples
    --------
    >>> spread([10, 12, 50], [10, 10, 10], 0, 100)
    [6.0, 16.0, 50.0]
    """
    groups: list[tuple[float, float, int]] = []
    for centre, height in zip(centres, heights, strict=True):
        groups.append((_held(centre, height, low, high), height, 1))
        while len(groups) > 1 and _bottom(groups[-1]) < _bottom(groups[-2]) + groups[-2][1]:
            (upper, upper_height, m), (lower, lower_height, k) = groups.pop(), groups.pop()
            height_of_both = lower_height + upper_height
            # the middle that the labels of both would have if they stood side by side
            wanted = (k * (lower + upper_height / 2) + m * (upper - lower_height / 2)) / (k + m)
            groups.append((_held(wanted, height_of_both, low, high), height_of_both, k + m))
    return _unfolded(groups, heights)


def _bottom(group: tuple[float, float, int]) -> float:
    return group[0] - group[1] / 2


def _held(centre: float, height: float, low: float, high: float) -> float:
    return float(min(max(centre, low + height / 2), max(high - height / 2, low + height / 2)))


def _unfolded(groups: list[tuple[float, float, int]], heights: list[float]) -> list[float]:
    placed: list[float] = []
    for group in groups:
        bottom = _bottom(group)
        for height in heights[len(placed) : len(placed) + group[2]]:
            placed.append(bottom + height / 2)
            bottom += height
    return placed
