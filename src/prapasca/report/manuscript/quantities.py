"""Words for shares, such as "most": only by a table of limits that the reader is shown."""

from __future__ import annotations

from prapasca.errors import N_

LIMITS = (
    N_("none (0%)"),
    N_("a small part (above 0% to 25%)"),
    N_("fewer than half (above 25%, below 50%)"),
    N_("half (50%)"),
    N_("most (above 50% to 75%)"),
    N_("nearly all (above 75%, below 100%)"),
    N_("all (100%)"),
)

NONE, SMALL, FEWER, HALF, MOST, NEARLY, ALL = range(7)


def quantity(count: int, n: int) -> int:
    """Return the position in ``LIMITS`` of the word for a share, by whole numbers so that no rounding decides.

    Parameters
    ----------
    count, n
        Numerator and denominator of the share; ``n`` is at least 1.

    Examples
    --------
    >>> [quantity(count, 20) for count in (0, 5, 6, 10, 15, 16, 20)]
    [0, 1, 2, 3, 4, 5, 6]
    """
    if count in (0, n):
        return ALL if count else NONE
    if 2 * count == n:
        return HALF
    if 4 * count <= n:
        return SMALL
    if 2 * count < n:
        return FEWER
    return MOST if 4 * count <= 3 * n else NEARLY
