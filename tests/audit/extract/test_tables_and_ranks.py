"""Tables of results in several layouts, and everything that must be read from them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from prapasca.audit.facts import FactSet

Facts = Callable[[str], FactSet]

RANKS = {
    "cells": "Tabel 3 Hasil uji\n\tN\tMean Rank\tSum of Ranks\nPost - Pre Negative Ranks\t1a\t5.00\t5.00\n"
    "Positive Ranks\t14b\t8.21\t115.00\nTies\t2c\nTotal\t17",
    "one line": "Tabel 3 Hasil uji Ranks N Mean Rank Sum of Ranks posttest – pretest Negative Ranks 1 a 5.00 5.00 "
    "Positive Ranks 14 b 8.21 115.00 Ties 2 c Total 17 a. posttest < pretest b. posttest > pretest",
    "glued": "Tabel 3 Hasil uji\nPost - Pre Negative Ranks1a5.005.00Positive Ranks14b8.21115.00Ties2(c)Total17",
    "one a line": "Tabel 3 Hasil uji\nNegative Ranks\n1a\n5,00\n5,00\nPositive "
    "Ranks\n14b\n8,21\n115,00\nTies\n2c\nTotal\n17",
    "column by column": "Table 3. Ranks\nNegative Ranks Positive Ranks Ties Total 1(a) 14(b) 2(c) 17 5,00 8,21 "
    "5,00 115,00",
    "sentence": "Hasil uji: negative ranks N= 1 mean rank = 5.00 sum of ranks = 5.00, positive ranks N= 14 mean "
    "rank = 8.21, "
    "sum of ranks = 115.00, ties N = 2 dengan total N = 17.",
}


@pytest.mark.parametrize("text", RANKS.values(), ids=RANKS)
def test_ranks_of_every_layout(facts: Facts, text: str) -> None:
    found = facts(text)
    counts = {fact.get("sign"): fact.value for fact in found.own("rank_n")}
    sums = {fact.get("sign"): str(fact.value) for fact in found.own("rank_sum")}
    means = {fact.get("sign"): str(fact.value) for fact in found.own("mean_rank")}
    assert counts == {"negative": 1, "positive": 14, "ties": 2, "total": 17}
    assert (sums, means) == ({"negative": "5.00", "positive": "115.00"}, {"negative": "5.00", "positive": "8.21"})
    assert found.own("n") == ()


def test_letters_of_notes_glued_to_the_names_of_signs(facts: Facts) -> None:
    found = facts(
        "Tabel 3 Frequencies N Post - Pre Negative Differencesa 26 Positive Differencesb 0 Tiesc 68 Totald 94 "
        "Positive Differenceship 7 a. Post < Pre"
    )
    counts = [(fact.get("sign"), fact.value) for fact in found.own("rank_n")]
    assert counts == [("negative", 26), ("positive", 0), ("ties", 68), ("total", 94)]


def test_what_the_signs_mean(facts: Facts) -> None:
    found = facts(
        "Tabel 3 Ranks Sesudah - Sebelum Negative Ranks 1a 2,00 2,00 Positive Ranks 5b 3,80 19,00 Ties 0c Total 6 "
        "a. Sesudah < Sebelum b. Sesudah > Sebelum c. Sesudah = Sebelum Test Statistics Z -1,8a Asymp. Sig. "
        "(2-tailed) "
        ",072 a. Based on negative ranks."
    )
    assert [(fact.get("sign"), fact.value) for fact in found.own("rank_legend")] == [
        ("negative", "post<pre"),
        ("positive", "post>pre"),
        ("ties", "post=pre"),
    ]
    assert {fact.get("difference") for fact in found.own("rank_n")} == {"post-pre"}
    assert [(fact.printed, fact.get("based_on")) for fact in found.own("z")] == [("-1,8", "negative")]
    assert [(fact.printed, fact.get("sides")) for fact in found.own("p")] == [(",072", "two")]


def test_a_legend_whose_signs_were_lost_tells_nothing_wrong(facts: Facts) -> None:
    found = facts(
        "Tabel 3 Ranks Negative Ranks 1a Positive Ranks 5b Ties 0c a. posttest pretest b. posttest pretest c. "
        "posttest = pretest"
    )
    assert [(fact.get("sign"), fact.value) for fact in found.own("rank_legend")] == [("ties", "post=pre")]


def test_z_and_p_side_by_side_under_a_head_that_lost_z(facts: Facts) -> None:
    found = facts(
        "Tabel 4 Pengaruh senam terhadap nyeri Nyeri Ringan Sedang p value -3,162 0,002 Berdasarkan tabel 4 baik."
    )
    assert [fact.printed for fact in (*found.own("z"), *found.own("p"))] == ["-3,162", "0,002"]


def test_a_row_of_z_with_a_column_a_group(facts: Facts) -> None:
    found = facts(
        "Tabel 8. Hasil Uji Wilcoxon kelompok intervensi dan kelompok kontrol\nIntervensi Kontrol\nSig "
        "pre-post\n0,00 0,64\nZ -5,090\n-1,856"
    )
    assert [(fact.printed, fact.get("group")) for fact in (*found.own("z"), *found.own("p"))] == [
        ("-5,090", "intervention"),
        ("-1,856", "control"),
        ("0,00", "intervention"),
        ("0,64", "control"),
    ]


def test_columns_of_z_and_p(facts: Facts) -> None:
    found = facts("Tabel 4. Hasil uji Wilcoxon\nVariabel\tN\tZ\tp-value\nNyeri\t20\t-3,852\t0,000")
    assert [(fact.printed, fact.get("table")) for fact in (*found.own("z"), *found.own("p"))] == [
        ("-3,852", "4"),
        ("0,000", "4"),
    ]
    assert found.own("count") == ()


def test_a_column_of_p_keeps_its_signs(facts: Facts) -> None:
    found = facts(
        "Tabel 4. Hasil uji Wilcoxon\nVariabel\tN\tZ\tp-value\nNyeri\t20\t-3,852\t<0,001\nMual\t20\t-2,1\t0,036"
    )
    assert [(fact.printed, fact.get("comparator")) for fact in found.own("p")] == [("0,001", "<"), ("0,036", "=")]


MOMENTS = {
    "cells": "Tabel 4. Rata-rata skor nyeri\nVariabel\tN\tMean ± SD\tMin-Max\nPretest\t20\t5,40 ± "
    "1,12\t3-8\nPosttest\t20\t3,10 ± 0,97\t1-5",
    "lines": "Tabel 4. Rata-rata skor nyeri sebelum dan sesudah kompres\nVariabel N Mean SD Min Max p value\n"
    "Pretest 20 5,40 1,12 3 8 0,000\nPosttest 20 3,10 0,97 1 5",
    "broken lines": "Tabel 4 Nyeri\nn=20 Tingkat\nNyeri n\nMean ± s.d minimum-\nmaksimum\nP\nPretest 20\n5,40 ± "
    "1,12 3-8\n0,034\n"
    "Posttest 20\n3,10 ± 0,97 1-5",
}


@pytest.mark.parametrize("text", MOMENTS.values(), ids=MOMENTS)
def test_means_in_tables(facts: Facts, text: str) -> None:
    found = facts(text)
    told = {
        (kind, fact.get("time")): fact.printed
        for kind in ("mean", "sd", "minimum", "maximum")
        for fact in found.own(kind)
    }
    assert told == {
        ("mean", "before"): "5,40",
        ("mean", "after"): "3,10",
        ("sd", "before"): "1,12",
        ("sd", "after"): "0,97",
        ("minimum", "before"): "3",
        ("minimum", "after"): "1",
        ("maximum", "before"): "8",
        ("maximum", "after"): "5",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Rata-rata preintervensi 2,20 ± 0,561 dan rata-rata posintervensi 1,80 ± 0,414.",
        "The mean pain score decreased from 2,20 ± 0,561 to 1,80 ± 0,414.",
        "Rerata sebelum 2,20 (SD 0,561) dan setelah terapi 1,80 (SD 0,414).",
    ],
)
def test_means_in_sentences(facts: Facts, text: str) -> None:
    found = facts(text)
    assert [(fact.printed, fact.get("time")) for fact in (*found.own("mean"), *found.own("sd"))] == [
        ("2,20", "before"),
        ("1,80", "after"),
        ("0,561", "before"),
        ("0,414", "after"),
    ]


def test_a_row_label_that_stands_twice_is_stated_and_its_time_left_open(facts: Facts) -> None:
    found = facts("Tabel 5 Skor\nn Mean ± SD\nPretest 15 2,20 ± 0,561\nPretest 15 1,80 ± 0,414")
    assert [fact.get("label") for fact in found.own("statement") if fact.value == "row_label_repeated"] == ["pretest"]
    assert [(fact.printed, fact.get("time")) for fact in found.own("mean")] == [("2,20", "before"), ("1,80", None)]


def test_changes_unit_by_unit(facts: Facts) -> None:
    found = facts(
        "Susu turun 0,5 liter pada sapi A. Sapi K tetap 9 liter dan N tetap 8,5 liter. "
        "Peningkatan H prets 8 dan postes 9,5 liter. Naik 1 liter pada sapi D,G dan Q."
    )
    assert [(fact.value, fact.get("direction"), fact.get("amount")) for fact in found.own("unit_change")] == [
        ("A", "decreased", "0.5"),
        ("K", "unchanged", "0"),
        ("N", "unchanged", "0"),
        ("H", "increased", "1.5"),
        ("D", "increased", "1"),
        ("G", "increased", "1"),
        ("Q", "increased", "1"),
    ]


SCALES = {
    "Tabel 2 Kelancaran ASI sebelum pijat Kelancaran Frekuensi Lancar Tidak Lancar Tidak Ada Jumlah Berdasarkan "
    "tabel 2 baik.": (
        ("tidak ada", "tidak lancar", "lancar"),
        "worst_to_best",
    ),
    "Tabel 1 Nyeri\nNyeri\tn\nTidak nyeri\t2\nNyeri ringan\t5\nNyeri berat\t3": (
        ("nyeri berat", "nyeri ringan", "tidak nyeri"),
        "worst_to_best",
    ),
    "Tabel 1 Tekanan darah\nKategori\tn\nDerajat 2\t2\nDerajat 1\t5\nNormal\t3": (
        ("derajat 2", "derajat 1", "normal"),
        "worst_to_best",
    ),
    "Tabel 1 Pengetahuan\nKategori\tn\nTinggi\t2\nSedang\t5\nRendah\t3": (
        ("rendah", "sedang", "tinggi"),
        "worst_to_best",
    ),
    "Pengetahuan dikategorikan menjadi baik (76-100%), cukup (56-75%) dan kurang (<56%).": (
        ("kurang", "cukup", "baik"),
        "worst_to_best",
    ),
    "Sampel 20 orang. Sebelum terapi 12 orang cemas berat dan 8 orang cemas sedang.": (
        ("cemas berat", "cemas sedang"),
        "worst_to_best",
    ),
}


@pytest.mark.parametrize(("text", "expected"), SCALES.items())
def test_scales(facts: Facts, text: str, expected: tuple[object, ...]) -> None:
    assert [(fact.value, fact.get("order")) for fact in facts(text).own("scale")] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Sebelum terapi mayoritas cemas berat 12 orang (60%), sesudah terapi mayoritas cemas ringan 13 orang (65%).",
        "Setelah kompres nyeri sedang turun dari 75% menjadi 18,8%.",
    ],
)
def test_labels_that_may_not_be_all_make_no_scale(facts: Facts, text: str) -> None:
    assert facts(text).own("scale") == ()


def test_two_languages_have_one_name_for_a_level(facts: Facts) -> None:
    found = facts(
        "Abstrak\nSebelum pijat ASI tidak lancar 13 orang (65%). Sesudah pijat yang lancar 12 orang.\n"
        "Abstract\nBefore massage the flow was not smooth in 13 respondents (65%)."
    )
    assert {fact.get("label") for fact in found.own("count", time="before")} == {"tidak lancar"}


def test_tables_that_leave_out_empty_categories_share_a_scale(facts: Facts) -> None:
    found = facts(
        "Tabel 1 Nyeri sebelum kompres\nNyeri\tn\nNyeri sedang\t5\nNyeri berat\t3\n\n"
        "Tabel 2 Nyeri sesudah kompres\nNyeri\tn\nNyeri ringan\t5\nNyeri sedang\t3"
    )
    assert ("nyeri berat", "nyeri sedang", "nyeri ringan") in {fact.value for fact in found.own("scale")}


def test_empty_cells_count_nobody_where_the_others_make_up_the_total(facts: Facts) -> None:
    text = "Tabel 2 Kelancaran ASI sebelum pijat Kelancaran f % Lancar Tidak lancar 16 100 Total 16 100"
    counts = {fact.get("label"): fact.value for fact in facts(text).own("count", role="cell")}
    assert counts == {"lancar": 0, "tidak lancar": 16}
    assert "lancar" not in {fact.get("label") for fact in facts(text.replace("Total 16", "Total 20")).own("count")}


def test_outcomes_are_kept_apart(facts: Facts) -> None:
    found = facts(
        "Hasil\nTabel 1 Distribusi Frekuensi Pengetahuan Sebelum Penyuluhan\nPengetahuan\tn\nBaik\t5\nKurang\t15\n\n"
        "Tabel 2 Distribusi Frekuensi Sikap Sebelum Penyuluhan\nSikap\tn\nPositif\t8\nNegatif\t12\n\n"
        "Uji Wilcoxon untuk pengetahuan p = 0,001 dan untuk sikap p = 0,020. Nilai Z = -3,0."
    )
    assert [(fact.value, fact.get("outcome")) for fact in found.own("count")] == [
        (5, "pengetahuan"),
        (15, "pengetahuan"),
        (8, "sikap"),
        (12, "sikap"),
    ]
    assert [fact.get("outcome") for fact in found.own("z")] == [None]
