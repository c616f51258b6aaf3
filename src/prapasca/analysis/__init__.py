"""Study and data to everything a report needs, computed once."""

from prapasca.analysis.comparison_results import BaselineComparison, ComparisonTests, PrimaryComparison, WorstCase
from prapasca.analysis.designs import analyse
from prapasca.analysis.instrument import InstrumentStudy
from prapasca.analysis.occasion_results import (
    OccasionChange,
    OccasionComparison,
    OccasionDescription,
    OccasionStep,
)
from prapasca.analysis.paired_numbers import round_width
from prapasca.analysis.planning import PlanResult
from prapasca.analysis.results import (
    SCHEMA_VERSION,
    Change,
    ChangeCount,
    CharacteristicCell,
    CharacteristicResult,
    DataAccount,
    DistributionRow,
    GroupComparison,
    MarginalHomogeneity,
    NumericDistribution,
    OrdinalDistribution,
    PrimaryTest,
    SpssPairs,
    SpssView,
    StudyEffects,
    StudyResults,
    Tests,
    Transition,
)
from prapasca.analysis.sensitivity_results import SensitivityResults, StrataSensitivity
from prapasca.analysis.spss import numeric_code
from prapasca.analysis.subgroup_results import (
    FEW_EXPECTED,
    FEW_PEOPLE,
    StratifiedChange,
    SubgroupResult,
    SubgroupRow,
)
from prapasca.analysis.summaries import PairCount, PairCounts, Summary
from prapasca.analysis.tree import to_tree

__all__ = [
    "FEW_EXPECTED",
    "FEW_PEOPLE",
    "SCHEMA_VERSION",
    "BaselineComparison",
    "Change",
    "ChangeCount",
    "CharacteristicCell",
    "CharacteristicResult",
    "ComparisonTests",
    "DataAccount",
    "DistributionRow",
    "GroupComparison",
    "InstrumentStudy",
    "MarginalHomogeneity",
    "NumericDistribution",
    "OccasionChange",
    "OccasionComparison",
    "OccasionDescription",
    "OccasionStep",
    "OrdinalDistribution",
    "PairCount",
    "PairCounts",
    "PlanResult",
    "PrimaryComparison",
    "PrimaryTest",
    "SensitivityResults",
    "SpssPairs",
    "SpssView",
    "StrataSensitivity",
    "StratifiedChange",
    "StudyEffects",
    "StudyResults",
    "SubgroupResult",
    "SubgroupRow",
    "Summary",
    "Tests",
    "Transition",
    "WorstCase",
    "analyse",
    "numeric_code",
    "round_width",
    "to_tree",
]
