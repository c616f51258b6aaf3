"""What the documents of an instrument say beyond the everyday case."""

from __future__ import annotations

import json
from typing import Any

import pytest

from prapasca.errors import InputError
from prapasca.instrument import ItemMoments, expert_ratings, item_analysis, rater_agreement
from prapasca.report.instrument import InstrumentResult, render_validity


def text(result: InstrumentResult, language: str = "en") -> str:
    return " ".join(render_validity(result, "text", language).split())


def items(rows: list[list[int]], **options: Any) -> InstrumentResult:
    return item_analysis(ItemMoments.from_rows(rows, [f"q{place}" for place in range(1, len(rows[0]) + 1)]), **options)


BINARY = [[1, 1, 1], [1, 0, 1], [0, 0, 0], [1, 1, 1], [0, 1, 0], [0, 0, 1]]


def test_right_and_wrong_answers_have_kr20() -> None:
    shown = text(items(BINARY))
    assert "Kuder–Richardson 20" in shown
    assert "Kuder–Richardson 20" not in text(items([[answer + 1 for answer in row] for row in BINARY]))


def test_one_tail_is_named_in_spss_words() -> None:
    assert "Sig. (1-tailed)" in text(items(BINARY, alternative="greater"))
    assert "one-sided" in text(items(BINARY, alternative="greater"))


def test_one_tailed_spss_takes_the_side_of_r() -> None:
    opposed = items([[1, 5, 1], [2, 4, 1], [3, 3, 2], [4, 2, 4], [5, 1, 5]], alternative="greater")
    found = json.loads(render_validity(opposed, "json", "en"))["items"][1]
    assert found["r"] < 0
    assert found["p"] > 0.5
    shown = render_validity(opposed, "text", "en")
    row = shown[shown.index("Table 3. Correlations") :].split("q2")[1].split("\n")[1]
    assert float(row.split()[-1]) < 0.5


def test_stars_as_spss_gives_them() -> None:
    rows = [[place, place, 6 - place % 3] for place in range(1, 6)] * 2
    shown = render_validity(items(rows), "text", "en")
    assert "**. Correlation is significant at the 0.01 level (2-tailed)." in shown
    assert "**" not in render_validity(items([[1, 2], [2, 2], [2, 1]]), "text", "en")


def test_a_constant_item_is_told_and_left_out_of_spss_tables() -> None:
    shown = text(items([[3, 1, 2], [3, 2, 2], [3, 4, 5], [3, 5, 4]]))
    assert "q1 – – – – no spread one answer from all" in shown
    assert "Without spread, since everybody gave the same answer: q1." in shown
    total = shown[shown.index("Item-Total Statistics") : shown.index("Remarks")]
    assert "q2" in total
    assert "q1" not in total


def test_too_few_experts_decide_nothing() -> None:
    shown = text(expert_ratings([[1, 0], [1, 1]], ["a", "b"], 0, 1))
    assert "too few experts" in shown
    assert "too few experts rated an item (only 2)" in shown


def test_a_missing_rating_is_counted() -> None:
    assert "Missing ratings: 1;" in text(expert_ratings([[4, None]] + [[4, 3]] * 5, ["a", "b"], 1, 4))


def test_raters_who_always_agree() -> None:
    shown = text(rater_agreement([[1, 1], [2, 2], [3, 3]], ["A", "B"]))
    assert "the agreement is perfect, and has no interval" in shown
    assert "unweighted 100.0 33.3 1.000 –" in shown


def test_measurements_are_not_counted_as_categories() -> None:
    shown = text(rater_agreement([[place / 3, place / 3 + place % 4] for place in range(40)], ["A", "B"]))
    assert "Cohen's κ" not in shown
    assert "(A,1)" in shown


def test_missing_ratings_of_people() -> None:
    shown = text(rater_agreement([[1, 2], [2, 2], [3, None], [1, 1]], ["A", "B"]))
    assert "People in the file: 4; left out for a missing rating: 1." in shown


