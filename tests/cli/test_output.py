"""Where every command that prints a text writes it, as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from running import ROOT, SEED, run

ITEMS = ROOT / "examples" / "questionnaire" / "items.csv"
EXPECTED = ("--up", "60", "--down", "10")
MANUSCRIPT = "Wilcoxon: Z = -4.359, p = .000, n = 20."


def site(folder: Path) -> None:
    """Write what one site shares."""
    labels = [{"id": "tidak ada", "en": "none"}, {"id": "ada", "en": "some"}]
    table = {"counts": [[8, 12], [2, 9]], "categories": ["none", "some"], "labels": labels, "scores": [0, 1]}
    tree = {"schema_version": 1, "study": {"title": "north"}, "transition": table}
    (folder / "north.json").write_text(json.dumps(tree), encoding="utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        ("analyse", SEED / "study.toml"),
        ("audit", "manuscript.txt"),
        ("pool", "north.json"),
        ("validity", ITEMS, "--items", "q1:q8"),
        ("power", *EXPECTED, "--n", "20"),
        ("sample-size", *EXPECTED),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_hyphen_as_target_is_the_screen(arguments: tuple[object, ...], tmp_path: Path) -> None:
    (tmp_path / "manuscript.txt").write_text(MANUSCRIPT, encoding="utf-8")
    site(tmp_path)
    before = sorted(tmp_path.iterdir())
    shown = run(*arguments, "-o", "-", cwd=tmp_path)
    assert len(shown.stdout.splitlines()) > 5, shown.stderr
    assert "-" not in shown.stderr.split()
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("command", ["power", "sample-size"])
def test_a_plan_is_written_in_no_format_that_there_is_not(command: str, tmp_path: Path) -> None:
    n = ("--n", "20") if command == "power" else ()
    shown = run(command, *EXPECTED, *n, "-o", tmp_path / "plan.docx")
    assert (shown.returncode, shown.stdout) == (2, "")
    assert "has the ending '.docx', expected one of .txt, .md, .json" in shown.stderr
    assert list(tmp_path.iterdir()) == []
