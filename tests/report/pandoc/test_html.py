"""Pages: self-contained, without a script, with words for those who listen."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from itertools import pairwise

import pytest

from hostile import CHARACTERS, SVG, hostile_document
from prapasca.language import LANGUAGES
from prapasca.report.model import Cell, Column, Count, Paragraph, Range, Row, Section, Table
from prapasca.report.pandoc import write_html
from small_images import draw

PAGE = write_html(hostile_document(), draw=draw).decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_names_its_language_and_fits_a_phone(language: str) -> None:
    page = write_html(hostile_document(language), draw=draw).decode()
    assert page.startswith("<!DOCTYPE html>\n<html lang=" + {"id": '"id-ID"', "en": '"en-GB"'}[language])
    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in page


def test_nothing_is_asked_from_elsewhere_and_nothing_runs() -> None:
    sources = re.findall(r'(?:src|href)="([^"]*)"', PAGE)
    assert sources
    assert all(source.startswith(("#", "data:image/svg+xml;base64,")) for source in sources)
    assert "<script" not in PAGE
    assert "url(" not in PAGE
    assert re.search(r"\son\w+=", re.sub(r">[^<]*<", "><", PAGE)) is None


def test_pictures_are_inside_with_words_for_them() -> None:
    encoded = base64.b64encode(SVG).decode()
    assert re.findall(r'<img\s+src="data:image/svg\+xml;base64,([^"]*)"\s+alt="([^"]*)"', PAGE) == [
        (encoded, "Of 10 people 2 improved &amp; 1 worsened."),
        (encoded, "The same picture."),
    ]


def test_every_link_leads_to_something_there_once() -> None:
    identifiers = re.findall(r'\sid="([^"]*)"', PAGE)
    assert len(set(identifiers)) == len(identifiers)
    targets = re.findall(r'href="#([^"]*)"', PAGE) + re.findall(r'aria-labelledby="([^"]*)"', PAGE)
    assert len(targets) == 7
    assert set(targets) <= set(identifiers)
    assert '<a href="#item-plain">Table\u00a01</a>' in PAGE


def test_cells_say_what_they_head() -> None:
    heads = re.findall(r"<th [^>]*>", PAGE)
    assert len(heads) == PAGE.count("<th ") == PAGE.count("</th>")
    assert all(re.search(r'scope="(col|colgroup|row|rowgroup)"', head) for head in heads)
    assert re.search(r'<th colspan="2"[^>]*scope="colgroup">Before \(n\u00a0=\u00a020\)</th>', PAGE)
    assert re.search(r'<th rowspan="2"[^>]*scope="col">Category</th>', PAGE)
    assert re.search(r'<tr class="group">\s*<th colspan="3"[^>]*scope="rowgroup"><strong>Ward A &amp; B', PAGE)
    assert re.search(r'<tr class="total">\s*<th [^>]*scope="row">Total</th>', PAGE)


def test_each_table_scrolls_in_a_box_of_its_own_below_its_caption() -> None:
    assert PAGE.count("<table") == 5
    assert (
        len(
            re.findall(
                r'<div class="wide(?: broad)?"[^>]*>\s*<table id="[^"]*">\s*<caption><span id="[^"]*-caption"', PAGE
            )
        )
        == 5
    )


def test_the_banner_comes_first_and_gaps_are_marked() -> None:
    body = PAGE[PAGE.index("<body>") :]
    assert 0 < body.index('<div class="banner">') < body.index("Analysed in 2026.") < body.index("<h2")
    assert "<mark><strong>[FILL IN: who gave the massage &amp; for how many of 41 days]</strong></mark>" in body


def test_headings_descend_one_by_one() -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])", PAGE)]
    assert levels[:4] == [1, 2, 3, 4]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_special_character_is_shown_as_it_is() -> None:
    plain = replace(hostile_document(), sections=(Section("only", "Only", (Paragraph((CHARACTERS,)),)),))
    page = write_html(plain, draw=draw).decode()
    shown = page[page.index("Only</h2>") :].replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
    assert CHARACTERS in shown.replace("\u00a0", " ").replace("&quot;", '"').replace("&#39;", "'")


def one_table(*cells: Cell, caption: str = "Ages (n = 115)") -> str:
    columns = tuple(Column(f"Head {at}") for at in range(len(cells)))
    table = Table("t", caption, columns, (Row(cells),))
    sections = (Section("only", "Only < 5", (table, Paragraph(("From ", Range(0.681, 0.936, 3), ".")))),)
    return write_html(replace(hostile_document("id"), sections=sections), draw=draw).decode()


def test_a_narrow_screen_is_told_of_tables_broader_than_it_alone() -> None:
    narrow, broad = one_table("cell", Count(7)), one_table(*["cell"] * 12)
    hint = '<span class="hint">Geser ke samping untuk melihat seluruh tabel.</span>'
    assert (narrow.count(hint), broad.count(hint)) == (0, 1)
    assert ('class="wide broad"' in narrow, 'class="wide broad"' in broad) == (False, True)
    assert re.search(r"\.hint \{ display: none;", narrow)
    assert re.search(r"max-width: 30rem\) \{\s*\.hint \{ display: block;", narrow)


def test_no_line_ends_within_an_interval_or_what_stands_in_brackets() -> None:
    page = one_table("cell (n = 7)", Range(0.1, 0.2, 1))
    assert "Ages (n\u00a0=\u00a0115)" in page
    assert "cell (n\u00a0=\u00a07)" in page
    assert "Only\u00a0<\u00a05" in page.replace("&lt;", "<")
    assert '<span class="whole">0,681–0,936</span>' in page
    assert ".whole { white-space: nowrap; }" in page
    assert re.search(r'td\[style\*="right"\] \{ white-space: nowrap', page)
    assert '<td style="text-align: right;">0,1–0,2</td>' in page


def test_words_are_hyphenated_and_none_of_a_table_is_cut() -> None:
    assert "hyphens: auto" in PAGE
    assert "overflow-wrap: anywhere" not in PAGE
