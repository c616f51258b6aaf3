"""Printed tables of before by after: what must be read from every layout, and what is no such table."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from prapasca.audit.facts import FactSet

Facts = Callable[[str], FactSet]

TWO = {
    "corner": "Tabel 3 Produksi ASI sebelum dan sesudah pijat\nSebelum \\ Sesudah\tTidak lancar\tLancar\tTotal\n"
    "Tidak lancar\t4\t9\t13\nLancar\t1\t6\t7\nTotal\t5\t15\t20",
    "two lines of head": "Table 3. Milk flow before and after the massage\nBefore\tAfter\t\tTotal\tp\n"
    "\tNot smooth\tSmooth\t\t\nNot smooth\t4 (20.0%)\t9 (45.0%)\t13 (65.0%)\t0.021\n"
    "Smooth\t1 (5.0%)\t6 (30.0%)\t7 (35.0%)\t\nTotal\t5 (25.0%)\t15 (75.0%)\t20 (100%)\t",
    "percentages in columns": "Tabel 3 Tabulasi silang produksi ASI\nSebelum\tSesudah\t\t\t\tJumlah\t\n"
    "\tTidak lancar\t\tLancar\t\t\t\n\tn\t%\tn\t%\tn\t%\nTidak lancar\t4\t30,8\t9\t69,2\t13\t100,0\n"
    "Lancar\t1\t14,3\t6\t85,7\t7\t100,0\nJumlah\t5\t25,0\t15\t75,0\t20\t100,0",
    "one line": "Tabel 3 Tabulasi silang produksi ASI sebelum dan sesudah pijat Sebelum Sesudah Total Tidak lancar "
    "Lancar n % n % n % Tidak lancar 4 20,0 9 45,0 13 65,0 Lancar 1 5,0 6 30,0 7 35,0 Total 5 25,0 15 75,0 20 100,0\n"
    "Berdasarkan tabel 3 hasilnya baik.",
    "lines": "Table 3. Cross tabulation of milk flow\nBefore After Total\nNot smooth Smooth\nNot smooth 4 9 13\n"
    "Smooth 1 6 7\nTotal 5 15 20\n\nThe result was good.",
    "after in rows": "Tabel 3 Produksi ASI\nSesudah \\ Sebelum\tLancar\tTidak lancar\tTotal\nLancar\t6\t9\t15\n"
    "Tidak lancar\t1\t4\t5\nTotal\t7\t13\t20",
    "SPSS without totals": "Table 3. Pretest & Posttest (McNemar)\nPretest\tPosttest\t\n\tTidak lancar\tLancar\n"
    "Tidak lancar\t4\t9\nLancar\t1\t6",
}


@pytest.mark.parametrize("layout", TWO)
def test_every_layout_of_a_table_of_before_by_after(facts: Facts, layout: str) -> None:
    text = TWO[layout]
    found = facts(text)
    bad, good = ("not smooth", "smooth") if "mooth" in text else ("tidak lancar", "lancar")
    moves = {(fact.get("before"), fact.get("after")): fact.value for fact in found.own("transition")}
    assert moves == {(bad, bad): 4, (bad, good): 9, (good, bad): 1, (good, good): 6}
    counts = {(fact.get("time"), fact.get("label")): fact.value for fact in found.own("count", role="cell")}
    totals = {("before", bad): 13, ("before", good): 7, ("after", bad): 5, ("after", good): 15}
    assert counts == ({} if layout == "SPSS without totals" else totals)
    assert [fact.value for fact in found.own("scale")] == [(bad, good)]


SPSS = """Tabel 3 Pretest * Posttest Crosstabulation
\t\t\tPosttest\t\t\tTotal
\t\t\tKurang\tCukup\tBaik\t
Pretest\tKurang\tCount\t2\t8\t3\t13
\t\tExpected Count\t1,3\t7,2\t4,6\t13,0
\t\t% within Pretest\t15,4%\t61,5%\t23,1%\t100,0%
\tCukup\tCount\t0\t3\t4\t7
\t\tExpected Count\t,7\t3,9\t2,5\t7,0
\t\t% within Pretest\t0,0%\t42,9%\t57,1%\t100,0%
Total\t\tCount\t2\t11\t7\t20
\t\tExpected Count\t2,0\t11,0\t7,0\t20,0
\t\t% within Pretest\t10,0%\t55,0%\t35,0%\t100,0%
"""


@pytest.mark.parametrize("text", [SPSS, " ".join(SPSS.split())], ids=["cells", "one line"])
def test_crosstabs_of_spss(facts: Facts, text: str) -> None:
    found = facts(f"Hasil\n{text}")
    moves = {(fact.get("before"), fact.get("after")): fact.value for fact in found.own("transition")}
    rows = {"kurang": (2, 8, 3), "cukup": (0, 3, 4)}
    assert moves == {
        (row, column): count
        for row in rows
        for column, count in zip(("kurang", "cukup", "baik"), rows[row], strict=True)
    }
    assert {fact.printed for fact in found.own("percent", percent_of="before")} == {
        "15,4",
        "61,5",
        "23,1",
        "0,0",
        "42,9",
        "57,1",
    }
    assert {fact.printed: fact.get("label") for fact in found.own("percent", percent_of="percent")} == {
        "10,0": "kurang",
        "55,0": "cukup",
        "35,0": "baik",
    }


def test_an_empty_cell_and_labels_of_any_wording(facts: Facts) -> None:
    found = facts(
        "Tabel 2 Kemandirian sebelum dan sesudah\nSebelum\tSesudah\t\tJumlah\n\tMandiri\tDibantu\t\n"
        "Mandiri\t4\t\t4\nDibantu\t10\t6\t16\nJumlah\t14\t6\t20"
    )
    moves = {(fact.get("before"), fact.get("after")): fact.value for fact in found.own("transition")}
    assert moves[("mandiri", "dibantu")] == 0
    assert moves[("dibantu", "mandiri")] == 10


NONE = {
    "a characteristic by the outcome": "Tabel 4 Hubungan paritas dengan produksi ASI sesudah pijat\n"
    "Paritas\tTidak lancar\tLancar\tTotal\nPrimipara\t3\t6\t9\nMultipara\t2\t9\t11\nTotal\t5\t15\t20",
    "two outcomes at one time": "Tabel 4 Tabulasi silang pengetahuan dan sikap sesudah penyuluhan\n"
    "Pengetahuan \\ Sikap\tKurang\tBaik\tTotal\nKurang\t3\t6\t9\nBaik\t2\t9\t11\nTotal\t5\t15\t20",
    "expected counts": "Tabel 4 Pretest * Posttest Crosstabulation\n\t\t\tPosttest\t\tTotal\n\t\t\tKurang\tBaik\t\n"
    "Pretest\tKurang\tExpected Count\t4,5\t4,5\t9,0\n\tBaik\tExpected Count\t5,5\t5,5\t11,0\n"
    "Total\t\tExpected Count\t10,0\t10,0\t20,0",
    "groups": "Tabel 4 Produksi ASI sebelum dan sesudah pijat\nKelompok\tTidak lancar\tLancar\tTotal\n"
    "Intervensi\t3\t6\t9\nKontrol\t2\t9\t11\nTotal\t5\t15\t20",
    "columns before and after": "Tabel 4 Pengetahuan (Kurang, Baik) sebelum dan sesudah penyuluhan Kategori Sebelum "
    "Sesudah n % n % Kurang 9 45 5 25 Baik 11 55 15 75 Total 20 100 20 100\nBerdasarkan tabel 4 hasilnya baik.",
    "sums that do not": "Tabel 4 Tabulasi silang\nSebelum \\ Sesudah\tKurang\tBaik\tTotal\nKurang\t3\t6\t8\n"
    "Baik\t2\t9\t14\nTotal\t7\t13\t20",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_is_no_table_of_before_by_after(facts: Facts, text: str) -> None:
    assert facts(f"Hasil\n{text}").own("transition") == ()
