import json
from itertools import permutations, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prapasca.inference import (
    change_between,
    friedman_test,
    marginal_homogeneity_test,
    occasion_homogeneity_test,
    orders,
    pairwise_signed_rank_tests,
    signed_rank_test,
)
from prapasca.occasions import OccasionTable

# symmetry_test(value ~ occasion | person, teststat = "quadratic") of R's coin; see oracles/make_groups.R
ORACLES = json.loads((Path(__file__).parents[1] / "oracles" / "groups.json").read_text("utf-8"))["friedman"]

few_rows = st.integers(2, 3).flatmap(
    lambda m: st.lists(st.lists(st.integers(0, 4), min_size=m, max_size=m).map(tuple), min_size=1, max_size=4)
)


def counted(rows):
    return {tuple(row): rows.count(row) for row in rows}


def squares(rows):
    """Sum of squared deviations of the columns' sums, times m squared, in whole numbers."""
    m, total = len(rows[0]), sum(map(sum, rows))
    return sum((m * sum(row[place] for row in rows) - total) ** 2 for place in range(m))


@pytest.mark.parametrize("oracle", ORACLES, ids=[oracle["name"] for oracle in ORACLES])
def test_as_coin(oracle):
    rows = [tuple(row) for row in oracle["rows"]]
    result = occasion_homogeneity_test(counted(rows), method="asymptotic")
    assert result.statistic == pytest.approx(oracle["scored_statistic"], rel=1e-12)
    assert result.p_asymptotic == pytest.approx(oracle["scored_p"], rel=1e-10)
    assert result.mean_scores == pytest.approx([sum(column) / len(rows) for column in zip(*rows, strict=True)])


@given(few_rows)
@settings(max_examples=200)
def test_every_order_of_everybody(rows):
    values = [squares(chosen) for chosen in product(*(list(permutations(row)) for row in rows))]
    larger = sum(value >= squares(rows) for value in values) / len(values)
    result = occasion_homogeneity_test(counted(rows))
    assert (result.method, result.p_exact) == ("exact", pytest.approx(larger, rel=1e-12))
    assert result.point_probability == pytest.approx(values.count(squares(rows)) / len(values), rel=1e-12)


@given(st.lists(st.lists(st.integers(0, 1), min_size=3, max_size=3).map(tuple), min_size=1, max_size=12))
def test_two_categories_are_cochran_q_and_friedman(rows):
    scored, ranked = occasion_homogeneity_test(counted(rows)), friedman_test(counted(rows))
    columns, people = [sum(column) for column in zip(*rows, strict=True)], [sum(row) for row in rows]
    below = 3 * sum(people) - sum(n**2 for n in people)
    q = 2 * (3 * sum(n**2 for n in columns) - sum(people) ** 2) / below if below else 0
    assert scored.statistic == pytest.approx(q, rel=1e-12, abs=1e-12)
    assert ranked.statistic == pytest.approx(q, rel=1e-12, abs=1e-12)
    assert ranked.p_exact == pytest.approx(scored.p_exact, rel=1e-12)


def test_two_occasions_are_the_scored_test_of_margins():
    rows = {("a", "b"): 5, ("b", "a"): 1, ("a", "c"): 3, ("c", "c"): 2}
    table = OccasionTable.from_counts(rows, ["a", "b", "c"], ["before", "after"], scores=[0, 1, 4])
    several, two = (
        occasion_homogeneity_test(table),
        marginal_homogeneity_test(table.transition(0, 1), statistic="scored"),
    )
    assert several.statistic == pytest.approx(two.statistic**2, rel=1e-12)
    assert several.p_exact == pytest.approx(two.p_exact, rel=1e-12)


def test_decimals_and_scale_change_nothing():
    fine = occasion_homogeneity_test({(0.1, 0.3, 0.4): 2, (0.2, 0.2, 0.5): 3})
    coarse = occasion_homogeneity_test({(1, 3, 4): 2, (2, 2, 5): 3})
    assert (fine.statistic, fine.p_exact) == (coarse.statistic, coarse.p_exact)


def test_nobody_differs():
    result = occasion_homogeneity_test({(2, 2, 2): 3})
    assert (result.statistic, result.p_exact, result.mean_scores) == (0, 1, (2, 2, 2))


def test_nobody_at_all():
    empty = OccasionTable.from_counts({}, ["a", "b"], ["1", "2", "3"])
    assert occasion_homogeneity_test(empty).mean_scores == ()
    assert occasion_homogeneity_test(empty).p == 1


def test_numbers_too_fine_for_whole_sums_are_asymptotic():
    result = occasion_homogeneity_test({(1e9, 3, 0.25): 1, (2, 5, 7): 1})
    assert (result.method, result.p_exact) == ("asymptotic", None)
    assert "scored test of marginal homogeneity for these 2 people is out of reach" in str(result.message)


def test_wide_scores_on_many_occasions():
    # so wide that the sums of five occasions do not fit into one code
    rows = [(0, 99991, 200003, 31, 7), (5, 100003, 4, 99, 250007)]
    values = [squares(chosen) for chosen in product(*(list(permutations(row)) for row in rows))]
    larger = sum(value >= squares(rows) for value in values) / len(values)
    assert occasion_homogeneity_test(counted(rows)).p_exact == pytest.approx(larger, rel=1e-12)


def test_out_of_reach(monkeypatch):
    monkeypatch.setattr(orders, "MAX_STATES", 20)
    assert occasion_homogeneity_test({(1, 2, 4): 5}).method == "asymptotic"


def test_pairs_of_numbers_are_tests_of_their_changes():
    rows = {(7, 5.5, 2): 2, (6, 4, 4): 3, (5, 5, 1): 1}
    pairs = pairwise_signed_rank_tests(rows)
    assert [(pair.before, pair.after) for pair in pairs] == [(0, 1), (0, 2), (1, 2)]
    assert [pair.test for pair in pairs] == [
        signed_rank_test(change_between(rows, *pair)) for pair in [(0, 1), (0, 2), (1, 2)]
    ]
    assert change_between(rows, 0, 1).changes() == {-2: 3, -1.5: 2, 0: 1}
