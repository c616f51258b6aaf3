"""The reduction of people's answers that every result of a questionnaire is computed from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from prapasca.checks import is_missing
from prapasca.errors import N_, InputError


@dataclass(frozen=True)
class ItemMoments:
    """Means and covariances of the items, over the people who answered every one of them.

    Parameters
    ----------
    names
        Names of the k items.
    n
        People who answered every item.
    n_incomplete
        People left out because they missed an item.
    means
        Shape (k,).
    covariance
        Divided by n - 1, shape (k, k).
    lowest, highest
        Smallest and largest answer to each item, shape (k,).
    dichotomous
        Every answer is 0 or 1.

    Examples
    --------
    >>> moments = ItemMoments.from_rows([[1, 2], [2, 3], [3, 4], [None, 1]], ["a", "b"])
    >>> moments.n, moments.n_incomplete, moments.means, moments.covariance
    (3, 1, (2.0, 3.0), ((1.0, 1.0), (1.0, 1.0)))
    """

    names: tuple[str, ...]
    n: int
    n_incomplete: int
    means: tuple[float, ...]
    covariance: tuple[tuple[float, ...], ...]
    lowest: tuple[float, ...]
    highest: tuple[float, ...]
    dichotomous: bool

    @classmethod
    def from_rows(cls, rows: Sequence[Sequence[object]], names: Sequence[str]) -> ItemMoments:
        """Reduce the answers, one row a person; a row with a missing answer is counted and left out.

        Raises
        ------
        InputError
            Codes ``"item-count"`` (fewer than two items), ``"duplicate-item"``, ``"row-length"``,
            ``"too-few-people"`` (fewer than three who answered every item), ``"item-value"``.
        """
        _check_names(names)
        complete = []
        for row in rows:
            if len(row) != len(names):
                raise InputError(
                    "row-length",
                    N_("a row has {found} answers, expected {expected}, one for each item"),
                    found=len(row),
                    expected=len(names),
                )
            if not any(map(is_missing, row)):
                complete.append(row)
        if len(complete) < 3:
            raise InputError(
                "too-few-people",
                N_("found {found} people who answered every item, of {people}; expected 3 or more"),
                found=len(complete),
                people=len(rows),
            )
        answers = _numbers(complete)
        centred = answers - answers.mean(axis=0)
        # one answer for all has no spread, whatever the mean was rounded to
        centred[:, answers.min(axis=0) == answers.max(axis=0)] = 0
        covariance = centred.T @ centred / (len(complete) - 1)
        return cls(
            tuple(names),
            len(complete),
            len(rows) - len(complete),
            tuple(answers.mean(axis=0).tolist()),
            tuple(map(tuple, covariance.tolist())),
            tuple(answers.min(axis=0).tolist()),
            tuple(answers.max(axis=0).tolist()),
            bool(np.isin(answers, (0, 1)).all()),
        )

    @property
    def constant(self) -> tuple[str, ...]:
        """Items to which everybody gave the same answer."""
        ends = zip(self.names, self.lowest, self.highest, strict=True)
        return tuple(name for name, low, high in ends if low == high)

    def matrix(self) -> npt.NDArray[np.float64]:
        """Return the covariances as an array, shape (k, k)."""
        return np.array(self.covariance, dtype=float).reshape(len(self.names), len(self.names))

    def only(self, names: Sequence[str]) -> ItemMoments:
        """Return the moments of some of the items, over the same people.

        Examples
        --------
        >>> moments = ItemMoments.from_rows([[1, 2, 5], [2, 3, 5], [3, 5, 5]], ["a", "b", "c"])
        >>> moments.only(["a", "b"]).names
        ('a', 'b')
        """
        places = [self.names.index(name) for name in names]
        return replace(
            self,
            names=tuple(names),
            means=tuple(self.means[place] for place in places),
            covariance=tuple(tuple(self.covariance[row][column] for column in places) for row in places),
            lowest=tuple(self.lowest[place] for place in places),
            highest=tuple(self.highest[place] for place in places),
        )


def _check_names(names: Sequence[str]) -> None:
    if len(names) < 2:
        raise InputError(
            "item-count",
            N_("found {found} item, expected 2 or more: one item has no total and no internal consistency"),
            found=len(names),
        )
    twice = sorted({name for name in names if list(names).count(name) > 1})
    if twice:
        raise InputError("duplicate-item", N_("found the item {found} twice, expected every item once"), found=twice)


def _numbers(rows: Sequence[Sequence[object]]) -> npt.NDArray[np.float64]:
    try:
        answers = np.array([[float(answer) for answer in row] for row in rows])  # type: ignore[arg-type]  # checked here
    except (TypeError, ValueError):
        answers = np.array([[np.nan]])
    if not np.isfinite(answers).all():
        raise InputError("item-value", N_("found an answer that is no number; expected the codes of the answers"))
    return answers
