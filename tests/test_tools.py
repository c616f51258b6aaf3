"""How environments are made, and what tracked files may not hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import check_tracked_files
from environment import ROOT, lowest, read_tables, requirement_name, select

TABLES = read_tables(ROOT / "pyproject.toml")
REQUIREMENTS = sorted(
    {requirement for table in TABLES.values() for requirement in table if "prapasca[" not in requirement}
)
IN_USE = select(TABLES, ["frames", "spss", "audit", "test", "lint"], core=False)
PINS = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("requirement", REQUIREMENTS)
def test_a_requirement_is_a_name_and_the_lowest_version_that_serves(requirement: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9-]+>=[\d.]+", requirement)
    assert requirement_name(requirement) == Requirement(requirement).name


def test_all_is_every_extra_but_spark() -> None:
    extras = TABLES.keys() - {"default", "all", "spark", "test", "bench", "lint", "hooks"}
    assert set(Requirement(TABLES["all"][0]).extras) == extras


@pytest.mark.parametrize("pin", PINS)
def test_a_pin_names_a_version_and_no_address(pin: str) -> None:
    parsed = Requirement(pin)
    assert parsed.url is None
    assert [specifier.operator for specifier in parsed.specifier] == ["=="]


@pytest.mark.parametrize("requirement", IN_USE)
def test_what_is_installed_is_pinned_at_a_version_it_admits(requirement: str) -> None:
    wanted = Requirement(requirement)
    versions = [str(pin.specifier)[2:] for pin in map(Requirement, PINS) if pin.name == wanted.name]
    assert len(versions) == 1
    assert wanted.specifier.contains(versions[0])


def test_the_core_needs_numpy_and_scipy_and_what_runs_tests() -> None:
    names = {requirement_name(requirement) for requirement in select(TABLES, [], core=True)}
    assert names == {"numpy", "scipy", "pytest", "hypothesis", "pytest-xdist"}


def test_the_lowest_versions_are_those_named() -> None:
    assert lowest(["numpy>=1.26", "click>=8.2"]) == ["numpy==1.26", "click==8.2"]


@pytest.mark.parametrize(
    "text",
    ["https://" + "pypi" + ".org/simple", "--index-url" + " https://x", "/" + "root/.cache", "/" + "home/ani/data.csv"],
)
def test_an_address_or_a_path_of_a_machine_is_found(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_tracked_files, "ROOT", tmp_path)
    (tmp_path / "notes.md").write_text(f"fine\nsee {text}\n", encoding="utf-8")
    assert check_tracked_files.findings(tmp_path / "notes.md")[0].startswith("notes.md, line 2: ")


@pytest.mark.parametrize("text", ["and/or/both", "src/work/x", "a doi: 10.2307/3001968", "./tmp/x", "/path/to/python3"])
def test_other_texts_are_left_alone(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_tracked_files, "ROOT", tmp_path)
    (tmp_path / "notes.md").write_text(text, encoding="utf-8")
    assert check_tracked_files.findings(tmp_path / "notes.md") == []
