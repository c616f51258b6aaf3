"""Exact tests and effect sizes of paired outcomes."""

from prapasca.inference.batch import SignedRankBatch, signed_rank_test_many
from prapasca.inference.effect_size import EffectSizes, Proportion, effect_sizes
from prapasca.inference.hodges_lehmann import hodges_lehmann
from prapasca.inference.independence import IndependenceResult, independence_test
from prapasca.inference.intervals import Interval, clopper_pearson, wilson
from prapasca.inference.marginal_homogeneity import (
    MarginalHomogeneityResult,
    SpssMarginalHomogeneity,
    marginal_homogeneity_test,
)
from prapasca.inference.mcnemar import McNemarResult, mcnemar_test
from prapasca.inference.null_distribution import tail_probabilities
from prapasca.inference.rank_biserial import rank_biserial, rank_biserial_interval
from prapasca.inference.sign import AsymptoticSignTestResult, SignTestResult, sign_test
from prapasca.inference.signed_rank import AsymptoticSignedRankResult, SignedRankResult, signed_rank_test
from prapasca.inference.symmetry import SymmetryResult, symmetry_test
from prapasca.inference.tails import Tails

__all__ = [
    "AsymptoticSignTestResult",
    "AsymptoticSignedRankResult",
    "EffectSizes",
    "IndependenceResult",
    "Interval",
    "MarginalHomogeneityResult",
    "McNemarResult",
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
    "independence_test",
    "marginal_homogeneity_test",
    "mcnemar_test",
    "rank_biserial",
    "rank_biserial_interval",
    "sign_test",
    "signed_rank_test",
    "signed_rank_test_many",
    "symmetry_test",
    "tail_probabilities",
    "wilson",
]
