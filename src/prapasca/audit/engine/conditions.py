"""What is known of one group and outcome, as the engine takes it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from prapasca.audit.engine.conventions import CONVENTIONS
from prapasca.audit.engine.printed import Printed
from prapasca.checks import check_choice
from prapasca.errors import N_, InputError

Margin = tuple[int | None, ...]


@dataclass(frozen=True)
class Conditions:
    """Everything printed about one paired table; None stands for what was not printed.

    Parameters
    ----------
    n : int
        Number of people observed at both times.
    categories : tuple of str, length K
        From worst to best.
    pre, post : tuple of (int or None), length K
        How many stand in each category before and after.
    z : Printed, optional
        Z of the signed-rank test of this table.
    conventions : tuple of str
        Keys of :data:`~prapasca.audit.engine.conventions.CONVENTIONS` under any of which Z may
        have been computed; all of them unless given.
    n_positive, n_negative, n_ties : int, optional
        N of the Ranks table, on the category scores, ``post - pre``.
    improved, not_improved, unchanged, worsened : int, optional
        Claims taken as true.
    cells : tuple of K tuples of K int, optional
        The table itself where it is printed, rows before, columns after; margins that contradict it
        leave no table.
    scores : tuple of int, length K, optional
        What the test was computed from, rising; positions 0..K-1 unless given.

    Raises
    ------
    InputError
        Codes ``"too-few-categories"``, ``"margin-length"``, ``"cells"``, ``"count"``, ``"scores"``,
        ``"unknown-choice"`` (a convention). Numbers that contradict each other are no error.

    Examples
    --------
    >>> known = Conditions(20, ("none", "not smooth", "smooth"), (None, 13, None), (0, 8, 12), Printed("-4,359"))
    >>> known.items()
    {'n': 20, 'pre[1]': 13, 'post[0]': 0, 'post[1]': 8, 'post[2]': 12, 'z': '-4,359'}
    """

    n: int
    categories: tuple[str, ...]
    pre: Margin
    post: Margin
    z: Printed | None = None
    conventions: tuple[str, ...] = tuple(CONVENTIONS)
    n_positive: int | None = None
    n_negative: int | None = None
    n_ties: int | None = None
    improved: int | None = None
    not_improved: int | None = None
    unchanged: int | None = None
    worsened: int | None = None
    cells: tuple[tuple[int, ...], ...] | None = None
    scores: tuple[int, ...] | None = None

    def __post_init__(self) -> None:
        size = len(self.categories)
        if size < 2:
            raise InputError(
                "too-few-categories",
                N_("categories: found {found}, expected at least two, from worst to best"),
                found=size,
            )
        for name in ("pre", "post"):
            self._check_margin(name, size)
        self._check_cells(size)
        for name in ("n", *COUNTS):
            _check_count(name, getattr(self, name))
        for name in self.conventions:
            check_choice("conventions", name, CONVENTIONS)
        values = self.values
        if len(values) != size or any(low >= high for low, high in pairwise(values)):
            raise InputError(
                "scores",
                N_("scores: found {found}, expected {size} numbers that rise from the worst category to the best"),
                found=list(values),
                size=size,
            )

    def _check_margin(self, name: str, size: int) -> None:
        margin: Margin = getattr(self, name)
        if len(margin) != size:
            raise InputError(
                "margin-length",
                N_("{name}: found {found} counts, expected {size}, one for each category, None where unknown"),
                name=name,
                found=len(margin),
                size=size,
            )
        for place, count in enumerate(margin):
            _check_count(f"{name}[{place}]", count)

    def _check_cells(self, size: int) -> None:
        for row, counts in enumerate(self.cells or ()):
            for column, count in enumerate(counts):
                _check_count(f"cells[{row}][{column}]", count)
        widths = [len(self.cells), *map(len, self.cells)] if self.cells is not None else []
        if any(width != size for width in widths):
            raise InputError(
                "cells",
                N_("cells: found {found} rows and columns, expected {size}, one for each category"),
                found=widths,
                size=size,
            )

    @property
    def values(self) -> tuple[int, ...]:
        """The scores, positions where none are given."""
        return tuple(range(len(self.categories))) if self.scores is None else self.scores

    @property
    def changes(self) -> tuple[int, ...]:
        """Differences of score that can occur, ascending, 0 among them."""
        return tuple(sorted({after - before for before in self.values for after in self.values}))

    @property
    def total_change(self) -> int | None:
        """Sum of all changes of score, which complete margins settle; None otherwise."""
        before, after = _weighted(self.values, self.pre), _weighted(self.values, self.post)
        return None if before is None or after is None else after - before

    def sign_claims(self) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
        """Return the numbers printed of people who went up, stayed and went down, each in all its wordings."""
        up = {self.n_positive, self.improved, None if self.not_improved is None else self.n - self.not_improved}
        stayed, down = {self.n_ties, self.unchanged}, {self.n_negative, self.worsened}
        known = [frozenset(count for count in group if count is not None) for group in (up, stayed, down)]
        return known[0], known[1], known[2]

    def items(self) -> dict[str, int | str]:
        """Return each number printed by its name, for the search for contradictions."""
        found: dict[str, int | str] = {"n": self.n}
        for name in ("pre", "post"):
            cells = enumerate(getattr(self, name))
            found.update({f"{name}[{place}]": count for place, count in cells if count is not None})
        if self.z is not None:
            found["z"] = self.z.text
        counts = {name: getattr(self, name) for name in COUNTS}
        return found | {name: count for name, count in counts.items() if count is not None}


COUNTS = ("n_positive", "n_negative", "n_ties", "improved", "not_improved", "unchanged", "worsened")
"""Fields that count people by the direction of their change."""


def _weighted(values: tuple[int, ...], margin: Margin) -> int | None:
    known = [count for count in margin if count is not None]
    if len(known) < len(margin):
        return None
    return sum(value * count for value, count in zip(values, known, strict=True))


def _check_count(name: str, count: int | None) -> None:
    if count is not None and (isinstance(count, bool) or not isinstance(count, int) or count < 0):
        raise InputError(
            "count", N_("{name}: found {found}, expected whole numbers, 0 or more"), name=name, found=count
        )
