"""SPSS's test of marginal homogeneity, on the codes as entered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import sqrt

import numpy as np

from prapasca.change import ChangeProfile
from prapasca.inference import SpssMarginalHomogeneity, marginal_homogeneity_test
from prapasca.transition import TransitionTable


@dataclass(frozen=True)
class SpssHomogeneity:
    """What SPSS's table of the marginal homogeneity test holds.

    ``standardised`` is negative where the codes rise; ``p_exact`` and the two after it are None where the exact
    distribution is too large.
    """

    rows: SpssMarginalHomogeneity
    standardised: float
    p_asymptotic: float
    p_exact: float | None
    p_exact_one_sided: float | None
    point_probability: float | None


def spss_homogeneity(table: TransitionTable, codes: Sequence[Decimal], profile: ChangeProfile) -> SpssHomogeneity:
    """Test the margins on the codes.

    Parameters
    ----------
    table
        The transition table.
    codes
        Code of each category, from worst to best.
    profile
        The changes of code.

    Examples
    --------
    >>> table = TransitionTable.from_counts([[0, 7, 0], [0, 1, 12], [0, 0, 0]], ["none", "not smooth", "smooth"])
    >>> found = spss_homogeneity(table, [Decimal(0), Decimal(1), Decimal(2)], table.change_profile())
    >>> found.rows.sum_pre, found.rows.mean, round(found.standardised, 3)
    (12.0, 21.5, -4.359)
    """
    result = marginal_homogeneity_test(profile, statistic="scored")
    moved = [(i, j, int(table.counts[i, j])) for i, j in zip(*np.nonzero(table.counts), strict=True) if i != j]
    before = sum((codes[i] * count for i, _, count in moved), Decimal(0))
    after = sum((codes[j] * count for _, j, count in moved), Decimal(0))
    squares = sum(((codes[j] - codes[i]) ** 2 * count for i, j, count in moved), Decimal(0))
    rows = SpssMarginalHomogeneity(
        int(np.count_nonzero(table.pre_margin + table.post_margin)),
        sum(count for *_, count in moved),
        float(before),
        float(after),
        float((before + after) / 2),
        sqrt(squares) / 2,
    )
    exact = result.exact
    return SpssHomogeneity(
        rows,
        -(result.statistic or 0.0),
        1.0 if result.p_asymptotic is None else result.p_asymptotic,
        result.p_exact,
        exact.p_exact_one_sided if exact else None,
        exact.point_probability if exact else None,
    )
