"""``prapasca audit`` on real files."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from audits import ENGLISH, INDONESIAN
from prapasca.audit.rules import all_rules
from prapasca.audit.study_rules import STUDY_RULES
from prapasca.language import LANGUAGES
from prapasca.report.audit import AUDIT_FORMATS, explain_code
from running import SEED, run

CLEAN = "Abstract\nWe asked 30 nurses how the ward is run.\n"
BLANK_PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
"""
LOCKED_PDF = BLANK_PDF.replace(
    b"trailer<</Root 1 0 R>>",
    b"4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>endobj\n"
    b"trailer<</Root 1 0 R/Encrypt 4 0 R/ID[<01><01>]>>",
)


def paper(folder: Path, text: str = ENGLISH, name: str = "paper.txt") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


@pytest.mark.parametrize(("language", "text"), [("en", ENGLISH), ("id", INDONESIAN)])
def test_a_manuscript_with_a_contradiction(language: str, text: str, tmp_path: Path) -> None:
    shown = run("audit", paper(tmp_path, text), "--lang", language)
    assert (shown.returncode, shown.stderr) == (1, "")
    assert "paper.txt" in shown.stdout.splitlines()[0]
    assert "E B4: " in shown.stdout
    assert "^^" in shown.stdout
    assert max(map(len, shown.stdout.splitlines())) <= 88


def test_a_text_that_reports_nothing_is_clean(tmp_path: Path) -> None:
    shown = run("audit", paper(tmp_path, CLEAN), "--severity", "E,W", "--strict")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "Findings: none." in shown.stdout


def test_strict_counts_every_finding(tmp_path: Path) -> None:
    file = paper(tmp_path)
    assert run("audit", file, "--severity", "R,I").returncode == 0
    assert run("audit", file, "--severity", "R,I", "--strict").returncode == 1


def test_codes_are_selected_and_ignored(tmp_path: Path) -> None:
    file = paper(tmp_path)

    def codes(*options: str) -> set[str]:
        tree = json.loads(run("audit", file, "--format", "json", *options).stdout)
        return {finding["code"] for finding in tree["findings"]}

    everything = codes()
    assert {"B4", "D2"} <= everything
    assert codes("--select", "D2,b") == {code for code in everything if code == "D2" or code[0] == "B"}
    assert codes("--ignore", "D", "--ignore", "B") == {code for code in everything if code[0] not in "DB"}
    assert codes("--ignore", "D", "--select", "D2") == {"D2"}


