import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from prapasca.errors import InputError
from prapasca.inference import heterogeneity_test, merge_small_sites, pool_tables, small_counts
from prapasca.transition import TransitionTable

cells = st.lists(st.integers(0, 9), min_size=9, max_size=9).map(lambda flat: np.reshape(flat, (3, 3)))
sites = st.lists(cells, min_size=1, max_size=6)


def named(counts):
    return {f"site {place}": TransitionTable.from_counts(table, ["a", "b", "c"]) for place, table in enumerate(counts)}


@given(sites)
def test_tables_add_up_in_any_order(counts):
    pooled = pool_tables(named(counts))
    assert pooled.counts.tolist() == sum(counts).tolist()
    assert pool_tables(named(counts[::-1])) == pooled


def test_missing_add_up_by_kind():
    one = TransitionTable.from_counts([[1, 0], [2, 0]], ["a", "b"], n_missing_pre=1, n_missing_post=2, n_missing_both=3)
    pooled = pool_tables({"x": one, "y": one})
    assert (pooled.n_missing_pre, pooled.n_missing_post, pooled.n_missing_both) == (2, 4, 6)
    assert one.counts.tolist() == [[1, 0], [2, 0]]


def test_heterogeneity_as_scipy():
    tables = named([np.diag([4, 4, 0], 0) + np.diag([6, 1], 1), np.diag([1, 1, 0], 0) + np.diag([9, 2], 1)])
    expected = stats.fisher_exact([[7, 8], [11, 2]]).pvalue
    assert heterogeneity_test(tables).p_exact == pytest.approx(expected, rel=1e-12)


@given(sites, st.integers(1, 12))
def test_nothing_small_is_shown_but_where_all_are_one(counts, min_cell):
    tables = named(counts)
    merged = merge_small_sites(tables, min_cell)
    assert sorted(name for names, _ in merged for name in names) == sorted(tables)
    assert pool_tables({str(names): table for names, table in merged}) == pool_tables(tables)
    if len(merged) > 1:
        assert not any(small_counts(table, min_cell) for _, table in merged)
    together = [names for names, _ in merged if len(names) > 1]
    alone = [names for names, _ in merged if len(names) == 1]
    assert len(together) <= 1
    assert all(not small_counts(tables[name], min_cell) for (name,) in alone) or len(tables) == 1


def test_a_single_small_site_takes_the_smallest_other_with_it():
    large = TransitionTable.from_counts([[30, 40], [0, 30]], ["no", "yes"])
    middle = TransitionTable.from_counts([[10, 20], [0, 10]], ["no", "yes"])
    small = TransitionTable.from_counts([[1, 4], [0, 3]], ["no", "yes"])
    merged = merge_small_sites({"a": large, "b": small, "c": middle}, 5)
    assert [names for names, _ in merged] == [("a",), ("b", "c")]


def test_without_a_limit_every_site_stands_alone():
    small = TransitionTable.from_counts([[1, 1], [0, 1]], ["no", "yes"])
    assert [names for names, _ in merge_small_sites({"a": small, "b": small}, 1)] == [("a",), ("b",)]


def test_no_tables():
    with pytest.raises(InputError, match="tables: found none"):
        pool_tables({})
