"""What the documents show is what the program prints now."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import click
import pytest

from documents import Shown, blocks, mismatch, program_arguments, shown, write_file
from prapasca.cli import build_cli
from prapasca.language import translator
from running import ROOT, run

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")])
WITH_OUTPUT = [page for page in PAGES if "```console\n" in page.read_text(encoding="utf-8")]


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def language_of(page: Path) -> str:
    return "id" if page.name.endswith(".id.md") else "en"


@cache
def printed_once(arguments: tuple[str, ...], language: str) -> str:
    """Return what a command prints that reads nothing but the examples."""
    result = run(*arguments, env={"PRAPASCA_LANG": language}, cwd=ROOT)
    return result.stdout + result.stderr


def printed(command: Shown, language: str, folder: Path) -> str:
    if any(word.startswith("examples/") for word in command.arguments) or command.arguments[0].startswith("-"):
        return printed_once(command.arguments, language)
    result = run(*command.arguments, env={"PRAPASCA_LANG": language}, cwd=folder)
    # pages call the program by its name; the tests start it as a module
    return (result.stdout + result.stderr).replace("python -m prapasca", "prapasca")


def stale(page: Path, folder: Path) -> list[str]:
    """Follow a page from top to bottom; return the passages shown that the program does not print."""
    missing = []
    for block in blocks(page.read_text(encoding="utf-8")):
        write_file(block, folder)
        for command in filter(lambda command: command.output, shown(block)):
            passage = mismatch(command.output, printed(command, language_of(page), folder))
            if passage is not None:
                missing.append(f"{' '.join(command.arguments)}: {passage}")
    return missing


@pytest.mark.parametrize("page", WITH_OUTPUT, ids=named)
def test_a_page_shows_what_the_program_prints(page: Path, tmp_path: Path) -> None:
    assert stale(page, tmp_path) == []


def test_a_stale_number_would_be_noticed(tmp_path: Path) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    page = tmp_path / "README.md"
    page.write_text(text.replace("190.00", "191.00"), encoding="utf-8")
    assert len(stale(page, tmp_path)) == 1


@pytest.mark.parametrize(
    ("excerpt", "missing"),
    [
        ("a\nb\nc", None),
        ("a\n...", None),
        ("...\nb\n...", None),
        ("a\n...\nc", None),
        ("a", "(the output goes on) b"),
        ("b\n...", "b"),
        ("...\na\nc", "a\nc"),
        ("...\nc\n...\na", "a"),
    ],
)
def test_an_excerpt_keeps_the_order_and_marks_its_cuts(excerpt: str, missing: str | None) -> None:
    assert mismatch(tuple(excerpt.split("\n")), "a\nb\nc\n") == missing


def commands_in(page: Path) -> list[str]:
    """Return every line of a fenced block that starts the program."""
    lines = [line.strip() for block in blocks(page.read_text(encoding="utf-8")) for line in block.text.splitlines()]
    bare = [line[2:] if line[:2] in ("$ ", "> ") else line for line in lines]
    return [line for line in bare if program_arguments(line) is not None]


def refusal(line: str) -> str | None:
    """Return why the program would not take a command, or None."""
    commands = build_cli(translator("en")).commands
    name, *rest = program_arguments(line) or ("--help",)
    if name in ("--help", "-h", "--version"):
        return None
    try:
        commands[name].make_context(name, rest)
    except KeyError:
        return f"no command {name}"
    except click.ClickException as error:
        return error.message
    except click.exceptions.Exit:
        return None
    return None


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_command_of_a_page_can_be_typed(page: Path) -> None:
    assert [(line, refusal(line)) for line in commands_in(page) if refusal(line)] == []


def test_a_command_that_cannot_be_typed_would_be_noticed() -> None:
    assert refusal("prapasca analize study.toml") == "no command analize"
    assert refusal("py -m prapasca check") is not None
    assert refusal("prapasca analyse study.toml --format=docx") is not None


def test_the_readmes_show_output_and_the_two_commands() -> None:
    for name in ("README.md", "README.id.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert any(command.output for block in blocks(text) for command in shown(block))
        assert "make demo" in text
        assert "make test" in text
        assert len(text.splitlines()) <= 150
