import json
import math
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plain_counting import tails as plain_tails
from plain_counting import ways
from prapasca.errors import InputError
from prapasca.inference import null_distribution
from prapasca.inference.binomials import tilted_binomial
from prapasca.inference.engines import ENGINES
from prapasca.inference.midranks import doubled_midranks
from prapasca.inference.null_distribution import each_null_once, tail_probabilities
from prapasca.inference.tilted_sums import half_distribution
from prapasca.inference.tilting import cumulant, saddle_point, tilted
from strategies import scored_groups

CASES = json.loads((Path(__file__).parents[1] / "oracles" / "null_distribution.json").read_text("utf-8"))["cases"]
LOGS = ("log_lower", "log_upper", "log_point")


def total(scores, counts):
    return sum(score * count for score, count in zip(scores, counts, strict=True))


def approximately(fraction):
    """Within 1e-12, however small."""
    return pytest.approx(float(fraction), rel=1e-12, abs=0)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['name']}, t = {case['observed']}")
def test_large_cases(case):
    found = tail_probabilities(case["scores"], case["sizes"], case["observed"])
    for name in LOGS:
        # a difference of logarithms is a relative difference of probabilities
        assert abs(Decimal(getattr(found, name)) - Decimal(case[name])) < Decimal("1e-12"), name
    whole = total(case["scores"], case["sizes"])
    if case["observed"] < 10**6:
        mirrored = tail_probabilities(case["scores"], case["sizes"], whole - case["observed"])
        assert mirrored == found.swapped()


@given(scored_groups())
def test_small_cases_are_counted(groups):
    scores, sizes, increases = groups
    observed = total(scores, increases)
    found = tail_probabilities(scores, sizes, observed)
    lower, upper, point = plain_tails(scores, sizes, observed)
    assert (found.lower, found.upper, found.point) == (float(lower), float(upper), float(point))
    logs = [math.log(fraction) for fraction in (lower, upper, point)]
    assert [getattr(found, name) for name in LOGS] == pytest.approx(logs, rel=1e-14, abs=1e-15)


@pytest.mark.parametrize("engine", ENGINES)
@given(scored_groups(max_groups=5, max_score=400, max_size=9))
def test_every_engine_agrees_with_counting(engine, groups):
    scores, sizes, increases = groups
    observed = total(scores, increases)
    found = tail_probabilities(scores, sizes, observed, engine=engine)
    lower, upper, point = plain_tails(scores, sizes, observed)
    assert (found.lower, found.upper) == (approximately(lower), approximately(upper))
    assert found.point == pytest.approx(float(point), rel=max(1e-12, found.point_error), abs=0)
    assert found.point_error == 0 or engine == "inversion"
    assert found == tail_probabilities(scores, sizes, total(scores, sizes) - observed, engine=engine).swapped()


@given(scored_groups(), st.integers(1, 6))
def test_multiples_and_order_of_scores_do_not_matter(groups, factor):
    scores, sizes, increases = groups
    observed = total(scores, increases)
    found = tail_probabilities(scores, sizes, observed)
    assert found == tail_probabilities([factor * score for score in scores], sizes, factor * observed)
    assert found == tail_probabilities(scores[::-1], sizes[::-1], observed)
    assert found == tail_probabilities([*scores, 0, 7], [*sizes, 3, 0], observed)


@given(scored_groups(max_score=60, max_size=200))
def test_swapping_increases_and_decreases_swaps_the_tails(groups):
    scores, sizes, increases = groups
    observed = total(scores, increases)
    found = tail_probabilities(scores, sizes, observed)
    assert found == tail_probabilities(scores, sizes, total(scores, sizes) - observed).swapped()
    assert all(getattr(found, name) <= 0 for name in LOGS)
    assert max(found.log_lower, found.log_upper) >= math.log(0.5)


@pytest.mark.parametrize("n", [1, 2, 19, 500, 2000, 100_000])
def test_all_one_way(n):
    scores = list(doubled_midranks([n]))
    for observed, tail in ((0, "log_lower"), (total(scores, [n]), "log_upper")):
        found = tail_probabilities(scores, [n], observed)
        assert getattr(found, tail) == found.log_point == pytest.approx(-n * math.log(2), rel=1e-15)


def test_one_person_the_other_way():
    found = tail_probabilities([1], [2000], 1)
    assert found.log_lower == pytest.approx(math.log(2001) - 2000 * math.log(2), rel=1e-15)
    assert found.log_point == pytest.approx(math.log(2000) - 2000 * math.log(2), rel=1e-15)


