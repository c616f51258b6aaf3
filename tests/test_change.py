"""ChangeProfile: exact ties, honest counts, clear refusals."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prapasca.change import ChangeProfile, exact_decimal
from prapasca.errors import InputError

DECIMALS = st.decimals(-50, 50, places=2)


def test_differences_that_floats_would_split_are_ties() -> None:
    profile = ChangeProfile.from_pairs([0.1, 0.2, 1.1, 0.7], [0.3, 0.4, 1.3, 0.9])
    assert profile.magnitudes == (Decimal("0.2"),)
    assert profile.n_increases.tolist() == [4]


def test_float32_is_read_by_its_own_shortest_decimal() -> None:
    pre, post = np.array([0.1, 0.2], dtype=np.float32), np.array([0.3, 0.4], dtype=np.float32)
    assert ChangeProfile.from_pairs(pre, post).magnitudes == (Decimal("0.2"),)


def test_decimals_round_before_the_difference() -> None:
    profile = ChangeProfile.from_pairs([1.0000001, 2.0], [2.0, 2.9999999], decimals=3)
    assert profile.changes() == {1: 2}


def test_missing_is_counted_by_what_is_missing() -> None:
    nan = float("nan")
    profile = ChangeProfile.from_pairs([None, 1, nan, 1, Decimal("NaN")], [1, None, None, 2, 3])
    counted = (profile.n_missing_pre, profile.n_missing_post, profile.n_missing_both)
    assert counted == (2, 1, 1)
    assert profile.n_missing == 4
    assert profile.n_pairs == 1


def test_no_one_at_all() -> None:
    profile = ChangeProfile.from_pairs([], [])
    assert (profile.n_pairs, profile.n_changed, profile.changes()) == (0, 0, {})
    assert profile.integer_magnitudes() == ()


def test_large_whole_numbers_stay_exact() -> None:
    huge = 10**16
    assert ChangeProfile.from_pairs([huge], [huge + 1]).changes() == {1: 1}


@pytest.mark.parametrize(
    ("pre", "post", "sentence"),
    [
        ([1], [1, 2], "before has 1 values and after has 2"),
        (["1"], [2], "found '1', expected a finite number"),
        ([float("inf")], [2], "found inf, expected a finite number"),
        ([True], [2], "found True, expected a finite number"),
    ],
)
def test_what_is_no_pair_of_numbers_is_refused(pre: list[object], post: list[object], sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        ChangeProfile.from_pairs(pre, post)


@pytest.mark.parametrize("count", [-1, 1.5, float("nan"), "two", None])
def test_a_count_that_is_no_count_is_refused(count: object) -> None:
    with pytest.raises(InputError, match="whole numbers, 0 or more"):
        ChangeProfile.from_changes({1: count})  # type: ignore[dict-item]  # the fault under test


@pytest.mark.parametrize("magnitudes", [(0,), (-1,), (2, 1), (1, 1)])
def test_magnitudes_are_positive_and_rise(magnitudes: tuple[int, ...]) -> None:
    ones = np.ones(len(magnitudes), dtype=np.int64)
    with pytest.raises(InputError, match="distinct positive values"):
        ChangeProfile(magnitudes, ones, ones, 0)  # type: ignore[arg-type]  # the fault under test


def test_arrays_are_read_only_and_equal_profiles_hash_alike() -> None:
    one, other = ChangeProfile.from_changes([1, -2, 0]), ChangeProfile.from_pairs([1, 3, 5], [2, 1, 5])
    assert one == other
    assert hash(one) == hash(other)
    assert one != ChangeProfile.from_changes([1, -2])
    assert one != "a profile"
    with pytest.raises(ValueError, match="read-only"):
        one.n_increases[0] = 9


def test_a_given_array_is_neither_frozen_nor_shared() -> None:
    mine = np.array([1, 2], dtype=np.int64)
    profile = ChangeProfile((Decimal(1), Decimal(2)), mine, mine, 0)
    mine[0] = 7
    assert profile.n_increases.tolist() == [1, 2]


@given(st.lists(st.tuples(DECIMALS, DECIMALS), max_size=30))
def test_every_pair_is_accounted_for_and_reversal_flips_the_sign(pairs: list[tuple[Decimal, Decimal]]) -> None:
    pre, post = [before for before, _ in pairs], [after for _, after in pairs]
    profile = ChangeProfile.from_pairs(pre, post)
    assert profile.n_positive == sum(after > before for before, after in pairs)
    assert profile.n_negative == sum(after < before for before, after in pairs)
    assert profile.n_pairs == len(pairs)
    assert profile.reversed() == ChangeProfile.from_pairs(post, pre)
    assert profile == ChangeProfile.from_changes([after - before for before, after in pairs])


@given(st.lists(st.tuples(DECIMALS, DECIMALS), max_size=20), DECIMALS)
def test_adding_a_constant_changes_nothing(pairs: list[tuple[Decimal, Decimal]], constant: Decimal) -> None:
    moved = ChangeProfile.from_pairs([b + constant for b, _ in pairs], [a + constant for _, a in pairs])
    assert moved == ChangeProfile.from_pairs([b for b, _ in pairs], [a for _, a in pairs])


@given(st.lists(st.integers(1, 10**6), unique=True, min_size=1), st.sampled_from([1, 10, 100, 1000]))
def test_whole_magnitudes_keep_their_proportions(sizes: list[int], divisor: int) -> None:
    profile = ChangeProfile.from_changes([Decimal(size) / divisor for size in sizes])
    whole = profile.integer_magnitudes()
    ratios = {Decimal(n) / magnitude for n, magnitude in zip(whole, profile.magnitudes, strict=True)}
    assert max(ratios) - min(ratios) < Decimal("1e-15")
    assert np.gcd.reduce(np.array(whole)) == 1


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_the_shortest_decimal_is_the_float(value: float) -> None:
    assert float(exact_decimal(value)) == value
