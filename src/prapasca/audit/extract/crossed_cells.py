"""The cells, totals and percentages of a table of before by after, told apart by how they add up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain

from prapasca.audit.extract.numbers import parse_decimal
from prapasca.audit.extract.rows import Number
from prapasca.audit.rounding import Rounded, share


@dataclass(frozen=True)
class Line:
    """A row as printed: its label, its counts with whatever stands between them, and percentages from a row below."""

    label: str
    counts: list[Number]
    percents: list[Number]
    total: bool


@dataclass(frozen=True)
class CrossedCell:
    """People with one category before and one after; None stands for all categories."""

    before: str | None
    after: str | None
    number: Number
    percent: Number | None = None


@dataclass(frozen=True)
class Crossing:
    """A table of before by after.

    Parameters
    ----------
    labels
        Its categories in the order printed, those of the columns first.
    cells
        Cells and totals.
    base
        Whom percentages are shares of: those in the same category ``"before"`` or ``"after"``, or ``"all"``; None
        where there are none, or it cannot be told.
    """

    labels: tuple[str, ...]
    cells: tuple[CrossedCell, ...]
    base: str | None = None

    @property
    def moves(self) -> tuple[CrossedCell, ...]:
        """The cells without the totals."""
        return tuple(cell for cell in self.cells if cell.before is not None and cell.after is not None)


@dataclass(frozen=True)
class _Row:
    label: str
    counts: tuple[Number, ...]
    percents: tuple[Number, ...]
    total: bool

    def whole(self, place: int) -> int:
        return self.counts[place].whole or 0


def crossed(across: Sequence[str], lines: Sequence[Line], times: tuple[str, str], *, sure: bool) -> Crossing | None:
    """Return the table that some rows make; None unless they can be told apart and nearly all of them add up.

    Parameters
    ----------
    across
        Labels of the columns.
    lines
        Rows as printed.
    times
        Of rows and columns, ``"before"`` and ``"after"`` in either order.
    sure
        Whether the table is said to cross two times, so that it needs no totals.

    Examples
    --------
    >>> cells = [Number(str(count), at, at + 1) for at, count in enumerate((4, 9, 1, 6))]
    >>> lines = [Line("a", cells[:2], [], total=False), Line("b", cells[2:], [], total=False)]
    >>> found = crossed(("a", "b"), lines, ("after", "before"), sure=True)
    >>> [(cell.before, cell.after, cell.number.whole) for cell in found.moves][:2]
    [('a', 'a', 4), ('b', 'a', 9)]
    """
    width = len(across)
    body = [line for line in lines if not line.total]
    labels = [line.label for line in body]
    if len(body) < 2 or len(set(labels)) < len(labels) or len(set(across)) < width or "" in labels:
        return None
    rows = _told_apart([*body, *(line for line in lines if line.total)][: len(body) + 1], width)
    if rows is None or not _adds_up(rows, width, sure=sure):
        return None
    cells = tuple(chain.from_iterable(_cells(row, across) for row in rows))
    if times[0] == "after":
        cells = tuple(replace(cell, before=cell.after, after=cell.before) for cell in cells)
    return Crossing(tuple(dict.fromkeys((*across, *labels))), cells, _base(rows, width, times))


def _told_apart(lines: Sequence[Line], width: int) -> list[_Row] | None:
    """Return the rows with counts and percentages apart; None if their numbers are not those of the columns."""
    least = min(len(line.counts) for line in lines)
    layouts = {width: (1, width), width + 1: (1, width + 1), 2 * width: (2, width), 2 * width + 2: (2, width + 1)}
    if least not in layouts:
        return None
    step, kept = layouts[least]
    rows = []
    for line in lines:
        if any(number.whole is not None or not number.printed for number in line.counts[least:]):
            return None
        counts = tuple(line.counts[:least:step])
        beside = tuple(line.counts[1:least:step]) if step == 2 else tuple(line.percents[:kept])
        if any(number.whole is None for number in counts):
            return None
        rows.append(_Row(line.label, counts, beside if len(beside) == kept else (), line.total))
    percents = [number for row in rows for number in row.percents]
    marked = any(number.whole is None for number in percents)
    return rows if step == 1 or marked else None


def _adds_up(rows: Sequence[_Row], width: int, *, sure: bool) -> bool:
    """Tell whether the sums show that these are cells and totals: all but what a single slip would upset."""
    body = [row for row in rows if not row.total]
    total = next((row for row in rows if row.total), None)
    across = [
        sum(row.whole(place) for place in range(width)) == row.whole(width) for row in rows if len(row.counts) > width
    ]
    down = (
        [sum(row.whole(place) for row in body) == total.whole(place) for place in range(len(total.counts))]
        if total
        else []
    )
    if not across and not down:
        return sure
    return all(sums.count(False) <= 1 for sums in (across, down)) and (*across, *down).count(True) >= 2


def _cells(row: _Row, across: Sequence[str]) -> list[CrossedCell]:
    names = (*across, None)[: len(row.counts)]
    percents = row.percents or (None,) * len(names)
    label = None if row.total else row.label
    return [
        CrossedCell(label, name, number, percent)
        for name, number, percent in zip(names, row.counts, percents, strict=True)
    ]


def _base(rows: Sequence[_Row], width: int, times: tuple[str, str]) -> str | None:
    """Return whom the percentages of the cells are shares of: what all of them but one fit at most."""
    body = [row for row in rows if not row.total]
    if any(not row.percents for row in body):
        return None
    columns = [_sizes([row.whole(place) for row in body], rows, place) for place in range(width)]
    everybody = {sum(row.whole(place) for row in body for place in range(width))}
    fitting = dict.fromkeys((*times, "all"), 0)
    for row in body:
        along = {sum(row.whole(place) for place in range(width)), *map(row.whole, range(width, len(row.counts)))}
        for place, percent in zip(range(width), row.percents, strict=False):
            printed = Rounded(parse_decimal(percent.printed.rstrip("%")) or Decimal(0))
            for base, sizes in zip(fitting, (along, columns[place], everybody), strict=True):
                fitting[base] += any(size and printed.is_near(share(row.whole(place), size)) for size in sizes)
    best = max(fitting, key=fitting.__getitem__)
    alone = list(fitting.values()).count(fitting[best]) == 1
    return best if alone and fitting[best] >= len(body) * width - 1 else None


def _sizes(counts: Sequence[int], rows: Sequence[_Row], place: int) -> set[int]:
    """Return how many are in a column: by its cells, and as printed below them."""
    return {sum(counts), *(row.whole(place) for row in rows if row.total)}
