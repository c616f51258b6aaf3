"""The manuscripts of the example studies: the same numbers in each file, and references that lead somewhere."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from prapasca import analyse, load_study, read_data
from prapasca.language import LANGUAGES
from prapasca.report.manuscript import build_manuscript
from prapasca.report.model import Document
from prapasca.report.pandoc import write_docx, write_html, write_latex, write_odt
from prapasca.report.profiles import load_profile
from prapasca.report.provenance import Provenance
from readback import model_numbers
from reading_reports import docx_numbers, html_numbers, latex_numbers, odt_numbers
from small_images import draw

EXAMPLES = Path(__file__).parents[3] / "examples"
SOURCES = Provenance("study.toml", "a1" * 32, "data.csv", "b2" * 32, {"prapasca": "x"}, "2026-01-02T03:04:05Z")
STUDIES = {"oxytocin-massage": "thesis", "synthetic-cohort": "journal", "knowledge-score": "thesis"}


@cache
def manuscript(study: str, language: str) -> Document:
    loaded = load_study(EXAMPLES / study / "study.toml")
    results = analyse(loaded, read_data(loaded))
    return build_manuscript(results, load_profile(STUDIES[study]), language, SOURCES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("study", STUDIES)
def test_every_file_prints_the_numbers_of_the_model(study: str, language: str) -> None:
    document = manuscript(study, language)
    expected = model_numbers(document)
    assert sum(map(len, expected.values())) > 300
    assert docx_numbers(write_docx(document, draw=draw), document) == expected
    assert odt_numbers(write_odt(document, draw=draw), document) == expected
    assert html_numbers(write_html(document, draw=draw), document) == expected
    assert latex_numbers(write_latex(document, draw=draw).files["manuscript.tex"], document) == expected
