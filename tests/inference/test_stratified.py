from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prapasca.change import ChangeProfile
from prapasca.errors import InputError
from prapasca.inference import sign_test, signed_rank_test, stratified_sign_test, stratified_signed_rank_test
from prapasca.transition import TransitionTable
from strategies import ALTERNATIVES, ZERO_METHODS, change_lists, profiles

WEIGHTINGS = st.sampled_from(["van_elteren", "none"])
few_strata = st.lists(change_lists(max_size=4), min_size=1, max_size=3)


def midrank(size, sizes):
    return sum(other < size for other in sizes) + (sum(other == size for other in sizes) + 1) / Fraction(2)


def brute(strata, weighting, zero_method):
    """Give the changes of all strata every choice of signs; return the observed statistic and all values."""
    scores, observed = [], Fraction(0)
    for changes in strata:
        ranked = [abs(change) for change in changes if change or zero_method == "pratt"]
        weight = Fraction(1, len(ranked) + 1) if weighting == "van_elteren" else Fraction(1)
        for change in changes:
            if change:
                scores.append(weight * midrank(abs(change), ranked))
                observed += scores[-1] * (change > 0)
    return observed, [
        sum(s for s, up in zip(scores, signs, strict=True) if up) for signs in product([0, 1], repeat=len(scores))
    ]


@given(few_strata, WEIGHTINGS, ZERO_METHODS, ALTERNATIVES)
def test_brute_force(strata, weighting, zero_method, alternative):
    observed, values = brute(strata, weighting, zero_method)
    result = stratified_signed_rank_test(
        [ChangeProfile.from_changes(changes) for changes in strata],
        weighting=weighting,
        zero_method=zero_method,
        alternative=alternative,
    )
    upper = Fraction(sum(value >= observed for value in values), len(values))
    lower = Fraction(sum(value <= observed for value in values), len(values))
    expected = {"greater": upper, "less": lower, "two-sided": min(Fraction(1), 2 * min(upper, lower))}
    assert result.p_exact == pytest.approx(float(expected[alternative]), rel=1e-12)
    mean = sum(values) / Fraction(len(values))
    variance = sum((value - mean) ** 2 for value in values) / len(values)
    assert result.z == pytest.approx(float(observed - mean) / float(variance) ** 0.5 if variance else 0, abs=1e-9)


@given(profiles(), WEIGHTINGS, ZERO_METHODS, ALTERNATIVES)
def test_a_single_stratum_is_the_plain_test(profile, weighting, zero_method, alternative):
    plain = signed_rank_test(profile, zero_method=zero_method, alternative=alternative)
    result = stratified_signed_rank_test(
        {"only": profile}, weighting=weighting, zero_method=zero_method, alternative=alternative
    )
    assert (result.p_exact, result.p_mid, result.point_probability) == (
        plain.p_exact,
        plain.p_mid,
        plain.point_probability,
    )
    assert (result.z, result.p_asymptotic) == (pytest.approx(plain.z), pytest.approx(plain.p_asymptotic))
    assert (result.strata[0].name, result.n_pairs, result.n_zero) == ("only", plain.n_pairs, plain.n_zero)


@given(few_strata, ALTERNATIVES)
def test_signs_add_up(strata, alternative):
    together = [change for changes in strata for change in changes]
    whole = sign_test(ChangeProfile.from_changes(together), alternative=alternative)
    result = stratified_sign_test([ChangeProfile.from_changes(x) for x in strata], alternative=alternative)
    assert (result.p_exact, result.z, result.p_asymptotic) == (whole.p_exact, whole.z, whole.p_asymptotic)
    assert [stratum.n_positive for stratum in result.strata] == [sum(d > 0 for d in x) for x in strata]


def test_van_elteren_keeps_a_large_site_from_deciding_alone():
    large, small = ChangeProfile.from_changes({-1: 32, 1: 28}), ChangeProfile.from_changes({1: 10})
    weighted, plain = (stratified_signed_rank_test([large, small], weighting=w) for w in ("van_elteren", "none"))
    assert weighted.z > plain.z
    assert [stratum.weight for stratum in weighted.strata] == [11, 61]
    assert [stratum.weight for stratum in plain.strata] == [1, 1]


def test_eight_sites_of_different_size():
    sites = [ChangeProfile.from_changes({-2: 2, -1: 5, 0: 3, 1: 3 + n, 2: 2}) for n in range(2, 10)]
    result = stratified_signed_rank_test(sites)
    assert result.method == "exact"
    assert result.p_exact == pytest.approx(result.p_asymptotic, rel=0.05)
    for stratum, site in zip(result.strata, sites, strict=True):
        assert stratum.weight == pytest.approx(200 * 22 / (site.n_changed + 1), rel=0.0025)


def test_asymptotic_alone():
    result = stratified_signed_rank_test([ChangeProfile.from_changes([1, 2])], method="asymptotic")
    assert (result.p_exact, result.method, result.p) == (None, "asymptotic", result.p_asymptotic)


def test_nobody_changed():
    result = stratified_signed_rank_test([ChangeProfile.from_changes([0, 0])] * 2)
    assert (result.p_exact, result.p_asymptotic, result.z, result.n_pairs) == (1, 1, 0, 4)


def test_no_strata():
    with pytest.raises(InputError, match="strata: found none"):
        stratified_sign_test({})


def test_other_scales_are_refused():
    table = TransitionTable.from_counts([[1, 4], [0, 3]], ["no", "yes"])
    other = TransitionTable.from_counts([[1, 4], [0, 3]], ["no", "maybe"])
    with pytest.raises(InputError, match="south: categories no = 0, maybe = 1 do not go together with those of north"):
        stratified_signed_rank_test({"north": table, "south": other})
