"""Make the synthetic scores: 42 invented mothers before and after a class on breastfeeding.

Run it from anywhere: ``python examples/knowledge-score/generate.py``. The seed is fixed, so the file comes out the
same each time.
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).parent
SEED = 20240215
N = 42
COLUMNS = ("id", "age", "parity", "score_before", "score_after")


def make_rows() -> list[tuple[object, ...]]:
    """Return one row a mother; None where a value is missing."""
    random = np.random.default_rng(SEED)
    rows: list[list[object]] = []
    for number in range(1, N + 1):
        age = int(np.clip(random.normal(28, 6), 17, 44))
        parity = int(random.choice([1, 2], p=[0.45, 0.55]))
        before = int(np.clip(5 * round(random.normal(58, 14) / 5), 20, 100))
        gained = (100 - before) * float(np.clip(random.normal(0.45, 0.25), -0.2, 1))
        after = int(np.clip(5 * round((before + gained) / 5), 20, 100))
        rows.append([f"K{number:02d}", age, parity, before, after])
    rows[17][COLUMNS.index("score_after")] = None  # a dropout
    rows[29][COLUMNS.index("score_after")] = None
    return [tuple(row) for row in rows]


def write_csv(rows: list[tuple[object, ...]], path: Path) -> None:
    """Write as an Indonesian Excel does: with semicolons."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";", lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([["" if cell is None else cell for cell in row] for row in rows])


if __name__ == "__main__":
    write_csv(make_rows(), FOLDER / "scores.csv")
