"""Pieces of a text around a culprit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prapasca.report.audit.excerpt import WINDOW, excerpt, excerpt_of_quote, plain

LONG = "kata " * 2000 + "yaitu 22 responden " + "lagi " * 2000


def test_a_text_of_twenty_thousand_characters_is_cut_to_a_window() -> None:
    start = LONG.index("22 responden")
    found = excerpt(LONG, start, start + len("22 responden"))
    assert found.culprit == "22 responden"
    assert found.before.startswith("…kata")
    assert found.before.endswith("kata yaitu ")
    assert found.after.startswith(" lagi")
    assert found.after.endswith("lagi…")
    assert WINDOW - 10 <= len(found.text) <= WINDOW


@pytest.mark.parametrize(("start", "end"), [(0, 4), (len(LONG) - 5, len(LONG)), (0, len(LONG))])
def test_the_ends_of_a_line_are_no_ends_of_words(start: int, end: int) -> None:
    found = excerpt(LONG, start, end)
    assert len(found.text) <= WINDOW
    assert (found.before == "") == (start == 0)
    assert found.culprit.startswith(LONG[start : start + 3])


@given(st.text(st.characters(codec="utf-8"), max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_an_excerpt_is_short_printable_and_underlined_in_place(text: str, first: int, second: int) -> None:
    text = text.replace("\n", " ")
    start, end = sorted((min(first, len(text)), min(second, len(text))))
    found = excerpt(text, start, end)
    assert len(found.text) <= WINDOW + 2
    assert found.text.isprintable()
    if found.culprit:
        words, marks = found.underlined().split("\n")
        assert words[len(marks) - marks.count("^") : len(marks)] == found.culprit


def test_words_that_are_not_in_the_quotation_leave_its_beginning() -> None:
    assert excerpt_of_quote("p = 0,000", "0.000").underlined() == "p = 0,000"
    assert excerpt_of_quote("p = 0,000", "0,000").underlined() == "p = 0,000\n    ^^^^^"


def test_a_terminal_is_not_given_orders() -> None:
    assert plain("\x1b[2Jp\u202e =\t5\r") == " [2Jp = | 5 "
