"""Help, languages, mistakes and exit codes of the whole program."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from running import COHORT, SEED, run

COMMANDS = ("new", "check", "analyse", "power", "sample-size")


def test_help_names_every_command_in_both_languages() -> None:
    english, indonesian = run("--help"), run("--help", "--lang", "id")
    for shown in (english, indonesian):
        assert shown.returncode == 0
        assert shown.stderr == ""
        assert all(f"  {name}  " in shown.stdout for name in COMMANDS)
    assert "Usage: prapasca" in english.stdout
    assert "Usage" not in indonesian.stdout
    assert "Options" not in indonesian.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help(command: str) -> None:
    assert "--lang [id|en]" in run(command, "--help").stdout


def test_the_language_comes_from_the_system_too() -> None:
    shown = run("--help", env={"PRAPASCA_LANG": "", "LANG": "id_ID.UTF-8"})
    assert shown.stdout == run("--help", "--lang=id").stdout
    assert run("--lang", "id", "check", "--help").stdout == run("check", "--help", "--lang", "id").stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["analyze"], "No such command 'analyze'"),
        (["analyse"], "Missing argument 'STUDY'"),
        (["analyse", SEED / "study.toml", "--format", "docx"], "Invalid value for '--format'"),
        (["analyse", SEED / "study.toml", "--formt", "json"], "No such option '--formt'"),
        (["check", "a", "b", "c"], "Got unexpected extra argument (c)"),
    ],
)
def test_a_mistake_in_the_command_is_one_sentence(arguments: list[object], sentence: str) -> None:
    shown = run(*arguments)
    assert (shown.returncode, shown.stdout) == (2, "")
    assert sentence in shown.stderr
    assert "Traceback" not in shown.stderr


def test_a_mistake_in_the_command_is_told_in_indonesian() -> None:
    shown = run("analyse", "--lang", "id")
    assert shown.returncode == 2
    assert not {"Missing", "Usage", "Error", "argument", "Try"} & set(shown.stderr.replace(":", " ").split())


@pytest.mark.parametrize("env", [{}, {"PRAPASCA_LANG": "id"}])
def test_an_unknown_language_is_refused(env: dict[str, str]) -> None:
    shown = run("--help", "--lang", "fr", env=env)
    assert shown.returncode == 2
    assert "--lang: found 'fr', expected one of id, en" in shown.stderr


def test_an_unknown_language_in_the_environment_is_refused() -> None:
    shown = run("--help", env={"PRAPASCA_LANG": "fr"})
    assert (shown.returncode, shown.stdout) == (2, "")
    assert "PRAPASCA_LANG: found 'fr', expected one of id, en" in shown.stderr


def test_the_version() -> None:
    assert run("--version").stdout.startswith("prapasca 0.")


def test_the_console_script_is_the_module() -> None:
    script = shutil.which("prapasca", path=str(Path(sys.executable).parent))
    assert script is not None
    shown = subprocess.run([script, "--version"], capture_output=True, text=True, check=True)
    assert shown.stdout == run("--version").stdout


def test_a_console_without_the_characters_gets_plain_ones() -> None:
    shown = run("analyse", SEED / "study.toml", env={"PYTHONIOENCODING": "cp1252"})
    assert shown.returncode == 0
    assert "3.8147 × 10^-6" in shown.stdout
    assert "19b" in shown.stdout
    assert "chi²" in shown.stdout
    ascii_only = run("analyse", SEED / "study.toml", env={"PYTHONIOENCODING": "ascii"})
    assert "3.8147 x 10^-6" in ascii_only.stdout
    assert "?" not in ascii_only.stdout


def test_a_reader_that_has_seen_enough_causes_no_complaint() -> None:
    command = f'"{sys.executable}" -m prapasca analyse "{COHORT / "study.toml"}" --format csv --lang en | head -1'
    shown = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert shown.stdout == "section,table,row,column,value,text\n"
    assert shown.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize("arguments", ["--help", f'analyse "{SEED / "study.toml"}"', f'check "{SEED / "study.toml"}"'])
def test_a_full_disk_is_one_sentence(arguments: str) -> None:
    command = f'"{sys.executable}" -m prapasca --lang en {arguments} > /dev/full'
    shown = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert shown.returncode == 2
    assert shown.stderr == (
        "error: the output cannot be printed (No space left on device); write it to a file with -o, or make room on "
        "the disk\n"
    )


def test_what_a_library_prints_by_itself_stays_out_of_the_output() -> None:
    code = (
        "import os\n"
        "from prapasca.cli.console import only_our_output\n"
        "print('before')\n"
        "with only_our_output():\n"
        "    os.write(1, b'from the depths\\n')\n"
        "print('after')\n"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout == "before\nafter\n"
    assert shown.stderr == "from the depths\n"
