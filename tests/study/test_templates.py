"""New studies: the study file loads, the data sheet offers what the study file says, nothing is overwritten."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.datavalidation import DataValidation

from prapasca.errors import InputError
from prapasca.study import CategoricalCharacteristic, OrdinalOutcome, Study, WideSource, load_study, study_warnings
from prapasca.study.templates import FILE_NAMES, TEMPLATES, write_new_study

TEMPLATE_FILES = Path(load_study.__code__.co_filename).parent / "templates"
each_template = pytest.mark.parametrize("template", TEMPLATES)
each_language = pytest.mark.parametrize("language", ["id", "en"])


def offered(workbook: openpyxl.Workbook, rule: DataValidation) -> list[object]:
    sheet, _, cells = str(rule.formula1).rpartition("!")
    return [row[0].value for row in workbook[sheet.strip("'")][cells.replace("$", "")]]


@each_template
@each_language
def test_a_new_study_loads_and_says_what_to_fill_in(tmp_path: Path, template: str, language: str) -> None:
    written = write_new_study(tmp_path / "new", template, language)
    assert written == [tmp_path / "new" / name for name in FILE_NAMES]
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == sorted(FILE_NAMES)
    study = load_study(written[0])
    assert study.data.origin == "collected"
    assert {message.code for message in study_warnings(study)} == {"placeholder"}


@each_template
@each_language
def test_the_drop_down_lists_hold_the_codes(tmp_path: Path, template: str, language: str) -> None:
    study_file, workbook_file, _ = write_new_study(tmp_path, template, language)
    study, workbook = load_study(study_file), openpyxl.load_workbook(workbook_file)
    assert isinstance(study.data, WideSource)
    assert isinstance(study.outcome, OrdinalOutcome)
    codes = [category.code for category in study.outcome.categories]
    expected = {study.data.pre: codes, study.data.post: codes}
    for characteristic in study.characteristics:
        if isinstance(characteristic, CategoricalCharacteristic):
            expected[characteristic.column] = [category.code for category in characteristic.categories]
    data = workbook[study.data.sheet or ""]
    lists = {}
    for rule in data.data_validations.dataValidation:
        (cells,) = rule.sqref.ranges
        assert (cells.min_row, cells.max_row) == (2, 1001)
        if rule.type == "list":
            lists[data.cell(1, cells.min_col).value] = offered(workbook, rule)
    assert lists == expected


@each_language
def test_a_numeric_column_takes_numbers_only(tmp_path: Path, language: str) -> None:
    workbook = openpyxl.load_workbook(write_new_study(tmp_path, "oxytocin-massage", language)[1])
    (rule,) = [rule for rule in workbook["Data"].data_validations.dataValidation if rule.type == "decimal"]
    assert workbook["Data"][f"{str(rule.sqref)[0]}1"].value == {"id": "umur", "en": "age"}[language]
    assert rule.showErrorMessage
    assert rule.allowBlank


@each_template
@each_language
def test_both_data_files_have_the_same_header(tmp_path: Path, template: str, language: str) -> None:
    _, workbook_file, table = write_new_study(tmp_path, template, language)
    data = openpyxl.load_workbook(workbook_file)["Data"]
    header = [cell.value for cell in data[1]]
    with table.open(encoding="utf-8-sig", newline="") as text:
        assert list(csv.reader(text, delimiter={"id": ";", "en": ","}[language])) == [header]
    assert data.max_row == 1
    assert data.freeze_panes == "A2"


@each_template
def test_the_languages_differ_only_in_comments_columns_and_codes(template: str) -> None:
    def structure(language: str) -> object:
        tables = tomllib.loads((TEMPLATE_FILES / f"{template}.{language}.toml").read_text(encoding="utf-8"))
        return without_local_words(tables)

    assert structure("id") == structure("en")


def without_local_words(value: object) -> object:
    if isinstance(value, dict):
        local = {"pre", "post", "column", "code", "authors"}
        return {key: ... if key in local else without_local_words(inner) for key, inner in value.items()}
    return [without_local_words(inner) for inner in value] if isinstance(value, list) else value


def uncommented(text: str) -> str:
    return re.sub(r"^# ?(?=\[|[a-z_]+ = |    \{ |\]|$)", "", text, flags=re.MULTILINE)


def loads_as(text: str, tmp_path: Path) -> Study:
    path = tmp_path / "uncommented.toml"
    path.write_text(text, encoding="utf-8")
    return load_study(path)


@each_language
def test_lines_of_the_massage_template_left_as_comments_can_be_used(tmp_path: Path, language: str) -> None:
    text = (TEMPLATE_FILES / f"oxytocin-massage.{language}.toml").read_text(encoding="utf-8")
    study = loads_as(uncommented(text), tmp_path)
    assert study.sample is not None
    assert study.sample.method == "consecutive"
    assert study.analysis.subgroups == ("age", "parity")


@each_language
def test_lines_of_the_blank_template_left_as_comments_can_be_used(tmp_path: Path, language: str) -> None:
    text = (TEMPLATE_FILES / f"blank.{language}.toml").read_text(encoding="utf-8")
    main, number, characteristics, told = map(uncommented, text.split("# ----"))
    characteristics = characteristics.partition("\n")[2]
    study = loads_as(main + characteristics + told.partition("\n")[2], tmp_path)
    assert all(value is not None for _, value in study.manuscript)
    assert [characteristic.key for characteristic in study.characteristics] == ["age", "parity"]
    before, _, after = main.partition("[outcome]")
    numeric = before + number.partition("\n")[2] + after[after.index("[analysis]") :] + characteristics
    assert loads_as(numeric, tmp_path).outcome.kind == "numeric"


@pytest.mark.parametrize("name", FILE_NAMES)
def test_nothing_is_overwritten(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        write_new_study(tmp_path, "blank", "en")
    assert str(caught.value) == f"{tmp_path}: there already is {name}, which is not replaced; choose another folder"
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [(name, "mine")]


def test_other_files_in_the_folder_stay(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    write_new_study(tmp_path, "blank", "id")
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "study").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        write_new_study(tmp_path / "study", "blank", "en")
    assert caught.value.code == "not-a-folder"


def test_a_name_too_long_for_the_system_leaves_nothing(tmp_path: Path) -> None:
    for folder in (tmp_path / ("x" * 300), tmp_path / "a" / "b" / ("x" * 300)):
        with pytest.raises(InputError) as caught:
            write_new_study(folder, "blank", "en")
        assert caught.value.code == "unwritable"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("failing", range(len(FILE_NAMES)))
def test_nothing_is_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int) -> None:
    rename: Callable[[Path, Path], Path] = Path.rename

    def full_disk(path: Path, target: Path) -> Path:
        if path.name == FILE_NAMES[failing]:
            raise OSError(28, "No space left on device")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", full_disk)
    (tmp_path / "there").mkdir()
    for folder in ("there", "new"):
        with pytest.raises(InputError, match="No space left on device"):
            write_new_study(tmp_path / folder, "blank", "en")
    assert [path.name for path in tmp_path.rglob("*")] == ["there"]


@pytest.mark.parametrize(("template", "language"), [("massage", "en"), ("blank", "fr")])
def test_only_known_templates_and_languages(tmp_path: Path, template: str, language: str) -> None:
    with pytest.raises(InputError) as caught:
        write_new_study(tmp_path / "new", template, language)
    assert caught.value.code == "unknown-choice"
    assert not (tmp_path / "new").exists()
