"""Conventions under which programs print the Z of a signed-rank test, and which of them a profile fits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from math import isqrt
from typing import Literal

import numpy as np
import numpy.typing as npt

from prapasca.audit.engine.printed import Printed
from prapasca.audit.engine.profiles import Profiles

Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Zeros = Literal["dropped", "pratt", "zsplit"]

ROUNDING = 1e-11
"""Relative error that squares and quotients of doubles stay below; closer cases are decided in whole numbers."""


@dataclass(frozen=True)
class Convention:
    """One way to compute and print Z.

    Parameters
    ----------
    zeros : str
        ``"dropped"`` before ranking (Wilcoxon, SPSS), ranked first and then dropped
        (``"pratt"``), or ranked and their ranks split between both signs (``"zsplit"``).
    ties_corrected : bool
        Whether the variance allows for ties.
    continuity : bool
        Whether the rank sum is drawn half a rank towards its mean.
    truncated : bool
        Whether the digits that do not fit are cut off instead of rounded.

    Examples
    --------
    >>> Convention("pratt", ties_corrected=True, continuity=True, truncated=False).name
    'pratt_continuity'
    """

    zeros: Zeros
    ties_corrected: bool
    continuity: bool
    truncated: bool

    @property
    def name(self) -> str:
        """What departs from SPSS, joined by underscores; ``"spss"`` when nothing does."""
        parts = [
            self.zeros if self.zeros != "dropped" else "",
            "" if self.ties_corrected else "uncorrected_ties",
            "continuity" if self.continuity else "",
            "truncated" if self.truncated else "",
        ]
        return "_".join(part for part in parts if part) or "spss"

    def sizes_allowed(self, printed: Printed, sum_of_squares: int) -> tuple[int, int] | None:
        """Return the least and the greatest ``|N2|`` that print as `printed`, given Q4; None if none does.

        Examples
        --------
        >>> CONVENTIONS["spss"].sizes_allowed(Printed("-4,359"), 19 * 20**2)
        (380, 380)
        """
        low, high, scale = printed.interval(truncated=self.truncated)
        if not sum_of_squares:
            return (0, 0) if low == 0 else None
        least = _root_up(low**2 * sum_of_squares, scale)
        greatest = isqrt(high**2 * sum_of_squares) // scale
        if self.truncated and (scale * greatest) ** 2 == high**2 * sum_of_squares:
            greatest -= 1
        if least > greatest:
            return None
        if self.continuity:
            return (least + 2 if least else 0, greatest + 2)
        return least, greatest


def _root_up(square: int, scale: int) -> int:
    """Return the least whole number x with ``scale * x >= sqrt(square)``."""
    root = isqrt(square)
    return -(-(root + (root * root < square)) // scale)


def _all() -> Mapping[str, Convention]:
    zeros: tuple[Zeros, ...] = ("dropped", "pratt", "zsplit")
    found = [
        Convention(one, ties_corrected=ties, continuity=continuity, truncated=truncated)
        for truncated, continuity, ties, one in product((False, True), (False, True), (True, False), zeros)
    ]
    return {convention.name: convention for convention in found}


CONVENTIONS = _all()
"""Every convention known, by name, the usual ones first."""

DEFAULT_CONVENTIONS = ("spss", "pratt")
"""Tie-corrected, without continuity correction, rounded: what SPSS and most programs print."""


class RankSums:
    """N2 and Q4 of many profiles, computed once for each way to treat zeros and ties.

    ``N2 = sum_m 2 r_m (p_m - q_m)`` and ``Q4 = sum_m a_m (2 r_m)**2``, so that ``Z = N2 / sqrt(Q4)``.

    Parameters
    ----------
    sizes, signed : integer array, shape (G, N)
        ``a_m = p_m + q_m`` and ``p_m - q_m`` of each profile, by rising magnitude.
    unchanged : integer array, shape (N,)
        Number of zeros.
    """

    def __init__(self, sizes: Integers, signed: Integers, unchanged: Integers) -> None:
        self.sizes, self.signed, self.unchanged = sizes, signed, unchanged
        self.changed: Integers = sizes.sum(axis=0)
        self.ranks: Integers = 2 * np.cumsum(sizes, axis=0) - sizes + 1
        self._differences: Integers = (self.ranks * signed).sum(axis=0)
        self._squares: Integers = (self.ranks**2 * sizes).sum(axis=0)

    def differences(self, zeros: Zeros) -> Integers:
        """Return N2, shape (N,)."""
        if zeros == "dropped":
            return self._differences
        return np.asarray(self._differences + 2 * self.unchanged * self.signed.sum(axis=0))

    def squares(self, zeros: Zeros, *, ties_corrected: bool) -> Integers:
        """Return Q4, shape (N,)."""
        below = np.zeros_like(self.unchanged) if zeros == "dropped" else self.unchanged
        changed, total = self.changed, self.changed + below
        if not ties_corrected:
            apart = 0 if zeros == "zsplit" else below * (below + 1) * (2 * below + 1)
            return np.asarray(2 * (total * (total + 1) * (2 * total + 1) - apart) // 3)
        # each doubled rank rises by 2 * below, and the doubled ranks of the changed sum to m * (m + 1)
        found = self._squares if zeros == "dropped" else self._squares + 4 * below * changed * (total + 1)
        return found + below * (below + 1) ** 2 if zeros == "zsplit" else found


def fitting(profiles: Profiles, printed: Printed, names: Iterable[str]) -> dict[str, Flags]:
    """Return which profiles print as `printed` under each convention.

    Doubles decide what is clear; what is closer than rounding is decided in whole numbers:
    ``lo**2 Q4 <= (2 * 10**d)**2 N2**2 <= hi**2 Q4``.

    Parameters
    ----------
    profiles
        N of them.
    printed
        Z as it stands in a manuscript.
    names
        Keys of :data:`CONVENTIONS`.

    Returns
    -------
    dict of name to bool array, shape (N,)

    Examples
    --------
    >>> import numpy as np
    >>> one = Profiles((-1, 0, 1), np.array([[0, 0], [1, 1], [19, 18]]), np.array([1, 1]))
    >>> fitting(one, Printed("-4.359"), ["spss"])["spss"].tolist()
    [True, False]
    """
    sums = RankSums(profiles.sizes, profiles.signed, profiles.unchanged)
    alike: dict[tuple[Zeros, bool, bool], list[Convention]] = {}
    for convention in (CONVENTIONS[name] for name in names):
        key = (convention.zeros, convention.ties_corrected, convention.continuity)
        alike.setdefault(key, []).append(convention)
    found = {}
    for several in alike.values():
        found.update(_fits(sums, printed, several))
    return {name: found[name] for name in names}


def _fits(sums: RankSums, printed: Printed, alike: list[Convention]) -> dict[str, Flags]:
    """Return which profiles fit under conventions that differ in how they cut digits alone."""
    first = alike[0]
    differences = np.abs(sums.differences(first.zeros))
    if first.continuity:
        differences = np.maximum(0, differences - 2)
    squares = sums.squares(first.zeros, ties_corrected=first.ties_corrected)
    ratio = differences.astype(np.float64) ** 2 / np.maximum(squares, 1)
    return {one.name: _within(ratio, differences, squares, printed, truncated=one.truncated) for one in alike}


def _within(
    ratio: npt.NDArray[np.float64], differences: Integers, squares: Integers, printed: Printed, *, truncated: bool
) -> Flags:
    low, high, scale = printed.interval(truncated=truncated)
    floor, ceiling = (low / scale) ** 2, (high / scale) ** 2
    # where nobody changed the ratio is 0, and fits where 0 is printed
    fits = (ratio >= floor * (1 - ROUNDING)) & (ratio <= ceiling * (1 + ROUNDING))
    doubtful = ratio >= ceiling * (1 - ROUNDING)
    if low:
        doubtful |= ratio <= floor * (1 + ROUNDING)
    for place in np.flatnonzero(fits & doubtful):
        square, size = (scale * int(differences[place])) ** 2, int(squares[place])
        below = square < high**2 * size if truncated else square <= high**2 * size
        fits[place] = low**2 * size <= square and below
    return fits
