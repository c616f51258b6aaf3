import json
import math
from dataclasses import asdict, fields
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from plain_counting import chance_as_far, flipped
from prapasca.change import ChangeProfile
from prapasca.errors import InputError
from prapasca.inference import AsymptoticSignedRankResult, SignedRankResult, signed_rank_test
from prapasca.inference.tails import SMALLEST_P
from prapasca.transition import TransitionTable
from strategies import ALTERNATIVES, ZERO_METHODS, change_lists, large_profiles, profiles, tables

ORACLES = {
    entry["id"]: entry
    for entry in json.loads((Path(__file__).parents[1] / "oracles" / "signed_rank.json").read_text("utf-8"))["values"]
}
EXACT_FIELDS = ("p_exact", "p_exact_one_sided", "point_probability", "p_mid", "log_p_exact", "p_exact_floored")
P_FIELDS = ("p_exact", "p_exact_one_sided", "point_probability", "p_mid", "p_asymptotic", "p_asymptotic_corrected")
COMMON_DIGITS = [
    "hw_depression_wilcoxon",
    "aids_sal_wilcoxon",
    "aids_sal_pratt",
    "coin_ties_wilcoxon",
    "coin_ties_pratt",
    "scipy_freq_wilcox",
    "scipy_freq_pratt",
    "scipy_12pairs_nocorr",
    "scipy_all_tied_10",
    "scipy_exact10",
    "rcompanion_pooh",
    "rcompanion_pooh_pratt",
]


def oracle_profile(name):
    """The changes in the direction of the source."""
    entry = ORACLES[name]
    if "changes" in entry:
        return ChangeProfile.from_changes({Decimal(change): count for change, count in entry["changes"].items()})
    return ChangeProfile.from_pairs(entry["subtrahend"], entry["minuend"])


def zero_method_of(name):
    return "pratt" if name.endswith("pratt") else "wilcoxon"


def digits_of(profile, zero_method):
    two, greater, less = (
        signed_rank_test(profile, zero_method=zero_method, alternative=alternative)
        for alternative in ("two-sided", "greater", "less")
    )
    return {
        "n_nonzero": two.n_positive + two.n_negative,
        "n_pos": two.n_positive,
        "n_neg": two.n_negative,
        "T_pos": two.rank_sum_positive,
        "T_neg": two.rank_sum_negative,
        "Z_signed": two.z,
        "p_two_asymptotic": two.p_asymptotic,
        "p_two_exact_conditional": two.p_exact,
        "p_less_exact": less.p_exact,
        "p_greater_exact": greater.p_exact,
        "midp_greater_exact": greater.p_mid,
    }


@pytest.mark.parametrize("name", COMMON_DIGITS)
def test_published(name):
    expected = ORACLES[name]["digits"]
    found = digits_of(oracle_profile(name), zero_method_of(name))
    assert found == {key: pytest.approx(value, rel=1e-9, abs=6e-11) for key, value in expected.items()}


@pytest.mark.parametrize("name", COMMON_DIGITS)
def test_published_the_other_way_round(name):
    two = signed_rank_test(oracle_profile(name).reversed(), zero_method=zero_method_of(name))
    assert two.z == pytest.approx(-ORACLES[name]["digits"]["Z_signed"], rel=1e-9)
    assert two.p_exact == pytest.approx(ORACLES[name]["digits"]["p_two_exact_conditional"], abs=6e-11)


@pytest.mark.parametrize(
    ("name", "key"),
    [("scipy_12pairs_corr", "p"), ("scipy_all_tied_10", "p_corr"), ("rcompanion_pooh", "p_corr")],
)
def test_continuity_correction(name, key):
    printed = ORACLES[name]["printed"][key]
    assert signed_rank_test(oracle_profile(name)).p_asymptotic_corrected == pytest.approx(printed, abs=5e-6)


def test_correction_to_the_last_digit():
    result = signed_rank_test(oracle_profile("scipy_12pairs_corr"))
    assert result.p_asymptotic_corrected == pytest.approx(0.7240816609153895, rel=1e-13)
    assert result.p_asymptotic == pytest.approx(0.6948866023724735, rel=1e-13)


