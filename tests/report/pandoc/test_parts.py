"""Characters no file may hold, and what is said where pandoc is missing."""

from __future__ import annotations

import re
import sys
from dataclasses import replace

import pytest

from hostile import hostile_document
from prapasca.errors import MissingExtraError
from prapasca.report.model import Paragraph, Section
from prapasca.report.pandoc import process, write_docx, write_html, write_latex, write_odt
from prapasca.report.pandoc.elements import raw_block
from small_images import draw


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
