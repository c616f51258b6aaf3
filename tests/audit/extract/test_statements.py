"""What texts state of design, conduct and conclusions; times, labels and tests by their names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from prapasca.audit.extract.labels import Labels
from prapasca.audit.extract.levels import label_text, level_of, worst_to_best
from prapasca.audit.extract.named_tests import named_tests
from prapasca.audit.extract.vocabulary import column_groups, groups_in, lacks_control, mentions_both_times, times_in
from prapasca.audit.facts import FactSet

Facts = Callable[[str], FactSet]


def codes(found: FactSet) -> list[str]:
    return [str(fact.value) for fact in found if fact.kind == "statement"]


STATED = {
    "Kesimpulan\nPijat oksitosin memberikan pengaruh yang baik.": "causal_claim",
    "Conclusion\nMassage is effective.": "causal_claim",
    "Metode\nOne group pretest posttest tanpa kelompok kontrol.": "no_comparison_group",
    "Methods\nA design with a control group.": "comparison_group",
    "Pembahasan\nNyeri dapat berkurang secara alami seiring berjalannya waktu.": "maturation_discussed",
    "Discussion\nRegression to the mean is possible.": "regression_discussed",
    "Results\nThe effect size was r = 0.77.": "effect_size_reported",
    "Results\nThe difference was 2.1 (95% CI 1.0 to 3.2).": "interval_reported",
    "Methods\nThe assessor was blinded.": "assessor_blinded",
    "Metode\nIntervensi diberikan 2 kali sehari selama 3 hari.": "dose_stated",
    "Metode\nPost test dilakukan pada hari ke-3.": "observation_time_stated",
    "Metode\nPenelitian ini lolos kaji etik.": "ethics",
    "Metode\nResponden menandatangani lembar persetujuan.": "informed_consent",
    "Metode\nDilakukan uji validitas instrumen.": "validity_claimed",
    "Metode\nNilai Cronbach alpha 0,82.": "validity_result",
    "Results\nThe change was highly significant.": "p_as_effect_size",
    "Hasil\nZ hitung 4,1 > Z tabel 1,96.": "z_compared_with_table",
    "Metode\nSemua responden mengikuti penelitian sampai selesai.": "no_dropout",
}


@pytest.mark.parametrize(("text", "code"), STATED.items())
def test_a_statement_is_found(facts: Facts, text: str, code: str) -> None:
    assert code in codes(facts(text))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Pembahasan\nMenurut Sari (2019), pijat memberikan pengaruh yang baik.", "causal_claim"),
        ("Metode\nPengambilan sampel selama 2 minggu.", "dose_stated"),
        ("Metode\nDerajat kepercayaan 95%.", "interval_reported"),
        ("Metode\nTanpa kelompok kontrol.", "comparison_group"),
        ("Metode\nSurat izin penelitian telah diterima.", "ethics"),
        ("Pendahuluan\nPijat efektif.", "causal_claim"),
    ],
)
def test_a_near_miss_is_none(facts: Facts, text: str, code: str) -> None:
    found = [fact for fact in facts(text).own("statement") if fact.value == code]
    assert found == []


def test_characteristics_planned_and_reported(facts: Facts) -> None:
    found = facts(
        "Metode\nData demografi meliputi umur, pendidikan dan suku bangsa.\nHasil\nBerdasarkan paritas, 11 orang "
        "primipara dan umur 20-35 tahun 13 responden (65%)."
    )
    told = {
        code: {fact.get("characteristic") for fact in found.own("statement") if fact.value == f"characteristic_{code}"}
        for code in ("planned", "reported")
    }
    assert told == {"planned": {"age", "education", "ethnicity"}, "reported": {"parity", "age"}}
    counts = [(fact.get("characteristic"), fact.get("label"), fact.value) for fact in found.own("count")]
    assert counts == [("parity", "primipara", 11), ("age", "20-35 tahun", 13)]


def test_explanations_of_those_who_did_not_improve(facts: Facts) -> None:
    found = facts(
        "Pembahasan\nTerdapat 8 ibu yang tidak mengalami peningkatan karena masih muda. "
        "Diketahui pula ibu berusia di atas 35 tahun dan multipara. Lainnya baik. Ibu lebih tua ada juga."
    )
    assert [fact.get("about") for fact in found.own("statement") if fact.value == "explanation"] == [
        "younger",
        "older",
        "multiparous",
    ]


def test_the_time_a_paragraph_under_a_table_tells_of(facts: Facts) -> None:
    found = facts(
        "Hasil\nTabel 3 Kelancaran ASI sesudah pijat\nKelancaran\tn\nLancar\t12\nTidak lancar\t8\n\n"
        "Berdasarkan tabel 4.3 sebelum pijat tidak lancar 13 orang."
    )
    (told,) = [fact for fact in found.own("statement") if fact.value == "paragraph_time"]
    assert (told.get("time"), told.get("table"), told.get("cited")) == ("before", "3", "4.3")
    assert [(fact.value, fact.get("time")) for fact in found.own("table")] == [("3", "after")]
    assert [fact.value for fact in found.own("table_citation")] == ["4.3"]


def test_another_intervention_in_the_methods(facts: Facts) -> None:
    found = facts(
        "Pengaruh Pijat Oksitosin terhadap Produksi ASI\nAbstrak\nTujuan: mengetahui pengaruh pijat oksitosin terhadap "
        "produksi ASI.\nMetode\nKuesioner mengukur pengaruh pemberian penyuluhan gizi terhadap produksi ASI.\nHasil\n"
        "Ada pengaruh pijat oksitosin terhadap produksi ASI."
    )
    assert [fact.get("intervention") for fact in found.own("statement") if fact.value == "other_intervention"] == [
        "penyuluhan gizi"
    ]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("sebelum pijat", ["before"]),
        ("setelah diberikan pijat, sebelumnya tidak", ["after"]),
        ("ibu post partum setelah melahirkan", []),
        ("pre-test dan posttest", []),
        ("pretes 8, postes 9", ["before", "after"]),
        ("30 menit setelah 2 jam", []),
        ("prior to treatment and after birth", ["before"]),
        ("preintervensi 2,2 dan posintervensi 1,8", ["before", "after"]),
        ("rata-rata sebelum 2,20", ["before"]),
    ],
)
def test_times(text: str, times: list[str]) -> None:
    assert [time.name for time in times_in(text)] == times


def test_both_times_in_one_breath() -> None:
    assert mentions_both_times("sebelum dan sesudah pijat")
    assert mentions_both_times("one group pretest-posttest")
    assert not mentions_both_times("sebelum 12 orang, sesudah 8 orang")


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("kelompok intervensi dan kelompok kontrol", ["intervention", "control"]),
        ("21 siswa kelompok kontrol dan 3 orang intervensi", ["control", "intervention"]),
        ("without a control group", []),
        ("tidak ada kelompok pembanding", []),
        ("the experimental group", ["intervention"]),
        ("kelompok A dan kelompok B", ["A", "B"]),
        ("setelah intervensi", []),
    ],
)
def test_groups(text: str, groups: list[str]) -> None:
    assert [group.name for group in groups_in(text)] == groups


def test_groups_in_the_head_of_a_table() -> None:
    assert [group.name for group in column_groups("Sesudah Intervensi Kelompok Intervensi Kontrol")] == [
        "intervention",
        "control",
    ]
    assert lacks_control("design tanpa kelompok kontrol")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Wilxocon, Wilcoxson, Wilcoxon Signed Ranks Test", ["wilcoxon_signed_rank"] * 3),
        ("Wilcoxon rank-sum test", ["mann_whitney"]),
        ("Mc Nemar", ["mcnemar"]),
        ("paired sample t-test, uji t berpasangan", ["paired_t", "paired_t"]),
        ("uji normalitas Kolmogorov-Smirnov", ["normality", "kolmogorov_smirnov"]),
        ("chi square, Friedman, marginal homogeneity", ["chi_square", "friedman", "marginal_homogeneity"]),
        ("uji tanda", ["sign"]),
        ("signifikan", []),
    ],
)
def test_names_of_tests(text: str, names: list[str]) -> None:
    assert [test.name for test in named_tests(text)] == names


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("12 orang tidak lancar", ["tidak lancar"]),
        ("nyeri nya hilang", ["nyeri nya hilang"]),
        ("tidak nyeri, nyeri ringan, sedang", ["tidak nyeri", "nyeri ringan", "sedang"]),
        ("sangat baik dan kurang baik", ["sangat baik", "kurang baik"]),
        ("lebih baik, kurang dari 5, berat badan, tekanan darah tinggi", []),
        ("sedangkan ibu", []),
        ("tidak ada pengaruh", []),
        ("junior high school, perguruan tinggi", []),
        ("not smooth, very severe pain, no anxiety", ["not smooth", "very severe pain", "no anxiety"]),
        ("hipertensi derajat 2 dan prehipertensi", ["hipertensi derajat 2", "prehipertensi"]),
    ],
)
def test_labels(text: str, labels: list[str]) -> None:
    assert [mention.text for mention in Labels().mentions(text)] == labels


def test_labels_of_any_wording_that_tables_print() -> None:
    assert [one.text for one in Labels(["Dibantu penuh"]).mentions("5 orang dibantu\npenuh")] == ["dibantu\npenuh"]


@pytest.mark.parametrize(
    ("labels", "order"),
    [
        (("lancar", "tidak lancar", "tidak ada"), (2, 1, 0)),
        (("baik", "cukup", "kurang"), (2, 1, 0)),
        (("sangat kurang", "kurang", "cukup", "baik", "sangat baik"), (0, 1, 2, 3, 4)),
        (("tidak cemas", "ringan", "sedang", "berat", "panik"), (4, 3, 2, 1, 0)),
        (("negatif", "positif"), (0, 1)),
        (("tidak patuh", "kurang patuh", "patuh"), (0, 1, 2)),
        (("mild", "moderate", "severe"), (2, 1, 0)),
        (("normal", "hipertensi ringan", "hipertensi berat"), (2, 1, 0)),
        (("rendah", "sedang", "tinggi"), None),
        (("merah", "biru"), None),
        (("baik", "ringan"), None),
        (("baik", "good"), None),
    ],
)
def test_orders_of_labels(labels: tuple[str, ...], order: tuple[int, ...] | None) -> None:
    assert worst_to_best([level_of(label) for label in labels]) == order


def test_low_and_high_are_ordered_by_the_outcome() -> None:
    levels = [("rendah",), ("sedang",), ("tinggi",)]
    assert worst_to_best(levels, more_is_better=True) == (0, 1, 2)
    assert worst_to_best(levels, more_is_better=False) == (2, 1, 0)


def test_texts_of_labels() -> None:
    assert [label_text(text) for text in ("Nyeri ringan 1-3", "2. Baik (76%)", "Derajat 2", " Tidak  Ada:")] == [
        "nyeri ringan",
        "baik",
        "derajat 2",
        "tidak ada",
    ]
