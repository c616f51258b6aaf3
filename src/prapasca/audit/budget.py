"""Time that the questions of an audit share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter


class Budget:
    """Time that the engine may still take, shared by all questions of an audit.

    Parameters
    ----------
    seconds
        For all questions together.

    Examples
    --------
    >>> Budget(3.0).share()
    1.5
    """

    def __init__(self, seconds: float) -> None:
        self._left = seconds

    def share(self) -> float:
        """Return the seconds the next question may take: half of what is left."""
        return self._left / 2

    @contextmanager
    def spending(self) -> Iterator[None]:
        """Take the time spent inside from what is left."""
        begun = perf_counter()
        try:
            yield
        finally:
            self._left = max(0.0, self._left - (perf_counter() - begun))
