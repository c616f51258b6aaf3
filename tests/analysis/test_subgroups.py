"""Groups of participants: who did not improve, tests adjusted for their number, groups too small to learn from."""

from __future__ import annotations

from typing import Any

import pytest

from prapasca.analysis import StudyResults, to_tree
from prapasca.inference import holm
from studies import N, Pairs, S, T, numeric_study, ordinal_study, results, shapes

UP, SAME, DOWN = (N, S), (T, T), (S, N)


def kind(key: str, codes: list[Any], **more: Any) -> dict[str, Any]:
    categories = [{"key": f"{key}{code}", "code": code, "label": f"{key} {code}"} for code in codes]
    return {"key": key, "name": key, "kind": "categorical", "column": key, "categories": categories, **more}


def grouped(characteristics: list[dict[str, Any]], pairs: Pairs, **columns: list[Any]) -> StudyResults:
    keys = [characteristic["key"] for characteristic in characteristics]
    return results(ordinal_study(characteristics=characteristics, analysis={"subgroups": keys}), pairs, **columns)


def codes(made: StudyResults) -> list[str]:
    return [message.code for message in made.messages]


def test_who_did_not_improve_by_hand() -> None:
    made = grouped([kind("room", ["a", "b"])], [UP] * 6 + [SAME] * 3 + [DOWN], room=["a"] * 5 + ["b"] * 5)
    (room,) = made.subgroups
    assert [(row.n, row.improved, row.not_improved) for row in room.rows] == [(5, 5, 0), (5, 1, 4)]
    # Clopper-Pearson of 0 of 5: (0, 1 - 0.025^(1/5)); that of improving is its mirror
    missed = room.rows[0].not_improved_interval
    assert missed is not None
    assert (missed.low, missed.high) == (0, pytest.approx(1 - 0.025**0.2, rel=1e-12))
    assert room.rows[0].interval is not None
    assert room.rows[0].interval.low == pytest.approx(1 - missed.high, rel=1e-12)
    # Fisher by hand: [[5, 0], [1, 4]] and its mirror, of comb(10, 6) = 210 ways 5 + 5
    assert room.independence.p_exact == pytest.approx(10 / 210, rel=1e-12)
    assert (room.trend, room.n_tests, room.p_holm) == (None, 1, room.independence.p_exact)


def test_every_test_of_groups_counts_in_the_adjustment() -> None:
    school = kind("school", [1, 2, 3], ordered=True)
    pairs: Pairs = [UP] * 20 + [SAME] * 16
    made = grouped(
        [school, kind("room", ["a", "b"])],
        pairs,
        school=[1] * 9 + [2] * 6 + [3] * 5 + [1] * 2 + [2] * 5 + [3] * 9,
        room=["a", "b"] * 18,
    )
    by_school, by_room = made.subgroups
    assert by_school.trend is not None
    raw = (by_school.independence.p_exact, by_room.independence.p_exact, by_school.trend.p)
    assert (by_school.p_holm, by_room.p_holm, by_school.trend_p_holm) == holm([float(p) for p in raw if p is not None])
    assert {subgroup.n_tests for subgroup in made.subgroups} == {3}
    assert by_school.trend.z < 0


def test_categories_have_an_order_only_where_the_study_file_says_so() -> None:
    pairs: Pairs = [UP] * 6 + [SAME] * 6
    plain = grouped([kind("school", [1, 2, 3])], pairs, school=[1, 2, 3] * 4)
    ordered = grouped([kind("school", [1, 2, 3], ordered=True)], pairs, school=[1, 2, 3] * 4)
    two = grouped([kind("school", [1, 2], ordered=True)], pairs, school=[1, 2] * 6)
    assert [made.subgroups[0].trend is None for made in (plain, ordered, two)] == [True, False, True]


WORST: dict[str, tuple[Pairs, list[Any], bool]] = {
    "one category": ([UP] * 4 + [SAME] * 2, ["a"] * 6, False),
    "all improved": ([UP] * 6, ["a", "b"] * 3, False),
    "nobody improved": ([SAME] * 3 + [DOWN] * 3, ["a", "b"] * 3, False),
    "one person": ([UP], ["b"], False),
    "nobody has a value": ([UP, SAME], [None, None], False),
    "some have none": ([UP] * 4 + [SAME] * 3, ["a", "b", None, "a", "b", None, "b"], True),
}


@pytest.mark.parametrize("name", WORST)
def test_worst_cases(name: str) -> None:
    pairs, room, comparable = WORST[name]
    made = grouped([kind("room", ["a", "b", "c"])], pairs, room=room)
    (found,) = made.subgroups
    assert found.comparable == comparable
    assert found.n_missing == room.count(None)
    assert sum(row.n for row in found.rows) + found.n_missing == made.change.n
    assert (found.p_holm is None) == (not comparable)
    assert found.rows[2].interval is found.rows[2].not_improved_interval is None
    to_tree(made)


def test_nothing_to_compare_does_not_count_among_the_tests() -> None:
    made = grouped(
        [kind("room", ["a", "b"]), kind("ward", ["a", "b"])],
        [UP] * 5 + [SAME] * 5,
        room=["a", "a", "b", "b", "b"] * 2,
        ward=["a"] * 10,
    )
    assert [(one.n_tests, one.p_holm is None) for one in made.subgroups] == [(1, False), (1, True)]


def test_twelve_categories() -> None:
    letters = [chr(97 + place) for place in range(12)]
    made = grouped([kind("village", letters)], [UP] * 26 + [SAME] * 22, village=letters * 4)
    (village,) = made.subgroups
    assert len(village.rows) == 12
    assert 0 < float(village.independence.p_exact or 0) <= 1
    assert village.describes_only


@pytest.mark.parametrize(
    ("each", "improved", "told"),
    [(9, 5, ["small-subgroup"]), (10, 5, []), (10, 4, ["small-expected"]), (40, 20, [])],
)
def test_the_rule_of_small_groups(each: int, improved: int, told: list[str]) -> None:
    pairs: Pairs = ([UP] * improved + [SAME] * (each - improved)) * 2
    made = grouped([kind("room", ["a", "b"])], pairs, room=["a"] * each + ["b"] * each)
    assert [code for code in codes(made) if code.startswith("small-") and code != "small-sample"] == told
    assert made.subgroups[0].describes_only == bool(told)


def test_lower_may_be_better() -> None:
    study = numeric_study(characteristics=[kind("room", ["a", "b"])], analysis={"subgroups": ["room"]})
    made = results(study, [(7, 3), (6, 6), (5, 8), (4, 1)], room=["a", "a", "b", "b"])
    assert [(row.improved, row.unchanged, row.worsened) for row in made.subgroups[0].rows] == [(1, 1, 0), (1, 0, 1)]


def test_numbers_of_the_groups_as_spss_would_have_them() -> None:
    numbers = grouped([kind("room", [3, 1])], [UP] * 6 + [SAME] * 6, room=[3, 1, 3] * 4)
    words = grouped([kind("room", ["x", "y"])], [UP] * 6 + [SAME] * 6, room=["x", "y", "x"] * 4)
    assert numbers.subgroups[0].chi_square.linear is not None
    assert words.subgroups[0].chi_square.linear is None
    assert shapes()["subgroups"].subgroups[0].chi_square.linear is not None
