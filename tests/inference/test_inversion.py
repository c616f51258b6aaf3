import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plain_counting import ways
from prapasca.errors import InputError
from prapasca.inference.arcs import CUT, arcs
from prapasca.inference.engines import by_inversion
from prapasca.inference.few_groups import log_point_of_few
from prapasca.inference.inversion import inverted, inverted_point, lattice_size
from prapasca.inference.midranks import doubled_midranks
from prapasca.inference.null_distribution import tail_probabilities
from prapasca.inference.stepped_scores import log_point_of_stepped
from prapasca.inference.tilting import tilted
from strategies import scored_groups

LOGS = ("log_lower", "log_upper", "log_point")


def at_shares(sizes, shares):
    """Doubled midranks and the sum when these shares of the groups are increases."""
    scores = doubled_midranks(sizes)
    increases = [int(size * share) for size, share in zip(sizes, shares, strict=True)]
    return scores, sizes, sum(score * count for score, count in zip(scores, increases, strict=True))


def apart(one, other):
    """Largest difference of the logarithms, which is a relative difference."""
    return max(abs(getattr(one, name) - getattr(other, name)) for name in LOGS)


def log_moduli(tilt, lattice):
    angles = np.pi * np.outer(np.arange(lattice // 2 + 1), tilt.scores) / lattice
    losses = np.minimum(4 * tilt.chances * tilt.rests * np.sin(angles) ** 2, 1 - 1e-16)
    return np.log1p(-losses) @ tilt.sizes / 2


ARC_CASES = [
    ([1], [4000], 2000),
    ([1, 2, 3], [900, 700, 800], 1500),
    ([401, 1203, 2005, 2807], [401, 401, 401, 400], 1_100_000),
    ([7, 11, 13, 200], [30, 2000, 3, 800], 60_000),
    (list(range(1, 301)), [1] * 300, 20_000),
    (list(range(1, 301)), [1] * 300, 700),
]


@pytest.mark.parametrize(("scores", "sizes", "target"), ARC_CASES)
def test_what_the_arcs_leave_out_is_negligible(scores, sizes, target):
    tilt = tilted(list(zip(scores, sizes, strict=True)), target)
    lattice = lattice_size(tilt)
    first, last = arcs(tilt, lattice)
    covered = np.zeros(lattice // 2 + 1, dtype=bool)
    for start, stop in zip(first.tolist(), last.tolist(), strict=True):
        assert not covered[start : stop + 1].any()
        covered[start : stop + 1] = True
    assert log_moduli(tilt, lattice)[~covered].max(initial=-math.inf) < -CUT


@given(scored_groups(max_groups=6, max_score=60, max_size=150))
def test_arcs_over_random_groups(groups):
    scores, sizes, increases = groups
    whole = sum(score * size for score, size in zip(scores, sizes, strict=True))
    target = max(1, min(sum(s * c for s, c in zip(scores, increases, strict=True)), whole // 2))
    tilt = tilted(sorted(zip(scores, sizes, strict=True)), target)
    lattice = lattice_size(tilt)
    covered = np.zeros(lattice // 2 + 1, dtype=bool)
    for start, stop in zip(*(ends.tolist() for ends in arcs(tilt, lattice)), strict=True):
        covered[start : stop + 1] = True
    assert log_moduli(tilt, lattice)[~covered].max(initial=-math.inf) < -CUT


@given(scored_groups(max_groups=5, max_score=30, max_size=12), st.floats(0.05, 0.95))
def test_the_point_is_right_under_any_tilt(groups, lean):
    scores, sizes, increases = groups
    pairs = sorted(zip(scores, sizes, strict=True))
    target = sum(score * count for score, count in zip(scores, increases, strict=True))
    chances = np.linspace(lean, 0.5, len(pairs))
    plain = tilted(pairs, 1)
    mean, variance = (
        (plain.scores**power * plain.sizes) @ (chances * rest) for power, rest in ((1, 1), (2, 1 - chances))
    )
    tilt = type(plain)(pairs, target, -math.inf, plain.scores, plain.sizes, chances, 1 - chances, mean, variance)
    expected = 0.0
    for counts in product(*(range(size + 1) for _, size in pairs)):
        if sum(score * count for (score, _), count in zip(pairs, counts, strict=True)) == target:
            expected += math.prod(
                math.comb(size, count) * chance**count * (1 - chance) ** (size - count)
                for (_, size), count, chance in zip(pairs, counts, chances, strict=True)
            )
    assert inverted_point(tilt)[0] == pytest.approx(expected, rel=1e-11, abs=1e-15)


BOTH_ENGINES = {
    "three levels": at_shares([800, 1200], [0.4, 0.45]),
    "three levels, far": at_shares([800, 1200], [0.02, 0.01]),
    "four levels": at_shares([700, 500, 300], [0.3, 0.4, 0.2]),
    "five levels": at_shares([213, 187, 160, 140], [0.45, 0.5, 0.4, 0.45]),
    "five levels, far": at_shares([400, 350, 300, 250], [0.05, 0.06, 0.05, 0.07]),
    "five levels, one small group": at_shares([3, 400, 300, 260], [0.4, 0.35, 0.3, 0.4]),
    "eleven levels": at_shares([60, 52, 48, 40, 33, 30, 21, 15, 9, 4], [0.4] * 10),
    "untied": (list(range(1, 401)), [1] * 400, 25_000),
    "untied, far": (list(range(1, 401)), [1] * 400, 2_000),
    "some ties": at_shares([2, 1, 4, 3, 1, 1, 5, 2] * 12, [0.5] * 96),
}


@pytest.mark.parametrize(("scores", "sizes", "observed"), BOTH_ENGINES.values(), ids=BOTH_ENGINES)
def test_inversion_agrees_with_two_other_engines(scores, sizes, observed):
    found = tail_probabilities(scores, sizes, observed, engine="inversion")
    assert found.point_error == 0
    for engine in ("meet-in-the-middle", "convolution"):
        assert apart(found, tail_probabilities(scores, sizes, observed, engine=engine)) < 2e-12


LARGE = {
    "three levels, n = 100,000": at_shares([52_000, 48_000], [0.498, 0.4985]),
    "four levels, n = 20,000": at_shares([8_100, 6_900, 5_000], [0.495, 0.49, 0.497]),
    "five levels, n = 8,000": at_shares([2_300, 2_100, 1_900, 1_700], [0.49, 0.48, 0.49, 0.5]),
}


@pytest.mark.parametrize(("scores", "sizes", "observed"), LARGE.values(), ids=LARGE)
def test_large_cases_agree_with_the_second_engine(scores, sizes, observed):
    found = tail_probabilities(scores, sizes, observed, engine="inversion")
    assert apart(found, tail_probabilities(scores, sizes, observed, engine="meet-in-the-middle")) < 1e-11


def test_a_million_changes_in_a_second():
    for sizes in ([400_123, 300_017, 199_860, 100_000], [151_000 - 11_111 * level for level in range(10)]):
        found = tail_probabilities(*at_shares(sizes, [0.4995] * len(sizes)))
        deviation = math.sqrt(sum(s * r * r for s, r in zip(sizes, doubled_midranks(sizes), strict=True))) / 2
        scores, _, observed = at_shares(sizes, [0.4995] * len(sizes))
        centre = sum(s * r for s, r in zip(sizes, scores, strict=True)) / 2
        # the distribution is normal to about 1/n
        assert found.lower == pytest.approx(math.erfc((centre - observed) / deviation / math.sqrt(2)) / 2, rel=1e-5)
        assert found.point == pytest.approx(
            math.exp(-(((centre - observed) / deviation) ** 2) / 2) / deviation / math.sqrt(2 * math.pi), rel=1e-4
        )


def test_thirty_thousand_untied_changes():
    n, observed = 30_000, 220_000_000
    found = tail_probabilities(range(1, n + 1), [1] * n, observed)
    deviation = math.sqrt(n * (n + 1) * (2 * n + 1) / 24)
    z = (observed + 0.5 - n * (n + 1) / 4) / deviation
    assert found.lower == pytest.approx(math.erfc(-z / math.sqrt(2)) / 2, rel=1e-3)
    assert found.point_error == 0


EQUAL = [
    at_shares([300] * 4, [0.2] * 4),
    at_shares([300] * 4, [0.45] * 4),
    at_shares([100] * 10, [0.3] * 10),
    at_shares([300, 300, 600, 300], [0.1, 0.05, 0.2, 0.1]),
    at_shares([400] * 3, [0.1, 0.6, 0.3]),
]


@pytest.mark.parametrize(("scores", "sizes", "observed"), EQUAL)
def test_points_between_gaps_agree_with_sums_of_logarithms(scores, sizes, observed):
    found = tail_probabilities(scores, sizes, observed)
    second = tail_probabilities(scores, sizes, observed, engine="meet-in-the-middle")
    assert (found.point_error, second.point_error) == (0, 0)
    assert apart(found, second) < 2e-12


def test_a_point_in_a_gap_of_a_million_changes():
    found = tail_probabilities(*at_shares([250_000] * 4, [0.45] * 4))
    # in every group the same share: given X and A the counts are close to multinomial
    assert found.point_error == 0
    assert found.log_point < found.log_lower - 100
    few = tail_probabilities(*at_shares([333_333] * 3, [0.45] * 3))
    stepped = log_point_of_stepped(*_lowest_terms(*at_shares([333_333] * 3, [0.45] * 3)))
    assert few.log_point == pytest.approx(stepped[0], abs=1e-8)


def _lowest_terms(scores, sizes, observed):
    divisor = math.gcd(*scores)
    return [(score // divisor, size) for score, size in zip(scores, sizes, strict=True)], observed // divisor


def test_a_point_that_cannot_be_told_is_bounded_and_says_so():
    # nearly equal groups far from the centre, too large for the other engines
    scores, sizes, observed = at_shares([50_000, 50_001, 49_999, 50_003, 50_002], [0.2] * 5)
    found = tail_probabilities(scores, sizes, observed)
    assert 0 < found.point_error <= 1
    assert found.log_point < found.log_lower - 20
    assert (
        found
        == tail_probabilities(scores, sizes, sum(map(math.prod, zip(scores, sizes, strict=True))) - observed).swapped()
    )


@given(scored_groups(max_groups=3, max_score=40, max_size=9), st.data())
def test_points_of_few_groups_are_counted(groups, data):
    scores, sizes, _ = groups
    counted = ways(scores, sizes)
    target = data.draw(st.integers(0, max(counted)))
    found = log_point_of_few(sorted(zip(scores, sizes, strict=True)), target)
    if not counted[target]:
        assert found == -math.inf
    else:
        assert math.exp(found) == pytest.approx(counted[target] / 2 ** sum(sizes), rel=1e-13)


def test_four_groups_are_not_few_and_solutions_have_a_limit():
    assert log_point_of_few([(1, 1), (2, 1), (3, 1), (4, 1)], 5) is None
    assert log_point_of_few([(2, 10**6), (3, 10**6), (5, 10**6)], 5 * 10**6) is None
    assert log_point_of_few([(2**40, 3), (2**41 + 1, 3)], 2**40) is None


@given(
    st.lists(st.integers(1, 4), min_size=2, max_size=4),
    st.integers(100, 300),
    st.integers(1, 300),
    st.data(),
)
def test_points_of_stepped_scores_are_counted(sizes, step, lowest, data):
    scores = [lowest + step * multiple for multiple in range(len(sizes))]
    counted = ways(scores, sizes)
    target = data.draw(st.sampled_from(sorted(counted)))
    groups, target = _lowest_terms(scores, sizes, target)
    found = log_point_of_stepped(groups, target)
    if found is not None:
        expected = counted[target * math.gcd(*scores)] / 2 ** sum(sizes)
        assert math.exp(found[0]) == pytest.approx(expected, rel=1e-11)


def test_scores_without_a_large_step_are_left_to_others():
    assert log_point_of_stepped([(3, 5), (5, 5), (8, 5)], 20) is None


def test_inversion_refuses_what_64_bits_cannot_hold():
    tilt = tilted([(2**45, 500), (2**45 + 1, 500), (2**46 + 7, 500)], 2**53)
    with pytest.raises(InputError) as caught:
        by_inversion(tilt)
    assert caught.value.code == "too-large"


def test_rounding_is_a_small_share():
    found = inverted(tilted([(score, 1) for score in range(1, 1001)], 200_000))
    assert found.lower_moduli < 1.5 * found.lower
    assert found.point_moduli < 1.5 * found.point
    assert found.n_frequencies < 200
