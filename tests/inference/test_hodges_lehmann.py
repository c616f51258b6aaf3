from itertools import combinations_with_replacement
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plain_counting import ways
from prapasca.change import ChangeProfile
from prapasca.inference import hodges_lehmann, hodges_lehmann_interval, signed_rank_test
from square_tables import ORACLES
from strategies import profiles

decimals = st.lists(st.decimals("-9", "9", places=2), min_size=1, max_size=12)


def test_depression():
    oracle = ORACLES["hw_depression"]
    estimate = hodges_lehmann(ChangeProfile.from_pairs(oracle["pre"], oracle["post"]))
    assert estimate == oracle["printed"]["hodges_lehmann"]


@given(decimals)
def test_brute_force(changes):
    walsh = [(a + b) / 2 for a, b in combinations_with_replacement(changes, 2)]
    assert hodges_lehmann(ChangeProfile.from_changes(changes)) == float(median(walsh))


@given(decimals)
def test_shifts_and_reverses_with_the_changes(changes):
    profile = ChangeProfile.from_changes(changes)
    shifted = ChangeProfile.from_changes([change + 3 for change in changes])
    assert hodges_lehmann(profile.reversed()) == -hodges_lehmann(profile)
    assert hodges_lehmann(shifted) == pytest.approx(hodges_lehmann(profile) + 3, abs=1e-12)


def test_no_pairs_and_no_change():
    assert hodges_lehmann(ChangeProfile.from_changes([])) is None
    assert hodges_lehmann(ChangeProfile.from_changes([0, 0, 0])) == 0


def test_very_different_magnitudes_stay_exact():
    assert hodges_lehmann(ChangeProfile.from_changes([1e-20, 1e20, 3.0])) == 2.5e19


def test_millions_of_people():
    assert hodges_lehmann(ChangeProfile.from_changes({-1: 1_000_000, 0: 2_000_000, 1: 4_000_000})) == 0.5


def test_interval_of_the_depression_study():
    oracle = ORACLES["hw_depression"]
    interval = hodges_lehmann_interval(ChangeProfile.from_pairs(oracle["pre"], oracle["post"]))
    assert (interval.low, interval.high) == (-0.786, -0.01)
    assert interval.achieved_level == 1 - 20 / 512


def smallest_rejected(n, level):
    """The k of the k-th Walsh average, from all sign patterns of n ranks."""
    counted = ways(range(1, n + 1), [1] * n)
    below = 0
    for bound in range(n * (n + 1) // 2 + 1):
        if below + counted[bound] > (1 - level) / 2 * 2**n:
            return bound, below / 2**n
        below += counted[bound]
    raise AssertionError


@given(decimals, st.sampled_from([0.8, 0.9, 0.95, 0.99]))
def test_interval_by_brute_force(changes, level):
    walsh = sorted((a + b) / 2 for a, b in combinations_with_replacement(changes, 2))
    position, tail = smallest_rejected(len(changes), level)
    interval = hodges_lehmann_interval(ChangeProfile.from_changes(changes), level)
    if not position:
        assert interval is None
    else:
        assert (interval.low, interval.high) == (float(walsh[position - 1]), float(walsh[-position]))
        assert interval.achieved_level == 1 - 2 * tail >= level - 1e-12
        assert interval.low <= hodges_lehmann(ChangeProfile.from_changes(changes)) <= interval.high


@given(st.lists(st.integers(-9, 9), min_size=6, max_size=30), st.integers(-5, 5))
def test_interval_inverts_the_signed_rank_test(changes, centre):
    # without ties among |d - centre| the test rejects exactly the centres outside
    sizes = [abs(change - centre) for change in changes]
    if len(set(sizes)) < len(sizes) or 0 in sizes:
        return
    rejected = signed_rank_test(ChangeProfile.from_changes([change - centre for change in changes])).p_exact <= 0.05
    interval = hodges_lehmann_interval(ChangeProfile.from_changes(changes))
    assert rejected != (interval.low <= centre <= interval.high)


@given(profiles(max_size=14))
def test_interval_mirrors_and_narrows(profile):
    interval, mirrored = hodges_lehmann_interval(profile), hodges_lehmann_interval(profile.reversed())
    assert (interval is None) == (profile.n_pairs < 6)
    if interval:
        assert (mirrored.low, mirrored.high) == (-interval.high, -interval.low)
        narrow = hodges_lehmann_interval(profile, 0.5)
        assert interval.low <= narrow.low <= narrow.high <= interval.high
        assert 0.5 <= narrow.achieved_level <= interval.achieved_level


@pytest.mark.parametrize("n", [60, 300, 4999])
def test_k_is_the_last_that_keeps_the_level(n):
    interval = hodges_lehmann_interval(ChangeProfile.from_changes(range(1, n + 1)))
    # the k-th smallest average of 1 .. n tells k no longer; the level does
    tail = (1 - interval.achieved_level) / 2
    assert tail <= 0.025
    deviation = (n * (n + 1) * (2 * n + 1) / 24) ** 0.5
    assert tail == pytest.approx(0.025, abs=0.07 / deviation)


def test_interval_of_millions_of_people():
    profile = ChangeProfile.from_changes({-1: 1_000_000, 0: 2_000_000, 1: 4_000_000})
    interval = hodges_lehmann_interval(profile)
    assert (interval.low, interval.high) == (0.5, 0.5)
    assert interval.achieved_level == pytest.approx(0.95, abs=1e-7)
    assert interval.method.endswith("normal approximation")


@pytest.mark.parametrize("level", [0.95, 0.99])
def test_the_normal_approximation_takes_over_smoothly(level):
    exact = hodges_lehmann_interval(ChangeProfile.from_changes(dict.fromkeys(range(1, 5001), 1)), level)
    beyond = hodges_lehmann_interval(ChangeProfile.from_changes(dict.fromkeys(range(1, 5002), 1)), level)
    assert exact.achieved_level == pytest.approx(beyond.achieved_level, abs=1e-5)
    assert 0 <= beyond.low - exact.low <= 1
