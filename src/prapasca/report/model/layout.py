"""How a document is numbered and set on paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Numbering:
    """Numbers of tables, figures and headings; within a chapter, "Table 4.1" and "4.1 Results".

    `headings` numbers the sections too.
    """

    chapter: int | None = None
    headings: bool = False


PAPERS = {"a4": (595.3, 841.9), "us-letter": (612.0, 792.0)}
"""Width and height of each paper in points."""
POINTS_A_MILLIMETRE = 72 / 25.4


@dataclass(frozen=True)
class Layout:
    """Paper, margins in millimetres (top, right, bottom, left), fonts in order of preference, size in points.

    Examples
    --------
    >>> [round(side) for side in Layout().text_size()], [round(side) for side in Layout().text_size(flipped=True)]
    ([454, 700], [700, 454])
    """

    paper: Literal["a4", "us-letter"] = "a4"
    margins: tuple[float, float, float, float] = (25.0, 25.0, 25.0, 25.0)
    fonts: tuple[str, ...] = ("Times New Roman", "Liberation Serif", "Libertinus Serif")
    size: float = 11.0
    line_spacing: float = 1.15

    def text_size(self, *, flipped: bool = False) -> tuple[float, float]:
        """Return width and height of the text in points, on a page on its side if `flipped`."""
        width, height = PAPERS[self.paper][::-1] if flipped else PAPERS[self.paper]
        top, right, bottom, left = (margin * POINTS_A_MILLIMETRE for margin in self.margins)
        return width - left - right, height - top - bottom
