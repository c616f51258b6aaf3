"""TransitionTable: how many went from each category before to each category after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
import numpy.typing as npt

from prapasca.categories import distinct, labelled, positions, rising
from prapasca.change import ChangeProfile, Counts, same_length, whole_counts
from prapasca.checks import is_missing
from prapasca.errors import N_, InputError


@dataclass(frozen=True, eq=False)
class TransitionTable:
    """A square table of counts: rows are the category before, columns the category after.

    Build one with :meth:`from_counts`, :meth:`from_pairs` or :meth:`from_frame`. Every result of
    a study with an ordinal outcome is a function of this table.

    Parameters
    ----------
    counts : integer array, shape (K, K)
        ``counts[i, j]`` people went from category i before to category j after. Read-only.
    categories : tuple of length K
        Ordered from worst to best.
    scores : tuple of Decimal, length K
        Rising numbers the categories stand for; positions 0..K-1 unless given.
    n_missing_pre, n_missing_post, n_missing_both : int
        How many were not observed before only, after only, or at both times.

    Examples
    --------
    >>> table = TransitionTable.from_counts(
    ...     [[0, 7, 0], [0, 1, 12], [0, 0, 0]], ["none", "not smooth", "smooth"])
    >>> table.n_improved, table.n_unchanged, table.n_worsened, table.n_pairs
    (19, 1, 0, 20)
    """

    counts: Counts
    categories: tuple[Hashable, ...]
    scores: tuple[Decimal, ...]
    n_missing_pre: int = 0
    n_missing_post: int = 0
    n_missing_both: int = 0

    def __post_init__(self) -> None:
        counts = whole_counts(self.counts, "counts")
        counts.flags.writeable = False
        object.__setattr__(self, "counts", counts)
        object.__setattr__(self, "categories", distinct(self.categories))
        object.__setattr__(self, "scores", rising(self.scores, len(self.categories)))
        for name in ("n_missing_pre", "n_missing_post", "n_missing_both"):
            object.__setattr__(self, name, int(whole_counts(getattr(self, name), name)))
        size = len(self.categories)
        if counts.shape != (size, size):
            raise InputError(
                "table-shape",
                N_("counts: found shape {found}, expected {size} rows and {size} columns, one for each category"),
                found=" x ".join(map(str, counts.shape)),
                size=size,
            )

    @classmethod
    def from_counts(
        cls,
        counts: npt.ArrayLike,
        categories: Sequence[Hashable],
        scores: Sequence[object] | None = None,
        *,
        n_missing_pre: int = 0,
        n_missing_post: int = 0,
        n_missing_both: int = 0,
    ) -> TransitionTable:
        """Build a table from counts already tallied.

        Parameters
        ----------
        counts
            Whole numbers, shape (K, K), rows before, columns after.
        categories
            K names, ordered from worst to best.
        scores
            K rising numbers; default 0..K-1.
        n_missing_pre, n_missing_post, n_missing_both
            People who do not stand in the table, by what is missing.

        Raises
        ------
        InputError
            A count that is negative or not whole, a category named twice, a table that is not
            square, scores that do not rise.

        Examples
        --------
        >>> TransitionTable.from_counts([[3, 9], [2, 6]], ["no", "yes"], n_missing_post=1).n_missing
        1
        """
        names = tuple(categories)
        values = tuple(range(len(names)) if scores is None else scores)
        missing = (n_missing_pre, n_missing_post, n_missing_both)
        return cls(counts, names, values, *missing)  # type: ignore[arg-type]  # checked and converted on entry

    @classmethod
    def from_pairs(
        cls,
        pre: Iterable[object],
        post: Iterable[object],
        categories: Sequence[Hashable],
        scores: Sequence[object] | None = None,
        labels: Sequence[Hashable] | Mapping[Hashable, Hashable] | None = None,
    ) -> TransitionTable:
        """Tally people observed before and after.

        Parameters
        ----------
        pre, post
            One value a person, shape (n,); None and NaN are counted as missing.
        categories
            The values as they stand in the data, ordered from worst to best.
        scores
            K rising numbers; default 0..K-1.
        labels
            Names for the categories, in the same order or keyed by data value; default the
            values themselves.

        Raises
        ------
        InputError
            Different lengths, or a value that is not one of `categories`.

        Examples
        --------
        >>> table = TransitionTable.from_pairs([1, 1, 2, None], [1, 2, 2, 2], [1, 2], labels=["no", "yes"])
        >>> table.counts.tolist(), table.n_missing_pre, table.categories
        ([[1, 1], [0, 1]], 1, ('no', 'yes'))
        """
        before, after = ([None if is_missing(v) else v for v in column] for column in same_length(pre, post))
        tally = Counter(zip(before, after, strict=True))
        return cls._from_tally(tally, categories, scores, labels)

    @classmethod
    def from_frame(
        cls,
        frame: Any,
        *,
        pre: str,
        post: str,
        categories: Sequence[Hashable],
        scores: Sequence[object] | None = None,
        labels: Sequence[Hashable] | Mapping[Hashable, Hashable] | None = None,
    ) -> TransitionTable:
        """Tally two columns of any dataframe narwhals knows; the frame's engine does the counting.

        Parameters
        ----------
        frame
            pandas, polars (eager or lazy), pyarrow, DuckDB relation, and others.
        pre, post
            Names of the columns before and after.
        categories, scores, labels
            As for :meth:`from_pairs`.

        Raises
        ------
        InputError
            A column that is not there, or a value that is not one of `categories`.

        Examples
        --------
        >>> import polars
        >>> frame = polars.DataFrame({"before": ["no", "no"], "after": ["yes", None]})
        >>> table = TransitionTable.from_frame(frame, pre="before", post="after", categories=["no", "yes"])
        >>> table.n_improved, table.n_missing_post
        (1, 1)
        """
        import narwhals as nw  # the one import above the core's allow-list

        lazy = nw.from_native(frame).lazy()
        schema = lazy.collect_schema()
        for column in (pre, post):
            if column not in schema:
                raise InputError(
                    "unknown-column",
                    N_("column {found!r} is not in the frame; its columns are {expected}"),
                    found=column,
                    expected=[str(name) for name in schema],
                )
        nominal = {name for name in (pre, post) if schema[name] in (nw.Categorical, nw.Enum)}
        columns = [
            (nw.col(name).cast(nw.String) if name in nominal else nw.col(name)).alias(alias)
            for name, alias in ((pre, "before"), (post, "after"))
        ]
        tally = lazy.select(*columns).group_by("before", "after").agg(nw.len().alias("people")).collect()
        before, after, people = (tally[name].to_list() for name in ("before", "after", "people"))
        counted: Counter[tuple[object, object]] = Counter()
        for first, second, number in zip(before, after, people, strict=True):
            counted[None if is_missing(first) else first, None if is_missing(second) else second] += int(number)
        return cls._from_tally(counted, categories, scores, labels)

    @classmethod
    def _from_tally(
        cls,
        tally: Mapping[tuple[object, object], int],
        categories: Sequence[Hashable],
        scores: Sequence[object] | None,
        labels: Sequence[Hashable] | Mapping[Hashable, Hashable] | None,
    ) -> TransitionTable:
        position = positions(distinct(categories), {value for pair in tally for value in pair} - {None})
        counts = np.zeros((len(categories), len(categories)), dtype=np.int64)
        missing: Counter[tuple[bool, bool]] = Counter()
        for (first, second), number in tally.items():
            if first is None or second is None:
                missing[first is None, second is None] += number
            else:
                counts[position[first], position[second]] += number
        return cls.from_counts(
            counts,
            labelled(tuple(categories), labels),
            scores,
            n_missing_pre=missing[True, False],
            n_missing_post=missing[False, True],
            n_missing_both=missing[True, True],
        )

    @property
    def n_pairs(self) -> int:
        """Number observed both before and after."""
        return int(self.counts.sum())

    @property
    def n_missing(self) -> int:
        """Number not observed at one time or at both."""
        return self.n_missing_pre + self.n_missing_post + self.n_missing_both

    @property
    def n_improved(self) -> int:
        """Number whose category after is better than before."""
        return int(np.triu(self.counts, 1).sum())

    @property
    def n_worsened(self) -> int:
        """Number whose category after is worse than before."""
        return int(np.tril(self.counts, -1).sum())

    @property
    def n_unchanged(self) -> int:
        """Number in the same category before and after."""
        return int(np.trace(self.counts))

    @property
    def pre_margin(self) -> Counts:
        """Number in each category before; shape (K,)."""
        return np.asarray(self.counts.sum(axis=1))

    @property
    def post_margin(self) -> Counts:
        """Number in each category after; shape (K,)."""
        return np.asarray(self.counts.sum(axis=0))

    def change_profile(self) -> ChangeProfile:
        """Reduce the table to changes of score, ``d = post - pre``.

        Examples
        --------
        >>> table = TransitionTable.from_counts([[1, 2], [3, 4]], ["no", "yes"])
        >>> table.change_profile().changes()
        {-1: 3, 0: 5, 1: 2}
        """
        changes: Counter[Decimal] = Counter()
        for i, j in zip(*np.nonzero(self.counts), strict=True):
            changes[self.scores[j] - self.scores[i]] += int(self.counts[i, j])
        missing = (self.n_missing_pre, self.n_missing_post, self.n_missing_both)
        return ChangeProfile._from_exact(changes, missing)

    def transposed(self) -> TransitionTable:
        """Return the table with before and after exchanged.

        Examples
        --------
        >>> TransitionTable.from_counts([[0, 2], [0, 0]], ["no", "yes"]).transposed().n_worsened
        2
        """
        missing = (self.n_missing_post, self.n_missing_pre, self.n_missing_both)
        return TransitionTable(self.counts.T, self.categories, self.scores, *missing)

    def with_scores(self, scores: Sequence[object]) -> TransitionTable:
        """Return the same table under other scores, such as the codes of a data file.

        Examples
        --------
        >>> table = TransitionTable.from_counts([[0, 2], [0, 0]], ["no", "yes"]).with_scores([1, 4])
        >>> table.change_profile().changes()
        {3: 2}
        """
        missing = (self.n_missing_pre, self.n_missing_post, self.n_missing_both)
        return TransitionTable(self.counts, self.categories, tuple(scores), *missing)  # type: ignore[arg-type]  # converted on entry

    def cut(self, position: int) -> TransitionTable:
        """Merge the categories to two: those before `position`, and from `position` on.

        Raises
        ------
        InputError
            A position outside 1..K-1.

        Examples
        --------
        >>> table = TransitionTable.from_counts([[0, 7, 0], [0, 1, 12], [0, 0, 0]], ["a", "b", "c"])
        >>> table.cut(2).counts.tolist()
        [[8, 12], [0, 0]]
        """
        size = len(self.categories)
        if not 1 <= position < size:
            raise InputError(
                "cut",
                N_("cut: found {found}, expected a position from 1 to {last}"),
                found=position,
                last=size - 1,
            )
        starts = [0, position]
        counts = np.add.reduceat(np.add.reduceat(self.counts, starts, axis=0), starts, axis=1)
        names = (f"< {self.categories[position]}", f">= {self.categories[position]}")
        missing = (self.n_missing_pre, self.n_missing_post, self.n_missing_both)
        return TransitionTable(counts, names, (Decimal(0), Decimal(1)), *missing)

    def to_pairs(self) -> tuple[list[Hashable], list[Hashable]]:
        """Return the people behind the table, row by row; those with a missing value last.

        Examples
        --------
        >>> TransitionTable.from_counts([[1, 1], [0, 0]], ["no", "yes"]).to_pairs()
        (['no', 'no'], ['no', 'yes'])
        """
        size = range(len(self.categories))
        cells = [(i, j) for i in size for j in size for _ in range(self.counts[i, j])]
        return [self.categories[i] for i, _ in cells], [self.categories[j] for _, j in cells]

    def _key(self) -> tuple[object, ...]:
        missing = (self.n_missing_pre, self.n_missing_post, self.n_missing_both)
        return tuple(map(tuple, self.counts.tolist())), self.categories, self.scores, *missing

    def __eq__(self, other: object) -> bool:
        return self._key() == other._key() if isinstance(other, TransitionTable) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._key())
