"""Simulated power against exact power."""

from __future__ import annotations

import pytest

from prapasca.errors import InputError
from prapasca.power import ChangeDistribution, Simulation, power

PLAN = ChangeDistribution.from_changes({-2: 0.01, -1: 0.05, 1: 0.30, 2: 0.09})
DRAWS = Simulation(4000, seed=7)


@pytest.mark.parametrize("limit", [300, 0], ids=["directions integrated out", "study by study"])
@pytest.mark.parametrize("alternative", ["two-sided", "greater"])
def test_simulation_agrees_with_the_exact_power(limit: int, alternative: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prapasca.power.simulation.CONDITIONAL_LIMIT", limit)
    exact = power(PLAN, 20, alternative=alternative, method="exact")  # type: ignore[arg-type]  # one of three
    drawn = power(PLAN, 20, alternative=alternative, method="simulation", simulation=DRAWS)  # type: ignore[arg-type]  # one of three
    for entry in drawn.tests[:3]:
        truth = exact.of(entry.test)
        for value, interval, true in (
            (entry.power, entry.power_interval, truth.power),
            (entry.size, entry.size_interval, truth.size),
        ):
            assert interval is not None
            half = (interval.high - interval.low) / 2
            assert interval.low <= value <= interval.high
            assert abs(value - true) < 2 * half


def test_integrating_directions_out_leaves_less_to_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    def width() -> float:
        interval = power(PLAN, 20, method="simulation", simulation=DRAWS).of("signed_rank").power_interval
        assert interval is not None
        return interval.high - interval.low

    narrow = width()
    monkeypatch.setattr("prapasca.power.simulation.CONDITIONAL_LIMIT", 0)
    assert narrow < 0.6 * width()


def test_a_seed_repeats_itself() -> None:
    first, again = (power(PLAN, 20, method="simulation", simulation=Simulation(500)) for _ in range(2))
    other = power(PLAN, 20, method="simulation", simulation=Simulation(500, seed=2))
    assert first == again
    assert first.of("signed_rank").power != other.of("signed_rank").power


@pytest.mark.parametrize("limit", [300, 0])
def test_progress_ends_at_the_whole(limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prapasca.power.simulation.CONDITIONAL_LIMIT", limit)
    seen: list[tuple[int, int]] = []
    told = Simulation(900, progress=lambda done, total: seen.append((done, total)))
    power(ChangeDistribution.from_steps(up={1: 0.3, 2: 0.2, 3: 0.1}), 30, method="simulation", simulation=told)
    assert len(seen) > 1
    assert seen[-1][0] == seen[-1][1]


def test_nobody_may_change_in_a_drawn_study(monkeypatch: pytest.MonkeyPatch) -> None:
    rare = ChangeDistribution.from_steps(up=0.01)
    for limit in (300, 0):
        monkeypatch.setattr("prapasca.power.simulation.CONDITIONAL_LIMIT", limit)
        found = power(rare, 5, method="simulation", simulation=Simulation(50))
        assert found.of("signed_rank").power == 0


def test_sign_and_mcnemar_stay_exact() -> None:
    found = power(PLAN, 20, method="simulation", simulation=Simulation(100))
    assert found.of("sign").method == "exact"
    assert found.of("sign").power_interval is None
    assert found.n_draws == 100


def test_many_sizes_of_change_are_simulated() -> None:
    plan = ChangeDistribution.from_steps(up=dict.fromkeys(range(1, 11), 0.06), down=dict.fromkeys(range(1, 11), 0.03))
    found = power(plan, 40, simulation=Simulation(60))
    assert found.of("signed_rank").method == "simulation"


def test_one_draw_is_too_few() -> None:
    with pytest.raises(InputError, match="draws: found 1, expected 2 or more"):
        Simulation(1)
