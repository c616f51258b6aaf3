"""Places in a text."""

from __future__ import annotations

from prapasca.audit.manuscript import Line, Manuscript, Section

TEXT = "Abstract\nn  =\t20\nResults"
LINES = (Line("Abstract", 0, 1, 1), Line("n  =\t20", 9, 2, 1), Line("Results", 17, 3, 2))
SECTIONS = (Section("abstract", "en", 0, 17), Section("results", "en", 17, 24))
PAPER = Manuscript("paper", TEXT, LINES, SECTIONS, "en")


def test_every_offset_has_its_line_and_its_section() -> None:
    assert [PAPER.line_at(offset).number for offset in (0, 8, 9, 16, 17, 24, 99)] == [1, 1, 2, 2, 3, 3, 3]
    assert [PAPER.section_at(offset).kind for offset in (0, 16, 17, 99)] == [
        "abstract",
        "abstract",
        "results",
        "results",
    ]


def test_a_quote_is_on_one_line() -> None:
    assert PAPER.quote(0, 16) == "Abstract n = 20"


def test_equal_texts_are_equal_manuscripts() -> None:
    assert Manuscript("paper", TEXT, LINES, SECTIONS, "en") == PAPER
