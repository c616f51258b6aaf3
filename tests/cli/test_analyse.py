"""``prapasca analyse`` on real files."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from running import COHORT, SEED, run


def test_the_published_study_in_text() -> None:
    shown = run("analyse", SEED / "study.toml")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert all(len(line) < 120 for line in shown.stdout.splitlines())
    ranks = [line.split() for line in shown.stdout.splitlines() if "Ranks" in line or line.strip().startswith("Ties")]
    assert ["after", "-", "before", "Negative", "Ranks", "0ᵃ", ".00", ".00"] in ranks
    assert ["Positive", "Ranks", "19ᵇ", "10.00", "190.00"] in ranks
    assert ["Ties", "1ᶜ"] in ranks
    assert "-4.359ᵇ" in shown.stdout
    assert "b. Based on negative ranks." in shown.stdout
    assert "1.3072 × 10⁻⁵" in shown.stdout
    assert "3.8147 × 10⁻⁶" in shown.stdout
    assert "75.1–99.9" in shown.stdout


def test_the_published_study_in_indonesian() -> None:
    shown = run("analyse", SEED / "study.toml", "--lang", "id").stdout
    assert "3,8147 × 10⁻⁶" in shown
    assert "-4,359ᵇ" in shown
    assert "DATA PULIH" in shown
    assert "tanpa kelompok pembanding" in shown
    assert "3.8147" not in shown


def test_the_published_study_in_json() -> None:
    tree = json.loads(run("analyse", SEED / "study.toml", "--format", "json").stdout)
    assert list(tree)[:4] == ["schema_version", "software", "study", "data"]
    rank = tree["tests"]["signed_rank"]
    assert (rank["n_positive"], rank["n_negative"], rank["n_zero"]) == (19, 0, 1)
    assert (rank["mean_rank_positive"], rank["rank_sum_positive"]) == (10.0, 190.0)
    assert rank["spss_z"] == pytest.approx(-4.358898943540674, rel=1e-15)
    assert rank["p_asymptotic"] == pytest.approx(1.30718e-5, rel=1e-5)
    assert rank["p_exact"] == 2**-18
    assert tree["effects"]["rank_biserial"] == 1
    assert tree["effects"]["proportion_improved"]["numerator"] == 19
    assert tree["transition"]["counts"] == [[0, 7, 0], [0, 1, 12], [0, 0, 0]]
    assert tree["change"] == {"improved": 19, "unchanged": 1, "worsened": 0}
    assert tree["data"]["origin"] == "recovered"
    assert [cell["n"] for cell in tree["characteristics"][0]["cells"]] == [None, 13, None]


def test_json_is_the_same_in_both_languages() -> None:
    english, indonesian = (run("analyse", COHORT / "study.toml", "--format", "json", "--lang", x) for x in ("en", "id"))
    assert english.stdout == indonesian.stdout


def test_every_row_of_the_cohort_is_accounted_for() -> None:
    data = json.loads(run("analyse", COHORT / "study.toml", "--format", "json").stdout)["data"]
    assert data["read"] == 120
    assert data["excluded"] == {"missing_pre": 2, "missing_post": 2, "missing_both": 1}
    assert data["paired"] + sum(data["excluded"].values()) == data["read"]


@pytest.mark.parametrize("ending", ["xlsx", "sav"])
def test_the_cohort_is_the_same_in_every_format(ending: str) -> None:
    trees = []
    for data in ((), (COHORT / f"cohort.{ending}",)):
        tree = json.loads(run("analyse", COHORT / "study.toml", *data, "--format", "json").stdout)
        trees.append({key: value for key, value in tree.items() if key not in ("data", "messages")})
    assert trees[0] == trees[1]


def test_no_id_is_ever_shown() -> None:
    for output_format in ("text", "markdown", "json", "csv"):
        assert "S001" not in run("analyse", COHORT / "study.toml", "--format", output_format).stdout


def test_csv_holds_value_and_text_of_every_cell() -> None:
    shown = run("analyse", SEED / "study.toml", "--format", "csv", "--lang", "id").stdout
    rows = list(csv.DictReader(io.StringIO(shown)))
    assert rows[0]["section"] == "origin"
    z = next(row for row in rows if row["table"] == "spss-codes-test-statistics" and row["row"] == "Z")
    assert (float(z["value"]), z["text"]) == (pytest.approx(-4.358898943540674), "-4,359ᵇ")
    share = next(row for row in rows if row["table"] == "change" and row["column"] == "%")
    assert (share["value"], share["text"]) == ("95.0", "95,0")
    assert len({(row["table"], row["row"], row["column"]) for row in rows if row["table"]}) == sum(
        bool(row["table"]) for row in rows
    )


@pytest.mark.parametrize(("name", "start"), [("out.json", "{"), ("out.md", "# "), ("out.txt", "Oxytocin")])
def test_the_ending_of_the_file_chooses_the_format(tmp_path: Path, name: str, start: str) -> None:
    shown = run("analyse", SEED / "study.toml", "-o", tmp_path / name)
    assert (shown.returncode, shown.stdout) == (0, "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_csv_for_excel_begins_with_a_byte_order_mark(tmp_path: Path) -> None:
    run("analyse", SEED / "study.toml", "-o", tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbfsection,")


def test_what_the_analysis_reads_is_never_overwritten(tmp_path: Path) -> None:
    study = Path(shutil.copytree(SEED, tmp_path / "study"))
    for name in ("study.toml", "pairs.csv"):
        before = (study / name).read_bytes()
        shown = run("analyse", study / "study.toml", "--format", "text", "-o", study / name)
        assert shown.returncode == 2
        assert "is a file the analysis reads" in shown.stderr
        assert (study / name).read_bytes() == before


@pytest.mark.parametrize("target", ["no/such/folder/out.txt", "."])
def test_a_target_that_cannot_be_written_is_one_sentence(tmp_path: Path, target: str) -> None:
    shown = run("analyse", SEED / "study.toml", "-o", tmp_path / target)
    assert shown.returncode == 2
    assert "cannot be written" in shown.stderr
    assert "Traceback" not in shown.stderr
    assert list(tmp_path.iterdir()) == []


def test_faults_in_the_data_stop_the_analysis(tmp_path: Path) -> None:
    study = Path(shutil.copytree(SEED, tmp_path / "study"))
    pairs = study / "pairs.csv"
    pairs.write_text(pairs.read_text(encoding="utf-8").replace("smooth\n20,", "smoth\n20,"), encoding="utf-8")
    shown = run("analyse", study / "study.toml")
    assert (shown.returncode, shown.stdout) == (2, "")
    assert "'smoth'" in shown.stderr
    assert "smooth" in shown.stderr
    assert "Traceback" not in shown.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_named_as_target_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        read = pool.submit(pipe.read_text, encoding="utf-8")
        shown = run("analyse", SEED / "study.toml", "--format", "json", "-o", pipe)
        assert shown.returncode == 0
        assert read.result(timeout=10).startswith("{")
    assert pipe.is_fifo()


def test_a_link_named_as_target_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old", encoding="utf-8")
    try:
        (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    except OSError:
        pytest.skip("this system allows no links")
    assert run("analyse", SEED / "study.toml", "-o", tmp_path / "link.txt").returncode == 0
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text(encoding="utf-8").startswith("Oxytocin")


def test_an_ending_that_is_not_written_is_refused_unless_the_format_is_named(tmp_path: Path) -> None:
    shown = run("analyse", SEED / "study.toml", "-o", tmp_path / "out.docx")
    assert shown.returncode == 2
    assert "has the ending '.docx', expected one of .txt, .md, .json, .csv" in shown.stderr
    assert list(tmp_path.iterdir()) == []
    assert run("analyse", SEED / "study.toml", "--format", "text", "-o", tmp_path / "out.log").returncode == 0
