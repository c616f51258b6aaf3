import json
from fractions import Fraction
from itertools import permutations, product
from math import factorial
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from prapasca.errors import InputError
from prapasca.inference import friedman_test, holm, orders, pairwise_signed_rank_tests, signed_rank_test
from prapasca.occasions import OccasionTable

ORACLES = json.loads((Path(__file__).parents[1] / "oracles" / "groups.json").read_text("utf-8"))["friedman"]

few_rows = st.integers(2, 3).flatmap(
    lambda m: st.lists(st.lists(st.integers(0, 2), min_size=m, max_size=m).map(tuple), min_size=1, max_size=4)
)


def counted(rows):
    return {tuple(row): rows.count(row) for row in rows}


def squares(rows):
    """Sum of squares of the columns' sums of doubled centred midranks."""
    m = len(rows[0])
    centred = [[sum((x > y) - (x < y) for y in row) for x in row] for row in rows]
    return sum(sum(row[place] for row in centred) ** 2 for place in range(m))


def brute(rows):
    values = [squares(chosen) for chosen in product(*(list(permutations(row)) for row in rows))]
    observed = squares(rows)
    larger = Fraction(sum(value >= observed for value in values), len(values))
    return larger, Fraction(values.count(observed), len(values))


@pytest.mark.parametrize("oracle", ORACLES, ids=[oracle["name"] for oracle in ORACLES])
def test_as_r(oracle):
    rows = [tuple(row) for row in oracle["rows"]]
    result = friedman_test(counted(rows))
    assert result.statistic == pytest.approx(oracle["statistic"], rel=1e-12)
    assert result.p_asymptotic == pytest.approx(oracle["p"], rel=1e-10)
    assert result.method == "exact"
    assert result.kendall_w == pytest.approx(result.statistic / (len(rows) * (len(rows[0]) - 1)), rel=1e-12)


def test_every_order_of_seven_people_on_four_occasions():
    rows = [tuple(row) for row in ORACLES[1]["rows"]]
    sums = np.zeros((1, 4), dtype=int)
    for row in rows:
        centred = [sum((x > y) - (x < y) for y in row) for x in row]
        sums = (sums[:, None] + np.array(sorted(set(permutations(centred))))).reshape(-1, 4)
    share = ((sums**2).sum(axis=1) >= squares(rows)).mean()
    assert len(sums) == 12**4 * 4**3
    assert friedman_test(counted(rows)).p_exact == pytest.approx(share, rel=1e-12)


@pytest.mark.parametrize(
    ("n", "m", "statistic", "p"),
    [
        (2, 3, 4.0, 0.167),
        (3, 3, 6.0, 0.028),
        (3, 3, 4.667, 0.194),
        (4, 3, 6.5, 0.042),
        (4, 3, 8.0, 0.0046),
        (2, 4, 6.0, 0.042),
        (3, 4, 7.4, 0.033),
        (4, 4, 7.8, 0.036),
    ],
)
def test_the_printed_table(n, m, statistic, p):
    """Siegel, Nonparametric statistics for the behavioral sciences (1956), table N."""
    first = tuple(range(m))
    for others in product(permutations(range(m)), repeat=n - 1):
        result = friedman_test(counted([first, *others]), method="asymptotic")
        if round(result.statistic, 3) == statistic:
            assert friedman_test(counted([first, *others])).p_exact == pytest.approx(p, abs=0.0005)
            return
    pytest.fail("no ranks give this statistic")


@given(few_rows)
@settings(max_examples=200)
def test_brute_force(rows):
    p, point = brute(rows)
    result = friedman_test(counted(rows))
    assert result.p_exact == pytest.approx(float(p), rel=1e-12)
    assert result.point_probability == pytest.approx(float(point), rel=1e-12)
    assert result.p_mid == pytest.approx(float(p - point / 2), rel=1e-12)


@given(st.lists(st.lists(st.integers(0, 3), min_size=3, max_size=3).map(tuple), min_size=2, max_size=15))
def test_asymptotic_as_scipy(rows):
    result = friedman_test(counted(rows), method="asymptotic")
    if result.n_untied:
        expected = stats.friedmanchisquare(*zip(*rows, strict=True))
        assert (result.statistic, result.p_asymptotic) == pytest.approx(tuple(expected), rel=1e-9, abs=1e-12)


@given(few_rows)
def test_order_of_occasions_changes_nothing(rows):
    one, turned = friedman_test(counted(rows)), friedman_test(counted([row[::-1] for row in rows]))
    assert one.p_exact == pytest.approx(turned.p_exact, rel=1e-12)
    assert one.mean_ranks == pytest.approx(turned.mean_ranks[::-1])
    assert friedman_test(counted([tuple(x**3 for x in row) for row in rows])) == one


