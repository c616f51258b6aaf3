"""People flowing from categories before to categories after."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from prapasca.errors import N_
from prapasca.report.figures import words as named
from prapasca.report.figures.lettering import LEADING, SIZE, SMALL, fitted, spread, text_width
from prapasca.report.figures.palette import IMPROVED, INK, UNCHANGED, WORSENED, Fill
from prapasca.report.figures.sheet import LINE, WIDTH, Entry, Sheet, key_height, new_sheet
from prapasca.report.figures.words import Words
from prapasca.report.model import Alluvial, Count

if TYPE_CHECKING:
    from matplotlib.figure import Figure

LABELS = 88.0
NODE = 9.0
GAP = 8.0
HEAD = 22.0
THINNEST_LABELLED = 7.0

OCCASION = N_("{occasion} (n = {n})")


@dataclass(frozen=True)
class Column:
    """Categories of one occasion as stacked bars: how many are in each, and where its bar begins."""

    x: float
    totals: tuple[int, ...]
    bottoms: tuple[float, ...]
    scale: float

    def middle(self, place: int) -> float:
        """Return the height of a bar's middle."""
        return self.bottoms[place] + self.totals[place] * self.scale / 2


def paint_alluvial(picture: Alluvial, words: Words) -> Figure:
    """Draw bars left and right and a band for each flow, coloured by whether people got better."""
    k = len(picture.labels)
    entries: list[Entry] = [
        (IMPROVED, f"{words.t(named.IMPROVED)}: {words.count(picture.improved)}"),
        (UNCHANGED, f"{words.t(named.UNCHANGED)}: {words.count(picture.unchanged)}"),
        (WORSENED, f"{words.t(named.WORSENED)}: {words.count(picture.worsened)}"),
    ]
    foot = key_height(entries) + 6
    room = max(190.0, 3 * LINE * k)
    sheet = new_sheet(foot + room + HEAD)
    left, right = _columns(picture, foot, room)
    draw_bands(sheet, picture.counts, left, right)
    _bars(sheet, picture.labels, left, (foot, foot + room), words)
    _bars(sheet, picture.labels, right, (foot, foot + room), words)
    n = Count(sum(left.totals))
    for occasion, on_left in ((picture.before, True), (picture.after, False)):
        room = WIDTH / 2 - 8 - text_width(words.fill(OCCASION, occasion="", n=n), SIZE, bold=True)
        short = fitted(occasion, room, SIZE, lines=1, bold=True)
        _title(sheet, words.fill(OCCASION, occasion=short, n=n), on_left=on_left)
    sheet.key(entries, foot - 4)
    return sheet.figure


def _title(sheet: Sheet, text: str, *, on_left: bool) -> None:
    """Write what a column is, beside its bars, or from the rim where it is longer than the labels."""
    beside = text_width(text, SIZE, bold=True) <= LABELS
    y = sheet.height - HEAD / 2
    if on_left:
        sheet.write(LABELS + NODE if beside else 2, y, text, align="right" if beside else "left", bold=True)
    else:
        x = WIDTH - LABELS - NODE if beside else WIDTH - 2
        sheet.write(x, y, text, align="left" if beside else "right", bold=True)


def _columns(picture: Alluvial, foot: float, room: float) -> tuple[Column, Column]:
    n = sum(map(sum, picture.counts))
    k = len(picture.labels)
    scale = (room - GAP * (k - 1)) / n if n else 0.0
    before = tuple(map(sum, picture.counts))
    after = tuple(map(sum, zip(*picture.counts, strict=True)))
    return stacked(LABELS, before, foot, scale), stacked(WIDTH - LABELS - NODE, after, foot, scale)


def stacked(x: float, totals: tuple[int, ...], foot: float, scale: float) -> Column:
    """Return the bars of one occasion, from the worst category at the foot."""
    bottoms = accumulate(totals[:-1], lambda low, n: low + n * scale + GAP, initial=foot)
    return Column(x, totals, tuple(bottoms), scale)


def draw_bands(sheet: Sheet, counts: tuple[tuple[int, ...], ...], left: Column, right: Column) -> None:
    """Draw every flow; at both ends flows are stacked in the order of the categories they lead to."""
    ends = (left.x + NODE, right.x)
    for before, row in enumerate(counts):
        for after, n in enumerate(row):
            if n:
                start = left.bottoms[before] + sum(row[:after]) * left.scale
                end = right.bottoms[after] + sum(other[after] for other in counts[:before]) * right.scale
                fill = UNCHANGED if after == before else IMPROVED if after > before else WORSENED
                _band(sheet, ends, (start, end), n * left.scale, fill)
                fits = text_width(str(n), SMALL) + 10 <= ends[1] - ends[0]
                if n * left.scale >= THINNEST_LABELLED and fits:
                    sheet.write(ends[0] + 5, start + n * left.scale / 2, str(n), size=SMALL, on=fill)


def _band(sheet: Sheet, ends: tuple[float, float], bottoms: tuple[float, float], thickness: float, fill: Fill) -> None:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    start, end = bottoms
    x0, x1 = ends
    middle = (x0 + x1) / 2
    points = [
        *((x0, start), (middle, start), (middle, end), (x1, end)),
        *((x1, end + thickness), (middle, end + thickness), (middle, start + thickness), (x0, start + thickness)),
        (x0, start),
    ]
    codes = [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3, Path.CLOSEPOLY]
    shape = Path(points, codes)
    sheet.page.add_patch(
        PathPatch(shape, facecolor=fill.colour, edgecolor=INK, hatch=fill.hatch or None, linewidth=0, alpha=0.85)
    )
    sheet.page.add_patch(PathPatch(shape, fill=False, edgecolor="#ffffff", linewidth=0.6))


def _bars(sheet: Sheet, labels: tuple[str, ...], column: Column, ends: tuple[float, float], words: Words) -> None:
    """Draw the bars of one occasion, with the name of each category and how many are in it outside."""
    on_left = column.x < WIDTH / 2
    x, align = (column.x - 5, "right") if on_left else (column.x + NODE + 5, "left")
    texts = [
        f"{fitted(label, LABELS - 8, SMALL)}\n{words.count(n)}" for label, n in zip(labels, column.totals, strict=True)
    ]
    heights = [SMALL * LEADING * (text.count("\n") + 1) for text in texts]
    middles = [column.middle(place) for place in range(len(labels))]
    for place, y in enumerate(spread(middles, heights, *ends)):
        bottom, thickness = column.bottoms[place], column.totals[place] * column.scale
        if column.totals[place]:
            sheet.box(column.x, bottom, NODE, thickness, Fill(INK))
        else:
            sheet.line((column.x, column.x + NODE), (bottom, bottom))
        sheet.write(x, y, texts[place], align=align, size=SMALL)  # type: ignore[arg-type]  # left or right
