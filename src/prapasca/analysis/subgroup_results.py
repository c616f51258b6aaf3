"""What the comparison of groups of participants holds, and the test of change within them."""

from __future__ import annotations

from dataclasses import dataclass

from prapasca.inference import (
    ChiSquareTests,
    IndependenceResult,
    Interval,
    OrderedGroupsResult,
    StratifiedResult,
)
from prapasca.study import Text

FEW_PEOPLE, FEW_EXPECTED = 10, 5
"""Fewer people than these in a group, or expected in a cell, make a comparison that describes only."""


@dataclass(frozen=True)
class SubgroupRow:
    """Change within one category of a characteristic; the intervals are exact, None of an empty category."""

    label: Text
    improved: int
    unchanged: int
    worsened: int
    interval: Interval | None
    not_improved_interval: Interval | None

    @property
    def n(self) -> int:
        """Number of pairs in the category."""
        return self.improved + self.unchanged + self.worsened

    @property
    def not_improved(self) -> int:
        """How many stayed the same or worsened."""
        return self.unchanged + self.worsened


@dataclass(frozen=True, kw_only=True)
class SubgroupResult:
    """Improvement by a characteristic.

    Parameters
    ----------
    key, name
        Of the characteristic.
    rows : tuple of SubgroupRow
        Its categories or bands, in the order of the study file.
    n_missing : int
        People without a value of it.
    independence : IndependenceResult
        The exact test of whether the share who improved differs between the categories.
    p_holm : float or None
        Its p, adjusted for every test of groups in the study; None where there is nothing to compare.
    trend : OrderedGroupsResult or None
        The exact test of a rise or fall along the categories, where they have an order and three or more hold people.
    trend_p_holm : float or None
        Its p, adjusted likewise.
    n_tests : int
        How many tests of groups the adjustment counts.
    describes_only : bool
        Whether a category holds fewer than 10 people, or fewer than 5 would be expected in a cell if the
        categories were alike: then the numbers describe these people, and finding no difference says nothing.
    chi_square : ChiSquareTests
        The approximations that SPSS prints.
    """

    key: str
    name: Text
    rows: tuple[SubgroupRow, ...]
    n_missing: int
    independence: IndependenceResult
    p_holm: float | None = None
    trend: OrderedGroupsResult | None = None
    trend_p_holm: float | None = None
    n_tests: int = 0
    describes_only: bool
    chi_square: ChiSquareTests

    @property
    def comparable(self) -> bool:
        """Whether two categories hold people, and some improved and some did not."""
        return self.independence.df > 0


@dataclass(frozen=True)
class StratifiedChange:
    """The change, ranked within each group of one characteristic.

    Parameters
    ----------
    key, name
        Of the characteristic.
    labels : tuple of Text
        Of its groups, as in the tests.
    n_missing : int
        People analysed without a value of it, whom these tests leave out.
    signed_rank, sign : StratifiedResult
        Both after minus before; the sign test is that of everybody with a value.
    """

    key: str
    name: Text
    labels: tuple[Text, ...]
    n_missing: int
    signed_rank: StratifiedResult
    sign: StratifiedResult
