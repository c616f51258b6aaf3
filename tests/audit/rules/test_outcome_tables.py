"""Tables of an outcome whose labels are unusual words: read in full, and accused of nothing when they are right."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from prapasca.audit import AuditReport, audit_file, audit_text

METHODS = "Methods\nOne group pretest-posttest design, 20 respondents. The Wilcoxon test was used.\nResults\n"
FLAT = (
    "Table 2. Milk Production Before Massage Milk Production Frequency Percentage None 7 35.0 Not smooth 13 65.0 "
    "Smooth 0 0.0 Total 20 100.0\nBased on table 2, most were not smooth, 13 respondents (65.0%).\n"
    "Table 3. Milk Production After Massage Milk Production Frequency Percentage None 0 0.0 Not smooth 8 40.0 "
    "Smooth 12 60.0 Total 20 100.0\nBased on table 3, most were smooth, 12 respondents (60.0%)."
)
ROWS = (
    ("Milk Production", "Before", "", "After", ""),
    ("", "n", "%", "n", "%"),
    ("None", "7", "35.0", "0", "0.0"),
    ("Not smooth", "13", "65.0", "8", "40.0"),
    ("Smooth", "0", "0.0", "12", "60.0"),
    ("Total", "20", "100.0", "20", "100.0"),
)


def cells(report: AuditReport) -> dict[tuple[str | None, str | None], object]:
    found = [fact for fact in report.facts if fact.kind == "count" and fact.get("role") == "cell"]
    return {(fact.get("time"), fact.get("label")): fact.value for fact in found}


def accused(report: AuditReport) -> list[str]:
    return sorted({f"{one.code} {one.severity}" for one in report.findings if one.severity in ("E", "W")})


def document(path: Path, rows: tuple[tuple[str, ...], ...]) -> Path:
    found = docx.Document()
    for paragraph in (*METHODS.strip().split("\n"), "Table 2. Milk production before and after massage"):
        found.add_paragraph(paragraph)
    table = found.add_table(len(rows), len(rows[0]))
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(number, column).text = text
    found.save(str(path))
    return path


@pytest.mark.parametrize("layout", ["one line", "cells", "Word"])
def test_none_is_a_category(tmp_path: Path, layout: str) -> None:
    if layout == "Word":
        report = audit_file(document(tmp_path / "paper.docx", ROWS))
    else:
        tabbed = "Table 2. Milk production before and after massage\n" + "\n".join("\t".join(row) for row in ROWS)
        report = audit_text(METHODS + (FLAT if layout == "one line" else tabbed))
    assert accused(report) == []
    assert cells(report) == {
        ("before", "none"): 7,
        ("before", "not smooth"): 13,
        ("before", "smooth"): 0,
        ("after", "none"): 0,
        ("after", "not smooth"): 8,
        ("after", "smooth"): 12,
    }


def test_a_wrong_count_beside_none_is_found() -> None:
    assert accused(audit_text(METHODS + FLAT.replace("None 7 35.0", "None 8 35.0"))) == ["A2 E", "A3 E"]


def test_labels_listed_above_a_table_are_no_empty_rows() -> None:
    text = "Table 2. Milk flow None, Not smooth, Smooth before massage None 7 Not smooth 13 Smooth 0 Total 20\nGood."
    found = [fact for fact in audit_text(METHODS + text).facts if fact.get("printed_as") == "empty"]
    assert found == []


INDEPENDENCE = (
    "Metode\nDesain one group pretest-posttest, sampel 20 lansia. Uji Wilcoxon.\nHasil\n"
    "Tabel 2 Kemandirian Lansia Sebelum Senam Kategori Frekuensi Persentase (%) Mandiri 5 25,0 Dibantu 11 55,0 "
    "Tergantung 4 20,0 Total 20 100\nBerdasarkan tabel 2 mayoritas dibantu.\n"
    "Tabel 3 Kemandirian Lansia Sesudah Senam Kategori Frekuensi Persentase (%) Mandiri 12 60,0 Dibantu 6 30,0 "
    "Tergantung 2 10,0 Total 20 100\nBerdasarkan tabel 3 mayoritas mandiri."
)
TECHNIQUE = (
    f"{METHODS}Table 2. Feeding Before and After Education Category Before After n % n % Correct 5 25.0 15 75.0 "
    "Partly correct 11 55.0 4 20.0 Incorrect 4 20.0 1 5.0 Total 20 100 20 100\nTable 2 shows that most were correct."
)


@pytest.mark.parametrize(("text", "labels"), [(INDEPENDENCE, 3), (TECHNIQUE, 3)])
def test_labels_of_any_wording_are_told_by_the_shape_of_their_table(text: str, labels: int) -> None:
    report = audit_text(text)
    assert accused(report) == []
    assert len(cells(report)) == 2 * labels
    assert {time for time, _ in cells(report)} == {"before", "after"}


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [("Dibantu 11", "Dibantu 12", ["A2 E", "A3 E"]), ("12 60,0", "12 70,0", ["A2 E", "A4 W"])],
)
def test_a_wrong_number_beside_a_label_of_any_wording(right: str, wrong: str, expected: list[str]) -> None:
    assert accused(audit_text(INDEPENDENCE.replace(right, wrong))) == expected


def test_a_table_whose_percentages_are_of_nothing_tells_no_labels() -> None:
    text = INDEPENDENCE.replace("25,0", "31,0").replace("55,0", "41,5").replace("60,0", "51,5").replace("30,0", "22,0")
    assert cells(audit_text(text)) == {}
