"""``prapasca power`` and ``prapasca sample-size`` as a user runs them."""

from __future__ import annotations

import json
import time
from importlib.util import find_spec
from pathlib import Path

import pytest

from prapasca.cli import main
from running import run


def test_one_command_answers_within_two_seconds() -> None:
    start = time.perf_counter()
    shown = run("sample-size", "--up", "60", "--down", "10", "--power", "80")
    spent = time.perf_counter() - start
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "Plan with 22 pairs" in shown.stdout
    # a loaded machine may take a few times as long
    assert spent < 8


def test_the_power_in_indonesian() -> None:
    shown = run("power", "--up", "30", "--up", "2:9", "--down", "5", "--down", "2:1%", "--n", "20", "--lang", "id")
    assert "0,513" in shown.stdout
    assert "0,616" in shown.stdout
    assert "Kuasa uji" in shown.stdout


def test_before_and_after() -> None:
    margins = ("--before", "35,55,10", "--after", "5;35;60", "--dependence", "50", "--cut", "3")
    tree = json.loads(run("power", *margins, "--n", "15", "--format", "json").stdout)
    assert tree["design"]["categories"] == ["1", "2", "3"]
    assert tree["tests"][-1]["test"] == "mcnemar"
    named = ("--categories", "none, some, all", "--cut", "all", "--format", "json", "--n", "15")
    again = json.loads(run("power", *margins[:-2], *named).stdout)
    assert [entry["power"] for entry in again["tests"]] == [entry["power"] for entry in tree["tests"]]


def test_a_table_in_a_file_and_output_to_a_file(tmp_path: Path) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text('categories = ["no", "yes"]\nexpected = [[20, 50], [10, 20]]\n', encoding="utf-8")
    shown = run("sample-size", "--table", plan, "--test", "mcnemar", "-o", tmp_path / "size.json")
    assert (shown.returncode, shown.stdout) == (0, "")
    assert "Written:" in shown.stderr
    assert json.loads((tmp_path / "size.json").read_text(encoding="utf-8"))["test"] == "mcnemar"
    refused = run("sample-size", "--table", plan, "-o", plan)
    assert "-o:" in refused.stderr
    assert refused.returncode == 2


