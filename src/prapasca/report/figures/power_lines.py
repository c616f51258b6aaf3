"""Power of some tests against the number of pairs."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING

from prapasca.errors import N_
from prapasca.report.figures.lettering import SMALL
from prapasca.report.figures.palette import DARK_GREY, LINES
from prapasca.report.figures.sheet import LINE, WIDTH, Entry, Sample, Sheet, key_height, new_sheet, number_axis
from prapasca.report.figures.words import Words
from prapasca.report.model import Count, PowerLines

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LEFT, RIGHT, HEAD, ROOM = 34.0, 14.0, LINE + 16, 190.0
FEET = LINE + 22

PAIRS = N_("Number of pairs")
POWER = N_("Power")
TARGET = N_("Power asked for: {target}")
PLANNED = N_("n = {n}")


def paint_power_lines(picture: PowerLines, words: Words) -> Figure:
    """Draw a line for each test, and thin ones at the power asked for and the number of pairs planned."""
    looks = [look for look, _ in zip(cycle(LINES), picture.names, strict=False)]
    entries: list[Entry] = [
        (Sample(colour, dashes), name) for (colour, dashes), name in zip(looks, picture.names, strict=True)
    ]
    if picture.target is not None:
        entries.append((Sample(DARK_GREY), words.fill(TARGET, target=words.bounded(picture.target))))
    foot = key_height(entries) + 4
    sheet = new_sheet(foot + FEET + ROOM + HEAD)
    axes = sheet.plot(LEFT, foot + FEET, WIDTH - LEFT - RIGHT, ROOM)
    for (colour, dashes), points in zip(looks, picture.points, strict=True):
        marker = "o" if len(points) == 1 else None
        sizes, powers = [n for n, _ in points], [power for _, power in points]
        axes.plot(sizes, powers, color=colour, linestyle=dashes, linewidth=1.4, marker=marker)
    _scales(axes, picture, words)
    _marks(sheet, axes, picture, words)
    sheet.write(2, sheet.height - LINE / 2 - 2, words.t(POWER), size=SMALL)
    sheet.write(LEFT + (WIDTH - LEFT - RIGHT) / 2, foot + 0.7 * LINE, words.t(PAIRS), align="center")
    sheet.key(entries, foot)
    return sheet.figure


def _scales(axes: Axes, picture: PowerLines, words: Words) -> None:
    sizes = [n for points in picture.points for n, _ in points] + ([picture.n] if picture.n is not None else [])
    low, high = min(sizes, default=0), max(sizes, default=1)
    margin = max(0.02 * (high - low), 0.5)
    axes.set_xlim(low - margin, high + margin)
    axes.set_ylim(0, 1.02)
    number_axis(axes.xaxis, words.number, 8, whole=True)
    number_axis(axes.yaxis, words.bounded, 6)


def _marks(sheet: Sheet, axes: Axes, picture: PowerLines, words: Words) -> None:
    if picture.target is not None:
        axes.axhline(picture.target, color=DARK_GREY, linewidth=0.8, zorder=1)
    if picture.n is not None:
        axes.axvline(picture.n, color=DARK_GREY, linewidth=0.8, linestyle=(0, (3, 2)), zorder=1)
        low, high = axes.get_xlim()
        x = LEFT + (picture.n - low) / (high - low) * (WIDTH - LEFT - RIGHT)
        text = words.fill(PLANNED, n=Count(picture.n))
        sheet.write(x, sheet.height - HEAD + 2 + LINE / 2, text, align="center", size=SMALL)
