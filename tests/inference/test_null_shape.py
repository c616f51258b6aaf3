"""The shape that is drawn is the distribution the test refers to."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prapasca.change import ChangeProfile
from prapasca.inference import signed_rank_test, tail_probabilities
from prapasca.inference.midranks import doubled_midranks
from prapasca.inference.null_shape import null_shape

PROFILES = st.dictionaries(st.sampled_from([-3, -2, -1, 0, 1, 2, 3]), st.integers(0, 3), min_size=1)


@given(PROFILES)
def test_listed_probabilities_are_those_of_the_test(changes: dict[object, int]) -> None:
    profile = ChangeProfile.from_changes(changes)
    shape = null_shape(profile)
    sizes = profile.group_sizes.tolist()
    scores = doubled_midranks(sizes)
    assert not shape.smoothed
    for value, chance in list(zip(shape.sums, shape.probabilities, strict=True))[::17]:
        exact = tail_probabilities(scores, sizes, round(2 * value)).point
        assert chance == pytest.approx(exact, rel=1e-12)
    assert sum(shape.probabilities) > 1 - 1e-5


@given(PROFILES)
def test_what_is_at_least_as_far_out_adds_to_the_p_value(changes: dict[object, int]) -> None:
    profile = ChangeProfile.from_changes(changes)
    shape, test = null_shape(profile), signed_rank_test(profile)
    far = abs(test.rank_sum_positive - shape.centre)
    added = sum(
        chance
        for value, chance in zip(shape.sums, shape.probabilities, strict=True)
        if abs(value - shape.centre) >= far
    )
    assert added == pytest.approx(test.p_exact, abs=1e-5)


@pytest.mark.parametrize("changes", [range(1, 301), range(1, 2001)])
def test_a_curve_has_the_area_the_exact_tail_has(changes: range) -> None:
    shape = null_shape(ChangeProfile.from_changes(changes))
    assert shape.smoothed
    step = shape.sums[1] - shape.sums[0]
    assert sum(shape.probabilities) * step == pytest.approx(1, abs=1e-6)
    n = len(changes)
    sd = math.sqrt(n * (n + 1) * (2 * n + 1) / 24)
    bound = round(shape.centre + 2 * sd)
    exact = tail_probabilities([2 * rank for rank in changes], [1] * n, 2 * bound).upper
    sums, heights = np.array(shape.sums), np.array(shape.probabilities)
    beyond = np.linspace(bound - 0.5, shape.sums[-1], 20_001)
    area = sum(np.interp(beyond, sums, heights)) * (beyond[1] - beyond[0])
    assert area == pytest.approx(exact, rel=2e-3)


def test_millions_of_people() -> None:
    shape = null_shape(ChangeProfile.from_changes({-1: 1_000_000, 1: 2_000_000, 2: 3_000_000}))
    step = shape.sums[1] - shape.sums[0]
    assert shape.smoothed
    assert sum(shape.probabilities) * step == pytest.approx(1, abs=1e-6)
    highest = shape.probabilities[len(shape.sums) // 2]
    assert highest == max(shape.probabilities)


def test_nobody_changed() -> None:
    shape = null_shape(ChangeProfile.from_changes({0: 5}))
    assert (shape.sums, shape.probabilities, shape.centre) == ((0.0,), (1.0,), 0.0)
