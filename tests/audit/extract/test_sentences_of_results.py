"""Short texts of the forms that real papers print, with every fact that must come out of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from prapasca.audit.facts import FactSet

Facts = Callable[[str], FactSet]


def cells(found: FactSet, *names: str) -> list[tuple[str | None, ...]]:
    """Return this study's own counts: label, time, printed, and further attributes."""
    return [
        (fact.get("label"), fact.get("time"), fact.printed, *(fact.get(name) for name in names))
        for fact in found.own("count")
        if fact.get("role") == "cell" and fact.get("characteristic") is None
    ]


COUNTS = {
    "lost digits": (
        "Produksi ASI sebelum pijat mayoritas tidak lancar yaitu sebanyak 14 responden . ,7%).",
        [("tidak lancar", "before", "14")],
    ),
    "brackets and percent signs lost": (
        "Sesudah pijat 12 responden 80,0 ASI lancar dan 3 responden 20,0 ASI tidak lancar.",
        [("lancar", "after", "12"), ("tidak lancar", "after", "3")],
    ),
    "label between count and share": (
        (
            "Before massage, 9 mothers whose milk flow was not smooth (75.0%); after it 10 mothers' flow was smooth "
            "(83.3%)."
        ),
        [("not smooth", "before", "9"), ("smooth", "after", "10")],
    ),
    "people with a level": (
        "Didapatkan sebelum terapi responden dengan kecemasan panik sebanyak 5 responden (31,3%).",
        [("kecemasan panik", "before", "5")],
    ),
    "labels first": (
        "Sebelum penyuluhan pengetahuan kurang yaitu 18 orang (60,0%), cukup 9 orang (30,0%) dan baik 3 orang (10,0%).",
        [("kurang", "before", "18"), ("cukup", "before", "9"), ("baik", "before", "3")],
    ),
    "labels last": (
        "Setelah penyuluhan 20 responden (66,7%) berpengetahuan baik, 8 responden (26,7%) berpengetahuan cukup.",
        [("baik", "after", "20"), ("cukup", "after", "8")],
    ),
    "no word for people": (
        "Pretest: kurang 18 (60%), cukup 9 (30%). Posttest: kurang 2 (6,7%), baik 20 (66,7%).",
        [("kurang", "before", "18"), ("cukup", "before", "9"), ("kurang", "after", "2"), ("baik", "after", "20")],
    ),
    "number words": (
        "Sebelum perlakuan dua belas orang (60%) mengalami nyeri berat dan delapan orang (40%) nyeri sedang.",
        [("nyeri berat", "before", "dua belas"), ("nyeri sedang", "before", "delapan")],
    ),
    "from and to": (
        "Kategori kurang turun dari 12 orang menjadi 2 orang, dan kategori baik naik dari 3 orang menjadi 15 orang.",
        [("kurang", "before", "12"), ("kurang", "after", "2"), ("baik", "before", "3"), ("baik", "after", "15")],
    ),
    "time after the count": (
        "Of the students, 30 (66.7%) had low anxiety after the session compared with 10 (22.2%) before.",
        [("low anxiety", "after", "30"), ("low anxiety", "before", "10")],
    ),
    "time in the sentence before": (
        "Kemudian dilakukan pengukuran sesudah pijat. Hasilnya produksi ASI lancar sebanyak 12 orang.",
        [("lancar", "after", "12")],
    ),
    "contrast": (
        "Setelah pijat produksi ASI menjadi lancar sebanyak 12 orang, sedangkan yang tidak lancar sebanyak 8 orang.",
        [("lancar", "after", "12"), ("tidak lancar", "after", "8")],
    ),
    "nobody": (
        "Sebelum modeling 23 anak (50,0%) berskor kurang, setelah modeling tidak ada responden berskor kurang.",
        [("kurang", "before", "23"), ("kurang", "after", "tidak ada responden")],
    ),
    "part of a whole": (
        "Twelve of the 20 participants (60%) reported mild pain after treatment.",
        [("mild pain", "after", "Twelve")],
    ),
    "line break inside a number": (
        "Sebelum intervensi terdapat 14\nresponden (70,\n0%) tidak patuh.",
        [("tidak patuh", "before", "14")],
    ),
    "share first": (
        "Sesudah terapi 60% (12 orang) cemas ringan.",
        [("cemas ringan", "after", "12")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), COUNTS.values(), ids=COUNTS)
def test_counts_in_sentences(facts: Facts, text: str, expected: list[tuple[str, ...]]) -> None:
    assert cells(facts(text)) == expected


def test_lost_digits_of_a_share_are_kept_as_its_end(facts: Facts) -> None:
    found = facts("Sebelum pijat tidak lancar yaitu 14 responden . ,7%). Sesudah pijat lancar 9 responden . 0%).")
    ends = found.own("percent_end")
    assert [(fact.value, fact.get("label"), fact.get("time")) for fact in ends] == [
        (",7", "tidak lancar", "before"),
        ("0", "lancar", "after"),
    ]
    assert {fact.get("cell") for fact in ends} == {fact.get("cell") for fact in found.own("count")}


def test_shares_without_counts(facts: Facts) -> None:
    found = facts(
        "Setelah kompres nyeri sedang turun dari 75% menjadi 18,8% responden dan 12,5% responden nyeri nya hilang."
    )
    assert [(fact.printed, fact.get("time"), fact.get("label")) for fact in found.own("percent")] == [
        ("75", "before", "nyeri sedang"),
        ("18,8", "after", "nyeri sedang"),
        ("12,5", "after", "tidak nyeri"),
    ]


TWO_GROUPS = "Penelitian dengan kelompok kontrol. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sesudah pijat kelompok intervensi 15 responden 93,8 lancar, kelompok kontrol 2 responden 12,5 lancar.",
            [("lancar", "after", "15", "intervention"), ("lancar", "after", "2", "control")],
        ),
        (
            (
                "After it, 14 people (70%) in the intervention group had mild anxiety, 10 (50%) in the control group "
                "severe."
            ),
            [("mild anxiety", "after", "14", "intervention"), ("severe", "after", "10", "control")],
        ),
        (
            "Sebelum pijat 16 responden 100 pada tiap kelompok tidak lancar, kelompok intervensi dan kelompok kontrol.",
            [("tidak lancar", "before", "16", "intervention"), ("tidak lancar", "before", "16", "control")],
        ),
    ],
)
def test_counts_of_groups(facts: Facts, text: str, expected: list[tuple[str, ...]]) -> None:
    assert cells(facts(TWO_GROUPS + text), "group") == expected


