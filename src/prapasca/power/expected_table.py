"""ExpectedTable: the transition table a study is planned for, in probabilities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from prapasca.errors import N_, InputError
from prapasca.inference.mcnemar import mcnemar_test
from prapasca.power.changes import ChangeDistribution, check_total, checked_share
from prapasca.transition import TransitionTable


@dataclass(frozen=True)
class ExpectedTable:
    """How likely a person is to go from each category before to each category after.

    Build one with :meth:`from_probabilities` or :meth:`from_margins`.

    Parameters
    ----------
    probabilities : tuple of K tuples of K floats
        ``probabilities[i][j]`` of going from category i to category j; together 1.
    categories : tuple of length K
        Ordered from worst to best.
    scores : tuple of Decimal, length K
        Rising numbers the categories stand for.
    cut : hashable or None
        The first category that counts as success, for McNemar's test.

    Examples
    --------
    >>> plan = ExpectedTable.from_margins([0.35, 0.55, 0.10], [0.05, 0.35, 0.60], dependence=1)
    >>> plan.changes().magnitudes, round(plan.changes().p_up, 12)
    ((Decimal('1'),), 0.8)
    """

    probabilities: tuple[tuple[float, ...], ...]
    categories: tuple[Hashable, ...]
    scores: tuple[Decimal, ...]
    cut: Hashable = None

    def __post_init__(self) -> None:
        size = len(self.categories)
        if [len(row) for row in self.probabilities] != [size] * size:
            raise InputError(
                "expected-shape",
                N_("expected table: found rows of {found}, expected {size} rows of {size} shares, one a category"),
                found=[len(row) for row in self.probabilities],
                size=size,
            )
        shares = np.array(
            [
                [
                    checked_share(f"{before} -> {after}", share)
                    for after, share in zip(self.categories, row, strict=True)
                ]
                for before, row in zip(self.categories, self.probabilities, strict=True)
            ]
        )
        shares /= check_total("expected table", shares.ravel().tolist())
        empty = TransitionTable.from_counts(np.zeros((size, size)), self.categories, self.scores)
        object.__setattr__(self, "probabilities", tuple(map(tuple, shares.tolist())))
        object.__setattr__(self, "categories", empty.categories)
        object.__setattr__(self, "scores", empty.scores)
        if self.cut is not None or size == 2:
            object.__setattr__(self, "cut", mcnemar_test(empty, cut=self.cut).cut)

    @classmethod
    def from_probabilities(
        cls,
        probabilities: Sequence[Sequence[float]],
        categories: Sequence[Hashable] | None = None,
        scores: Sequence[object] | None = None,
        *,
        cut: Hashable = None,
    ) -> ExpectedTable:
        """Build a table from the probability of every move.

        Parameters
        ----------
        probabilities
            Shape (K, K), rows before, columns after, together 1.
        categories
            K names from worst to best; default 1..K.
        scores
            K rising numbers; default 0..K-1.
        cut
            The first category that counts as success, by its name or else its position 1..K-1; with
            two categories the better one.

        Raises
        ------
        InputError
            A table that is not square, probabilities that are negative or do not add up to 1,
            a category named twice, scores that do not rise, an unknown `cut`.

        Examples
        --------
        >>> plan = ExpectedTable.from_probabilities([[0.2, 0.5], [0.1, 0.2]], ["no", "yes"])
        >>> plan.cut, plan.crossings().up, plan.crossings().down
        ('yes', (0.5,), (0.1,))
        """
        rows = tuple(tuple(row) for row in probabilities)
        names = tuple(range(1, len(rows) + 1)) if categories is None else tuple(categories)
        values = tuple(range(len(names))) if scores is None else tuple(scores)
        return cls(rows, names, values, cut)  # type: ignore[arg-type]  # scores are converted on entry

    @classmethod
    def from_margins(
        cls,
        before: Sequence[float],
        after: Sequence[float],
        *,
        dependence: float,
        categories: Sequence[Hashable] | None = None,
        scores: Sequence[object] | None = None,
        cut: Hashable = None,
    ) -> ExpectedTable:
        """Build a table from the shares before and after, and how far the order of people is kept.

        Shares before and after do not say who moved where. `dependence` mixes two answers: at 0
        where a person ends does not depend on where she began; at 1 nobody overtakes another, so
        that who was worse before is never better after (the comonotone table, which has the least
        movement in total).

        Parameters
        ----------
        before, after
            Probability of each category, shape (K,), worst to best, each together 1.
        dependence
            0 to 1.
        categories, scores, cut
            As for :meth:`from_probabilities`.

        Raises
        ------
        InputError
            Probabilities that are negative or do not add up to 1, different lengths, a dependence
            outside 0 to 1, and what :meth:`from_probabilities` raises.

        Examples
        --------
        >>> plan = ExpectedTable.from_margins([0.5, 0.5], [0.25, 0.75], dependence=0)
        >>> plan.probabilities
        ((0.125, 0.375), (0.125, 0.375))
        >>> ExpectedTable.from_margins([0.5, 0.5], [0.25, 0.75], dependence=1).probabilities
        ((0.25, 0.25), (0.0, 0.5))
        """
        first, last = (_margin(name, side) for name, side in (("before", before), ("after", after)))
        if len(first) != len(last):
            raise InputError(
                "unequal-margins",
                N_("before has {n_pre} shares and after has {n_post}; expected one for each category in both"),
                n_pre=len(first),
                n_post=len(last),
            )
        share = checked_share("dependence", dependence)
        mixed = share * _comonotone(first, last) + (1 - share) * np.outer(first, last)
        return cls.from_probabilities(mixed.tolist(), categories, scores, cut=cut)

    def changes(self) -> ChangeDistribution:
        """Return the distribution of changes of score."""
        shares: defaultdict[object, float] = defaultdict(float)
        for before, row in zip(self.scores, self.probabilities, strict=True):
            for after, share in zip(self.scores, row, strict=True):
                shares[after - before] += share
        return ChangeDistribution.from_changes({change: min(share, 1.0) for change, share in shares.items()})

    def crossings(self) -> ChangeDistribution:
        """Return the distribution of moves between failure and success, which McNemar's test sees.

        Raises
        ------
        InputError
            Without a `cut` among three or more categories.
        """
        empty = TransitionTable.from_counts(np.zeros((len(self.categories),) * 2), self.categories)
        first = self.categories.index(mcnemar_test(empty, cut=self.cut).cut)
        shares = np.array(self.probabilities)
        return ChangeDistribution.from_steps(
            up=min(1.0, float(shares[:first, first:].sum())), down=min(1.0, float(shares[first:, :first].sum()))
        )


def _margin(name: str, shares: Sequence[float]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    checked = np.array([checked_share(f"{name} {at}", share) for at, share in enumerate(shares, start=1)])
    return checked / check_total(name, checked.tolist())


def _comonotone(
    before: np.ndarray[tuple[int], np.dtype[np.float64]], after: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Return the table in which people keep their order: overlaps of the two divisions of 0..1."""
    first, last = (np.concatenate([[0.0], np.cumsum(side[:-1]), [1.0]]) for side in (before, after))
    ends = np.minimum.outer(first[1:], last[1:]) - np.maximum.outer(first[:-1], last[:-1])
    return np.where(ends > 1e-12, ends, 0.0)
