"""What would have to be true for the conclusion of a study without a control group to be wrong."""

from prapasca.sensitivity.attrition import AttritionResult, AttritionTest
from prapasca.sensitivity.external_comparison import ExternalComparisonResult, PriorComparisonResult
from prapasca.sensitivity.multiverse import NULL_NAMES, SCORING_NAMES, TEST_NAMES, MultiverseResult, MultiverseRow
from prapasca.sensitivity.natural_improvement import NaturalImprovementResult, natural_improvement_tipping_point
from prapasca.sensitivity.rater_upgrade import RaterUpgradeResult
from prapasca.sensitivity.regression_to_the_mean import RegressionToTheMeanResult
from prapasca.sensitivity.strata import StrataResult, Stratum, StratumEstimate
from prapasca.sensitivity.verdict import VERDICTS, Verdict

__all__ = [
    "NULL_NAMES",
    "SCORING_NAMES",
    "TEST_NAMES",
    "VERDICTS",
    "AttritionResult",
    "AttritionTest",
    "ExternalComparisonResult",
    "MultiverseResult",
    "MultiverseRow",
    "NaturalImprovementResult",
    "PriorComparisonResult",
    "RaterUpgradeResult",
    "RegressionToTheMeanResult",
    "StrataResult",
    "Stratum",
    "StratumEstimate",
    "Verdict",
    "natural_improvement_tipping_point",
]
