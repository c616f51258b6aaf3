"""Midranks of tie groups, doubled so that they are whole numbers."""

from __future__ import annotations

from collections.abc import Iterable


def doubled_midranks(sizes: Iterable[int], *, n_below: int = 0) -> tuple[int, ...]:
    """Return twice the midrank of each tie group.

    Tied values share the mean of the ranks they occupy; twice that mean is a whole number.

    Parameters
    ----------
    sizes
        Number of values in each group, groups ascending, shape (G,).
    n_below
        Values ranked below all of these: for Pratt's ranks [1]_, the number of zeros.

    Returns
    -------
    tuple of int, length G

    References
    ----------
    .. [1] J. W. Pratt, "Remarks on zeros and ties in the Wilcoxon signed rank procedures",
       Journal of the American Statistical Association 54 (1959) 655-667.
       https://doi.org/10.1080/01621459.1959.10501526

    Examples
    --------
    Three values tied at ranks 1, 2 and 3, one at rank 4:

    >>> doubled_midranks([3, 1])
    (4, 8)
    >>> doubled_midranks([3, 1], n_below=2)
    (8, 12)
    """
    ranks = []
    below = n_below
    for size in sizes:
        ranks.append(2 * below + size + 1)
        below += size
    return tuple(ranks)
