"""Authors stand in one centred paragraph below the title, however many they are, in every format."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from pypdfium2 import PdfDocument

from hostile import hostile_document
from prapasca.report.model import Document
from prapasca.report.pandoc import write_docx, write_html, write_latex, write_odt
from prapasca.report.typst import write_pdf
from prapasca.report.write_markdown import write_markdown
from reading_reports import TEXT, W, part

AUTHORS = {
    "none": (),
    "one": ("Siti Aminah",),
    "two": ("Siti Aminah", "Ani & Co"),
    "twelve": tuple(f"Author Number{letter}" for letter in "ABCDEFGHIJKL"),
    "degrees": ("Siti Aminah, S.Tr.Keb.", "Ani, M.Kes."),
}
every_byline = pytest.mark.parametrize("authors", AUTHORS.values(), ids=AUTHORS)


def small(authors: tuple[str, ...]) -> Document:
    return replace(hostile_document("id"), title="Title", sections=(), banner=None, lead=(), authors=authors)


def shown(authors: tuple[str, ...]) -> list[str]:
    parting = "; " if any("," in author for author in authors) else ", "
    return [parting.join(authors)] if authors else []


@every_byline
def test_word_has_one_centred_paragraph_and_names_each_author_in_its_properties(authors: tuple[str, ...]) -> None:
    made = write_docx(small(authors))
    body, styles = part(made, "word/document.xml"), part(made, "word/styles.xml")
    marked = [node for node in body.iter(f"{W}p") if node.find(f"{W}pPr/{W}pStyle[@{W}val='Author']") is not None]
    assert ["".join(text.text or "" for text in node.iter(f"{W}t")) for node in marked] == shown(authors)
    style = next(node for node in styles if node.get(f"{W}styleId") == "Author")
    assert style.find(f"{W}pPr/{W}jc[@{W}val='center']") is not None
    creator = part(made, "docProps/core.xml").findtext("{http://purl.org/dc/elements/1.1/}creator")
    assert (creator or "") == "; ".join(authors)


@every_byline
def test_opendocument_has_one_paragraph(authors: tuple[str, ...]) -> None:
    root = part(write_odt(small(authors)), "content.xml")
    lines = [node for node in root.iter(f"{TEXT}p") if node.get(f"{TEXT}style-name") == "Author"]
    assert ["".join(node.itertext()) for node in lines] == shown(authors)


@every_byline
def test_a_page_and_markdown_have_one_line(authors: tuple[str, ...]) -> None:
    page = write_html(small(authors)).decode()
    found = re.findall(r'<p class="authors">(.*)</p>', page)
    assert [text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">") for text in found] == shown(authors)
    lines = write_markdown(small(authors)).splitlines()
    assert [re.sub(r"\\(?=\W)", "", line) for line in lines[2:3]] == shown(authors)


@every_byline
def test_latex_parts_a_long_line_of_authors(authors: tuple[str, ...]) -> None:
    source = write_latex(small(authors)).files["manuscript.tex"].decode()
    written = re.findall(r"\\author\{(.*)\}\\date", source)
    assert [text.replace(r"\&", "&") for text in written] == (shown(authors) or [""])
    assert r"\and" not in source
    assert r"\@author\end{center}" in source


@every_byline
def test_a_pdf_centres_its_authors(authors: tuple[str, ...]) -> None:
    with PdfDocument(write_pdf(small(authors))) as opened:
        page = opened[0]
        text = page.get_textpage()
        boxes = [text.get_rect(index) for index in range(text.count_rects())]
        lines = text.get_text_bounded().split("1")[0].splitlines()
        assert " ".join(line.strip() for line in lines[1:]).split() == " ".join(shown(authors)).split()
        by_line = [[box for box in boxes if round(box[1] / 8) == height] for height in {round(b[1] / 8) for b in boxes}]
        middles = [(min(box[0] for box in line) + max(box[2] for box in line)) / 2 for line in by_line]
        assert all(abs(middle - page.get_size()[0] / 2) < 3 for middle in middles)
