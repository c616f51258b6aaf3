from fractions import Fraction
from itertools import product
from math import comb, factorial, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from prapasca.errors import InputError
from prapasca.inference import independence, independence_test
from square_tables import ORACLES

two_by_two = st.lists(st.lists(st.integers(0, 12), min_size=2, max_size=2), min_size=2, max_size=2)
three_by_three = st.lists(st.lists(st.integers(0, 2), min_size=3, max_size=3), min_size=2, max_size=3)


def brute_p(counts: object) -> float:
    """Try every table with entries up to the row totals, in rationals."""
    table = np.asarray(counts)
    rows, columns = table.sum(axis=1).tolist(), table.sum(axis=0).tolist()
    per_row = [[cells for cells in product(*(range(c + 1) for c in columns)) if sum(cells) == row] for row in rows]
    weights = [
        _weight(filled)
        for filled in product(*per_row)
        if [sum(column) for column in zip(*filled, strict=True)] == columns
    ]
    observed = _weight(table.tolist()) * (1 + Fraction(1, 10**7))
    return float(sum(weight for weight in weights if weight <= observed) / sum(weights))


def _weight(filled: object) -> Fraction:
    weight = Fraction(1)
    for cells in filled:
        for cell in cells:
            weight /= factorial(cell)
    return weight


def test_job_satisfaction():
    result = independence_test(ORACLES["job_satisfaction"]["table"])
    assert round(result.p_exact, 4) == 0.7827
    assert (result.n, result.df) == (96, 9)


@given(two_by_two)
def test_two_by_two_as_scipy(counts):
    if np.asarray(counts).any():
        assert independence_test(counts).p_exact == pytest.approx(stats.fisher_exact(counts).pvalue, rel=1e-9)


@given(three_by_three)
def test_brute_force(counts):
    assert independence_test(counts).p_exact == pytest.approx(brute_p(counts), rel=1e-11)


@given(three_by_three)
def test_order_and_transposing_change_nothing(counts):
    table = np.asarray(counts)
    p = independence_test(table).p_exact
    assert independence_test(table.T).p_exact == pytest.approx(p, rel=1e-11)
    assert independence_test(table[::-1, ::-1]).p_exact == pytest.approx(p, rel=1e-11)
    assert 0 < p <= 1


# R 4.2.2, fisher.test(workspace = 2e8), rows by columns
AS_R = (
    ([[41, 55, 31, 28, 48], [52, 30, 44, 49, 26]], 0.000111350429332),
    ([[5, 2, 0, 1], [1, 4, 2, 0], [0, 3, 6, 7]], 0.00111587937194),
    ([[12, 9, 4], [7, 11, 8], [3, 2, 15]], 0.00102232851604),
    ([[1, 3, 0, 2], [0, 2, 0, 2], [2, 7, 4, 3], [5, 1, 6, 1]], 0.056673519353),
    (
        [[2, 1], [1, 0], [0, 2], [1, 1], [0, 1], [3, 0], [1, 0], [1, 3], [2, 1], [0, 2], [0, 1], [4, 1]],
        0.215223640944,
    ),
)


@pytest.mark.parametrize(("table", "p"), AS_R)
def test_as_r(table, p):
    assert independence_test(table).p_exact == pytest.approx(p, rel=1e-10)


def test_asymptotic_as_scipy():
    table = ORACLES["job_satisfaction"]["table"]
    expected = stats.chi2_contingency(table, correction=False)
    result = independence_test(table)
    assert (result.statistic, result.p_asymptotic) == (
        pytest.approx(expected.statistic, rel=1e-12),
        pytest.approx(expected.pvalue, rel=1e-12),
    )


def test_hundreds_in_five_groups_at_once():
    table = [[41, 55, 31, 28, 48], [52, 30, 44, 49, 26]]
    first, second = independence_test(table), independence_test(np.transpose(table))
    assert first.p_exact == pytest.approx(second.p_exact, rel=1e-10)
    assert first.p_exact == pytest.approx(first.p_asymptotic, rel=0.2)


def test_empty_rows_and_columns_are_dropped():
    assert independence_test([[3, 0, 1], [0, 0, 0], [1, 0, 3]]).p_exact == pytest.approx(34 / 70)


@pytest.mark.parametrize("counts", [[[0, 0], [0, 0]], [[5, 0], [3, 0]], [[5, 3]]])
def test_nothing_to_compare(counts):
    result = independence_test(counts)
    assert (result.p_exact, result.p_asymptotic, result.df) == (1, 1, 0)


def test_far_tail_keeps_its_logarithm():
    result = independence_test([[2000, 0], [0, 2000]])
    assert result.p_exact > 0
    assert result.log_p_exact == pytest.approx(log(2) - log(comb(4000, 2000)), rel=1e-12)


def test_too_large_is_said(monkeypatch):
    monkeypatch.setattr(independence, "LIMIT", 20)
    result = independence_test(ORACLES["job_satisfaction"]["table"])
    assert (result.p_exact, result.log_p_exact) == (None, None)
    assert "limit of 20" in str(result.message)
    assert result.p_asymptotic == pytest.approx(0.7433647, rel=1e-6)


def test_many_rows_do_not_overflow():
    assert independence_test(np.eye(30, dtype=int)).message is not None


@pytest.mark.parametrize("counts", [[1, 2, 3], [[1, -2], [3, 4]], [[1.5, 2], [3, 4]]])
def test_bad_counts(counts):
    with pytest.raises(InputError, match="counts"):
        independence_test(counts)
