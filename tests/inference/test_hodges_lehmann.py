from itertools import combinations_with_replacement
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prapasca.change import ChangeProfile
from prapasca.inference import hodges_lehmann
from square_tables import ORACLES

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
