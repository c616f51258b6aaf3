from fractions import Fraction
from math import comb, log

import pytest
from hypothesis import given

from prapasca.errors import InputError
from prapasca.inference import mcnemar_test
from square_tables import ORACLES, oracle_table, square_tables, table_of


def brute_p(improved: int, worsened: int) -> float:
    n, tail = improved + worsened, min(improved, worsened)
    return float(min(Fraction(1), Fraction(2 * sum(comb(n, k) for k in range(tail + 1)), 2**n)))


def test_presidents():
    result = mcnemar_test(oracle_table("statxact_presidents"))
    digits = ORACLES["statxact_presidents"]["digits"]
    assert result.z == pytest.approx(digits["Z"], rel=1e-9)
    assert result.p_asymptotic == pytest.approx(digits["p"], rel=1e-8)
    assert result.p_exact == pytest.approx(digits["p_exact"], rel=1e-8)


def test_performance():
    result = mcnemar_test(oracle_table("agresti_performance"))
    digits = ORACLES["agresti_performance"]["digits"]
    assert result.statistic == pytest.approx(digits["chi2"], rel=1e-9)
    assert result.p_asymptotic == pytest.approx(digits["p"], rel=1e-10)
    assert result.p_exact == pytest.approx(digits["p_exact"], rel=1e-12)
    assert result.log_p_exact == pytest.approx(log(digits["p_exact"]), rel=1e-12)
    assert not result.spss_uses_binomial


def test_mid_p_of_airway_hyperresponsiveness():
    result = mcnemar_test(oracle_table("fagerland_ahr"))
    assert (result.p_exact, result.p_mid) == (0.0703125, 0.0390625)
    assert result.spss_uses_binomial


def test_continuity_correction():
    result = mcnemar_test(oracle_table("statsmodels_2x2"))
    digits = ORACLES["statsmodels_2x2"]["digits"]
    assert result.statistic == pytest.approx(digits["chi2"], rel=1e-9)
    assert result.statistic_corrected == pytest.approx(digits["chi2_corr"], rel=1e-9)
    assert result.p_asymptotic_corrected == pytest.approx(digits["p_corr"], rel=1e-9)


@given(square_tables(sizes=(2, 2), largest=12))
def test_brute_force_and_transposed(table):
    result, back = mcnemar_test(table), mcnemar_test(table.transposed())
    assert result.p_exact == pytest.approx(brute_p(result.n_improved, result.n_worsened), rel=1e-14)
    assert (back.z, back.p_exact) == (-result.z, result.p_exact)
    for p in (
        result.p_exact,
        result.p_mid,
        result.p_asymptotic,
        result.p_asymptotic_corrected,
        result.point_probability,
    ):
        assert 0 < p <= 1


def test_one_sided():
    table = table_of([[3, 8], [2, 4]])
    greater, less = mcnemar_test(table, alternative="greater"), mcnemar_test(table, alternative="less")
    assert greater.p_exact == 56 / 1024
    assert less.p_exact == (1024 - 11) / 1024
    assert greater.p_asymptotic < 0.5 < less.p_asymptotic


def test_nobody_crossed():
    result = mcnemar_test(table_of([[3, 0], [0, 4]]))
    assert (result.p_exact, result.p_mid, result.p_asymptotic, result.p_asymptotic_corrected) == (1, 1, 1, 1)
    assert (result.z, result.statistic, result.statistic_corrected) == (0, 0, 0)


def test_as_many_up_as_down_keeps_the_corrected_statistic_at_zero():
    result = mcnemar_test(table_of([[0, 3], [3, 0]]))
    assert (result.statistic_corrected, result.p_asymptotic_corrected, result.p_exact) == (0, 1, 1)


def test_cut_by_name_and_by_position():
    table = table_of([[0, 7, 0], [0, 1, 12], [0, 0, 0]])
    assert mcnemar_test(table, cut="c2") == mcnemar_test(table, cut=2)
    assert mcnemar_test(table, cut="c2").n_improved == 12
    assert mcnemar_test(table, cut=1).n_improved == 7
    assert mcnemar_test(table, cut=1).cut == "c1"


def test_name_goes_before_position():
    numbered = table_of([[0, 7, 0], [0, 1, 12], [0, 0, 0]])
    numbered = type(numbered).from_counts(numbered.counts, [1, 2, 3])
    assert mcnemar_test(numbered, cut=2).n_improved == 7
    with pytest.raises(InputError):
        mcnemar_test(numbered, cut=1)


def test_cut_needed_for_three_categories():
    with pytest.raises(InputError, match=r"not named.*one of c1, c2"):
        mcnemar_test(table_of([[0, 7, 0], [0, 1, 12], [0, 0, 0]]))


@pytest.mark.parametrize("cut", ["c0", "C3", 0, 3, True, 1.5])
def test_impossible_cut(cut):
    with pytest.raises(InputError, match=r"c1, c2"):
        mcnemar_test(table_of([[0, 7, 0], [0, 1, 12], [0, 0, 0]]), cut=cut)


def test_unknown_choices():
    with pytest.raises(InputError, match="alternative"):
        mcnemar_test(table_of([[0, 1], [0, 0]]), alternative="up")
    with pytest.raises(InputError, match="method"):
        mcnemar_test(table_of([[0, 1], [0, 0]]), method="guess")


def test_headline_follows_the_method():
    table = oracle_table("statxact_presidents")
    exact, asymptotic = mcnemar_test(table), mcnemar_test(table, method="asymptotic")
    assert (exact.p, asymptotic.p) == (exact.p_exact, exact.p_asymptotic)


def test_p_too_small_for_a_double():
    result = mcnemar_test(table_of([[0, 2000], [0, 0]]))
    assert result.p_exact_floored
    assert result.p_exact > 0
    assert result.log_p_exact == pytest.approx(-1999 * log(2), rel=1e-12)
