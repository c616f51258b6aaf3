"""Write answers, experts' ratings and raters' observations, all invented.

Run with ``python examples/questionnaire/generate.py``.
"""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).parent
SEED = 20240202
PEOPLE, EXPERTS, OBSERVED = 40, 6, 32

# How strongly an item depends on what the questionnaire measures; q4 is worded the other way, q7 measures nothing.
LOADINGS = {"q1": 1.0, "q2": 0.9, "q3": 0.8, "q4": -0.9, "q5": 0.7, "q6": 0.9, "q7": 0.0, "q8": 0.8}
RELEVANCE = {"q1": 4, "q2": 4, "q3": 4, "q4": 3, "q5": 4, "q6": 4, "q7": 2, "q8": 4}


def answers(random: np.random.Generator) -> list[list[object]]:
    """Return one row a mother; two of them miss an answer."""
    trait = random.normal(size=PEOPLE)
    columns = [
        np.clip(np.round(3.3 + loading * trait + random.normal(scale=0.8, size=PEOPLE)), 1, 5)
        for loading in LOADINGS.values()
    ]
    rows: list[list[object]] = [
        [f"R{number:02d}", *map(int, row)] for number, row in enumerate(zip(*columns, strict=True), start=1)
    ]
    rows[11][3] = rows[27][6] = ""
    return rows


def ratings(random: np.random.Generator) -> list[list[object]]:
    """Return one row an expert, relevance from 1 to 4."""
    rows: list[list[object]] = []
    for number in range(1, EXPERTS + 1):
        shifts = random.choice([-1, 0, 0, 0], size=len(RELEVANCE))
        judged = (max(1, best + int(shift)) for best, shift in zip(RELEVANCE.values(), shifts, strict=True))
        rows.append([f"P{number}", *judged])
    return rows


def observations(random: np.random.Generator) -> list[list[object]]:
    """Return one row a mother: her milk flow, 1 to 3, as two midwives rate it."""
    first = random.choice([1, 2, 3], size=OBSERVED, p=[0.3, 0.4, 0.3])
    second = np.clip(first + random.choice([-1, 0, 0, 0, 0, 1], size=OBSERVED), 1, 3)
    return [[int(one), int(other)] for one, other in zip(first, second, strict=True)]


def write(name: str, header: list[str], rows: list[list[object]]) -> None:
    """Write as an Indonesian Excel does, with semicolons."""
    with (FOLDER / name).open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
        writer.writerows([header, *rows])


def main() -> None:
    """Write the three files beside this script."""
    random = np.random.default_rng(SEED)
    write("items.csv", ["responden", *LOADINGS], answers(random))
    write("experts.csv", ["pakar", *RELEVANCE], ratings(random))
    write("raters.csv", ["bidan_A", "bidan_B"], observations(random))


if __name__ == "__main__":
    main()
