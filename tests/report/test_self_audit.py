"""The manuscript sent through the audit: nothing in it contradicts anything, and what it says is really read."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache
from itertools import cycle, product
from pathlib import Path

import pytest

from prapasca.analysis import StudyResults, analyse
from prapasca.audit import AuditReport, FactSet, audit_file, audit_manuscript
from prapasca.audit.extract import extract_facts
from prapasca.audit.facts import Fact
from prapasca.audit.reading import manuscript_from_text
from prapasca.audit.study_comparison import compare_with_study
from prapasca.language import LANGUAGES
from prapasca.readers import read_data
from prapasca.report.manuscript import build_manuscript
from prapasca.report.model import Document
from prapasca.report.pandoc import write_docx, write_html
from prapasca.report.profiles import PROFILES, load_profile
from prapasca.report.provenance import Provenance
from prapasca.report.typst import write_pdf
from prapasca.report.write_markdown import write_markdown
from prapasca.study import load_study
from studies import shapes

EXAMPLES = Path(__file__).parents[2] / "examples"
SEED, COHORT, OCCASIONS = "oxytocin-massage", "synthetic-cohort", "four-occasions"
SCORE = "knowledge-score"
SHAPES = shapes()
STUDIES = (SEED, COHORT, OCCASIONS, SCORE)
WAYS = [
    *product(STUDIES, PROFILES, LANGUAGES),
    *((name, "thesis", LANGUAGES[place % 2]) for place, name in enumerate(SHAPES)),
    *zip(SHAPES, cycle(("journal", "short")), cycle(reversed(LANGUAGES))),
]
"""The examples in every profile and language, each shape of data in two of them."""
SOURCES = Provenance("study.toml", "a1" * 32, "data.csv", "b2" * 32, {"prapasca": "x"}, "2026-01-02T03:04:05Z")
RIGHT = {
    "F3": "all are in the best or the worst category, and the table shows it",
    "F6": "where nobody changed no effect size is defined",
    "F11": "the study file does not say the dose, and the manuscript shows the gap",
    "E7": "the table of the study, or how many fit",
}
"""Remarks that may stand, and why."""
SEED_TABLE = ((0, 7, 0), (0, 1, 12), (0, 0, 0))
COHORT_TABLE = ((12, 19, 6), (6, 23, 37), (0, 0, 12))
CHANGED = 20
"""Numbers changed, one at a time, in each manuscript."""
DIGITS = re.compile(r"[-−]?\d+(?:[.,]\d+)?")
FORMATS: dict[str, Callable[[Document], bytes]] = {".docx": write_docx, ".html": write_html, ".pdf": write_pdf}

FILES = [
    *((ending, name, 35) for ending in FORMATS for name in (SEED, COHORT)),
    *((ending, SCORE, 25) for ending in FORMATS),
    *((ending, OCCASIONS, 20) for ending in (".docx", ".html")),
]
"""Format and example of a file, and how many of its numbers are at least among the results."""


@cache
def results(name: str) -> StudyResults:
    if name in SHAPES:
        return SHAPES[name]
    study = load_study(EXAMPLES / name / "study.toml")
    return analyse(study, read_data(study))


def document(name: str, profile: str, language: str) -> Document:
    return build_manuscript(results(name), load_profile(profile), language, SOURCES)


def audited(content: bytes, ending: str, folder: Path) -> AuditReport:
    path = folder / f"manuscript{ending}"
    path.write_bytes(content)
    return audit_file(path)


def markdown_audit(name: str, profile: str, language: str, folder: Path) -> AuditReport:
    return audited(write_markdown(document(name, profile, language)).encode(), ".md", folder)


def wrong(report: AuditReport) -> list[tuple[str, str, object]]:
    """Return the findings that are not among the right remarks."""
    return [
        (one.code, one.severity, one.message.fields)
        for one in report.findings
        if one.code not in RIGHT or one.severity in "EW"
    ]


@pytest.mark.parametrize(("name", "profile", "language"), WAYS)
def test_no_manuscript_contradicts_itself(name: str, profile: str, language: str, tmp_path: Path) -> None:
    assert wrong(markdown_audit(name, profile, language, tmp_path)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize(("ending", "name", "least"), FILES)
def test_no_file_of_the_examples_contradicts_itself_or_its_study(
    name: str, profile: str, language: str, ending: str, least: int, tmp_path: Path
) -> None:
    report = audited(FORMATS[ending](document(name, profile, language)), ending, tmp_path)
    assert wrong(report) == []
    compared = compare_with_study(FactSet(report.facts), results(name))
    assert compared.findings == ()
    assert len(compared.agreeing) >= least


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("profile", PROFILES)
def test_the_table_of_the_seed_is_recovered_from_its_manuscript(profile: str, language: str, tmp_path: Path) -> None:
    tables = markdown_audit(SEED, profile, language, tmp_path).tables
    assert tables is not None
    assert (tables.n, tables.count, tables.unique) == (20, 1, SEED_TABLE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_of_the_cohort_is_read_from_its_thesis(language: str, tmp_path: Path) -> None:
    tables = markdown_audit(COHORT, "thesis", language, tmp_path).tables
    assert tables is not None
    assert (tables.n, tables.unique) == (115, COHORT_TABLE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_numbers_of_a_thesis_are_among_its_facts(language: str, tmp_path: Path) -> None:
    report = markdown_audit(COHORT, "thesis", language, tmp_path)
    read = {(fact.kind, str(fact.value)) for fact in report.facts if fact.source == "own"}
    counts = {("count", str(count)) for count in (37, 66, 12, 18, 42, 55, 115)}
    moves = {("transition", str(cell)) for row in COHORT_TABLE for cell in row}
    changes = {("change", str(count)) for count in (62, 47, 6)}
    ranks = {("rank_n", "62"), ("rank_sum", "2157.00"), ("rank_sum", "189.00"), ("mean_rank", "34.79")}
    tests = {("z", "6.662"), ("z", "-6.662"), ("p", "0.001"), ("p", "4.6609E-13"), ("n", "115"), ("n", "120")}
    assert (counts | moves | changes | ranks | tests) - read == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [SEED, COHORT])
def test_nine_of_ten_changed_numbers_are_found(name: str, language: str, tmp_path: Path) -> None:
    text = _plain(markdown_audit(name, "thesis", language, tmp_path))
    assert not _is_doubted(text, name)
    choice = random.Random(f"{name} {language}")  # noqa: S311  the same numbers each time
    numbers = sorted({(fact.start, fact.end) for fact in _facts(text) if _is_counted(fact)})
    missed = []
    for start, end in choice.sample(numbers, CHANGED):
        changed = text[:start] + _larger(text[start:end], choice) + text[end:]
        if not _is_doubted(changed, name):
            missed.append(text[max(0, start - 60) : end + 20])
    assert len(missed) <= CHANGED // 10, missed


def _plain(report: AuditReport) -> str:
    assert report.manuscript is not None
    return report.manuscript.text


def _facts(text: str) -> FactSet:
    return extract_facts(manuscript_from_text(text))


def _is_counted(fact: Fact) -> bool:
    """Tell whether a fact is a number of this study that stands in digits."""
    kinds = ("n", "count", "percent", "change", "transition", "rank_n", "rank_sum", "mean_rank", "z")
    return fact.kind in kinds and fact.source == "own" and DIGITS.fullmatch(fact.printed) is not None


def _larger(printed: str, choice: random.Random) -> str:
    """Return a printed number with its whole part larger by one to three, its decimals kept."""
    return re.sub(r"\d+", lambda found: str(int(found[0]) + choice.randint(1, 3)), printed, count=1)


def _is_doubted(text: str, name: str) -> bool:
    report = audit_manuscript(manuscript_from_text(text))
    return bool(wrong(report) or compare_with_study(FactSet(report.facts), results(name)).findings)
