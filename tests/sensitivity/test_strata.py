"""S7: the result in each stratum and with each left out, against the tests on the people put together."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prapasca.change import ChangeProfile
from prapasca.inference import rank_biserial, sign_test, signed_rank_test
from prapasca.sensitivity import StratumEstimate, leave_one_stratum_out
from prapasca.transition import TransitionTable
from strategies import ALTERNATIVES, change_lists


def of(changes: list[int], alternative: str = "two-sided") -> tuple[object, ...]:
    profile = ChangeProfile.from_changes(changes)
    ranks = signed_rank_test(profile, alternative=alternative)  # type: ignore[call-overload]
    sign = sign_test(profile, alternative=alternative)  # type: ignore[call-overload]
    counts = (len(changes), profile.n_positive, profile.n_unchanged, profile.n_negative)
    return (*counts, ranks.z, ranks.p_exact, sign.p_exact, rank_biserial(profile))


def seen(estimate: StratumEstimate) -> tuple[object, ...]:
    counts = (estimate.n, estimate.improved, estimate.unchanged, estimate.worsened)
    return (*counts, estimate.z, estimate.p_signed_rank, estimate.p_sign, estimate.rank_biserial)


@given(st.lists(change_lists(max_size=8, largest=2), max_size=4), ALTERNATIVES)
def test_estimates_are_those_of_the_people_put_together(strata: list[list[int]], alternative: str) -> None:
    named = {f"stratum {place}": ChangeProfile.from_changes(changes) for place, changes in enumerate(strata)}
    result = leave_one_stratum_out(named, alternative=alternative)  # type: ignore[arg-type]
    assert [stratum.label for stratum in result.strata] == list(named)
    assert seen(result.overall) == of([*chain(*strata)], alternative)
    for place, stratum in enumerate(result.strata):
        assert seen(stratum.within) == of(strata[place], alternative)
        assert seen(stratum.without) == of([*chain(*strata[:place], *strata[place + 1 :])], alternative)
        assert (stratum.within.proportion_improved is None) == (not strata[place])


@pytest.mark.parametrize(
    ("strata", "verdict"),
    [
        ([[1] * 10, [1] * 9 + [0]], "holds"),
        ([[1] * 10, [0] * 9 + [-1]], "depends"),
        ([[1] * 4, [1] * 4], "fails"),
        ([[1] * 10, []], "not_assessed"),
        ([[1] * 10], "not_assessed"),
        ([[1] * 3, [-1] * 3], "no_conclusion"),
        ([[0], [0]], "no_conclusion"),
        ([], "no_conclusion"),
        # a significant worsening that stays one is a finding too
        ([[-1] * 10, [-1] * 9], "holds"),
    ],
)
def test_verdicts(strata: list[list[int]], verdict: str) -> None:
    named = {place: ChangeProfile.from_changes(changes) for place, changes in enumerate(strata)}
    assert leave_one_stratum_out(named).verdict == verdict


def test_a_finding_that_turns_round_does_not_hold() -> None:
    up, down = ChangeProfile.from_changes({1: 40}), ChangeProfile.from_changes({-1: 12})
    (without_up, without_down) = leave_one_stratum_out({"up": up, "down": down}).strata
    assert (without_up.holds_without, without_down.holds_without) == (False, True)


def test_tables_and_profiles_may_be_strata() -> None:
    table = TransitionTable.from_counts([[0, 2], [1, 0]], ["no", "yes"])
    result = leave_one_stratum_out({"table": table, "profile": ChangeProfile.from_changes({1: 4})})
    assert (result.overall.improved, result.overall.worsened) == (6, 1)