NUMBERS = {
    "Hasil uji Wilxocon nilai p=0.014 dan Z= -2,248.": [("z", "-2,248", "wilcoxon"), ("p", "0.014", "wilcoxon")],
    "Uji Wilcoxon: nilai Z adalah -4,359 dan nilai p-value adalah 0,000.": [
        ("z", "-4,359", "wilcoxon"),
        ("p", "0,000", "wilcoxon"),
    ],
    "The Wilcoxson test gave Z = −4.36, p < .001.": [("z", "−4.36", "wilcoxon"), ("p", ".001", "wilcoxon")],
    "Uji wilcoxon menunjukkan nilai Sig.(2-tailed) sebesar 0,001 dan nilai Z= -3,317.": [
        ("z", "-3,317", "wilcoxon"),
        ("p", "0,001", "wilcoxon"),
    ],
    "McNemar test results pvalue = 0.004 ≤ α = (0.05).": [("p", "0.004", "mcnemar")],
    "Hasil uji Wilcoxon didapatkan p value (0,000) < α (0,05).": [("p", "0,000", "wilcoxon")],
    "Uji Wilcoxon diperoleh nilai 0,002 < 0,05.": [("p", "0,002", "wilcoxon")],
    "Hasil Wilcoxon p value= 0,\n003, Z hitung sebesar -2,\n972.": [
        ("z", "-2, 972", "wilcoxon"),
        ("p", "0, 003", "wilcoxon"),
    ],
    "Uji Shapiro-Wilk p = 0,001 sehingga dipakai uji Wilcoxon dengan p = 0,04.": [
        ("p", "0,001", "shapiro_wilk"),
        ("p", "0,04", "wilcoxon"),
    ],
    "Uji Wilcoxon p = -0,03.": [("p", "-0,03", "wilcoxon")],
    "The marginal homogeneity test yielded Std. MH Statistic = -0.511, p = 0.610.": [
        ("z", "-0.511", "marginal_homogeneity"),
        ("p", "0.610", "marginal_homogeneity"),
    ],
    "Dengan uji Marginal Homogeneity didapat Std.\nMH Statistic = -4.593.": [("z", "-4.593", "marginal_homogeneity")],
    "Signifikansi pretest dan posttest uji Wilcoxon sebesar 0,64 dengan nilai z -1,856.": [
        ("z", "-1,856", "wilcoxon"),
        ("p", "0,64", "wilcoxon"),
    ],
}


