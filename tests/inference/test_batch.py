"""Many studies at once give what each gives alone."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prapasca.change import ChangeProfile
from prapasca.errors import InputError
from prapasca.inference import SignedRankBatch, signed_rank_test, signed_rank_test_many
from prapasca.transition import TransitionTable

OPTIONS = [(zeros, tails) for zeros in ("wilcoxon", "pratt") for tails in ("two-sided", "greater", "less")]


def assert_same(batch: SignedRankBatch, alone: list[Any]) -> None:
    for field in fields(batch):
        expected = [getattr(result, field.name) for result in alone]
        assert getattr(batch, field.name) == pytest.approx(expected, rel=1e-12, abs=1e-15), field.name


@given(st.lists(st.lists(st.integers(0, 6), min_size=7, max_size=7), min_size=1, max_size=8), st.sampled_from(OPTIONS))
def test_change_counts(rows: list[list[int]], options: tuple[Any, Any]) -> None:
    zeros, tails = options
    changes = [-3, -2, -1, 0, 1, 2, 3]
    batch = signed_rank_test_many(rows, changes=changes, zero_method=zeros, alternative=tails)
    profiles = [ChangeProfile.from_changes(dict(zip(changes, row, strict=True))) for row in rows]
    assert_same(batch, [signed_rank_test(profile, zero_method=zeros, alternative=tails) for profile in profiles])


@given(st.lists(st.lists(st.integers(0, 5), min_size=9, max_size=9), min_size=1, max_size=6), st.sampled_from(OPTIONS))
def test_tables_with_uneven_scores(rows: list[list[int]], options: tuple[Any, Any]) -> None:
    zeros, tails = options
    tables = np.array(rows).reshape(-1, 3, 3)
    batch = signed_rank_test_many(tables, scores=[0, 0.2, 0.5], zero_method=zeros, alternative=tails)
    alone = [TransitionTable.from_counts(table, "abc", [0, 0.2, 0.5]) for table in tables]
    assert_same(batch, [signed_rank_test(table, zero_method=zeros, alternative=tails) for table in alone])


@pytest.mark.parametrize("n", [300, 1000, 20_000])
def test_large_studies_go_through_the_exact_engine(n: int) -> None:
    changes = [-2, -1, 0, 1, 2]
    rows = [[n // 9, n // 8, n // 2, n // 8 + 3, n // 9], [0, 0, 5, 0, n], [0, n, 0, 0, 0]]
    batch = signed_rank_test_many(rows, changes=changes)
    profiles = [ChangeProfile.from_changes(dict(zip(changes, row, strict=True))) for row in rows]
    assert_same(batch, [signed_rank_test(profile) for profile in profiles])
    assert batch.log_p_exact[2] == pytest.approx((1 - n) * np.log(2))


def test_differences_of_decimal_scores_tie() -> None:
    batch = signed_rank_test_many([[2, 3, 4]], changes=[0.1 + 0.2, 0.3, -0.3])
    assert batch.n_pairs.tolist() == [9]
    assert signed_rank_test_many([[3, 4]], changes=[0.3, -0.3]).p_exact.tolist() == [1.0]


def test_no_study_and_no_change() -> None:
    assert signed_rank_test_many(np.zeros((0, 3, 3), dtype=int)).p_exact.shape == (0,)
    nobody = signed_rank_test_many([[0, 0, 0], [0, 7, 0]], changes=[-1, 0, 1])
    for name in ("p_exact", "p_mid", "p_asymptotic", "point_probability"):
        assert getattr(nobody, name).tolist() == [1.0, 1.0]
    assert nobody.z.tolist() == [0.0, 0.0]


def test_fields_are_read_only() -> None:
    with pytest.raises(ValueError, match="read-only"):
        signed_rank_test_many([[1, 2]], changes=[-1, 1]).p_exact[0] = 0.5


@pytest.mark.parametrize(
    ("counts", "options", "sentence"),
    [
        ([[1, 2, 3]], {}, "found shape 1 x 3; expected studies x categories x categories"),
        ([[1, 2, 3]], {"changes": [-1, 1]}, "found shape 1 x 3"),
        ([[[1, 2]]], {}, "found shape 1 x 1 x 2"),
        ([[1, -2]], {"changes": [-1, 1]}, "found -2, expected whole numbers"),
        ([[1, 2]], {"changes": [-1, 1], "zero_method": "zsplit"}, "zero_method: found 'zsplit'"),
        ([[[1, 2], [3, 4]]], {"scores": [2, 1]}, "numbers that rise"),
    ],
)
def test_what_cannot_be_used_is_told(counts: Any, options: dict[str, Any], sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        signed_rank_test_many(counts, **options)
