"""Sets of tie groups that margins and Z leave possible.

Once the sizes of all tie groups are fixed, so are their ranks and Q4; N2 is then linear in the
cells, and must lie in a narrow window. Sets are judged many at once by bounds of N2.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from prapasca.audit.engine.conditions import Conditions
from prapasca.audit.engine.conventions import CONVENTIONS, Convention, RankSums
from prapasca.audit.engine.deadline import Deadline, UnfinishedError
from prapasca.audit.engine.profiles import Integers

MOST_SIZES = 4_000_000
CHUNK = 200_000
SLACK = 1e-6
"""Bounds of whole numbers are widened by this before they are used."""

BEYOND = 1e15
"""Larger than any N2."""

Reals = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


class Limits(NamedTuple):
    """Least and greatest numbers of people, from the margins; arrays of shape (G, 2) by rising magnitude.

    Parameters
    ----------
    sizes, up, down : integer array
        Changes of each magnitude, increases, decreases.
    unchanged : tuple of two int
        People without a change.
    """

    sizes: Integers
    up: Integers
    down: Integers
    unchanged: tuple[int, int]


class Side(NamedTuple):
    """Where N2 can lie on one side of 0; arrays of shape (N,), nowhere if least > greatest."""

    zeros_ranked: bool
    least: Reals
    greatest: Reals


class SizeSets:
    """N sets of tie groups and the N2 that print as Z.

    Parameters
    ----------
    conditions
        With Z.
    limits
        From the margins.
    sizes : integer array, shape (G, N)
        Changes of each magnitude.

    Attributes
    ----------
    sides : list of Side
        Hulls of what the conventions allow within what the margins allow.
    """

    def __init__(self, conditions: Conditions, limits: Limits, sizes: Integers) -> None:
        self.conditions, self.limits, self.sizes = conditions, limits, sizes
        self.changed: Integers = sizes.sum(axis=0)
        self.unchanged: Integers = conditions.n - self.changed
        self._sums = RankSums(sizes, sizes, self.unchanged)
        ways: dict[bool, list[Convention]] = {}
        for convention in (CONVENTIONS[name] for name in conditions.conventions):
            ways.setdefault(convention.zeros != "dropped", []).append(convention)
        self.sides = [side for ranked, several in ways.items() for side in self._sides(several, zeros_ranked=ranked)]

    def ranks(self, *, zeros_ranked: bool) -> Integers:
        """Return doubled midranks, shape (G, N)."""
        return self._sums.ranks + 2 * self.unchanged if zeros_ranked else self._sums.ranks

    def only(self, chosen: Flags) -> SizeSets:
        """Return the sets marked in `chosen`, shape (N,)."""
        return SizeSets(self.conditions, self.limits, self.sizes[:, chosen])

    def possible(self) -> Flags:
        """Tell which sets have an N2 within reach of the margins that prints as Z; shape (N,)."""
        return np.asarray(np.any([side.least <= side.greatest for side in self.sides], axis=0))

    def most(self, direction: int) -> Integers:
        """Return what the people who changed up (1) or down (-1) do not exceed, shape (N,)."""
        low, high = self._linear_range(np.ones(self.sizes.shape))
        greatest = high if direction > 0 else -low
        return np.asarray(np.floor((self.changed + greatest) / 2 + SLACK).astype(np.int64))

    def _sides(self, conventions: list[Convention], *, zeros_ranked: bool) -> list[Side]:
        low, high = self._linear_range(self.ranks(zeros_ranked=zeros_ranked).astype(np.float64))
        shape = (2, self.sizes.shape[1])
        least, greatest = np.full(shape, BEYOND), np.full(shape, -BEYOND)
        for convention in conventions:
            start, end = self._window(convention)
            # when all go up N2 is the sum of sizes times ranks, and its parity does not depend on directions
            parity = self._sums.differences(convention.zeros) % 2
            for side, (near, far) in enumerate(((start, end), (-end, -start))):
                first = np.ceil(np.maximum(near, low) - SLACK)
                first, last = first + (first - parity) % 2, np.floor(np.minimum(far, high) + SLACK)
                least[side] = np.where(first <= last, np.minimum(least[side], first), least[side])
                greatest[side] = np.where(first <= last, np.maximum(greatest[side], last), greatest[side])
        return [Side(zeros_ranked, least[side], greatest[side]) for side in (0, 1)]

    def _window(self, convention: Convention) -> tuple[Reals, Reals]:
        """Return bounds of ``|N2|``."""
        squares = self._sums.squares(convention.zeros, ties_corrected=convention.ties_corrected)
        if self.conditions.z is None:
            return np.zeros(len(squares)), np.full(len(squares), BEYOND)
        low, high, scale = self.conditions.z.interval(truncated=convention.truncated)
        shift = 2 if convention.continuity else 0
        roots = np.where(squares > 0, np.sqrt(squares), 0.0 if low == 0 else BEYOND)
        return low * roots / scale + (shift if low else 0), high * roots / scale + shift

    def _linear_range(self, coefficients: Reals) -> tuple[Reals, Reals]:
        signed = signed_bounds(self.sizes, self.limits)
        return linear_range(coefficients, signed, _steps(self.conditions), self.conditions.total_change)


def possible_sizes(conditions: Conditions, limits: Limits, deadline: Deadline) -> SizeSets:
    """Return the sets of tie groups that margins allow and with which Z can be met.

    Necessary conditions only: a set that is left may still belong to no table, one that is left
    out belongs to none.

    Raises
    ------
    UnfinishedError
        Too many sets, or no time left.
    """
    sizes = _within(limits, conditions.n)
    kept = [sizes[:, :0]]
    for start in range(0, sizes.shape[1], CHUNK):
        deadline.check()
        piece = SizeSets(conditions, limits, sizes[:, start : start + CHUNK])
        kept.append(piece.sizes[:, piece.possible()])
    return SizeSets(conditions, limits, np.concatenate(kept, axis=1))


def _within(limits: Limits, n: int) -> Integers:
    least_changed, most_changed = n - limits.unchanged[1], n - limits.unchanged[0]
    found = np.zeros((0, 1), dtype=np.int64)
    for low, high in limits.sizes.tolist():
        steps = high - low + 1
        if found.shape[1] * steps > 2 * MOST_SIZES:
            raise UnfinishedError
        column = np.tile(np.arange(low, high + 1), found.shape[1])
        found = np.concatenate([np.repeat(found, steps, axis=1), column[None, :]])
        found = found[:, found.sum(axis=0) <= most_changed]
    if found.shape[1] > MOST_SIZES:
        raise UnfinishedError
    return found[:, found.sum(axis=0) >= least_changed]


def signed_bounds(sizes: Integers, limits: Limits) -> tuple[Integers, Integers]:
    """Return how far increases fall short of or outnumber decreases in each group, by the margins.

    Examples
    --------
    >>> limits = Limits(np.array([[0, 9]]), np.array([[0, 4]]), np.array([[0, 9]]), (0, 9))
    >>> signed_bounds(np.array([[6]]), limits)
    (array([[-6]]), array([[2]]))
    """
    most_up = np.minimum(sizes, np.minimum(limits.up[:, 1:], sizes - limits.down[:, :1]))
    most_down = np.minimum(sizes, np.minimum(limits.down[:, 1:], sizes - limits.up[:, :1]))
    return sizes - 2 * most_down, 2 * most_up - sizes


def linear_range(
    coefficients: Reals, signed: tuple[Integers, Integers], steps: Reals, total: int | None
) -> tuple[Reals, Reals]:
    """Return bounds of ``sum_m coefficients_m * s_m`` given bounds of s and, if known, ``sum_m steps_m * s_m``.

    By duality any multiple of the known sum may be taken out first; the best multiple is one of
    the quotients of coefficient and step.

    Parameters
    ----------
    coefficients
        Shape (G, N).
    signed
        Least and greatest s, shapes (G, N).
    steps
        Shape (G, 1), positive.
    total
        The known sum, or None.

    Examples
    --------
    With s1 + 2 * s2 = 4 and both from -3 to 3:

    >>> from_minus_3_to_3 = np.full((2, 1), -3), np.full((2, 1), 3)
    >>> low, high = linear_range(np.ones((2, 1)), from_minus_3_to_3, np.array([[1.0], [2.0]]), 4)
    >>> low.tolist(), high.tolist()
    ([1.0], [3.5])
    """
    least, greatest = _box_range(coefficients, signed)
    if total is None:
        return least, greatest
    for quotient in coefficients / steps:
        low, high = _box_range(coefficients - quotient * steps, signed)
        least, greatest = np.maximum(least, low + quotient * total), np.minimum(greatest, high + quotient * total)
    return least, greatest


def _box_range(coefficients: Reals, signed: tuple[Integers, Integers]) -> tuple[Reals, Reals]:
    ends = coefficients * signed[0], coefficients * signed[1]
    return np.minimum(*ends).sum(axis=0), np.maximum(*ends).sum(axis=0)


def _steps(conditions: Conditions) -> Reals:
    return np.array([[change] for change in conditions.changes if change > 0], dtype=np.float64)