def test_antigen_study():
    digits = ORACLES["aids_sal_statxact_digits"]["digits"]
    profile = oracle_profile("aids_sal_statxact_digits")
    wilcoxon, pratt = signed_rank_test(profile), signed_rank_test(profile, zero_method="pratt")
    assert (wilcoxon.rank_sum_negative, wilcoxon.rank_sum_positive) == (digits["T_neg"], digits["T_pos"])
    assert (round(wilcoxon.z, 5), round(wilcoxon.spss_z, 5)) == (digits["Z_signed"], digits["Z_signed"])
    assert wilcoxon.p_asymptotic == pytest.approx(digits["p_two_asymptotic"], rel=1e-13)
    assert wilcoxon.p_exact == digits["p_two_exact_conditional"]
    assert pratt.p_exact == digits["pratt_p_two_exact"]
    assert round(abs(pratt.z), 4) == digits["pratt_abs_Z"]
    # the SPSS view drops zeros whatever was asked
    assert pratt.spss_z == wilcoxon.spss_z


def dyadic(pair):
    return pair[0] / 2 ** pair[1]


def test_pratts_sample():
    digits = ORACLES["pratt_sample"]["digits"]
    profile = oracle_profile("pratt_sample")
    wilcoxon, pratt = signed_rank_test(profile), signed_rank_test(profile, zero_method="pratt")
    assert wilcoxon.rank_sum_negative == digits["T_neg"]
    assert wilcoxon.p_exact == dyadic(digits["wilcoxon_two_sided"])
    assert pratt.p_exact == dyadic(digits["pratt_two_sided"])
    values = [int(change) for change in ORACLES["pratt_sample"]["changes"] if change != "0"]
    for moved, key in ((-1, "zero_moved_to_minus_1_one_sided"), (1, "zero_moved_to_plus_1_one_sided")):
        result = signed_rank_test(ChangeProfile.from_changes([*values, moved]), alternative="greater")
        assert result.p_exact == dyadic(digits[key])


def test_untied_hundred():
    digits = ORACLES["untied_100"]["digits"]
    decreases = {*range(1, 26), 41}
    assert sum(decreases) == ORACLES["untied_100"]["data"]["rank_sum"]
    result = signed_rank_test(ChangeProfile.from_changes([-k if k in decreases else k for k in range(1, 101)]))
    assert result.p_exact == dyadic(digits["two_sided"])
    assert result.p_exact == pytest.approx(digits["p_two_exact_conditional"], rel=1e-14)


@pytest.mark.parametrize("name", ["three_levels", "five_levels"])
def test_larger_studies(name):
    result = signed_rank_test(oracle_profile(name))
    assert result.p_exact == pytest.approx(ORACLES[name]["digits"]["p_two_exact_conditional"], rel=1e-12)
    assert result.log_p_exact == pytest.approx(math.log(result.p_exact), rel=1e-14)


def test_oxytocin_massage():
    digits = ORACLES["oxytocin_massage"]["digits"]
    table = TransitionTable.from_counts([[0, 7, 0], [0, 1, 12], [0, 0, 0]], ["none", "not smooth", "smooth"])
    assert table.change_profile() == oracle_profile("oxytocin_massage")
    result = signed_rank_test(table)
    assert (result.n_positive, result.n_negative, result.n_zero, result.n_pairs) == (19, 0, 1, 20)
    assert (result.mean_rank_positive, result.rank_sum_positive) == (10.0, 190.0)
    assert (result.mean_rank_negative, result.rank_sum_negative) == (0.0, 0.0)
    assert round(result.spss_z, 6) == digits["spss_Z"]
    assert result.z == -result.spss_z
    assert result.p_asymptotic == pytest.approx(digits["p_two_asymptotic"], rel=5e-6)
    assert (result.p_exact, result.p_exact_one_sided, result.p) == (2**-18, 2**-19, 2**-18)
    assert (result.point_probability, result.p_mid) == (2**-19, 2**-19)


@pytest.mark.parametrize("m", range(1, 21))
def test_square_root_rule(m):
    oracle = ORACLES["sqrt_rule"]
    result = signed_rank_test(ChangeProfile.from_changes({1: m, 0: 3}))
    assert round(result.spss_z, 3) == oracle["printed"]["Z"][m - 1]
    assert f"{result.p_asymptotic:.3f}" == oracle["printed"]["p_spss"][m - 1]
    assert result.z == pytest.approx(math.sqrt(m), rel=1e-15)
    assert result.p_exact == 2.0 ** (1 - m)


@given(st.integers(0, 60), st.integers(0, 60))
def test_square_root_rule_both_ways(up, down):
    result = signed_rank_test(ChangeProfile.from_changes({3: up, -3: down}))
    assert result.z == pytest.approx((up - down) / math.sqrt(max(up + down, 1)), rel=1e-14)


def ranks_and_signs(changes, zero_method):
    kept = [change for change in changes if change or zero_method == "pratt"]
    ranks = [Fraction(rank) for rank in stats.rankdata(np.abs(kept))] if kept else []
    signed = [(rank, 1 if change > 0 else -1) for rank, change in zip(ranks, kept, strict=True) if change]
    return [rank for rank, _ in signed], [sign for _, sign in signed]


