"""Rows below a group row are moved to the right by a style, so that their texts stay what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from hostile import hostile_document
from prapasca.report.model import Column, Count, Document, Row, Section, Table
from prapasca.report.pandoc import write_docx, write_html, write_latex, write_odt
from reading_reports import TEXT, W, part
from small_images import draw

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
ROWS = (
    Row(("alone", Count(1))),
    Row(("Age", None), "group"),
    Row(("< 25", Count(2))),
    Row(("25 or more", Count(3))),
    Row(("Total", Count(6)), "total"),
)
EXPECTED = {"alone": False, "Age": False, "< 25": True, "25 or more": True, "Total": False}
TABLE = Table("ages", "Ages", (Column("Group", "left"), Column("n")), ROWS)
PLAIN = hostile_document()
DOCUMENT = Document("Title", "id", PLAIN.style, (Section("only", "Only", (TABLE,)),))


def test_word() -> None:
    made = write_docx(DOCUMENT, draw=draw)
    lines = list(part(made, "word/document.xml").iter(f"{W}p"))
    style = {"".join(t.text or "" for t in line.iter(f"{W}t")): _style(line) for line in lines}
    assert {text: style[text] == "TableBelow0" for text in EXPECTED} == EXPECTED
    below = next(node for node in part(made, "word/styles.xml") if node.get(f"{W}styleId") == "TableBelow0")
    indent = below.find(f"{W}pPr/{W}ind")
    assert indent is not None
    assert indent.get(f"{W}left") == "240"


def _style(line: ET.Element) -> str:
    found = line.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val", "")


def test_opendocument() -> None:
    made = write_odt(DOCUMENT, draw=draw)
    lines = part(made, "content.xml").iter(f"{TEXT}p")
    style = {"".join(line.itertext()): line.get(f"{TEXT}style-name", "") for line in lines}
    assert {text: style[text] == "Cell_20_below_20_0" for text in EXPECTED} == EXPECTED
    margins = {node.get(f"{STYLE}name"): node[0].get(f"{FO}margin-left") for node in styles(made) if len(node)}
    assert margins["Cell_20_below_20_0"] == "12pt"
    assert margins["Cell_20_left_20_0"] is None


def styles(made: bytes) -> Iterator[ET.Element]:
    return part(made, "styles.xml").iter(f"{STYLE}style")


def test_a_page() -> None:
    page = write_html(DOCUMENT, draw=draw).decode()
    below = re.findall(r'<tr class="below">\s*<th[^>]*>([^<]*)</th>', page)
    assert below == ["&lt; 25", "25 or more"]
    assert re.search(r"tr\.below th \{ padding-left: \d", page)


def test_latex() -> None:
    source = write_latex(DOCUMENT, draw=draw).files["manuscript.tex"].decode()
    assert re.findall(r"^\\below\{\}(.*?) &", source, re.MULTILINE) == [r"\textless{} 25", "25 or more"]
    assert r"\newcommand{\below}" in source
