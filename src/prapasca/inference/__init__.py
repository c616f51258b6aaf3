"""Exact tests and effect sizes of paired outcomes."""

from prapasca.inference.batch import SignedRankBatch, signed_rank_test_many
from prapasca.inference.chi_square import ChiSquare, ChiSquareTests, chi_square_tests
from prapasca.inference.effect_size import EffectSizes, Proportion, effect_sizes, proportion
from prapasca.inference.friedman import FriedmanResult, friedman_test
from prapasca.inference.group_effects import GroupEffectSizes, group_effect_sizes, superiority_interval
from prapasca.inference.hodges_lehmann import AchievedInterval, hodges_lehmann, hodges_lehmann_interval
from prapasca.inference.holm import OccasionPair, change_between, holm, pairwise_signed_rank_tests
from prapasca.inference.independence import IndependenceResult, independence_test
from prapasca.inference.intervals import Interval, clopper_pearson, wilson
from prapasca.inference.mann_whitney import GroupExactP, MannWhitneyResult, mann_whitney_test
from prapasca.inference.marginal_homogeneity import (
    MarginalHomogeneityResult,
    SpssMarginalHomogeneity,
    marginal_homogeneity_test,
)
from prapasca.inference.mcnemar import McNemarResult, mcnemar_test
from prapasca.inference.normalised_gain import GainCategory, NormalisedGain, normalised_gain
from prapasca.inference.normality import ShapiroWilkResult, normal_scores, shapiro_wilk_test
from prapasca.inference.null_distribution import tail_probabilities
from prapasca.inference.occasion_homogeneity import OccasionHomogeneityResult, occasion_homogeneity_test
from prapasca.inference.ordered_groups import OrderedGroupsResult, ordered_groups_test
from prapasca.inference.paired_t import PairedTResult, paired_t_test
from prapasca.inference.pooling import heterogeneity_test, merge_small_sites, pool_tables, small_counts
from prapasca.inference.rank_biserial import rank_biserial, rank_biserial_exact_interval, rank_biserial_interval
from prapasca.inference.rank_differences import (
    MunzelBrunnerResult,
    kornbrot_test,
    munzel_brunner_test,
    table_of_numbers,
)
from prapasca.inference.sign import AsymptoticSignTestResult, SignTestResult, sign_test
from prapasca.inference.signed_rank import AsymptoticSignedRankResult, SignedRankResult, signed_rank_test
from prapasca.inference.standardised_change import StandardisedChange, standardised_change
from prapasca.inference.stratified import (
    StratifiedResult,
    Stratum,
    stratified_sign_test,
    stratified_signed_rank_test,
)
from prapasca.inference.symmetry import SymmetryResult, symmetry_test
from prapasca.inference.tails import Tails
from prapasca.inference.two_proportions import koopman, newcombe

__all__ = [
    "AchievedInterval",
    "AsymptoticSignTestResult",
    "AsymptoticSignedRankResult",
    "ChiSquare",
    "ChiSquareTests",
    "EffectSizes",
    "FriedmanResult",
    "GainCategory",
    "GroupEffectSizes",
    "GroupExactP",
    "IndependenceResult",
    "Interval",
    "MannWhitneyResult",
    "MarginalHomogeneityResult",
    "McNemarResult",
    "MunzelBrunnerResult",
    "NormalisedGain",
    "OccasionHomogeneityResult",
    "OccasionPair",
    "OrderedGroupsResult",
    "PairedTResult",
    "Proportion",
    "ShapiroWilkResult",
    "SignTestResult",
    "SignedRankBatch",
    "SignedRankResult",
    "SpssMarginalHomogeneity",
    "StandardisedChange",
    "StratifiedResult",
    "Stratum",
    "SymmetryResult",
    "Tails",
    "change_between",
    "chi_square_tests",
    "clopper_pearson",
    "effect_sizes",
    "friedman_test",
    "group_effect_sizes",
    "heterogeneity_test",
    "hodges_lehmann",
    "hodges_lehmann_interval",
    "holm",
    "independence_test",
    "koopman",
    "kornbrot_test",
    "mann_whitney_test",
    "marginal_homogeneity_test",
    "mcnemar_test",
    "merge_small_sites",
    "munzel_brunner_test",
    "newcombe",
    "normal_scores",
    "normalised_gain",
    "occasion_homogeneity_test",
    "ordered_groups_test",
    "paired_t_test",
    "pairwise_signed_rank_tests",
    "pool_tables",
    "proportion",
    "rank_biserial",
    "rank_biserial_exact_interval",
    "rank_biserial_interval",
    "shapiro_wilk_test",
    "sign_test",
    "signed_rank_test",
    "signed_rank_test_many",
    "small_counts",
    "standardised_change",
    "stratified_sign_test",
    "stratified_signed_rank_test",
    "superiority_interval",
    "symmetry_test",
    "table_of_numbers",
    "tail_probabilities",
    "wilson",
]
