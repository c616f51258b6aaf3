"""SPSS files: value labels and user-missing values."""

from pathlib import Path
from typing import Any

import pandas as pd
import pyreadstat
import pytest

from prapasca.errors import InputError
from prapasca.readers import StudyRows, read_data
from reading import excluded, sentences, study


def read(folder: Path, columns: dict[str, list[Any]], **options: Any) -> StudyRows:
    n = len(columns["before"])
    frame = pd.DataFrame({"id": [f"r{at}" for at in range(n)], "parity": [1] * n, "age": [30] * n, **columns})
    pyreadstat.write_sav(frame, folder / "pairs.sav", **options)
    return read_data(study("wide"), folder / "pairs.sav")


def test_user_missing_values_are_not_observed(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        {"before": [3.0, 8.0, 2.0], "after": [1.0, 1.0, 77.0]},
        missing_ranges={"before": [8], "after": [{"lo": 70, "hi": 80}]},
    )
    assert rows.pre == ("none", None, "not_smooth")
    assert excluded(rows) == (1, 1, 0)


def test_user_missing_texts_are_not_observed(tmp_path: Path) -> None:
    rows = read(
        tmp_path, {"before": ["lancar", "XX"], "after": ["lancar", "lancar"]}, missing_ranges={"before": ["XX"]}
    )
    assert rows.pre == ("smooth", None)


def test_labels_stand_in_for_other_codes(tmp_path: Path) -> None:
    labels = {"before": {10: "tidak ada", 20: "Lancar"}}
    rows = read(tmp_path, {"before": [10.0, 20.0], "after": [1.0, 1.0]}, variable_value_labels=labels)
    assert rows.pre == ("none", "smooth")


def test_labels_that_contradict_the_study_are_reported(tmp_path: Path) -> None:
    labels = {"before": {1: "tidak ada", 2: "tidak lancar", 3: "lancar"}}
    rows = read(tmp_path, {"before": [1.0], "after": [1.0]}, variable_value_labels=labels)
    assert rows.pre == ("smooth",)
    assert len(sentences(rows.messages, "value-label")) == 2


def test_labels_unlike_those_of_the_study_are_told(tmp_path: Path) -> None:
    labels = {"before": {1: "baik", 2: "tidak lancar", 7: "unused"}}
    rows = read(tmp_path, {"before": [1.0], "after": [1.0]}, variable_value_labels=labels)
    (sentence,) = sentences(rows.messages, "value-label-unlike")
    assert "code '1' is labelled 'baik' in the file and was read as 'smooth'" in sentence


def test_rows_are_numbered_as_spss_shows_them(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="column 'after', row 2: found '7'"):
        read(tmp_path, {"before": [3.0, 3.0], "after": [1.0, 7.0]})


def test_dates_are_named(tmp_path: Path) -> None:
    dates = pd.to_datetime(["2021-03-01", "2021-03-02"])
    with pytest.raises(InputError, match="found the date 2021-03-01"):
        read(tmp_path, {"before": dates, "after": [1.0, 1.0]})


def test_an_empty_file_of_spss_has_no_rows(tmp_path: Path) -> None:
    frame = pd.DataFrame({name: pd.Series([], dtype=float) for name in ("id", "before", "after", "parity", "age")})
    pyreadstat.write_sav(frame, tmp_path / "pairs.sav")
    with pytest.raises(InputError, match="there are no rows"):
        read_data(study("wide"), tmp_path / "pairs.sav")
