"""What the margins alone say about how many improved, stayed and worsened."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from prapasca.audit.engine.conditions import Conditions, Margin
from prapasca.audit.engine.deadline import Deadline
from prapasca.audit.engine.transport import Transport

Range = tuple[int, int]


@dataclass(frozen=True)
class MarginBounds:
    """Least and greatest numbers over all tables; both ends are attained.

    Parameters
    ----------
    improved, unchanged, worsened : tuple of two int
        Each on its own; the extremes need not go together.
    """

    improved: Range
    unchanged: Range
    worsened: Range


def margin_bounds(conditions: Conditions) -> MarginBounds | None:
    """Return how many can have improved, stayed and worsened, given n and the margins alone.

    Z, rank counts and claims are left aside. Complete margins have closed forms: at least
    ``max_j (CumPre_j - CumPost_j)`` improved, at most ``min_k (sum_{i<k} r_i + sum_{j>k} c_j)``
    (a smallest cover of the cells above the diagonal), at most ``sum_i min(r_i, c_i)`` and at least
    ``max_i (r_i + c_i - n)`` unchanged. Partial margins are a transportation problem, whose
    vertices are whole [1]_.

    Parameters
    ----------
    conditions
        Categories in their order, margins complete, partial or absent.

    Returns
    -------
    MarginBounds or None
        None when no table has these margins.

    References
    ----------
    .. [1] A. J. Hoffman and J. B. Kruskal, "Integral boundary points of convex polyhedra", in
       Linear Inequalities and Related Systems, Princeton, 1956.
       https://doi.org/10.1515/9781400881987

    Examples
    --------
    >>> margin_bounds(Conditions(20, ("none", "not smooth", "smooth"), (7, 13, 0), (0, 8, 12)))
    MarginBounds(improved=(12, 19), unchanged=(1, 8), worsened=(0, 0))
    """
    pre, post = _complete(conditions.pre), _complete(conditions.post)
    if pre is None or post is None:
        return _by_transport(Conditions(conditions.n, conditions.categories, conditions.pre, conditions.post))
    n = conditions.n
    if sum(pre) != n or sum(post) != n:
        return None
    pairs = list(zip(pre, post, strict=True))
    stayed = max(0, *(before + after - n for before, after in pairs)), sum(map(min, pairs))
    return MarginBounds(_upward(pre, post), stayed, _upward(post, pre))


def _upward(pre: list[int], post: list[int]) -> Range:
    n, before, after = sum(pre), list(accumulate(pre)), list(accumulate(post))
    least = max(0, *(first - second for first, second in zip(before, after, strict=True)))
    greatest = min(first - own + n - second for first, own, second in zip(before, pre, after, strict=True))
    return least, greatest


def _by_transport(margins: Conditions) -> MarginBounds | None:
    model, deadline = Transport(margins), Deadline(60)
    ranges = [model.range_of(weights, (), deadline) for weights in (model.improved, model.unchanged, model.worsened)]
    found = [one for one in ranges if one is not None]
    return MarginBounds(*found) if len(found) == len(ranges) else None


def _complete(margin: Margin) -> list[int] | None:
    known = [count for count in margin if count is not None]
    return known if len(known) == len(margin) else None
