"""Tables of characteristics of respondents, run into the text or printed one number a line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from prapasca.audit.facts import FactSet

Facts = Callable[[str], FactSet]
HEAD = "Hasil\nSampel 20 ibu.\nTabel 1 Karakteristik Responden Karakteristik f % "
LAYOUTS = {
    "one line": HEAD + "Umur <20 tahun 5 25,0 20-35 tahun 12 60,0 >35 tahun 3 15,0 Jumlah 20 100,0 Pekerjaan Bekerja 8 "
    "40,0 Tidak bekerja 12 60,0 Jumlah 20 100,0",
    "one number a line": HEAD.replace(" f %", "\nf\n%")
    + "\nUmur\n<20 tahun\n5\n25,0\n20-35 tahun\n12\n60,0\n>35 tahun\n3"
    "\n15,0\nJumlah\n20\n100,0\nPekerjaan\nBekerja\n8\n40,0\nTidak bekerja\n12\n60,0\nJumlah\n20\n100,0",
    "brackets": HEAD + "Umur <20 tahun 5 (25,0) 20-35 tahun 12 (60,0) >35 tahun 3 (15,0) Pekerjaan Bekerja 8 (40,0) "
    "Tidak bekerja 12 (60,0)",
}
ROWS = [
    ("age", "<20 tahun", "5"),
    ("age", "20-35 tahun", "12"),
    ("age", ">35 tahun", "3"),
    ("occupation", "bekerja", "8"),
    ("occupation", "tidak bekerja", "12"),
]


def rows(found: FactSet) -> list[tuple[str | None, ...]]:
    return [
        (fact.get("characteristic"), fact.get("label"), fact.printed)
        for fact in found.own("count")
        if fact.get("place") == "table"
    ]


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)
def test_every_row_has_its_characteristic(facts: Facts, text: str) -> None:
    assert rows(facts(text)) == ROWS
    assert [fact.printed for fact in facts(text).own("percent")] == ["25,0", "60,0", "15,0", "40,0", "60,0"]


@pytest.mark.parametrize(
    "body",
    [
        "Umur <20 tahun 5 25,0 20-35 tahun 12 >35 tahun 3 15,0",
        "Umur 17 tahun 5 25,0 18 tahun 12 60,0 19 tahun 3 15,0",
    ],
    ids=["a share is missing", "ages without a sign"],
)
def test_rows_that_differ_in_length_are_not_read(facts: Facts, body: str) -> None:
    assert rows(facts(HEAD + body)) == []


@pytest.mark.parametrize(
    ("sentence", "row"),
    [
        ("Most mothers by education were Senior high, namely 7 mothers (35.0%).", ("education", "senior high", "7")),
        ("By occupation, 12 participants (60.0%) were Unemployed.", ("occupation", "unemployed", "12")),
        ("By occupation, 12 participants (60.0%) were self-employed.", ("occupation", "self-employed", "12")),
        ("Sebagian besar memiliki pekerjaan yaitu bekerja 8 orang (40,0%).", ("occupation", "bekerja", "8")),
    ],
)
def test_values_that_sentences_tell(facts: Facts, sentence: str, row: tuple[str, ...]) -> None:
    found = facts(f"Results\nThe sample was 20 mothers. {sentence}").own("count")
    assert [(fact.get("characteristic"), fact.get("label"), fact.printed) for fact in found] == [row]


def test_two_numbers_without_a_share_are_not_taken_for_one(facts: Facts) -> None:
    text = HEAD.replace("f %", "A B") + "Umur <20 tahun 5 7 20-35 tahun 12 10 >35 tahun 3 3"
    assert rows(facts(text)) == []
