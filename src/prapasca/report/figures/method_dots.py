"""p values of one table by many methods."""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from prapasca.errors import N_
from prapasca.report.figures.lettering import LEADING, SMALL, fitted, text_width
from prapasca.report.figures.palette import BLUE, DARK_GREY, GREY, INK, VERMILLION
from prapasca.report.figures.sheet import LINE, WIDTH, Entry, Sample, Sheet, key_height, new_sheet
from prapasca.report.figures.words import Words
from prapasca.report.model import MethodDots

if TYPE_CHECKING:
    from matplotlib.figure import Figure

NAMES = 156.0
INDENT = 8.0
GAP = 14.0
RIGHT = 4.0
HEAD = LINE + 8
AXIS = 2 * LINE + 8
TICK = 34.0
STEPS = (1, 2, 3, 5, 10, 20, 50, 100, 200, 500)
"""Decades between the marks of an axis."""
ROW_PADDING = 3.0

MARKERS = ("o", "^", "s", "D", "v", "P")

P_AT_MOST = N_("p at most {level}: {count} of {n}")
P_ABOVE = N_("p above {level}: {count} of {n}")
P_VALUE = N_("p value (logarithmic scale)")
LARGEST = N_("largest p")


@dataclass(frozen=True)
class Row:
    """One line of the figure: its name and the p values on it, with how each is computed."""

    name: str
    indent: float
    dots: tuple[tuple[str, float], ...]

    @property
    def text(self) -> str:
        """The name in the room there is."""
        return fitted(self.name, NAMES - self.indent, SMALL, lines=3)

    @property
    def height(self) -> float:
        """How high the line is."""
        return SMALL * LEADING * (self.text.count("\n") + 1) + ROW_PADDING


def paint_method_dots(picture: MethodDots, words: Words) -> Figure:
    """Draw a line for each test on a logarithmic scale, a mark for each method, and a line at the level."""
    rows = _rows(picture)
    markers = dict(zip(dict.fromkeys(picture.methods), MARKERS * len(picture.methods), strict=False))
    entries = _entries(picture, markers, words)
    foot = key_height(entries) + AXIS
    sheet = new_sheet(foot + sum(row.height for row in rows) + HEAD)
    scale = _scale(picture, rows, words)
    _level(sheet, scale, words, foot)
    top = sheet.height - HEAD
    for row in rows:
        _line(sheet, scale, row, top - row.height / 2, markers, words)
        top -= row.height
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


def _scale(picture: MethodDots, rows: list[Row], words: Words) -> Scale:
    """Return the scale in the room that names and printed p values leave."""
    names = [row.indent + text_width(line, SMALL) for row in rows for line in row.text.split("\n")]
    printed = [words.t(LARGEST), *map(words.p, picture.p_values)]
    lowest = max(min((*picture.p_values, picture.level)), sys.float_info.min)
    decades = max(1, math.ceil(-math.log10(lowest) - 1e-9))
    right = WIDTH - RIGHT - GAP - max(text_width(text, SMALL) for text in printed)
    return Scale(decades, 2 + max(names, default=0.0) + GAP, right, picture.level)


def _rows(picture: MethodDots) -> list[Row]:
    """Return a line for each test, and below it an indented one for each variant of it."""
    entries = zip(picture.groups, picture.names, picture.methods, picture.p_values, strict=True)
    rows: list[Row] = []
    for group, members in groupby(entries, key=lambda entry: entry[0]):
        dots: dict[str, list[tuple[str, float]]] = {"": []}
        for _, name, method, p in members:
            dots.setdefault(name, []).append((method, p))
        rows += [Row(name or group, INDENT if name else 0.0, tuple(found)) for name, found in dots.items()]
    return rows


def _entries(picture: MethodDots, markers: dict[str, str], words: Words) -> list[Entry]:
    n = len(picture.p_values)
    below = sum(p <= picture.level for p in picture.p_values)
    level = words.bounded(picture.level)
    methods: list[Entry] = [(Sample(INK, marker=marker), method) for method, marker in markers.items() if method]
    return [
        *methods,
        (_sample("o", below=True), words.fill(P_AT_MOST, level=level, count=words.count(below), n=words.count(n))),
        (_sample("o", below=False), words.fill(P_ABOVE, level=level, count=words.count(n - below), n=words.count(n))),
    ]


def _sample(marker: str, *, below: bool) -> Sample:
    return Sample(BLUE if below else VERMILLION, marker=marker, hollow=not below)


def _level(sheet: Sheet, scale: Scale, words: Words, foot: float) -> None:
    x = scale.at(scale.level)
    sheet.line((x, x), (foot, sheet.height - HEAD), DARK_GREY, (0, (3, 2)))
    y = sheet.height - HEAD + LINE / 2
    sheet.write(x, y, words.bounded(scale.level), align="center", size=SMALL)
    sheet.write(WIDTH - RIGHT, y, words.t(LARGEST), align="right", size=SMALL)


def _line(sheet: Sheet, scale: Scale, row: Row, y: float, markers: dict[str, str], words: Words) -> None:
    sheet.write(2 + row.indent, y, row.text, size=SMALL)
    if row.dots:
        sheet.line((scale.left, scale.right), (y, y), GREY)
        for method, p in reversed(row.dots):
            sheet.dot(scale.at(p), y, _sample(markers[method], below=p <= scale.level))
        sheet.write(WIDTH - RIGHT, y, words.p(max(p for _, p in row.dots)), align="right", size=SMALL)


def _axis(sheet: Sheet, scale: Scale, words: Words, foot: float) -> None:
    sheet.line((scale.left, scale.right), (foot, foot))
    fewest = scale.decades * TICK / (scale.right - scale.left)
    step = next(step for step in STEPS if step >= fewest)
    for decade in range(0, scale.decades + 1, step):
        x = scale.right - decade / scale.decades * (scale.right - scale.left)
        sheet.line((x, x), (foot, foot - 3))
        sheet.write(x, foot - 4 - LINE / 2, _power_of_ten(decade, words), align="center", size=SMALL)
    middle = (scale.left + scale.right) / 2
    sheet.write(middle, foot - 4 - 1.5 * LINE, words.t(P_VALUE), align="center", size=SMALL)


def _power_of_ten(decade: int, words: Words) -> str:
    if decade <= 3:
        return words.bounded(10.0**-decade)
    return "10⁻" + str(decade).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