def test_binomial_of_a_million():
    # P(X <= n/2) = 1/2 + P(X = n/2) / 2, and the point by Stirling's series
    n = 10**6
    found = tail_probabilities([1], [n], n // 2)
    point = math.sqrt(2 / (math.pi * n)) * (1 - 1 / (4 * n))
    assert found.point == pytest.approx(point, rel=1e-11)
    assert found.lower == pytest.approx(0.5 + point / 2, rel=1e-12)


def test_nothing_changed():
    found = tail_probabilities([], [], 0)
    assert (found.lower, found.upper, found.point, found.log_point) == (1.0, 1.0, 1.0, 0.0)


def test_large_scores_of_few_people():
    scores = [10**12 + 7**place for place in range(20)]
    found = tail_probabilities(scores, [1] * 20, sum(scores[:3]))
    lower, upper, point = plain_tails(scores, [1] * 20, sum(scores[:3]))
    assert (found.lower, found.upper) == (approximately(lower), approximately(upper))
    assert found.point == approximately(point)


def test_t_reached_in_one_way_only():
    # every small change is a decrease, six of ten large ones are increases
    scores = doubled_midranks([1000, 1000])
    found = tail_probabilities(scores, [1000, 1000], scores[1] * 600)
    assert found.log_point == pytest.approx(math.log(math.comb(1000, 600)) - 2000 * math.log(2), rel=1e-15)


@pytest.mark.parametrize("theta", [0.0, -0.003, -0.02])
def test_the_last_cut_leaves_nothing_out(theta):
    scores, sizes = [3, 5, 7, 8], [6, 5, 9, 7]
    binomials = [tilted_binomial(*group, theta, math.inf) for group in zip(scores, sizes, strict=True)]
    half = half_distribution(binomials, math.inf)
    counted = ways(scores, sizes)
    shift = cumulant(list(zip(scores, sizes, strict=True)), theta, 0)
    expected = [math.log(counted[value]) - 27 * math.log(2) + theta * value - shift for value in half.values.tolist()]
    assert half.values.tolist() == sorted(counted)
    assert half.log_weights == pytest.approx(np.array(expected), abs=1e-12)
    assert half.dropped == 0


@given(scored_groups(max_score=50, max_size=300))
def test_the_tilted_mean_sits_on_the_target(groups):
    scores, sizes, increases = groups
    pairs = sorted(zip(scores, sizes, strict=True))
    target = max(1, min(total(scores, increases), total(scores, sizes) // 2))
    theta = saddle_point(pairs, target)
    mean = sum(score * size / (1 + math.exp(-theta * score)) for score, size in pairs)
    assert theta <= 0
    assert mean == pytest.approx(min(target, total(scores, sizes) / 2), rel=1e-6)
    tilt = tilted(pairs, target)
    assert tilt.theta <= theta
    assert tilt.theta < 0
    deviation = math.sqrt(sum(score**2 * size for score, size in pairs)) / 2
    assert min(target, total(scores, sizes) / 2) - 1.01 * deviation <= tilt.mean <= target * (1 + 1e-6)


@pytest.mark.parametrize(
    ("scores", "sizes", "observed", "code"),
    [
        ([1, 2], [1], 1, "scores"),
        ([-1], [1], 0, "scores"),
        ([1], [-1], 0, "scores"),
        ([2, 4], [1, 1], 3, "unattainable"),
        ([1, 2], [1, 1], 4, "unattainable"),
        ([1, 2], [1, 1], -1, "unattainable"),
        ([3, 5], [1, 1], 1, "unattainable"),
        ([10**6, 10**6 + 1], [5, 5], 7, "unattainable"),
        ([10**7 + 3**place for place in range(60)], [1] * 60, 3 * 10**8, "too-large"),
        ([2**70, 3], [50, 50], 2**70, "too-large"),
    ],
)
def test_refusals(scores, sizes, observed, code):
    with pytest.raises(InputError) as caught:
        tail_probabilities(scores, sizes, observed)
    assert caught.value.code == code


def test_within_one_analysis_no_null_is_computed_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    computed = []
    lower_half = null_distribution._lower_half

    def recorded(*arguments: object) -> object:
        computed.append(arguments)
        return lower_half(*arguments)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(null_distribution, "_lower_half", recorded)
    asked = [(range(1, 41), 250), (range(2, 82, 2), 500), (range(1, 41), 40 * 41 // 2 - 250)]
    with each_null_once():
        found = [tail_probabilities(scores, [1] * 40, observed) for scores, observed in asked]
        assert len(computed) == 1
    assert found == [tail_probabilities(scores, [1] * 40, observed) for scores, observed in asked]
    assert len(computed) == 4
