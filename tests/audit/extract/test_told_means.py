"""Means that one sentence tells, in many wordings of both languages, and numbers that are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from prapasca.audit.facts import FactSet

Facts = Callable[[str], FactSet]
RESULTS = "Metode\nDesain one group pretest-posttest, 20 responden.\nHasil\n"


def told(facts: Facts, text: str) -> list[tuple[str, str, str | None]]:
    kinds = ("mean", "median", "sd")
    found = [fact for fact in facts(RESULTS + text) if fact.kind in kinds]
    return [(fact.kind, fact.printed.replace(",", "."), fact.get("time")) for fact in found]


BOTH = [
    "Rata-rata sebelum 5,2 ± 1,1 dan sesudah 3,1 ± 0,9.",
    "Mean pre 5.2 (SD 1.1), post 3.1 (SD 0.9).",
    "The mean score was 5.2 ± 1.1 before and 3.1 ± 0.9 after the massage.",
    "The mean (SD) fell from 5.2 (1.1) before to 3.1 (0.9) after the massage.",
    "Rata-rata sebelum kompres 5,2 dengan standar deviasi 1,1 dan sesudah kompres 3,1 dengan simpangan baku 0,9.",
    "Rerata sebelum terapi 5,2 (SD=1,1), sedangkan sesudah terapi sebesar 3,1 (SD=0,9).",
    "Rata-rata sebelum dan sesudah kompres adalah 5,2 ± 1,1 dan 3,1 ± 0,9.",
    "Sesudah kompres rata-rata nyeri mengalami penurunan dari 5,2 ± 1,1 menjadi 3,1 ± 0,9.",
    "The mean before was 5.2 points (SD 1.1), and the mean after was 3.1 points (SD 0.9).",
]


@pytest.mark.parametrize("text", BOTH)
def test_both_times_in_one_sentence(facts: Facts, text: str) -> None:
    assert told(facts, text) == [
        ("mean", "5.2", "before"),
        ("sd", "1.1", "before"),
        ("mean", "3.1", "after"),
        ("sd", "0.9", "after"),
    ]


def test_medians_with_their_ranges(facts: Facts) -> None:
    found = told(facts, "Median nyeri sebelum kompres 5 (3-7) dan sesudah kompres 3 (min-maks 1-5).")
    assert found == [("median", "5", "before"), ("median", "3", "after")]


def test_two_groups_in_one_sentence(facts: Facts) -> None:
    found = facts(
        RESULTS + "Kelompok kontrol 20 orang. Rata-rata kelompok intervensi sebelum 5,2 dan sesudah 3,1, sedangkan "
        "kelompok kontrol sebelum 5,3 dan sesudah 5,0."
    ).own("mean")
    assert [(fact.printed, fact.get("group"), fact.get("time")) for fact in found] == [
        ("5,2", "intervention", "before"),
        ("3,1", "intervention", "after"),
        ("5,3", "control", "before"),
        ("5,0", "control", "after"),
    ]


NONE = [
    "Rata-rata umur responden 25,3 ± 4,1 tahun.",
    "Rata-rata peringkat sebelum 5,2 dan sesudah 3,1.",
    "Mean rank before 5.2 and after 3.1.",
    "Rata-rata selisih sebelum dan sesudah 2,1 ± 0,4.",
    "Rata-rata responden yang lancar sebelum pijat 65%.",
]


@pytest.mark.parametrize("text", NONE)
def test_numbers_that_are_no_mean_at_a_time(facts: Facts, text: str) -> None:
    assert told(facts, text) == []


def test_what_follows_a_mean_is_not_the_next(facts: Facts) -> None:
    found = told(facts, "Rata-rata sebelum 5,2 dan sesudah kompres 12 responden nyeri ringan, nilai p 0,001.")
    assert found == [("mean", "5.2", "before")]
    assert told(facts, "Rata-rata sebelum 5,2 dan nilai p sesudah 0,04.") == [("mean", "5.2", "before")]
