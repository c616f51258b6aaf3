"""S4: the simulation, against integrals over the latent normal."""

from __future__ import annotations

from math import sqrt
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import integrate, special

from prapasca.errors import InputError
from prapasca.sensitivity import RegressionToTheMeanResult, regression_to_the_mean
from prapasca.sensitivity.regression_to_the_mean import both_below
from prapasca.transition import TransitionTable

SEED_STUDY = TransitionTable.from_counts([[0, 7, 0], [0, 1, 12], [0, 0, 0]], ["none", "not smooth", "smooth"])


def chances(table: TransitionTable, reliability: float, share: float) -> tuple[float, float]:
    """Return the chance that a person improves and that one worsens, by integration."""
    people = table.pre_margin
    edges = np.concatenate([[0.0], np.cumsum(people) / table.n_pairs * share])
    noise = sqrt(1 - reliability**2)
    up = down = 0.0
    for category in np.flatnonzero(people):
        low, high = edges[category], edges[category + 1]
        weight = people[category] / table.n_pairs / (high - low)
        # over the quantile of the value before, which is uniform
        if category < len(people) - 1:
            top = special.ndtri(high)
            up += (
                weight
                * integrate.quad(
                    lambda u, top=top: special.ndtr((reliability * special.ndtri(u) - top) / noise), low, high
                )[0]
            )
        if low > 0:
            bottom = special.ndtri(low)
            down += (
                weight
                * integrate.quad(
                    lambda u, bottom=bottom: special.ndtr((bottom - reliability * special.ndtri(u)) / noise), low, high
                )[0]
            )
    return up, down


@pytest.mark.parametrize("share", [1.0, 0.6, 0.2])
@pytest.mark.parametrize("reliability", [0.0, 0.4, 0.8, 0.95])
@pytest.mark.parametrize(
    "counts", [[[0, 7, 0], [0, 1, 12], [0, 0, 0]], [[6, 9, 3], [1, 8, 7], [0, 2, 4]], [[0, 0, 0], [0, 4, 6], [0, 0, 0]]]
)
def test_simulated_shares_are_those_integrated(counts: Any, reliability: float, share: float) -> None:
    table = TransitionTable.from_counts(counts, ["a", "b", "c"])
    result = regression_to_the_mean(table, reliability=reliability, selected_share=share, confidence_level=0.9999)
    up, down = chances(table, reliability, share)
    assert result.expected_improved_interval is not None
    assert result.expected_net_interval is not None
    assert result.expected_worsened == pytest.approx(down, abs=0.006)
    assert result.expected_improved_interval.low - 1e-9 <= up <= result.expected_improved_interval.high + 1e-9
    assert result.expected_net_interval.low - 1e-9 <= up - down <= result.expected_net_interval.high + 1e-9


def test_without_selection_improvements_and_worsenings_balance() -> None:
    table = TransitionTable.from_counts([[6, 9, 3], [1, 8, 7], [0, 2, 4]], ["poor", "fair", "good"])
    result = regression_to_the_mean(table, reliability=0.6)
    assert result.expected_net == pytest.approx(0, abs=0.01)
    assert result.verdict == "holds"


def test_a_perfect_measure_gives_no_change() -> None:
    result = regression_to_the_mean(SEED_STUDY, reliability=1, selected_share=0.5)
    assert (result.expected_improved, result.expected_worsened) == (0, 0)


def test_the_worse_the_measure_and_the_choice_the_more_improve() -> None:
    expected = [
        regression_to_the_mean(SEED_STUDY, reliability=r, selected_share=s).expected_improved or 0
        for r, s in [(0.9, 0.5), (0.5, 0.5), (0.5, 0.2), (0.0, 0.05)]
    ]
    assert expected == sorted(expected)


def test_verdicts() -> None:
    def of(**options: Any) -> RegressionToTheMeanResult:
        return regression_to_the_mean(SEED_STUDY, **options)

    assert of(reliability=0.7, selected_share=0.5).verdict == "holds"
    assert of(reliability=0.0, selected_share=0.05).verdict == "fails"
    # 5 draws tell nothing: even none of 5 leaves up to .52 open
    assert of(reliability=0.7, selected_share=0.5, n_draws=5).verdict == "depends"
    for counts in ([[0, 0], [0, 0]], [[0, 3], [3, 0]], [[3, 0], [3, 0]]):
        table = TransitionTable.from_counts(counts, ["no", "yes"])
        assert regression_to_the_mean(table, reliability=0.5).verdict == "no_conclusion"


def test_the_same_seed_gives_the_same_result() -> None:
    one, again, other = (regression_to_the_mean(SEED_STUDY, reliability=0.5, seed=seed) for seed in (1, 1, 2))
    assert one == again
    assert one.expected_improved != other.expected_improved


@given(st.floats(-8, 8), st.floats(-8, 8), st.floats(-0.99, 0.99))
def test_two_normals_below_thresholds_are_those_integrated(first: float, second: float, correlation: float) -> None:
    def density(x: float) -> float:
        inner = special.ndtr((second - correlation * x) / sqrt(1 - correlation**2))
        return float(inner * np.exp(-x * x / 2) / sqrt(2 * np.pi))

    expected = integrate.quad(density, -12, first, limit=400, epsabs=1e-13)[0]
    assert both_below(first, second, correlation) == pytest.approx(expected, abs=1e-10)


@pytest.mark.parametrize("threshold", [0.0, 1.0, -1.0])
@pytest.mark.parametrize("correlation", [0.0, 0.5, 0.999])
def test_thresholds_at_nought_and_without_end(threshold: float, correlation: float) -> None:
    assert both_below(np.inf, threshold, correlation) == special.ndtr(threshold)
    assert both_below(-np.inf, threshold, correlation) == 0
    # Sheppard (1899): both below their median
    assert both_below(0, 0, correlation) == pytest.approx(0.25 + np.arcsin(correlation) / (2 * np.pi), rel=1e-12)


@settings(max_examples=50)
@given(st.lists(st.integers(0, 4), min_size=9, max_size=9), st.floats(0, 1), st.floats(0.05, 1))
def test_any_table_gives_shares(cells: list[int], reliability: float, share: float) -> None:
    table = TransitionTable.from_counts(np.reshape(cells, (3, 3)), ["a", "b", "c"])
    result = regression_to_the_mean(table, reliability=reliability, selected_share=share, n_draws=20)
    if not table.n_pairs:
        assert (result.expected_improved, result.p, result.verdict) == (None, None, "no_conclusion")
        return
    assert result.expected_improved is not None
    assert result.expected_worsened is not None
    assert 0 <= result.expected_improved + result.expected_worsened <= 1 + 1e-12
    assert result.p is not None
    assert 1 / 21 <= result.p <= 1


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"reliability": 70}, "share"),
        ({"reliability": 0.7, "selected_share": 0}, "selected-share"),
        ({"reliability": 0.7, "selected_share": 1.5}, "share"),
        ({"reliability": 0.7, "n_draws": 1}, "draws"),
    ],
)
def test_what_cannot_be_is_refused(options: dict[str, Any], code: str) -> None:
    with pytest.raises(InputError) as caught:
        regression_to_the_mean(SEED_STUDY, **options)
    assert caught.value.code == code
