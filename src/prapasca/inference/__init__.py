"""Exact tests and effect sizes of paired outcomes."""

from prapasca.inference.batch import SignedRankBatch, signed_rank_test_many
from prapasca.inference.effect_size import EffectSizes, Proportion, effect_sizes, proportion
from prapasca.inference.hodges_lehmann import AchievedInterval, hodges_lehmann, hodges_lehmann_interval
from prapasca.inference.independence import IndependenceResult, independence_test
from prapasca.inference.intervals import Interval, clopper_pearson, wilson
from prapasca.inference.marginal_homogeneity import (
    MarginalHomogeneityResult,
    SpssMarginalHomogeneity,
    marginal_homogeneity_test,
)
from prapasca.inference.mcnemar import McNemarResult, mcnemar_test
from prapasca.inference.null_distribution import tail_probabilities
from prapasca.inference.rank_biserial import rank_biserial, rank_biserial_exact_interval, rank_biserial_interval
from prapasca.inference.rank_differences import (
    MunzelBrunnerResult,
    kornbrot_test,
    munzel_brunner_test,
    table_of_numbers,
)
from prapasca.inference.sign import AsymptoticSignTestResult, SignTestResult, sign_test
from prapasca.inference.signed_rank import AsymptoticSignedRankResult, SignedRankResult, signed_rank_test
from prapasca.inference.symmetry import SymmetryResult, symmetry_test
from prapasca.inference.tails import Tails

__all__ = [
    "AchievedInterval",
    "AsymptoticSignTestResult",
    "AsymptoticSignedRankResult",
    "EffectSizes",
    "IndependenceResult",
    "Interval",
    "MarginalHomogeneityResult",
    "McNemarResult",
    "MunzelBrunnerResult",
    "Proportion",
    "SignTestResult",
    "SignedRankBatch",
    "SignedRankResult",
    "SpssMarginalHomogeneity",
    "SymmetryResult",
    "Tails",
    "clopper_pearson",
    "effect_sizes",
    "hodges_lehmann",
    "hodges_lehmann_interval",
    "independence_test",
    "kornbrot_test",
    "marginal_homogeneity_test",
    "mcnemar_test",
    "munzel_brunner_test",
    "proportion",
    "rank_biserial",
    "rank_biserial_exact_interval",
    "rank_biserial_interval",
    "sign_test",
    "signed_rank_test",
    "signed_rank_test_many",
    "symmetry_test",
    "table_of_numbers",
    "tail_probabilities",
    "wilson",
]
