"""Sample sizes against the power at every sample size."""

from __future__ import annotations

import pytest

from prapasca.errors import InputError
from prapasca.power import ChangeDistribution, ExpectedTable, Simulation, power, sample_size

PLAN = ChangeDistribution.from_steps(up=0.6, down=0.1)
SAW_TEETH = ChangeDistribution.from_steps(up=0.8, down=0.2)
THREE_LEVELS = ExpectedTable.from_margins([0.35, 0.55, 0.1], [0.05, 0.35, 0.6], dependence=0.5, cut=3)
FIVE_LEVELS = ExpectedTable.from_margins([0.3, 0.3, 0.2, 0.1, 0.1], [0.1, 0.1, 0.2, 0.3, 0.3], dependence=0.2)


def test_sixty_up_and_ten_down() -> None:
    found = sample_size(PLAN)
    powers = [power(PLAN, n).of("signed_rank").power for n in range(1, 40)]
    assert found.n == 22
    assert powers[20] < 0.8 <= min(powers[21:])
    assert found.of("signed_rank").checked_from == 1


def test_first_and_staying_differ_where_power_falls_again() -> None:
    entry = sample_size(SAW_TEETH).of("signed_rank")
    powers = {n: power(SAW_TEETH, n).of("signed_rank").power for n in range(1, entry.checked_to + 1)}
    assert entry.n_first == min(n for n in powers if powers[n] >= 0.8) == 20
    assert entry.n_stays == max(n for n in powers if powers[n] < 0.8) + 1 == 23
    assert entry.at_first is not None
    assert entry.at_first.power == pytest.approx(powers[20], abs=1e-9)


def test_the_curve_is_the_power() -> None:
    for entry in sample_size(SAW_TEETH, 0.6).tests:
        for point in entry.curve[::7]:
            expected = power(SAW_TEETH, point.n).of(entry.test)
            assert (point.power, point.size) == pytest.approx((expected.power, expected.size), abs=1e-9)


def test_halving_finds_what_examining_all_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = ChangeDistribution.from_changes({-2: 0.05, -1: 0.1, 1: 0.25, 2: 0.1})
    whole = sample_size(plan)
    monkeypatch.setattr("prapasca.power.calculation.WORK_LIMIT", 1e5)
    question = "prapasca.power.search.Question"
    monkeypatch.setattr(f"{question}.__init__.__defaults__", (6e5,))
    halved = sample_size(plan)
    assert whole.of("signed_rank").checked_from == 1
    assert halved.of("signed_rank").checked_from > 1
    assert halved.n == pytest.approx(whole.n, abs=1)


def test_five_levels_at_once_in_a_neighbourhood() -> None:
    found = sample_size(FIVE_LEVELS)
    entry = found.of("signed_rank")
    assert entry.n_stays is not None
    assert entry.checked_from < entry.n_stays < entry.checked_to
    below, reached = (
        power(FIVE_LEVELS, n, tests=["signed_rank"], method="exact").of("signed_rank").power
        for n in (entry.n_stays - 1, entry.n_stays)
    )
    assert below < 0.8 <= reached


def test_simulation_comes_near() -> None:
    found = sample_size(PLAN, method="simulation", simulation=Simulation(4000))
    assert found.n == pytest.approx(22, abs=1)
    assert (found.n_draws, found.seed) == (4000, 1)


def test_every_test_that_suits_is_shown() -> None:
    found = sample_size(THREE_LEVELS, test="mcnemar")
    assert [entry.test for entry in found.tests][-1] == "mcnemar"
    assert found.n == found.of("mcnemar").n_stays
    assert [guide.formula for guide in found.guides] == [
        "noether_signed_rank",
        "noether_sign",
        "mcnemar_connor",
        "mcnemar_miettinen",
    ]


def test_tests_of_direction_are_examined_whole_whatever_the_number_of_levels() -> None:
    plan = ExpectedTable.from_margins([0.2] * 5, [0.14, 0.17, 0.2, 0.23, 0.26], dependence=0.3, cut=3)
    found = sample_size(plan, test="sign", method="simulation", simulation=Simulation(50))
    assert (found.of("sign").checked_from, found.of("mcnemar").checked_from) == (1, 1)
    assert found.n is not None
    assert found.n > 100


def test_no_sample_size_is_large_enough() -> None:
    found = sample_size(ChangeDistribution.from_steps(up=0.11, down=0.1), largest=60)
    assert (found.n, found.of("signed_rank").checked_to) == (None, 60)


def test_one_sided_needs_fewer() -> None:
    one = sample_size(PLAN, alternative="greater").n
    two = sample_size(PLAN).n
    assert one is not None
    assert two is not None
    assert one < two


@pytest.mark.parametrize(
    ("plan", "options", "sentence"),
    [
        (ChangeDistribution.from_steps(up=0.2, down=0.2), {}, "20% improve and 20% worsen, which is no effect"),
        (PLAN, {"alternative": "less"}, "60% improve and 10% worsen, which is no effect in the direction asked"),
        (PLAN, {"power": 0.01}, "power: found 0.01, expected a number between 0.05 and 1"),
        (PLAN, {"power": 80}, "power: found 80, expected a number between 0.05 and 1"),
        (PLAN, {"test": "t"}, "test: found 't'"),
        (PLAN, {"test": "mcnemar"}, "McNemar's test needs an expected table"),
        (PLAN, {"largest": 0}, "largest: found 0, expected a whole number above 0"),
    ],
)
def test_what_is_refused(plan: ChangeDistribution, options: dict[str, object], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        sample_size(plan, **options)  # type: ignore[arg-type]  # faulty on purpose
    assert sentence in str(caught.value)
