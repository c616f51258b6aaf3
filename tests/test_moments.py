"""Sums of pairs: exact, added as studies are, and those that numpy computes."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prapasca.errors import InputError
from prapasca.moments import PairedMoments

NUMBERS = st.decimals(-1000, 1000, places=2)
PAIRS = st.lists(st.tuples(NUMBERS, NUMBERS), min_size=2, max_size=30)


def of(pairs: list[tuple[object, object]]) -> PairedMoments:
    return PairedMoments.from_pairs([pair[0] for pair in pairs], [pair[1] for pair in pairs])


@given(PAIRS)
def test_means_and_variances_are_numpys(pairs: list[tuple[object, object]]) -> None:
    moments = of(pairs)
    pre, post = np.array(pairs, dtype=float).T
    assert moments.n_pairs == len(pairs)
    assert moments.mean_pre == pytest.approx(pre.mean())
    assert moments.mean_post == pytest.approx(post.mean())
    assert moments.mean_difference == pytest.approx((post - pre).mean(), abs=1e-9)
    for found, numbers in (
        (moments.variance_pre, pre),
        (moments.variance_post, post),
        (moments.variance_difference, post - pre),
    ):
        assert found == pytest.approx(numbers.var(ddof=1), rel=1e-9, abs=1e-7)


@given(PAIRS, PAIRS)
def test_sites_are_added(one: list[tuple[object, object]], other: list[tuple[object, object]]) -> None:
    assert of(one) + of(other) == of([*one, *other])
    assert hash(of(one) + of(other)) == hash(of([*other, *one]))


@given(PAIRS)
def test_before_and_after_exchanged(pairs: list[tuple[object, object]]) -> None:
    moments, turned = of(pairs), of([(post, pre) for pre, post in pairs])
    assert turned.mean_difference == -moments.mean_difference  # type: ignore[operator]  # two pairs or more
    assert turned.variance_difference == moments.variance_difference
    assert turned.correlation == moments.correlation


def test_sums_are_exact_where_floats_are_not() -> None:
    moments = of([(0.1, 0.3), (0.2, 0.4), (10**12 + 0.1, 10**12 + 0.3)])
    assert moments.sum_post - moments.sum_pre == Fraction(6, 10)
    assert moments.variance_difference == 0.0


def test_missing_values_are_counted() -> None:
    moments = of([(1, 2), (None, 3), (4, float("nan")), (None, None)])
    assert (moments.n_pairs, moments.n_missing) == (1, 3)
    assert (moments.mean_difference, moments.variance_difference, moments.correlation) == (1.0, None, None)


def test_nobody_has_no_mean() -> None:
    moments = PairedMoments.from_pairs([], [])
    assert (moments.mean_pre, moments.mean_post, moments.mean_difference, moments.variance_pre) == (None,) * 4


def test_a_number_that_does_not_vary_has_no_correlation() -> None:
    assert of([(1, 2), (1, 3)]).correlation is None


def test_words_are_refused() -> None:
    with pytest.raises(InputError, match="expected a finite number"):
        PairedMoments.from_pairs(["many"], [3])
    with pytest.raises(InputError, match="before has 1 values and after has 2"):
        PairedMoments.from_pairs([1], [3, 4])


def test_only_moments_are_added() -> None:
    with pytest.raises(TypeError):
        of([(1, 2)]) + 1  # type: ignore[operator]  # that it fails is the point