def test_two_occasions_are_the_sign_test():
    result = friedman_test({(0, 1): 9, (1, 0): 2, (1, 1): 3})
    assert result.p_exact == pytest.approx(stats.binomtest(2, 11).pvalue, rel=1e-12)
    assert (result.n, result.n_untied, result.df) == (14, 11, 1)


def test_full_concordance():
    result = friedman_test({(3, 2, 1, 0): 30})
    assert result.p_exact == pytest.approx(factorial(4) ** -29, rel=1e-11)
    assert (result.kendall_w, result.f, result.p_f) == (1, None, None)


def test_f_of_iman_and_davenport():
    rows = ORACLES[0]["rows"]
    result = friedman_test(counted([tuple(row) for row in rows]))
    expected = 21 * result.statistic / (22 * 2 - result.statistic)
    assert (result.f, result.p_f) == pytest.approx((expected, stats.f.sf(expected, 2, 42)), rel=1e-10)


def test_nobody_differs():
    result = friedman_test({(1, 1, 1): 4})
    assert (result.statistic, result.p_exact, result.p_asymptotic, result.n_untied) == (0, 1, 1, 0)


def test_a_table_of_nobody():
    result = friedman_test(OccasionTable.from_rows([[1, None, 2]], [1, 2], ["a", "b", "c"]))
    assert (result.n, result.n_missing, result.kendall_w, result.mean_ranks, result.p) == (0, 1, None, (), 1)


def test_a_table_is_its_rows():
    rows = [("no", "yes", "yes"), ("no", "no", "yes"), ("yes", "yes", "no")]
    table = OccasionTable.from_rows(rows, ["no", "yes"], ["a", "b", "c"])
    assert friedman_test(table) == friedman_test(counted([tuple(["no", "yes"].index(v) for v in row) for row in rows]))


def test_out_of_reach_is_said(monkeypatch):
    monkeypatch.setattr(orders, "MAX_STATES", 20)
    result = friedman_test({(1, 2, 3): 5})
    assert (result.method, result.p_exact, result.p) == ("asymptotic", None, result.p_asymptotic)
    assert "these 5 people is out of reach" in str(result.message)
    with pytest.raises(InputError, match="5 people on 3 occasions is out of reach"):
        friedman_test({(1, 2, 3): 5}, method="exact")


@pytest.mark.parametrize("rows", [{tuple(range(9)): 2}, {(1, 2): 1100}])
def test_too_many_occasions_or_people(rows):
    assert friedman_test(rows).method == "asymptotic"


@pytest.mark.parametrize("rows", [{}, {(1,): 2}, {(1, 2): 1, (1, 2, 3): 1}])
def test_bad_rows(rows):
    with pytest.raises(InputError, match="occasions: found people with"):
        friedman_test(rows)


def test_holm_as_r_prints_it():
    """p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), "holm") of R 4.2.2."""
    assert holm([0.01, 0.02, 0.03, 0.04, 0.05]) == pytest.approx((0.05, 0.08, 0.09, 0.09, 0.09))
    assert holm([0.5, 0.9]) == (1.0, 1.0)
    assert holm([]) == ()


@given(st.lists(st.floats(0, 1), min_size=1, max_size=8))
def test_holm_keeps_order_and_lies_between(p_values):
    adjusted = holm(p_values)
    for place, p in enumerate(p_values):
        assert p <= adjusted[place] <= min(1, len(p_values) * p)
        assert all(adjusted[place] <= adjusted[other] for other, larger in enumerate(p_values) if larger > p)


@pytest.mark.parametrize("p", [-0.1, 1.1, float("nan")])
def test_holm_refuses_what_is_no_p(p):
    with pytest.raises(InputError, match="p_values"):
        holm([0.5, p])


def test_pairs_are_tests_of_their_tables():
    rows = [(0, 1, 2), (0, 1, 1), (1, 1, 2), (0, 2, 2), (1, 0, 2)]
    table = OccasionTable.from_rows(rows, [0, 1, 2], ["a", "b", "c"], scores=[0, 1, 4])
    pairs = pairwise_signed_rank_tests(table)
    assert [(pair.before, pair.after) for pair in pairs] == [("a", "b"), ("a", "c"), ("b", "c")]
    assert [pair.test for pair in pairs] == [
        signed_rank_test(table.transition(*places)) for places in [(0, 1), (0, 2), (1, 2)]
    ]
    assert [pair.p_holm for pair in pairs] == list(holm([pair.test.p_exact for pair in pairs]))
