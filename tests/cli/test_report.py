"""``prapasca report`` run as a user runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from running import COHORT, SEED, run

PAST = {"SOURCE_DATE_EPOCH": "1767225600"}


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports") / "out"
    formats = "docx,pdf,html,latex,odt,markdown"
    done = run("report", SEED / "study.toml", "-o", folder, "--formats", formats, env=PAST)
    assert done.returncode == 0, done.stderr
    return folder


def test_every_format_in_both_languages(everything: Path) -> None:
    written = names(everything)
    assert {f"report.{lang}.{end}" for lang in ("id", "en") for end in ("docx", "pdf", "html", "odt", "md")} <= set(
        written
    )
    assert {"report.id.latex/manuscript.tex", "report.en.latex/manuscript.tex"} <= set(written)
    assert {"results.json", "provenance.json"} <= set(written)
    assert not [name for name in written if name.startswith(".prapasca")]


def test_the_markdown_shows_its_pictures_by_addresses_that_exist(everything: Path) -> None:
    text = (everything / "report.id.md").read_text(encoding="utf-8")
    addresses = [line.rpartition("](")[2].rstrip(")") for line in text.splitlines() if line.startswith("![")]
    assert addresses
    assert all((everything / address).read_bytes().startswith(b"\x89PNG") for address in addresses)


def test_the_figures_alone_are_svg_and_png(tmp_path: Path) -> None:
    done = run("report", SEED / "study.toml", "-o", tmp_path, "--formats", "figures", "--lang", "id")
    assert done.returncode == 0, done.stderr
    written = [name for name in names(tmp_path) if name.startswith("report.id.figures/")]
    assert "report.id.figures/figure-transition.svg" in written
    assert [name.rpartition(".")[0] for name in written if name.endswith(".svg")] == [
        name.rpartition(".")[0] for name in written if name.endswith(".png")
    ]


def test_the_provenance_names_hashes_versions_and_the_time(everything: Path) -> None:
    import hashlib

    told = json.loads((everything / "provenance.json").read_text(encoding="utf-8"))
    assert told["study_sha256"] == hashlib.sha256((SEED / "study.toml").read_bytes()).hexdigest()
    assert told["data_sha256"] == hashlib.sha256((SEED / "pairs.csv").read_bytes()).hexdigest()
    assert told["time"] == "2026-01-01T00:00:00Z"
    assert next(iter(told["software"])) == "prapasca"
    assert told["data_sha256"][:16] in (everything / "report.en.md").read_text(encoding="utf-8")


def test_the_same_input_gives_the_same_bytes(everything: Path, tmp_path: Path) -> None:
    formats = "docx,pdf,html,latex,odt,markdown"
    again = run("report", SEED / "study.toml", "-o", tmp_path, "--formats", formats, env={**PAST, "TZ": "Asia/Jakarta"})
    assert again.returncode == 0, again.stderr
    assert names(tmp_path) == names(everything)
    assert [
        name for name in names(tmp_path) if (tmp_path / name).read_bytes() != (everything / name).read_bytes()
    ] == []


def test_gaps_are_counted_and_named_in_the_readers_language(tmp_path: Path) -> None:
    done = run("report", SEED / "study.toml", "-o", tmp_path, "--formats", "markdown", "--lang", "id")
    assert done.returncode == 0
    assert "cari [ISI: …]" in done.stderr
    assert "- Metode: cara besar sampel ditentukan" in done.stderr
    assert names(tmp_path)[-1] == "results.json"
    assert not (tmp_path / "report.en.md").exists()


def test_strict_writes_nothing_while_there_is_a_gap(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    done = run("report", SEED / "study.toml", "-o", folder, "--formats", "markdown", "--strict")
    assert done.returncode == 1
    assert "- Abstract: three to five words" in done.stderr
    assert not folder.exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--formats", "docx,word"), "error: --formats: found 'word', expected one or more of docx, pdf, html"),
        (("--lang", "en,jv"), "error: --lang: found 'jv', expected one or more of id, en"),
        (("--profile", "tesis"), "did you mean thesis?"),
        (("--formats", ""), "error: --formats: found '', expected one or more of"),
    ],
)
def test_a_wrong_option_is_one_sentence(arguments: tuple[str, str], sentence: str, tmp_path: Path) -> None:
    done = run("report", SEED / "study.toml", "-o", tmp_path / "out", *arguments, env={"PRAPASCA_LANG": "en"})
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_a_file_is_one_sentence(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.write_text("mine", encoding="utf-8")
    done = run("report", SEED / "study.toml", "-o", target, "--formats", "markdown")
    assert done.returncode == 2
    assert "error: -o: " in done.stderr
    assert "Traceback" not in done.stderr
    assert target.read_text(encoding="utf-8") == "mine"


def test_a_file_that_cannot_be_replaced_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "report.id.md" / "held").mkdir(parents=True)
    done = run("report", SEED / "study.toml", "-o", tmp_path, "--formats", "markdown", "--lang", "id")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "report.id.md tidak dapat ditulis" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["report.id.md"]


def test_a_font_that_is_not_there_is_named_with_the_one_that_stands_in(tmp_path: Path) -> None:
    profile = tmp_path / "own.toml"
    profile.write_text(
        'schema_version = 1\nsections = ["conclusion"]\n[layout]\nfonts = ["Campus Font"]\n', encoding="utf-8"
    )
    out = tmp_path / "out"
    done = run(
        "report", SEED / "study.toml", "-o", out, "--formats", "pdf", "--lang", "en", "--profile", profile, env=PAST
    )
    assert done.returncode == 0
    assert "the font Campus Font is not on this computer; the PDF is set in Libertinus Serif" in done.stderr
    assert (out / "report.en.pdf").read_bytes().startswith(b"%PDF")


def test_a_moment_that_is_no_number_is_one_sentence(tmp_path: Path) -> None:
    done = run("report", SEED / "study.toml", "-o", tmp_path, env={"SOURCE_DATE_EPOCH": "yesterday"})
    assert done.returncode == 2
    assert "SOURCE_DATE_EPOCH: found yesterday, expected seconds" in done.stderr


WITHOUT = """
import sys
class Away:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"pypandoc", "typst", "matplotlib"}:
            raise ImportError(name)
sys.meta_path.insert(0, Away())
from prapasca.cli.app import main
sys.exit(main(sys.argv[1:]))
"""


def without_extra(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", WITHOUT, *map(str, arguments)]
    env = {**os.environ, "PRAPASCA_LANG": "en", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=env, timeout=60, check=False)


def test_without_the_extra_the_manuscript_stands_in_markdown(tmp_path: Path) -> None:
    done = without_extra("report", SEED / "study.toml", "-o", tmp_path)
    assert done.returncode == 0
    assert 'pip install "prapasca[report]"' in done.stderr
    assert names(tmp_path) == ["provenance.json", "report.en.md", "report.id.md", "results.json"]


def test_without_the_extra_a_format_asked_for_is_one_sentence(tmp_path: Path) -> None:
    done = without_extra("report", SEED / "study.toml", "-o", tmp_path / "out", "--formats", "docx")
    assert done.returncode == 2
    assert 'pip install "prapasca[report]"' in done.stderr
    assert not (tmp_path / "out").exists()


def test_other_data_of_the_same_study(tmp_path: Path) -> None:
    done = run("report", COHORT / "study.toml", COHORT / "cohort.xlsx", "-o", tmp_path, "--formats", "markdown")
    assert done.returncode == 0
    assert "cohort.xlsx" in (tmp_path / "report.en.md").read_text(encoding="utf-8")
