"""Word files: fields, bookmarks, tables, pictures and styles, as Word expects them."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from hostile import hostile_document
from prapasca.language import LANGUAGES
from prapasca.report.model import PAPERS, Column, Count, Document, Layout, Numbering, Paragraph, Row, Section, Table
from prapasca.report.pandoc import write_docx
from reading_reports import W, part
from small_images import draw

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DUBLIN = "{http://purl.org/dc/elements/1.1/}"
HOSTILE = hostile_document("id", Numbering(4, headings=True))
MADE = write_docx(HOSTILE, draw=draw)
BODY = part(MADE, "word/document.xml")


def value(node: ET.Element | None) -> str:
    return "" if node is None else node.get(f"{W}val", "")


def text(node: ET.Element) -> str:
    return "".join(run.text or "" for run in node.iter(f"{W}t"))


def instructions(root: ET.Element) -> list[str]:
    return [(node.text or "").strip() for node in root.iter(f"{W}instrText")]


def tables() -> list[ET.Element]:
    return list(BODY.iter(f"{W}tbl"))


def small(*blocks: Any, **changed: Any) -> Document:
    plain = replace(hostile_document(), title="Title", banner=None, lead=(), authors=())
    return replace(plain, sections=(Section("only", "Only", blocks),), **changed)


def test_bookmarks_have_names_and_identifiers_of_their_own() -> None:
    starts = list(BODY.iter(f"{W}bookmarkStart"))
    names = [node.get(f"{W}name", "") for node in starts]
    assert len(starts) == 7
    assert len(set(names)) == len({node.get(f"{W}id") for node in starts}) == len(starts)
    assert all(re.fullmatch(r"_Ref\d{9}", name) for name in names)
    assert Counter(node.get(f"{W}id") for node in BODY.iter(f"{W}bookmarkEnd")).most_common(1)[0][1] == 1


def test_every_reference_leads_to_the_caption_it_names() -> None:
    named = dict(captions(BODY))
    asked = [one.split()[1] for one in instructions(BODY) if one.startswith("REF")]
    assert len(asked) == 2
    assert [named[name] for name in asked] == ["Tabel\u00a04.1", "Gambar\u00a04.1"]
    paragraph = next(node for node in BODY.iter(f"{W}p") if text(node).startswith("All of"))
    assert text(paragraph).startswith("All of Tabel\u00a04.1 and Gambar\u00a04.1: ")


def captions(root: ET.Element) -> Iterator[tuple[str, str]]:
    """Yield the name of each bookmark and the text inside it."""
    for paragraph in root.iter(f"{W}p"):
        start = paragraph.find(f"{W}bookmarkStart")
        if start is not None:
            children = list(paragraph)
            end = next(at for at, node in enumerate(children) if node.tag == f"{W}bookmarkEnd")
            inside = children[children.index(start) : end]
            yield start.get(f"{W}name", ""), "".join(map(text, inside))


@pytest.mark.parametrize(("language", "words"), [("id", ("Tabel", "Gambar")), ("en", ("Table", "Figure"))])
def test_captions_are_counted_by_fields_that_hold_their_number(language: str, words: tuple[str, str]) -> None:
    body = part(write_docx(hostile_document(language), draw=draw), "word/document.xml")
    counted = [one for one in instructions(body) if one.startswith("SEQ")]
    expected = [words[0], words[1], words[1], *([words[0]] * 4)]
    assert counted == [f"SEQ {word} \\* ARABIC" for word in expected]
    shown = [name for _, name in captions(body)]
    numbers = [1, 1, 2, 2, 3, 4, 5]
    assert shown == [f"{word}\u00a0{number}" for word, number in zip(expected, numbers, strict=True)]


def test_fields_are_closed_in_their_order() -> None:
    for paragraph in BODY.iter(f"{W}p"):
        kinds = [node.get(f"{W}fldCharType") for node in paragraph.iter(f"{W}fldChar")]
        assert kinds == ["begin", "separate", "end"] * (len(kinds) // 3)


def test_captions_stand_above_tables_and_below_figures() -> None:
    order = [(node.tag.removeprefix(W), value(node.find(f"{W}pPr/{W}pStyle"))) for node in BODY.find(f"{W}body") or ()]
    for at, (tag, style) in enumerate(order):
        if tag == "tbl":
            assert order[at - 1] == ("p", "TableCaption")
            assert order[at + 1] == ("p", "TableNote")
        if style == "Figure":
            assert order[at + 1] == ("p", "ImageCaption")


def test_headings_of_tables_are_repeated_and_rows_are_whole() -> None:
    heads = [[row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iter(f"{W}tr")] for table in tables()]
    assert [sum(head) for head in heads] == [1, 2, 1, 1, 1]
    assert all(head == sorted(head, reverse=True) for head in heads)
    rows = [row for table in tables() for row in table.iter(f"{W}tr")]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_every_row_is_as_wide_as_its_table() -> None:
    for table in tables():
        columns = [int(node.get(f"{W}w", "")) for node in table.iter(f"{W}gridCol")]
        assert [node.get(f"{W}w") for node in table.iter(f"{W}tblW")] == [str(sum(columns))]
        for row in table.iter(f"{W}tr"):
            spans = [int(value(cell.find(f"{W}tcPr/{W}gridSpan")) or 1) for cell in row.iter(f"{W}tc")]
            widths = [int(node.get(f"{W}w", "")) for node in row.iter(f"{W}tcW")]
            assert sum(spans) == len(columns)
            assert sum(widths) == sum(columns)


def test_no_table_is_wider_than_its_page() -> None:
    paper, (_, right, _, left) = [20 * side for side in PAPERS["a4"]], Layout().margins
    edges = round((left + right) * 1440 / 25.4)
    widths = [sum(int(node.get(f"{W}w", "")) for node in table.iter(f"{W}gridCol")) for table in tables()]
    assert all(width <= paper[0] - edges + 20 for width in widths[:3])
    assert all(paper[0] < width + edges <= paper[1] + 20 for width in widths[3:])


def test_merged_headings_and_group_rows_reach_over_their_columns() -> None:
    plain, merged = tables()[:2]
    spans = [value(node) for node in merged.iter(f"{W}gridSpan")]
    assert spans == ["2", "2"]
    assert [value(node) for node in merged.iter(f"{W}vMerge")] == ["restart", "restart", "", ""]
    assert [value(node) for node in plain.iter(f"{W}gridSpan")] == ["3", "3"]


def test_numbers_stand_right_and_totals_below_a_line() -> None:
    rows = list(tables()[0].iter(f"{W}tr"))
    aligned = [value(cell.find(f"{W}p/{W}pPr/{W}jc")) for cell in rows[2].iter(f"{W}tc")]
    assert aligned == ["left", "right", "right"]
    above = [cell.find(f"{W}tcPr/{W}tcBorders/{W}top") is not None for cell in rows[-1].iter(f"{W}tc")]
    assert above == [True, True, True]
    assert not any(cell.find(f"{W}tcPr/{W}tcBorders/{W}top") is not None for cell in rows[-2].iter(f"{W}tc"))


def test_what_is_wanted_is_marked() -> None:
    marked = {text(run) for run in BODY.iter(f"{W}r") if value(run.find(f"{W}rPr/{W}rStyle")) == "Gap"}
    assert "[FILL IN: n]" in marked
    assert any("41" in words for words in marked)
    style = next(node for node in part(MADE, "word/styles.xml") if node.get(f"{W}styleId") == "Gap")
    assert style.find(f"{W}rPr/{W}shd") is not None


def test_pictures_carry_words_and_identifiers_of_their_own() -> None:
    pictures = list(BODY.iter(f"{DRAWING}docPr"))
    assert [one.get("descr") for one in pictures] == [
        "Of 10 people 2 improved & 1 worsened.",
        "The same picture.",
    ]
    assert len({one.get("id") for one in pictures}) == 2


def test_wide_tables_share_a_page_that_lies_on_its_side() -> None:
    sections = [node.get(f"{W}orient", "portrait") for node in BODY.iter(f"{W}pgSz")]
    assert sections == ["portrait", "landscape"]
    assert all(node.find(f"{W}footerReference") is not None for node in BODY.iter(f"{W}sectPr"))


def test_after_a_wide_table_pages_stand_upright_again_and_its_heading_goes_with_it() -> None:
    columns = tuple(Column(f"Measure {number}") for number in range(20))
    wide = Table("wide", "Wide", columns, (Row(tuple(Count(number) for number in range(20))),))
    document = small(Paragraph(("Before.",)))
    sections = (*document.sections, Section("wide", "Wide ones", (wide, Paragraph(("After.",)))))
    body = part(write_docx(replace(document, sections=sections), draw=draw), "word/document.xml")
    lines = [text(node) or ("TURN" if node.find(f".//{W}sectPr") is not None else "") for node in body[0]]
    assert [line for line in lines if line in ("Before.", "TURN", "Wide ones", "After.")] == [
        "Before.",
        "TURN",
        "Wide ones",
        "TURN",
        "After.",
    ]
    assert [node.get(f"{W}orient", "portrait") for node in body.iter(f"{W}pgSz")] == [
        "portrait",
        "landscape",
        "portrait",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_title_and_authors_are_the_files_own(language: str) -> None:
    tag = {"id": "id-ID", "en": "en-GB"}[language]
    made = write_docx(hostile_document(language), draw=draw)
    core = part(made, "docProps/core.xml")
    assert core.findtext(f"{DUBLIN}language") == tag
    assert (core.findtext(f"{DUBLIN}title") or "").startswith("Milk flow & < > _ #")
    assert core.findtext(f"{DUBLIN}creator") == "Siti & Ani; O'Neill <b>"
    assert {value(node) for node in part(made, "word/styles.xml").iter(f"{W}lang")} == {tag}


def test_every_style_used_is_defined_and_none_takes_a_colour_from_a_theme() -> None:
    styles = part(MADE, "word/styles.xml")
    defined = {node.get(f"{W}styleId") for node in styles.iter(f"{W}style")}
    used = {value(node) for tag in ("pStyle", "rStyle", "tblStyle") for node in BODY.iter(f"{W}{tag}")}
    based = {value(node) for node in styles.iter(f"{W}basedOn")} | {value(node) for node in styles.iter(f"{W}next")}
    assert used | based <= defined
    assert "theme" not in ET.tostring(styles, "unicode").casefold()
    assert list(styles.iter(f"{W}color")) == []


def test_layout_decides_about_paper_margins_and_type() -> None:
    layout = Layout("us-letter", (40, 30, 30, 40), ("Arial", "Liberation Sans"), 12, 2)
    made = write_docx(small(Paragraph(("Words.",)), layout=layout), draw=draw)
    styles, body = part(made, "word/styles.xml"), part(made, "word/document.xml")
    defaults = styles.find(f"{W}docDefaults")
    assert defaults is not None
    assert next(defaults.iter(f"{W}rFonts")).get(f"{W}ascii") == "Arial"
    assert value(next(defaults.iter(f"{W}sz"))) == "24"
    assert next(defaults.iter(f"{W}spacing")).get(f"{W}line") == "480"
    assert next(body.iter(f"{W}pgSz")).attrib == {f"{W}w": "12240", f"{W}h": "15840"}
    assert next(body.iter(f"{W}pgMar")).get(f"{W}left") == "2268"
    assert value(next(part(made, "word/fontTable.xml").iter(f"{W}altName"))) == "Liberation Sans"


def test_the_same_document_gives_the_same_bytes_apart_from_the_time_it_states() -> None:
    assert write_docx(HOSTILE, draw=draw) == MADE
    dated = write_docx(HOSTILE, draw=draw, time=datetime(2026, 3, 31, 10, 20, 30, tzinfo=UTC))
    assert b"2026-03-31T10:20:30Z" in ET.tostring(part(dated, "docProps/core.xml"))
    with zipfile.ZipFile(io.BytesIO(MADE)) as archive, zipfile.ZipFile(io.BytesIO(dated)) as other:
        names = archive.namelist()
        assert names == sorted(names)
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert [name for name in names if archive.read(name) != other.read(name)] == ["docProps/core.xml"]


def test_every_part_is_declared_and_well_formed() -> None:
    declared = part(MADE, "[Content_Types].xml")
    named = {node.get("PartName", "").lstrip("/") for node in declared} | {"[Content_Types].xml"}
    ends = {node.get("Extension") for node in declared}
    with zipfile.ZipFile(io.BytesIO(MADE)) as archive:
        for name in archive.namelist():
            assert name in named or name.rpartition(".")[2] in ends
            if name.endswith((".xml", ".rels")):
                ET.fromstring(archive.read(name))  # noqa: S314  # our own file


def test_another_library_opens_it() -> None:
    import docx

    opened = docx.Document(io.BytesIO(MADE))
    assert [len(table.columns) for table in opened.tables] == [3, 6, 3, 16, 12]
    assert opened.core_properties.language == "id-ID"
