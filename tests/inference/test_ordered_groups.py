"""The exact trend over ordered groups: as R, as every choice of people, and where nothing can be learnt."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prapasca.errors import InputError
from prapasca.inference import ordered_groups_test

groups = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2)), min_size=2, max_size=4)


def test_as_coin() -> None:
    # R 4.2.2, coin 1.4-2: wilcox_test(group ~ having), distribution = "exact"; its two-sided p adds what is as far on
    # either side, so the one-sided one is compared; the statistic is of the first column, positive when larger
    rows = {
        ((1, 5), (3, 3), (5, 1)): (2.24433443075, 0.0226244343891, 0.0248108918319),
        ((3, 0), (10, 2), (0, 4)): (-2.96305084831, 0.00243255196816, 0.00304606245899),
        ((2, 8), (5, 7), (9, 3), (4, 1)): (2.86552722907, 0.00185497746072, 0.00416315468212),
    }
    for counts, (z, one_sided, asymptotic) in rows.items():
        result = ordered_groups_test(counts)
        assert result.z == pytest.approx(z, rel=1e-10)
        assert result.p_exact == pytest.approx(2 * one_sided, rel=1e-9)
        assert result.p_asymptotic == pytest.approx(asymptotic, rel=1e-9)


@given(groups)
def test_every_choice_of_people(counts: list[tuple[int, int]]) -> None:
    table = np.array(counts)
    result = ordered_groups_test(table)
    people = np.repeat(np.arange(len(table)), table.sum(axis=1))
    having = int(table[:, 0].sum())
    if not 0 < having < len(people):
        assert (result.p, result.z) == (1, 0)
        return
    ranks = np.array([(people < group).sum() + (people == group).sum() / 2 for group in people])
    observed = float(np.repeat(ranks, 1) @ np.concatenate([_marks(row) for row in table]))
    sums = np.array([ranks[list(chosen)].sum() for chosen in combinations(range(len(people)), having)])
    tails = ((sums <= observed + 1e-9).mean(), (sums >= observed - 1e-9).mean())
    assert result.p_exact == pytest.approx(min(1, 2 * min(tails)), rel=1e-11)


def _marks(row: np.ndarray) -> np.ndarray:
    return np.repeat([1.0, 0.0], row)


def test_turning_the_order_turns_the_sign_alone() -> None:
    up, down = ordered_groups_test([[1, 5], [3, 3], [5, 2]]), ordered_groups_test([[5, 2], [3, 3], [1, 5]])
    assert (up.z, up.p_exact) == (-down.z, pytest.approx(down.p_exact, rel=1e-12))


@pytest.mark.parametrize("counts", [[[0, 0], [0, 0]], [[5, 0], [3, 0]], [[0, 4], [0, 1]]])
def test_nothing_to_compare(counts: list[list[int]]) -> None:
    assert (ordered_groups_test(counts).p, ordered_groups_test(counts).z) == (1, 0)


def test_one_group() -> None:
    result = ordered_groups_test([[2, 3]])
    assert (result.n, result.p, result.z) == (5, 1, 0)


@pytest.mark.parametrize("counts", [[[1, 2, 3]], [1, 2], [[-1, 2]]])
def test_bad_counts(counts: object) -> None:
    with pytest.raises(InputError, match="counts"):
        ordered_groups_test(counts)
