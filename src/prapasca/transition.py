"""TransitionTable: how many went from each category before to each category after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from prapasca.change import ChangeProfile, Counts, count_missing, exact_decimal, same_length, whole_counts
from prapasca.checks import is_missing, nearest
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
        object.__setattr__(self, "categories", _distinct(self.categories))
        object.__setattr__(self, "scores", _rising(self.scores, len(self.categories)))
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
        before, after = same_length(pre, post)
        missing = count_missing(before, after)
        pairs = Counter(
            pair for pair in zip(before, after, strict=True) if not (is_missing(pair[0]) or is_missing(pair[1]))
        )
        lone = {value for pair in zip(before, after, strict=True) for value in pair if not is_missing(value)}
        position = _positions(_distinct(categories), lone)
        counts = np.zeros((len(categories), len(categories)), dtype=np.int64)
        for (first, second), count in pairs.items():
            counts[position[first], position[second]] += count
        names = _labelled(tuple(categories), labels)
        keys = ("n_missing_pre", "n_missing_post", "n_missing_both")
        return cls.from_counts(counts, names, scores, **dict(zip(keys, missing, strict=True)))

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
        return cls._from_tally(before, after, [int(number) for number in people], categories, scores, labels)

    @classmethod
    def _from_tally(
        cls,
        before: list[object],
        after: list[object],
        people: list[int],
        categories: Sequence[Hashable],
        scores: Sequence[object] | None,
        labels: Sequence[Hashable] | Mapping[Hashable, Hashable] | None,
    ) -> TransitionTable:
        position = _positions(_distinct(categories), {v for v in (*before, *after) if not is_missing(v)})
        counts = np.zeros((len(categories), len(categories)), dtype=np.int64)
        missing: Counter[tuple[bool, bool]] = Counter()
        for first, second, number in zip(before, after, people, strict=True):
            lacking = (is_missing(first), is_missing(second))
            if any(lacking):
                missing[lacking] += number
            else:
                counts[position[first], position[second]] += number
        return cls.from_counts(
            counts,
            _labelled(tuple(categories), labels),
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


def _distinct(categories: Sequence[Hashable]) -> tuple[Hashable, ...]:
    names = tuple(categories)
    repeated = [name for name, count in Counter(names).items() if count > 1]
    if repeated:
        raise InputError(
            "duplicate-category",
            N_("categories: {found!r} stands twice; expected each category once, from worst to best"),
            found=repeated[0],
        )
    if len(names) < 2:
        raise InputError(
            "too-few-categories",
            N_("categories: found {found}, expected at least two, from worst to best"),
            found=len(names),
        )
    return names


def _rising(scores: Sequence[object], size: int) -> tuple[Decimal, ...]:
    values = tuple(exact_decimal(score) for score in scores)
    if len(values) != size or any(low >= high for low, high in pairwise(values)):
        raise InputError(
            "scores",
            N_("scores: found {found}, expected {size} numbers that rise from the worst category to the best"),
            found=[str(value) for value in values],
            size=size,
        )
    return values


def _positions(categories: tuple[Hashable, ...], found: set[object]) -> dict[object, int]:
    position: dict[object, int] = {category: index for index, category in enumerate(categories)}
    for value in sorted(found - position.keys(), key=repr):
        hint = nearest(value, categories)
        template = N_("found {found!r}, expected one of {expected}")
        if hint is not None:
            template = N_("found {found!r}, expected one of {expected}; did you mean {hint!r}?")
        raise InputError("unknown-label", template, found=value, expected=list(map(str, categories)), hint=hint)
    return position


def _labelled(
    categories: tuple[Hashable, ...], labels: Sequence[Hashable] | Mapping[Hashable, Hashable] | None
) -> tuple[Hashable, ...]:
    if labels is None:
        return categories
    if isinstance(labels, Mapping):
        return tuple(labels.get(category, category) for category in categories)
    names = tuple(labels)
    if len(names) != len(categories):
        raise InputError(
            "labels",
            N_("labels: found {found}, expected {size}, one for each category"),
            found=len(names),
            size=len(categories),
        )
    return names
