"""OccasionTable: how many people went through each sequence of categories over three or more occasions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType

import numpy as np

from prapasca.categories import distinct, positions, rising
from prapasca.change import Counts, whole_counts
from prapasca.checks import is_missing
from prapasca.errors import N_, InputError
from prapasca.transition import TransitionTable

Path = tuple[int, ...]
"""Position of a person's category on each occasion."""


@dataclass(frozen=True, eq=False)
class OccasionTable:
    """Counts of people by their category on each of m occasions, ``K ** m`` cells of which few are filled.

    Build one with :meth:`from_rows` or :meth:`from_counts`. With two occasions it says what a
    :class:`prapasca.TransitionTable` says.

    Parameters
    ----------
    counts : mapping of path to int
        People by the positions of their categories, one a occasion; those without anyone left out. Read-only.
    occasions : tuple of length m
        Names of the occasions, in time.
    categories : tuple of length K
        Ordered from worst to best.
    scores : tuple of Decimal, length K
        Rising numbers the categories stand for.
    n_missing : int
        People not observed on every occasion.

    Examples
    --------
    >>> table = OccasionTable.from_rows(
    ...     [["low", "low", "high"], ["low", "high", "high"], ["low", None, "high"]],
    ...     categories=["low", "high"], occasions=["day 1", "day 3", "day 7"])
    >>> table.n_people, table.n_missing, table.margins().tolist()
    (2, 1, [[2, 0], [1, 1], [0, 2]])
    """

    counts: Mapping[Path, int]
    occasions: tuple[Hashable, ...]
    categories: tuple[Hashable, ...]
    scores: tuple[Decimal, ...]
    n_missing: int = 0
    _key: tuple[object, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "categories", distinct(self.categories))
        object.__setattr__(self, "scores", rising(self.scores, len(self.categories)))
        object.__setattr__(self, "occasions", _named_once(self.occasions))
        object.__setattr__(self, "n_missing", int(whole_counts(self.n_missing, "n_missing")))
        counted = {path: int(whole_counts(count, "counts")) for path, count in sorted(self.counts.items())}
        object.__setattr__(self, "counts", MappingProxyType({path: n for path, n in counted.items() if n}))
        filled = tuple(self.counts.items())
        object.__setattr__(self, "_key", (filled, self.occasions, self.categories, self.scores, self.n_missing))

    @classmethod
    def from_rows(
        cls,
        rows: Iterable[Sequence[object]],
        categories: Sequence[Hashable],
        occasions: Sequence[Hashable],
        scores: Sequence[object] | None = None,
    ) -> OccasionTable:
        """Tally people observed on several occasions.

        Parameters
        ----------
        rows
            One sequence a person, one value an occasion; a person with None or NaN counts as missing.
        categories
            The values as they stand in the data, ordered from worst to best.
        occasions
            m names, in time.
        scores
            K rising numbers; default 0..K-1.

        Raises
        ------
        InputError
            A row that is not m long, a value that is not one of `categories`, an occasion named twice.

        Examples
        --------
        >>> OccasionTable.from_rows([[1, 2, 2], [1, 2, 2]], [1, 2], ["a", "b", "c"]).counts
        mappingproxy({(0, 1, 1): 2})
        """
        tally = Counter(tuple(None if is_missing(value) else value for value in row) for row in rows)
        missing = sum(count for row, count in tally.items() if None in row)
        complete = {row: count for row, count in tally.items() if None not in row or len(row) != len(occasions)}
        return cls.from_counts(complete, categories, occasions, scores, n_missing=missing)

    @classmethod
    def from_counts(
        cls,
        counts: Mapping[tuple[object, ...], int],
        categories: Sequence[Hashable],
        occasions: Sequence[Hashable],
        scores: Sequence[object] | None = None,
        *,
        n_missing: int = 0,
    ) -> OccasionTable:
        """Build a table from people already counted by their sequence of categories.

        Parameters
        ----------
        counts
            How many people show each sequence of m categories.
        categories, occasions, scores
            As for :meth:`from_rows`.
        n_missing
            People not observed on every occasion.

        Raises
        ------
        InputError
            As :meth:`from_rows`; a count that is negative or not whole.

        Examples
        --------
        >>> OccasionTable.from_counts({("no", "yes", "yes"): 4}, ["no", "yes"], ["a", "b", "c"]).n_people
        4
        """
        names = distinct(categories)
        for row in counts:
            if len(row) != len(occasions):
                raise InputError(
                    "occasion-row",
                    N_("occasions: found a person with {found} values, expected {expected}, one for each occasion"),
                    found=len(row),
                    expected=len(occasions),
                )
        place = positions(names, {value for row in counts for value in row})
        paths = {tuple(place[value] for value in row): count for row, count in counts.items()}
        values = tuple(range(len(names)) if scores is None else scores)
        return cls(paths, tuple(occasions), names, values, n_missing)  # type: ignore[arg-type]  # converted on entry

    @property
    def n_people(self) -> int:
        """Number observed on every occasion."""
        return sum(self.counts.values())

    def margins(self) -> Counts:
        """Return the number in each category on each occasion; shape (m, K)."""
        found = np.zeros((len(self.occasions), len(self.categories)), dtype=np.int64)
        for path, count in self.counts.items():
            found[np.arange(len(path)), list(path)] += count
        return found

    def transition(self, before: int, after: int) -> TransitionTable:
        """Return the table between two occasions, by their positions, of those observed on all.

        Raises
        ------
        InputError
            A position that is no occasion.

        Examples
        --------
        >>> table = OccasionTable.from_counts({("no", "yes", "yes"): 4}, ["no", "yes"], ["a", "b", "c"])
        >>> table.transition(0, 2).counts.tolist()
        [[0, 4], [0, 0]]
        """
        for place in (before, after):
            if not 0 <= place < len(self.occasions):
                raise InputError(
                    "occasion-position",
                    N_("occasion: found position {found}, expected one from 0 to {last}"),
                    found=place,
                    last=len(self.occasions) - 1,
                )
        counts = np.zeros((len(self.categories),) * 2, dtype=np.int64)
        for path, count in self.counts.items():
            counts[path[before], path[after]] += count
        return TransitionTable(counts, self.categories, self.scores)

    def __eq__(self, other: object) -> bool:
        return self._key == other._key if isinstance(other, OccasionTable) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._key)


def _named_once(occasions: Sequence[Hashable]) -> tuple[Hashable, ...]:
    names = tuple(occasions)
    if len(names) < 2 or len(set(names)) < len(names):
        raise InputError(
            "occasions",
            N_("occasions: found {found}, expected two or more, in time, each named once"),
            found=", ".join(map(str, names)) or "0",
        )
    return names