def test_a_whole_question_is_cut_in_tables_and_kept_in_json() -> None:
    question = "Menurut saya ASI saja cukup untuk bayi sampai enam bulan"
    found = item_analysis(ItemMoments.from_rows([[1, 2], [2, 2], [3, 5]], [question, "q2"]))
    assert max(map(len, render_validity(found, "text", "en").split("Remarks")[0].split("\n"))) <= 100
    assert "1. Menurut saya ASI…" in text(found)
    assert json.loads(render_validity(found, "json", "en"))["items"][0]["name"] == question


def test_raters_and_experts_with_long_names() -> None:
    names = ["Bidan Siti Aminah dari Puskesmas Kudus", "B"]
    assert "1. Bidan Siti Amina… – 2. B" in text(rater_agreement([[1, 2], [2, 2], [1, 1]], names))
    assert "1. Bidan Siti Amina…" in text(expert_ratings([[1, 2]] * 5, names, 1, 4))


def test_json_is_the_same_in_both_languages() -> None:
    one, other = (render_validity(items(BINARY), "json", language) for language in ("id", "en"))
    assert one == other
    assert set(json.loads(one)["messages"][0]["text"]) == {"id", "en"}


def test_an_unknown_format() -> None:
    with pytest.raises(InputError):
        render_validity(items(BINARY), "pdf", "en")


def test_very_wide_headings_are_broken_into_lines() -> None:
    shown = render_validity(items(BINARY), "text", "en")
    table = shown[shown.index("Item-Total Statistics") :].split("\n\n")[0].split("\n")
    assert max(map(len, table)) < 88
    heading = table[2 : table.index(table[1], 2)]
    assert len(heading) > 1
    words = " ".join(" ".join(line.split()) for line in heading)
    assert all(word in words for word in ("Scale", "Corrected", "Squared", "Cronbach's"))


def test_correlations_between_items_as_spss_prints_them() -> None:
    shown = text(items([[3, 1, 2], [3, 2, 2], [3, 4, 5], [3, 5, 4]]))
    # of 1, 2, 4, 5 and 2, 2, 5, 4: products of the deviations 7, squares 10 and 6.75, 7 / sqrt(67.5) = 0.852
    matrix = shown[shown.index("Table 6. Inter-Item Correlation Matrix") :]
    assert "q2 1.000 .852 q3 .852 1.000" in " ".join(matrix.replace("─", "").split())


def test_more_items_than_a_page_holds_leave_their_correlations_to_json() -> None:
    rows = [[(place * item + item) % 5 for item in range(1, 14)] for place in range(1, 20)]
    found = items(rows)
    shown = text(found)
    assert "Inter-Item Correlation Matrix" not in shown
    assert "are too many for a page; --format json has them" in shown
    assert len(json.loads(render_validity(found, "json", "en"))["correlations"]) == 13


def test_twelve_questions_fit_the_screen() -> None:
    names = [f"Menurut saya pernyataan nomor {place} ini benar" for place in range(12)]
    rows = [[(place * item + item * item) % 5 for item in range(1, 13)] for place in range(1, 20)]
    shown = render_validity(item_analysis(ItemMoments.from_rows(rows, names)), "text", "en")
    assert max(map(len, shown.split("Remarks")[0].split("\n"))) <= 180


@pytest.mark.parametrize("language", ["id", "en"])
def test_three_raters_have_a_kappa_of_all(language: str) -> None:
    shown = text(rater_agreement([[1, 1, 1], [2, 2, 1], [3, 3, 3], [1, 2, 1]], ["A", "B", "C"]), language)
    # agreement (1 + 1/3 + 1 + 1/3) / 4, by chance (6^2 + 3^2 + 3^2) / 12^2
    kappa = {"en": "all .467", "id": "semua 0,467"}[language]
    assert kappa in shown
    assert {"en": "Fleiss' κ of all raters", "id": "κ Fleiss semua penilai"}[language] in shown


def test_a_weak_negative_correlation_keeps_its_two_sided_p_in_the_look_of_spss() -> None:
    # r = -.163 of 7 people: p = .727, not 1 - p
    rows = [[1, 3, 1], [1, 1, 5], [1, 4, 2], [4, 1, 5], [2, 4, 4], [5, 2, 3], [2, 2, 4]]
    assert "q2 Pearson Correlation -.163 Sig. (2-tailed) .727" in text(items(rows))
