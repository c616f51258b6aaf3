"""Reference pages name every option of every command, and every key of the results."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

import prapasca
from prapasca.cli import build_cli
from prapasca.language import translator
from prepared_studies import prepared
from running import COHORT, OCCASIONS, ROOT, SEED

REFERENCE = ROOT / "docs" / "reference"
COMMANDS = build_cli(translator("en")).commands


def sections(text: str) -> Iterator[tuple[str, str]]:
    """Yield each heading of the second level with what stands below it."""
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        heading, _, body = part.partition("\n")
        yield heading, body


def page(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_stands_in_the_section_of_its_command(name: str) -> None:
    body = next(body for heading, body in sections(page("command-line.md")) if heading.startswith(f"`prapasca {name} "))
    context = click.Context(COMMANDS[name], help_option_names=["-h", "--help"])
    wanted = set()
    for option in COMMANDS[name].get_params(context):
        wanted |= {spelling for spelling in option.opts if spelling.startswith("-")}
        wanted |= set(getattr(option.type, "choices", ()))
    assert {word for word in wanted if not re.search(rf"[`, ]{re.escape(word)}\b", body)} == set()


def test_the_usage_of_each_command_is_its_heading() -> None:
    headings = {heading for heading, _ in sections(page("command-line.md"))}
    usages = set()
    for name, command in COMMANDS.items():
        arguments = [part.metavar for part in command.params if isinstance(part, click.Argument)] or ["[OPTIONS]"]
        usages.add(f"`prapasca {name} {' '.join(map(str, arguments))}`")
    assert usages <= headings


def table_keys(body: str) -> list[str]:
    """Return the first column of the tables in a section."""
    return [match[1] for match in re.finditer(r"^\| `([^`]+)` \|", body, re.MULTILINE)]


def documented(text: str) -> set[str]:
    """Return every path that the page on results names, ``[]`` for the entries of a list."""
    paths = set()
    for heading, body in sections(text):
        names = re.findall(r"`([^`]+)`", heading) or ["" for _ in [heading] if heading == "The top"]
        paths |= {f"{name}.{key}".lstrip(".").removesuffix("[]") for name in names for key in table_keys(body)}
    return paths


def documented_in_study_file() -> set[str]:
    """Return the paths of the study file's reference, as they stand under ``study``."""
    paths = set()
    for heading, body in sections(page("study-file.md")):
        table = re.match(r"`(\[+)([a-z_.]+)\]+`", heading)
        if table is None and heading != "At the top of the file":
            continue
        parents = table[2].split(".") if table else []
        lists = ("categories", "cells", "characteristics")
        under = [f"{name}[]" if name in lists else name for name in parents if name != "study"]
        paths |= {".".join(["study", *under, key]) for key in table_keys(body)}
    return paths


def paths_of(value: Any, at: str = "") -> Iterator[str]:
    """Yield the path of every key; a text for readers has its languages beneath it, which are not keys."""
    if isinstance(value, dict) and set(value) != {"id", "en"}:
        for key, below in value.items():
            yield f"{at}.{key}".lstrip(".")
            yield from paths_of(below, f"{at}.{key}".lstrip("."))
    elif isinstance(value, list):
        for item in value:
            yield from paths_of(item, f"{at}[]")


def as_at_the_top(path: str) -> str:
    """Return the path that a result of the control group has where it is of the only group."""
    return path.removeprefix("comparison.control.")


def numeric_study(folder: Path) -> Path:
    rows = "before,after,age\n5,3,20\n6,2,30\n4,4,40\n7,,25\n"
    (folder / "score.csv").write_text(rows, encoding="utf-8")
    (folder / "study.toml").write_text(
        'schema_version = 1\n[study]\ntitle = "Score"\ndesign = "one_group"\n'
        "period = { start = 2026-01-01, end = 2026-01-31 }\n"
        '[data]\npath = "score.csv"\npre = "before"\npost = "after"\norigin = "synthetic"\n'
        '[outcome]\nname = "score"\nkind = "numeric"\nbetter = "higher"\nmaximum = 10\n'
        '[[characteristics]]\nkey = "age"\nname = "age"\nkind = "numeric"\ncolumn = "age"\nbands = ["< 28", ">= 28"]\n'
        '[analysis]\nsubgroups = ["age"]\nstrata = "age"\ngain = true\n',
        encoding="utf-8",
    )
    return folder / "study.toml"


