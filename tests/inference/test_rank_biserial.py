from itertools import combinations_with_replacement
from math import exp

import numpy as np
import pytest
from hypothesis import given

from prapasca.change import ChangeProfile
from prapasca.errors import InputError
from prapasca.inference import rank_biserial, rank_biserial_exact_interval, rank_biserial_interval
from square_tables import profiles


@given(profiles)
def test_mean_sign_of_walsh_averages(profile):
    changes = [d for d, people in profile.changes().items() for _ in range(people) if d]
    signs = [np.sign(a + b) for a, b in combinations_with_replacement(changes, 2)]
    assert rank_biserial(profile) == (pytest.approx(np.mean(signs), abs=1e-14) if signs else None)


@given(profiles)
def test_interval_holds_the_estimate_and_mirrors(profile):
    estimate, interval = rank_biserial(profile), rank_biserial_interval(profile)
    if estimate is None:
        assert interval is None
        return
    assert -1 <= interval.low <= estimate <= interval.high <= 1
    mirrored = rank_biserial_interval(profile.reversed())
    assert (mirrored.low, mirrored.high) == (pytest.approx(-interval.high), pytest.approx(-interval.low))


@given(profiles)
def test_a_higher_level_is_wider(profile):
    narrow, wide = (rank_biserial_interval(profile, level) for level in (0.8, 0.99))
    if narrow is not None:
        assert wide.low <= narrow.low + 1e-7
        assert narrow.high <= wide.high + 1e-7


def test_nineteen_of_nineteen_one_step():
    interval = rank_biserial_interval(ChangeProfile.from_changes({0: 1, 1: 19}))
    assert interval.high == 1
    # likelihood of no decrease: (1 - q)^19 = exp(-1.96^2 / 2)
    assert interval.low == pytest.approx(2 * exp(-(1.959963984540054**2) / 38) - 1, rel=1e-9)


def test_one_magnitude_is_a_binomial_likelihood_interval():
    interval = rank_biserial_interval(ChangeProfile.from_changes({-1: 4, 1: 11}))
    t = 2.131449545559323
    for end in (interval.low, interval.high):
        p = (1 + end) / 2
        ratio = 11 * np.log((11 / 15) / p) + 4 * np.log((4 / 15) / (1 - p))
        assert 2 * ratio == pytest.approx(t**2, rel=1e-6)


def test_two_magnitudes_as_a_grid_search():
    profile = ChangeProfile.from_changes({-2: 1, -1: 2, 1: 7, 2: 3})
    counts = np.array([7, 3, 2, 1])
    slack = 2.160368656462794**2 / 2
    rng = np.random.default_rng(1)
    shares = rng.dirichlet(counts + 0.5, size=400_000)
    inside = shares[(np.log(shares * 13 / counts) @ counts) >= -slack]
    up, down = inside[:, :2], inside[:, 2:]
    size = up + down
    values = (up[:, 0] - down[:, 0]) * size[:, 0] + (up[:, 1] - down[:, 1]) * (2 * size[:, 0] + size[:, 1])
    interval = rank_biserial_interval(profile)
    assert interval.low <= values.min() < interval.low + 0.03
    assert interval.high - 0.03 < values.max() <= interval.high


def test_an_unseen_decrease_of_the_largest_size_bounds_from_below():
    interval = rank_biserial_interval(ChangeProfile.from_changes({1: 7, 2: 12}))
    assert interval.low == pytest.approx(0.742167, abs=1e-6)


@pytest.mark.parametrize("changes", [[1], [-1], [1, -1], [1, 2, 3, 4], list(range(-30, 31))])
def test_small_and_untied(changes):
    profile = ChangeProfile.from_changes(changes)
    interval = rank_biserial_interval(profile)
    assert -1 <= interval.low <= rank_biserial(profile) <= interval.high <= 1


def test_large_samples_give_narrow_intervals():
    profile = ChangeProfile.from_changes({-1: 200_000, 1: 600_000})
    interval = rank_biserial_interval(profile)
    assert interval.low == pytest.approx(0.5 - 2 * 1.96 * (0.1875 / 800_000) ** 0.5, abs=1e-5)
    assert interval.high == pytest.approx(0.5 + 2 * 1.96 * (0.1875 / 800_000) ** 0.5, abs=1e-5)


def test_level_outside():
    with pytest.raises(InputError, match="confidence_level"):
        rank_biserial_interval(ChangeProfile.from_changes([1]), 1.0)


@pytest.mark.parametrize(("m", "level"), [(19, 0.95), (1, 0.9), (200, 0.99)])
def test_the_exact_interval_rejects_where_one_way_is_rarer_than_alpha(m, level):
    interval = rank_biserial_exact_interval(ChangeProfile.from_changes({0: 3, 2: m}), level)
    chance = (1 + interval.low) / 2
    assert chance**m == pytest.approx(1 - level, rel=1e-12)
    assert (interval.high, interval.method) == (1.0, "exact, one direction")
    mirrored = rank_biserial_exact_interval(ChangeProfile.from_changes({0: 3, -2: m}), level)
    assert (mirrored.low, mirrored.high) == (-1.0, -interval.low)


def test_the_exact_interval_is_the_profile_with_another_cut():
    # 2 exp(-cut / m) - 1 with cut = log(1 / alpha) instead of half the square of 1.96
    profile = ChangeProfile.from_changes({1: 19})
    assert rank_biserial_exact_interval(profile).low == pytest.approx(2 * 0.05 ** (1 / 19) - 1, rel=1e-12)
    assert rank_biserial_exact_interval(profile).low < rank_biserial_interval(profile).low


@pytest.mark.parametrize("changes", [{0: 5}, {}, {1: 5, -1: 1}, {1: 5, 2: 1}, {-1: 3, -3: 1}])
def test_there_is_no_exact_interval_otherwise(changes):
    assert rank_biserial_exact_interval(ChangeProfile.from_changes(changes)) is None
