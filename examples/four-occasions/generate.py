"""Make the synthetic pain scores: 18 mothers on four occasions.

Run it from anywhere: ``python examples/four-occasions/generate.py``. The seed is fixed, so the file comes out the same
each time.
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).parent
SEED = 20240607
N = 18
FALLS = (0.0, 0.9, 1.8, 3.4)
COLUMNS = ("id", "parity", "pain_0h", "pain_2h", "pain_6h", "pain_24h")


def make_rows() -> list[tuple[object, ...]]:
    """Return one row a mother; None where a value is missing."""
    random = np.random.default_rng(SEED)
    rows: list[list[object]] = []
    for number in range(1, N + 1):
        parity = int(random.choice([1, 2], p=[0.5, 0.5]))
        usual = random.normal(6.2, 1.3)
        pain = [int(np.clip(round(usual - fall + random.normal(0, 0.9)), 0, 10)) for fall in FALLS]
        rows.append([f"N{number:02d}", parity, *pain])
    rows[10][COLUMNS.index("pain_6h")] = None  # asleep
    rows[15][COLUMNS.index("pain_24h")] = None  # already at home
    return [tuple(row) for row in rows]


def write_csv(rows: list[tuple[object, ...]], path: Path) -> None:
    """Write as an Indonesian Excel does: with semicolons."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";", lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([["" if cell is None else cell for cell in row] for row in rows])


if __name__ == "__main__":
    write_csv(make_rows(), FOLDER / "pain.csv")
