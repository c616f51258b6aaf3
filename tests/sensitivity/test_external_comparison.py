"""S2: the improvement beside people from elsewhere, against published intervals and plain enumeration."""

from __future__ import annotations

from fractions import Fraction
from math import comb, inf, log, sqrt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import optimize

from prapasca.errors import InputError
from prapasca.sensitivity import external_comparison, koopman, newcombe, prior_comparison

GROUP = st.integers(1, 25).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [
        # Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10; differences first minus second
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
    ],
)
def test_newcombe_as_he_printed_it(counts: tuple[int, int, int, int], low: float, high: float) -> None:
    interval = newcombe(*counts)
    assert (interval.low, interval.high) == pytest.approx((low, high), abs=5e-5)


def test_koopman_as_r_prints_it() -> None:
    """PropCIs' riskscoreci(7, 34, 1, 34, 0.95), as statsmodels' tests quote it: 1.220853 to 42.575718.

    The tests of the R package contingencytables print 1.2209 to 42.5757 for the same counts (Perondi
    et al. 2004); the ratio is first by second.
    """
    interval = koopman(7, 34, 1, 34)
    assert (interval.low, interval.high) == pytest.approx((1.220853, 42.575718), rel=1e-6)


def score_by_search(x: int, n: int, y: int, m: int, ratio: float) -> float:
    """Return |z| of p1 = ratio p2, its restricted maximum likelihood found by search."""
    highest = min(1.0, 1 / ratio)

    def loss(p: float) -> float:
        terms = [(x, ratio * p), (n - x, 1 - ratio * p), (y, p), (m - y, 1 - p)]
        return -sum(count * log(max(chance, 1e-300)) for count, chance in terms if count)

    p = optimize.minimize_scalar(loss, bounds=(0, highest), method="bounded", options={"xatol": 1e-13}).x
    variance = ratio * p * (1 - ratio * p) / n + ratio**2 * p * (1 - p) / m
    return abs(x / n - ratio * y / m) / sqrt(variance)


@given(GROUP, GROUP)
def test_at_the_ends_of_koopman_the_score_is_the_quantile(first: tuple[int, int], second: tuple[int, int]) -> None:
    interval = koopman(*first, *second)
    assert interval.low == 0 if not first[0] else interval.low > 0
    assert interval.high == inf if not second[0] else interval.high < inf
    if first[0] and second[0]:
        ratio = first[0] * second[1] / (first[1] * second[0])
        assert interval.low <= ratio * (1 + 1e-9)
        assert interval.high >= ratio * (1 - 1e-9)
    for end in (interval.low, interval.high):
        if 0 < end < inf and abs(end - 1) > 1e-6:
            assert score_by_search(*first, *second, end) == pytest.approx(1.959964, abs=2e-4)


@given(GROUP, GROUP)
def test_both_intervals_turn_with_the_groups(first: tuple[int, int], second: tuple[int, int]) -> None:
    one, other = newcombe(*first, *second), newcombe(*second, *first)
    assert (one.low, one.high) == pytest.approx((-other.high, -other.low), abs=1e-12)
    assert -1 <= one.low <= first[0] / first[1] - second[0] / second[1] <= one.high <= 1
    assume(first[0] and second[0])
    ratio, turned = koopman(*first, *second), koopman(*second, *first)
    assert (ratio.low, ratio.high) == pytest.approx((1 / turned.high, 1 / turned.low), rel=1e-9)


def fisher(a: int, n: int, c: int, m: int) -> float:
    total = a + c
    weights = [Fraction(comb(n, k) * comb(m, total - k)) for k in range(total + 1)]
    return float(sum(w for w in weights if w <= weights[a]) / sum(weights))


@given(GROUP, GROUP)
def test_the_comparison_is_fishers(first: tuple[int, int], second: tuple[int, int]) -> None:
    result = external_comparison(*first, *second)
    assert result.p_exact == pytest.approx(fisher(*first, *second), rel=1e-6)
    better = first[0] * second[1] > second[0] * first[1]
    expected = "holds" if better and result.p_exact is not None and result.p_exact <= 0.05 else "fails"
    assert result.verdict == (expected if first[0] else "no_conclusion")
    assert (result.risk_ratio is None) == (second[0] == 0)


def test_without_people_nothing_is_compared() -> None:
    result = external_comparison(3, 5, 0, 0)
    assert (result.difference, result.p_exact, result.risk_ratio, result.verdict) == (None, None, None, "not_assessed")
    assert external_comparison(0, 0, 3, 5).verdict == "no_conclusion"


def test_a_prior_that_expects_as_much_takes_the_conclusion_away() -> None:
    assert prior_comparison(19, 20, 2, 8).verdict == "holds"
    doubtful = prior_comparison(19, 20, 18, 2)
    assert doubtful.verdict == "fails"
    assert doubtful.prior_low < doubtful.prior_mean < doubtful.prior_high
    assert prior_comparison(0, 20, 1, 1).verdict == "no_conclusion"
    with pytest.raises(InputError, match=r"prior: found Beta\(0, 1\), expected two numbers above 0"):
        prior_comparison(19, 20, 0, 1)


@given(GROUP, st.floats(0.5, 20), st.floats(0.5, 20))
def test_the_prior_predictive_is_the_mean_chance_over_the_prior(group: tuple[int, int], a: float, b: float) -> None:
    result = prior_comparison(*group, a, b)
    assert 0 < result.p <= 1
    if group[0] == group[1]:
        # everybody: E(q^n) of Beta(a, b) as a product
        product = 1.0
        for step in range(group[1]):
            product *= (a + step) / (a + b + step)
        assert result.p == pytest.approx(product, rel=1e-9)
