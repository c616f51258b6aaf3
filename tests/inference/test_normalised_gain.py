"""Normalised gain: by hand, in exact fractions, and what is undefined."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prapasca.errors import InputError
from prapasca.inference import normalised_gain
from prapasca.inference.normalised_gain import gain_category

PAIRS = st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), min_size=1, max_size=30)


def test_hakes_example() -> None:
    # Hake (1998, section II): a class at 45 % before and 80 % after has gained 35 of 55 points that it could
    found = normalised_gain([45, 45], [80, 80], 100)
    assert found.of_means == pytest.approx(35 / 55)
    assert found.category == "medium"


@given(PAIRS)
def test_the_counts_and_means_are_those_of_plain_fractions(pairs: list[tuple[int, int]]) -> None:
    found = normalised_gain([pre for pre, _ in pairs], [post for _, post in pairs], 100)
    own = [Fraction(post - pre, 100 - pre) for pre, post in pairs if pre < 100]
    assert (found.n, found.n_at_maximum) == (len(own), len(pairs) - len(own))
    assert found.n_low + found.n_medium + found.n_high == found.n
    assert found.n_high == sum(gain >= Fraction(7, 10) for gain in own)
    assert found.n_low == sum(gain < Fraction(3, 10) for gain in own)
    assert found.n_negative == sum(gain < 0 for gain in own)
    if own:
        assert found.mean == pytest.approx(float(sum(own) / len(own)))
        room, gained = sum(100 - pre for pre, _ in pairs), sum(post - pre for pre, post in pairs)
        assert found.of_means == pytest.approx(gained / room)
    else:
        assert (found.mean, found.of_means, found.category) == (None, None, None)
    assert (found.message is None) == (not found.n_at_maximum)


def test_edges_are_exact_where_floats_are_not() -> None:
    # 0.3 of the room: (1.3 - 1) / (2 - 1) is below 0.3 in floating point
    assert (1.3 - 1) / (2 - 1) != 0.3
    assert normalised_gain([1.0], [1.3], 2).category == "medium"
    assert gain_category(Fraction(7, 10)) == "high"
    assert gain_category(Fraction(699, 1000)) == "medium"
    assert gain_category(Fraction(299, 1000)) == "low"


def test_the_gain_of_means_is_not_the_mean_of_gains() -> None:
    found = normalised_gain([0, 90], [50, 100], 100)
    assert (found.of_means, found.mean) == (pytest.approx(60 / 110), 0.75)


def test_pairs_with_a_missing_value_are_left_out() -> None:
    assert normalised_gain([10, None, 20], [55, 60, None], 100).n == 1


def test_a_value_above_the_maximum_is_refused() -> None:
    with pytest.raises(InputError, match="found 101, above the maximum 100"):
        normalised_gain([50], [101], 100)
