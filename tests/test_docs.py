"""Documents point at what exists, decisions are numbered and listed, every command is documented."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from prapasca.cli import build_cli
from prapasca.language import translator

ROOT = Path(__file__).parent.parent
DECISIONS = ROOT / "docs" / "decisions"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")])
FENCE = re.compile(r"^ *(`{3,}|~{3,}).*?^ *\1", re.MULTILINE | re.DOTALL)


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def anchors(text: str) -> set[str]:
    """Return the names a document's headings can be linked by."""
    headings = re.findall(r"^#+ +(.*)$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-") for heading in headings}


def broken_links(path: Path, text: str) -> list[str]:
    """Return the links of a document to a file, folder or heading that is not there."""
    prose = re.sub(r"`[^`\n]*`", "", FENCE.sub("", text))
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", prose):
        if re.match(r"\w+:", target):
            continue
        place, _, anchor = target.partition("#")
        file = (path.parent / place).resolve() if place else path
        known = file.exists() and file.is_relative_to(ROOT)
        if not known or (anchor and anchor not in anchors(file.read_text(encoding="utf-8") if place else text)):
            broken.append(target)
    return broken


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_links_lead_somewhere(path: Path) -> None:
    assert broken_links(path, path.read_text(encoding="utf-8")) == []


def test_a_broken_link_would_be_noticed() -> None:
    text = "# One heading\n[a](nowhere.md) [b](#one-heading) [c](#two) [d](README.md) `[e](code.md)`\n"
    assert broken_links(ROOT / "README.md", text) == ["nowhere.md", "#two"]


def decisions() -> list[Path]:
    return sorted(path for path in DECISIONS.glob("*.md") if path.name != "README.md")


@pytest.mark.parametrize("path", decisions(), ids=named)
def test_a_decision_carries_its_number_and_its_parts(path: Path) -> None:
    named_number = re.fullmatch(r"(\d{4})-[a-z0-9-]+\.md", path.name)
    text = path.read_text(encoding="utf-8")
    assert named_number is not None
    assert text.startswith(f"# {int(named_number[1])}. ")
    assert re.findall(r"^(Status|## Context|## Decision|## Consequences)", text, re.MULTILINE) == [
        "Status",
        "## Context",
        "## Decision",
        "## Consequences",
    ]


def test_decision_numbers_are_used_once_and_listed() -> None:
    numbers = [path.name[:4] for path in decisions()]
    assert len(set(numbers)) == len(numbers)
    index = (DECISIONS / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"\]\((\d{4}-[a-z0-9-]+\.md)\)", index) == [path.name for path in decisions()]


def test_every_page_is_in_the_index() -> None:
    index = ROOT / "docs" / "README.md"
    linked = {(index.parent / target).resolve() for target in re.findall(r"\]\(([^)#\s]+)", index.read_text("utf-8"))}
    pages = {path for path in (ROOT / "docs").rglob("*.md") if path.parent != DECISIONS} - {index}
    assert sorted(named(path) for path in pages - linked) == []


@pytest.mark.parametrize("name", ["README.md", "README.id.md"])
def test_both_readmes_name_the_two_commands(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert [command for command in ("make demo", "make test") if command not in text] == []


def undocumented(text: str) -> list[str]:
    """Return the commands and options that `text` never names as one would type them."""
    group = build_cli(translator("en"))
    commands = [f"prapasca {name}" for name in group.commands]
    parts = (group, *group.commands.values())
    options = [name for part in parts for one in part.params for name in one.opts if name.startswith("-")]
    return [name for name in (*commands, *options) if f"`{name}" not in text]


def test_every_command_and_option_is_documented() -> None:
    pages = sorted((ROOT / "docs" / "reference").rglob("*.md"))
    assert undocumented("".join(path.read_text(encoding="utf-8") for path in pages)) == []


def test_an_undocumented_command_would_be_noticed() -> None:
    assert {"prapasca analyse", "--lang"} <= set(undocumented("`prapasca new DIR`, `prapasca check STUDY`"))