@given(change_lists(), ZERO_METHODS)
def test_exact_p_equals_brute_force(changes, zero_method):
    found = {
        alternative: signed_rank_test(
            ChangeProfile.from_changes(changes), zero_method=zero_method, alternative=alternative
        )
        for alternative in ("two-sided", "greater", "less")
    }
    ranks, signs = ranks_and_signs(changes, zero_method)
    lower, upper, point = flipped(ranks, signs)
    smaller = min(lower, upper)
    two = found["two-sided"]
    assert found["greater"].p_exact == found["greater"].p_exact_one_sided == float(upper)
    assert found["less"].p_exact == found["less"].p_exact_one_sided == float(lower)
    assert (two.p_exact, two.point_probability) == (float(min(1, 2 * smaller)), float(point))
    assert two.p_exact_one_sided == float(smaller)
    if any(changes):
        assert two.p_mid == float(2 * smaller - point)
        assert found["greater"].p_mid == float(upper - point / 2)
        assert found["less"].p_mid == float(lower - point / 2)


@given(change_lists(max_size=9), ZERO_METHODS)
def test_two_sided_p_is_the_chance_to_be_as_far_from_the_mean(changes, zero_method):
    ranks, signs = ranks_and_signs(changes, zero_method)
    found = signed_rank_test(ChangeProfile.from_changes(changes), zero_method=zero_method)
    assert found.p_exact == float(chance_as_far(ranks, signs))


@given(profiles(max_size=12), ZERO_METHODS)
def test_asymptotic_p_equals_scipy(profile, zero_method):
    changes = [float(d) for d, count in profile.changes().items() for _ in range(count)]
    if profile.n_changed == 0:
        return
    name = "wilcox" if zero_method == "wilcoxon" else "pratt"
    for alternative in ("two-sided", "greater", "less"):
        found = signed_rank_test(profile, zero_method=zero_method, alternative=alternative)
        expected = stats.wilcoxon(changes, zero_method=name, alternative=alternative, method="asymptotic")
        assert found.p_asymptotic == pytest.approx(expected.pvalue, rel=1e-9)
        assert (
            found.p_asymptotic
            == signed_rank_test(profile, zero_method=zero_method, alternative=alternative, method="asymptotic").p
        )


@given(tables(), ZERO_METHODS)
def test_transposing_flips_the_sign(table, zero_method):
    one = signed_rank_test(table, zero_method=zero_method)
    other = signed_rank_test(table.transposed(), zero_method=zero_method)
    assert other.z == -one.z
    assert other.spss_z == one.spss_z
    assert (other.n_positive, other.rank_sum_positive) == (one.n_negative, one.rank_sum_negative)
    assert [getattr(one, name) for name in (*P_FIELDS, "log_p_exact")] == [
        getattr(other, name) for name in (*P_FIELDS, "log_p_exact")
    ]
    greater = signed_rank_test(table, zero_method=zero_method, alternative="greater")
    less = signed_rank_test(table.transposed(), zero_method=zero_method, alternative="less")
    assert [getattr(greater, name) for name in P_FIELDS] == [getattr(less, name) for name in P_FIELDS]


@given(tables(), ZERO_METHODS, st.integers(-5, 5), st.integers(1, 4))
def test_shifting_and_stretching_the_scores_changes_nothing(table, zero_method, shift, stretch):
    moved = table.with_scores([stretch * score + shift for score in table.scores])
    assert signed_rank_test(moved, zero_method=zero_method) == signed_rank_test(table, zero_method=zero_method)


@given(tables(), ZERO_METHODS, st.randoms(use_true_random=False))
def test_permuting_people_changes_nothing(table, zero_method, random):
    pairs = list(zip(*table.to_pairs(), strict=True))
    random.shuffle(pairs)
    pre, post = ([pair[place] for pair in pairs] for place in (0, 1))
    again = TransitionTable.from_pairs(pre, post, table.categories, table.scores)
    one, other = signed_rank_test(table, zero_method=zero_method), signed_rank_test(again, zero_method=zero_method)
    assert one.n_missing == table.n_missing
    assert asdict(one) | {"n_missing": 0} == asdict(other)


