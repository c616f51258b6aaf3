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


@dataclass(frozen=True)
class Layout:
    """Paper, margins in millimetres (top, right, bottom, left), fonts in order of preference, size in points."""

    paper: Literal["a4", "us-letter"] = "a4"
    margins: tuple[float, float, float, float] = (25.0, 25.0, 25.0, 25.0)
    fonts: tuple[str, ...] = ("Times New Roman", "Liberation Serif", "Libertinus Serif")
    size: float = 11.0
    line_spacing: float = 1.15
