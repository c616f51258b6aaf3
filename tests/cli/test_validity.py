"""``prapasca validity`` as a user runs it, in two languages and with every mistake one sentence."""

from __future__ import annotations

import gettext
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from prapasca.cli import main
from pseudo_locale import marked, said, speak_as_installed, speak_from, unmarked, words, write_catalogue
from running import ROOT, run

FOLDER = ROOT / "examples" / "questionnaire"
ITEMS, EXPERTS, RATERS = (FOLDER / f"{name}.csv" for name in ("items", "experts", "raters"))
WHOLE = ("--items", "q1:q8", "--scale", "1-5", "--reverse", "q4")


def tree(*arguments: object) -> dict[str, object]:
    shown = run("validity", *arguments, "--format", "json")
    assert (shown.returncode, shown.stderr) == (0, "")
    found: dict[str, object] = json.loads(shown.stdout)
    return found


def test_items_as_text() -> None:
    shown = run("validity", ITEMS, *WHOLE)
    text = " ".join(shown.stdout.split())
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "38 people answered all 8 items. People in the file: 40; left out for a missing answer: 2" in text
    assert "Valid items: 7 of 8" in text
    assert "Critical r = .320 (n = 38, df = n − 2 = 36, two-sided, level 5%)" in text
    assert "Cronbach's Alpha Based on Standardized Items" in text
    assert "items.csv: the answers to q4 were turned round, 6 minus the answer" in text


def test_items_in_indonesian() -> None:
    shown = run("validity", ITEMS, *WHOLE, "--lang", "id")
    assert "r tabel = 0,320" in shown.stdout
    assert "α Cronbach dari 8 butir adalah 0,711" in shown.stdout


def test_items_in_json_and_markdown(tmp_path: Path) -> None:
    found = tree(ITEMS, *WHOLE, "--alternative", "greater", "--level", "1")
    assert (found["kind"], found["n"], found["n_incomplete"], found["df"]) == ("items", 38, 2, 36)
    assert found["confidence_level"] == 0.99
    assert [item["name"] for item in found["items"]] == [f"q{place}" for place in range(1, 9)]  # type: ignore[attr-defined]
    assert run("validity", ITEMS, *WHOLE, "-o", tmp_path / "out.md").returncode == 0
    assert "| q1 | .619 |" in (tmp_path / "out.md").read_text(encoding="utf-8")


def test_a_turned_item_is_suspected() -> None:
    found = tree(ITEMS, "--items", "q1:q8")
    assert [message["code"] for message in found["messages"]] == ["reversed-item"]  # type: ignore[attr-defined]


def test_experts() -> None:
    text = run("validity", EXPERTS, "--items", "q1:q8", "--expert", "1-4").stdout
    assert "6 experts judged 8 items on a scale from 1 to 4." in text
    found = tree(EXPERTS, "--items", "q1:q8", "--expert", "1..4", "--relevant", "4")
    assert (found["kind"], found["relevant_from"]) == ("experts", 4)


def test_raters() -> None:
    text = run("validity", RATERS, "--raters").stdout
    assert "2 raters rated 32 people" in text
    assert "quadratic" in text
    assert tree(RATERS, "--raters", "--scale", "1-3")["kind"] == "raters"


def test_the_example_is_what_its_script_writes(tmp_path: Path) -> None:
    script = tmp_path / "generate.py"
    script.write_bytes((FOLDER / "generate.py").read_bytes())
    subprocess.run([sys.executable, str(script)], check=True)
    for example in (ITEMS, EXPERTS, RATERS):
        assert (tmp_path / example.name).read_bytes() == example.read_bytes()


