"""The exact distribution without any effect, and the value observed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from prapasca.errors import N_
from prapasca.report.figures.lettering import SIZE, SMALL, fitted, text_width
from prapasca.report.figures.palette import EXTREME, INK, INNER, VERMILLION
from prapasca.report.figures.sheet import LINE, WIDTH, Entry, Sheet, key_height, new_sheet, number_axis
from prapasca.report.figures.words import Words
from prapasca.report.model import NullCurve

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LEFT, RIGHT, HEAD, ROOM = 46.0, 12.0, 2 * LINE + 12, 150.0
FEET = 2 * LINE + 20
MOST_BARS = 60
WIDEST = 0.8
"""Share of the distance between two values that a bar fills."""

PROBABILITY = N_("Probability")
DENSITY = N_("Probability per unit")
OBSERVED = N_("Observed: {value}")
AS_EXTREME = N_("at least as extreme as observed: p = {p}")
LESS_EXTREME = N_("less extreme")


def paint_null_curve(picture: NullCurve, words: Words) -> Figure:
    """Draw the distribution, what is at least as extreme in colour, and an arrow at the value observed."""
    entries: list[Entry] = [
        (EXTREME, words.fill(AS_EXTREME, p=words.p(picture.p, picture.log_p))),
        (INNER, words.t(LESS_EXTREME)),
    ]
    foot = key_height(entries) + 4
    sheet = new_sheet(foot + FEET + ROOM + HEAD)
    axes = sheet.plot(LEFT, foot + FEET, WIDTH - LEFT - RIGHT, ROOM)
    (_area if picture.smoothed else _bars)(axes, picture)
    _scales(axes, picture, words)
    _observed(sheet, axes, picture, words)
    title = words.t(DENSITY if picture.smoothed else PROBABILITY)
    sheet.write(2, sheet.height - LINE / 2 - 2, title, size=SMALL)
    middle = LEFT + (WIDTH - LEFT - RIGHT) / 2
    axis = fitted(picture.axis, WIDTH - LEFT - RIGHT, SIZE)
    sheet.write(middle, foot + LINE, axis, align="center")
    sheet.key(entries, foot)
    return sheet.figure


def _bars(axes: Axes, picture: NullCurve) -> None:
    """Draw a bar a value, or a line where they are many."""
    colours = [(EXTREME if picture.extreme(value) else INNER).colour for value in picture.values]
    if len(picture.values) > MOST_BARS:
        axes.vlines(picture.values, 0, picture.probabilities, colors=colours, linewidth=0.8)
    else:
        steps = [after - before for before, after in pairwise(picture.values)]
        axes.bar(picture.values, picture.probabilities, WIDEST * min(steps, default=1.0), color=colours, linewidth=0)


def _area(axes: Axes, picture: NullCurve) -> None:
    """Fill below the curve; colours part exactly where values become as extreme as the one observed."""
    import numpy as np

    far = abs(picture.observed - picture.centre)
    edges = {"two-sided": (picture.centre - far, picture.centre + far)}.get(picture.alternative, (picture.observed,))
    values = np.union1d(picture.values, [edge for edge in edges if picture.values[0] < edge < picture.values[-1]])
    heights = np.interp(values, picture.values, picture.probabilities)
    extreme = np.array([picture.extreme(value) for value in values.tolist()])
    axes.fill_between(values, heights, color=INNER.colour, linewidth=0)
    axes.fill_between(values, heights, where=extreme.tolist(), color=EXTREME.colour, linewidth=0)
    axes.plot(values, heights, color=INK, linewidth=0.8)


def _scales(axes: Axes, picture: NullCurve, words: Words) -> None:
    low, high = min(*picture.values, picture.observed), max(*picture.values, picture.observed)
    margin = max(0.03 * (high - low), 0.5)
    axes.set_xlim(low - margin, high + margin)
    axes.set_ylim(0, 1.08 * max(picture.probabilities))
    number_axis(axes.xaxis, words.number, 7, whole=True)
    number_axis(axes.yaxis, words.bounded, 5)
    if picture.smoothed:
        axes.set_yticks([])


def _observed(sheet: Sheet, axes: Axes, picture: NullCurve, words: Words) -> None:
    low, high = axes.get_xlim()
    x = LEFT + (picture.observed - low) / (high - low) * (WIDTH - LEFT - RIGHT)
    base = sheet.height - HEAD - ROOM
    top = sheet.height - HEAD + 4
    sheet.line((x, x), (base, top), VERMILLION, (0, (3, 2)))
    text = words.fill(OBSERVED, value=words.number(picture.observed))
    half = text_width(text, SMALL, bold=True) / 2
    centre = min(max(x, half + 2), WIDTH - half - 2)
    sheet.write(centre, top + LINE / 2, text, align="center", size=SMALL, bold=True)
