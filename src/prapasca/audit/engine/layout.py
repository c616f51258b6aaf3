"""The cells of a square table, grouped by what is known of their rows and columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from math import comb, prod

from prapasca.audit.engine.conditions import Conditions, Margin


@dataclass(frozen=True)
class CellClass:
    """Cells that cannot be told apart: same row total, same column total, same label.

    Parameters
    ----------
    row, column : int
        Places in the totals of the layout.
    label : int
        What counts of the cells are gathered under.
    n_cells : int
        How many cells there are.
    """

    row: int
    column: int
    label: int
    n_cells: int


@dataclass(frozen=True)
class Layout:
    """Totals that must be met and the classes of cells that meet them.

    Rows whose total is not known share one total, what the others leave of n; columns likewise.

    Parameters
    ----------
    row_totals, column_totals : tuple of int
        Both sum to n; rows in ascending order.
    classes : tuple of CellClass
        Row by row; cells that must be empty are left out.
    """

    row_totals: tuple[int, ...]
    column_totals: tuple[int, ...]
    classes: tuple[CellClass, ...]

    @property
    def n(self) -> int:
        """Number of people."""
        return sum(self.row_totals)

    def most_tables(self) -> int:
        """Return a number that the number of tables does not exceed."""
        rows: Counter[int] = Counter()
        columns: Counter[int] = Counter()
        for one in self.classes:
            rows[one.row] += one.n_cells
            columns[one.column] += one.n_cells
        return min(
            prod(_ways(self.row_totals[place], cells) for place, cells in rows.items()),
            prod(_ways(self.column_totals[place], cells) for place, cells in columns.items()),
        )


def layout(conditions: Conditions, label: Callable[[int, int], int]) -> Layout | None:
    """Return the layout under which cells of one `label` are gathered; None where totals contradict.

    Parameters
    ----------
    conditions
        Of which n and both margins are used.
    label
        Of a cell, from its row and its column.

    Examples
    --------
    >>> known = Conditions(20, ("a", "b", "c"), (None, 13, None), (0, 8, 12))
    >>> found = layout(known, lambda i, j: 0)
    >>> found.row_totals, found.column_totals
    ((7, 13), (0, 8, 12))
    >>> [(one.row, one.column, one.n_cells) for one in found.classes]
    [(0, 1, 2), (0, 2, 2), (1, 1, 1), (1, 2, 1)]
    """
    rows, columns = _totals(conditions.pre, conditions.n), _totals(conditions.post, conditions.n)
    if rows is None or columns is None:
        return None
    (row_totals, row_of), (column_totals, column_of) = rows, columns
    places = range(len(conditions.categories))
    grouped = Counter((row_of[i], column_of[j], label(i, j)) for i in places for j in places)
    order = {row: place for place, row in enumerate(sorted(range(len(row_totals)), key=lambda row: row_totals[row]))}
    classes = [
        CellClass(order[row], column, name, count)
        for (row, column, name), count in grouped.items()
        if row_totals[row] and column_totals[column]
    ]
    classes.sort(key=lambda one: (one.row, one.column, one.label))
    return Layout(tuple(sorted(row_totals)), tuple(column_totals), tuple(classes))


def _totals(margin: Margin, n: int) -> tuple[list[int], list[int]] | None:
    """Return the totals, and which of them each category counts towards; None where they contradict."""
    known = [count for count in margin if count is not None]
    left = n - sum(known)
    if left < 0 or (left and len(known) == len(margin)):
        return None
    own = iter(range(len(known)))
    places = [len(known) if count is None else next(own) for count in margin]
    return (known if len(known) == len(margin) else [*known, left]), places


def _ways(people: int, cells: int) -> int:
    return comb(people + cells - 1, cells - 1)
