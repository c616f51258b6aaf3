"""Manuscripts as PDF: for every awkward shape of data and both examples, the file prints what the document holds."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

import pytest

from prapasca.analysis import StudyResults, analyse
from prapasca.language import LANGUAGES
from prapasca.readers import read_data
from prapasca.report.manuscript import build_manuscript
from prapasca.report.profiles import PROFILES, load_profile
from prapasca.report.provenance import Provenance
from prapasca.report.typst import write_pdf
from prapasca.study import load_study
from readback import model_numbers, pdf_numbers
from studies import shapes

EXAMPLES = Path(__file__).parents[3] / "examples"
SHAPES = shapes()
SOURCES = Provenance("study.toml", "a1" * 32, "data.csv", "b2" * 32, {"prapasca": "x"}, "2026-01-02T03:04:05Z")
COMBINATIONS = [(profile, language) for language in LANGUAGES for profile in PROFILES]
WAYS = [(name, *way) for name, way in zip(SHAPES, cycle(COMBINATIONS), strict=False)]


def check(results: StudyResults, profile: str, language: str) -> None:
    document = build_manuscript(results, load_profile(profile), language, SOURCES)
    assert pdf_numbers(write_pdf(document), document) == model_numbers(document, markers=True)


@pytest.mark.parametrize(("name", "profile", "language"), WAYS)
def test_a_manuscript_of_each_shape_of_data_prints_its_numbers(name: str, profile: str, language: str) -> None:
    check(SHAPES[name], profile, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("example", ["oxytocin-massage", "synthetic-cohort", "knowledge-score"])
def test_the_manuscript_of_each_example_prints_its_numbers(example: str, language: str) -> None:
    study = load_study(EXAMPLES / example / "study.toml")
    check(analyse(study, read_data(study, None)), "thesis", language)
