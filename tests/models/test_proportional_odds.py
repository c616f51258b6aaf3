"""Proportional-odds regression against R, and the cases in which it has no answer."""

from __future__ import annotations

import builtins
import warnings
from typing import Any

import numpy as np
import pytest

from prapasca.models import proportional_odds
from prapasca.models.separation import is_separated
from prapasca.transition import TransitionTable

LEVELS = ["a", "b", "c", "d"]
FIRST = TransitionTable.from_counts([[1, 3, 4, 1], [0, 2, 5, 3], [0, 1, 2, 4], [0, 0, 0, 2]], LEVELS)
SECOND = TransitionTable.from_counts([[4, 3, 1, 0], [2, 6, 3, 0], [1, 2, 3, 1], [0, 0, 1, 1]], LEVELS)


def table(counts: list[list[int]]) -> TransitionTable:
    return TransitionTable.from_counts(counts, ["none", "some", "smooth"])


def test_against_polr() -> None:
    # R 4.2.2, MASS 7.3-58.2: polr(post ~ g + pre, Hess = TRUE, control = list(reltol = 1e-15)), pre 0..3;
    # summary(); likelihood ratio against polr(post ~ pre), pchisq(, 1, lower = FALSE); g is 1 in FIRST
    result = proportional_odds(FIRST, SECOND)
    assert result.log_odds_ratio == pytest.approx(2.293204300, abs=2e-6)
    assert result.standard_error == pytest.approx(0.589537213, abs=2e-6)
    assert result.log_odds_baseline == pytest.approx(1.334753426, abs=2e-6)
    assert result.log_likelihood == pytest.approx(-59.325361216, abs=1e-7)
    assert result.p == pytest.approx(2.71179382e-05, rel=1e-5)
    assert result.message is None


def test_the_interval_against_confint_of_polr() -> None:
    # exp(confint(polr(post ~ g + pre, Hess = TRUE), "g")), which reads the ends off a spline: 1.686735, 21.02269
    result = proportional_odds(table([[2, 6, 1], [1, 3, 7], [0, 0, 2]]), table([[6, 4, 0], [3, 6, 3], [0, 1, 1]]))
    assert result.interval is not None
    assert (result.interval.low, result.interval.high) == (
        pytest.approx(1.686735, rel=1e-4),
        pytest.approx(21.02269, rel=1e-4),
    )
    assert result.p == pytest.approx(0.0044420993, rel=1e-5)


def test_where_all_began_alike_the_group_alone_explains() -> None:
    # polr(post ~ g): 1.161521232, SE 0.909042332, log likelihood -18.010268799; likelihood ratio p 0.190545078
    result = proportional_odds(table([[2, 6, 1], [0] * 3, [0] * 3]), table([[6, 4, 1], [0] * 3, [0] * 3]))
    assert result.log_odds_baseline is None
    assert result.log_odds_ratio == pytest.approx(1.161521232, abs=2e-6)
    assert result.standard_error == pytest.approx(0.909042332, abs=2e-6)
    assert result.p == pytest.approx(0.190545078, rel=1e-5)


def test_exchanged_groups_turn_the_ratio_and_one_sided_p() -> None:
    there = proportional_odds(FIRST, SECOND, alternative="greater")
    back = proportional_odds(SECOND, FIRST, alternative="less")
    assert there.odds_ratio is not None
    assert back.odds_ratio == pytest.approx(1 / there.odds_ratio, rel=1e-5)
    assert there.p == pytest.approx(2.71179382e-05 / 2, rel=1e-5)
    assert back.p == pytest.approx(there.p, rel=1e-5)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ([[0, 5, 4], [0, 0, 3], [0] * 3], [[4, 2, 0], [0, 3, 0], [0] * 3]),
        ([[0, 6, 3], [0, 0, 5], [0] * 3], [[0, 6, 3], [0, 0, 5], [0] * 3]),
        ([[0, 0, 9], [0] * 3, [0] * 3], [[4, 3, 2], [0] * 3, [0] * 3]),
    ],
    ids=["everyone of one group improved", "everyone of both improved", "everyone of one group ends best"],
)
def test_separation_is_told_and_nothing_is_estimated(first: list[list[int]], second: list[list[int]]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        result = proportional_odds(table(first), table(second))
    assert result.message is not None
    assert result.message.code == "odds-separated"
    assert (result.odds_ratio, result.interval, result.p) == (None, None, None)


@pytest.mark.parametrize(
    ("first", "second"),
    [([[0, 3, 0], [0] * 3, [0] * 3], [[0, 4, 0], [0] * 3, [0] * 3]), ([[0] * 3] * 3, [[1, 4, 0], [0] * 3, [0] * 3])],
    ids=["one category after", "nobody in a group"],
)
def test_too_little_to_model(first: list[list[int]], second: list[list[int]]) -> None:
    result = proportional_odds(table(first), table(second))
    assert result.message is not None
    assert result.message.code == "odds-too-few"


def test_a_missing_package_is_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.startswith("statsmodels"):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    result = proportional_odds(FIRST, SECOND)
    assert result.odds_ratio is None
    assert 'needs the extra "models"; install it with: pip install "prapasca[models]"' in str(result.message)


def test_separation_against_a_search_of_directions() -> None:
    """A likelihood that a long way in no direction improves is not separated."""
    random = np.random.default_rng(20261124)
    found = {True: 0, False: 0}
    for _ in range(40):
        outcome = np.unique(random.integers(0, 3, 7), return_inverse=True)[1]
        columns = random.integers(0, 2, (7, 1)).astype(float)
        if outcome.max() == 0:
            continue
        separated = is_separated(outcome, columns)
        found[separated] += 1
        assert separated == _kept_rising(outcome, columns)
    assert min(found.values()) > 3


def _kept_rising(outcome: np.ndarray, columns: np.ndarray) -> bool:
    """Tell whether whole moves of -1, 0, 1 or 2 exist that bring nobody's bounds nearer and move somebody's away."""
    thresholds = int(outcome.max())
    for move in np.ndindex(*[4] * (thresholds + 1)):
        *shifts, slope = (step - 1 for step in move)
        gains = [shifts[k] - slope * x for k, x in zip(outcome, columns[:, 0], strict=True) if k < thresholds]
        gains += [slope * x - shifts[k - 1] for k, x in zip(outcome, columns[:, 0], strict=True) if k > 0]
        if min(gains) >= 0 and max(gains) > 0:
            return True
    return False
