"""What people read of two groups, in the analysis and in the manuscript, for every awkward shape of data."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from prapasca import analyse, load_study, read_data, render
from prapasca.analysis import StudyResults
from prapasca.audit import audit_file
from prapasca.language import LANGUAGES
from prapasca.report.manuscript import build_manuscript
from prapasca.report.model import Document, Figure, Gap, Paragraph, Reference, Table
from prapasca.report.profiles import PROFILES, load_profile
from prapasca.report.provenance import Provenance
from prapasca.report.write_markdown import write_markdown
from running import ROOT
from snapshotting import check_snapshot
from two_groups import grouped_shapes

SHAPES = grouped_shapes()
EXAMPLE = ROOT / "examples" / "control-group" / "study.toml"
SOURCES = Provenance("study.toml", "a1" * 32, "data.csv", "b2" * 32, {"prapasca": "x"}, "2026-01-02T03:04:05Z")
UNREADABLE = re.compile(
    r"\bNone\b|\bnan\b|\binf\b|[{}]|Count\(|Reference\(|p = 0[.,]000|−0[.,]0+\b"
    r"|(?<=\S)  | ,| \.(?= |$)|\.\.(?!\.)|\(\s*\)"
)


def manuscript(made: StudyResults, language: str, profile: str = "journal") -> Document:
    return build_manuscript(made, load_profile(profile), language, SOURCES)


def text_of(document: Document) -> str:
    return re.sub(r"prapasca \d[\d.]*\d", "prapasca x", write_markdown(document))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["groups", "groups-pain", "groups-nobody-in-one"])
def test_the_text_is_as_it_was_read_by_a_person(name: str, language: str) -> None:
    check_snapshot(f"{name}.{language}.txt", render(SHAPES[name], "text", language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["groups", "groups-pain"])
def test_the_manuscript_is_as_it_was_read_by_a_person(name: str, language: str) -> None:
    check_snapshot(f"manuscript/{name}.{language}.md", text_of(manuscript(SHAPES[name], language)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", SHAPES)
def test_nothing_unreadable_is_left(name: str, profile: str, language: str) -> None:
    document = manuscript(SHAPES[name], language, profile)
    prose = [line for line in text_of(document).splitlines() if not line.startswith("|")]
    assert [line for line in prose if UNREADABLE.search(line)] == []
    blocks = [block for section in document.walk() for block in section.blocks]
    named = [block.id for block in blocks if isinstance(block, Table | Figure)]
    said = {
        part.target
        for block in blocks
        if isinstance(block, Paragraph)
        for part in block.parts
        if isinstance(part, Reference)
    }
    assert said <= set(named)
    assert len(named) == len(set(named))


def test_an_effect_is_claimed_only_where_the_groups_differ_and_never_without_its_guard() -> None:
    rejects = {"groups", "groups-pain", "groups-odds", "groups-all-improved", "groups-score"}
    for name, made in SHAPES.items():
        for profile in PROFILES:
            text = text_of(manuscript(made, "id", profile))
            claimed = "ada pengaruh" in text
            assert claimed == (profile == "thesis" and name in rejects), (name, profile)
            assert not claimed or "tidak ditempatkan secara acak" in text


def test_the_control_group_alone_claims_nothing() -> None:
    """A change within a group is no decision about the intervention, however small its p."""
    text = text_of(manuscript(SHAPES["groups"], "en"))
    assert "no systematic change is rejected" not in text
    assert text.count("This is the change within the group itself") == 2


def test_the_methods_ask_how_people_came_into_the_groups() -> None:
    document = manuscript(SHAPES["groups"], "en")
    methods = next(section for section in document.walk() if section.id == "methods")
    gaps = [part.wanted for block in methods.blocks for part in block.parts if isinstance(part, Gap)]  # type: ignore[union-attr]  # methods hold paragraphs only
    assert "how it was decided who came into which group" in gaps


RIGHT = {"F3", "F6", "F11", "E7"}
"""Remarks that may stand: see the audit of the other manuscripts."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("profile", PROFILES)
def test_the_manuscript_of_the_example_passes_the_audit(profile: str, language: str, tmp_path: Path) -> None:
    study = load_study(EXAMPLE)
    path = tmp_path / "manuscript.md"
    path.write_text(write_markdown(manuscript(analyse(study, read_data(study)), language, profile)), encoding="utf-8")
    found = [one for one in audit_file(path).findings if one.code not in RIGHT or one.severity in "EW"]
    assert [(one.code, str(one.message)) for one in found] == []


def test_the_example_runs_from_the_command_line() -> None:
    command = [sys.executable, "-m", "prapasca", "analyse", str(EXAMPLE), "--lang", "id"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert "Uji Mann–Whitney atas perubahan" in done.stdout
    assert "Peserta tidak ditempatkan secara acak" in done.stdout
    assert done.stderr == ""
