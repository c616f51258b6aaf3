"""People flowing through the categories of several occasions."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from prapasca.report.figures import words as named
from prapasca.report.figures.alluvial import GAP, LABELS, NODE, Column, draw_bands, stacked
from prapasca.report.figures.lettering import LEADING, SIZE, SMALL, fitted, spread, text_width
from prapasca.report.figures.palette import IMPROVED, INK, UNCHANGED, WORSENED, Fill
from prapasca.report.figures.sheet import LINE, WIDTH, Entry, Sheet, key_height, new_sheet
from prapasca.report.figures.words import Words
from prapasca.report.model import OccasionFlows

if TYPE_CHECKING:
    from matplotlib.figure import Figure

RIGHT = 26.0
HEAD = 22.0


def paint_occasion_flows(picture: OccasionFlows, words: Words) -> Figure:
    """Draw the bars of every occasion and the bands between neighbours, coloured by the way each step goes."""
    k = len(picture.labels)
    entries: list[Entry] = [
        (IMPROVED, words.t(named.IMPROVED)),
        (UNCHANGED, words.t(named.UNCHANGED)),
        (WORSENED, words.t(named.WORSENED)),
    ]
    foot = key_height(entries) + 6
    room = max(190.0, 3 * LINE * k)
    sheet = new_sheet(foot + room + HEAD)
    columns = _columns(picture, foot, room, words)
    for counts, (left, right) in zip(picture.steps, pairwise(columns), strict=True):
        draw_bands(sheet, counts, left, right)
    for column in columns:
        _bars(sheet, column)
    _names(sheet, picture.labels, columns[0], (foot, foot + room), words)
    _counts(sheet, columns[-1], (foot, foot + room), words)
    _titles(sheet, picture.occasions, columns)
    sheet.key(entries, foot - 4)
    return sheet.figure


def _columns(picture: OccasionFlows, foot: float, room: float, words: Words) -> list[Column]:
    margins = picture.margins()
    n = sum(margins[0])
    scale = (room - GAP * (len(picture.labels) - 1)) / n if n else 0.0
    right = max([RIGHT, *(8 + text_width(words.count(count), SMALL) for count in margins[-1])])
    step = (WIDTH - LABELS - right - NODE) / (len(margins) - 1)
    return [stacked(LABELS + place * step, totals, foot, scale) for place, totals in enumerate(margins)]


def _bars(sheet: Sheet, column: Column) -> None:
    for place, total in enumerate(column.totals):
        bottom = column.bottoms[place]
        if total:
            sheet.box(column.x, bottom, NODE, total * column.scale, Fill(INK))
        else:
            sheet.line((column.x, column.x + NODE), (bottom, bottom))


def _names(sheet: Sheet, labels: tuple[str, ...], column: Column, ends: tuple[float, float], words: Words) -> None:
    texts = [
        f"{fitted(label, LABELS - 8, SMALL)}\n{words.count(n)}" for label, n in zip(labels, column.totals, strict=True)
    ]
    heights = [SMALL * LEADING * (text.count("\n") + 1) for text in texts]
    middles = [column.middle(place) for place in range(len(labels))]
    for y, text in zip(spread(middles, heights, *ends), texts, strict=True):
        sheet.write(column.x - 5, y, text, align="right", size=SMALL)


def _counts(sheet: Sheet, column: Column, ends: tuple[float, float], words: Words) -> None:
    middles = [column.middle(place) for place in range(len(column.totals))]
    heights = [SMALL * LEADING] * len(middles)
    for y, total in zip(spread(middles, heights, *ends), column.totals, strict=True):
        sheet.write(column.x + NODE + 4, y, words.count(total), size=SMALL)


def _titles(sheet: Sheet, occasions: tuple[str, ...], columns: list[Column]) -> None:
    step = columns[1].x - columns[0].x
    for occasion, column in zip(occasions, columns, strict=True):
        short = fitted(occasion, step - 4, SIZE, lines=1, bold=True)
        half = text_width(short, SIZE, bold=True) / 2
        middle = min(column.x + NODE / 2, WIDTH - half - 2)
        sheet.write(middle, sheet.height - HEAD / 2, short, align="center", bold=True)
