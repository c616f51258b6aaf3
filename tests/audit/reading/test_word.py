"""Word documents: paragraphs and tables in order, merged cells, tracked changes, damaged files."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from prapasca.audit.reading import read_manuscript
from prapasca.errors import InputError


def lines(document: Document) -> list[str]:
    file = io.BytesIO()
    document.save(file)
    return [line for line in read_manuscript(io.BytesIO(file.getvalue()), "paper.docx").text.split("\n") if line]


def test_tables_stand_between_their_paragraphs() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "A running head"
    document.add_paragraph("Before the table")
    table = document.add_table(rows=2, cols=2)
    for place, text in enumerate(("Lancar", "12", "Tidak lancar", "8")):
        table.cell(place // 2, place % 2).text = text
    document.add_paragraph("After the table")
    assert lines(document) == ["Before the table", "Lancar\t12", "Tidak lancar\t8", "After the table"]


def test_a_merged_cell_covers_its_columns_and_rows() -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    for place, text in enumerate(("Sebelum", "", "p", "f", "%", "", "12", "60", "")):
        table.cell(place // 3, place % 3).text = text
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(0, 2).merge(table.cell(2, 2))
    assert lines(document) == ["Sebelum\t\tp", "f\t%\t", "12\t60\t"]


def test_a_row_with_a_column_of_paragraphs_in_each_cell_is_as_many_rows() -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=3)
    table.cell(0, 0).text, table.cell(0, 1).text, table.cell(0, 2).text = "Lancar\nTidak lancar", "12\n8", "0,001"
    for column in (0, 1):
        first, second = table.cell(0, column).text.split("\n")
        table.cell(0, column).text = first
        table.cell(0, column).add_paragraph(second)
    assert lines(document) == ["Lancar\t12\t0,001", "Tidak lancar\t8\t"]


def test_deleted_text_is_left_out_and_inserted_text_read() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("n = ")
    paragraph._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>20</w:delText></w:r></w:del>"))
    paragraph._p.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>30</w:t></w:r></w:ins>"))
    assert lines(document) == ["n = 30"]


def test_a_nested_table_is_read_inside_its_cell() -> None:
    document = docx.Document()
    outer = document.add_table(rows=1, cols=2)
    outer.cell(0, 0).text = "outside"
    outer.cell(0, 1).add_table(rows=1, cols=2).cell(0, 0).text = "inside"
    assert lines(document) == ["outside\tinside"]


def zipped(name: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, "<nothing/>")
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [zipped("a.xml"), zipped("[Content_Types].xml"), zipped("x")[:40], b"PK\x03\x04rubbish"],
    ids=["another archive", "without parts", "cut short", "rubbish"],
)
def test_a_damaged_document_is_said_to_be_damaged(content: bytes) -> None:
    with pytest.raises(InputError, match=r"^paper.docx: the Word document is damaged"):
        read_manuscript(io.BytesIO(content), "paper.docx")


def test_a_document_with_a_password_is_said_to_have_one() -> None:
    with pytest.raises(InputError, match=r"^paper.docx: the document is protected by a password"):
        read_manuscript(io.BytesIO(b"\xd0\xcf\x11\xe0" + bytes(600)), "paper.docx")


def test_an_empty_document_has_no_text() -> None:
    with pytest.raises(InputError, match=r"^paper.docx: there is no text in it"):
        lines(docx.Document())
