"""The planned sample size and the instrument in manuscripts: their words, tables, figure, files and audit."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from prapasca.audit import audit_file
from prapasca.language import LANGUAGES
from prapasca.report.manuscript import build_manuscript
from prapasca.report.model import Document, Figure, Paragraph, Reference, Table
from prapasca.report.profiles import PROFILES, load_profile
from prapasca.report.provenance import Provenance
from prapasca.report.write_markdown import write_markdown
from prepared_studies import ITEMS, categories, prepared
from running import ROOT, run
from snapshotting import check_snapshot

UNREADABLE = re.compile(
    r"\bNone\b|\bnan\b|\binf\b|[{}]|Count\(|Reference\(|−0[.,]0+\b|(?<=\S)  | ,| \.(?= |$)|\.\.(?!\.)|\(\s*\)"
)
SOURCES = Provenance("study.toml", "a1" * 32, "data.csv", "b2" * 32, {"prapasca": "x"}, "2026-01-02T03:04:05Z")
NAMES = ("planned-shares", "planned-steps", "planned-formula")
SCORES = ROOT / "examples" / "knowledge-score"


def manuscript(name: str, language: str, profile: str = "thesis") -> Document:
    return build_manuscript(prepared()[name], load_profile(profile), language, SOURCES)


def methods_of(document: Document) -> str:
    methods = next(section for section in document.sections if section.id == "methods")
    version = prepared()["planned-steps"].software["version"]
    return write_markdown(replace(document, sections=(methods,))).replace(f"prapasca {version}", "prapasca x")


def blocks_of(document: Document) -> list[object]:
    return [block for section in document.walk() for block in section.blocks]


def tables_of(document: Document) -> list[str]:
    return [block.id for block in blocks_of(document) if isinstance(block, Table)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_methods_are_as_they_were_read_by_a_person(name: str, language: str) -> None:
    check_snapshot(f"manuscript/{name}.methods.{language}.md", methods_of(manuscript(name, language)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", NAMES)
def test_nothing_unreadable_is_left_and_every_reference_has_its_table(name: str, profile: str, language: str) -> None:
    document = manuscript(name, language, profile)
    prose = [line for line in write_markdown(document).splitlines() if not line.startswith("|")]
    assert [line for line in prose if UNREADABLE.search(line)] == []
    blocks = blocks_of(document)
    parts = [part for block in blocks if isinstance(block, Paragraph) for part in block.parts]
    named = [block.id for block in blocks if isinstance(block, Table | Figure)]
    assert {part.target for part in parts if isinstance(part, Reference)} <= set(named)
    assert len(named) == len(set(named))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", NAMES)
def test_no_manuscript_contradicts_itself(name: str, profile: str, language: str, tmp_path: Path) -> None:
    path = tmp_path / "manuscript.md"
    path.write_text(write_markdown(manuscript(name, language, profile)), encoding="utf-8")
    findings = [(found.code, str(found.message)) for found in audit_file(path).findings if found.severity in "EW"]
    assert findings == []


def test_a_thesis_has_the_tables_and_the_curve_and_a_short_report_only_the_sentences() -> None:
    thesis, short = manuscript("planned-shares", "en"), manuscript("planned-shares", "en", "short")
    wanted = {"expected", "sample-plan", "sample-sizes", "item-validity", "reliability"}
    assert wanted | {"spss-reliability", "spss-item-total"} <= set(tables_of(thesis))
    assert not wanted & set(tables_of(short))
    assert "figure-power" in [block.id for block in blocks_of(thesis) if isinstance(block, Figure)]
    assert "28 pairs give a power of 80% or more" in methods_of(short)


def test_without_a_plan_or_an_instrument_nothing_is_said_of_them() -> None:
    text = methods_of(build_manuscript(categories(), load_profile("thesis"), "en", SOURCES))
    assert "Instrument" not in text
    assert "Planned sample size: **\\[FILL IN: how the sample size was decided]**." in text


def test_a_plan_answers_what_checklists_ask_of_the_sample_size() -> None:
    rows = {
        (block.id, row.cells[0]): row.cells[-1]
        for block in blocks_of(manuscript("planned-formula", "en"))
        if isinstance(block, Table) and block.id.startswith("checklist")
        for row in block.rows
    }
    asked = [rows["checklist-trend", "7"], rows["checklist-sampl", "8"]]
    assert all("Methods" in str(cell) for cell in asked)


def test_who_answered_is_a_gap_until_it_is_told() -> None:
    text = methods_of(build_manuscript(categories(instrument=ITEMS), load_profile("thesis"), "en", SOURCES))
    assert "It was tried out on: **\\[FILL IN: who answered or judged it, and when]**" in text


def test_the_files_of_a_report_name_the_file_of_answers_and_leave_it_alone(tmp_path: Path) -> None:
    folder = tmp_path / "study"
    folder.mkdir()
    for name in ("study.toml", "scores.csv", "items.csv"):
        (folder / name).write_bytes((SCORES / name).read_bytes())
    written = run(
        "report", folder / "study.toml", "-o", tmp_path / "out", "--formats", "markdown", "--profile", "thesis"
    )
    assert written.returncode == 0, written.stderr
    sources = json.loads((tmp_path / "out" / "provenance.json").read_text(encoding="utf-8"))
    assert sources["instrument"] == "items.csv"
    text = (tmp_path / "out" / "report.id.md").read_text(encoding="utf-8")
    assert f"Instrumen: items.csv, SHA-256 {sources['instrument_sha256'][:16]}…" in text
    assert re.search(r"\*\*Tabel 4\.\d+\. Besar sampel yang direncanakan, langkah demi langkah\*\*", text)
    answers = (folder / "items.csv").read_bytes()
    refused = run("analyse", folder / "study.toml", "-o", folder / "items.csv")
    assert (refused.returncode, "is a file the analysis reads" in refused.stderr) == (2, True)
    assert (folder / "items.csv").read_bytes() == answers
    shown = run("analyse", folder / "study.toml").stdout
    assert "34 people answered all 20 items." in shown
    assert "Rounded up: n = 38 people" in shown
