"""PDF files as typst writes them: what they print, how they are tagged, and that the same document gives the same."""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from hostile import CHARACTERS, LONG_WORD, SVG, hostile_document
from prapasca.errors import MissingExtraError
from prapasca.language import LANGUAGES
from prapasca.report.model import Column, Count, Document, Layout, Numbering, Paragraph, Range, Row, Section, Table
from prapasca.report.model.layout import PAPERS, POINTS_A_MILLIMETRE
from prapasca.report.typst import font_used, library, write_pdf, write_png_pages
from readback import model_numbers, numbers, pdf_numbers

PNG = b"\x89PNG\r\n\x1a\n"
LAYOUTS = {
    "journal": (None, None),
    "thesis": (
        Numbering(4, headings=True),
        Layout("a4", (40, 30, 30, 40), ("No Such Font", "Libertinus Serif"), 12, 2),
    ),
    "letter": (Numbering(headings=True), Layout("us-letter", fonts=("Arial", "Liberation Sans"), size=9)),
}


def draw(*asked: object) -> bytes:
    assert asked[1] == "svg"
    return SVG


def opened(pdf: bytes) -> Any:
    from pypdfium2 import PdfDocument

    return closing(PdfDocument(pdf))


def small(*blocks: Any, **changed: Any) -> Document:
    plain = replace(hostile_document(), title="Title", banner=None, lead=(), authors=())
    return replace(plain, sections=(Section("only", "Only", blocks),), **changed)


def text_of(pdf: bytes) -> str:
    with opened(pdf) as document:
        return "\n".join(document[page].get_textpage().get_text_bounded() for page in range(len(document)))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pdf_prints_the_numbers_of_its_document_section_by_section(language: str, layout: str) -> None:
    document = hostile_document(language, *LAYOUTS[layout])
    assert pdf_numbers(write_pdf(document, draw), document) == model_numbers(document, markers=True)


def test_a_pdf_draws_its_pictures_itself_and_their_lettering_is_no_text() -> None:
    document = hostile_document("id")
    assert pdf_numbers(write_pdf(document), document) == model_numbers(document, markers=True)


def test_a_number_changed_in_the_file_is_noticed() -> None:
    document = small(Paragraph(("In all ", Count(20))))
    other = small(Paragraph(("In all ", Count(21))))
    assert pdf_numbers(write_pdf(document, draw), document) != model_numbers(other)


