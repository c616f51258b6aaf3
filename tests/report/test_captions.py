"""Captions: a bold label, the rest in the usual type, above tables and below figures, in every format."""

from __future__ import annotations

import ctypes
import re
from typing import Any

import pytest
from pypdfium2 import PdfDocument

from hostile import PICTURE, hostile_document
from prapasca.report.model import Column, Count, Document, Figure, Numbering, Paragraph, Reference, Row, Section, Table
from prapasca.report.pandoc import write_docx, write_html, write_latex, write_odt
from prapasca.report.typst import write_pdf
from reading_reports import TEXT, W, part
from small_images import draw

TABLE = Table("ages", "Ages of all", (Column("Group", "left"), Column("n")), (Row(("cell", Count(2))),))
FIGURE = Figure("flow", "Flow of all", "Nobody flows.", PICTURE)
SAID = Paragraph(("See ", Reference("ages"), "."))
DOCUMENT = Document(
    "Title", "id", hostile_document().style, (Section("only", "Only", (SAID, TABLE, FIGURE)),), numbering=Numbering(4)
)
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"


def test_word() -> None:
    made = write_docx(DOCUMENT, draw=draw)
    body, styles = part(made, "word/document.xml"), part(made, "word/styles.xml")
    for style, label, rest in (("TableCaption", "Tabel", "Ages of all"), ("ImageCaption", "Gambar", "Flow of all")):
        line = next(p for p in body.iter(f"{W}p") if p.find(f"{W}pPr/{W}pStyle[@{W}val='{style}']") is not None)
        shown = [(run.find(f"{W}rPr/{W}b") is not None, run.findtext(f"{W}t") or "") for run in line.iter(f"{W}r")]
        assert "".join(text for bold, text in shown if bold) == f"{label}\u00a04.1"
        assert "".join(text for bold, text in shown if not bold) == f". {rest}"
    bold = {node.get(f"{W}styleId") for node in styles.iter(f"{W}style") if node.find(f"{W}rPr/{W}b") is not None}
    assert "Heading1" in bold
    assert not bold & {"Caption", "TableCaption", "ImageCaption"}


def test_a_reference_in_word_stays_plain_when_its_field_is_computed_again() -> None:
    body = part(write_docx(DOCUMENT, draw=draw), "word/document.xml")
    asked = [node.text or "" for node in body.iter(f"{W}instrText") if "REF _" in (node.text or "")]
    assert [re.sub("[0-9]+", "0", one) for one in asked] == [" REF _Ref0 \\h \\* MERGEFORMAT "]


def test_opendocument() -> None:
    made = write_odt(DOCUMENT, draw=draw)
    content, styles = part(made, "content.xml"), part(made, "styles.xml")
    bold = {
        node.get(f"{STYLE}name")
        for root in (content, styles)
        for node in root.iter(f"{STYLE}style")
        if any(child.get(f"{FO}font-weight") == "bold" for child in node)
    }
    captions = [p for p in content.iter(f"{TEXT}p") if (p.get(f"{TEXT}style-name") or "").endswith("_20_Caption")]
    assert not bold & {p.get(f"{TEXT}style-name") for p in captions}
    spans = [[s for s in p.iter(f"{TEXT}span") if s.get(f"{TEXT}style-name") in bold] for p in captions]
    assert [["".join(s.itertext()) for s in found] for found in spans] == [["Tabel\u00a04.1"], ["Gambar\u00a04.1"]]


def test_a_page() -> None:
    page = write_html(DOCUMENT, draw=draw).decode()
    assert "<strong>Tabel\u00a04.1</strong>. Ages of all" in page
    figure = page[page.index("<figure") : page.index("</figure>")]
    assert figure.index("<img") < figure.index("<strong>Gambar\u00a04.1</strong>. Flow of all")


def test_latex() -> None:
    source = write_latex(DOCUMENT, draw=draw).files["manuscript.tex"].decode()
    assert r"labelfont=bf" in source
    assert r"\DeclareCaptionLabelSeparator{stop}{\textmd{. }}" in source
    assert source.index(r"\caption{Ages of all}") < source.index("cell &")
    assert source.index(r"\includegraphics[") < source.index(r"\caption{Flow of all}")


@pytest.mark.parametrize(("label", "rest"), [("Tabel 4.1", ". Ages of all"), ("Gambar 4.1", ". Flow of all")])
def test_a_pdf(label: str, rest: str) -> None:
    with PdfDocument(write_pdf(DOCUMENT)) as opened:
        fonts: dict[str, str] = {}
        text = opened[0].get_textpage()
        whole = text.get_text_range().replace("\u00a0", " ")
        at = whole.index(label + rest)
        for position in range(at, at + len(label + rest)):
            side = "label" if position < at + len(label) else "rest"
            if whole[position].isalnum():
                fonts[side] = fonts.get(side, "") + ("b" if "Bold" in _font(text, position) else "r")
    assert set(fonts["label"]) == {"b"}
    assert set(fonts["rest"]) == {"r"}


def _font(text: Any, index: int) -> str:
    from pypdfium2 import raw

    name = ctypes.create_string_buffer(200)
    raw.FPDFText_GetFontInfo(text, index, name, 200, None)
    return name.value.decode()
