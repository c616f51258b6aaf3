"""The changes against the quantiles of a normal distribution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prapasca.errors import N_
from prapasca.report.figures.lettering import SIZE, SMALL, fitted
from prapasca.report.figures.palette import BLUE, DARK_GREY
from prapasca.report.figures.sheet import LINE, WIDTH, Entry, Sample, Sheet, key_height, new_sheet, number_axis
from prapasca.report.figures.words import Words
from prapasca.report.model import Count, QuantilePlot, Real

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LEFT, RIGHT, HEAD, ROOM = 64.0, 14.0, LINE + 10, 190.0
FEET = 2 * LINE + 14
SMALLEST, LARGEST = 16.0, 90.0
"""Areas of a dot in square points: of one person, and of as many as share the most frequent change."""

HEADING = N_("{axis} (n = {n})")
QUANTILE = N_("Quantile of the normal distribution")
STRAIGHT = N_("Normal distribution with the same mean and SD")
WITHOUT = N_("Changes")
TESTED = N_("Changes; Shapiro–Wilk W = {w}, p = {p}")


def paint_quantile_plot(picture: QuantilePlot, words: Words) -> Figure:
    """Draw a dot for each change, larger for more people, and the line on which normal changes lie."""
    entries: list[Entry] = [
        (Sample(BLUE, "-", "o"), changes_named(picture, words)),
        (Sample(DARK_GREY), words.t(STRAIGHT)),
    ]
    foot = key_height(entries) + 4
    sheet = new_sheet(foot + FEET + ROOM + HEAD)
    axes = sheet.plot(LEFT, foot + FEET, WIDTH - LEFT - RIGHT, ROOM)
    _draw(axes, picture)
    number_axis(axes.xaxis, words.number, 7)
    number_axis(axes.yaxis, words.number, 6)
    _names(sheet, picture, words, foot)
    sheet.key(entries, foot)
    return sheet.figure


def changes_named(picture: QuantilePlot, words: Words) -> str:
    """Return what the dots are, with the test of normality where there is one."""
    if picture.w is None or picture.p is None:
        return words.t(WITHOUT)
    return words.fill(TESTED, w=Real(picture.w, 3, bounded=True), p=words.p(picture.p))


def _draw(axes: Axes, picture: QuantilePlot) -> None:
    scores = [score for score, _, _ in picture.points]
    reach = max(1.0, *map(abs, scores)) * 1.08
    ends = [picture.mean - reach * picture.sd, picture.mean + reach * picture.sd]
    axes.plot([-reach, reach], ends, color=DARK_GREY, linewidth=1.0, zorder=1)
    most = max(n for _, _, n in picture.points)
    sizes = [SMALLEST + (LARGEST - SMALLEST) * (n - 1) / most for _, _, n in picture.points]
    changes = [change for _, change, _ in picture.points]
    axes.scatter(scores, changes, s=sizes, color=BLUE, alpha=0.75, linewidths=0, zorder=2)
    axes.set_xlim(-reach, reach)


def _names(sheet: Sheet, picture: QuantilePlot, words: Words, foot: float) -> None:
    n = sum(n for _, _, n in picture.points)
    heading = words.fill(HEADING, axis=fitted(picture.axis, WIDTH - 90, SMALL, lines=1), n=Count(n))
    sheet.write(2, sheet.height - LINE / 2 - 2, heading, size=SMALL)
    sheet.write(LEFT + (WIDTH - LEFT - RIGHT) / 2, foot + LINE / 2 + 2, words.t(QUANTILE), align="center", size=SIZE)
