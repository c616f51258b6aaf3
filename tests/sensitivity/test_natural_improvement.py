"""S1: the natural rate that would explain an improvement, against sums of binomial terms in fractions."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prapasca.errors import InputError
from prapasca.sensitivity import natural_improvement_tipping_point
from prapasca.sensitivity.shares import at_least, at_least_under_prior

COUNTS = st.integers(1, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def summed(improved: int, n: int, rate: float) -> float:
    q = Fraction(rate)
    return float(sum(comb(n, k) * q**k * (1 - q) ** (n - k) for k in range(improved, n + 1)))


def test_nineteen_of_twenty_needs_a_natural_rate_of_three_quarters() -> None:
    """From the study's published counts; .751 and .784 are the project's own design figures."""
    result = natural_improvement_tipping_point(19, 20)
    assert result.tipping_point == pytest.approx(0.751, abs=5e-4)
    assert result.tipping_point_one_sided == pytest.approx(0.784, abs=5e-4)
    assert (result.estimate, result.verdict) == (0.95, "not_assessed")


@given(COUNTS, st.sampled_from([0.8, 0.9, 0.95, 0.99]))
def test_at_the_tipping_point_the_chance_is_the_level(counts: tuple[int, int], confidence_level: float) -> None:
    result = natural_improvement_tipping_point(*counts, confidence_level=confidence_level)
    assert result.tipping_point is not None
    assert result.tipping_point_one_sided is not None
    if counts[0]:
        assert summed(*counts, result.tipping_point) == pytest.approx((1 - confidence_level) / 2, rel=1e-9)
        assert summed(*counts, result.tipping_point_one_sided) == pytest.approx(1 - confidence_level, rel=1e-9)
    else:
        assert (result.tipping_point, result.verdict) == (0.0, "no_conclusion")


@given(COUNTS, st.floats(0, 1))
def test_chances_are_those_summed(counts: tuple[int, int], rate: float) -> None:
    assert at_least(*counts, rate) == pytest.approx(summed(*counts, rate), rel=1e-9, abs=1e-300)


@pytest.mark.parametrize(
    ("natural_rate", "verdict"),
    [((0.1, 0.75), "holds"), ((0.3, 0.76), "depends"), ((0.76, 0.9), "fails"), ((0, 0), "holds"), ((1, 1), "fails")],
)
def test_the_verdict_asks_whether_plausible_rates_reach_the_tipping_point(
    natural_rate: tuple[float, float], verdict: str
) -> None:
    assert natural_improvement_tipping_point(19, 20, natural_rate=natural_rate).verdict == verdict


def test_nobody_and_everybody() -> None:
    nobody = natural_improvement_tipping_point(0, 0, natural_rate=(0.1, 0.2))
    assert (nobody.tipping_point, nobody.estimate, nobody.verdict) == (None, None, "no_conclusion")
    everybody = natural_improvement_tipping_point(20, 20)
    assert everybody.tipping_point == pytest.approx(0.025 ** (1 / 20), rel=1e-12)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"improved": 21, "n": 20}, "improved"),
        ({"improved": -1, "n": 20}, "improved"),
        ({"improved": 1, "n": 20, "natural_rate": (12, 55)}, "share"),
        ({"improved": 1, "n": 20, "natural_rate": (0.5, 0.2)}, "natural-rate-order"),
        ({"improved": 1, "n": 20, "natural_rate": (0.5, float("nan"))}, "share"),
        ({"improved": 1, "n": 20, "confidence_level": 95}, "confidence-level"),
    ],
)
def test_what_cannot_be_is_refused(arguments: dict[str, object], code: str) -> None:
    with pytest.raises(InputError) as caught:
        natural_improvement_tipping_point(**arguments)  # type: ignore[arg-type]
    assert caught.value.code == code


@given(COUNTS, st.integers(1, 12), st.integers(1, 12))
def test_the_beta_binomial_is_that_of_whole_numbers(counts: tuple[int, int], a: int, b: int) -> None:
    """For whole a and b the beta function is a quotient of factorials."""
    improved, n = counts

    def beta(x: int, y: int) -> Fraction:
        return Fraction(1, (x + y - 1) * comb(x + y - 2, x - 1))

    exact = sum(comb(n, k) * beta(k + a, n - k + b) for k in range(improved, n + 1)) / beta(a, b)
    assert at_least_under_prior(improved, n, a, b) == pytest.approx(float(exact), rel=1e-9)
