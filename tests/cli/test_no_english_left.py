"""Every command in a language whose words are marked leaves no word unmarked but names, keys and SPSS's own."""

from __future__ import annotations

import csv
import gettext
import io
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from audits import INDONESIAN
from faulty_workbooks import BUILDERS, build
from prapasca.audit.study_rules import STUDY_RULES
from prapasca.cli import build_cli
from prapasca.cli.report import FORMATS as REPORT_FORMATS
from prapasca.errors import InputError
from prapasca.language import translator
from prapasca.readers import read_data
from prapasca.readers.files import FORMATS
from prapasca.study import Text, load_study
from prapasca.study.layout import expectation, keys_of, layout
from pseudo_locale import marked, said, speak_as_installed, speak_from, unmarked, words, write_catalogue
from reading import DATA, study
from running import COHORT, SEED

FAULTY = DATA.parent / "study"
FAULTS = tomllib.loads((DATA / "faults.toml").read_text(encoding="utf-8"))["fault"]
SPSS = words(
    "Ranks, Negative Ranks, Positive Ranks, Ties, Total, Mean Rank, Sum of Ranks",
    "Test Statistics, Asymp. Sig. (2-tailed), Exact Sig. (1-tailed), Point Probability, Wilcoxon Signed Ranks Test",
    "Paired Samples Statistics, Paired Samples Correlations, Paired Samples Test, Paired Differences",
    "Pair, Correlation",
    "Mean, N, Std. Deviation, Std. Error Mean, 95% Confidence Interval of the Difference, Lower, Upper, t, df, Sig.",
    "Tests of Normality, Kolmogorov-Smirnov, Shapiro-Wilk, Statistic",
    "Based on negative ranks, Based on positive ranks, The sum of negative ranks equals the sum of positive ranks",
)

QUOTED = re.compile("'[^']*'" + '|"[^"]*"')

NAMING = ("path", "sheet", "id", "pre", "post", "occasion", "value", "column", "code")

SMALL = """\
schema_version = 1
study = { title = "Nyeri", design = "one_group" }
data = { path = "data.csv", pre = "awal", post = "akhir", origin = "collected", missing = ["?"] }
outcome = { name = "Nyeri", kind = "numeric", better = "lower", unit = "poin", decimals = 1 }
analysis = { alternative = "less", subgroups = ["ruang"] }
characteristics = [{ key = "ruang", name = "Ruang", kind = "categorical", column = "ruang", categories = [
    { key = "mawar", label = "Mawar" }, { key = "melati", label = "Melati" }] }]
"""
SMALL_DATA = {
    "some improve": "3,1,mawar\n4,2,mawar\n2,2,melati\n1,2,melati\n?,1,mawar\n5,,melati\n,,\n",
    "nobody changes": "3,3,mawar\n4,4,\n2,2,melati\n",
    "everybody improves": "-3,-4.5,mawar\n4,2,mawar\n",
    "one person": "3,2,mawar\n",
    "nobody twice": "3,,mawar\n,2,melati\n",
}


@pytest.fixture(scope="module")
def pseudo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("locale")
    write_catalogue(folder)
    return folder


@pytest.fixture(autouse=True)
def _marked_language(pseudo_folder: Path) -> Iterator[None]:
    domain = gettext.textdomain()
    with pytest.MonkeyPatch.context() as patch:
        speak_from(pseudo_folder, patch)
        yield
    speak_as_installed(domain)


def names(value: object) -> set[str]:
    """Return the words a study brings with it: its texts, its data file, the columns and codes."""
    if isinstance(value, Text):
        # inside a sentence a name begins with a small letter
        return words(value.id, value.id[:1].lower() + value.id[1:])
    if isinstance(value, BaseModel):
        own = [getattr(value, key, None) for key in NAMING]
        return words(*(name for name in own if isinstance(name, str))).union(*(names(item) for _, item in value))
    return set[str]().union(*map(names, value)) if isinstance(value, tuple) else set()


