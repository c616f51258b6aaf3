"""Shares of groups with their intervals, beside the share of all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from prapasca.errors import N_
from prapasca.report.figures.lettering import LEADING, SMALL, fitted, text_width
from prapasca.report.figures.palette import BLUE, DARK_GREY, GREY, INK
from prapasca.report.figures.sheet import LINE, WIDTH, Entry, Sample, Sheet, key_height, new_sheet
from prapasca.report.figures.words import Words
from prapasca.report.model import ShareDots

if TYPE_CHECKING:
    from matplotlib.figure import Figure

NAMES = 130.0
GAP = 14.0
RIGHT = 4.0
HEAD = LINE + 8
AXIS = 2 * LINE + 8
ROW_PADDING = 9.0
CAP = 2.5
STEP = 25

COUNTED = N_("{count} of {n}")
INTERVAL = N_("{level}% interval of a group")
SHARE_OF_GROUP = N_("share of a group")
SHARE_OF_ALL = N_("share of all: {count} of {n}")
DOT = Sample(BLUE, marker="o")


@dataclass(frozen=True)
class _Scale:
    """From 0 to 100 % between two places of the page."""

    left: float
    right: float

    def at(self, share: float) -> float:
        return self.left + share * (self.right - self.left)


def paint_share_dots(picture: ShareDots, words: Words) -> Figure:
    """Draw a line for each group with its interval and its dot, and one through all at the share of everybody."""
    names = [fitted(label, NAMES, SMALL, lines=2) for label in picture.labels]
    heights = [SMALL * LEADING * (name.count("\n") + 1) + ROW_PADDING for name in names]
    entries = _entries(picture, words)
    foot = key_height(entries) + AXIS
    sheet = new_sheet(foot + sum(heights) + HEAD)
    counted = [
        words.fill(COUNTED, count=words.count(count), n=words.count(n))
        for count, n in zip(picture.counts, picture.totals, strict=True)
    ]
    scale = _scale(names, [*counted, picture.counted])
    _all_together(sheet, picture, scale, foot)
    top = sheet.height - HEAD
    for place, height in enumerate(heights):
        y = top - height / 2
        sheet.write(2, y, names[place], size=SMALL)
        sheet.write(WIDTH - RIGHT, y, counted[place], align="right", size=SMALL)
        _group(sheet, picture, place, scale, y)
        top -= height
    _axis(sheet, picture, scale, words, foot)
    sheet.key(entries, key_height(entries))
    return sheet.figure


def _scale(names: list[str], counted: list[str]) -> _Scale:
    widest = max((text_width(line, SMALL) for name in names for line in name.split("\n")), default=0.0)
    return _Scale(2 + widest + GAP, WIDTH - RIGHT - GAP - max(text_width(text, SMALL) for text in counted))


def _entries(picture: ShareDots, words: Words) -> list[Entry]:
    count, n = picture.overall
    return [
        (DOT, words.t(SHARE_OF_GROUP)),
        (Sample(BLUE), words.fill(INTERVAL, level=words.number(100 * picture.level))),
        (
            Sample(DARK_GREY, (0, (3, 2))),
            words.fill(SHARE_OF_ALL, count=words.count(count), n=words.count(n)),
        ),
    ]


def _all_together(sheet: Sheet, picture: ShareDots, scale: _Scale, foot: float) -> None:
    count, n = picture.overall
    y = sheet.height - HEAD + LINE / 2
    sheet.write(WIDTH - RIGHT, y, picture.counted, align="right", size=SMALL)
    if n:
        x = scale.at(count / n)
        sheet.line((x, x), (foot, sheet.height - HEAD), DARK_GREY, (0, (3, 2)))


def _group(sheet: Sheet, picture: ShareDots, place: int, scale: _Scale, y: float) -> None:
    sheet.line((scale.left, scale.right), (y, y), GREY, under=True)
    interval, n = picture.intervals[place], picture.totals[place]
    if interval is None or not n:
        return
    low, high = map(scale.at, interval)
    sheet.line((low, high), (y, y), BLUE)
    for end in (low, high):
        sheet.line((end, end), (y - CAP, y + CAP), BLUE)
    sheet.dot(scale.at(picture.counts[place] / n), y, DOT)


def _axis(sheet: Sheet, picture: ShareDots, scale: _Scale, words: Words, foot: float) -> None:
    sheet.line((scale.left, scale.right), (foot, foot), INK)
    for percent in range(0, 101, STEP):
        x = scale.at(percent / 100)
        sheet.line((x, x), (foot, foot - 3))
        sheet.write(x, foot - 4 - LINE / 2, words.count(percent), align="center", size=SMALL)
    title = fitted(picture.axis, scale.right - scale.left + 2 * GAP, SMALL, lines=1)
    sheet.write((scale.left + scale.right) / 2, foot - 4 - 1.5 * LINE, title, align="center", size=SMALL)
