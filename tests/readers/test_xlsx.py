"""Workbooks: sheets, formulas, merged cells."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference

from faulty_workbooks import HEADER, ROWS, workbook
from prapasca.errors import InputError
from prapasca.readers import StudyRows, read_data
from reading import sentences, study


def read(book: Workbook, folder: Path, name: str = "wide") -> StudyRows:
    book.save(folder / "pairs.xlsx")
    return read_data(study(name), folder / "pairs.xlsx")


def rewritten(book: Workbook, folder: Path, pattern: bytes, replacement: bytes) -> Path:
    """Save `book` with a change to the XML of its sheet that openpyxl cannot make."""
    saved = io.BytesIO()
    book.save(saved)
    path = folder / "pairs.xlsx"
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content, n = re.subn(pattern, replacement, content)
                assert n
            target.writestr(name, content)
    return path


def test_the_first_sheet_with_the_columns_is_chosen_and_told(tmp_path: Path) -> None:
    book = workbook([["Petunjuk"], ["Isi lembar berikut"]], "Petunjuk")
    for title in ("Hasil", "Salinan"):
        book.create_sheet(title)
        for row in [HEADER, *ROWS]:
            book[title].append(row)
    rows = read(book, tmp_path)
    assert rows.source.sheet == "Hasil"
    assert sentences(rows.messages, "sheet-chosen") == [
        (
            "pairs.xlsx: sheet 'Hasil' read, the first with the columns of the study; "
            "the sheets are Petunjuk, Hasil, Salinan"
        )
    ]


def test_the_named_sheet_is_read(tmp_path: Path) -> None:
    book = workbook([HEADER, ["other", 1, 1, 1, 30]], "Other")
    book.create_sheet("Data")
    for row in [HEADER, *ROWS]:
        book["Data"].append(row)
    rows = read(book, tmp_path, "sheet")
    assert (rows.source.sheet, rows.pre) == ("Data", ("none", "not_smooth"))


def test_a_sheet_name_may_differ_in_case_and_spaces(tmp_path: Path) -> None:
    rows = read(workbook([HEADER, *ROWS], "DATA "), tmp_path, "sheet")
    assert sentences(rows.messages, "sheet-variant") == ["pairs.xlsx: sheet 'DATA ' read as 'Data'"]


def test_a_visible_sheet_goes_before_a_hidden_one(tmp_path: Path) -> None:
    book = workbook([HEADER, ["other", 1, 1, 1, 30]], "Old")
    book["Old"].sheet_state = "hidden"
    book.create_sheet("New")
    for row in [HEADER, *ROWS]:
        book["New"].append(row)
    assert read(book, tmp_path).source.sheet == "New"


def test_charts_are_passed_over(tmp_path: Path) -> None:
    book = workbook([HEADER, *ROWS])
    chart = BarChart()
    chart.add_data(Reference(book.active, min_col=2, max_col=3, min_row=1, max_row=3))
    book.create_chartsheet("Chart").add_chart(chart)
    assert read(book, tmp_path).accounting.paired == 2


def test_a_stored_formula_is_read(tmp_path: Path) -> None:
    book = workbook([HEADER, ["r1", "=1+2", 1, 1, 24]])
    path = rewritten(book, tmp_path, rb"<f>1\+2</f><v ?/?>(</v>)?", b"<f>1+2</f><v>3</v>")
    assert read_data(study("wide"), path).pre == ("none",)


def test_a_formula_that_gave_an_empty_text_is_an_empty_cell(tmp_path: Path) -> None:
    book = workbook([HEADER, ["r1", '=""', 1, 1, 24]])
    path = rewritten(book, tmp_path, rb'<c r="B2"[^>]*><f>""</f><v ?/?>(</v>)?', b'<c r="B2" t="str"><f>""</f><v></v>')
    rows = read_data(study("wide"), path)
    assert rows.pre == (None,)


def test_a_wrong_size_of_the_sheet_is_not_believed(tmp_path: Path) -> None:
    path = rewritten(workbook([HEADER, *ROWS]), tmp_path, rb'<dimension ref="[^"]*"', b'<dimension ref="A1:B2"')
    assert read_data(study("wide"), path).accounting.people == 2


def test_merged_cells_elsewhere_do_no_harm(tmp_path: Path) -> None:
    book = workbook([[*HEADER, "note", "note"], ["r1", 3, None, 1, 24, "x"], *ROWS[1:]])
    book.active.merge_cells("F2:G3")
    assert read(book, tmp_path).accounting.excluded[1].n == 1


def test_numbers_stored_as_text_are_codes_all_the_same(tmp_path: Path) -> None:
    assert read(workbook([HEADER, ["r1", "3", "1,0", "1", "24"]]), tmp_path).pre == ("none",)


def test_row_numbers_are_those_of_excel(tmp_path: Path) -> None:
    book = workbook([HEADER, ROWS[0]])
    book.active["A5"], book.active["B5"] = "r2", "wrong"
    with pytest.raises(InputError, match="row 5: found 'wrong'"):
        read(book, tmp_path)


def test_blank_rows_with_a_format_are_not_counted(tmp_path: Path) -> None:
    book = workbook([HEADER, *ROWS])
    book.active["A9"].number_format = "0.00"
    assert read(book, tmp_path).accounting.rows_read == 2


def test_a_named_column_twice_is_told_by_its_letters(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"'before' \(B\), 'before' \(F\)"):
        read(workbook([[*HEADER, "before"], [*ROWS[0], 3]]), tmp_path)


def test_another_kind_of_archive_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "pairs.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", "<x/>")
    with pytest.raises(InputError, match="damaged or no XLSX workbook"):
        read_data(study("wide"), path)


def test_a_truncated_workbook_is_damaged(tmp_path: Path) -> None:
    workbook([HEADER, *ROWS]).save(tmp_path / "whole.xlsx")
    path = tmp_path / "pairs.xlsx"
    path.write_bytes((tmp_path / "whole.xlsx").read_bytes()[:-200])
    with pytest.raises(InputError, match="damaged or no XLSX workbook"):
        read_data(study("wide"), path)


def test_a_damaged_sheet_is_damaged(tmp_path: Path) -> None:
    path = rewritten(workbook([HEADER, *ROWS]), tmp_path, rb"</row>.*", b"</row><ro")
    with pytest.raises(InputError, match="damaged or no XLSX workbook"):
        read_data(study("wide"), path)


def test_a_sheet_that_breaks_off_while_read_is_damaged(tmp_path: Path) -> None:
    path = rewritten(workbook([HEADER, *ROWS]), tmp_path, rb'<c r="B3" t="n"><v>2</v>', b'<c r="B3" t="s"><v>999</v>')
    with pytest.raises(InputError, match="damaged or no XLSX workbook"):
        read_data(study("wide"), path)


def test_rows_hidden_in_excel_are_read_and_told(tmp_path: Path) -> None:
    book = workbook([HEADER, *ROWS])
    for row in (1, 3, 9):
        book.active.row_dimensions[row].hidden = True
    rows = read(book, tmp_path)
    assert rows.accounting.rows_read == len(ROWS)
    (sentence,) = sentences(rows.messages, "hidden-rows")
    assert sentence.startswith("pairs.xlsx, sheet 'Data', row 3: hidden in Excel")
