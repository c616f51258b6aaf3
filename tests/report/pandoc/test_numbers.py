"""Every format prints the numbers of the document's model, section by section."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from hostile import hostile_document
from prapasca.language import LANGUAGES
from prapasca.report.model import Block, Count, Document, Figure, Numbering, Paragraph, Section, Table
from prapasca.report.pandoc import write_docx, write_html, write_latex, write_odt
from prapasca.report.write_markdown import write_markdown
from readback import model_numbers
from reading_reports import docx_numbers, html_numbers, latex_numbers, markdown_numbers, odt_numbers
from small_images import draw

NUMBERINGS = {"journal": Numbering(), "thesis": Numbering(4, headings=True), "headings": Numbering(headings=True)}


def printed(document: Document) -> dict[str, dict[str, list[str]]]:
    return {
        "docx": docx_numbers(write_docx(document, draw=draw), document),
        "odt": odt_numbers(write_odt(document, draw=draw), document),
        "html": html_numbers(write_html(document, draw=draw), document),
        "latex": latex_numbers(write_latex(document, draw=draw).files["manuscript.tex"], document),
    }


@pytest.mark.parametrize("numbering", NUMBERINGS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_format_prints_the_numbers_of_the_model(language: str, numbering: str) -> None:
    document = hostile_document(language, NUMBERINGS[numbering])
    expected = model_numbers(document)
    for name, found in printed(document).items():
        for section, shown in expected.items():
            assert found[section] == shown, (name, section)


def test_markdown_prints_the_numbers_of_the_model() -> None:
    document = _fit_for_markdown(hostile_document(numbering=Numbering(4, headings=True)))
    assert markdown_numbers(write_markdown(document), document) == model_numbers(document)


def test_a_number_changed_in_a_file_is_noticed() -> None:
    section = Section("only", "Only", (Paragraph(("In all ", Count(20))),))
    document = replace(hostile_document(), sections=(section,))
    other = replace(document, sections=(replace(section, blocks=(Paragraph(("In all ", Count(21))),)),))
    for found in printed(document).values():
        assert found == model_numbers(document)
        assert found != model_numbers(other)


def _fit_for_markdown(document: Document) -> Document:
    """Return a document without the numbers that only Markdown prints: of merged headings again, and of pictures."""
    return replace(document, sections=tuple(map(_plain, document.sections)))


def _plain(section: Section) -> Section:
    return replace(section, blocks=tuple(map(_plain_block, section.blocks)))


def _plain_block(block: Block) -> Block:
    match block:
        case Table():
            columns = tuple(replace(column, group=re.sub(r"\d", "", column.group)) for column in block.columns)
            return replace(block, columns=columns)
        case Figure():
            return replace(block, alt="A picture.")
        case _:
            return block