@pytest.mark.parametrize(("text", "expected"), NUMBERS.items())
def test_what_tests_print(facts: Facts, text: str, expected: list[tuple[str, ...]]) -> None:
    found = facts(text)
    printed = [*found.own("z"), *found.own("p")]
    assert [(fact.kind, fact.printed, fact.get("test")) for fact in printed] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Besar sampel dihitung dengan rumus Z = 1,96, P = 0,5 dan d = 0,1.",
        "Ibu dengan G2P1A0 diikutkan.",
        "Z tabel = 1,96 dan p < 0,05 dianggap bermakna.",
        "Nilai p . < . artinya baik.",
        "Taraf signifikansi sebesar 0,05.",
        "Skor Z BB/U -2,1 SD.",
        "Tingkat kepercayaan 95%.",
    ],
)
def test_what_is_no_result_of_a_test(facts: Facts, text: str) -> None:
    found = facts(text)
    assert (found.own("z"), found.own("p")) == ((), ())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("α = 0,05", "0.05"),
        ("taraf signifikansi 5%", "0.05"),
        ("derajat kepercayaan 95%", "0.05"),
        ("p < 0.01 considered", "0.01"),
    ],
)
def test_levels(facts: Facts, text: str, value: str) -> None:
    assert [str(fact.value) for fact in facts(f"Uji dengan {text} dipakai.").own("level")] == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("maka Ho ditolak.", ["h0_rejected"]),
        ("so that Ha is accepted.", ["h0_rejected"]),
        ("sehingga H0 diterima.", ["h0_accepted"]),
        ("H0 tidak ditolak.", ["h0_not_rejected"]),
        ("artinya terdapat perbedaan yang bermakna.", ["significant"]),
        ("artinya tidak ada perbedaan yang bermakna.", ["not_significant"]),
        ("There was no significant difference.", ["not_significant"]),
        ("Tujuan penelitian mengetahui apakah ada pengaruh pijat.", []),
    ],
)
def test_decisions(facts: Facts, text: str, expected: list[str]) -> None:
    assert [fact.value for fact in facts(text).own("decision")] == expected


CHANGES = {
    "19 responden mengalami peningkatan dan 1 responden tetap.": [(19, "increased"), (1, "unchanged")],
    "Terdapat 8 orang ibu yang tidak mengalami peningkatan.": [(8, "not_improved")],
    "Sebanyak 17 responden (85%) mengalami penurunan nyeri.": [(17, "decreased")],
    "Jumlah responden yang mengalami penurunan kecemasan adalah 13 orang.": [(13, "decreased")],
    "Tidak ada responden yang mengalami penurunan.": [("none", "decreased")],
    "Seluruh responden mengalami penurunan nyeri.": [("all", "decreased")],
    "All participants improved.": [("all", "improved")],
    "Nineteen of 20 mothers (95%) improved.": [(19, "improved")],
    "9 participants (60.0%) stayed in the same category.": [(9, "unchanged")],
    "6 people (21.4 %) became worse.": [(6, "worsened")],
    "As many as 8 subjects . .6%) improved.": [(8, "improved")],
    "Sebanyak 14 responden . ,7%) membaik.": [(14, "improved")],
    "Sebanyak 14 responden . ,7%) baik. Nyeri membaik.": [],
    "Tetap: 3 orang.": [(3, "unchanged")],
    "24 mothers (26.7%) kept their category.": [(24, "unchanged")],
    "24 mothers (26.7%) kept their appointments.": [],
    "Sebanyak 12 orang lancar sesudah pijat.": [],
}


