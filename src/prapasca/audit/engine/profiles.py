"""Many change profiles at once, each with the number of tables that have it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int64]
Ways = npt.NDArray[Any]


@dataclass(frozen=True, eq=False)
class Profiles:
    """N change profiles.

    Parameters
    ----------
    changes : tuple of int, length 2G + 1
        Differences of score that can occur, ascending and symmetric about 0.
    counts : integer array, shape (2G + 1, N)
        How many people changed by each, in each profile.
    ways : integer or object array, shape (N,)
        How many tables have the profile; Python integers where int64 could overflow.

    Examples
    --------
    >>> import numpy as np
    >>> profiles = Profiles((-1, 0, 1), np.array([[2], [3], [4]]), np.array([1]))
    >>> profiles.sizes.tolist(), profiles.signed.tolist(), profiles.improved.tolist()
    ([[6]], [[2]], [4])
    """

    changes: tuple[int, ...]
    counts: Integers
    ways: Ways

    @property
    def _half(self) -> int:
        return len(self.changes) // 2

    @property
    def up(self) -> Integers:
        """Numbers of increases by rising magnitude, shape (G, N)."""
        return self.counts[self._half + 1 :]

    @property
    def down(self) -> Integers:
        """Numbers of decreases by rising magnitude, shape (G, N)."""
        return self.counts[: self._half][::-1]

    @property
    def sizes(self) -> Integers:
        """Numbers of changes by rising magnitude, shape (G, N)."""
        return np.asarray(self.up + self.down)

    @property
    def signed(self) -> Integers:
        """Increases minus decreases by rising magnitude, shape (G, N)."""
        return np.asarray(self.up - self.down)

    @property
    def improved(self) -> Integers:
        """Number of increases, shape (N,)."""
        return np.asarray(self.up.sum(axis=0))

    @property
    def worsened(self) -> Integers:
        """Number of decreases, shape (N,)."""
        return np.asarray(self.down.sum(axis=0))

    @property
    def unchanged(self) -> Integers:
        """Number of zeros, shape (N,)."""
        return np.asarray(self.counts[self._half])

    def only(self, chosen: npt.NDArray[np.bool_]) -> Profiles:
        """Return the profiles marked in `chosen`, shape (N,).

        Examples
        --------
        >>> import numpy as np
        >>> two = Profiles((-1, 0, 1), np.array([[2, 0], [3, 5], [4, 4]]), np.array([1, 1]))
        >>> two.only(two.worsened == 0).counts.tolist()
        [[0], [5], [4]]
        """
        return Profiles(self.changes, self.counts[:, chosen], self.ways[chosen])
