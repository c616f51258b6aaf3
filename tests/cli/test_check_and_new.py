"""``prapasca check`` and ``prapasca new`` on real files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from running import COHORT, SEED, run


def test_a_sound_study_is_said_to_be_sound() -> None:
    shown = run("check", SEED / "study.toml")
    assert shown.returncode == 0
    assert "Errors: 0." in shown.stdout


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    study = Path(shutil.copytree(COHORT, tmp_path / "study"))
    text = (study / "study.toml").read_text(encoding="utf-8")
    (study / "study.toml").write_text(
        text.replace('origin = "synthetic"', 'origin = "synthetik"').replace(
            "confidence_level = 0.95", "confidence_level = 95"
        ),
        encoding="utf-8",
    )
    shown = run("check", study / "study.toml")
    assert shown.returncode == 1
    assert "data.origin" in shown.stdout
    assert "synthetic" in shown.stdout
    assert "analysis.confidence_level" in shown.stdout
    assert "Errors: 2." in shown.stdout


def test_faults_in_the_data_are_told_with_their_rows(tmp_path: Path) -> None:
    data = tmp_path / "pairs.csv"
    data.write_text("id,before,after\n1,none,smooth\n1,none,smooth\n2,noone,smooth\n", encoding="utf-8")
    shown = run("check", SEED / "study.toml", data)
    assert shown.returncode == 1
    assert "'noone'" in shown.stdout
    assert "Errors: 2." in shown.stdout


def test_check_speaks_indonesian() -> None:
    assert "Kesalahan: 0." in run("check", SEED / "study.toml", "--lang", "id").stdout


@pytest.mark.parametrize("template", ["oxytocin-massage", "blank"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_new_study_can_be_checked_at_once(tmp_path: Path, template: str, language: str) -> None:
    folder = tmp_path / "my study"
    shown = run("new", folder, "--template", template, "--lang", language)
    assert (shown.returncode, shown.stderr) == (0, "")
    names = {path.name for path in folder.iterdir()}
    assert "study.toml" in names
    assert {path.suffix for path in folder.iterdir()} == {".toml", ".xlsx", ".csv"}
    checked = run("check", folder / "study.toml")
    assert "Traceback" not in checked.stderr + checked.stdout
    assert "study.toml" in checked.stdout


def test_new_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / "study.toml").write_text("mine", encoding="utf-8")
    shown = run("new", tmp_path)
    assert (shown.returncode, shown.stdout) == (2, "")
    assert "study.toml" in shown.stderr
    assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == ["mine"]


def test_the_next_command_can_be_copied_where_a_folder_has_a_space(tmp_path: Path) -> None:
    shown = run("new", tmp_path / "Siti Aminah")
    assert f'check "{tmp_path / "Siti Aminah" / "study.toml"}"\n' in shown.stdout
