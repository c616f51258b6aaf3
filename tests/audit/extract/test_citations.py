"""Whose result a sentence tells."""

from __future__ import annotations

import pytest

from prapasca.audit.extract.citations import sentence_sources
from prapasca.audit.extract.sentences import Sentence, split_sentences
from prapasca.audit.manuscript import SectionKind


def sources(text: str, kind: SectionKind = "discussion") -> list[str]:
    sentences = list(split_sentences(text, [(0, len(text))]))
    return [source for source, _ in sentence_sources(sentences, [kind] * len(sentences))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Menurut Sari (2019), 70% ibu tidak lancar.",
        "Menurut Umurani, 70% ibu tidak lancar.",
        "Penelitian Dewi dkk. memperoleh nilai p = 0,002.",
        "Hal ini sejalan dengan penelitian yang dilakukan di Semarang dengan p = 0,01.",
        "Hasil ini didukung oleh studi lain dengan 25 responden.",
        "Produksi susu ibu meningkat pada hari ketiga (Roesli, 2010).",
        "Produksi susu ibu meningkat pada hari ketiga (Depkes RI, 2.",
        "According to Smith (2018), pain fell in 80% of patients.",
        "This is in line with research by Brown et al., who found p = 0.03.",
        "Massage lowers cortisol by 31% [12].",
        "Previous studies reported Z = -3.2.",
    ],
)
def test_another_result_is_cited(sentence: str) -> None:
    assert sources(sentence) == ["cited"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hasil penelitian ini menunjukkan 12 responden lancar.",
        "Berdasarkan tabel 3 nilai p adalah 0,001.",
        "Menurut asumsi peneliti hal ini karena pijat.",
        "Menurut pendidikan, sebagian besar responden tergolong SMP, 68 responden (67,7%).",
        "According to age, 12 respondents (60%) were under 20.",
        "The results of this study showed p = 0.004.",
        "Sebagian besar responden tidak lancar yaitu 13 orang.",
    ],
)
def test_a_result_of_the_study_is_its_own(sentence: str) -> None:
    assert sources(sentence) == ["own"]


def test_numbers_before_a_citation_are_own_and_those_after_it_are_not() -> None:
    text = "Nilai p = 0,001, sejalan dengan penelitian Sari (2019) dengan p = 0,03."
    ((source, cited_from),) = sentence_sources([Sentence(text, 0)], ["discussion"])
    assert source == "own"
    assert cited_from is not None
    assert text.index("0,001") < cited_from < text.index("0,03")


def test_what_follows_a_citation_without_a_word_of_the_study_is_cited_too() -> None:
    text = (
        "Hal ini sesuai dengan penelitian Sari (2019). Hasilnya 30 responden baik. Pada penelitian ini 12 orang baik."
    )
    assert sources(text) == ["cited", "cited", "own"]


def test_a_name_whose_year_was_lost_cites_the_sentence_after_it() -> None:
    assert sources("Menurut Yantina . Penurunan terjadi pada 40% ibu.") == ["cited", "cited"]


@pytest.mark.parametrize(
    ("sentence", "kind", "source"),
    [
        ("Jumlah ibu nifas 54 orang.", "introduction", "background"),
        ("Angka cakupan 41% menurut WHO (2018).", "introduction", "cited"),
        ("Besar sampel dihitung dengan rumus Lemeshow, Z = 1,96.", "methods", "planned"),
        ("Berdasarkan survei awal terdapat 54 ibu.", "methods", "background"),
        ("Minum susu formula 3 kali.", "discussion", "own"),
        ("p = 0,01.", "references", "cited"),
    ],
)
def test_section_and_words_decide_together(sentence: str, kind: SectionKind, source: str) -> None:
    assert sources(sentence, kind) == [source]
