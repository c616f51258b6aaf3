"""LaTeX sources and OpenDocument texts: labels, characters, pictures, styles."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import check_latex_files
from hostile import CHARACTERS, hostile_document
from prapasca.report.model import Column, Count, Document, Layout, Numbering, Paragraph, Range, Row, Section, Table
from prapasca.report.pandoc import write_latex, write_odt
from prapasca.report.pandoc.latex_preamble import CHARACTERS as KNOWN
from reading_reports import DRAWING, TEXT, part
from small_images import IMAGES, draw

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"
FILES = write_latex(hostile_document("id", Numbering(4, headings=True)), draw=draw).files
SOURCE = FILES["manuscript.tex"].decode()
ODT = write_odt(hostile_document("id", Numbering(4, headings=True)), draw=draw)
CONTENT = part(ODT, "content.xml")


def small(*blocks: Paragraph | Table) -> Document:
    plain = replace(hostile_document(), title="Title", banner=None, lead=(), authors=())
    return replace(plain, sections=(Section("only", "Only", blocks),))


def test_every_reference_has_its_label() -> None:
    labels = Counter(re.findall(r"\\label\{([^}]*)\}", SOURCE))
    assert set(labels.values()) == {1}
    assert re.findall(r"\\mbox\{(\w+)\}~\\ref\{([^}]*)\}", SOURCE) == [("Tabel", "item-plain"), ("Gambar", "item-flow")]
    assert {"item-plain", "item-flow"} <= set(labels)


def test_what_is_begun_is_ended() -> None:
    opened: list[str] = []
    for word, name in re.findall(r"\\(begin|end)\{(\w+)\}", SOURCE[SOURCE.index(r"\begin{document}") :]):
        if word == "begin":
            opened.append(name)
        else:
            assert opened.pop() == name
    assert opened == []
    plain = re.sub(r"\\[{}\\]", "", SOURCE)
    assert plain.count("{") == plain.count("}")


def test_figures_lie_beside_the_source() -> None:
    shown = re.findall(r"\\includegraphics\[[^\]]*\]\{([^}]*)\}", SOURCE)
    assert sorted([*shown, "manuscript.tex"]) == sorted(FILES)
    assert all(FILES[name] == IMAGES["pdf"] for name in shown)
    assert r"alt={Of 10 people 2 improved \& 1 worsened.}" in SOURCE


def test_no_character_has_a_meaning_for_latex() -> None:
    source = write_latex(small(Paragraph((CHARACTERS[: CHARACTERS.index(" 👩")],))), draw=draw).files["manuscript.tex"]
    line = source.decode().split("\\label{section-only}")[1].split("\n\n")[1]
    assert re.findall(r"(?<!\\)[&_#$%]", line) == []
    without = re.sub(r"\\\w+(\{\})?|\\[&_#$%{}^]|\{\}|\{\[\}|\{\]\}", "", line)
    assert re.search(r"[\\{}&_#$%^<>|]", without) is None


def test_a_star_or_bracket_at_the_beginning_of_a_row_stays_one() -> None:
    table = Table("stars", "Stars", (Column("a", "left"),), (Row(("* one",)), Row(("[two]",))))
    source = write_latex(small(table), draw=draw).files["manuscript.tex"].decode()
    assert "\n{}* one\\\\*\n{[}two{]}\\\\\n" in source


def test_chapters_lead_the_numbers_that_latex_counts() -> None:
    for counter in ("table", "figure", "section"):
        assert rf"\renewcommand{{\the{counter}}}{{4.\arabic{{{counter}}}}}" in SOURCE
    assert r"\usepackage[indonesian]{babel}" in SOURCE
    other = write_latex(hostile_document(), draw=draw).files["manuscript.tex"].decode()
    assert r"\renewcommand{\the" not in other
    assert r"\section*{Results}" in other
    assert r"\usepackage[british]{babel}" in other


def test_every_character_of_our_own_that_fonts_lack_is_declared() -> None:
    document = hostile_document("id")
    body = write_latex(document, draw=draw).files["manuscript.tex"].decode().split(r"\begin{document}")[1]
    ours = {letter for letter in body if not letter.isascii()} - set(CHARACTERS) - {"\u00a0", "–", "—"}
    assert ours
    assert ours <= set(KNOWN)
    assert all(rf"\newunicodechar{{{letter}}}{{" in SOURCE for letter in KNOWN)


def test_characters_that_latex_or_its_font_may_not_know_have_their_codes() -> None:
    said = Paragraph(("café Łódź – \u0995 字 and β.",))
    source = write_latex(small(said), draw=draw).files["manuscript.tex"].decode()
    codes = re.findall(r"\\newunicodechar\{(.)\}\{\\strange\{([0-9A-F]+)\}\}", source)
    assert codes == [("β", "03B2"), ("\u0995", "0995"), ("字", "5B57")]
    assert source.index(r"\newcommand{\strange}") < source.index(r"\newunicodechar{β}")


def test_a_line_may_end_after_a_dash_between_words_and_after_a_slash_of_an_address() -> None:
    table = Table("t", "T", (Column("a", "left"), Column("b")), (Row(("Wilcoxon–Pratt", Range(0.1, 0.2, 1))),))
    said = Paragraph(("See doi:10.2105/AJPH.94 and/or more.",))
    source = write_latex(small(said, table), draw=draw).files["manuscript.tex"].decode()
    assert r"Wilcoxon–\allowbreak{}Pratt & 0.1–0.2" in source
    assert r"doi:10.2105/\allowbreak{}AJPH.94 and/or" in source


def test_a_total_stays_with_the_rows_above_its_line() -> None:
    rows = (Row(("one", Count(1))), Row(("all", Count(1)), "total"))
    source = write_latex(small(Table("t", "T", (Column("a"), Column("n")), rows)), draw=draw).files["manuscript.tex"]
    assert r"one & 1\\*" + "\n" + r"\totalrule" + "\n" + r"all & 1\\" in source.decode()


def test_links_of_an_odt_lead_to_captions() -> None:
    targets = [(node.get(f"{XLINK}href"), "".join(node.itertext())) for node in CONTENT.iter(f"{TEXT}a")]
    assert targets == [("#item-plain", "Tabel\u00a04.1"), ("#item-flow", "Gambar\u00a04.1")]
    marks = Counter(node.get(f"{TEXT}name") for node in CONTENT.iter(f"{TEXT}bookmark-start"))
    assert {"item-plain", "item-flow"} <= set(marks)
    assert set(marks.values()) == {1}


def test_references_of_an_odt_look_like_the_words_around_them() -> None:
    styles = {node.get(f"{STYLE}name"): node for node in part(ODT, "styles.xml").iter(f"{STYLE}style")}
    links = list(CONTENT.iter(f"{TEXT}a"))
    names = {link.get(f"{TEXT}{kind}-name") for link in links for kind in ("style", "visited-style")}
    assert len(names) == 2
    for name in names:
        assert styles[name][0].get(f"{STYLE}text-underline-style") == "none"


def test_every_style_of_an_odt_is_defined() -> None:
    styles = part(ODT, "styles.xml")
    lists = {node.get(f"{STYLE}name") for root in (styles, CONTENT) for node in root.iter(f"{TEXT}list-style")}
    defined = {node.get(f"{STYLE}name") for root in (styles, CONTENT) for node in root.iter(f"{STYLE}style")} | lists
    used = {
        node.get(name)
        for node in CONTENT.iter()
        for name in (f"{TEXT}style-name", f"{TABLE}style-name", f"{STYLE}parent-style-name")
        if node.get(name)
    }
    assert used - {"Formula"} <= defined


def test_pictures_of_an_odt_carry_words() -> None:
    described = [node.findtext(f"{SVG}desc") for node in CONTENT.iter(f"{DRAWING}frame")]
    assert described == ["Of 10 people 2 improved & 1 worsened.", "The same picture."]


def test_rows_of_an_odt_are_as_long_as_their_table() -> None:
    for table in CONTENT.iter(f"{TABLE}table"):
        columns = len(list(table.iter(f"{TABLE}table-column")))
        assert all(len(row) == columns for row in table.iter(f"{TABLE}table-row"))
        assert table.find(f"{TABLE}table-header-rows") is not None


def test_an_odt_is_what_it_says_and_the_same_each_time() -> None:
    with zipfile.ZipFile(io.BytesIO(ODT)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        manifest = archive.read("META-INF/manifest.xml").decode()
        parts = set(archive.namelist()) - {"mimetype", "META-INF/manifest.xml"}
        assert all(f'manifest:full-path="{name}"' in manifest for name in parts)
    again = hostile_document("id", Numbering(4, headings=True))
    assert write_odt(again, draw=draw) == ODT
    dated = write_odt(again, draw=draw, time=datetime(2026, 3, 31, 10, 20, 30, tzinfo=UTC))
    assert b"2026-03-31T10:20:30Z" in ET.tostring(part(dated, "meta.xml"))


def test_layout_decides_about_paper_and_type_of_an_odt() -> None:
    layout = Layout("us-letter", (40, 30, 30, 40), ("Arial", "Liberation Sans"), 12, 2)
    styles = ET.tostring(part(write_odt(replace(small(), layout=layout), draw=draw), "styles.xml"), "unicode")
    for declared in ('page-width="612pt"', 'margin-left="40mm"', 'line-height="200%"', 'font-size="12pt"'):
        assert declared in styles
    assert "'Arial', 'Liberation Sans'" in styles


def test_the_check_of_latex_files_reads_what_a_log_complains_of() -> None:
    log = (
        "Overfull \\hbox (4.9pt too wide) in paragraph at lines 3--4\n"
        "Overfull \\hbox (5.1pt too wide) in paragraph at lines 5--6\n"
        "./manuscript.tex:7: Undefined control sequence.\n"
        "Missing character: There is no X in font Y!\n"
        "LaTeX Warning: Reference `a' on page 1 undefined on input line 9.\n"
        "LaTeX Font Warning: nothing to see\n"
    )
    assert len(list(check_latex_files.faults(log))) == 4


def test_merged_headings_of_latex_run_over_lines() -> None:
    columns = tuple(Column(name, group="A very long heading over two narrow columns") for name in ("n", "m"))
    table = Table("t", "T", (Column("a", "left"), *columns), (Row(("x" * 20, Count(1), Count(2))),))
    source = write_latex(small(table), draw=draw).files["manuscript.tex"].decode()
    assert re.search(r"\\multicolumn\{2\}\{C\{0\.\d+\\linewidth\}\}\{\\textbf\{A very long", source)
    assert r"\newcolumntype{C}" in source
