"""How many people changed by how much."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from prapasca.errors import N_
from prapasca.report.figures import words as named
from prapasca.report.figures.lettering import SIZE, SMALL, fitted, text_width
from prapasca.report.figures.palette import IMPROVED, INK, UNCHANGED, WORSENED, Fill
from prapasca.report.figures.sheet import LINE, WIDTH, Entry, Sheet, key_height, new_sheet, number_axis
from prapasca.report.figures.words import Words
from prapasca.report.model import ChangeBars, Count

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NARROWED = 0.92
LEFT, RIGHT, HEAD, ROOM = 46.0, 10.0, 20.0, 150.0
FEET = 2 * LINE + 20

PEOPLE = N_("Number of people (n = {n})")
BETTER = N_("better")
WORSE = N_("worse")


def paint_change_bars(picture: ChangeBars, words: Words) -> Figure:
    """Draw a bar for each change, improvements, no change and worsenings in their own fills."""
    entries = [_entry(picture, words, side) for side in ("improved", "unchanged", "worsened")]
    foot = key_height(entries) + 4
    sheet = new_sheet(foot + FEET + ROOM + HEAD)
    axes = sheet.plot(LEFT, foot + FEET, WIDTH - LEFT - RIGHT, ROOM)
    width = _bar_width(picture)
    for change, count in zip(picture.changes, picture.counts, strict=True):
        _bar(axes, picture, (change, count), width)
    _scales(axes, picture, words, width)
    _counts_above(axes, picture, words, width)
    sheet.write(2, sheet.height - HEAD / 2 + 2, words.fill(PEOPLE, n=Count(sum(picture.counts))), size=SMALL)
    _direction(sheet, picture, words, foot)
    sheet.key(entries, foot)
    return sheet.figure


def _entry(picture: ChangeBars, words: Words, side: str) -> Entry:
    fill, name = {
        "improved": (IMPROVED, named.IMPROVED),
        "unchanged": (UNCHANGED, named.UNCHANGED),
        "worsened": (WORSENED, named.WORSENED),
    }[side]
    return fill, f"{words.t(name)}: {words.count(picture.total(side))}"  # type: ignore[arg-type]  # the three sides


def _bar(axes: Axes, picture: ChangeBars, bar: tuple[float, int], width: float) -> None:
    """Draw one bar; between spans, people who did not change have a narrow one with a rim."""
    change, count = bar
    fill = _fill(picture, change)
    rimmed = bool(picture.width) and not change
    axes.bar(
        [change],
        [count],
        width / 3 if rimmed else width,
        color=fill.colour,
        edgecolor=INK,
        hatch=fill.hatch or None,
        linewidth=0.6 if rimmed else 0,
        zorder=3 if rimmed else 2,
    )


def _fill(picture: ChangeBars, change: float) -> Fill:
    if not change:
        return UNCHANGED
    return IMPROVED if (change > 0) == (picture.improving == "higher") else WORSENED


def _bar_width(picture: ChangeBars) -> float:
    """Return the width of a bar: less than the distance to the next, and of few bars no wide ones."""
    if picture.width:
        return picture.width * NARROWED
    steps = [after - before for before, after in pairwise(picture.changes)]
    reach = max(picture.changes, default=0.0) - min(picture.changes, default=0.0)
    return 0.8 * min((*steps, reach / 5)) if steps else 0.8


def _scales(axes: Axes, picture: ChangeBars, words: Words, width: float) -> None:
    whole = all(float(change).is_integer() for change in picture.changes) and not picture.width
    low, high = min(*picture.changes, 0.0), max(*picture.changes, 0.0)
    margin = max(width, 0.04 * (high - low)) if high > low else 3 * width
    axes.set_xlim(low - margin, high + margin)
    axes.set_ylim(0, 1.12 * max(picture.counts, default=1))
    number_axis(axes.xaxis, words.number, 8, whole=whole)
    number_axis(axes.yaxis, words.number, 5, whole=True)


def _counts_above(axes: Axes, picture: ChangeBars, words: Words, width: float) -> None:
    """Write each count above its bar where all have room."""
    low, high = axes.get_xlim()
    steps = [after - before for before, after in pairwise(picture.changes)]
    spacing = (picture.width or min(steps, default=width)) * (WIDTH - LEFT - RIGHT) / (high - low)
    texts = [words.count(count) for count in picture.counts]
    if all(text_width(text, SMALL) + 2 <= spacing for text in texts):
        for change, count, text in zip(picture.changes, picture.counts, texts, strict=True):
            if count and (change or not picture.width):
                axes.text(change, count, text, ha="center", va="bottom", size=SMALL, color=INK)


def _direction(sheet: Sheet, picture: ChangeBars, words: Words, foot: float) -> None:
    """Write the axis, and which way is better."""
    higher = picture.improving == "higher"
    left, right = (WORSE, BETTER) if higher else (BETTER, WORSE)
    ends = f"← {words.t(left)}", f"{words.t(right)} →"
    y = foot + LINE
    sheet.write(LEFT, y, ends[0], size=SMALL)
    sheet.write(WIDTH - RIGHT, y, ends[1], align="right", size=SMALL)
    taken = max(text_width(text, SMALL) for text in ends) + 10
    room = WIDTH - LEFT - RIGHT - 2 * taken
    middle = LEFT + (WIDTH - LEFT - RIGHT) / 2
    sheet.write(middle, y, fitted(picture.axis, room, SIZE), align="center")