def test_drop_out_and_one_sided() -> None:
    asked = ("sample-size", "--up", "60", "--down", "10", "--alternative", "greater", "--drop-out", "20")
    tree = json.loads(run(*asked, "--format", "json").stdout)
    assert tree["n"] < 22
    assert tree["drop_out"]["n"] == -(-tree["n"] * 10 // 8)


def test_simulation_repeats_itself() -> None:
    asked = ("power", "--up", "60", "--down", "10", "--n", "20", "--method", "simulation", "--draws", "300")
    first, again, other = (run(*asked, "--seed", seed).stdout for seed in (5, 5, 6))
    assert first == again != other
    assert "Simulated: 300 studies" in first


FORMULAS = {
    "slovin": (36, "--population 54 --error 10"),
    "lemeshow": (97, "--proportion 50 --error 10"),
    "paired-means": (32, "--difference 5 --sd 10"),
    "paired-t": (35, "--effect 0.5 --efficiency normal"),
    "noether-signed-rank": (25, "--superiority 82.5"),
    "noether-sign": (22, "--up 60 --down 10"),
    "mcnemar-connor": (20, "--up 60 --down 10"),
    "mcnemar-miettinen": (19, "--up 60 --down 10"),
    "federer": (6, "--groups 4"),
    "finite-population": (35, "--size 96.04 --population 54"),
}


@pytest.mark.parametrize("name", FORMULAS)
def test_formulas(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    n, options = FORMULAS[name]
    assert main(["sample-size", "--formula", name, *options.split(), "--format", "json", "--lang", "en"]) == 0
    assert json.loads(capsys.readouterr().out)["n"] == n


def test_a_formula_with_people_who_leave() -> None:
    shown = run("sample-size", "--formula", "slovin", "--population", "54", "--error", "10", "--drop-out", "10")
    assert "n = 40 people" in shown.stdout
    assert "it says nothing about the power" in " ".join(shown.stdout.split())


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("power --up 60", "Missing option '--n'"),
        ("power --n 20", "say in one way what is expected"),
        ("power --n 20 --up 60 --table x", "found --up, --down, --table; say in one way only"),
        ("power --n 20 --up 0.6", "--up: found '0.6', expected percent; write 60 if a proportion was meant, or 0.6%"),
        ("power --n 20 --up 60,5", "--up: found '60,5', expected percent from 0 to 100"),
        ("power --n 20 --up 60 --up 30", "--up: found 1 twice"),
        ("power --n 20 --up x:30", "--up: found 'x:30', expected percent for one step"),
        ("power --n 20 --up -0:30", "--up: found '-0:30', expected percent for one step"),
        ("power --n 20 --up 101", "--up: found '101', expected percent from 0 to 100"),
        ("power --n 20 --up 70 --down 40", "changes: the shares add up to 110%, expected at most 100%"),
        ("power --n 0 --up 70", "--n: found '0', expected a whole number above 0"),
        ("power --n 20 --up 70 --cut 2", "--cut belongs to --before, --after, --table"),
        ("power --n 20 --up 70 --dependence 2", "--dependence belongs to --before, --after"),
        ("power --n 20 --before 50,50 --after 40,60", "--dependence is missing; percentages before and after"),
        ("power --n 20 --before 50,40 --after 40,60 --dependence 0", "before: the shares add up to 90%"),
        ("power --n 20 --before 12,5,87,5 --after 0,1,1,98 --dependence 0", "before: the shares add up to 109%"),
        (
            "power --n 20 --before 50,50 --after 40,60 --dependence 0 --categories a,b,c",
            "--categories: found 3 names, expected 2",
        ),
        ("power --n 20 --up 60 --confidence-level 100", "--confidence-level: found '100', expected percent above 0"),
        ("power --n 20 --up 60 --draws 1", "draws: found 1, expected 2 or more"),
        ("power --n 20 --up 60 --plot curve.pdf", "--plot: curve.pdf has the ending '.pdf', expected .svg or .png"),
        ("power --n 20 --table nowhere.toml", "nowhere.toml: the file cannot be read (No such file or directory)"),
        ("sample-size --up 20 --down 20", "20% improve and 20% worsen, which is no effect"),
        ("sample-size --up 60 --sd 3", "--sd belongs to --formula; name one of slovin"),
        ("sample-size --up 60 --test mcnemar", "McNemar's test needs an expected table"),
        ("sample-size --formula slovin --error 10", "--formula slovin needs --population, --error; --population is"),
        (
            "sample-size --formula slovin --error 10 --population 54 --sd 2",
            "--formula slovin takes --population, --error; leave out --sd",
        ),
        (
            "sample-size --formula slovin --error 10 --population 5,4",
            "--population: found '5,4', expected a number, such as 54",
        ),
        ("sample-size --formula federer --groups 1", "before and after of the same people are one group"),
        ("sample-size --formula noether-sign --up 2:60 --down 10", "--up: a formula takes one percentage"),
        ("sample-size --formula noether-sign --up 30 --down 30", "improved: found 50%, which is no effect"),
        ("sample-size --formula federer --groups 4 --plot a.svg", "--plot: a formula has no curve"),
    ],
)
def test_a_mistake_is_one_sentence(
    arguments: str, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([*arguments.split(), "--lang", "en"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert sentence in shown.err
    assert "Traceback" not in shown.err


@pytest.mark.parametrize("command", [["power", "--n", "20"], ["sample-size"]])
def test_a_figure_or_one_sentence(command: list[str], tmp_path: Path) -> None:
    shown = run(*command, "--up", "60", "--down", "10", "--plot", tmp_path / "curve.svg")
    if find_spec("matplotlib") is None:
        assert (shown.returncode, shown.stdout) == (2, "")
        assert 'need the extra "report"; install it with: pip install "prapasca[report]"' in shown.stderr
    else:
        assert shown.returncode == 0
        assert "Wilcoxon" in (tmp_path / "curve.svg").read_text(encoding="utf-8")
