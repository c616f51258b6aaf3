"""Formulas against published values, plain arithmetic and their own definitions."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from scipy import stats

from prapasca.errors import InputError
from prapasca.power import (
    FormulaResult,
    drop_out,
    federer,
    finite_population,
    lemeshow,
    mcnemar_connor,
    mcnemar_miettinen,
    noether_sign,
    noether_signed_rank,
    paired_means,
    paired_t,
    slovin,
)
from prapasca.power.formulas.result import rounded_up

ALL: list[FormulaResult] = [
    slovin(54, 0.1),
    lemeshow(0.5, 0.1),
    lemeshow(0.5, 0.1, population=54),
    finite_population(96.04, 54),
    drop_out(25, 0.1),
    federer(4),
    paired_means(5, 10),
    paired_t(0.5),
    paired_t(0.5, efficiency="normal"),
    noether_signed_rank(0.825),
    noether_sign(6 / 7, unchanged=0.3),
    mcnemar_connor(0.6, 0.1),
    mcnemar_miettinen(0.6, 0.1),
]


@pytest.mark.parametrize("result", ALL, ids=lambda result: result.formula)
def test_each_has_steps_assumptions_and_a_reference(result: FormulaResult) -> None:
    assert result.n == rounded_up(result.unrounded)
    assert result.steps
    assert result.assumptions
    assert result.reference
    assert not [message for message in (*result.steps, *result.assumptions) if "{" in str(message)]


@pytest.mark.parametrize(
    ("efficiency", "power", "n"),
    [("t", 0.8, 34), ("normal", 0.8, 35), ("minimum", 0.8, 39), ("laplace", 0.8, 23), ("normal", 0.95, 57)],
)
def test_half_a_standard_deviation(efficiency: str, power: float, n: int) -> None:
    assert paired_t(0.5, power=power, efficiency=efficiency).n == n


def test_the_paired_t_test_reaches_its_power() -> None:
    n = paired_t(0.4, power=0.9).n
    reached = [
        stats.nct.sf(stats.t.ppf(0.975, size - 1), size - 1, 0.4 * size**0.5)
        + stats.nct.cdf(-stats.t.ppf(0.975, size - 1), size - 1, 0.4 * size**0.5)
        for size in (n - 1, n)
    ]
    assert reached[0] < 0.9 <= reached[1]


def test_slovin_is_a_proportion_of_one_half_at_z_2() -> None:
    people, error = 1234, 0.07
    spread = 2**2 * 0.5 * 0.5
    by_hand = people * spread / (people * error**2 + spread)
    assert slovin(people, error).unrounded == pytest.approx(by_hand)


def test_lemeshow_for_a_small_population_is_its_finite_correction() -> None:
    large = lemeshow(0.3, 0.05).unrounded
    assert lemeshow(0.3, 0.05, population=400).unrounded == pytest.approx(finite_population(large, 400).unrounded)


def test_lemeshow_as_printed_in_textbooks() -> None:
    assert lemeshow(0.5, 0.05).n == 385
    assert lemeshow(0.5, 0.1).n == 97


def test_federer_asks_fifteen_degrees_of_freedom() -> None:
    for groups in (2, 3, 4, 6):
        n = federer(groups).n
        assert (groups - 1) * (n - 1) >= 15 > (groups - 1) * (n - 2)


def test_mcnemar_by_hand() -> None:
    z = 1.959964 * 0.7**0.5 + 0.841621 * (0.7 - 0.25) ** 0.5
    assert mcnemar_connor(0.6, 0.1).unrounded == pytest.approx(z**2 / 0.25, rel=1e-5)
    z = 1.959964 * 0.7 + 0.841621 * (0.49 - 0.25 * 3.7 / 4) ** 0.5
    assert mcnemar_miettinen(0.6, 0.1).unrounded == pytest.approx(z**2 / (0.7 * 0.25), rel=1e-5)


def test_noether_by_hand() -> None:
    z = (1.959964 + 0.841621) ** 2
    assert noether_signed_rank(0.825).unrounded == pytest.approx(z / (3 * 0.325**2), rel=1e-5)
    assert noether_sign(0.75).unrounded == pytest.approx(z / (4 * 0.25**2), rel=1e-5)
    assert noether_sign(0.75, unchanged=0.5).unrounded == pytest.approx(2 * noether_sign(0.75).unrounded)


def test_direction_does_not_matter_two_sided() -> None:
    assert noether_sign(0.25).n == noether_sign(0.75).n
    assert mcnemar_connor(0.1, 0.6).n == mcnemar_connor(0.6, 0.1).n
    assert paired_means(-5, 10).n == paired_means(5, 10).n == 32


def test_one_sided_needs_fewer() -> None:
    for formula, inputs in ((paired_means, (5, 10)), (noether_signed_rank, (0.7,)), (mcnemar_connor, (0.5, 0.2))):
        assert formula(*inputs, sides=1).n < formula(*inputs).n  # type: ignore[operator]  # one signature


def test_whole_numbers_are_not_rounded_past() -> None:
    assert slovin(100, 0.1).n == 50
    assert drop_out(90, 0.1).n == 100


@pytest.mark.parametrize(
    ("ask", "sentence"),
    [
        (lambda: slovin(0, 0.1), "population: found 0, expected a number above 0"),
        (lambda: slovin(54, 10), "error: found 10, expected a number between 0 and 1"),
        (lambda: slovin(float("nan"), 0.1), "population: found nan"),
        (lambda: lemeshow(1, 0.1), "proportion: found 1"),
        (lambda: lemeshow(0.5, 0.1, confidence_level=95), "confidence_level: found 95"),
        (lambda: federer(1), "before and after of the same people are one group"),
        (lambda: federer(2.5), "groups: found 2.5"),  # type: ignore[arg-type]  # faulty on purpose
        (lambda: drop_out(25, 1), "drop-out: found 1"),
        (lambda: paired_means(0, 10), "difference: found 0, expected a number above 0"),
        (lambda: paired_means(5, 0), "sd: found 0"),
        (lambda: paired_means(5, 10, sides=3), "sides: found 3, expected 1 or 2"),
        (lambda: paired_means(5, 10, power=0.01), "power: found 0.01"),
        (lambda: paired_t(1e-9), "more than 10 million pairs"),
        (lambda: paired_t(0.5, efficiency="best"), "efficiency: found 'best'"),
        (lambda: noether_signed_rank(0.5), "superiority: found 50%, which is no effect"),
        (lambda: noether_sign(1.5), "share of improved: found 150%"),
        (lambda: noether_sign(0.7, unchanged=1), "unchanged: found 100%, which is no effect"),
        (lambda: mcnemar_connor(0.6, 0.6), "improved + worsened: the shares add up to 120%"),
        (lambda: mcnemar_miettinen(0.2, 0.2), "improved - worsened: found 0%, which is no effect"),
    ],
)
def test_what_is_refused(ask: Callable[[], FormulaResult], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        ask()
    assert sentence in str(caught.value)
