from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from scipy import stats

from prapasca.change import ChangeProfile
from prapasca.errors import InputError
from prapasca.inference import marginal_homogeneity_test
from square_tables import ORACLES, oracle_table, profiles, square_tables, table_of

PUBLISHED = ["agresti_premarital", "stuart_vision", "statxact_endometrial", "statxact_pathologists"]
PUBLISHED += ["rcompanion_raingarden", "coin_flat_3x3"]


@pytest.mark.parametrize("name", PUBLISHED)
def test_published(name):
    table, digits = oracle_table(name), ORACLES[name]["digits"]
    stuart, bhapkar, scored = (
        marginal_homogeneity_test(table, statistic=statistic) for statistic in ("stuart_maxwell", "bhapkar", "scored")
    )
    assert (stuart.statistic, stuart.df) == (pytest.approx(digits["stuart_maxwell"], rel=1e-9), digits["df"])
    assert stuart.p_asymptotic == pytest.approx(
        digits["p_stuart" if "p_stuart" in digits else "p_stuart_maxwell"], rel=3e-3
    )
    assert bhapkar.statistic == pytest.approx(digits["bhapkar"], rel=1e-9)
    assert bhapkar.p_asymptotic == pytest.approx(digits["p_bhapkar"], rel=3e-3)
    # printed as rows - columns; here d = columns - rows
    assert scored.statistic == pytest.approx(-digits["ordinal_Z"], rel=1e-9)


def test_three_levels():
    table = oracle_table("three_levels_35")
    stuart, bhapkar, scored = (
        marginal_homogeneity_test(table, statistic=statistic) for statistic in ("stuart_maxwell", "bhapkar", "scored")
    )
    assert (round(stuart.statistic, 3), round(stuart.p_asymptotic, 6)) == (11.946, 0.002547)
    assert (round(bhapkar.statistic, 3), round(bhapkar.p_asymptotic, 5)) == (17.032, 0.0002)
    assert (round(scored.statistic, 4), round(scored.p_asymptotic, 7)) == (3.4125, 0.0006437)
    assert round(scored.p_exact, 10) == 0.0005817413
    assert (stuart.p_exact, bhapkar.p_exact) == (None, None)


def test_pathologists_as_statxact_and_spss():
    result = marginal_homogeneity_test(oracle_table("statxact_pathologists"), statistic="scored")
    assert round(result.p_asymptotic, 4) == 0.2492
    assert round(result.p_exact, 4) == 0.3073
    scored_from_one = oracle_table("statxact_pathologists").with_scores([1, 2, 3, 4, 5])
    spss = marginal_homogeneity_test(scored_from_one, statistic="scored").spss
    assert (spss.n_distinct_values, spss.n_off_diagonal) == (5, 43)
    assert (spss.sum_pre, spss.sum_post, spss.mean) == (123, 114, 118.5)
    assert round(spss.standard_deviation, 3) == 3.905
    assert (spss.sum_post - spss.mean) / spss.standard_deviation == pytest.approx(result.statistic, rel=1e-14)


def test_uneven_scores_keep_their_decimals():
    table = oracle_table("statxact_endometrial")
    assert round(marginal_homogeneity_test(table, statistic="scored").statistic, 3) == -3.735


@settings(max_examples=60)
@given(square_tables(sizes=(3, 3), largest=2))
def test_scored_exact_brute_force(table):
    changes = [int(d) for d, people in table.change_profile().changes().items() for _ in range(people) if d]
    observed = abs(sum(changes))
    sums = [
        abs(sum(s * d for s, d in zip(signs, changes, strict=True))) for signs in product((1, -1), repeat=len(changes))
    ]
    p = float(Fraction(sum(value >= observed for value in sums), len(sums)))
    assert marginal_homogeneity_test(table, statistic="scored").p_exact == pytest.approx(p, rel=1e-13)


@given(profiles)
def test_profile_suffices_for_scores_and_reversing_flips(profile):
    result = marginal_homogeneity_test(profile, statistic="scored")
    back = marginal_homogeneity_test(profile.reversed(), statistic="scored")
    assert (back.statistic, back.p_exact, result.spss) == (-result.statistic, result.p_exact, None)
    assert 0 < result.p_exact <= 1
    assert 0 < result.p_asymptotic <= 1