SHEETS = {
    "words.csv": "q1,q2\n" + "Setuju,1\nTidak,2\n" * 3,
    "two.csv": "q1,q2\n1,2\n2,1\n",
    "one.csv": "q1,q2\n1,2\n2,1\n3,3\n",
    "header.csv": "4,4\n2,1\n3,3\n",
    "alike.csv": "q1,q2\n" + "3,4\n" * 5,
    "odd.csv": "q1,q2\n1,2\n2,9\n3,3\n",
}
MISTAKES = [
    ("nowhere.csv", "nowhere.csv does not exist"),
    ("words.csv", "the words 'Setuju', 'Tidak' stand in the columns 'q1', expected numbers; code the answers"),
    ("two.csv", "found 2 people who answered every item, of 2; expected 3 or more"),
    ("one.csv --items q1", "found 1 item, expected 2 or more"),
    ("header.csv", "row 1 does not name the columns"),
    ("one.csv --items q1,q9", "column 'q9', named in --items, is not there"),
    ("one.csv --items q2:q1", "--items: 'q1' stands before 'q2'"),
    ("odd.csv --scale 1-5", "found 9, expected a number from 1 to 5"),
    ("odd.csv --scale 5-1", "--scale: found '5-1', expected the lowest and the highest whole number, such as 1-4"),
    ("odd.csv --scale five", "--scale: found 'five', expected"),
    ("odd.csv --reverse q1", "--reverse needs the ends of the scale"),
    ("odd.csv --scale 1-9 --reverse q7", "--reverse: 'q7' is not among the items"),
    ("odd.csv --level 0", "--level: found '0', expected percent above 0"),
    ("odd.csv --expert 1-4", "found 9, expected a number from 1 to 4"),
    ("odd.csv --expert 1-9 --relevant 1", "--relevant: found 1, expected a rating above 1 and up to 9"),
    ("odd.csv --expert 1-9 --relevant x", "--relevant: found 'x', expected a whole number"),
    ("odd.csv --relevant 3", "--relevant belongs to --expert"),
    ("odd.csv --expert 1-9 --raters", "--expert and --raters exclude each other"),
    ("odd.csv --expert 1-9 --scale 1-9", "--scale belongs to answers and not to --expert"),
    ("odd.csv --raters --alternative greater", "--alternative belongs to answers and not to --raters"),
    ("odd.csv --raters --items q1", "found 1 column of ratings, expected 2 or more raters"),
    ("odd.csv -o out.pdf", "-o: out.pdf has the ending '.pdf'"),
    ("odd.csv -o odd.csv --format text", "-o: odd.csv is a file the analysis reads"),
]


@pytest.fixture
def sheets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in SHEETS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("arguments", "sentence"), MISTAKES)
def test_a_mistake_is_one_sentence(
    arguments: str, sentence: str, sheets: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["validity", *arguments.split(), "--lang", "en"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert sentence in shown.err
    assert shown.err.count("\n") == 1


def test_everybody_alike_is_told_and_not_refused(sheets: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validity", "alike.csv", "--lang", "en"]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "Cronbach's α cannot be computed." in text
    assert "Without spread, since everybody gave the same answer: q1, q2." in text


SPSS = words(
    "Correlations, Pearson Correlation, Sig. (2-tailed), Total, Correlation is significant at the level tailed",
    "Case Processing Summary, Cases Valid Excluded, Listwise deletion based on all variables in the procedure",
    "Reliability Statistics, Cronbach's Alpha Based on Standardized Items, N of Items",
    "Inter-Item Correlation Matrix",
    "Item-Total Statistics, Scale Mean if Item Deleted, Scale Variance, Corrected, Squared Multiple",
)
NAMES = words("CVI CVR ICC Ave UA bidan bidan_A items experts raters csv xlsx")


@pytest.fixture(scope="module")
def pseudo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("locale")
    write_catalogue(folder)
    return folder


@pytest.fixture
def _marked_language(pseudo_folder: Path) -> Iterator[None]:
    domain = gettext.textdomain()
    with pytest.MonkeyPatch.context() as patch:
        speak_from(pseudo_folder, patch)
        yield
    speak_as_installed(domain)


@pytest.mark.usefixtures("_marked_language")
@pytest.mark.parametrize(
    "arguments",
    [
        (ITEMS, *WHOLE),
        (ITEMS, "--items", "q1:q8", "--alternative", "greater"),
        (EXPERTS, "--items", "q1:q8", "--expert", "1-4"),
        (RATERS, "--raters"),
    ],
    ids=["turned", "as typed", "experts", "raters"],
)
def test_no_word_of_a_result_is_left_in_english(
    arguments: tuple[object, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    shown = said(capsys, "validity", *arguments)
    assert "¤" in shown
    assert unmarked(shown, SPSS | NAMES) == []


@pytest.mark.usefixtures("_marked_language")
def test_no_word_of_the_help_is_left_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    shown = said(capsys, "validity", "--help")
    assert marked("Usage:") in shown
    plain = re.sub(r"--?[a-z-]+\b|\[[a-z-]+(\|[a-z-]+)+\]", "", shown)
    assert unmarked(plain, ["prapasca validity two-sided greater text markdown json"]) == []


@pytest.mark.usefixtures("_marked_language")
@pytest.mark.parametrize("arguments", [arguments for arguments, _ in MISTAKES])
def test_no_word_of_a_mistake_is_left_in_english(
    arguments: str, sheets: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = said(capsys, "validity", *arguments.split())
    allowed = words(arguments, "prapasca Setuju Tidak one csv --expert --scale --items --help txt md json", str(sheets))
    assert unmarked(shown, allowed) == []
