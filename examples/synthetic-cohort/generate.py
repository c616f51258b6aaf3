"""Make the synthetic cohort: 120 invented mothers, the same data as CSV, XLSX and SAV.

Run it from anywhere: ``python examples/synthetic-cohort/generate.py``. The seed is fixed, so the
files come out the same each time (the XLSX up to its time stamps).
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).parent
SEED = 20240101
N = 120
COLUMNS = ("id", "age", "education", "parity", "hours_before", "milk_before", "milk_after")

# Codes as many data files have them: 1 is the best category, 9 stands for "not observed".
SMOOTH, NOT_SMOOTH, NONE, NOT_OBSERVED = 1, 2, 3, 9


def make_rows() -> list[tuple[object, ...]]:
    """Return one row a mother; None where a value is missing."""
    random = np.random.default_rng(SEED)
    rows = []
    for number in range(1, N + 1):
        age = int(np.clip(random.normal(28, 6), 17, 44))
        education = int(random.choice([1, 2, 3], p=[0.25, 0.5, 0.25]))
        parity = int(random.choice([1, 2], p=[0.45, 0.55]))
        hours = round(float(random.gamma(6, 5)), 1)
        before = int(random.choice([NONE, NOT_SMOOTH, SMOOTH], p=[0.35, 0.55, 0.10]))
        step = int(
            random.choice(
                [-1, 0, 1, 2],
                p=[0.05, 0.30 if parity == 2 else 0.42, 0.53 if parity == 2 else 0.43, 0.12 if parity == 2 else 0.10],
            )
        )
        after = int(np.clip(before - step, SMOOTH, NONE))
        rows.append([f"S{number:03d}", age, education, parity, hours, before, after])
    for number, column in ((7, "age"), (61, "education"), (88, "age")):
        rows[number][COLUMNS.index(column)] = None
    rows[33][COLUMNS.index("milk_before")] = NOT_OBSERVED
    rows[90][COLUMNS.index("milk_before")] = None
    rows[52][COLUMNS.index("milk_after")] = None  # a dropout
    rows[101][COLUMNS.index("milk_after")] = NOT_OBSERVED
    rows[114][COLUMNS.index("milk_before")] = rows[114][COLUMNS.index("milk_after")] = None
    return [tuple(row) for row in rows]


def write_csv(rows: list[tuple[object, ...]], path: Path) -> None:
    """Write as an Indonesian Excel does: semicolons and decimal commas."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for row in rows:
            writer.writerow(["" if cell is None else str(cell).replace(".", ",") for cell in row])


def write_xlsx(rows: list[tuple[object, ...]], path: Path) -> None:
    """Write one sheet of numbers and empty cells."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "Data"
    sheet.append(COLUMNS)
    for row in rows:
        sheet.append(row)
    book.save(path)


def write_sav(rows: list[tuple[object, ...]], path: Path) -> None:
    """Write with value labels, and 9 declared as user-missing."""
    import pandas as pd
    import pyreadstat

    milk = {SMOOTH: "smooth", NOT_SMOOTH: "not smooth", NONE: "none", NOT_OBSERVED: "not observed"}
    pyreadstat.write_sav(
        pd.DataFrame(rows, columns=list(COLUMNS)),
        str(path),
        variable_value_labels={
            "education": {1: "primary", 2: "secondary", 3: "higher"},
            "parity": {1: "primipara", 2: "multipara"},
            "milk_before": milk,
            "milk_after": milk,
        },
        missing_ranges={"milk_before": [NOT_OBSERVED], "milk_after": [NOT_OBSERVED]},
    )


def main() -> None:
    """Write all three files beside this script."""
    rows = make_rows()
    write_csv(rows, FOLDER / "cohort.csv")
    write_xlsx(rows, FOLDER / "cohort.xlsx")
    write_sav(rows, FOLDER / "cohort.sav")


if __name__ == "__main__":
    main()
