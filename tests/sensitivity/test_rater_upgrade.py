"""S5: how often a rater must upgrade unchanged people."""

from __future__ import annotations

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prapasca.change import ChangeProfile
from prapasca.errors import InputError
from prapasca.inference import sign_test
from prapasca.sensitivity import rater_upgrade
from prapasca.transition import TransitionTable
from strategies import profiles, tables


def test_nineteen_of_twenty() -> None:
    """By hand: 6 improvements and no worsening give p = 2/64, 5 give 2/32, so 13 of 19 may be upgrades."""
    result = rater_upgrade(ChangeProfile.from_changes({0: 1, 1: 19}), upgrade_probability=0.8)
    assert (result.improved, result.n_upgradable, result.expected_at) == (19, 20, 0.95)
    assert result.tipping_point == pytest.approx(0.7513, abs=5e-5)
    assert (result.spurious_tolerated, result.p_spurious_tolerated) == (13, 2 / 64)
    assert (result.spurious_tipping, result.p_spurious_tipping) == (14, 2 / 32)
    assert result.spurious_share == 14 / 19
    by_hand = comb(20, 19) * 0.8**19 * 0.2 + 0.8**20
    assert result.p_at_upgrade == pytest.approx(by_hand, rel=1e-12)
    assert result.verdict == "fails"
    assert rater_upgrade(ChangeProfile.from_changes({0: 1, 1: 19}), upgrade_probability=0.75).verdict == "holds"


def test_who_was_best_before_cannot_be_upgraded() -> None:
    table = TransitionTable.from_counts([[4, 5, 6], [1, 3, 2], [1, 1, 9]], ["poor", "fair", "good"])
    assert rater_upgrade(table).n_upgradable == 4 + 5 + 6 + 3 + 2
    assert rater_upgrade(table.change_profile()).n_upgradable == 4 + 5 + 6 + 3 + 2 + 9


@given(tables())
def test_at_the_tipping_point_the_chance_is_half_the_level(table: TransitionTable) -> None:
    result = rater_upgrade(table)
    assert (result.expected_at is None) == (result.n_upgradable == 0)
    if result.improved:
        assert result.tipping_point is not None
        again = rater_upgrade(table, upgrade_probability=result.tipping_point)
        assert again.p_at_upgrade == pytest.approx(0.025, rel=1e-9)
        assert (result.verdict, again.improved) == ("not_assessed", table.n_improved)
    else:
        assert result.verdict == "no_conclusion"


@given(profiles(max_size=25, largest=1), st.sampled_from(["two-sided", "greater"]))
def test_as_many_may_be_spurious_as_when_taken_back_one_by_one(profile: ChangeProfile, alternative: str) -> None:
    result = rater_upgrade(profile, alternative=alternative)  # type: ignore[arg-type]
    up, down = profile.n_positive, profile.n_negative

    def holds(spurious: int) -> bool:
        left = ChangeProfile.from_changes({1: up - spurious, -1: down})
        return up - spurious > down and sign_test(left, alternative=alternative).p_exact <= 1 - 0.95  # type: ignore[arg-type]

    if not holds(0):
        assert result.spurious_tolerated is None
        assert result.p_spurious_tipping is None
        return
    assert result.spurious_tolerated == next(number for number in range(up) if not holds(number + 1))


def test_no_finding_of_a_worsening_is_taken_back() -> None:
    result = rater_upgrade(ChangeProfile.from_changes({-1: 12, 1: 1}), alternative="less")
    assert (result.spurious_tolerated, result.spurious_share) == (None, None)


@pytest.mark.parametrize("changes", [[], [0, 0], [-1, -1]])
def test_nobody_improved(changes: list[int]) -> None:
    result = rater_upgrade(ChangeProfile.from_changes(changes), upgrade_probability=0.5)
    assert (result.verdict, result.spurious_tolerated) == ("no_conclusion", None)


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(InputError, match="upgrade_probability: found 50, expected a number from 0 to 1"):
        rater_upgrade(ChangeProfile.from_changes({1: 3}), upgrade_probability=50)
