"""Make the synthetic scores, and the answers with which their questionnaire was tried out.

Invented are 42 mothers before and after a class on breastfeeding, and 35 others who answered the 20 questions of the
score beforehand. Run it from anywhere: ``python examples/knowledge-score/generate.py``. The seeds are fixed, so the
files come out the same each time.
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).parent
SEED = 20240215
N = 42
TRIAL_SEED = 20240109
N_TRIAL = 35
QUESTIONS = tuple(f"q{number}" for number in range(1, 21))
# how hard a question is, and how strongly the answer depends on what a mother knows; q9 and q16 do not hang on it
HARD = (
    -1.2,
    -0.8,
    -0.4,
    0.0,
    0.3,
    0.6,
    -1.0,
    -0.6,
    0.1,
    0.4,
    -0.9,
    -0.3,
    0.2,
    0.5,
    -0.7,
    0.8,
    -0.5,
    0.0,
    0.7,
    -0.2,
)
GRIP = (1.6, 1.4, 1.8, 1.5, 1.7, 1.3, 1.5, 1.9, 0.0, 1.6, 1.4, 1.8, 1.6, 1.2, 1.7, 0.1, 1.5, 1.6, 1.4, 1.8)
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


def make_answers() -> list[tuple[object, ...]]:
    """Return one row a mother of the trial: 1 for a right answer, 0 for a wrong one; None where she left one out."""
    random = np.random.default_rng(TRIAL_SEED)
    knowledge = random.normal(size=N_TRIAL)
    rows: list[list[object]] = []
    for number, known in enumerate(knowledge, start=1):
        chances = 1 / (1 + np.exp(-np.array(GRIP) * known + np.array(HARD)))
        rows.append([f"U{number:02d}", *map(int, random.random(len(QUESTIONS)) < chances)])
    rows[7][4] = None
    return [tuple(row) for row in rows]


def write_csv(rows: list[tuple[object, ...]], path: Path, columns: tuple[str, ...] = COLUMNS) -> None:
    """Write as an Indonesian Excel does: with semicolons."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";", lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([["" if cell is None else cell for cell in row] for row in rows])


if __name__ == "__main__":
    write_csv(make_rows(), FOLDER / "scores.csv")
    write_csv(make_answers(), FOLDER / "items.csv", ("id", *QUESTIONS))
