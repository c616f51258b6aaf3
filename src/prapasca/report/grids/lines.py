"""Where lines end inside a cell, and how many there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from prapasca.report.grids.grid import INDENT, GridCell
from prapasca.report.grids.letters import Face

GAP = 8.0
"""Points between the letters of neighbouring columns, a part of every width."""
WHOLE = 24
"""Up to how many letters a word or number is never parted."""
_ENDS = re.compile(r" |(?<=\w\w[–-])(?=\w\w)")


@dataclass(frozen=True)
class Words:
    """Widths of what a cell's lines may be made of, in points, of a space between, and of what stands beside them."""

    pieces: tuple[float, ...]
    spaces: tuple[float, ...]
    beside: float

    @property
    def least(self) -> float:
        """Width of a column in which no piece is parted."""
        return self.beside + max(self.pieces, default=0.0)

    @property
    def most(self) -> float:
        """Width of a column in which all stands in one line."""
        return self.beside + sum(self.pieces) + sum(self.spaces)

    def lines(self, width: float) -> int:
        """Return how many lines there are in a column of a width."""
        room, used, count = max(width - self.beside, 1.0), 0.0, 1
        for piece, space in zip(self.pieces, (0.0, *self.spaces), strict=False):
            if used and used + space + piece > room:
                count, used = count + 1, 0.0
            parted = int(piece // room) if piece > room else 0
            count += parted
            used = used + (space if used else 0.0) + piece - parted * room
        return count


def words_of(cell: GridCell, face: Face, longest: int = WHOLE) -> Words:
    """Return what a cell's lines are made of, words parted after `longest` letters.

    Examples
    --------
    >>> made = words_of(GridCell("some words"), Face(10))
    >>> made.lines(made.most), made.lines(made.least)
    (1, 2)
    >>> [len(words_of(GridCell("9 × 10", held=held), Face(10)).pieces) for held in (True, False)]
    [1, 3]
    """
    pieces: list[float] = []
    spaces: list[float] = []
    space = face.width(" ", strong=cell.strong)
    for word in [cell.text] if cell.held else cell.text.split(" "):
        for at, piece in enumerate(_pieces(word, longest, parted=not cell.held)):
            if pieces:
                spaces.append(0.0 if at else space)
            pieces.append(face.width(piece, strong=cell.strong))
    return Words(tuple(pieces), tuple(spaces), GAP + (INDENT if cell.indented else 0.0))


def _pieces(word: str, longest: int, *, parted: bool) -> Iterator[str]:
    for piece in _ENDS.split(word) if parted else [word]:
        yield from (piece[start : start + longest] for start in range(0, max(1, len(piece)), longest))
