import math
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prapasca.inference.tails import (
    NO_CHANGE,
    SMALLEST_P,
    NoExactP,
    Tails,
    corrected_z,
    exact_p,
    floored,
    normal_p,
)
from strategies import ALTERNATIVES


@st.composite
def counted_tails(draw):
    n_signs = draw(st.integers(1, 2000))
    everything = 2**n_signs
    point = draw(st.integers(1, everything))
    below = draw(st.integers(0, everything - point))
    return Tails.from_counts(below + point, everything - below, point, n_signs=n_signs)


@given(counted_tails(), ALTERNATIVES)
def test_every_p_lies_in_0_to_1(tails, alternative):
    p = exact_p(tails, alternative)
    found = (p.p_exact, p.p_exact_one_sided, p.point_probability, p.p_mid)
    assert all(0 < value <= 1 for value in found)
    assert p.log_p_exact <= 0
    assert p.p_mid <= p.p_exact
    assert p.p_exact_one_sided <= p.p_exact
    assert p.p_exact_floored == (p.log_p_exact < math.log(SMALLEST_P))


@given(counted_tails())
def test_swapping_the_tails_swaps_the_alternatives(tails):
    assert exact_p(tails, "greater") == exact_p(tails.swapped(), "less")
    assert exact_p(tails) == exact_p(tails.swapped())


@given(counted_tails(), ALTERNATIVES)
def test_logarithms_give_the_same(tails, alternative):
    through_logs = Tails.from_logs(tails.log_lower, tails.log_upper, tails.log_point)
    exact, other = exact_p(tails, alternative), exact_p(through_logs, alternative)
    assert other.p_exact == pytest.approx(exact.p_exact, rel=3e-13)
    assert other.p_mid == pytest.approx(exact.p_mid, rel=1e-12)


def test_two_sided_doubles_the_smaller_tail():
    p = exact_p(Tails.from_counts(2, 7, 1, n_signs=3))
    assert (p.p_exact, p.p_exact_one_sided, p.point_probability, p.p_mid) == (0.5, 0.25, 0.125, 0.375)
    assert p.log_p_exact == pytest.approx(math.log(0.5))


def test_one_sided():
    tails = Tails.from_counts(2, 7, 1, n_signs=3)
    less, greater = exact_p(tails, "less"), exact_p(tails, "greater")
    assert (less.p_exact, less.p_exact_one_sided, less.p_mid) == (0.25, 0.25, 0.1875)
    assert (greater.p_exact, greater.p_exact_one_sided, greater.p_mid) == (0.875, 0.875, 0.8125)


def test_at_the_centre_p_and_mid_p_are_1():
    p = exact_p(Tails.from_counts(5, 5, 2, n_signs=3))
    assert (p.p_exact, p.p_mid, p.p_exact_one_sided) == (1.0, 1.0, 0.625)


def test_below_the_smallest_double():
    p = exact_p(Tails.from_counts(1, 2**2000, 1, n_signs=2000))
    assert p.p_exact == p.p_mid == p.p_exact_one_sided == p.point_probability == SMALLEST_P
    assert p.p_exact_floored
    assert p.log_p_exact == pytest.approx(-1999 * math.log(2), rel=1e-15)


def test_the_last_p_that_is_not_floored():
    assert not exact_p(Tails.from_counts(1, 2**1022, 1, n_signs=1022)).p_exact_floored
    assert exact_p(Tails.from_counts(1, 2**1024, 1, n_signs=1024)).p_exact_floored


def test_no_change():
    assert (NO_CHANGE.p_exact, NO_CHANGE.p_mid, NO_CHANGE.log_p_exact) == (1.0, 1.0, 0.0)
    assert asdict(NoExactP()) == dict.fromkeys(asdict(NO_CHANGE))


def test_normal_p():
    assert normal_p(1.0, "greater") == pytest.approx(0.15865525393145707, rel=1e-15)
    assert normal_p(1.0, "less") == pytest.approx(0.8413447460685429, rel=1e-15)
    assert normal_p(-8.0) == pytest.approx(1.2441921148543573e-15, rel=1e-14)
    assert normal_p(100.0) == SMALLEST_P
    assert floored(2.0) == 1.0


@pytest.mark.parametrize(
    ("deviation", "alternative", "expected"),
    [
        (3.0, "two-sided", 1.25),
        (-3.0, "two-sided", -1.25),
        (0.25, "two-sided", 0.0),
        (0.0, "two-sided", 0.0),
        (3.0, "greater", 1.25),
        (3.0, "less", 1.75),
        (-3.0, "greater", -1.75),
    ],
)
def test_continuity_correction(deviation, alternative, expected):
    assert corrected_z(deviation, 0.5, 2.0, alternative) == expected


def test_continuity_correction_without_spread():
    assert corrected_z(0.0, 0.5, 0.0, "greater") == 0.0
