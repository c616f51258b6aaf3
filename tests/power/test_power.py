"""Exact power against plain counting over all samples, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import factorial, prod

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prapasca.change import ChangeProfile
from prapasca.errors import InputError
from prapasca.inference import mcnemar_test, sign_test, signed_rank_test
from prapasca.power import TESTS, ChangeDistribution, ExpectedTable, power
from prapasca.power.patterns import MASS_LEFT_OUT, likely_patterns
from prapasca.power.rejection import RANK_TESTS, rejections
from prapasca.transition import TransitionTable

SYMMETRIC = ChangeDistribution.from_changes({-2: 0.05, -1: 0.20, 1: 0.20, 2: 0.05})
IMPROVING = ChangeDistribution.from_changes({-2: 0.01, -1: 0.05, 1: 0.30, 2: 0.09})


def samples(n: int, cells: int) -> Iterator[tuple[int, ...]]:
    """Yield all counts of `n` people over some cells."""
    yield from (counts for counts in product(range(n + 1), repeat=cells) if sum(counts) == n)


def probability(counts: tuple[int, ...], shares: list[float]) -> float:
    ways = factorial(sum(counts)) // prod(map(factorial, counts))
    return ways * prod(share**count for share, count in zip(shares, counts, strict=True))


def counted(shares: dict[int, float], n: int, level: float, alternative: str) -> dict[str, float]:
    """Return the power of every test of changes by trying all samples."""
    found = dict.fromkeys(TESTS[:4], 0.0)
    for counts in samples(n, len(shares)):
        profile = ChangeProfile.from_changes(dict(zip(shares, counts, strict=True)))
        ranks = signed_rank_test(profile, alternative=alternative)  # type: ignore[call-overload]  # one of three
        sign = sign_test(profile, alternative=alternative)  # type: ignore[call-overload]  # one of three
        p = (ranks.p_exact, ranks.p_mid, ranks.p_asymptotic, sign.p_exact)
        chance = probability(counts, list(shares.values()))
        for test, value in zip(found, p, strict=True):
            found[test] += chance * (value <= level)
    return found


def test_the_true_size_of_each_test() -> None:
    sizes = [power(SYMMETRIC, 20).of(test).size for test in RANK_TESTS]
    assert [round(size, 4) for size in sizes] == [0.0262, 0.0447, 0.0446]
    assert sizes == pytest.approx([power(SYMMETRIC, 20).of(test).power for test in RANK_TESTS])


def test_the_power_of_each_test() -> None:
    found = power(IMPROVING, 20)
    assert [round(found.of(test).power, 3) for test in RANK_TESTS] == [0.513, 0.610, 0.616]


@given(
    st.lists(st.integers(0, 4), min_size=5, max_size=5).filter(any),
    st.integers(1, 5),
    st.sampled_from([0.5, 0.75, 0.9, 0.95]),
    st.sampled_from(["two-sided", "greater", "less"]),
)
def test_all_samples_of_three_levels(counts: list[int], n: int, level: float, alternative: str) -> None:
    shares = {change: count / sum(counts) for change, count in zip((-2, -1, 0, 1, 2), counts, strict=True)}
    plan = ChangeDistribution.from_changes(shares)
    found = power(plan, n, confidence_level=level, alternative=alternative)  # type: ignore[arg-type]  # one of three
    expected = counted(shares, n, 1 - level, alternative)
    assert {test: found.of(test).power for test in TESTS[:4]} == pytest.approx(expected, abs=1e-9)  # type: ignore[misc]  # TESTS


@pytest.mark.parametrize("alternative", ["two-sided", "greater"])
def test_all_samples_of_uneven_steps(alternative: str) -> None:
    shares = {-3: 0.05, -1: 0.1, 0: 0.2, 1: 0.3, 2: 0.2, 5: 0.15}
    found = power(ChangeDistribution.from_changes(dict(shares)), 7, alternative=alternative)  # type: ignore[arg-type]  # one of three
    expected = counted(shares, 7, 0.05, alternative)
    assert {entry.test: entry.power for entry in found.tests} == pytest.approx(expected, abs=1e-9)


def test_the_size_is_the_power_without_direction() -> None:
    either = {size: (up + down) / 2 for size, up, down in zip((1, 2), IMPROVING.up, IMPROVING.down, strict=True)}
    plan = ChangeDistribution.from_steps(up=either, down=either)
    sizes = [entry.size for entry in power(IMPROVING, 13).tests]
    assert sizes == pytest.approx([entry.power for entry in power(plan, 13).tests], abs=1e-9)


def test_mcnemar_by_all_samples() -> None:
    rows = [[0.1, 0.3, 0.2], [0.1, 0.1, 0.05], [0.0, 0.05, 0.1]]
    plan = ExpectedTable.from_probabilities(rows, ["a", "b", "c"], cut="b")
    expected = 0.0
    improved, worsened = 0.5, 0.1
    for up, down, same in samples(12, 3):
        table = TransitionTable.from_counts([[same, up], [down, 0]], ["no", "yes"])
        expected += probability((up, down, same), [improved, worsened, 0.4]) * (mcnemar_test(table).p_exact <= 0.05)
    assert power(plan, 12).of("mcnemar").power == pytest.approx(expected, abs=1e-9)


@given(st.integers(1, 40), st.lists(st.integers(0, 9), min_size=3, max_size=7).filter(any))
def test_what_is_left_out_stays_within_its_bound(n: int, counts: list[int]) -> None:
    shares = {change: count / sum(counts) for change, count in enumerate(counts)}
    listed = likely_patterns(ChangeDistribution.from_changes(shares), [n], 20_000)
    if listed is not None:
        assert -1e-12 < 1 - listed.weights(n).sum() <= 2 * MASS_LEFT_OUT


def test_several_sample_sizes_at_once_equal_each_alone() -> None:
    listed = likely_patterns(IMPROVING, range(5, 31), 10**6)
    assert listed is not None
    found = rejections(IMPROVING, listed.counts, RANK_TESTS, 0.05, "two-sided")
    for n in (5, 18, 30):
        alone = power(IMPROVING, n)
        for test in RANK_TESTS:
            together = (listed.weights(n) * found[test].power).sum()
            assert together == pytest.approx(alone.of(test).power, abs=1e-9)


def test_cutting_the_patterns_in_parts_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = ChangeDistribution.from_changes({-3: 0.1, -2: 0.05, -1: 0.1, 1: 0.2, 2: 0.2, 3: 0.15})
    whole = power(plan, 12)
    monkeypatch.setattr("prapasca.power.rank_sums.CHUNK", 50)
    parts = power(plan, 12)
    assert [entry.power for entry in parts.tests] == pytest.approx([entry.power for entry in whole.tests], rel=1e-12)


def test_power_turns_with_the_direction() -> None:
    turned = ChangeDistribution(IMPROVING.magnitudes, IMPROVING.down, IMPROVING.up, IMPROVING.unchanged)
    for one, other in (("greater", "less"), ("two-sided", "two-sided")):
        here = power(IMPROVING, 15, alternative=one)  # type: ignore[arg-type]  # one of three
        there = power(turned, 15, alternative=other)  # type: ignore[arg-type]  # one of three
        assert [e.power for e in here.tests] == pytest.approx([e.power for e in there.tests], rel=1e-9)


def test_nobody_changes() -> None:
    plan = ChangeDistribution.from_steps()
    assert [(entry.power, entry.size) for entry in power(plan, 10).tests] == [(0.0, 0.0)] * 4


def test_everybody_improves() -> None:
    found = power(ChangeDistribution.from_steps(up=1), 6)
    assert found.of("signed_rank").power == pytest.approx(1)
    assert found.of("signed_rank").size == pytest.approx(2 / 2**6)


def test_many_people() -> None:
    found = power(ChangeDistribution.from_steps(up=0.06, down=0.04), 2000)
    assert found.of("signed_rank").power == pytest.approx(found.of("sign").power)
    # normal approximation: 40 / sqrt(200) = 2.83
    assert found.of("signed_rank").power == pytest.approx(0.80, abs=0.01)


@pytest.mark.parametrize("n", [0, -3, 2.5, "20", True])
def test_n_is_a_whole_number_above_0(n: object) -> None:
    with pytest.raises(InputError, match="expected a whole number above 0"):
        power(IMPROVING, n)  # type: ignore[arg-type]  # faulty on purpose


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"tests": ["mcnemar"]}, "McNemar's test needs an expected table and a cut"),
        ({"tests": ["t"]}, "tests: found 't', expected one of signed_rank"),
        ({"alternative": "up"}, "alternative: found 'up'"),
        ({"method": "guess"}, "method: found 'guess'"),
        ({"confidence_level": 95}, "confidence_level: found 95"),
    ],
)
def test_faulty_options(options: dict[str, object], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        power(IMPROVING, 20, **options)  # type: ignore[arg-type]  # faulty on purpose
    assert sentence in str(caught.value)


def test_a_design_is_a_design() -> None:
    with pytest.raises(InputError, match="design: found dict, expected a ChangeDistribution"):
        power({1: 0.5}, 20)  # type: ignore[arg-type]  # faulty on purpose


def test_exact_is_refused_where_it_would_fill_the_memory() -> None:
    steps = dict.fromkeys(range(1, 11), 0.05)
    plan = ChangeDistribution.from_steps(up=steps, down=dict.fromkeys(range(1, 11), 0.03))
    with pytest.raises(InputError, match="too many patterns of change"):
        power(plan, 60, method="exact")


def test_the_mean_over_patterns_is_a_mean() -> None:
    listed = likely_patterns(IMPROVING, [9], 10**6)
    assert listed is not None
    found = rejections(IMPROVING, listed.counts, RANK_TESTS, 0.05, "two-sided")
    for rejection in found.values():
        assert np.all((rejection.power >= -1e-12) & (rejection.power <= 1 + 1e-12))
