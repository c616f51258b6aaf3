import json
import math
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from prapasca.change import ChangeProfile
from prapasca.errors import InputError
from prapasca.inference import AsymptoticSignTestResult, SignTestResult, sign_test
from strategies import ALTERNATIVES, tables

ORACLES = {
    entry["id"]: entry
    for entry in json.loads((Path(__file__).parents[1] / "oracles" / "signed_rank.json").read_text("utf-8"))["values"]
}


def oracle_profile(name):
    return ChangeProfile.from_pairs(ORACLES[name]["subtrahend"], ORACLES[name]["minuend"])


def test_depression():
    digits = ORACLES["hw_depression_sign"]["digits"]
    profile = oracle_profile("hw_depression_sign")
    two, greater = sign_test(profile), sign_test(profile, alternative="greater")
    assert (two.n_positive, two.n_negative) == (digits["n_pos"], digits["n_neg"])
    assert two.z == pytest.approx(digits["Z"], rel=1e-9)
    assert (two.p_exact, two.p_exact_one_sided) == (digits["p_two"], digits["p_one"])
    assert (greater.p_exact, greater.p_mid) == (digits["p_one"], digits["midp"])


def test_antigen_study():
    digits, printed = (ORACLES["aids_sal_sign"][key] for key in ("digits", "printed"))
    result = sign_test(oracle_profile("aids_sal_sign"))
    assert (result.n_positive, result.n_negative, result.n_zero) == (digits["n_pos"], digits["n_neg"], 4)
    assert result.z == digits["Z"]
    assert result.p_exact == pytest.approx(digits["p_two_exact"], rel=1e-7)
    assert result.p_asymptotic == pytest.approx(digits["p_two_asymptotic"], rel=1e-7)
    assert round(result.p_exact_one_sided, 4) == printed["p_one_exact"]


@given(st.integers(0, 80), st.integers(0, 80), st.integers(0, 5), ALTERNATIVES)
def test_it_is_the_binomial_test(up, down, zeros, alternative):
    result = sign_test(ChangeProfile.from_changes({2: up, -1: down, 0: zeros}), alternative=alternative)
    expected = stats.binomtest(up, up + down, alternative=alternative).pvalue if up + down else 1.0
    assert result.p_exact == result.p == pytest.approx(expected, rel=1e-11)
    assert result.point_probability == pytest.approx(stats.binom.pmf(up, up + down, 0.5), rel=1e-11)
    assert all(0 < p <= 1 for p in (result.p_exact, result.p_mid, result.p_asymptotic, result.p_asymptotic_corrected))
    assert result.p_mid <= result.p_exact
    assert result.n_zero == zeros


@given(tables())
def test_transposing_flips_the_sign(table):
    one, other = sign_test(table), sign_test(table.transposed())
    assert (other.z, other.spss_z, other.p_exact) == (-one.z, one.spss_z, one.p_exact)
    assert sign_test(table, alternative="less").p_mid == sign_test(table.transposed(), alternative="greater").p_mid


@pytest.mark.parametrize(("up", "down", "binomial"), [(20, 5, True), (20, 6, False)])
def test_spss_prints_the_binomial_to_25_changes(up, down, binomial):
    result = sign_test(ChangeProfile.from_changes({1: up, -1: down}))
    assert result.spss_uses_binomial == binomial
    z = -(up - down - 1) / math.sqrt(up + down)
    assert result.spss_z == pytest.approx(z, rel=1e-15)
    assert result.p_asymptotic_corrected == pytest.approx(2 * stats.norm.cdf(z), rel=1e-13)


def test_equal_counts():
    result = sign_test(ChangeProfile.from_changes({1: 4, -1: 4}))
    assert (result.z, result.spss_z, result.p_exact, result.p_mid) == (0.0, 0.0, 1.0, 1.0)
    assert result.p_asymptotic_corrected == 1.0


@pytest.mark.parametrize("alternative", ["two-sided", "greater", "less"])
def test_nothing_changed(alternative):
    result = sign_test(ChangeProfile.from_changes({0: 3}), alternative=alternative)
    found = (result.p_exact, result.p_mid, result.p_asymptotic, result.p_asymptotic_corrected)
    assert found == (1.0,) * 4
    assert (result.z, result.spss_z, result.n_zero, result.n_pairs) == (0.0, 0.0, 3, 3)


@pytest.mark.parametrize("m", [19, 500, 2000])
def test_all_one_way(m):
    result = sign_test(ChangeProfile.from_changes({-1: m}))
    assert result.log_p_exact == pytest.approx((1 - m) * math.log(2), rel=1e-15)
    assert result.p_exact_floored == (m == 2000)


def test_asymptotic():
    profile = ChangeProfile.from_changes({1: 30, -1: 12})
    result = sign_test(profile, method="asymptotic")
    assert isinstance(result, AsymptoticSignTestResult)
    assert result.p == result.p_asymptotic == sign_test(profile).p_asymptotic
    assert (result.p_exact, result.p_mid, result.log_p_exact) == (None, None, None)
    assert {field.name for field in fields(result)} == {field.name for field in fields(SignTestResult)}


@pytest.mark.parametrize("options", [{"alternative": "both"}, {"method": "binomial"}])
def test_unknown_options(options):
    with pytest.raises(InputError) as caught:
        sign_test(ChangeProfile.from_changes([1]), **options)
    assert caught.value.code == "unknown-choice"
