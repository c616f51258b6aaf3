"""Make the synthetic study with a control group: 48 invented mothers in two wards.

Run it from anywhere: ``python examples/control-group/generate.py``. The seed is fixed, so the file comes out the same
each time.
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).parent
SEED = 20240383
PER_GROUP = 24
MASSAGE, USUAL_CARE = 1, 2
COLUMNS = ("id", "ward", "age", "parity", "milk_before", "milk_after")
STEPS = [-1, 0, 1, 2]
# how many steps of three categories a mother goes: in both wards milk comes in by itself
CHANCES = {MASSAGE: [0.02, 0.22, 0.62, 0.14], USUAL_CARE: [0.06, 0.50, 0.40, 0.04]}


def make_rows() -> list[tuple[object, ...]]:
    """Return one row a mother; None where a value is missing."""
    random = np.random.default_rng(SEED)
    rows: list[list[object]] = []
    for number in range(1, 2 * PER_GROUP + 1):
        ward = MASSAGE if number <= PER_GROUP else USUAL_CARE
        age = int(np.clip(random.normal(28, 5), 18, 42))
        parity = int(random.choice([1, 2], p=[0.45, 0.55]))
        before = int(random.choice([0, 1], p=[0.45, 0.55]))
        after = int(np.clip(before + random.choice(STEPS, p=CHANCES[ward]), 0, 2))
        rows.append([f"M{number:02d}", ward, age, parity, before, after])
    rows[9][COLUMNS.index("milk_after")] = None  # went home early
    rows[30][COLUMNS.index("milk_after")] = None
    return [tuple(row) for row in rows]


def write_csv(rows: list[tuple[object, ...]], path: Path) -> None:
    """Write the rows below the names of the columns, with semicolons as an Indonesian Excel does."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";", lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(["" if cell is None else cell for cell in row] for row in rows)


if __name__ == "__main__":
    write_csv(make_rows(), FOLDER / "mothers.csv")
