"""Several tests of one study: Holm's adjustment, and every two occasions compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import combinations

from prapasca.change import ChangeProfile, exact_decimal
from prapasca.errors import N_, InputError
from prapasca.inference.orders import Rows, check_rows
from prapasca.inference.signed_rank import SignedRankResult, ZeroMethod, signed_rank_test
from prapasca.occasions import OccasionTable


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Return p values adjusted for their number by Holm's step-down method [1]_.

    Rejecting where an adjusted p is below the level keeps the probability of any false rejection
    below it, however the tests depend on each other.

    Parameters
    ----------
    p_values
        Between 0 and 1.

    Returns
    -------
    tuple of float
        In the same order, at most 1.

    Raises
    ------
    InputError
        Code ``"p-value"`` for a number outside 0..1.

    References
    ----------
    .. [1] S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of
       Statistics 6 (1979) 65-70. https://www.jstor.org/stable/4615733

    Examples
    --------
    >>> holm([0.01, 0.04, 0.03])
    (0.03, 0.06, 0.06)
    """
    for p in p_values:
        if not 0 <= p <= 1:
            raise InputError("p-value", N_("p_values: found {found}, expected numbers from 0 to 1"), found=p)
    adjusted = [0.0] * len(p_values)
    largest = 0.0
    for rank, place in enumerate(sorted(range(len(p_values)), key=p_values.__getitem__)):
        largest = max(largest, min(1.0, (len(p_values) - rank) * p_values[place]))
        adjusted[place] = largest
    return tuple(adjusted)


@dataclass(frozen=True)
class OccasionPair:
    """The change from one occasion to a later one.

    Parameters
    ----------
    before, after : hashable
        Names of the occasions.
    test : SignedRankResult
        Of the change between them.
    p_holm : float
        Its exact p, adjusted for all pairs of occasions.
    """

    before: Hashable
    after: Hashable
    test: SignedRankResult
    p_holm: float


def pairwise_signed_rank_tests(x: Rows, *, zero_method: ZeroMethod = "wilcoxon") -> tuple[OccasionPair, ...]:
    """Compare every two occasions by the signed-rank test, with Holm's adjustment.

    Parameters
    ----------
    x
        People observed on every occasion: a table of occasions, or, for numbers, how many people show each
        sequence of values; the occasions are then named 0, 1 and so on. Changes are the later score less the
        earlier.
    zero_method
        As for :func:`prapasca.inference.signed_rank_test`.

    Returns
    -------
    tuple of OccasionPair
        First with second, first with third, and so on.

    Examples
    --------
    >>> table = OccasionTable.from_counts(
    ...     {("low", "low", "high"): 4, ("low", "high", "high"): 6}, ["low", "high"], ["a", "b", "c"])
    >>> [(pair.before, pair.after, pair.test.p_exact, pair.p_holm) for pair in pairwise_signed_rank_tests(table)]
    [('a', 'b', 0.03125, 0.0625), ('a', 'c', 0.001953125, 0.005859375), ('b', 'c', 0.125, 0.125)]
    """
    names = x.occasions if isinstance(x, OccasionTable) else tuple(range(check_rows(x)))
    places = list(combinations(range(len(names)), 2))
    tests = [signed_rank_test(change_between(x, *pair), zero_method=zero_method) for pair in places]
    adjusted = holm([test.p_exact for test in tests])
    return tuple(
        OccasionPair(names[before], names[after], test, p)
        for (before, after), test, p in zip(places, tests, adjusted, strict=True)
    )


def change_between(x: Rows, before: int, after: int) -> ChangeProfile:
    """Return the changes between two occasions, by their positions, of those observed on all.

    Examples
    --------
    >>> change_between({(7, 5, 2): 1, (6, 4, 4): 2}, 1, 2).changes()
    {-3: 1, 0: 2}
    """
    if isinstance(x, OccasionTable):
        return x.transition(before, after).change_profile()
    changes: Counter[object] = Counter()
    for row, count in x.items():
        changes[exact_decimal(row[after]) - exact_decimal(row[before])] += count
    return ChangeProfile.from_changes(changes)
