from fractions import Fraction
from itertools import product
from math import comb, exp, log

import numpy as np
import pytest
from hypothesis import given, settings

from prapasca.errors import InputError
from prapasca.inference import symmetry, symmetry_test
from prapasca.transition import TransitionTable
from square_tables import ORACLES, oracle_table, square_tables, table_of


def brute_p(table: TransitionTable) -> float:
    """Enumerate every way the moves could have gone, in rationals."""
    counts, size = table.counts.tolist(), len(table.categories)
    moved = [(counts[i][j], counts[j][i]) for i in range(size) for j in range(i) if counts[i][j] + counts[j][i]]
    observed = sum(Fraction((a - b) ** 2, a + b) for a, b in moved)
    total = 0
    for ways in product(*(range(a + b + 1) for a, b in moved)):
        value = sum(Fraction((2 * x - a - b) ** 2, a + b) for x, (a, b) in zip(ways, moved, strict=True))
        if value >= observed:
            weight = 1
            for x, (a, b) in zip(ways, moved, strict=True):
                weight *= comb(a + b, x)
            total += weight
    return float(Fraction(total, 2 ** sum(a + b for a, b in moved)))


@pytest.mark.parametrize(
    "name",
    [name for name, oracle in ORACLES.items() if "bowker_df" in oracle["digits"]],
)
def test_published(name):
    result, digits = symmetry_test(oracle_table(name)), ORACLES[name]["digits"]
    assert result.statistic == pytest.approx(digits["bowker"], rel=1e-9)
    assert result.df == digits["bowker_df"]
    assert result.p_asymptotic == pytest.approx(digits["p_bowker"], rel=2e-3)
    assert result.p_exact is not None


def test_three_levels():
    result = symmetry_test(oracle_table("three_levels_35"))
    assert (round(result.statistic, 3), round(result.p_asymptotic, 6)) == (12.178, 0.006798)
    assert result.p_exact == pytest.approx(brute_p(oracle_table("three_levels_35")), rel=1e-13)


def test_empty_pairs_of_categories_do_not_count():
    assert symmetry_test(oracle_table("statxact_pathologists")).df == 6


@settings(max_examples=60)
@given(square_tables(sizes=(2, 3), largest=4))
def test_brute_force(table):
    assert symmetry_test(table).p_exact == pytest.approx(brute_p(table), rel=1e-13)


def test_ties_are_decided_in_whole_numbers():
    # 1/3 + 0 + ... meets other combinations of thirds and fifths exactly
    table = table_of([[0, 2, 4], [1, 0, 5], [1, 5, 0]])
    assert symmetry_test(table).p_exact == pytest.approx(brute_p(table), rel=1e-13)


@given(square_tables(largest=9))
def test_transposing_changes_nothing(table):
    result, back = symmetry_test(table), symmetry_test(table.transposed())
    assert (result.statistic, result.df) == (pytest.approx(back.statistic), back.df)
    assert result.log_p_exact == pytest.approx(back.log_p_exact, rel=1e-12)
    assert 0 < result.p_exact <= 1
    assert 0 < result.p_asymptotic <= 1


def test_two_by_two_is_the_exact_mcnemar():
    assert symmetry_test(table_of([[1, 7], [1, 12]])).p_exact == pytest.approx(0.0703125, rel=1e-14)


def test_nobody_moved():
    result = symmetry_test(table_of(np.diag([3, 4, 5])))
    assert (result.statistic, result.df, result.p_asymptotic, result.p_exact) == (0, 0, 1, 1)


def test_asymptotic_only():
    result = symmetry_test(oracle_table("three_levels_35"), method="asymptotic")
    assert (result.p_exact, result.log_p_exact, result.message) == (None, None, None)
    assert result.p == result.p_asymptotic


def test_too_large_is_said(monkeypatch):
    monkeypatch.setattr(symmetry, "LIMIT", 10)
    result = symmetry_test(oracle_table("stuart_vision"))
    assert result.p_exact is None
    assert "limit: 10 " in str(result.message)
    assert result.p_asymptotic == pytest.approx(0.0039874198, abs=1e-10)


def test_common_multiple_beyond_64_bits_is_said():
    result = symmetry_test(table_of([[0, 2_000_000, 3], [3, 0, 1_999_990], [1, 3, 0]]))
    assert (result.p_exact, result.message.code) == (None, "symmetry-too-large")


def test_p_too_small_for_a_double():
    result = symmetry_test(table_of([[0, 2000], [0, 0]]))
    assert result.p_exact > 0
    assert result.log_p_exact == pytest.approx(-1999 * log(2), rel=1e-12)
    assert exp(result.log_p_exact) == 0


def test_unknown_method():
    with pytest.raises(InputError, match="method"):
        symmetry_test(table_of([[0, 1], [0, 0]]), method="guess")
