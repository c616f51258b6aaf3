"""Every pair of numbers as a line from before to after."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from prapasca.errors import N_
from prapasca.report.figures import words as named
from prapasca.report.figures.lettering import SIZE, SMALL, fitted
from prapasca.report.figures.palette import BLUE, DARK_GREY, INK, VERMILLION, Dashes
from prapasca.report.figures.sheet import LINE, WIDTH, Entry, Sample, Sheet, key_height, new_sheet, number_axis
from prapasca.report.figures.words import Words
from prapasca.report.model import Count, PairedLines
from prapasca.report.model.pictures import Side

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LEFT, RIGHT, HEAD, ROOM = 64.0, 14.0, LINE + 10, 190.0
FEET = LINE + 10
MARGIN = 0.15
FAINTEST, WIDEST = 0.35, 4.0

HEADING = N_("{axis} (n = {n})")
MEDIANS = N_("Median: {before} before, {after} after")

Steps = tuple[tuple[tuple[float, float, int], ...], ...]
"""For each step the values before and after it, and how many have both."""

LOOKS: dict[Side, tuple[str, Dashes, str]] = {
    "improved": (BLUE, "-", named.IMPROVED),
    "unchanged": (DARK_GREY, ":", named.UNCHANGED),
    "worsened": (VERMILLION, "--", named.WORSENED),
}


def paint_paired_lines(picture: PairedLines, words: Words) -> Figure:
    """Draw a line for each pair of values, wider for more people, and the medians above them."""
    entries: list[Entry] = [
        (Sample(colour, dashes), f"{words.t(name)}: {words.count(picture.total(side))}")
        for side, (colour, dashes, name) in LOOKS.items()
    ]
    before, after = map(words.number, picture.medians)
    entries.append((Sample(INK, "-", "o"), words.fill(MEDIANS, before=before, after=after)))
    foot = key_height(entries) + 4
    sheet = new_sheet(foot + FEET + ROOM + HEAD)
    axes = sheet.plot(LEFT, foot + FEET, WIDTH - LEFT - RIGHT, ROOM)
    draw_steps(axes, (picture.lines,), picture.side)
    axes.plot([0, 1], picture.medians, color=INK, linewidth=2.2, marker="o", ms=5.5, zorder=4)
    axes.set_xlim(-MARGIN, 1 + MARGIN)
    axes.set_xticks([])
    number_axis(axes.yaxis, words.number, 6)
    _names(sheet, picture, words, foot)
    sheet.key(entries, foot)
    return sheet.figure


def draw_steps(axes: Axes, steps: Steps, side: Callable[[float, float], Side]) -> None:
    """Draw the lines of each step from one occasion to the next, in the looks of where they lead."""
    most = max((n for step in steps for _, _, n in step), default=1)
    # many lines are drawn faintly, so that where they crowd can be seen
    opacity = max(FAINTEST, min(1.0, 20 / max(*map(len, steps), 1)))
    for place, step in enumerate(steps):
        for before, after, n in step:
            colour, dashes, _ = LOOKS[side(before, after)]
            width = 0.7 + (WIDEST - 0.7) * (n - 1) / most
            axes.plot(
                [place, place + 1], [before, after], color=colour, linestyle=dashes, linewidth=width, alpha=opacity
            )


def _names(sheet: Sheet, picture: PairedLines, words: Words, foot: float) -> None:
    n = sum(n for _, _, n in picture.lines)
    heading = words.fill(HEADING, axis=fitted(picture.axis, WIDTH - 90, SMALL, lines=1), n=Count(n))
    sheet.write(2, sheet.height - LINE / 2 - 2, heading, size=SMALL)
    room = WIDTH - LEFT - RIGHT
    for place, occasion in enumerate(picture.occasions):
        x = LEFT + room * (place + MARGIN) / (1 + 2 * MARGIN)
        sheet.write(x, foot + LINE / 2 + 2, fitted(occasion, 0.45 * room, SIZE, lines=1), align="center")