@given(square_tables(largest=5))
def test_any_generalised_inverse_gives_the_same(table):
    result = marginal_homogeneity_test(table)
    change = (table.post_margin - table.pre_margin).astype(float)
    flow = table.counts + table.counts.T
    covariance = np.diag(table.pre_margin + table.post_margin).astype(float) - flow
    assert result.df == np.linalg.matrix_rank(covariance)
    assert result.statistic == pytest.approx(change @ np.linalg.pinv(covariance) @ change, rel=1e-8, abs=1e-9)
    assert marginal_homogeneity_test(table.transposed()).statistic == pytest.approx(
        result.statistic, rel=1e-9, abs=1e-12
    )
    assert 0 < result.p_asymptotic <= 1


@given(square_tables(largest=5))
def test_bhapkar_uses_the_unrestricted_covariance(table):
    result = marginal_homogeneity_test(table, statistic="bhapkar")
    change = (table.post_margin - table.pre_margin).astype(float)
    if result.statistic is None:
        assert marginal_homogeneity_test(table).statistic == pytest.approx(table.n_pairs)
        assert (result.p_asymptotic, result.message.code) == (None, "bhapkar-undefined")
    elif table.n_pairs:
        flow = table.counts + table.counts.T
        covariance = np.diag(table.pre_margin + table.post_margin) - flow - np.outer(change, change) / table.n_pairs
        expected = change @ np.linalg.pinv(covariance, rcond=1e-9) @ change
        assert result.statistic == pytest.approx(expected, rel=1e-6, abs=1e-9)


def test_two_categories_are_mcnemar():
    table = oracle_table("agresti_performance")
    for statistic, value in (("stuart_maxwell", 17.3559322034), ("scored", 17.3559322034**0.5)):
        assert marginal_homogeneity_test(table, statistic=statistic).statistic == pytest.approx(value, rel=1e-9)


def test_components_lower_df_and_are_said():
    result = marginal_homogeneity_test(table_of([[3, 5, 0, 0], [1, 2, 0, 0], [0, 0, 4, 0], [0, 0, 0, 0]]))
    assert (result.df, result.statistic) == (1, pytest.approx(16 / 6))
    assert result.p_asymptotic == pytest.approx(stats.chi2.sf(16 / 6, 1))
    assert "nobody moved, 3;" in str(result.message)


def test_bhapkar_undefined_when_everybody_moves_one_step():
    result = marginal_homogeneity_test(table_of([[0, 7, 0], [0, 0, 12], [0, 0, 0]]), statistic="bhapkar")
    assert (result.statistic, result.p_asymptotic) == (None, None)
    assert "undefined" in str(result.message)
    assert marginal_homogeneity_test(table_of([[0, 7, 0], [0, 0, 12], [0, 0, 0]])).statistic == pytest.approx(19)


def test_bhapkar_defined_with_one_who_stayed_or_took_a_longer_way():
    stayed = marginal_homogeneity_test(table_of([[0, 7, 0], [0, 1, 12], [0, 0, 0]]), statistic="bhapkar")
    assert stayed.statistic == pytest.approx(19 / (1 - 19 / 20))
    longer = marginal_homogeneity_test(table_of([[0, 700, 1], [0, 0, 1200], [0, 0, 0]]), statistic="bhapkar")
    assert longer.statistic > 1e5


@pytest.mark.parametrize("statistic", ["stuart_maxwell", "bhapkar", "scored"])
@pytest.mark.parametrize("counts", [np.diag([3, 4, 5]), np.zeros((3, 3), dtype=int)])
def test_nobody_moved(statistic, counts):
    result = marginal_homogeneity_test(table_of(counts), statistic=statistic)
    assert (result.statistic, result.p_asymptotic) == (0, 1)
    if statistic == "scored":
        assert result.p_exact == 1


def test_cells_needed():
    with pytest.raises(InputError, match="statistic='scored'"):
        marginal_homogeneity_test(ChangeProfile.from_changes([1, 2]))


def test_unknown_statistic():
    with pytest.raises(InputError, match="statistic: found 'stuart'"):
        marginal_homogeneity_test(oracle_table("stuart_vision"), statistic="stuart")


def test_asymptotic_only():
    result = marginal_homogeneity_test(oracle_table("stuart_vision"), statistic="scored", method="asymptotic")
    assert (result.p_exact, result.exact, result.message) == (None, None, None)
    assert result.statistic == pytest.approx(3.4563950392, rel=1e-9)
    assert result.p == result.p_asymptotic


def test_too_many_sizes_for_an_exact_p_is_said():
    changes = [10**12 * size * size + 7 ** (size % 20) * (-1) ** (size % 3) for size in range(1, 2500)]
    result = marginal_homogeneity_test(ChangeProfile.from_changes(changes), statistic="scored")
    assert (result.p_exact, result.log_p_exact, result.message.code) == (None, None, "scored-too-large")
    assert result.p == result.p_asymptotic
