"""Groups of participants in reports: figure, words, SPSS tables; no difference claimed that no test finds."""

from __future__ import annotations

from itertools import product

import pytest

from prapasca.analysis import StudyResults
from prapasca.language import LANGUAGES, STYLES, translator
from prapasca.report import render
from prapasca.report.manuscript.group_figure import group_figure
from prapasca.report.model import ShareDots
from prapasca.report.subgroup_words import not_improved_words, subgroup_paragraphs
from prapasca.report.tables.context import Context
from prapasca.report.tables.spss_groups import group_tables
from prapasca.report.tables.subgroups import not_improved_table
from studies import N, Pairs, S, T, ordinal_study, results, shapes

SHAPES = shapes()
UP, SAME, DOWN = (N, S), (T, T), (S, N)


def context(made: StudyResults, language: str = "en") -> Context:
    return Context(made, translator(language), STYLES["id" if language == "id" else "apa7"])


def grouped(pairs: Pairs, codes: list[object], of: list[object], **more: object) -> StudyResults:
    categories = [{"key": f"room{code}", "code": code, "label": f"Room {code}"} for code in codes]
    room = {"key": "room", "name": {"id": "Ruang", "en": "Ward"}, "kind": "categorical", "column": "room_no", **more}
    study = ordinal_study(characteristics=[{**room, "categories": categories}], analysis={"subgroups": ["room"]})
    return results(study, pairs, room_no=of)


def said(made: StudyResults, language: str = "en") -> str:
    ctx = context(made, language)
    words = [paragraph.text(ctx.style) for paragraph in subgroup_paragraphs(ctx)]
    return " ".join(
        ["".join(part if isinstance(part, str) else part.show(ctx.style) for part in not_improved_words(ctx)), *words]
    )


def table_of(made: StudyResults, place: int) -> list[tuple[str, ...]]:
    ctx = context(made)
    table = group_tables(ctx)[place]
    style = table.style or ctx.style
    return [
        tuple("" if cell is None else cell if isinstance(cell, str) else cell.show(style) for cell in row.cells)
        for row in table.rows
    ]


def test_the_figure_holds_the_numbers_of_the_results() -> None:
    made = SHAPES["subgroups-two"]
    for language, group in product(LANGUAGES, made.subgroups):
        figure = group_figure(context(made, language), group)
        assert figure is not None
        dots = figure.picture
        assert isinstance(dots, ShareDots)
        assert dots.counts == tuple(row.improved for row in group.rows)
        assert dots.totals == tuple(row.n for row in group.rows)
        assert dots.overall == (made.change.improved, made.change.n)
        ends = [(row.interval.low, row.interval.high) if row.interval else None for row in group.rows]
        assert list(dots.intervals) == ends


