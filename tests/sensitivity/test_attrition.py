"""S3: how many lost people overturn a result, against adding them one by one."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prapasca.change import ChangeProfile
from prapasca.errors import InputError
from prapasca.inference import sign_test, signed_rank_test
from prapasca.sensitivity import AttritionResult, attrition_tipping_point
from prapasca.sensitivity.verdict import last_holding
from prapasca.sensitivity.with_lost import WithLost
from strategies import ALTERNATIVES, profiles


def one_by_one(profile: ChangeProfile, change: Decimal, test: str, alternative: str) -> int:
    """Return how many can be added with p at .05 or less throughout, and the statistic on its side."""
    sign = -1 if change < 0 else 1
    for lost in range(1, 500):
        changes: Counter[object] = Counter(profile.changes())
        changes[change] += lost
        run = sign_test if test == "sign" else signed_rank_test
        result = run(ChangeProfile.from_changes(changes), alternative=alternative)  # type: ignore[operator]
        if result.p_exact > 1 - 0.95 or result.z * sign >= 0:
            return lost - 1
    raise AssertionError


def test_nineteen_up_one_unchanged_bears_seven_lost() -> None:
    """By hand: 2 P(X <= 7), X ~ Binomial(26, 1/2), is .029; 2 P(X <= 8) of 27 is .052."""
    result = attrition_tipping_point(ChangeProfile.from_changes({0: 1, 1: 19}), lost=8)
    for test in result.tests:
        assert (test.tolerated, test.tipping) == (7, 8)
        assert test.p_tolerated == pytest.approx(0.028959274, abs=5e-10)
        assert test.p_tipping == pytest.approx(0.052238986, abs=5e-10)
        assert test.p_at_lost == test.p_tipping
    assert [(test.test, test.change_of_lost) for test in result.tests] == [("sign", None), ("signed_rank", 1)]
    assert (result.supposed, result.verdict) == ("worsened", "fails")
    assert result.lost_as_not_improved is not None
    assert (result.lost_as_not_improved.numerator, result.lost_as_not_improved.denominator) == (19, 28)


@given(profiles(max_size=14, largest=3), ALTERNATIVES, st.none() | st.integers(0, 12))
def test_as_many_are_tolerated_as_when_added_one_by_one(
    profile: ChangeProfile, alternative: str, lost: int | None
) -> None:
    result = attrition_tipping_point(profile, lost=lost, alternative=alternative)  # type: ignore[arg-type]
    for test in result.tests:
        assert (test.tolerated is None) == (test.verdict == "no_conclusion")
        if test.tolerated is None:
            continue
        size = test.change_of_lost or profile.magnitudes[0]
        change = -size if result.supposed == "worsened" else size
        assert test.tolerated == one_by_one(profile, change, test.test, alternative)
        assert test.verdict == ("not_assessed" if lost is None else "holds" if lost <= test.tolerated else "fails")


@settings(max_examples=15)
@given(
    st.lists(st.tuples(st.sampled_from([1, 2, 3, 5, 8, 40]), st.integers(0, 30), st.integers(0, 30)), max_size=4),
    st.sampled_from(["two-sided", "greater"]),
)
def test_many_are_tolerated_as_when_added_one_by_one(groups: list[tuple[int, int, int]], alternative: str) -> None:
    changes: Counter[object] = Counter({1: 36, 2: 18, -1: 16})
    for size, up, down in groups:
        changes[size] += up
        changes[-size] += down
    profile = ChangeProfile.from_changes(changes)
    for test in attrition_tipping_point(profile, alternative=alternative).tests:  # type: ignore[arg-type]
        if test.tolerated is not None:
            size = test.change_of_lost or profile.magnitudes[0]
            assert test.tolerated == one_by_one(profile, -size, test.test, alternative)


@given(profiles(max_size=14, largest=3), st.integers(0, 40), st.sampled_from([1, -1]))
def test_z_with_people_added_without_adding_them(profile: ChangeProfile, lost: int, towards: int) -> None:
    for size in (None, *profile.magnitudes):
        if not profile.n_changed:
            continue
        changes: Counter[object] = Counter(profile.changes())
        changes[-towards * (size or profile.magnitudes[0])] += lost
        test = signed_rank_test if size else sign_test
        whole = test(ChangeProfile.from_changes(changes), method="asymptotic")  # type: ignore[operator]
        assert WithLost.of(profile, size).z(lost, towards=towards) == pytest.approx(whole.z, abs=1e-12)


def test_z_comes_under_a_limit_once_and_never_back() -> None:
    """2 Q Q'' > Q'^2 with all others tied, the flattest there is: then sqrt(Q) is convex."""
    for others, quarters in product(range(120), range(4, 400)):
        tied = quarters / 4
        n = others + tied
        square = n * ((n + 1) ** 2 + others * tied)
        assert 2 * square * (8 * n + 4 - 2 * tied) > ((2 * n + 1) ** 2 - tied**2) ** 2


def verdicts(result: AttritionResult) -> list[str]:
    return [test.verdict for test in result.tests]


def test_a_worsening_is_overturned_by_lost_people_who_improved() -> None:
    up = attrition_tipping_point(ChangeProfile.from_changes({1: 12, 2: 3, 0: 2}), lost=1)
    down = attrition_tipping_point(ChangeProfile.from_changes({-1: 12, -2: 3, 0: 2}), lost=1)
    assert (up.supposed, down.supposed) == ("worsened", "improved")
    assert [test.tolerated for test in up.tests] == [test.tolerated for test in down.tests]
    assert down.verdict == "holds"


def test_tests_that_disagree_make_it_depend() -> None:
    result = attrition_tipping_point(ChangeProfile.from_changes({1: 5, 2: 5, -1: 1}), lost=2)
    assert verdicts(result) == ["fails", "holds", "fails"]
    assert result.verdict == "depends"


@pytest.mark.parametrize("changes", [{}, {0: 6}, {1: 3}, {1: 4, -1: 4}])
def test_what_is_not_significant_cannot_be_overturned(changes: dict[int, int]) -> None:
    result = attrition_tipping_point(ChangeProfile.from_changes(changes), lost=2)  # type: ignore[arg-type]
    assert result.verdict == "no_conclusion"
    assert {test.tolerated for test in result.tests} == {None}
    assert result.lost_as_not_improved is not None
    assert result.lost_as_not_improved.denominator == sum(changes.values()) + 2


def test_nobody_lost_of_nobody() -> None:
    assert attrition_tipping_point(ChangeProfile.from_changes([]), lost=0).lost_as_not_improved is None
    assert attrition_tipping_point(ChangeProfile.from_changes({1: 9})).lost_as_not_improved is None


def test_many_people_tip_where_the_exact_p_does() -> None:
    profile = ChangeProfile.from_changes({-1: 400, 1: 520, 2: 300, 0: 80})
    for test in attrition_tipping_point(profile).tests:
        assert test.p_tolerated is not None
        assert test.p_tipping is not None
        assert test.p_tolerated <= 0.05 < test.p_tipping


@given(st.integers(0, 3000))
def test_the_search_finds_every_limit(limit: int) -> None:
    assert last_holding(lambda number: number <= limit, 3001) == limit


def test_what_cannot_be_is_refused() -> None:
    profile = ChangeProfile.from_changes({1: 9})
    with pytest.raises(InputError, match="lost: found -1, expected whole numbers, 0 or more"):
        attrition_tipping_point(profile, lost=-1)
    with pytest.raises(InputError, match="alternative"):
        attrition_tipping_point(profile, alternative="better")  # type: ignore[arg-type]
