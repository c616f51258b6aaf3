"""Every faulty file gives its expected sentences, in both languages."""

import tomllib
from pathlib import Path

import pytest

from faulty_workbooks import BUILDERS, build
from prapasca.errors import InputError, PrapascaError
from prapasca.language import translator
from prapasca.readers import read_data
from reading import DATA, study

FAULTS = tomllib.loads((DATA / "faults.toml").read_text(encoding="utf-8"))["fault"]


@pytest.mark.parametrize("fault", FAULTS, ids=[fault["file"] for fault in FAULTS])
def test_a_faulty_file_gives_its_sentences(fault: dict[str, list[str]], tmp_path: Path) -> None:
    name = str(fault["file"])
    path = build(name, tmp_path) if name in BUILDERS else DATA / name
    with pytest.raises(InputError) as caught:
        read_data(study(str(fault["study"])), path)
    messages = caught.value.messages
    assert [str(message) for message in messages] == fault["en"]
    assert list(dict.fromkeys(message.code for message in messages)) == fault["code"]
    assert [translator("id").message(message) for message in messages] == fault["id"]


def test_no_faulty_file_is_without_its_sentence() -> None:
    files = {path.name for path in DATA.iterdir() if path.is_file()} - {"faults.toml"}
    assert {str(fault["file"]) for fault in FAULTS} == files | set(BUILDERS)


def failure(path: Path, name: str = "wide") -> PrapascaError:
    with pytest.raises(PrapascaError) as caught:
        read_data(study(name), path)
    return caught.value


def test_a_missing_file_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    (tmp_path / "pasangan.csv").write_text("id\n")
    error = failure(tmp_path / "pasangn.csv")
    assert error.code == "no-file"
    assert "did you mean pasangan.csv?" in str(error)


def test_a_missing_file_without_a_near_name(tmp_path: Path) -> None:
    assert "expected the data of the study" in str(failure(tmp_path / "pairs.csv"))


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    assert failure(tmp_path / "nowhere" / "pairs.csv").code == "no-folder"


def test_a_folder_is_no_data_file(tmp_path: Path) -> None:
    assert str(failure(tmp_path)) == f"{tmp_path.name} is a folder; expected a data file in it"


def test_a_locked_file_says_close_it_in_excel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object, **__: object) -> object:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "pairs.xlsx"
    path.write_bytes(b"PK")
    monkeypatch.setattr(Path, "open", locked)
    error = failure(path)
    assert error.code == "locked"
    assert str(error).endswith("close it in Excel")


def test_another_failure_of_the_disk_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> object:
        raise OSError(5, "Input/output error")

    path = tmp_path / "pairs.csv"
    path.write_text("id\n")
    monkeypatch.setattr(Path, "open", broken)
    assert str(failure(path)) == "pairs.csv cannot be read: Input/output error"


@pytest.mark.parametrize(
    ("package", "name", "extra"), [("pyreadstat", "pairs.sav", "spss"), ("polars", "pairs.parquet", "frames")]
)
def test_a_missing_extra_is_one_sentence(
    package: str, name: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, package, None)
    (tmp_path / name).write_bytes(b"data")
    error = failure(tmp_path / name)
    assert error.code == "missing-extra"
    assert f'need the extra "{extra}"; install it with: pip install {package}' in str(error)


def test_thousands_of_bad_cells_make_a_few_sentences(tmp_path: Path) -> None:
    rows = [f"r{i};bad{i};worse{i};1;30" for i in range(5000)]
    path = tmp_path / "pairs.csv"
    path.write_text("\n".join(["id;before;after;parity;age", *rows]))
    error = failure(path)
    assert len(error.messages) == 22
    assert "4990 more of this kind" in str(error.messages[10])


def test_a_text_with_two_meanings_is_an_error_in_the_study() -> None:
    error = failure(DATA / "unknown-label.csv", "two-meanings")
    assert str(error) == (
        "two-meanings.toml, outcome: 'smooth' stands for both 'not_smooth' and 'smooth'; "
        "give every code, key, label and missing text one meaning"
    )
