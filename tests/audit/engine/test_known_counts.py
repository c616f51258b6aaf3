"""Counts known from elsewhere, time, large n, and input that cannot be used."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

import pytest

from prapasca.audit.engine import (
    CONVENTIONS,
    DEFAULT_CONVENTIONS,
    Conditions,
    MarginBounds,
    Printed,
    feasible_tables,
    margin_bounds,
)
from prapasca.errors import InputError
from prapasca.inference import signed_rank_test
from prapasca.transition import TransitionTable

THREE = ("none", "not smooth", "smooth")
Z = Printed("-4,359")
ALONE = Conditions(20, THREE, (None,) * 3, (None,) * 3, Z, ("spss",))
TABLE = ((0, 7, 0), (0, 1, 12), (0, 0, 0))


@pytest.mark.parametrize(("pre", "before"), [((7, 13, 0), 8), ((None, 13, None), 120)])
def test_the_table_of_the_published_study_is_the_only_one(pre: tuple[int | None, ...], before: int) -> None:
    found = feasible_tables(Conditions(20, THREE, pre, (0, 8, 12), Z))
    assert (found.count, found.count_without_z, found.unique) == (1, before, TABLE)
    assert found.conventions == DEFAULT_CONVENTIONS
    assert (found.improved, found.unchanged, found.worsened) == ((19, 19), (1, 1), (0, 0))
    assert found.p_exact == (2.0**-18, 2.0**-18)


def test_z_alone_leaves_126_of_three_million_tables() -> None:
    found = feasible_tables(ALONE)
    assert (found.count, found.count_without_z) == (126, 3_108_105)
    assert (found.unchanged, found.improved, found.worsened) == ((1, 1), (0, 19), (0, 19))
    up = feasible_tables(replace(ALONE, n_positive=19))
    down = feasible_tables(replace(ALONE, n_positive=0))
    assert (up.count, down.count) == (63, 63)
    assert up.profile_unique is None


def test_a_ranks_table_with_both_margins_pins_the_profile() -> None:
    known = Conditions(20, THREE, (7, 13, 0), (0, 8, 12), n_positive=19, n_negative=0, n_ties=1)
    assert feasible_tables(known).unique == TABLE


def test_one_profile_may_have_several_tables() -> None:
    # +1, +1, -1: either two up and one down between the better two, or one up and down lower and one up higher
    found = feasible_tables(Conditions(5, THREE, (1, 3, 1), (1, 2, 2), Printed("0.577"), ("spss",)))
    assert (found.count, found.unique) == (2, None)
    assert found.profile_unique == {-2: 0, -1: 1, 0: 2, 1: 2, 2: 0}


def test_25_people_on_five_categories_with_equal_margins() -> None:
    found = feasible_tables(Conditions(25, tuple("abcde"), (5,) * 5, (5,) * 5), seconds=3)
    assert found.count_without_z == 22_069_251


def test_a_hundred_million_tables_are_counted() -> None:
    known = Conditions(500, THREE, (167, 167, 166), (166, 167, 167), Printed("-5.359"), DEFAULT_CONVENTIONS)
    start = perf_counter()
    found = feasible_tables(known)
    assert found.count_without_z == 99_965_866
    assert found.complete
    assert perf_counter() - start < 10


def test_large_n_is_decided_in_whole_numbers() -> None:
    n = 40_000
    known = Conditions(n, ("a", "b"), (n, 0), (0, n), Printed("200.000"), DEFAULT_CONVENTIONS)
    assert feasible_tables(known).count == 1
    assert feasible_tables(replace(known, z=Printed("200.001"))).count == 0


def test_an_end_of_the_rounding_interval_rounds_either_way() -> None:
    # 13 up and 3 down of one size: Z = 10 / 4
    known = Conditions(16, ("a", "b"), (13, 3), (3, 13), Printed("2.5"), ("spss",), improved=13)
    printed = [("spss", "3", 1), ("spss", "2", 1), ("spss", "2.5", 1), ("truncated", "2", 1), ("truncated", "3", 0)]
    for convention, text, count in printed:
        found = feasible_tables(replace(known, z=Printed(text), conventions=(convention,)))
        assert (convention, text, found.count) == (convention, text, count)


@pytest.mark.parametrize("seconds", [0.2, 1.0])
def test_time_is_kept_and_what_is_not_settled_is_labelled(seconds: float) -> None:
    known = Conditions(300, tuple("abcde"), (60,) * 5, (20, 40, 60, 80, 100), Printed("-3.123"))
    start = perf_counter()
    found = feasible_tables(known, seconds=seconds)
    assert perf_counter() - start < seconds + 3
    assert not found.complete
    assert found.count is None
    bounds = margin_bounds(known)
    assert bounds is not None
    for name in ("improved", "unchanged", "worsened"):
        low, high = getattr(found, name)
        inner = found.attained.get(name, (low, high))
        assert 0 <= low <= inner[0] <= inner[1] <= high <= 300


def test_bounds_of_a_large_skewed_table_are_attained() -> None:
    known = Conditions(
        100, tuple("abcd"), (60, 35, 5, 0), (0, 15, 50, 35), Printed("-8.6"), DEFAULT_CONVENTIONS, improved=95
    )
    found = feasible_tables(known, seconds=60)
    assert found.complete
    assert found.improved == (95, 95)


def test_margin_bounds_of_partial_margins() -> None:
    known = Conditions(20, THREE, (None, 13, None), (None, None, 12))
    assert margin_bounds(known) == MarginBounds(improved=(5, 19), unchanged=(0, 15), worsened=(0, 8))


@pytest.mark.parametrize(
    ("pre", "post"), [((7, 13, 1), (0, 8, 12)), ((21, None, None), (None,) * 3), ((7, 13, 0), (0, 8, 11))]
)
def test_margins_that_do_not_sum_to_n_leave_no_table(pre: tuple[int | None, ...], post: tuple[int | None, ...]) -> None:
    known = Conditions(20, THREE, pre, post)
    assert feasible_tables(known).count == 0
    assert margin_bounds(known) is None


def test_nobody_at_all_is_one_empty_table() -> None:
    found = feasible_tables(Conditions(0, THREE, (None,) * 3, (0, 0, 0)))
    assert (found.count, found.rank_biserial, found.p_exact) == (1, None, (1.0, 1.0))


def test_usual_conventions_come_first() -> None:
    assert list(CONVENTIONS)[:2] == ["spss", "pratt"]
    assert {"uncorrected_ties", "continuity", "truncated", "pratt_continuity", "zsplit"} < set(CONVENTIONS)
    assert all(convention.name == name for name, convention in CONVENTIONS.items())


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"pre": (7, 13)}, "margin-length"),
        ({"post": (0, -8, 12)}, "count"),
        ({"n": 2.5}, "count"),
        ({"improved": True}, "count"),
        ({"categories": ("a",), "pre": (1,), "post": (1,)}, "too-few-categories"),
        ({"scores": (1, 1, 2)}, "scores"),
        ({"scores": (1, 2)}, "scores"),
        ({"conventions": ("sps",)}, "unknown-choice"),
    ],
)
def test_conditions_that_mean_nothing_are_refused(changes: dict[str, object], code: str) -> None:
    with pytest.raises(InputError) as caught:
        replace(ALONE, **changes)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("-4,359", (8717, 8719, 2000)),
        ("\u22124.36", (871, 873, 200)),
        (".000", (0, 1, 2000)),
        (",50", (99, 101, 200)),
        ("3", (5, 7, 2)),
    ],
)
def test_printed_numbers_stand_for_an_interval(text: str, interval: tuple[int, int, int]) -> None:
    assert Printed(text).interval() == interval


@pytest.mark.parametrize("text", ["", "-", "4,3,5", "abc", "4.359a", "1e3", "."])
def test_what_is_not_one_number_is_refused(text: str) -> None:
    with pytest.raises(InputError) as caught:
        Printed(text)
    assert caught.value.code == "printed-number"


def test_a_printed_table_is_the_only_one_and_must_have_its_margins() -> None:
    cells = ((4, 9), (1, 6))
    found = feasible_tables(Conditions(20, ("a", "b"), (13, None), (5, 15), cells=cells))
    assert (found.count, found.unique, found.improved, found.worsened) == (1, cells, (9, 9), (1, 1))
    assert feasible_tables(Conditions(20, ("a", "b"), (12, None), (5, 15), cells=cells)).count == 0
    assert feasible_tables(Conditions(21, ("a", "b"), (None, None), (None, None), cells=cells)).count == 0


def test_a_printed_table_has_its_own_z_alone() -> None:
    cells = ((2, 8, 3), (0, 3, 4), (0, 0, 0))
    unknown = (None, None, None)
    z = signed_rank_test(TransitionTable.from_counts(cells, ("a", "b", "c")).change_profile()).z
    right = Conditions(20, ("a", "b", "c"), unknown, unknown, Printed(f"-{z:.3f}"), cells=cells)
    assert feasible_tables(right).count == 1
    assert feasible_tables(replace(right, z=Printed(f"-{z - 0.2:.3f}"))).count == 0


def test_a_printed_table_is_square() -> None:
    with pytest.raises(InputError, match="cells"):
        Conditions(20, ("a", "b"), (None, None), (None, None), cells=((4, 9),))


def test_a_hundred_people_in_four_even_categories_are_settled() -> None:
    even = Conditions(100, tuple("abcd"), (25,) * 4, (17, 24, 29, 30), Printed("2.391"), DEFAULT_CONVENTIONS)
    found = feasible_tables(even, seconds=30)
    assert found.complete
    assert found.count_without_z == 5_388_252_560
