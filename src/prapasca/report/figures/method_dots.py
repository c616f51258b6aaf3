"""p values of one table by many methods."""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from prapasca.errors import N_
from prapasca.report.figures.lettering import SMALL, drawable, fitted, text_width
from prapasca.report.figures.palette import BLUE, DARK_GREY, GREY, VERMILLION, WHITE
from prapasca.report.figures.sheet import LINE, WIDTH, Entry, Sample, Sheet, key_height, new_sheet
from prapasca.report.figures.words import Words
from prapasca.report.model import MethodDots

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDEST_NAME = 176.0
GAP = 16.0
HEAD = LINE + 8
AXIS = 2 * LINE + 6
RIGHT = 4.0

BELOW = Sample(BLUE, marker="o")
ABOVE = Sample(VERMILLION, marker="D", hollow=True)

P_AT_MOST = N_("p at most {level}: {count} of {n}")
P_ABOVE = N_("p above {level}: {count} of {n}")
P_VALUE = N_("p value (logarithmic scale)")

Line = tuple[str, float | None]


def paint_method_dots(picture: MethodDots, words: Words) -> Figure:
    """Draw a dot for each method on a logarithmic scale, its p value beside it, and a line at the level."""
    lines = _lines(picture)
    entries = _entries(picture, words)
    foot = key_height(entries) + AXIS
    sheet = new_sheet(foot + LINE * len(lines) + HEAD)
    scale = _scale(picture, words)
    _level(sheet, scale, picture, words, foot)
    for number, (name, p) in enumerate(lines):
        _line(sheet, scale, (name, p), sheet.height - HEAD - LINE * (number + 0.5), words)
    _axis(sheet, scale, words, foot)
    sheet.key(entries, key_height(entries))
    return sheet.figure


@dataclass(frozen=True)
class Scale:
    """A logarithmic scale from a power of ten below every p to 1, and the level on it."""

    decades: int
    left: float
    right: float
    level: float

    def at(self, p: float) -> float:
        """Return where a p value stands on the page."""
        share = 1 + math.log10(max(p, sys.float_info.min)) / self.decades
        return self.left + share * (self.right - self.left)


def _scale(picture: MethodDots, words: Words) -> Scale:
    """Return the scale in the room that names and printed p values leave."""
    names = max((text_width(drawable(name), SMALL) for name in picture.names), default=0.0)
    printed = max((text_width(words.p(p), SMALL) for p in picture.p_values), default=0.0)
    lowest = max(min((*picture.p_values, picture.level)), sys.float_info.min)
    decades = max(1, math.ceil(-math.log10(lowest) - 1e-9))
    return Scale(decades, min(WIDEST_NAME, names) + GAP, WIDTH - RIGHT - printed - GAP, picture.level)


def _line(sheet: Sheet, scale: Scale, line: Line, y: float, words: Words) -> None:
    name, p = line
    if p is None:
        text = fitted(name, WIDTH - 4, SMALL, lines=1, bold=True)
        sheet.write(2, y, text, size=SMALL, bold=True, on=WHITE)
        return
    text = fitted(name, WIDEST_NAME, SMALL, lines=1)
    sheet.write(scale.left - GAP / 2, y, text, align="right", size=SMALL)
    sheet.line((scale.left, scale.right), (y, y), GREY)
    sheet.dot(scale.at(p), y, BELOW if p <= scale.level else ABOVE)
    sheet.write(WIDTH - RIGHT, y, words.p(p), align="right", size=SMALL)


def _lines(picture: MethodDots) -> list[Line]:
    rows = zip(picture.groups, picture.names, picture.p_values, strict=True)
    lines: list[Line] = []
    for group, members in groupby(rows, key=lambda row: row[0]):
        lines += [(group, None)] if group else []
        lines += [(name, p) for _, name, p in members]
    return lines


def _entries(picture: MethodDots, words: Words) -> list[Entry]:
    n = len(picture.p_values)
    below = sum(p <= picture.level for p in picture.p_values)
    level = words.bounded(picture.level)
    return [
        (BELOW, words.fill(P_AT_MOST, level=level, count=words.count(below), n=words.count(n))),
        (ABOVE, words.fill(P_ABOVE, level=level, count=words.count(n - below), n=words.count(n))),
    ]


def _level(sheet: Sheet, scale: Scale, picture: MethodDots, words: Words, foot: float) -> None:
    x = scale.at(picture.level)
    sheet.line((x, x), (foot, sheet.height - HEAD), DARK_GREY, (0, (3, 2)))
    sheet.write(x, sheet.height - HEAD + LINE / 2, words.bounded(picture.level), align="center", size=SMALL)


def _axis(sheet: Sheet, scale: Scale, words: Words, foot: float) -> None:
    sheet.line((scale.left, scale.right), (foot, foot))
    step = max(1, math.ceil(scale.decades / 5))
    for decade in range(0, scale.decades + 1, step):
        x = scale.right - decade / scale.decades * (scale.right - scale.left)
        sheet.line((x, x), (foot, foot - 3))
        sheet.write(x, foot - 3 - LINE / 2, _power_of_ten(decade, words), align="center", size=SMALL)
    middle = (scale.left + scale.right) / 2
    sheet.write(middle, foot - 3 - 1.5 * LINE, words.t(P_VALUE), align="center", size=SMALL)


def _power_of_ten(decade: int, words: Words) -> str:
    if decade <= 3:
        return words.bounded(10.0**-decade)
    return "10⁻" + str(decade).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
