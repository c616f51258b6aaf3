"""Every paired table written out one by one: slow and plain, for the engine to agree with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from prapasca.audit.engine import CONVENTIONS, Conditions, Printed


def compositions(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in compositions(total - first, parts - 1):
            yield first, *rest


@dataclass(frozen=True)
class PlainTable:
    """One table, as a tuple of its cells row by row."""

    cells: tuple[int, ...]
    values: tuple[int, ...]

    @property
    def size(self) -> int:
        return len(self.values)

    @property
    def rows(self) -> tuple[tuple[int, ...], ...]:
        return tuple(self.cells[start : start + self.size] for start in range(0, len(self.cells), self.size))

    @property
    def pre(self) -> tuple[int, ...]:
        return tuple(map(sum, self.rows))

    @property
    def post(self) -> tuple[int, ...]:
        return tuple(map(sum, zip(*self.rows, strict=True)))

    @cached_property
    def changes(self) -> list[int]:
        """The change of each person."""
        steps = [after - before for before in self.values for after in self.values]
        return [step for step, count in zip(steps, self.cells, strict=True) for _ in range(count)]

    @property
    def signs(self) -> tuple[int, int, int]:
        """How many went up, stayed and went down."""
        found = Counter((change > 0) - (change < 0) for change in self.changes)
        return found[1], found[0], found[-1]

    def ranks(self, zeros: str) -> list[tuple[Fraction, int]]:
        """Midrank and change of each person, by the definition: half of those tied, and all below."""
        changes = [change for change in self.changes if change or zeros != "dropped"]
        sizes = [abs(change) for change in changes]
        return [
            (Fraction(2 * sum(other < size for other in sizes) + sizes.count(size) + 1, 2), change)
            for size, change in zip(sizes, changes, strict=True)
        ]

    def squared_z(self, name: str) -> Fraction:
        """Return Z squared under a convention of the engine, by textbook formulas."""
        convention = CONVENTIONS[name]
        ranks = self.ranks(convention.zeros)
        deviation = abs(sum(rank * ((change > 0) - (change < 0)) for rank, change in ranks)) / Fraction(2)
        if convention.continuity:
            deviation = max(Fraction(0), deviation - Fraction(1, 2))
        zeros, every = sum(not change for _, change in ranks), len(ranks)
        variance = Fraction(every * (every + 1) * (2 * every + 1), 24)
        if convention.zeros == "pratt":
            variance -= Fraction(zeros * (zeros + 1) * (2 * zeros + 1), 24)
        if convention.ties_corrected:
            ties = Counter(abs(change) for _, change in ranks if change or convention.zeros == "zsplit")
            variance -= Fraction(sum(size**3 - size for size in ties.values()), 48)
        if not variance:
            return Fraction(0)
        # nobody changed: programs that rank zeros print 0 too
        return deviation**2 / variance

    def prints(self, printed: Printed, name: str) -> bool:
        low, high, scale = printed.interval(truncated=CONVENTIONS[name].truncated)
        square = self.squared_z(name) * scale**2
        below = square < high**2 if CONVENTIONS[name].truncated else square <= high**2
        return low**2 <= square and below

    def fulfils(self, known: Conditions, *, with_z: bool = True) -> bool:
        margins = zip((*known.pre, *known.post), (*self.pre, *self.post), strict=True)
        up, stayed, down = self.signs
        counts: list[tuple[Any, int]] = [
            *margins,
            (known.n_positive, up),
            (known.n_ties, stayed),
            (known.n_negative, down),
            (known.improved, up),
            (known.unchanged, stayed),
            (known.worsened, down),
            (known.not_improved, stayed + down),
        ]
        if any(claim is not None and claim != count for claim, count in counts):
            return False
        return not with_z or known.z is None or any(self.prints(known.z, name) for name in known.conventions)


def all_tables(n: int, values: tuple[int, ...]) -> list[PlainTable]:
    return [PlainTable(cells, values) for cells in compositions(n, len(values) ** 2)]