def test_nobody_with_a_value_has_no_figure() -> None:
    made = grouped([UP, SAME], ["a", "b"], [None, None])
    assert group_figure(context(made), made.subgroups[0]) is None
    assert group_tables(context(made)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_difference_is_claimed_only_where_the_adjusted_test_rejects(language: str) -> None:
    claim = {
        "en": "by more than chance alone would explain",
        "id": "lebih dari yang dapat dijelaskan oleh kebetulan saja",
    }
    apart = grouped([UP] * 10 + [SAME] * 10, ["a", "b"], ["a"] * 10 + ["b"] * 10)
    alike = grouped([UP] * 10 + [SAME] * 10, ["a", "b"], ["a", "b"] * 10)
    assert claim[language] in said(apart, language)
    assert claim[language] not in said(alike, language)


def test_a_small_p_that_adjustment_takes_above_the_level_claims_nothing() -> None:
    # of [[6, 1], [2, 7]]: p = .041; with the trend of a second characteristic it is one of three
    pairs: Pairs = [UP] * 8 + [SAME] * 8
    room = ["a"] * 6 + ["b"] * 2 + ["a"] + ["b"] * 7
    names = ("room", "ward", "floor")
    characteristics = [
        {
            "key": name,
            "name": name,
            "kind": "categorical",
            "column": name,
            "categories": [{"key": "a", "label": "A"}, {"key": "b", "label": "B"}],
        }
        for name in names
    ]
    study = ordinal_study(characteristics=characteristics, analysis={"subgroups": [*names]})
    made = results(study, pairs, room=room, ward=["a", "b"] * 8, floor=["a", "b"] * 8)
    by_room = made.subgroups[0]
    assert by_room.independence.p_exact == pytest.approx(0.0405594, rel=1e-5)
    assert by_room.p_holm == pytest.approx(3 * 0.0405594, rel=1e-5)
    assert "by more than chance" not in said(made)
    assert "By room, it is not shown that those who did not improve differ from the others" in said(made)


WORST: dict[str, tuple[Pairs, list[object], str]] = {
    "one category": ([UP] * 4 + [SAME] * 2, ["a"] * 6, "By ward, there are no two groups to compare."),
    "all improved": ([UP] * 6, ["a", "b"] * 3, "All 6 participants improved, so there is nobody who did not."),
    "nobody improved": ([SAME] * 4 + [DOWN] * 2, ["a", "b"] * 3, "None of the 6 participants improved"),
    "one person": ([UP], ["b"], "One person makes no groups to compare."),
    "some have none": ([UP] * 4 + [SAME] * 3, ["a", "b", None, "a", "b", None, "b"], "3 of 7 participants (42.9%)"),
}


@pytest.mark.parametrize("name", WORST)
def test_worst_cases_in_words(name: str) -> None:
    pairs, room, words = WORST[name]
    made = grouped(pairs, ["a", "b", "c"], room)
    assert words in said(made)
    assert "by more than chance" not in said(made)
    for language in LANGUAGES:
        text = render(made, "text", language)
        assert "None " not in text.replace("None of", "")
    missed = not_improved_table(context(made))
    assert (missed is None) == (made.change.improved == made.change.n)


def test_more_groups_than_can_be_listed_are_left_to_the_table() -> None:
    letters: list[object] = [chr(97 + place) for place in range(12)]
    made = grouped([UP] * 26 + [SAME] * 22, letters, letters * 4)
    assert "“Room a”" not in said(made)
    missed = not_improved_table(context(made))
    assert missed is not None
    assert sum(row.kind == "body" for row in missed.rows) == 13


def test_tables_of_spss_two_by_two() -> None:
    # R 4.2.2 of matrix(c(8, 2, 1, 5), ncol = 2, byrow = TRUE), as tests/inference/test_chi_square.py; code 1 is first
    made = grouped([UP] * 9 + [SAME] * 7, [2, 1], [1] * 8 + [2] + [1] * 2 + [2] * 5)
    assert table_of(made, 0) == [
        ("room_no", "Room 1", "2", "8", "10"),
        ("", "Room 2", "5", "1", "6"),
        ("Total", "", "7", "9", "16"),
    ]
    assert table_of(made, 1) == [
        ("Pearson Chi-Square", "6.112ᵃ", "1", ".013", "", ""),
        ("Continuity Correctionᵇ", "3.810", "1", ".051", "", ""),
        ("Likelihood Ratio", "6.515", "1", ".011", "", ""),
        ("Fisher's Exact Test", "", "", "", ".035", ".024"),
        ("Linear-by-Linear Association", "5.730", "1", ".017", "", ""),
        ("N of Valid Cases", "16", "", "", "", ""),
    ]
    notes = [note.text(STYLES["spss"]) for note in group_tables(context(made))[1].notes]
    assert notes[0] == ("a. 3 cells (75.0%) have expected count less than 5. The minimum expected count is 2.63.")
    assert notes[1] == "b. Computed only for a 2x2 table"


def test_tables_of_spss_three_by_two() -> None:
    # R 4.2.2 of matrix(c(3, 0, 10, 2, 0, 4), ncol = 2, byrow = TRUE)
    rows = table_of(SHAPES["subgroups"], 1)
    assert [row[:4] for row in rows if row[0] != "Fisher-Freeman-Halton Exact Test"] == [
        ("Pearson Chi-Square", "11.286ᵃ", "2", ".004"),
        ("Likelihood Ratio", "12.885", "2", ".002"),
        ("Linear-by-Linear Association", "8.566", "1", ".003"),
        ("N of Valid Cases", "19", "", ""),
    ]
    assert next(row for row in rows if row[0].startswith("Fisher"))[4] == ".004"


def test_words_have_no_linear_association_in_spss_and_a_constant_no_statistics() -> None:
    words = grouped([UP] * 6 + [SAME] * 6, ["x", "y"], ["x", "y", "x"] * 4)
    assert "Linear-by-Linear Association" not in [row[0] for row in table_of(words, 1)]
    constant = grouped([UP] * 6 + [SAME] * 6, ["x", "y"], ["x"] * 12)
    assert table_of(constant, 1)[0][1] == ".ᵃ"
