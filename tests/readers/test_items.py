"""A sheet of answers, in whatever form people keep it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from prapasca.errors import InputError
from prapasca.readers.items import ItemSheet, read_items

PLAIN = "q1;q2;q3\n4;5;3\n2;;1\n5;4;4\n"


def written(folder: Path, text: str, name: str = "items.csv") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def refusal(path: Path, *chosen: str, **options: object) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_items(path, chosen, **options)  # type: ignore[arg-type]  # as the test gives them
    return [str(message) for message in caught.value.messages]


def numbers(sheet: ItemSheet) -> list[list[float | None]]:
    return [[None if answer is None else float(answer) for answer in row] for row in sheet.rows]


def test_every_column_is_an_item(tmp_path: Path) -> None:
    sheet = read_items(written(tmp_path, PLAIN))
    assert sheet.names == ("q1", "q2", "q3")
    assert numbers(sheet) == [[4, 5, 3], [2, None, 1], [5, 4, 4]]
    assert sheet.messages == ()


def test_excel_spss_and_parquet_say_the_same(tmp_path: Path) -> None:
    import polars
    import pyreadstat
    from openpyxl import Workbook

    columns = {"q1": [4, 2, 5], "q2": [5, None, 4], "q3": [3, 1, 4]}
    book = Workbook()
    book.active.append(["Petunjuk"])
    sheet = book.create_sheet("Data")
    for row in [list(columns), *zip(*columns.values(), strict=True)]:
        sheet.append(row)
    book.save(tmp_path / "items.xlsx")
    frame = polars.DataFrame(columns)
    frame.write_parquet(tmp_path / "items.parquet")
    pyreadstat.write_sav(frame.to_pandas(), str(tmp_path / "items.sav"))
    wanted = numbers(read_items(written(tmp_path, PLAIN)))
    for ending in ("xlsx", "sav", "parquet"):
        assert numbers(read_items(tmp_path / f"items.{ending}")) == wanted, ending


def test_columns_by_name_and_from_to(tmp_path: Path) -> None:
    path = written(tmp_path, "nama,q1,q2,q3,usia\nSiti,1,2,3,31\nAni,2,3,4,28\nWati,3,4,5,40\n")
    assert read_items(path, ["q1:q3"]).names == ("q1", "q2", "q3")
    assert read_items(path, ["q3", "Q1"]).rows[0] == (3, 1)
    assert refusal(path, "q3:q1") == ["--items: 'q1' stands before 'q3'; write q1:q3"]
    assert "'q4', named in --items, is not there; the columns are nama, q1" in refusal(path, "q1:q4")[0]


def test_questions_as_names_are_chosen_by_their_letters(tmp_path: Path) -> None:
    questions = ("Menurut saya, ASI cukup", "Saya tahu: ASI baik", "Usia bayi berapa bulan")
    header = ",".join(f'"{name}"' for name in ("Nama", *questions))
    path = written(tmp_path, f"{header}\nSiti,1,2,3\nAni,2,3,1\nWati,3,3,2\n")
    assert "--items B:D" in refusal(path)[0]
    assert read_items(path, ["B:D"]).names == questions
    assert read_items(path, ["D", "B"]).names == (questions[2], questions[0])
    assert "columns Z named in --items is there" in refusal(path, "Z")[0]


def test_a_name_counts_before_a_letter(tmp_path: Path) -> None:
    assert read_items(written(tmp_path, "B,A\n1,2\n3,1\n"), ["A"]).rows == ((2,), (1,))


def test_time_stamps_are_no_item(tmp_path: Path) -> None:
    from datetime import datetime

    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Timestamp", "q1", "q2"])
    for day in range(1, 5):
        book.active.append([datetime(2024, 5, day, 8, 30), day % 3, day % 2])  # noqa: DTZ001  # as Excel keeps it
    book.save(tmp_path / "form.xlsx")
    (sentence,) = refusal(tmp_path / "form.xlsx")
    assert "column 'Timestamp' holds dates, so it is no item" in sentence
    assert "--items q1:q2" in sentence


def test_decimal_commas(tmp_path: Path) -> None:
    assert read_items(written(tmp_path, "a;b\n2,5;3\n3;4,5\n")).rows[0] == (Decimal("2.5"), 3)


def test_words_are_to_be_coded(tmp_path: Path) -> None:
    rows = "".join(f"{word},3,Ragu\n" for word in ("Setuju", "Tidak setuju", "Setuju", "Tidak setuju"))
    (sentence,) = refusal(written(tmp_path, f"q1,q2,q3\n{rows}"))
    assert "the words 'Setuju', 'Tidak setuju', 'Ragu' stand in the columns 'q1', 'q3', expected numbers" in sentence


def test_names_of_people_are_never_shown(tmp_path: Path) -> None:
    path = written(tmp_path, "nama,q1,q2\nSiti,1,2\nAni,2,3\nWati,3,1\n")
    (sentence,) = refusal(path)
    assert "--items q1:q2" in sentence
    assert "Siti" not in sentence


def test_a_stray_word(tmp_path: Path) -> None:
    (sentence,) = refusal(written(tmp_path, "q1,q2\n1,2\nx,3\n3,1\n"))
    assert sentence.startswith("items.csv, column 'q1', row 3: found 'x', expected a number")
    assert numbers(read_items(tmp_path / "items.csv", missing=["x"]))[1] == [None, 3]


@pytest.mark.parametrize(
    ("column", "code"),
    [
        ([1, 2, 3, 4], "seems to number the rows"),
        (list(range(20, 33)), "holds 13 different numbers"),
    ],
)
def test_what_is_no_item(column: list[int], code: str, tmp_path: Path) -> None:
    rows = "".join(f"{value},{place % 3},{place % 2}\n" for place, value in enumerate(column))
    path = written(tmp_path, f"x,q1,q2\n{rows}")
    (sentence,) = refusal(path)
    assert code in sentence
    assert "--items q1:q2" in sentence
    asked = read_items(path, ["x", "q1"])
    assert [message.severity for message in asked.messages] == ["warning"]


def test_an_id_by_its_name(tmp_path: Path) -> None:
    path = written(tmp_path, "Responden,q1,q2\n3,1,1\n5,2,1\n4,3,2\n")
    assert "seems to number the rows" in refusal(path)[0]


def test_a_few_people_with_different_answers_are_no_ids(tmp_path: Path) -> None:
    assert len(read_items(written(tmp_path, "q1,q2\n1,3\n2,1\n3,2\n")).rows) == 3


def test_measurements_of_raters(tmp_path: Path) -> None:
    rows = "".join(f"{100 - place},{101 - place}\n" for place in range(20))
    path = written(tmp_path, f"A,B\n{rows}")
    assert "holds 20 different numbers" in refusal(path)[0]
    assert read_items(path, measurements=True).messages == ()


def test_no_header(tmp_path: Path) -> None:
    assert "row 1 does not name the columns" in refusal(written(tmp_path, "4,5,3\n2,1,1\n"))[0]
    assert "row 1 does not name the columns" in refusal(written(tmp_path, "only\n2\n"))[0]
    assert read_items(written(tmp_path, "1,2,3\n4,5,5\n4,1,1\n")).names == ("1", "2", "3")


def test_a_column_without_name_is_told(tmp_path: Path) -> None:
    sheet = read_items(written(tmp_path, ",q1,q2,\n7,1,2,\n8,2,2,\n"))
    assert sheet.names == ("q1", "q2")
    assert [str(message) for message in sheet.messages] == ["items.csv: columns without a name, not read: 1"]


def test_an_empty_column_and_no_rows(tmp_path: Path) -> None:
    assert "column 'q2' is empty" in refusal(written(tmp_path, "q1,q2,q3\n1,,2\n2,,1\n"))[0]
    assert "there are no rows below" in refusal(written(tmp_path, "q1,q2,q3\n"))[0]
    assert "is empty" in refusal(written(tmp_path, ""))[0]
    assert "does not exist" in refusal(tmp_path / "nowhere.csv")[0]


def test_a_scale_and_items_worded_the_other_way(tmp_path: Path) -> None:
    path = written(tmp_path, PLAIN)
    assert numbers(read_items(path, scale=(1, 5), reverse=["Q2"])) == [[4, 1, 3], [2, None, 1], [5, 2, 4]]
    assert "found 5, expected a number from 1 to 4" in " ".join(refusal(path, scale=(1, 4)))
    assert refusal(path, reverse=["q1"]) == ["--reverse needs the ends of the scale; add --scale, such as --scale 1-5"]
    assert "did you mean 'q3'?" in refusal(path, scale=(1, 5), reverse=["q33"])[0]
    assert "the items are q1, q2, q3" in refusal(path, scale=(1, 5), reverse=["zzzz"])[0]


def test_a_name_twice(tmp_path: Path) -> None:
    assert "stands 2 times" in refusal(written(tmp_path, "q1,q1\n1,2\n2,1\n"))[0]


def test_a_date_is_a_fault_of_its_cell(tmp_path: Path) -> None:
    from datetime import date

    from openpyxl import Workbook

    book = Workbook()
    for row in (["q1", "q2"], [date(2024, 5, 3), 1], [2, 1], [3, 2]):
        book.active.append(row)
    book.save(tmp_path / "items.xlsx")
    assert "found the date 2024-05-03" in refusal(tmp_path / "items.xlsx")[0]
