"""What sensitivity analyses give for one study."""

from __future__ import annotations

from dataclasses import dataclass

from prapasca.sensitivity import (
    AttritionResult,
    ExternalComparisonResult,
    MultiverseResult,
    NaturalImprovementResult,
    RaterUpgradeResult,
    RegressionToTheMeanResult,
    StrataResult,
)
from prapasca.study import Text


@dataclass(frozen=True)
class StrataSensitivity:
    """The result by the groups of one characteristic; `n_missing` people are in none of them."""

    key: str
    name: Text
    n_missing: int
    result: StrataResult


@dataclass(frozen=True)
class SensitivityResults:
    """Which assumption would overturn the result.

    Everything is turned so that an increase is an improvement, also where lower numbers are better.
    What the study file gives no value for is None: ``external_comparison`` without a comparator,
    ``regression_to_the_mean`` without a reliability or for a number as outcome.
    """

    natural_improvement: NaturalImprovementResult
    external_comparison: ExternalComparisonResult | None
    attrition: AttritionResult
    regression_to_the_mean: RegressionToTheMeanResult | None
    rater_upgrade: RaterUpgradeResult
    multiverse: MultiverseResult
    strata: tuple[StrataSensitivity, ...]
