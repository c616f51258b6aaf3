"""Printed tables of before by after against themselves, n, Z, p and what the text claims; texts in both languages."""

from __future__ import annotations

import pytest

from fact_making import accusations, fact, sample, scale
from prapasca.audit import audit_text

INDONESIAN = """Metode
Rancangan one group pretest-posttest pada 20 responden. Analisis memakai uji McNemar dengan alpha 0,05.
Hasil
Tabel 3 Tabulasi silang produksi ASI sebelum dan sesudah pijat
Sebelum\tSesudah\t\t\t\tJumlah\t
\tTidak lancar\t\tLancar\t\t\t
\tn\t%\tn\t%\tn\t%
Tidak lancar\t4\t30,8\t9\t69,2\t13\t100,0
Lancar\t1\t14,3\t6\t85,7\t7\t100,0
Jumlah\t5\t25,0\t15\t75,0\t20\t100,0
Uji McNemar memberikan p = 0,021, sehingga Ho ditolak. Sebanyak 9 responden mengalami peningkatan produksi ASI.
"""
ENGLISH = """Methods
One group pretest-posttest design with 20 respondents. The Wilcoxon signed rank test was used, alpha = 0.05.
Results
Table 2. Knowledge before * Knowledge after the video Crosstabulation Count Knowledge after the video Total Poor Fair \
Good Knowledge before the video Poor 2 8 3 13 Fair 0 3 4 7 Total 2 11 7 20
Based on table 2, 8 respondents improved from poor to fair, 4 respondents improved from fair to good and 5 \
respondents stayed in the same category. The Wilcoxon test gave Z = -3.626, p < 0.001.
"""


def accused(text: str) -> list[str]:
    return sorted({f"{one.code} {one.severity}" for one in audit_text(text).findings if one.severity in ("E", "W")})


@pytest.mark.parametrize("text", [INDONESIAN, ENGLISH])
def test_a_right_table_is_accused_of_nothing_and_is_the_data(text: str) -> None:
    report = audit_text(text)
    assert accused(text) == []
    assert report.tables is not None
    assert report.tables.count == 1
    assert report.tables.unique in (((4, 9), (1, 6)), ((2, 8, 3), (0, 3, 4), (0, 0, 0)))


FLAWS = [
    (INDONESIAN, "\t9\t69,2\t13", "\t8\t69,2\t13", ["A2 E", "A3 E"]),
    (INDONESIAN, "\t13\t", "\t14\t", ["A3 E"]),
    (INDONESIAN, "85,7", "75,7", ["A2 E"]),
    (INDONESIAN, "Sebanyak 9", "Sebanyak 8", ["E2 W"]),
    (INDONESIAN, "p = 0,021", "p = 0,048", ["D14 W"]),
    (ENGLISH, "Poor 2 8 3 13", "Poor 2 7 3 13", ["A3 E"]),
    (ENGLISH, "Z = -3.626", "Z = -3.226", ["D1 W", "D8 W"]),
    (ENGLISH, "5 respondents stayed", "6 respondents stayed", ["E2 W"]),
]


@pytest.mark.parametrize(("text", "right", "wrong", "expected"), FLAWS)
def test_one_number_changed(text: str, right: str, wrong: str, expected: list[str]) -> None:
    assert text.count(right) == 1
    assert accused(text.replace(right, wrong)) == expected


@pytest.mark.parametrize("p", ["0,011", "0,027", "0,012", "0.0215", "0,01", "0,02"])
def test_every_way_to_compute_the_p_of_mcnemar_is_accepted(p: str) -> None:
    assert accused(INDONESIAN.replace("0,021", p)) == []


def test_numbers_of_people_from_or_into_one_category_are_no_claims_on_all() -> None:
    margins = (
        "Methods\nOne group pretest-posttest, 20 respondents.\nResults\nBefore the video, 13 respondents were poor and "
        "7 respondents were fair. After the video, 2 respondents were poor, 11 respondents were fair and 7 respondents "
        "were good. "
    )
    assert accused(margins + "Of these, 4 respondents improved from fair to good.") == []
    assert accused(margins + "Of these, 4 respondents improved.") == ["E1 W"]


def test_p_of_mcnemar_with_the_margins_alone() -> None:
    study = "One group pretest-posttest, 12 respondents. McNemar test. Before, 10 respondents (83.3%) were not smooth, "
    study += "after massage 11 respondents (91.7%) were smooth. McNemar test p = {p}."
    assert [accused(study.format(p=p)) for p in ("0.004", "0.012", "0.003", "0.021")] == [[], [], [], ["D14 W"]]


def test_a_table_that_contradicts_another_place_is_not_used() -> None:
    cells = [("a", "a", 4), ("a", "b", 9), ("b", "a", 1), ("b", "b", 6)]
    facts = [fact("transition", count, before=row, after=column) for row, column, count in cells]
    known = [*sample(20), scale("a", "b"), *facts, fact("change", 10, direction="improved")]
    assert accusations(known) == ["E2"]
    assert accusations([*known, fact("count", 12, time="before", label="a")]) == []