@pytest.mark.parametrize("output_format", AUDIT_FORMATS)
def test_the_standard_input_is_a_manuscript(output_format: str) -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "prapasca", "audit", "-", "--format", output_format, "--lang", "id"],
        input=INDONESIAN.encode(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (shown.returncode, shown.stderr) == (1, b"")
    assert b"stdin" in shown.stdout or output_format == "sarif"


def test_json_keeps_to_its_keys(tmp_path: Path) -> None:
    tree = json.loads(run("audit", paper(tmp_path), "--format", "json").stdout)
    assert {"schema_version", "facts", "findings", "tables", "table_sets", "recalculated", "unchecked"} <= set(tree)
    assert set(tree["findings"][0]) >= {
        *("code", "severity", "decision", "message", "assumptions", "facts", "line", "quote", "repairs"),
    }
    assert set(tree["facts"][0]) >= {
        *("id", "kind", "value", "printed", "attributes", "source", "confidence"),
        *("page", "line", "start", "end", "quote"),
    }
    names = {fact["id"] for fact in tree["facts"]}
    assert all(set(finding["facts"]) <= names for finding in tree["findings"])


def test_several_manuscripts_are_several_reports(tmp_path: Path) -> None:
    one, other = paper(tmp_path), paper(tmp_path, CLEAN, "clean.txt")
    trees = json.loads(run("audit", one, other, "--format", "json").stdout)
    assert [tree["name"] for tree in trees] == ["paper.txt", "clean.txt"]
    log = json.loads(run("audit", one, other, "--format", "sarif").stdout)
    assert len(log["runs"][0]["artifacts"]) == 2
    text = run("audit", one, other).stdout
    assert text.index("Audit of paper.txt") < text.index("Audit of clean.txt")


def word_file(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<broken")


UNUSABLE = {
    "empty.txt": lambda path: path.write_bytes(b""),
    "spaces.txt": lambda path: path.write_bytes(b" \n \n"),
    "locked.docx": lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    "broken.docx": word_file,
    "cut.docx": lambda path: path.write_bytes(b"PK\x03\x04 cut"),
    "broken.pdf": lambda path: path.write_bytes(b"%PDF-1.7\n" + b"\x00\xff" * 50),
    "locked.pdf": lambda path: path.write_bytes(LOCKED_PDF),
    "scanned.pdf": lambda path: path.write_bytes(BLANK_PDF),
    "paper.odt": lambda path: path.write_bytes(b"PK\x03\x04"),
    "data.xlsx": lambda path: path.write_bytes(b"PK\x03\x04"),
    "missing.txt": lambda path: path.unlink(missing_ok=True),
    "folder.txt": lambda path: path.mkdir(),
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_a_file_that_cannot_be_used_is_one_sentence_and_the_others_are_audited(name: str, tmp_path: Path) -> None:
    UNUSABLE[name](tmp_path / name)
    shown = run("audit", tmp_path / name, paper(tmp_path, name="sound.txt"), "--format", "json")
    assert shown.returncode == 2
    assert shown.stderr.startswith("error: ")
    assert len(shown.stderr.splitlines()) == 1
    assert name in shown.stderr
    assert [tree["name"] for tree in json.loads(shown.stdout)] == ["sound.txt"]


def test_one_unusable_file_prints_nothing_but_its_sentence(tmp_path: Path) -> None:
    shown = run("audit", tmp_path / "missing.txt", "--format", "json")
    assert (shown.returncode, shown.stdout) == (2, "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "name a manuscript"),
        (["a.txt", "--select", "Q"], "--select: found 'Q'"),
        (["a.txt", "--ignore", "D99"], "--ignore: found 'D99'"),
        (["a.txt", "--severity", "X"], "--severity: found 'X', expected one of E, W, R, I"),
        (["a.txt", "b.txt", "--facts", "f.toml"], "--facts: found 2 manuscripts, expected one"),
        (["a.txt", "b.txt", "--save-facts", "f.toml"], "--save-facts: found 2 manuscripts, expected one"),
        (["a.txt", "--data", "d.csv"], "--data: found without --study"),
        (["--facts", "f.toml"], "f.toml"),
        (["--explain", "D99"], "--explain: found 'D99', expected one of A1, A2"),
        (["a.txt", "-o", "out.docx"], "has the ending '.docx'"),
        (["a.txt", "--study", "no/study.toml"], "there is no such file"),
        (["a.txt", "--seconds", "0"], "0"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_mistake_in_the_command_is_one_sentence(arguments: list[str], said: str, tmp_path: Path) -> None:
    shown = run("audit", *arguments, cwd=tmp_path)
    assert (shown.returncode, shown.stdout) == (2, "")
    assert said in shown.stderr
    assert "Traceback" not in shown.stderr


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", [*all_rules(), *STUDY_RULES])
def test_every_code_is_explained(code: str, language: str) -> None:
    text = explain_code(code.lower(), language)
    assert text.startswith(f"{code}: ")
    assert len(text.splitlines()) >= 4
    assert max(map(len, text.splitlines())) <= 88


def test_a_code_is_explained_without_a_manuscript() -> None:
    shown = run("audit", "--explain", "s1")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert shown.stdout.startswith("S1: ")


def test_facts_are_saved_corrected_and_audited_again(tmp_path: Path) -> None:
    file, facts = paper(tmp_path), tmp_path / "facts.toml"
    first = run("audit", file, "--save-facts", facts, "--format", "json")
    assert first.stderr == f"Written: {facts}\n"
    tree = json.loads(first.stdout)
    written = facts.read_text(encoding="utf-8")
    assert len(tomllib.loads(written)["facts"]) == len(tree["facts"])
    again = json.loads(run("audit", file, "--facts", facts, "--format", "json").stdout)
    assert again == tree
    codes = {finding["code"] for finding in tree["findings"]}
    assert "B4" in codes
    facts.write_text(written.replace("value = 22", "value = 13").replace('printed = "22', 'printed = "13'), "utf-8")
    mended = json.loads(run("audit", file, "--facts", facts, "--format", "json").stdout)
    assert "B4" not in {finding["code"] for finding in mended["findings"]}
    alone = run("audit", "--facts", facts)
    assert alone.stdout.startswith("Audit of facts.toml")


def test_facts_that_cannot_be_read_are_told_with_their_lines(tmp_path: Path) -> None:
    (tmp_path / "facts.toml").write_text('schema_version = 1\n[[facts]]\nkind = "zet"\nvalue = 1\n', encoding="utf-8")
    shown = run("audit", "--facts", tmp_path / "facts.toml")
    assert (shown.returncode, shown.stdout) == (2, "")
    assert 'facts.toml:3: key kind: found "zet"' in shown.stderr


def test_a_manuscript_is_compared_with_its_study(tmp_path: Path) -> None:
    file = paper(tmp_path)
    shown = run("audit", file, "--study", SEED / "study.toml", "--select", "S")
    assert shown.returncode == 1
    assert "E S1: " in shown.stdout
    assert "13 by the study's own data" in " ".join(shown.stdout.split())
    assert "Compared with the study" in shown.stdout
    tree = json.loads(run("audit", file, "--study", SEED / "study.toml", "--format", "json").stdout)
    assert set(tree["study"]) == {"agreeing", "differing", "not_in_study"}
    assert tree["study"]["agreeing"]


def test_other_data_can_be_given(tmp_path: Path) -> None:
    data = tmp_path / "pairs.csv"
    pairs = (SEED / "pairs.csv").read_text(encoding="utf-8").splitlines()
    data.write_text("\n".join(pairs[:11]) + "\n", encoding="utf-8")
    arguments = ("audit", paper(tmp_path), "--study", SEED / "study.toml", "--format", "json")
    usual, other = (json.loads(run(*arguments, *more).stdout) for more in ((), ("--data", data)))
    assert len(other["study"]["differing"]) > len(usual["study"]["differing"])


@pytest.mark.parametrize("ending", ["txt", "json", "sarif", "html", "md"])
def test_the_ending_chooses_the_format(ending: str, tmp_path: Path) -> None:
    target = tmp_path / f"audit.{ending}"
    shown = run("audit", paper(tmp_path), "-o", target)
    assert (shown.returncode, shown.stdout, shown.stderr) == (1, "", f"Written: {target}\n")
    start = {"txt": "Audit of", "json": "{", "sarif": '{\n  "$schema"', "html": "<!DOCTYPE html>", "md": "# Audit of"}
    assert target.read_text(encoding="utf-8").startswith(start[ending])


def test_the_manuscript_is_never_overwritten(tmp_path: Path) -> None:
    file = paper(tmp_path)
    for option in ("-o", "--save-facts"):
        shown = run("audit", file, option, file)
        assert shown.returncode == 2
        assert f"{option}: {file} is a file" in shown.stderr
        assert file.read_text(encoding="utf-8") == ENGLISH


def test_a_console_of_code_page_1252_shows_the_same_lines(tmp_path: Path) -> None:
    file = paper(tmp_path, INDONESIAN)
    narrow = run("audit", file, "--lang", "id", env={"PYTHONIOENCODING": "cp1252"})
    assert narrow.returncode == 1
    assert narrow.stderr == ""
    wide = run("audit", file, "--lang", "id")
    assert len(narrow.stdout.splitlines()) == len(wide.stdout.splitlines())
    assert "?" not in narrow.stdout.replace("?", "", wide.stdout.count("?"))


def test_lines_have_the_same_width_in_any_window(tmp_path: Path) -> None:
    file = paper(tmp_path)
    assert run("audit", file, env={"COLUMNS": "40"}).stdout == run("audit", file, env={"COLUMNS": "200"}).stdout


def test_bounds_are_told_when_time_runs_out(tmp_path: Path) -> None:
    facts = tmp_path / "facts.toml"
    labels = [f"c{number}" for number in range(6)]
    cells = "".join(
        f'[[facts]]\nkind = "count"\nvalue = {25 + number}\nattributes = {{ time = "{time}", label = "{label}" }}\n'
        for time in ("before", "after")
        for number, label in enumerate(labels)
    )
    facts.write_text(
        f"schema_version = 1\n{cells}"
        f'[[facts]]\nkind = "scale"\nvalue = {json.dumps(labels)}\nattributes = {{ order = "worst_to_best" }}\n'
        '[[facts]]\nkind = "n"\nvalue = 165\nattributes = { role = "sample" }\n'
        '[[facts]]\nkind = "z"\nvalue = -1.234\nattributes = { test = "wilcoxon" }\n',
        encoding="utf-8",
    )
    shown = run("audit", "--facts", facts, "--seconds", "0.05")
    assert shown.returncode in (0, 1)
    assert "only bounds are known" in " ".join(shown.stdout.split())