def keys_and_choices() -> set[str]:
    """Return the words of every key of a study file, and of what it may be set to."""
    fields = [(key, field) for model in layout().values() for key, field in keys_of(model).items()]
    said_of = [expectation(field.annotation, field.metadata) for _, field in fields]
    choices = [choice for known in said_of if isinstance(known, tuple) for choice in known]
    return words(*(key for key, _ in fields), *choices)


def without_spss(text: str) -> tuple[str, str]:
    """Return the part in SPSS's look, and the rest."""
    before, _, after = text.partition(marked("To compare with SPSS"))
    spss, _, rest = after.partition(marked("Conclusion"))
    assert spss
    assert rest
    return spss, before + rest


def without_checksum(text: str) -> str:
    return re.sub(r"\b[0-9a-f]{12}\b", "", text)


def test_a_word_left_in_english_would_be_found() -> None:
    assert unmarked(f"{marked('Table 1. Change:')} Ranks, n = 3, two-{marked('sided')}") == ["Ranks", "two"]
    assert marked("'{name!r}' of {{ id = n }}") == "'{name!r}' ¤of {{ ¤id = n }}"
    assert unmarked("Nyeri 3", ["Nyeri"]) == []


@pytest.mark.parametrize("command", [[], ["new"], ["check"], ["analyse"], ["report"], ["audit"]], ids=" ".join)
def test_help(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    shown = said(capsys, *command, "--help")
    assert marked("Usage:") in shown
    plain = re.sub(r"--?[a-z-]+\b|\[[a-z-]+(\|[a-z-]+)+\]", "", shown)
    names = " ".join(build_cli(translator("en")).commands)
    assert (
        unmarked(plain, [f"prapasca {names} {' '.join(REPORT_FORMATS)} blank docx -o id en journal short thesis TOML"])
        == []
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["analyze"],
        ["analyse"],
        ["analyse", "a", "--formt", "b"],
        ["analyse", "a", "b", "c"],
        ["analyse", "a", "-o"],
        ["new", "a", "--template", "b"],
        ["analyse", "0.toml"],
        ["analyse", SEED / "study.toml", "1.csv"],
        ["analyse", SEED / "study.toml", "-o", "0/1.txt"],
        ["analyse", SEED / "study.toml", "-o", "."],
        ["new", "1.txt"],
        ["audit"],
        ["audit", "0.txt"],
        ["audit", "1.txt", "--select", "Q"],
        ["audit", "1.txt", "--facts", "0.toml"],
        ["audit", "1.txt", "1.txt", "--save-facts", "0.toml"],
        ["audit", "1.txt", "--data", "1.csv"],
        ["audit", "1.txt", "-o", "1.csv"],
        ["audit", "1.txt", "--study", "0.toml"],
    ],
    ids=lambda arguments: " ".join(map(str, arguments[:1] + arguments[-1:])),
)
def test_mistakes(
    arguments: list[object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "1.txt").touch()
    named = words(
        *arguments,
        "prapasca --help --format text markdown json csv toml txt oxytocin-massage blank analyse",
        "docx --study --facts --save-facts json sarif html htm md",
    )
    shown = said(capsys, *arguments)
    assert shown
    assert unmarked(shown, named) == []


@pytest.mark.parametrize("output_format", ["text", "markdown"])
@pytest.mark.parametrize("folder", [SEED, COHORT], ids=lambda folder: folder.name)
def test_the_examples_in_words(folder: Path, output_format: str, capsys: pytest.CaptureFixture[str]) -> None:
    named = {*names(load_study(folder / "study.toml")), "prapasca"}
    shown = said(capsys, "analyse", folder / "study.toml", "--format", output_format)
    spss, rest = without_spss(without_checksum(shown))
    assert unmarked(rest, named) == []
    assert unmarked(spss, named | SPSS) == []


@pytest.mark.parametrize("folder", [SEED, COHORT], ids=lambda folder: folder.name)
def test_the_examples_in_cells(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    named = names(load_study(folder / "study.toml"))
    shown = said(capsys, "analyse", folder / "study.toml", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(shown)))
    assert rows
    for row in rows:
        # the row of a paragraph names its kind, a key
        texts = f"{row['row']} {row['column']} {row['text']}" if row["table"] else row["text"]
        assert unmarked(texts, named | (SPSS if row["table"].startswith("spss-") else set())) == []


@pytest.mark.parametrize("kind", SMALL_DATA)
def test_what_only_some_studies_show(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "study.toml"
    path.write_text(SMALL, encoding="utf-8")
    (tmp_path / "data.csv").write_text(f"awal,akhir,ruang\n{SMALL_DATA[kind]}", encoding="utf-8")
    named = {*names(load_study(path)), "prapasca"}
    shown = without_checksum(said(capsys, "analyse", path))
    assert "prapasca" in shown
    if marked("To compare with SPSS") in shown:
        spss, shown = without_spss(shown)
        assert unmarked(spss, named | SPSS) == []
    assert unmarked(shown, named) == []


def test_check_of_a_sound_and_of_a_faulty_study(capsys: pytest.CaptureFixture[str]) -> None:
    sound = said(capsys, "check", COHORT / "study.toml")
    assert unmarked(sound, names(load_study(COHORT / "study.toml"))) == []
    faulty = FAULTY / "alternative.toml"
    assert unmarked(said(capsys, "check", faulty), [*keys_and_choices(), str(faulty), "two sided"]) == []


@pytest.mark.parametrize("name", json.loads((FAULTY / "expected.json").read_text(encoding="utf-8")))
def test_faulty_study_files(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FAULTY)
    with pytest.raises(InputError) as caught:
        load_study(name)
    shown = translator("id").message(caught.value.messages[0])
    own_keys = re.findall(r'key = "(\w+)"', (FAULTY / name).read_text(encoding="utf-8", errors="replace"))
    # between quotation marks stand the key and what was found
    plain = QUOTED.sub("", shown)
    assert unmarked(plain, [*keys_and_choices(), *own_keys, name, "true"]) == []


@pytest.mark.parametrize("fault", FAULTS, ids=[fault["file"] for fault in FAULTS])
def test_faulty_data_files(fault: dict[str, str], tmp_path: Path) -> None:
    name, described = fault["file"], study(fault["study"])
    with pytest.raises(InputError) as caught:
        read_data(described, build(name, tmp_path) if name in BUILDERS else DATA / name)
    categories = re.findall(r'key = "(\w+)"', described.path.read_text(encoding="utf-8"))
    groups = ["intervention", "control"] if described.groups else []
    named = [*names(described), *categories, *groups, name, described.path.name, *FORMATS, "pre post", "Lembar kerja"]
    for message in caught.value.messages:
        # between quotation marks stands what was found, or the name of a column
        plain = QUOTED.sub("", translator("id").message(message))
        assert unmarked(plain, named) == []


@pytest.mark.parametrize("output_format", ["text", "markdown"])
def test_an_audit_and_its_comparison_with_a_study(
    output_format: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "1.txt").write_text(INDONESIAN, encoding="utf-8")
    shown = said(capsys, "audit", tmp_path / "1.txt", "--study", SEED / "study.toml", "--format", output_format)
    assert marked("Compared with the study") in shown
    labels = "tidak ada lancar tabel txt"
    assert unmarked(shown, [INDONESIAN, labels, "Pratt"]) == []


def test_what_a_code_stands_for(capsys: pytest.CaptureFixture[str]) -> None:
    for code in STUDY_RULES:
        assert unmarked(said(capsys, "audit", "--explain", code)) == []


@pytest.mark.parametrize("template", ["oxytocin-massage", "blank"])
def test_a_new_study_and_its_data_sheet(
    template: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from openpyxl import load_workbook

    monkeypatch.chdir(tmp_path)
    shown = said(capsys, "new", "1", "--template", template)
    assert unmarked(shown, ["study.toml data.xlsx data.csv python -m prapasca check"]) == []
    named = names(load_study(tmp_path / "1" / "study.toml"))
    workbook = load_workbook(tmp_path / "1" / "data.xlsx")
    cells = [cell.value for sheet in workbook for row in sheet for cell in row if isinstance(cell.value, str)]
    advice = [str(rule.error) for sheet in workbook for rule in sheet.data_validations.dataValidation]
    assert advice
    assert unmarked("\n".join([*cells, *advice, workbook.sheetnames[1]]), named) == []
