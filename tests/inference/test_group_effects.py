import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from prapasca.change import ChangeProfile
from prapasca.inference import group_effect_sizes, superiority_interval
from prapasca.inference.intervals import normal_quantile

changes = st.lists(st.integers(-3, 3), min_size=1, max_size=12)


def effects_of(first, second, **options):
    return group_effect_sizes(ChangeProfile.from_changes(first), ChangeProfile.from_changes(second), **options)


@given(changes, changes)
def test_superiority_by_its_definition(first, second):
    effects = effects_of(first, second)
    wins = sum((x > y) + (x == y) / 2 for x in first for y in second)
    assert effects.probability_of_superiority == pytest.approx(wins / (len(first) * len(second)), abs=1e-12)
    assert effects.rank_biserial == pytest.approx(2 * effects.probability_of_superiority - 1, abs=1e-12)
    improved = [sum(change > 0 for change in group) / len(group) for group in (first, second)]
    assert effects.difference_improved == pytest.approx(improved[0] - improved[1], abs=1e-12)


@given(changes, changes)
def test_intervals_hold_their_estimates_and_turn(first, second):
    one, other = effects_of(first, second), effects_of(second, first)
    interval, turned = one.rank_biserial_interval, other.rank_biserial_interval
    assert -1 <= interval.low <= one.rank_biserial <= interval.high <= 1
    assert interval.low < interval.high
    assert (interval.low, interval.high) == pytest.approx((-turned.high, -turned.low), abs=1e-9)


@given(st.integers(1, 399), st.integers(2, 20), st.integers(2, 20))
def test_the_ends_lie_a_quantile_away(wins, m, n):
    estimate = wins / 400
    interval = superiority_interval(estimate, m, n)
    for end in (interval.low, interval.high):
        reach = (m + n) / 2 - 1
        variance = end * (1 - end) / (m * n) * (1 + reach * (1 - end) / (2 - end) + reach * end / (1 + end))
        assert abs(estimate - end) == pytest.approx(normal_quantile(0.95) * variance**0.5, rel=1e-6)


def test_fisher_as_scipy():
    effects = effects_of({1: 9, 0: 1}, {1: 4, 0: 7})
    assert effects.improved_test.p_exact == pytest.approx(stats.fisher_exact([[9, 1], [4, 7]]).pvalue, rel=1e-12)


def test_coverage_on_three_categories():
    """Of 1,500 drawn pairs of groups, the interval should hold the true value nearly as often as it says."""
    random = np.random.default_rng(20260102)
    values, first, second = np.array([0, 1, 2]), np.array([0.1, 0.5, 0.4]), np.array([0.4, 0.45, 0.15])
    truth = sum(first[i] * second[j] * ((i > j) + (i == j) / 2) for i in values for j in values)
    draws, held = 1500, 0
    for own, other in zip(random.multinomial(20, first, draws), random.multinomial(25, second, draws), strict=True):
        below = np.cumsum(other) - other / 2
        interval = superiority_interval(float(own @ below) / 500, 20, 25)
        held += interval.low <= truth <= interval.high
    assert 0.94 <= held / draws <= 0.99
