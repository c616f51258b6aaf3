"""What would have to be true for the conclusion of a study without a control group to be wrong."""

from prapasca.inference.two_proportions import koopman, newcombe
from prapasca.sensitivity.attrition import AttritionResult, AttritionTest, attrition_tipping_point
from prapasca.sensitivity.external_comparison import (
    ExternalComparisonResult,
    PriorComparisonResult,
    external_comparison,
    prior_comparison,
)
from prapasca.sensitivity.multiverse import method_multiverse, rescorings
from prapasca.sensitivity.multiverse_result import (
    METHOD_NAMES,
    SCORING_NAMES,
    TEST_NAMES,
    MultiverseResult,
    MultiverseRow,
)
from prapasca.sensitivity.natural_improvement import NaturalImprovementResult, natural_improvement_tipping_point
from prapasca.sensitivity.rater_upgrade import RaterUpgradeResult, rater_upgrade
from prapasca.sensitivity.regression_to_the_mean import RegressionToTheMeanResult, regression_to_the_mean
from prapasca.sensitivity.strata import StrataResult, Stratum, StratumEstimate, leave_one_stratum_out
from prapasca.sensitivity.verdict import VERDICTS, Verdict

__all__ = [
    "METHOD_NAMES",
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
    "attrition_tipping_point",
    "external_comparison",
    "koopman",
    "leave_one_stratum_out",
    "method_multiverse",
    "natural_improvement_tipping_point",
    "newcombe",
    "prior_comparison",
    "rater_upgrade",
    "regression_to_the_mean",
    "rescorings",
]
