"""The sheet a picture is drawn on, measured in points, with the parts that pictures share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from prapasca.report.figures.lettering import LEADING, SIZE, SMALL, fitted, text_width
from prapasca.report.figures.palette import INK, WHITE, Dashes, Fill

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.figure import Figure

WIDTH = 340.0
"""Width of every figure: 12 cm. At 8 cm its smallest letters have more than 5 points."""

POINTS_PER_INCH = 72.0
SWATCH = 12.0
LINE = SIZE * LEADING
MIDDLE_OF_CAPITALS = 0.36
"""Half the height of a capital letter, as a share of the size."""


@dataclass(frozen=True)
class Sample:
    """A line or mark of a plot, as its key shows it."""

    colour: str
    dashes: Dashes = "-"
    marker: str = ""
    hollow: bool = False


Entry = tuple[Fill | Sample, str]


@dataclass(frozen=True)
class Sheet:
    """A figure whose page has one unit a point, from the lower left corner."""

    figure: Figure
    page: Axes
    height: float

    def write(
        self,
        x: float,
        y: float,
        text: str,
        *,
        align: Literal["left", "center", "right"] = "left",
        size: float = SIZE,
        bold: bool = False,
        on: Fill | None = None,
    ) -> None:
        """Write a text that fits as it is, its middle at the height `y`; `on` is the area it stands on."""
        alone = "\n" not in text
        self.page.text(
            x,
            y - MIDDLE_OF_CAPITALS * size if alone else y,
            text,
            ha=align,
            va="baseline" if alone else "center",
            size=size,
            weight="bold" if bold else "normal",
            color=on.ink if on else INK,
            bbox={"facecolor": on.colour, "edgecolor": "none", "pad": 1.0} if on and on.covers else None,
            linespacing=1.1,
        )

    def box(self, x: float, y: float, width: float, height: float, fill: Fill) -> None:
        """Draw a filled rectangle with a white rim."""
        from matplotlib.patches import Rectangle

        hatch = fill.hatch or None
        area = Rectangle((x, y), width, height, facecolor=fill.colour, edgecolor=INK, hatch=hatch, linewidth=0)
        self.page.add_patch(area)
        self.page.add_patch(Rectangle((x, y), width, height, fill=False, edgecolor=WHITE.colour, linewidth=0.8))

    def line(
        self,
        xs: tuple[float, ...],
        ys: tuple[float, ...],
        colour: str = INK,
        dashes: Dashes = "-",
        *,
        under: bool = False,
    ) -> None:
        """Draw a thin line, below the areas if `under`."""
        self.page.plot(xs, ys, color=colour, linestyle=dashes, linewidth=0.8, zorder=0.5 if under else 2)

    def dot(self, x: float, y: float, sample: Sample) -> None:
        """Draw the mark of a sample."""
        face = WHITE.colour if sample.hollow else sample.colour
        self.page.plot([x], [y], marker=sample.marker, ms=5.5, mfc=face, mec=sample.colour, linestyle="none", zorder=3)

    def plot(self, left: float, bottom: float, width: float, height: float) -> Axes:
        """Return a plot inside the sheet, open above and on the right."""
        size = (left / WIDTH, bottom / self.height, width / WIDTH, height / self.height)
        axes = self.figure.add_axes(size)
        axes.spines[["top", "right"]].set_visible(False)
        axes.tick_params(labelsize=SMALL, length=3, width=0.6)
        for spine in axes.spines.values():
            spine.set_linewidth(0.6)
        axes.set_facecolor("none")
        return axes

    def key(self, entries: list[Entry], top: float) -> None:
        """Tell what fills, lines and marks mean, in rows below `top`."""
        for number, row in enumerate(_key_rows(entries)):
            y, x = top - LINE * (number + 0.5), 2.0
            for sign, text in row:
                self._sign(x, y, sign)
                self.write(x + _sign_width(sign) + 4, y, text, size=SMALL)
                x += _entry_width((sign, text))

    def _sign(self, x: float, y: float, sign: Fill | Sample) -> None:
        if isinstance(sign, Fill):
            self.box(x, y - 4, SWATCH, 8, sign)
            if sign.luminance > 0.6:
                self.line((x, x + SWATCH, x + SWATCH, x, x), (y - 4, y - 4, y + 4, y + 4, y - 4), "#999999")
        elif sign.marker:
            self.dot(x + SWATCH / 2, y, sign)
        else:
            length = _sign_width(sign)
            self.page.plot([x, x + length], [y, y], color=sign.colour, linestyle=sign.dashes, linewidth=1.4)


def new_sheet(height: float) -> Sheet:
    """Return an empty white sheet of a height in points."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(WIDTH / POINTS_PER_INCH, height / POINTS_PER_INCH), facecolor=WHITE.colour)
    page = figure.add_axes((0, 0, 1, 1))
    page.set_axis_off()
    page.set_xlim(0, WIDTH)
    page.set_ylim(0, height)
    return Sheet(figure, page, height)


def key_height(entries: list[Entry]) -> float:
    """Return how much room a key needs."""
    return LINE * len(_key_rows(entries)) + 4


def _key_rows(entries: list[Entry]) -> list[list[Entry]]:
    rows: list[list[Entry]] = []
    used = WIDTH
    for sign, text in entries:
        entry = (sign, fitted(text, WIDTH - 40, SMALL, lines=1))
        width = _entry_width(entry)
        if used + width > WIDTH:
            rows.append([])
            used = 0.0
        rows[-1].append(entry)
        used += width
    return rows


def _sign_width(sign: Fill | Sample) -> float:
    return SWATCH if isinstance(sign, Fill) or sign.marker else 26.0


def _entry_width(entry: Entry) -> float:
    return _sign_width(entry[0]) + 4 + text_width(entry[1], SMALL) + 12


def number_axis(axis: Axis, show: Callable[[float], str], most: int, *, whole: bool = False) -> None:
    """Let an axis mark round numbers, at most so many, printed by `show`."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    axis.set_major_locator(MaxNLocator(most, steps=[1, 2, 5, 10], integer=whole, min_n_ticks=1))
    axis.set_major_formatter(FuncFormatter(lambda value, _: show(value)))
