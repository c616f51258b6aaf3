"""Faulty workbooks, one a fault, built when a test needs them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.chart import BarChart

HEADER = ["id", "before", "after", "parity", "age"]
ROWS = [["r1", 3, 1, 1, 24], ["r2", 2, 1, 2, 30]]


def workbook(rows: list[list[object]], title: str = "Data") -> Workbook:
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return book


def uncached_formula() -> Workbook:
    return workbook([HEADER, ROWS[0], ["r2", "=1+1", 1, 2, 30]])


def uncached_rows() -> Workbook:
    return workbook([HEADER, *([f"=A{row}&1", "=3", "=1", "=1", "=30"] for row in (2, 3))])


def error_cell() -> Workbook:
    return workbook([HEADER, ROWS[0], ["r2", "#N/A", 1, 2, 30]])


def merged_cells() -> Workbook:
    book = workbook([HEADER, *ROWS])
    book.active.merge_cells("B2:B3")
    return book


def dates() -> Workbook:
    return workbook([HEADER, ["r1", date(2021, 5, 3), 1, 1, 24], ["r2", 3, 1, 1, date(2021, 3, 25)]])


def titles_above() -> Workbook:
    return workbook([["Data ASI"], [], HEADER, *ROWS])


def other_sheet() -> Workbook:
    book = workbook([HEADER, *ROWS], "Dta")
    book.create_sheet("Lists")
    return book


def far_sheet() -> Workbook:
    return workbook([HEADER, *ROWS], "Lembar kerja")


def no_cells() -> Workbook:
    book = Workbook()
    book.create_chartsheet("Chart").add_chart(BarChart())
    book.remove(book.active)
    return book


def no_rows() -> Workbook:
    return workbook([HEADER])


def nothing() -> Workbook:
    return Workbook()


BUILDERS: dict[str, Callable[[], Workbook]] = {
    "uncached-formula.xlsx": uncached_formula,
    "uncached-rows.xlsx": uncached_rows,
    "error-cell.xlsx": error_cell,
    "merged-cells.xlsx": merged_cells,
    "dates.xlsx": dates,
    "titles-above.xlsx": titles_above,
    "other-sheet.xlsx": other_sheet,
    "far-sheet.xlsx": far_sheet,
    "no-cells.xlsx": no_cells,
    "no-rows.xlsx": no_rows,
    "nothing.xlsx": nothing,
}


def build(name: str, folder: Path) -> Path:
    path = folder / name
    BUILDERS[name]().save(path)
    return path
