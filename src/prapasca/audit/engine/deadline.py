"""Time that may still be spent, and the reasons to stop before an answer is exact."""

from __future__ import annotations

from time import monotonic


class UnfinishedError(Exception):
    """An exact answer needs more states than are kept, or more time than is left."""


class Deadline:
    """A moment by which a search must have ended.

    Parameters
    ----------
    seconds
        From now.

    Examples
    --------
    >>> Deadline(60).left() > 59
    True
    """

    def __init__(self, seconds: float) -> None:
        self._end = monotonic() + seconds

    def left(self) -> float:
        """Return the seconds left, negative when it has passed."""
        return self._end - monotonic()

    def check(self) -> None:
        """Raise once it has passed.

        Raises
        ------
        UnfinishedError
        """
        if self.left() <= 0:
            raise UnfinishedError

    def share(self, part: float) -> Deadline:
        """Return a deadline after `part` of the time left."""
        return Deadline(part * max(0.0, self.left()))
