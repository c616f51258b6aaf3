"""Every profile that margins allow, in closed form or by counting, whichever is cheaper."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np

from prapasca.audit.engine.conditions import Conditions, Margin
from prapasca.audit.engine.deadline import Deadline
from prapasca.audit.engine.layout import layout
from prapasca.audit.engine.profiles import Profiles
from prapasca.audit.engine.tally import MOST_STATES, tally
from prapasca.audit.engine.three_categories import three_category_profiles

CLOSED_FORM_PROFILES = 20_000_000
"""The closed form is used where it makes at most about so many profiles."""

COUNTING_STATES = 6_000_000
"""Counting tables without their profiles may keep so many states."""

COMPLETIONS = 300
"""Incomplete margins with more completions than this are left to counting."""

Triple = tuple[int, int, int]


def profiles_of(conditions: Conditions, deadline: Deadline) -> Iterator[Profiles]:
    """Yield every profile of the tables with these margins; Z and claims are left aside.

    A profile may come in several pieces, whose ways add up.

    Parameters
    ----------
    conditions
        Margins complete, partial or absent.
    deadline
        When to give up.

    Raises
    ------
    UnfinishedError
        Too many profiles, or no time left.

    Examples
    --------
    >>> known = Conditions(20, ("a", "b", "c"), (None,) * 3, (None,) * 3)
    >>> sum(int(piece.ways.sum()) for piece in profiles_of(known, Deadline(5)))
    3108105
    """
    if conditions.cells is not None:
        yield from _printed(conditions)
        return
    closed = _closed_form(conditions)
    if closed is not None:
        step = conditions.values[1] - conditions.values[0]
        for pre, post in closed:
            yield from three_category_profiles(pre, post, step, deadline)
        return
    changes, values = conditions.changes, conditions.values
    place = {change: number for number, change in enumerate(changes)}
    cells = layout(conditions, lambda i, j: place[values[j] - values[i]])
    if cells is not None:
        found = tally(cells, len(changes), deadline, MOST_STATES)
        yield Profiles(changes, found.counts, found.ways)


def _printed(conditions: Conditions) -> Iterator[Profiles]:
    """Yield the profile of the table that is printed itself, if n and the margins are its own."""
    cells = np.array(conditions.cells, dtype=np.int64)
    sums = (cells.sum(axis=1).tolist(), cells.sum(axis=0).tolist())
    margins = zip((conditions.pre, conditions.post), sums, strict=True)
    agree = all(count in (None, total) for margin, found in margins for count, total in zip(margin, found, strict=True))
    if agree and int(cells.sum()) == conditions.n:
        values = np.array(conditions.values)
        changes = values[None, :] - values[:, None]
        counts = [[int(cells[changes == change].sum())] for change in conditions.changes]
        yield Profiles(conditions.changes, np.array(counts, dtype=np.int64), np.ones(1, dtype=np.int64))


def count_tables(conditions: Conditions, deadline: Deadline) -> int:
    """Return how many tables fulfil everything but Z.

    Parameters
    ----------
    conditions
        Margins and numbers of people up, unchanged and down.
    deadline
        When to give up.

    Raises
    ------
    UnfinishedError
        Too many states, or no time left.

    Examples
    --------
    >>> count_tables(Conditions(25, tuple("abcde"), (5,) * 5, (5,) * 5), Deadline(5))
    22069251
    """
    claims = conditions.sign_claims()
    claimed = any(claims)
    cells = layout(conditions, lambda i, j: 1 + (j > i) - (j < i) if claimed else 0)
    if cells is None:
        return 0
    found = tally(cells, 3 if claimed else 1, deadline, COUNTING_STATES)
    fits = np.ones(len(found.ways), dtype=np.bool_)
    for counts, row in zip(claims, (2, 1, 0), strict=True):
        for count in counts:
            fits &= found.counts[row] == count
    return int(found.ways[fits].sum())


def _closed_form(conditions: Conditions) -> list[tuple[Triple, Triple]] | None:
    """Return the complete margins to go through, or None where counting is the better way."""
    values = conditions.values
    if len(values) != 3 or values[2] - values[1] != values[1] - values[0]:
        return None
    n = conditions.n
    pairs: list[tuple[Triple, Triple]] = []
    work = 0
    for pre, post in (
        (pre, post) for pre in _completions(conditions.pre, n) for post in _completions(conditions.post, n)
    ):
        work += (1 + min(pre[0], post[2])) * (1 + min(pre[2], post[0])) * (1 + min(pre[1], post[1]))
        pairs.append((pre, post))
        if work > CLOSED_FORM_PROFILES or len(pairs) > COMPLETIONS:
            return None
    return pairs


def _completions(margin: Margin, n: int) -> Iterator[Triple]:
    """Yield the complete margins that agree with a partial one."""
    options = [range(n + 1) if count is None else (count,) for count in margin]
    for first, second in product(*options[:2]):
        third = n - first - second
        if third >= 0 and margin[2] in (None, third):
            yield first, second, third
