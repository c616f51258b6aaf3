"""ChangeProfile: how many changed by how much, the reduction that suffices for rank tests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import gcd
from numbers import Integral, Real

import numpy as np
import numpy.typing as npt

from prapasca.checks import is_missing
from prapasca.errors import N_, InputError

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class ChangeProfile:
    """Distinct absolute changes with the number of increases and decreases of each.

    A change is ``d = post - pre``. Build a profile with :meth:`from_pairs`,
    :meth:`from_changes` or :meth:`prapasca.TransitionTable.change_profile`.

    Parameters
    ----------
    magnitudes : tuple of Decimal
        Distinct ``|d| > 0``, ascending; shape (G,).
    n_increases, n_decreases : integer array, shape (G,)
        How many changed by ``+|d|`` and by ``-|d|``.
    n_unchanged : int
        How many have ``d = 0``.
    n_missing_pre, n_missing_post, n_missing_both : int
        How many were not observed before only, after only, or at both times.

    Examples
    --------
    >>> profile = ChangeProfile.from_pairs([1, 1, 2, 3], [2, 3, 2, 2])
    >>> profile.changes()
    {-1: 1, 0: 1, 1: 1, 2: 1}
    >>> profile.n_pairs, profile.n_positive, profile.n_negative
    (4, 2, 1)
    """

    magnitudes: tuple[Decimal, ...]
    n_increases: Counts
    n_decreases: Counts
    n_unchanged: int
    n_missing_pre: int = 0
    n_missing_post: int = 0
    n_missing_both: int = 0

    def __post_init__(self) -> None:
        for name in ("n_increases", "n_decreases"):
            array = whole_counts(getattr(self, name), name)
            array.flags.writeable = False
            object.__setattr__(self, name, array)
        for name in ("n_unchanged", "n_missing_pre", "n_missing_post", "n_missing_both"):
            object.__setattr__(self, name, int(whole_counts(getattr(self, name), name)))
        magnitudes = tuple(exact_decimal(magnitude) for magnitude in self.magnitudes)
        object.__setattr__(self, "magnitudes", magnitudes)
        shapes = {self.n_increases.shape, self.n_decreases.shape, (len(magnitudes),)}
        rising = all(low < high for low, high in pairwise((Decimal(0), *magnitudes)))
        if len(shapes) > 1 or not rising:
            raise InputError(
                "magnitudes",
                N_(
                    "magnitudes: found {found}, expected distinct positive values, ascending, "
                    "with one count of increases and one of decreases each"
                ),
                found=[str(magnitude) for magnitude in magnitudes],
            )

    @classmethod
    def from_pairs(cls, pre: Iterable[object], post: Iterable[object], *, decimals: int | None = None) -> ChangeProfile:
        """Reduce numbers measured before and after, one pair a person.

        Differences are taken in decimal: a float is read by its shortest decimal, so that
        0.3 - 0.1 and 0.4 - 0.2 tie.

        Parameters
        ----------
        pre, post
            Numbers, shape (n,); None and NaN are counted as missing.
        decimals
            Round each number to so many decimals before the difference is taken.

        Raises
        ------
        InputError
            Different lengths, or a value that is not a finite number.

        Examples
        --------
        >>> ChangeProfile.from_pairs([0.1, 0.2, 5.0], [0.3, 0.4, None]).changes()
        {Decimal('0.2'): 2}
        """
        before, after = same_length(pre, post)
        missing = count_missing(before, after)
        pairs = Counter(
            pair for pair in zip(before, after, strict=True) if not (is_missing(pair[0]) or is_missing(pair[1]))
        )
        changes: Counter[Decimal] = Counter()
        for (first, second), count in pairs.items():
            changes[_rounded(second, decimals) - _rounded(first, decimals)] += count
        return cls._from_exact(changes, missing)

    @classmethod
    def from_changes(cls, changes: Mapping[object, int] | Iterable[object]) -> ChangeProfile:
        """Build a profile from changes ``d = post - pre``.

        Parameters
        ----------
        changes
            A mapping of each change to how many show it, or the changes one by one.

        Raises
        ------
        InputError
            A change that is not a finite number, or a count that is negative or not whole.

        Examples
        --------
        >>> ChangeProfile.from_changes({-1: 3, 0: 5, 1: 10}).n_pairs
        18
        >>> ChangeProfile.from_changes([2, 0, -1, None]).n_missing
        1
        """
        if isinstance(changes, Mapping):
            counted: Counter[Decimal] = Counter()
            for change, count in changes.items():
                counted[exact_decimal(change)] += int(whole_counts(count, "changes"))
            return cls._from_exact(counted, (0, 0, 0))
        listed = list(changes)
        observed = Counter(exact_decimal(change) for change in listed if not is_missing(change))
        return cls._from_exact(observed, (0, 0, len(listed) - observed.total()))

    @classmethod
    def _from_exact(cls, changes: Mapping[Decimal, int], missing: tuple[int, int, int]) -> ChangeProfile:
        present = {change: count for change, count in changes.items() if count}
        magnitudes = sorted({abs(change) for change in present if change})
        return cls(
            tuple(magnitudes),
            np.array([present.get(magnitude, 0) for magnitude in magnitudes], dtype=np.int64),
            np.array([present.get(-magnitude, 0) for magnitude in magnitudes], dtype=np.int64),
            sum(count for change, count in present.items() if not change),
            *missing,
        )

    @property
    def group_sizes(self) -> Counts:
        """Number of changes of each magnitude, either way; shape (G,)."""
        return self.n_increases + self.n_decreases

    @property
    def n_positive(self) -> int:
        """Number of increases."""
        return int(self.n_increases.sum())

    @property
    def n_negative(self) -> int:
        """Number of decreases."""
        return int(self.n_decreases.sum())

    @property
    def n_changed(self) -> int:
        """Number of non-zero changes."""
        return self.n_positive + self.n_negative

    @property
    def n_pairs(self) -> int:
        """Number observed both before and after."""
        return self.n_changed + self.n_unchanged

    @property
    def n_missing(self) -> int:
        """Number not observed at one time or at both."""
        return self.n_missing_pre + self.n_missing_post + self.n_missing_both

    def changes(self) -> dict[int | Decimal, int]:
        """Return each change ``d`` with how many show it, ascending; whole numbers as int."""
        down = zip(self.magnitudes[::-1], self.n_decreases[::-1].tolist(), strict=True)
        up = zip(self.magnitudes, self.n_increases.tolist(), strict=True)
        listed = [(-size, count) for size, count in down]
        listed += [(Decimal(0), self.n_unchanged), *up]
        return {_plain(change): count for change, count in listed if count}

    def integer_magnitudes(self) -> tuple[int, ...]:
        """Return whole numbers proportional to the magnitudes, in lowest terms.

        Examples
        --------
        >>> ChangeProfile.from_changes([0.5, -1.25]).integer_magnitudes()
        (2, 5)
        """
        exponent = max((-int(size.as_tuple().exponent) for size in self.magnitudes), default=0)
        scaled = [int(size.scaleb(max(exponent, 0))) for size in self.magnitudes]
        divisor = gcd(*scaled) or 1
        return tuple(size // divisor for size in scaled)

    def reversed(self) -> ChangeProfile:
        """Return the profile with before and after exchanged.

        Examples
        --------
        >>> ChangeProfile.from_changes([1, 1, -2]).reversed().changes()
        {-1: 2, 2: 1}
        """
        return ChangeProfile(
            self.magnitudes,
            self.n_decreases,
            self.n_increases,
            self.n_unchanged,
            self.n_missing_post,
            self.n_missing_pre,
            self.n_missing_both,
        )

    def _key(self) -> tuple[object, ...]:
        missing = (self.n_missing_pre, self.n_missing_post, self.n_missing_both)
        counts = (tuple(self.n_increases.tolist()), tuple(self.n_decreases.tolist()))
        return self.magnitudes, *counts, self.n_unchanged, *missing

    def __eq__(self, other: object) -> bool:
        return self._key() == other._key() if isinstance(other, ChangeProfile) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._key())


def exact_decimal(value: object) -> Decimal:
    """Return a number by its shortest decimal.

    Raises
    ------
    InputError
        Code ``"not-a-number"``.

    Examples
    --------
    >>> exact_decimal(0.1)
    Decimal('0.1')
    """
    if isinstance(value, Decimal) and value.is_finite():
        return value
    truth = isinstance(value, (bool, np.bool_))
    if isinstance(value, Integral) and not truth:
        return Decimal(int(value))
    if isinstance(value, Real) and not truth and np.isfinite(float(value)):
        # str, not float: numpy's float32 prints its own shortest decimal
        return Decimal(str(value) if isinstance(value, np.floating) else repr(float(value)))
    raise InputError("not-a-number", N_("found {found!r}, expected a finite number"), found=value)


def whole_counts(values: object, name: str) -> Counts:
    """Return counts as int64.

    Raises
    ------
    InputError
        Code ``"count"``: a count that is negative or not whole.

    Examples
    --------
    >>> whole_counts([1.0, 2.0], "counts")
    array([1, 2])
    """
    try:
        numbers = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError):
        numbers = np.array([np.nan])
    bad = ~(np.isfinite(numbers) & (numbers >= 0) & (numbers == np.floor(numbers)) & (numbers < 2**53))
    if bad.any():
        found = np.asarray(values, dtype=object)
        raise InputError(
            "count",
            N_("{name}: found {found}, expected whole numbers, 0 or more"),
            name=name,
            found=str(found[bad][0]) if found.shape == bad.shape and found.ndim else str(values),
        )
    return numbers.astype(np.int64)


def same_length(pre: Iterable[object], post: Iterable[object]) -> tuple[list[object], list[object]]:
    """Return both columns as lists, of one length.

    Raises
    ------
    InputError
        Code ``"unequal-lengths"``.
    """
    before, after = _listed(pre), _listed(post)
    if len(before) != len(after):
        raise InputError(
            "unequal-lengths",
            N_("before has {n_pre} values and after has {n_post}; expected one pair for each person"),
            n_pre=len(before),
            n_post=len(after),
        )
    return before, after


def count_missing(before: Sequence[object], after: Sequence[object]) -> tuple[int, int, int]:
    """Return how many lack the first value only, the second only, and both."""
    lacking = Counter((is_missing(first), is_missing(second)) for first, second in zip(before, after, strict=True))
    return lacking[True, False], lacking[False, True], lacking[True, True]


def _listed(column: Iterable[object]) -> list[object]:
    to_list = getattr(column, "tolist", None) or getattr(column, "to_list", None)
    # float32 must keep its own shortest decimal, which tolist() would widen
    widened = getattr(getattr(column, "dtype", None), "itemsize", 8) < 8
    return list(column) if to_list is None or widened else list(to_list())


def _rounded(value: object, decimals: int | None) -> Decimal:
    number = exact_decimal(value)
    return number if decimals is None else round(number, decimals)


def _plain(number: Decimal) -> int | Decimal:
    return int(number) if number == number.to_integral_value() else number.normalize()
