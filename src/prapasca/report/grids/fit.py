"""How wide the columns of a table are, in which size of type, and whether its page must lie on its side.

No number and no word is parted while there is another way: the type becomes smaller, then the page turns. What width is
left then goes to the columns in which it saves the most lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

from prapasca.report.grids.grid import Grid
from prapasca.report.grids.letters import Face, are_narrow
from prapasca.report.grids.lines import GAP, WHOLE, Words, words_of
from prapasca.report.model import Layout

SMALLER = (1.0, 2.0, 3.0, 4.0)
"""How many points the type of a table is smaller than the text, the more the fuller it is."""
SMALLEST = 7.5
"""The smallest type there is, in points."""
HARDER = (12, 8, 5)
"""After how many letters words are parted where nothing else helps."""
LOW = 3
"""Lines up to which no row is too high for the size of its type."""
LINE = 1.2
"""How high a line is, as a share of the size of its type."""
HIGH = 1 / 3
"""Share of a page that makes a row too high to stay whole."""
STEP = 3.0
"""Points by which columns are tried wider."""


@dataclass(frozen=True)
class Fit:
    """How a table fits its page.

    `widths` of the columns are in points, like the `size` of the type, which is the `step`-th of `SMALLER`.
    On a page on its side if `flipped`; words parted after `longest` letters; `lines` are those of each row.
    `whole` unless a number or word is broader than its column; `high` rows may be parted by the end of a page.
    """

    widths: tuple[float, ...]
    size: float
    step: int = 0
    flipped: bool = False
    longest: int = WHOLE
    lines: tuple[int, ...] = field(default=(), repr=False)
    whole: bool = True
    high: frozenset[int] = frozenset()


def fit_page(grid: Grid, layout: Layout) -> Fit:
    """Return how a table fits its page: upright and in the usual type if it can be.

    Parameters
    ----------
    grid
        The table.
    layout
        Paper, margins and size of the text.

    Examples
    --------
    >>> from prapasca.language import STYLES
    >>> from prapasca.report.grids import lay_out
    >>> from prapasca.report.model import Column, Table
    >>> narrow, wide = ((Column("a long heading in a column"),) * count for count in (2, 30))
    >>> [fit_page(lay_out(Table("t", "", columns, ()), STYLES["id"]), Layout()).flipped for columns in (narrow, wide)]
    [False, True]
    """
    for longest, flipped in (*product((WHOLE,), (False, True)), *product(HARDER, (True,))):
        chosen = _readable(_fits(grid, layout, longest, flipped=flipped))
        if chosen:
            return chosen
    return _fit(grid, layout, len(SMALLER) - 1, HARDER[-1], flipped=True)


def least_width(grid: Grid, size: float) -> float:
    """Return how wide a table must be in points, so that no number and no word is parted."""
    return sum(_Columns.of(grid, Face(size), WHOLE).least())


def _readable(fits: Sequence[Fit]) -> Fit | None:
    """Return the first in which all rows are low, or else the first."""
    return next((fit for fit in fits if max(fit.lines, default=1) <= LOW), fits[0] if fits else None)


def _fits(grid: Grid, layout: Layout, longest: int, *, flipped: bool) -> list[Fit]:
    """Return how a table fits a page in each size of type in which it does."""
    tried = (_fit(grid, layout, step, longest, flipped=flipped) for step in range(len(SMALLER)))
    return [fit for fit in tried if fit.whole]


def _fit(grid: Grid, layout: Layout, step: int, longest: int, *, flipped: bool) -> Fit:
    size = max(SMALLEST, layout.size - SMALLER[step])
    face = Face(size, narrow=are_narrow(layout.fonts))
    room, height = layout.text_size(flipped=flipped)
    columns = _Columns.of(grid, face, longest)
    least = columns.least()
    widths = columns.filled(least, room)
    lines = tuple(_lines(grid, widths, face, longest))
    high = frozenset(at for at, count in enumerate(lines) if LINE * size * count > HIGH * height)
    return Fit(widths, size, step, flipped, longest, lines, whole=sum(least) <= room, high=high)


def _lines(grid: Grid, widths: Sequence[float], face: Face, longest: int) -> Iterator[int]:
    for row in grid.rows:
        at, most = 0, 1
        for cell in row.cells:
            most = max(most, words_of(cell, face, longest).lines(sum(widths[at : at + cell.columns])))
            at += cell.columns
        yield most


@dataclass(frozen=True)
class _Columns:
    """The cells of each column, and those that reach over several: from, up to and their words."""

    cells: tuple[tuple[Words, ...], ...]
    over: tuple[tuple[int, int, Words], ...]

    @classmethod
    def of(cls, grid: Grid, face: Face, longest: int) -> _Columns:
        cells: list[list[Words]] = [[] for _ in grid.aligns]
        over: list[tuple[int, int, Words]] = []
        for row in grid.rows:
            at = 0
            for cell in row.cells:
                if cell.columns == 1 and cell.text:
                    cells[at].append(words_of(cell, face, longest))
                elif cell.over:
                    over.append((at, at + cell.columns, words_of(cell, face, longest)))
                at += cell.columns
        return cls(tuple(map(tuple, cells)), tuple(over))

    def least(self) -> tuple[float, ...]:
        return self._widths(whole=False)

    def filled(self, least: tuple[float, ...], room: float) -> tuple[float, ...]:
        """Return widths that fill the room."""
        most = self._widths(whole=True)
        if sum(most) <= room:
            return _spread(most, room)
        return _spread(least if sum(least) >= room else self._shared(least, room), room)

    def _widths(self, *, whole: bool) -> tuple[float, ...]:
        widths = [max((one.most if whole else one.least for one in words), default=GAP) for words in self.cells]
        for start, stop, words in self.over:
            lacking = max(0.0, (words.most if whole else words.least) - sum(widths[start:stop]))
            for column in range(start, stop):
                widths[column] += lacking / (stop - start)
        return tuple(widths)

    def _shared(self, least: tuple[float, ...], room: float) -> tuple[float, ...]:
        """Widen column after column, each time where a point saves the most lines."""
        widths, left = list(least), room - sum(least)
        offers = [list(_offers(words, width, left)) for words, width in zip(self.cells, least, strict=True)]
        while True:
            best, chosen = 0.0, (-1, 0.0)
            for column, offered in enumerate(offers):
                have = next((lines for width, lines in reversed(offered) if width <= widths[column]), 0)
                for width, lines in offered:
                    more = width - widths[column]
                    if 0 < more <= left and (have - lines) / more > best:
                        best, chosen = (have - lines) / more, (column, width)
            column, width = chosen
            if not best:
                return tuple(widths)
            left -= width - widths[column]
            widths[column] = width


def _offers(words: Sequence[Words], least: float, left: float) -> Iterator[tuple[float, int]]:
    """Yield widths of a column, from the least, at which it has fewer lines, and how many."""
    last = sum(one.lines(least) for one in words)
    yield least, last
    for step in range(1, int(left / STEP) + 1):
        width = least + step * STEP
        lines = sum(one.lines(width) for one in words)
        if lines < last:
            yield width, lines
            last = lines
        if lines <= len(words):
            return


def _spread(widths: Sequence[float], room: float) -> tuple[float, ...]:
    """Return widths that fill the room, all changed by one factor."""
    return tuple(room * width / sum(widths) for width in widths)