def test_every_special_character_is_printed_as_it_is() -> None:
    characters = CHARACTERS[: CHARACTERS.index(" 👩")]
    printed = text_of(write_pdf(small(Paragraph((characters,))), draw))
    assert characters in printed.replace("\u00a0", " ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pdf_holds_to_pdf_ua_and_names_its_language_and_title(language: str) -> None:
    pdf = write_pdf(small(Paragraph(("Words.",)), language=language, title="A & <title>"), draw)
    with opened(pdf) as document:
        assert document.get_metadata_dict()["Title"] == "A & <title>"
    assert b"/StructTreeRoot" in pdf
    assert b"/MarkInfo" in pdf
    assert re.search(rb"/Lang ?\(" + {"id": b"id-ID", "en": b"en-GB"}[language] + rb"\)", pdf)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert b"/DisplayDocTitle true" in pdf


def test_headings_are_bookmarks_in_their_order_and_depth() -> None:
    document = hostile_document(numbering=Numbering(4, headings=True))
    with opened(write_pdf(document, draw)) as read:
        marks = [(mark.level, mark.get_title()) for mark in read.get_toc()]
    assert marks[:4] == [
        (0, "4.1 Methods: 2\u00a0<\u00a03 & more"),
        (1, "4.1.1 Deeper"),
        (2, "4.1.1.1 Deepest"),
        (0, "4.2 Results"),
    ]


def test_the_same_document_gives_the_same_bytes() -> None:
    document = hostile_document()
    assert write_pdf(document, draw) == write_pdf(document, draw)


def test_a_time_is_written_into_the_file_and_without_one_there_is_none() -> None:
    document = small(Paragraph(("Words.",)))
    dated = write_pdf(document, draw, datetime(2026, 3, 31, 10, 20, 30, tzinfo=UTC))
    with opened(dated) as read:
        assert read.get_metadata_dict()["CreationDate"].startswith("D:20260331102030")
    assert b"CreationDate" not in write_pdf(document, draw)
    assert dated == write_pdf(document, draw, datetime(2026, 3, 31, 10, 20, 30, tzinfo=UTC))


def test_a_picture_carries_its_words_for_those_who_cannot_see_it() -> None:
    pdf = write_pdf(hostile_document(), draw)
    assert pdf.count(b"/Alt(Of 10 people 2 improved & 1 worsened.)") == 1


def test_nothing_is_printed_outside_the_margins() -> None:
    layout = Layout()
    document = hostile_document(layout=layout)
    sideways = 0
    with opened(write_pdf(document, draw)) as read:
        for page in read:
            width, height = page.get_size()
            sideways += width > height
            text = page.get_textpage()
            boxes = [
                text.get_charbox(index) for index in range(text.count_chars()) if text.get_text_range(index, 1).strip()
            ]
            left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
            assert left > POINTS_A_MILLIMETRE * layout.margins[3] - 1
            assert right < width - POINTS_A_MILLIMETRE * layout.margins[1] + 1
            assert min(box[1] for box in boxes) > 0
    assert sideways == 2


def test_a_word_without_an_end_is_parted() -> None:
    pdf = write_pdf(small(Paragraph((LONG_WORD,))), draw)
    assert re.sub(r"\s|\u200b|\ufffe", "", text_of(pdf)).count("x" * 300) == 1


@pytest.mark.parametrize(("rows", "last"), [(8, "row 7"), (9, "row 1"), (60, "row 1")])
def test_a_heading_and_a_caption_stay_with_the_table_below_them(rows: int, last: str) -> None:
    words = Paragraph(("Words. " * 20,))
    lines = tuple(Row((f"row {number}", Count(number))) for number in range(rows))
    table = Table("kept", "Kept together", (Column("Row", "left"), Column("n")), lines)
    for before in range(8, 26):
        document = small(*[words] * before)
        document = replace(document, sections=(*document.sections, Section("next", "Next heading", (table,))))
        with opened(write_pdf(document, draw)) as read:
            pages = [page.get_textpage().get_text_bounded() for page in read]
        assert [all(("Next heading" in page, "Kept together" in page, last in page)) for page in pages].count(True) == 1
        assert ["Next heading" in page or "Kept together" in page for page in pages].count(True) == 1


def test_a_long_table_repeats_its_heading_on_each_page() -> None:
    with opened(write_pdf(hostile_document(), draw)) as read:
        pages = [page.get_textpage().get_text_bounded() for page in read]
    over = [page for page in pages if re.search(r"row \d+", page)]
    assert len(over) > 2
    assert all(re.search(r"n of\s+5000", page) for page in over)


def test_a_line_never_ends_between_a_sign_and_its_number_nor_within_an_interval() -> None:
    said = ("p = ", Count(5), " and ", Range(0.81, 0.97), " of Z = ", Count(6))
    words = [Paragraph(("of " * before, *said)) for before in range(70)]
    lines = text_of(write_pdf(small(*words), draw)).splitlines()
    assert sum(line.startswith("of Z") for line in lines) > 0
    assert not any(re.search(r"(=|p|Z|–)\s*$", line) for line in lines)


def test_characters_without_a_glyph_are_printed_by_their_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    import typst

    embedded = typst.Fonts(include_system_fonts=False)
    monkeypatch.setattr("prapasca.report.typst.press.fonts", lambda: embedded)
    monkeypatch.setattr("prapasca.report.typst.fonts.fonts", lambda: embedded)
    printed = text_of(write_pdf(small(Paragraph(("Of \u0995 and \u5b57 and \ufeff\x07.",))), draw))
    assert "Of [U+0995] and [U+5B57] and ." in printed


def test_without_the_wanted_font_the_next_one_is_used_and_named() -> None:
    assert font_used(Layout(fonts=("No Such Font", "Nor This", "Libertinus Serif"))) == (
        "Libertinus Serif",
        "No Such Font",
    )
    assert font_used(Layout(fonts=("No Such Font",))) == ("Libertinus Serif", "No Such Font")
    assert font_used(Layout(fonts=("Libertinus Serif",))) == ("Libertinus Serif", None)


def test_without_typst_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    library.fonts.cache_clear()
    with pytest.raises(MissingExtraError, match=re.escape('pip install "prapasca[report]"')):
        write_pdf(small(), draw)


def test_pages_become_pictures_as_fine_as_asked() -> None:
    long = hostile_document()
    coarse, fine = write_png_pages(long, 20, draw), write_png_pages(long, 40, draw)
    with opened(write_pdf(long, draw)) as read:
        assert len(coarse) == len(fine) == len(read)
    assert all(page.startswith(PNG) for page in coarse)
    assert [int.from_bytes(page[16:20]) for page in (coarse[0], fine[0])] == [
        round(PAPERS["a4"][0] * inch / 72) for inch in (20, 40)
    ]
    assert len(write_png_pages(small(Paragraph(("One page.",))), 20, draw)) == 1


def test_raised_letters_are_no_part_of_a_number() -> None:
    assert numbers("19ᵇ and 9,4794 × 10⁻¹⁹, −4,36; 0-10, p = .012.") == [
        "19",
        "9,4794",
        "10",
        "−4,36",
        "0",
        "10",
        ".012",
    ]


def test_the_look_is_part_of_the_package() -> None:
    import prapasca.report.typst as package

    assert (Path(package.__file__).parent / "look.typ").is_file()
