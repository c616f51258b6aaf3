"""Widths of columns, characters no file may hold, and what is said where pandoc is missing."""

from __future__ import annotations

import re
import sys
from dataclasses import replace

import pytest

from hostile import hostile_document
from prapasca.errors import MissingExtraError
from prapasca.language import STYLES
from prapasca.report.grids import Grid, lay_out
from prapasca.report.model import Column, Count, Layout, Paragraph, Row, Section, Table
from prapasca.report.pandoc import process, write_docx, write_html, write_latex, write_odt
from prapasca.report.pandoc.elements import raw_block
from prapasca.report.pandoc.widths import PADDING, fit_columns, fit_page, text_width
from small_images import draw


def grid(*rows: tuple[str | Count, ...]) -> Grid:
    columns = tuple(Column("") for _ in rows[0])
    return lay_out(Table("t", "", columns, tuple(map(Row, rows))), STYLES["id"])


def test_columns_fill_the_line_and_none_breaks_a_word() -> None:
    cells = ("a word or two, and many more of them " * 4, "middling", "x")
    fitted = fit_columns(grid(cells), 300, 10)
    assert fitted.fits
    assert not fitted.natural
    assert sum(fitted.columns) == pytest.approx(300)
    assert fitted.columns[1] >= text_width("middling", 10) + PADDING
    assert fit_columns(grid(("a", "b")), 300, 10).natural


def test_words_too_broad_for_a_page_turn_it() -> None:
    narrow, broad = grid(("abc",) * 3), grid(("abcdefghijkl",) * 9)
    assert not fit_page(narrow, Layout()).flipped
    assert fit_page(narrow, Layout()).step == 0
    assert fit_page(grid(("abcdeabcdeabc",) * 7), Layout()).step > 0
    assert fit_page(broad, Layout()).flipped
    assert not fit_columns(broad, 300, 10).fits


def test_a_heading_over_columns_makes_them_as_wide_as_itself() -> None:
    columns = (Column("n", group="a_heading_without_end"), Column("%", group="a_heading_without_end"))
    fitted = fit_columns(lay_out(Table("t", "", columns, ()), STYLES["id"]), 60, 10)
    assert not fitted.fits


def test_characters_no_file_may_hold_are_left_out() -> None:
    words = Paragraph(("one\x00\x0b two\ud800 \ufffethree",))
    document = replace(hostile_document(), title="A\x01\n title", sections=(Section("only", "On\x02ly", (words,)),))
    assert b"<p>one two three</p>" in write_html(document, draw=draw)
    assert b"one two three" in write_latex(document, draw=draw).files["manuscript.tex"]
    assert write_docx(document, draw=draw)
    assert write_odt(document, draw=draw)


def test_without_pandoc_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    process._program.cache_clear()
    with pytest.raises(MissingExtraError, match=re.escape('pip install "prapasca[report]"')):
        write_html(hostile_document(), draw=draw)


def test_what_pandoc_refuses_is_said_in_its_words() -> None:
    with pytest.raises(RuntimeError, match="Unknown output format"):
        process.run_pandoc([raw_block("html", "x")], "no-such-format")


def test_a_document_without_figures_needs_no_matplotlib(monkeypatch: pytest.MonkeyPatch) -> None:
    document = replace(hostile_document(), sections=(Section("only", "Only", (Paragraph(("Words.",)),)),))
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    assert b"Words." in write_html(document)
