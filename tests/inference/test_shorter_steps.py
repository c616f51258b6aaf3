import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prapasca.inference.engines import TOLERANCES, by_inversion, predicted_seconds
from prapasca.inference.inversion import WIDEST, Cuts, enough, inverted
from prapasca.inference.midranks import doubled_midranks
from prapasca.inference.null_distribution import tail_probabilities
from prapasca.inference.shorter_steps import with_shorter_steps
from prapasca.inference.tilting import tilted

LOGS = ("log_lower", "log_upper", "log_point")


def lowest_terms(sizes, shares):
    """Groups with their midranks, and the sum when these shares of them are increases."""
    scores = doubled_midranks(sizes)
    divisor = math.gcd(*scores)
    scores = [score // divisor for score in scores]
    return list(zip(scores, sizes, strict=True)), sum(
        score * int(size * share) for score, size, share in zip(scores, sizes, shares, strict=True)
    )


NEARLY_EQUAL = {
    "four equal groups": lowest_terms([5_000] * 4, [0.49] * 4),
    "four equal groups, far": lowest_terms([5_000] * 4, [0.4] * 4),
    "four nearly equal groups": lowest_terms([5_001, 4_999, 5_002, 5_000], [0.49, 0.5, 0.48, 0.49]),
    "four equal groups of an odd size": lowest_terms([5_001] * 4, [0.49] * 4),
    "three equal groups": lowest_terms([7_000] * 3, [0.495] * 3),
    "one twice as large": lowest_terms([4_000, 4_000, 8_000, 4_000], [0.49] * 4),
}


@pytest.mark.parametrize(("groups", "target"), NEARLY_EQUAL.values(), ids=NEARLY_EQUAL)
def test_the_second_engine_agrees(groups, target):
    tilt = tilted(groups, target)
    assert with_shorter_steps(tilt, enough(tilt, TOLERANCES[1])) is not None
    found = by_inversion(tilt)
    scores, sizes = zip(*groups, strict=True)
    second = tail_probabilities(scores, sizes, target, engine="meet-in-the-middle")
    assert found.point_error == 0
    assert max(abs(getattr(found, name) - getattr(second, name)) for name in LOGS) < 1e-11


@given(
    st.integers(3, 4),
    st.integers(6_000, 7_000),
    st.floats(0.47, 0.5),
    st.sampled_from([WIDEST, Cuts(34.0, 45.0)]),
)
def test_long_and_short_steps_give_the_same_tail(n_groups, size, share, cuts):
    groups, target = lowest_terms([size] * n_groups, [share] * n_groups)
    tilt = tilted(groups, target)
    short = with_shorter_steps(tilt, cuts)
    assert short is not None
    assert short.tilt.total <= tilt.total / 2
    found, raw = inverted(short.tilt, cuts), inverted(tilt)
    scale = math.exp(short.tilt.shift - tilt.shift)
    assert found.lower * scale == pytest.approx(raw.lower, rel=1e-11)
    if short.same_point:
        # rounding is a share of the moduli
        assert found.point * scale == pytest.approx(raw.point, rel=1e-11, abs=1e-13 * raw.point_moduli)


def test_a_point_that_only_improbable_remainders_reach_is_not_the_same():
    # half of the largest changes are increases, few of the others: many more steps than increases
    groups, target = lowest_terms([5_000] * 4, [0.3, 0.3, 0.3, 0.6])
    tilt = tilted(groups, target)
    short = with_shorter_steps(tilt, WIDEST)
    assert short is not None
    assert not short.same_point
    scores, sizes = zip(*groups, strict=True)
    found = tail_probabilities(scores, sizes, target, engine="inversion")
    second = tail_probabilities(scores, sizes, target, engine="meet-in-the-middle")
    assert found.log_lower == pytest.approx(second.log_lower, abs=1e-11)
    # the second engine bounds the point only
    assert (found.point_error, second.point_error) == (0, 1)
    assert found.log_point < second.log_point


@pytest.mark.parametrize(
    ("groups", "target"),
    [
        (*lowest_terms([8_031, 6_047, 3_949, 1_973], [0.49] * 4),),
        ([(rank, 1) for rank in range(1, 2001)], 900_000),
        ([(1, 10_000)], 4_900),
    ],
)
def test_other_scores_stay_as_they_are(groups, target):
    assert with_shorter_steps(tilted(groups, target), WIDEST) is None


def test_shorter_steps_cost_less():
    groups, target = lowest_terms([250_000] * 4, [0.499] * 4)
    unequal, near = lowest_terms([249_000, 251_500, 250_100, 249_400], [0.499] * 4)
    seconds = predicted_seconds(tilted(groups, target))["inversion"]
    assert seconds < predicted_seconds(tilted(unequal, near))["inversion"]


@pytest.mark.parametrize("size", [5_000, 250_000])
def test_inversion_takes_the_shorter_steps(monkeypatch, size):
    groups, target = lowest_terms([size] * 4, [0.499] * 4)
    inverted_totals = []

    def recorded(tilt, cuts):
        inverted_totals.append(tilt.total)
        return inverted(tilt, cuts)

    monkeypatch.setattr("prapasca.inference.engines.inverted", recorded)
    by_inversion(tilted(groups, target))
    whole = sum(score * count for score, count in groups)
    assert len(inverted_totals) == 1
    assert inverted_totals[0] < whole / 2