def repeated_study(folder: Path) -> Path:
    (folder / "flow.csv").write_text("a,b,c\nno,no,yes\nno,yes,yes\nyes,yes,yes\n", encoding="utf-8")
    (folder / "study.toml").write_text(
        'schema_version = 1\n[study]\ntitle = "Flow"\ndesign = "repeated"\n'
        '[data]\npath = "flow.csv"\npre = "a"\npost = "c"\norigin = "synthetic"\n'
        '[[data.between]]\ncolumn = "b"\nlabel = "day 2"\n[outcome]\nname = "flow"\nkind = "ordinal"\n'
        'categories = [{ key = "no", label = "no" }, { key = "yes", label = "yes" }]\n',
        encoding="utf-8",
    )
    return folder / "study.toml"


def grouped_study(folder: Path, outcome: str) -> Path:
    rows = "before,after,ward\n1,2,1\n2,3,1\n1,3,1\n2,2,1\n3,,1\n1,1,2\n2,3,2\n2,1,2\n3,3,2\n1,2,2\n"
    (folder / "flow.csv").write_text(rows, encoding="utf-8")
    (folder / "study.toml").write_text(
        'schema_version = 1\n[study]\ntitle = "Flow"\ndesign = "two_groups"\n'
        '[data]\npath = "flow.csv"\npre = "before"\npost = "after"\norigin = "synthetic"\n'
        '[groups]\ncolumn = "ward"\nintervention = { code = 1, label = "new" }\n'
        'control = { code = 2, label = "usual" }\n'
        f'[outcome]\nname = "flow"\n{outcome}\n',
        encoding="utf-8",
    )
    return folder / "study.toml"


CATEGORIES = """kind = "ordinal"
categories = [{ key = "1", label = "none" }, { key = "2", label = "some" }, { key = "3", label = "all" }]"""


def tree_of(path: Path) -> dict[str, Any]:
    study = prapasca.load_study(path)
    tree: dict[str, Any] = json.loads(prapasca.render(prapasca.analyse(study, prapasca.read_data(study)), "json", "en"))
    return tree


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    numeric = numeric_study(tmp_path_factory.mktemp("numeric"))
    repeated = repeated_study(tmp_path_factory.mktemp("repeated"))
    rated = grouped_study(tmp_path_factory.mktemp("rated"), CATEGORIES)
    measured = grouped_study(tmp_path_factory.mktemp("measured"), 'kind = "numeric"\nbetter = "higher"')
    examples = [folder / "study.toml" for folder in (SEED, COHORT, OCCASIONS, ROOT / "examples" / "knowledge-score")]
    planned = [json.loads(prapasca.render(results, "json", "en")) for results in prepared().values()]
    return [*(tree_of(path) for path in (*examples, numeric, repeated, rated, measured)), *planned]


def test_every_key_of_the_results_is_documented(trees: list[dict[str, Any]]) -> None:
    found = {as_at_the_top(path) for tree in trees for path in paths_of(tree)}
    assert sorted(found - documented(page("results-json.md")) - documented_in_study_file()) == []


def test_every_documented_key_is_in_the_results(trees: list[dict[str, Any]]) -> None:
    found = {as_at_the_top(path) for tree in trees for path in paths_of(tree)}
    # below a value that no example has, such as the message of a test without one, there are no keys to see
    empty = {path for path in found if not any(other.startswith((f"{path}.", f"{path}[")) for other in found)}
    known = documented(page("results-json.md"))
    stale = {path for path in known - found if re.split(r"(?:\[\])?\.[^.]*$", path)[0] not in empty}
    assert sorted(stale) == []


def test_a_new_key_would_be_noticed(trees: list[dict[str, Any]]) -> None:
    tree = {**trees[0], "tests": {**trees[0]["tests"], "unheard_of": {"t": 1.0}}}
    known = documented(page("results-json.md")) | documented_in_study_file()
    assert sorted(set(paths_of(tree)) - known) == ["tests.unheard_of", "tests.unheard_of.t"]


def test_every_public_name_is_documented() -> None:
    text = page("library.md")
    assert [name for name in prapasca.__all__ if f"`{name}`" not in text] == []
