"""Colours that colour-blind readers tell apart, with hatches for print in grey (Okabe and Ito, 2008)."""

from __future__ import annotations

from dataclasses import dataclass

ORANGE = "#e69f00"
BLUE = "#0072b2"
GREEN = "#009e73"
PURPLE = "#cc79a7"
VERMILLION = "#d55e00"
GREY = "#d9d9d9"
DARK_GREY = "#808080"
INK = "#1a1a1a"
PALE = "#f2f2f2"

Dashes = str | tuple[int, tuple[int, ...]]

LINES: tuple[tuple[str, Dashes], ...] = (
    (BLUE, "-"),
    (VERMILLION, "--"),
    (INK, "-."),
    (GREEN, ":"),
    (PURPLE, (0, (6, 1, 1, 1, 1, 1))),
)
"""Colour and dashes of each line of a plot, in turn."""


@dataclass(frozen=True)
class Fill:
    """Colour and hatch of an area."""

    colour: str
    hatch: str = ""

    @property
    def luminance(self) -> float:
        """How bright the colour is in grey, from 0 to 1 (WCAG's relative luminance).

        Examples
        --------
        >>> Fill("#ffffff").luminance, Fill("#000000").luminance
        (1.0, 0.0)
        """
        channels = (int(self.colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
        return round(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2], 12)

    @property
    def covers(self) -> bool:
        """Whether letters on the area need the plain colour behind them: on a hatch, or on white to hide a line."""
        return bool(self.hatch) or self.colour == "#ffffff"

    @property
    def ink(self) -> str:
        """Colour of letters on the area that contrasts most."""
        return "#ffffff" if self.luminance < 0.18 else INK


WHITE = Fill("#ffffff")
IMPROVED = Fill(BLUE)
UNCHANGED = Fill(GREY)
WORSENED = Fill(ORANGE, "////")
EXTREME = Fill(BLUE)
INNER = Fill("#bfbfbf")


def scale_fills(k: int) -> tuple[Fill, ...]:
    """Return fills of `k` categories, worst to best: hatched orange over pale grey to plain blue.

    Examples
    --------
    >>> [fill.colour for fill in scale_fills(3)]
    ['#e69f00', '#f2f2f2', '#0072b2']
    """
    return tuple(_scale_fill(2 * place - (k - 1), k - 1) for place in range(k))


def _scale_fill(distance: int, furthest: int) -> Fill:
    """Return the fill at a signed distance from the middle of the scale."""
    if distance == 0:
        return Fill(PALE)
    share = abs(distance) / furthest
    if distance > 0:
        return Fill(_between(PALE, BLUE, share))
    return Fill(_between(PALE, ORANGE, share), "/" * round(2 + 4 * share))


def _between(start: str, end: str, share: float) -> str:
    pairs = ((int(start[at : at + 2], 16), int(end[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(low + (high - low) * share):02x}" for low, high in pairs)