@pytest.mark.parametrize(("text", "expected"), CHANGES.items())
def test_changes(facts: Facts, text: str, expected: list[tuple[object, ...]]) -> None:
    assert [(fact.value, fact.get("direction")) for fact in facts(text).own("change")] == expected


def test_the_share_beside_a_change_is_kept_whole_or_as_its_end(facts: Facts) -> None:
    found = facts("Sebanyak 8 ibu . ,6%) membaik dan 5 ibu (25,0%) memburuk.")
    changes = {fact.get("cell"): fact.value for fact in found.own("change")}
    shares = [(changes[fact.get("cell")], fact.printed) for fact in (*found.own("percent_end"), *found.own("percent"))]
    assert shares == [(8, ",6"), (5, "25,0")]


SIZES = {
    "Metode\nPopulasi penelitian 120 orang. Jumlah sampel sebanyak 54 orang.": [("population", 120), ("sample", 54)],
    "Metode\nUji validitas dilakukan pada 20 responden di tempat lain.": [("pilot", 20)],
    "Metode\nSebanyak 2 orang drop out sehingga sampel akhir 52 responden.": [("dropout", 2), ("analysed", 52)],
    "Population and sample were 12 respondents, total sampling.": [("population", 12), ("sample", 12)],
    "Abstract: purposive sampling, 35 respondents.": [("sample", 35)],
    "The sample consisted\nof 31 people from a population of 36 people.": [("sample", 31), ("population", 36)],
    "Methods\nOf a total\nof 31 respondents all took part.": [("sample", 31)],
    "Methods\nThirty pregnant women were recruited.": [("sample", 30)],
    "Dari 20 responden yang diteliti, 12 orang lancar sesudah pijat.": [("analysed", 20)],
    "Metode\nResponden yang ikut serta ada 52 orang.": [("sample", 52)],
    "Metode\nResponden yang ikut senam tiga kali ada 52 orang.": [("sample", 52)],
    "Pendahuluan\nHasil survei awal jumlah ibu nifas 54 orang.": [],
    "Metode\nRumus Slovin dengan N = 60.": [],
}


@pytest.mark.parametrize(("text", "expected"), SIZES.items())
def test_sizes_by_their_roles(facts: Facts, text: str, expected: list[tuple[str, int]]) -> None:
    assert [(fact.get("role"), fact.value) for fact in facts(text).own("n")] == expected


def test_sizes_of_groups(facts: Facts) -> None:
    text = (
        "Metode\nSampel 40 orang dibagi menjadi 21 orang kelompok intervensi dan 19 orang kelompok kontrol. "
        "Kelompok intervensi berjumlah 21 orang."
    )
    assert [(fact.get("role"), fact.get("group"), fact.value) for fact in facts(text).own("n")] == [
        ("sample", None, 40),
        ("group", "intervention", 21),
        ("group", "control", 19),
        ("group", "intervention", 21),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Methods\nOf 40 respondents, 21 were allocated to the intervention group and 19 to the control group.",
        "Metode\nSebanyak 40 orang, 21 kelompok intervensi dan 19 kelompok kontrol.",
    ],
)
def test_sizes_of_groups_without_a_word_for_people(facts: Facts, text: str) -> None:
    sizes = [(fact.get("group"), fact.value) for fact in facts(text).own("n") if fact.get("role") == "group"]
    assert sizes == [("intervention", 21), ("control", 19)]


def test_a_survey_is_no_part_of_the_study(facts: Facts) -> None:
    found = facts("Pendahuluan\nSurvei pada 10 ibu didapatkan 7 orang (70%) kurang dan 3 orang (30%) baik.")
    assert (found.own("n"), found.own("count")) == ((), ())
    assert [(fact.value, fact.get("label")) for fact in found.all("count")] == [(7, "kurang"), (3, "baik")]
