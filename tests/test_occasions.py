import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prapasca.errors import InputError
from prapasca.occasions import OccasionTable
from prapasca.transition import TransitionTable

NAMES = ["a", "b", "c"]
rows_of_people = st.lists(st.tuples(*[st.sampled_from(["low", "mid", "high", None])] * 3), max_size=12)


def of(rows, **options):
    return OccasionTable.from_rows(rows, ["low", "mid", "high"], NAMES, **options)


@given(rows_of_people)
def test_everybody_is_counted_once(rows):
    table = of(rows)
    assert table.n_people + table.n_missing == len(rows)
    assert table.margins().sum(axis=1).tolist() == [table.n_people] * 3
    assert of(rows[::-1]) == table
    assert hash(of(rows[::-1])) == hash(table)


@given(rows_of_people)
def test_two_occasions_are_a_transition_table(rows):
    complete = [row for row in rows if None not in row]
    table = of(rows, scores=[0, 1, 5])
    pairs = TransitionTable.from_pairs(
        [row[0] for row in complete], [row[2] for row in complete], ["low", "mid", "high"], [0, 1, 5]
    )
    assert table.transition(0, 2) == pairs
    assert table.transition(2, 0).counts.tolist() == pairs.counts.T.tolist()


def test_empty_cells_are_left_out():
    counts = {("low", "low", "high"): 2, ("high", "low", "low"): 0}
    table = OccasionTable.from_counts(counts, ["low", "high"], NAMES, n_missing=3)
    assert dict(table.counts) == {(0, 0, 1): 2}
    assert (table.n_people, table.n_missing) == (2, 3)
    assert table != "table"


def test_nan_is_missing():
    assert OccasionTable.from_rows(np.array([[1.0, np.nan, 2.0]]), [1, 2], NAMES).n_missing == 1


@pytest.mark.parametrize(
    ("rows", "words"),
    [([["low", "low"]], "2 values, expected 3"), ([["low", None]], "2 values"), ([["low", "lwo", "mid"]], "'lwo'")],
)
def test_bad_rows(rows, words):
    with pytest.raises(InputError, match=words):
        of(rows)


@pytest.mark.parametrize("occasions", [[], ["a"], ["a", "a"]])
def test_bad_occasions(occasions):
    with pytest.raises(InputError, match="expected two or more, in time, each named once"):
        OccasionTable.from_counts({}, [1, 2], occasions)


def test_no_such_occasion():
    with pytest.raises(InputError, match="position 3, expected one from 0 to 2"):
        of([]).transition(0, 3)


def test_a_negative_count():
    with pytest.raises(InputError, match="counts"):
        OccasionTable.from_counts({(1, 2): -1}, [1, 2], ["a", "b"])
