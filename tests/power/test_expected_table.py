"""Expected tables from moves, and from shares before and after with a stated dependence."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prapasca.errors import InputError
from prapasca.power import ExpectedTable

MARGINS = st.integers(2, 5).flatmap(
    lambda size: st.tuples(*(st.lists(st.integers(0, 9), min_size=size, max_size=size).filter(any) for _ in range(2)))
)


def shares(counts: list[int]) -> list[float]:
    return [count / sum(counts) for count in counts]


@given(MARGINS, st.sampled_from([0, 0.25, 0.5, 1]))
def test_margins_are_kept(counts: tuple[list[int], list[int]], dependence: float) -> None:
    before, after = map(shares, counts)
    table = np.array(ExpectedTable.from_margins(before, after, dependence=dependence).probabilities)
    np.testing.assert_allclose(table.sum(axis=1), before, atol=1e-12)
    np.testing.assert_allclose(table.sum(axis=0), after, atol=1e-12)


@given(MARGINS)
def test_at_full_dependence_nobody_overtakes(counts: tuple[list[int], list[int]]) -> None:
    before, after = map(shares, counts)
    table = ExpectedTable.from_margins(before, after, dependence=1).probabilities
    moves = [(i, j) for i, row in enumerate(table) for j, share in enumerate(row) if share]
    assert not [(one, other) for one in moves for other in moves if one[0] < other[0] and one[1] > other[1]]


def test_dependence_mixes() -> None:
    middle = ExpectedTable.from_margins([0.5, 0.5], [0.25, 0.75], dependence=0.5).probabilities
    assert middle == ((0.1875, 0.3125), (0.0625, 0.4375))


def test_changes_follow_the_scores() -> None:
    table = ExpectedTable.from_margins([1, 0, 0], [0, 0.5, 0.5], dependence=0, scores=[0, 1, 5])
    assert list(map(int, table.changes().magnitudes)) == [1, 5]


def test_crossings_of_a_cut() -> None:
    rows = [[0.1, 0.2, 0.3], [0.05, 0.1, 0.1], [0.1, 0.05, 0.0]]
    table = ExpectedTable.from_probabilities(rows, ["none", "some", "all"], cut="all")
    assert table.crossings().p_up == pytest.approx(0.4)
    assert table.crossings().p_down == pytest.approx(0.15)


@pytest.mark.parametrize(
    ("rows", "options", "sentence"),
    [
        ([[1]], {}, "categories: found 1, expected at least two"),
        ([[0.5, 0.5], [0.0]], {}, "found rows of 2, 1, expected 2 rows of 2 shares"),
        ([[0.5, 0.6], [0, 0]], {}, "expected table: the shares add up to 110%, expected 100%"),
        ([[0.5, -0.5], [0.5, 0.5]], {}, "share of 1 -> 2: found -50%, expected 0% to 100%"),
        ([[0.5, 0.5], [0, 0]], {"categories": ["a", "a"]}, "'a' stands twice"),
        ([[0.5, 0.5], [0, 0]], {"scores": [1, 0]}, "expected 2 numbers that rise"),
        ([[0.5, 0.5], [0, 0]], {"cut": 7}, "cut: found 7"),
    ],
)
def test_faulty_tables(rows: list[list[float]], options: dict[str, object], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        ExpectedTable.from_probabilities(rows, **options)  # type: ignore[arg-type]  # faulty on purpose
    assert sentence in str(caught.value)


@pytest.mark.parametrize(
    ("before", "after", "dependence", "sentence"),
    [
        ([0.5, 0.4], [0.5, 0.5], 0, "before: the shares add up to 90%, expected 100%"),
        ([0.5, 0.5], [0.5, 0.3, 0.2], 0, "before has 2 shares and after has 3"),
        ([0.5, 0.5], [0.5, 0.5], 1.5, "share of dependence: found 150%, expected 0% to 100%"),
    ],
)
def test_faulty_margins(before: list[float], after: list[float], dependence: float, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        ExpectedTable.from_margins(before, after, dependence=dependence)
    assert sentence in str(caught.value)


def test_three_categories_need_a_cut_for_crossings() -> None:
    with pytest.raises(InputError, match="cut: not named"):
        ExpectedTable.from_margins([1, 0, 0], [0, 0, 1], dependence=0).crossings()