@given(large_profiles(), ZERO_METHODS, ALTERNATIVES)
def test_every_p_lies_in_0_to_1(profile, zero_method, alternative):
    result = signed_rank_test(profile, zero_method=zero_method, alternative=alternative)
    assert all(0 < getattr(result, name) <= 1 for name in P_FIELDS)
    assert result.log_p_exact <= 0
    assert result.p_mid <= result.p_exact
    assert result.p == result.p_exact
    assert result.spss_z <= 0
    n, zeros = profile.n_pairs, profile.n_unchanged
    below = zeros * (zeros + 1) / 2
    whole = n * (n + 1) / 2 - below if zero_method == "pratt" else (n - zeros) * (n - zeros + 1) / 2
    assert result.rank_sum_positive + result.rank_sum_negative == whole


@given(profiles(), st.integers(1, 4))
def test_zeros(profile, zeros):
    with_zeros = ChangeProfile.from_changes({**profile.changes(), 0: profile.n_unchanged + zeros})
    one, other = signed_rank_test(profile), signed_rank_test(with_zeros)
    assert other.n_zero == one.n_zero + zeros
    assert asdict(other) | {"n_pairs": 0, "n_zero": 0} == asdict(one) | {"n_pairs": 0, "n_zero": 0}
    if not profile.n_unchanged:
        pratt = asdict(signed_rank_test(profile, zero_method="pratt"))
        assert pratt == asdict(one) | {"zero_method": "pratt"}


@pytest.mark.parametrize("n", [0, 1, 20])
@pytest.mark.parametrize("zero_method", ["wilcoxon", "pratt"])
@pytest.mark.parametrize("alternative", ["two-sided", "greater", "less"])
def test_nothing_changed(n, zero_method, alternative):
    profile = ChangeProfile.from_changes({0: n})
    result = signed_rank_test(profile, zero_method=zero_method, alternative=alternative)
    assert [getattr(result, name) for name in P_FIELDS] == [1.0] * 6
    assert (result.z, result.spss_z, result.log_p_exact, result.p_exact_floored) == (0.0, 0.0, 0.0, False)
    assert math.copysign(1, result.spss_z) == 1
    assert (result.n_pairs, result.n_zero, result.n_positive, result.n_negative) == (n, n, 0, 0)
    sides = (result.mean_rank_positive, result.mean_rank_negative)
    assert sides == (result.rank_sum_positive, result.rank_sum_negative) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("changes", "two_sided", "greater", "mid"),
    [([4], 1.0, 0.5, 0.5), ([4, 7], 0.5, 0.25, 0.25), ([-4, 7], 1.0, 0.5, 0.75), ([4, -4], 1.0, 0.75, 1.0)],
)
def test_one_or_two_people(changes, two_sided, greater, mid):
    profile = ChangeProfile.from_changes(changes)
    result = signed_rank_test(profile)
    assert (result.p_exact, result.p_mid) == (two_sided, mid)
    assert signed_rank_test(profile, alternative="greater").p_exact == greater


@pytest.mark.parametrize("m", [500, 1022, 1024, 2000])
def test_all_one_way(m):
    for changes in ({1: m}, {-2: m}, [*range(1, m + 1)] if m == 500 else {5: m}):
        result = signed_rank_test(ChangeProfile.from_changes(changes))
        assert result.log_p_exact == pytest.approx((1 - m) * math.log(2), rel=1e-15)
        assert result.p_exact == max(2.0 ** (1 - m), SMALLEST_P)
        assert result.p_exact_floored == (m > 1023)


def test_asymptotic_leaves_the_exact_distribution_out(monkeypatch):
    profile = ChangeProfile.from_changes([k if k % 3 else -k for k in range(1, 30_001)])
    monkeypatch.setattr("prapasca.inference.signed_rank.null_tails", None)
    with pytest.raises(TypeError):
        signed_rank_test(profile)
    result = signed_rank_test(profile, method="asymptotic")
    assert isinstance(result, AsymptoticSignedRankResult)
    assert result.p == result.p_asymptotic
    assert [getattr(result, name) for name in EXACT_FIELDS] == [None] * 6
    assert {field.name for field in fields(result)} == {field.name for field in fields(SignedRankResult)}
    assert result.rank_sum_positive + result.rank_sum_negative == 30_000 * 30_001 / 2


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"zero_method": "wilcox"}, "unknown-choice"),
        ({"alternative": "two.sided"}, "unknown-choice"),
        ({"method": "monte_carlo"}, "unknown-choice"),
    ],
)
def test_unknown_options(options, code):
    with pytest.raises(InputError) as caught:
        signed_rank_test(ChangeProfile.from_changes([1, 2]), **options)
    assert caught.value.code == code


def test_neither_table_nor_profile():
    with pytest.raises(InputError, match="found list, expected a TransitionTable or a ChangeProfile"):
        signed_rank_test([1, 2, 3])
