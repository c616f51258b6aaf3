"""Everybody's numbers over several occasions, with the means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prapasca.errors import N_
from prapasca.report.figures.lettering import SIZE, SMALL, fitted, text_width
from prapasca.report.figures.paired_lines import FEET, HEAD, HEADING, LEFT, LOOKS, RIGHT, ROOM, draw_steps
from prapasca.report.figures.palette import INK
from prapasca.report.figures.sheet import LINE, WIDTH, Entry, Sample, Sheet, key_height, new_sheet, number_axis
from prapasca.report.figures.words import Words
from prapasca.report.model import Count, OccasionLines

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MARGIN = 0.3

MEANS = N_("Mean with its {level}% confidence interval")
MEAN = N_("Mean")


def paint_occasion_lines(picture: OccasionLines, words: Words) -> Figure:
    """Draw a line for each step of each person, wider for more people, and the means above them."""
    entries: list[Entry] = [(Sample(colour, dashes), words.t(name)) for colour, dashes, name in LOOKS.values()]
    has_intervals = any(low is not None for _, low, _ in picture.means)
    told = words.fill(MEANS, level=words.number(100 * picture.level)) if has_intervals else words.t(MEAN)
    entries.append((Sample(INK, "-", "o"), told))
    foot = key_height(entries) + 4
    sheet = new_sheet(foot + FEET + ROOM + HEAD)
    axes = sheet.plot(LEFT, foot + FEET, WIDTH - LEFT - RIGHT, ROOM)
    draw_steps(axes, picture.steps, picture.side)
    _means(axes, picture)
    last = len(picture.occasions) - 1
    axes.set_xlim(-MARGIN, last + MARGIN)
    axes.set_xticks([])
    number_axis(axes.yaxis, words.number, 6)
    _names(sheet, picture, words, foot)
    sheet.key(entries, foot)
    return sheet.figure


def _means(axes: Axes, picture: OccasionLines) -> None:
    places = range(len(picture.means))
    axes.plot(places, [mean for mean, _, _ in picture.means], color=INK, linewidth=2.2, marker="o", ms=5.5, zorder=4)
    for place, (_, low, high) in zip(places, picture.means, strict=True):
        if low is not None and high is not None:
            axes.plot([place, place], [low, high], color=INK, linewidth=1.4, marker="_", ms=7, zorder=4)


def _names(sheet: Sheet, picture: OccasionLines, words: Words, foot: float) -> None:
    n = Count(sum(n for _, _, n in picture.steps[0]))
    heading = words.fill(HEADING, axis=fitted(picture.axis, WIDTH - 90, SMALL, lines=1), n=n)
    sheet.write(2, sheet.height - LINE / 2 - 2, heading, size=SMALL)
    step = (WIDTH - LEFT - RIGHT) / (len(picture.occasions) - 1 + 2 * MARGIN)
    for place, occasion in enumerate(picture.occasions):
        short = fitted(occasion, step - 4, SIZE, lines=1)
        middle = min(LEFT + step * (place + MARGIN), WIDTH - text_width(short, SIZE) / 2 - 2)
        sheet.write(middle, foot + LINE / 2 + 2, short, align="center")
