"""Sections by their headings, on lines of their own and run into the text."""

from __future__ import annotations

from itertools import pairwise

import pytest

from prapasca.audit.reading import manuscript_from_text
from prapasca.audit.reading.languages import language_of

BODY = "Kalimat ini berisi uraian yang cukup panjang agar terbaca sebagai isi dari bagian tersebut."


def kinds(text: str) -> list[str]:
    return [section.kind for section in manuscript_from_text(text).sections]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Abstrak", "abstract"),
        ("ABSTRACT", "abstract"),
        ("BAB I PENDAHULUAN", "introduction"),
        ("1. Introduction", "introduction"),
        ("Tinjauan Pustaka", "introduction"),
        ("II. METODE PENELITIAN", "methods"),
        ("Bahan dan Metode:", "methods"),
        ("**Materials and Methods**", "methods"),
        ("4. Hasil Penelitian dan Pembahasan", "results"),
        ("B. Analisa Univariat", "results"),
        ("Results and Discussion", "results"),
        ("# Pembahasan", "discussion"),
        ("KESIMPULAN DAN SARAN", "conclusion"),
        ("Conclusions", "conclusion"),
        ("Daftar Pustaka", "references"),
        ("Ucapan Terima Kasih", "other"),
    ],
)
def test_a_heading_on_a_line_of_its_own(heading: str, kind: str) -> None:
    assert kinds(f"{heading}\n{BODY}\n{BODY}")[-1] == kind


@pytest.mark.parametrize(
    "line",
    ["Hasil uji Wilcoxon menunjukkan", "Metode yang dipakai", "Results of the test", "Kesimpulan hasil ini baik"],
)
def test_a_sentence_is_no_heading(line: str) -> None:
    assert kinds(f"Pembahasan\n{BODY}\n{line}\n{BODY}") == ["discussion"]


def test_headings_run_into_one_long_line() -> None:
    text = (
        f"JURNAL SEHAT Vol 1 PENGARUH SENAM TERHADAP NYERI Ani, Budi Email: ani@surel. Abstrak Nyeri itu umum. {BODY} "
        f"Kesimpulan hasil ini baik. Kata Kunci : Senam Abstract Pain is common. {BODY} Keywords : exercise "
        f"JURNAL SEHAT Vol 1 Pendahuluan Nyeri dirasakan banyak orang. {BODY} Metode Penelitian Penelitian ini "
        f"menggunakan satu kelompok. {BODY} Hasil dan Pembahasan Karakteristik responden ada. {BODY} Hasil uji baik. "
        f"Pembahasan Nyeri menurun. {BODY} Kesimpulan Ada pengaruh senam. {BODY} Referensi Aminah. 2019."
    )
    expected = "title abstract abstract introduction methods results discussion conclusion references"
    assert kinds(text) == expected.split()


@pytest.mark.parametrize(
    ("run_in", "middle"),
    [
        ("METODE PENELITIAN A sample of 20 took part.", ["methods"]),
        ("METHODS Twelve people took part.", ["methods"]),
        ("HASIL PENELITIAN Senam itu baik.", ["results"]),
        ("Pain fell in line with Methods Twelve people used.", []),
        ("PAIN fell AND NURSING METHODS JOURNAL says so.", []),
    ],
)
def test_a_heading_in_capitals_needs_no_known_word_after_it(run_in: str, middle: list[str]) -> None:
    assert kinds(f"PENDAHULUAN {BODY * 5} {run_in} {BODY * 3} PEMBAHASAN {BODY}")[1:-1] == middle


def test_the_labels_of_a_structured_abstract_stay_in_it() -> None:
    text = (
        f"Abstract\nBackground: {BODY}\nMethods: {BODY}\nResults: {BODY}\nConclusion: {BODY}\nKeywords: pain\n"
        f"Introduction\n{BODY}\nMethods\n{BODY}\nResults\n{BODY}"
    )
    assert kinds(text) == ["abstract", "introduction", "methods", "results"]


def test_every_offset_is_in_a_section_and_the_language_is_told() -> None:
    english = "The results of this study were good and there was a difference in the group."
    text = f"A title\nAbstract\n{english}\nHasil\n{BODY * 3}"
    manuscript = manuscript_from_text(text)
    sections = manuscript.sections
    assert (sections[0].start, sections[-1].end) == (0, len(text))
    assert all(one.end == other.start for one, other in pairwise(sections))
    assert [(section.kind, section.language) for section in sections[1:]] == [("abstract", "en"), ("results", "id")]
    assert manuscript.language == "mixed"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("responden yang tidak lancar sebanyak 13 orang", "id"),
        ("there were 13 respondents who had pain before the massage", "en"),
        ("Z = -4,359 p = 0,000", None),
    ],
)
def test_language_by_its_small_words(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_a_table_of_contents_makes_no_sections() -> None:
    assert kinds(f"Hasil\n{BODY}\nPendahuluan ........ 3\nMetode ........ 9\n{BODY}") == ["results"]
