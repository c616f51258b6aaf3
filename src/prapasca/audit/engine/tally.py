"""Counting tables: cell by cell, equal states merged, each with the number of ways to reach it."""

from __future__ import annotations

from math import comb
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from prapasca.audit.engine.deadline import Deadline, UnfinishedError
from prapasca.audit.engine.layout import Layout
from prapasca.audit.engine.profiles import Integers, Ways

KEY_BITS = 62
MOST_STATES = 2_000_000
"""Beyond so many states at once counting is given up."""


class Tally(NamedTuple):
    """How many tables have each combination of label counts: shapes (L, N) and (N,)."""

    counts: Integers
    ways: Ways


class _Field(NamedTuple):
    """Where a number stands in the bits of a state."""

    shift: int
    mask: int

    def of(self, states: Integers) -> Integers:
        return (states >> self.shift) & self.mask


class _Bits(NamedTuple):
    """Where everything stands; the label that all others settle has no place."""

    columns: list[_Field]
    labels: dict[int, _Field]
    settled: int


def tally(cells: Layout, n_labels: int, deadline: Deadline, most_states: int = MOST_STATES) -> Tally:
    """Count the tables of a layout by their label counts.

    A state holds what each column still lacks and the label counts so far, packed into 62 bits.

    Parameters
    ----------
    cells
        Labels 0 .. L - 1.
    n_labels
        L, at least 1.
    deadline, most_states
        When to give up.

    Returns
    -------
    Tally
        Label counts ascending, each once.

    Raises
    ------
    UnfinishedError
        Too many states, or no time left.

    Examples
    --------
    >>> from prapasca.audit.engine.conditions import Conditions
    >>> from prapasca.audit.engine.layout import layout
    >>> known = Conditions(20, ("a", "b", "c"), (7, 13, 0), (0, 8, 12))
    >>> tally(layout(known, lambda i, j: 0), 1, Deadline(5)).ways.tolist()
    [8]
    """
    bits = _bits(cells, n_labels)
    start = sum(total << field.shift for total, field in zip(cells.column_totals, bits.columns, strict=True))
    exact = cells.most_tables() < 2**KEY_BITS
    states = np.array([start], dtype=np.int64)
    ways: Ways = np.ones(1, dtype=np.int64 if exact else object)
    for place, one in enumerate(cells.classes):
        deadline.check()
        low, high = _range(cells, place, states, bits.columns)
        states, ways, put = _spread(states, ways, low, high, most_states)
        states = states - (put << bits.columns[one.column].shift)
        if one.label in bits.labels:
            states = states + (put << bits.labels[one.label].shift)
        if one.n_cells > 1:
            ways = ways * _arrangements(one.n_cells, cells.n, ways.dtype)[put]
        deadline.check()
        states, ways = _merged(states, ways)
    return Tally(_label_counts(states, bits, n_labels, cells.n), ways)


def _bits(cells: Layout, n_labels: int) -> _Bits:
    most = [0] * n_labels
    for one in cells.classes:
        most[one.label] += min(cells.row_totals[one.row], cells.column_totals[one.column])
    settled = max(range(n_labels), key=most.__getitem__)
    kept = [label for label in range(n_labels) if label != settled and most[label]]
    widths = [total.bit_length() for total in cells.column_totals]
    widths += [min(most[label], cells.n).bit_length() for label in kept]
    if sum(widths) > KEY_BITS:
        raise UnfinishedError
    shifts = np.cumsum([0, *widths]).tolist()
    fields = [_Field(shift, (1 << width) - 1) for shift, width in zip(shifts, widths, strict=False)]
    n_columns = len(cells.column_totals)
    return _Bits(fields[:n_columns], dict(zip(kept, fields[n_columns:], strict=True)), settled)


def _range(cells: Layout, place: int, states: Integers, columns: list[_Field]) -> tuple[Integers, Integers]:
    """Return how few and how many may stand in a class so that all totals can still be met."""
    one = cells.classes[place]
    later_rows = sum(cells.row_totals[one.row + 1 :])
    after = {other.column for other in cells.classes[place + 1 :] if other.row == one.row}
    lacking = {column: columns[column].of(states) for column in {one.column, *after}}
    in_row = sum(field.of(states) for field in columns) - later_rows
    low = np.zeros_like(states)
    if one.column not in after:
        others = sum((lacking[column] for column in after), start=np.zeros_like(states))
        low = np.maximum(np.maximum(in_row - others, lacking[one.column] - later_rows), 0)
    return low, np.minimum(in_row, lacking[one.column])


def _spread(
    states: Integers, ways: Ways, low: Integers, high: Integers, most_states: int
) -> tuple[Integers, Ways, Integers]:
    """Repeat each state once for each number from low to high, and return those numbers too."""
    repeats = np.maximum(high - low + 1, 0)
    total = int(repeats.sum())
    if total > most_states:
        raise UnfinishedError
    ends = np.cumsum(repeats)
    put = np.arange(total) + np.repeat(low - (ends - repeats), repeats)
    return np.repeat(states, repeats), np.repeat(ways, repeats), put


def _merged(states: Integers, ways: Ways) -> tuple[Integers, Ways]:
    if len(states) < 2:
        return states, ways
    order = np.argsort(states, kind="stable")
    states, ways = states[order], ways[order]
    starts = np.flatnonzero(np.concatenate([[True], states[1:] != states[:-1]]))
    return states[starts], np.add.reduceat(ways, starts)


def _arrangements(cells: int, n: int, dtype: npt.DTypeLike) -> Ways:
    return np.array([comb(people + cells - 1, cells - 1) for people in range(n + 1)], dtype=dtype)


def _label_counts(states: Integers, bits: _Bits, n_labels: int, n: int) -> Integers:
    counts = np.zeros((n_labels, len(states)), dtype=np.int64)
    for label, field in bits.labels.items():
        counts[label] = field.of(states)
    counts[bits.settled] = n - counts.sum(axis=0)
    return counts
