"""Where the end of a page parts a table: never a short one, never a row that a page can hold, never near its edge."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from pypdfium2 import PdfDocument

from hostile import hostile_document
from prapasca.report.model import Column, Count, Document, Paragraph, Row, Section, Table
from prapasca.report.pandoc import write_docx, write_latex, write_odt
from prapasca.report.typst import write_pdf
from reading_reports import W, part

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
COLUMNS = (Column("Row", "left"), Column("n"))
NOTE = (Paragraph(("A note.",), "note"),)
HIGH = "from " + "many words " * 1000 + "to"


def document(*labels: str, notes: tuple[Paragraph, ...] = ()) -> Document:
    rows = tuple(Row((label, Count(at))) for at, label in enumerate(labels))
    table = Table("rows", "Rows", COLUMNS, rows, notes)
    return Document("Title", "id", hostile_document().style, (Section("only", "Only", (table,)),))


def labels(count: int) -> list[str]:
    return [f"row {number}" for number in range(count)]


def word_rows(made: Document) -> list[ET.Element]:
    return list(part(write_docx(made), "word/document.xml").iter(f"{W}tr"))


@pytest.mark.parametrize(
    ("count", "noted", "kept"),
    [
        (8, False, range(8)),
        (8, True, range(9)),
        (9, False, (0, 1, 8)),
        (30, True, (0, 1, 29, 30)),
    ],
)
def test_word_keeps_short_tables_and_the_edges_of_long_ones_on_one_page(
    count: int, noted: bool, kept: tuple[int, ...]
) -> None:
    rows = word_rows(document(*labels(count), notes=NOTE if noted else ()))
    keeps = [[cell.find(f"{W}pPr/{W}keepNext") is not None for cell in row.iter(f"{W}p")] for row in rows]
    assert [at for at, row in enumerate(keeps) if all(row)] == list(kept)
    assert [at for at, row in enumerate(keeps) if any(row)] == list(kept)


def test_word_parts_a_row_only_if_it_is_higher_than_a_third_of_a_page() -> None:
    rows = word_rows(document("low", HIGH, "two lines of words " * 9))
    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows] == [True, True, False, True]


def test_opendocument_does_as_word() -> None:
    def styles(*chosen: str) -> tuple[bool, list[str | None]]:
        root = part(write_odt(document(*chosen)), "content.xml")
        table = next(node for node in root.iter(f"{STYLE}style") if node.get(f"{STYLE}name") == "Table1")
        named = [row.get(f"{TABLE}style-name") for row in root.iter(f"{TABLE}table-row")]
        whole = table[0].get(f"{STYLE}may-break-between-rows") == "false"
        assert (table[0].get(f"{FO}keep-with-next") == "always") == whole
        return whole, named

    assert styles(*labels(8)) == (True, ["Row"] * 9)
    assert styles(*labels(9)) == (False, ["Row"] * 10)
    assert styles("low", HIGH) == (True, ["Row", "Row", "HighRow"])


def test_latex_does_as_word() -> None:
    def ends(count: int) -> list[bool]:
        source = write_latex(document(*labels(count))).files["manuscript.tex"].decode()
        return [end == "*" for end in re.findall(r"^row \d+ & \d+\\\\(\*?)$", source, re.MULTILINE)]

    assert ends(8) == [True] * 7 + [False]
    assert ends(9) == [True, *[False] * 6, True, False]


def pages(made: Document) -> list[str]:
    with PdfDocument(write_pdf(made)) as opened:
        return [page.get_textpage().get_text_range() for page in opened]


def test_a_pdf_never_parts_a_row_that_a_page_can_hold() -> None:
    found = pages(document(*(f"from{at} {'many words ' * 40} to{at}." for at in range(40))))
    assert len(found) > 2
    for at in range(40):
        assert [f"from{at} " in page for page in found] == [f"to{at}." in page for page in found]


def test_a_pdf_prints_the_whole_of_a_row_that_no_page_can_hold() -> None:
    found = pages(document("low", HIGH, "last"))
    assert len(found) > 2
    assert " ".join(found).split().count("many") == 1000
    assert all("words" in page for page in found)


def test_a_pdf_keeps_the_last_two_rows_with_the_notes_below_them() -> None:
    for count in range(36, 44):
        last = [page for page in pages(document(*labels(count), notes=NOTE)) if "A note." in page]
        assert len(last) == 1
        assert f"row {count - 2}" in last[0]
        assert f"row {count - 1}" in last[0]
