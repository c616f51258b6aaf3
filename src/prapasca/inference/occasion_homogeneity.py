"""Scored marginal homogeneity over several occasions: whether mean scores differ between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import gcd

from prapasca.change import exact_decimal
from prapasca.checks import check_choice
from prapasca.errors import N_
from prapasca.inference.mann_whitney import GROUP_METHODS, GroupMethod
from prapasca.inference.orders import Centred, OrderTest, Rows, check_rows, order_test
from prapasca.occasions import OccasionTable

SCORED = N_("the scored test of marginal homogeneity")


@dataclass(frozen=True, kw_only=True)
class OccasionHomogeneityResult(OrderTest):
    """What the scored test of marginal homogeneity over occasions found.

    Parameters
    ----------
    n, n_occasions : int
        People observed on all occasions, and occasions.
    mean_scores : tuple of float
        Of each occasion; empty without people.
    statistic, df, p_asymptotic, p_exact, point_probability, p_mid, method, message
        See :class:`prapasca.inference.orders.OrderTest`.
    """

    n: int
    n_occasions: int
    mean_scores: tuple[float, ...]


def occasion_homogeneity_test(x: Rows, *, method: GroupMethod = "auto") -> OccasionHomogeneityResult:
    """Test whether mean scores differ between occasions, given the scores of each person.

    The statistic is the one of Cochran, Mantel and Haenszel for mean scores with a stratum for each
    person [1]_, which White, Landis and Cooper [2]_ use for marginal homogeneity of several ordinal
    ratings. For two categories it is Cochran's Q [3]_, and so is Friedman's statistic; for two occasions it
    is the square of the scored test of :func:`prapasca.inference.marginal_homogeneity_test`. Friedman's
    test is the same with ranks within each person in place of scores.

    Parameters
    ----------
    x
        A table of occasions, whose scores are taken; or, for numbers, how many people show each sequence
        of values.
    method
        As for :func:`prapasca.inference.friedman_test`.

    Returns
    -------
    OccasionHomogeneityResult
        The statistic is 0 and every p is 1 when nobody's scores differ.

    Raises
    ------
    InputError
        Sequences of different lengths or fewer than two occasions (code ``"occasion-row"``), an unknown
        method; under ``"exact"`` code ``"too-large"``.

    References
    ----------
    .. [1] J. R. Landis, E. R. Heyman and G. G. Koch, "Average partial association in three-way contingency
       tables: a review and discussion of alternative tests", International Statistical Review 46 (1978)
       237-254. https://doi.org/10.2307/1402373
    .. [2] A. A. White, J. R. Landis and M. M. Cooper, "A note on the equivalence of several marginal
       homogeneity test criteria for categorical data", International Statistical Review 50 (1982) 27-34.
       https://doi.org/10.2307/1402457
    .. [3] W. G. Cochran, "The comparison of percentages in matched samples", Biometrika 37 (1950) 256-266.
       https://doi.org/10.1093/biomet/37.3-4.256

    Examples
    --------
    >>> result = occasion_homogeneity_test({(7, 5, 2): 1, (6, 4, 3): 1, (8, 3, 1): 1, (5, 4, 0): 1})
    >>> round(result.statistic, 4), round(result.p_exact, 5), round(result.p_asymptotic, 5)
    (6.9767, 0.00463, 0.03055)
    """
    check_choice("method", method, GROUP_METHODS)
    scored, m = _scored(x)
    n = sum(scored.values())
    means = tuple(float(sum(row[place] * count for row, count in scored.items()) / n) for place in range(m) if n)
    test = order_test(_centred(scored), m, method, SCORED)
    return OccasionHomogeneityResult(**vars(test), n=n, n_occasions=m, mean_scores=means)


def _scored(x: Rows) -> tuple[dict[tuple[Decimal, ...], int], int]:
    if isinstance(x, OccasionTable):
        rows = {tuple(x.scores[place] for place in path): count for path, count in x.counts.items()}
        return rows, len(x.occasions)
    return {tuple(map(exact_decimal, row)): count for row, count in x.items()}, check_rows(x)


def _centred(rows: Mapping[tuple[Decimal, ...], int]) -> dict[Centred, int]:
    """Return the scores less each person's mean, as whole numbers in lowest terms."""
    exponent = max((-int(value.as_tuple().exponent) for row in rows for value in row), default=0)
    people: Counter[Centred] = Counter()
    for row, count in rows.items():
        whole = [int(value.scaleb(max(exponent, 0))) for value in row]
        people[tuple(len(whole) * value - sum(whole) for value in whole)] += count
    divisor = gcd(*(value for row in people for value in row)) or 1
    return {tuple(value // divisor for value in row): count for row, count in people.items()}
