"""What comparing two groups gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from prapasca.inference import GroupEffectSizes, IndependenceResult, Interval, MannWhitneyResult, ShapiroWilkResult
from prapasca.models import AncovaResult, ProportionalOddsResult
from prapasca.study import Text

UNLIKE = 0.25
"""Standardised difference above which groups are told to differ at the start (Rubin 2001)."""


@dataclass(frozen=True)
class BaselineComparison:
    """How far the groups differed at the start in one characteristic, or in the outcome before.

    ``key`` is None for the outcome. ``test`` is ``"mann_whitney"`` for numbers and the outcome, ``"fisher"``
    (Fisher, Freeman and Halton) for unordered categories. ``standardised_difference`` is the difference of means in
    standard deviations, or its form for categories, which has no sign; None where nothing varies.
    """

    key: str | None
    name: Text
    test: Literal["mann_whitney", "fisher"]
    p: float | None
    method: str
    standardised_difference: float | None


@dataclass(frozen=True)
class PrimaryComparison:
    """The test that decides between the groups.

    ``planned`` is what the study file names or the default, ``test`` the one taken: the Mann–Whitney test where the
    planned one is undefined.
    """

    planned: str
    test: str
    p: float
    log_p: float | None


@dataclass(frozen=True)
class WorstCase:
    """The shares improved, had nobody lost from the intervention group improved, and everyone lost from the control.

    ``lost_intervention`` and ``lost_control`` were observed before and not after.
    """

    lost_intervention: int
    lost_control: int
    difference_improved: float
    interval: Interval
    test: IndependenceResult


@dataclass(frozen=True, kw_only=True)
class ComparisonTests:
    """Tests of the difference between the groups, and how large it is; all None where a group has no pair.

    Attributes
    ----------
    mann_whitney : MannWhitneyResult or None
        Of the changes, after - before; the intervention group is the first.
    spss : MannWhitneyResult or None
        The same on the codes as entered.
    effects : GroupEffectSizes or None
        Turned so that more improvement is greater, also where lower numbers are better.
    proportional_odds : ProportionalOddsResult or None
        For categories.
    ancova, ancova_residuals : AncovaResult and ShapiroWilkResult, or None
        For a number, and whether its residuals look normal.
    """

    mann_whitney: MannWhitneyResult | None = None
    spss: MannWhitneyResult | None = None
    effects: GroupEffectSizes | None = None
    proportional_odds: ProportionalOddsResult | None = None
    ancova: AncovaResult | None = None
    ancova_residuals: ShapiroWilkResult | None = None
