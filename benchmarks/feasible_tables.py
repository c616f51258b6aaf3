"""Time the engine that recovers paired tables, and print what it finds.

Prints a markdown table: what is known, seconds (best of three), tables that fit, tables without Z,
bounds of the numbers improved and unchanged, and whether everything is exact. Then how often both
margins, a Ranks table and Z pin the profile, and the cells, of random 3 x 3 tables.

    python benchmarks/feasible_tables.py [seconds allowed per question]
"""

from __future__ import annotations

import sys
from time import perf_counter

import numpy as np

from prapasca import TransitionTable, signed_rank_test
from prapasca.audit.engine import CONVENTIONS, DEFAULT_CONVENTIONS, Conditions, Feasible, Printed, feasible_tables

ALL = tuple(CONVENTIONS)
Margin = tuple[int | None, ...]
UNKNOWN: Margin = (None, None, None)
QUESTIONS: dict[str, tuple[int, Margin, Margin, str, tuple[str, ...]]] = {
    "K = 3, n = 20, both margins": (20, (7, 13, 0), (0, 8, 12), "4.359", ALL),
    "K = 3, n = 20, middle before and all after": (20, (None, 13, None), (0, 8, 12), "4.359", ALL),
    "K = 3, n = 20, Z alone, SPSS": (20, UNKNOWN, UNKNOWN, "4.359", ("spss",)),
    "K = 3, n = 500, even margins": (500, (167, 167, 166), (166, 167, 167), "5.359", DEFAULT_CONVENTIONS),
    "K = 3, n = 500, even margins, all conventions": (500, (167, 167, 166), (166, 167, 167), "5.359", ALL),
    "K = 4, n = 30": (30, (8, 12, 7, 3), (2, 6, 10, 12), "3.871", DEFAULT_CONVENTIONS),
    "K = 4, n = 100, even before": (100, (25, 25, 25, 25), (10, 20, 30, 40), "3.123", DEFAULT_CONVENTIONS),
    "K = 4, n = 100, skewed": (100, (30, 40, 20, 10), (5, 15, 40, 40), "5.871", DEFAULT_CONVENTIONS),
    "K = 4, n = 100, impossible Z": (100, (30, 40, 20, 10), (5, 15, 40, 40), "9.071", DEFAULT_CONVENTIONS),
    "K = 5, n = 100, skewed": (100, (60, 30, 10, 0, 0), (2, 8, 20, 30, 40), "8.571", DEFAULT_CONVENTIONS),
    "K = 5, n = 100, wide": (100, (40, 30, 20, 8, 2), (2, 8, 20, 30, 40), "6.871", DEFAULT_CONVENTIONS),
}


def timed(conditions: Conditions, seconds: float) -> tuple[float, Feasible]:
    best: tuple[float, Feasible] | None = None
    for _ in range(3):
        start = perf_counter()
        found = feasible_tables(conditions, seconds=seconds)
        spent = perf_counter() - start
        if best is None or spent < best[0]:
            best = spent, found
        if spent > 1:
            break
    assert best is not None
    return best


def pinned(n: int, tables: int) -> tuple[float, float]:
    """Return in what share of random tables the profile, and the cells, are pinned."""
    rng = np.random.default_rng(20240917)
    profiles = cells = 0
    for counts in rng.multinomial(n, np.full(9, 1 / 9), size=tables):
        table = TransitionTable.from_counts(counts.reshape(3, 3), ["a", "b", "c"])
        test = signed_rank_test(table)
        known = Conditions(
            n,
            ("a", "b", "c"),
            tuple(table.pre_margin.tolist()),
            tuple(table.post_margin.tolist()),
            Printed(f"{test.spss_z:.3f}"),
            ("spss",),
            n_positive=test.n_positive,
            n_negative=test.n_negative,
        )
        found = feasible_tables(known)
        profiles += found.profile_unique is not None
        cells += found.unique is not None
    return profiles / tables, cells / tables


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 5.0
    print("| known | seconds | tables | without Z | improved | unchanged | exact |")
    print("|---|---|---|---|---|---|---|")
    for name, (n, pre, post, z, conventions) in QUESTIONS.items():
        conditions = Conditions(n, tuple("abcde"[: len(pre)]), pre, post, Printed(z), conventions)
        spent, found = timed(conditions, seconds)
        cells = (found.count, found.count_without_z, found.improved, found.unchanged, found.complete)
        print(f"| {name} | {spent:.2f} | " + " | ".join(map(str, cells)) + " |", flush=True)
    print("\n| people | profile pinned | cells pinned |\n|---|---|---|")
    for n in (10, 20, 50, 100):
        profile, table = pinned(n, 1000)
        print(f"| {n} | {profile:.0%} | {table:.0%} |")


if __name__ == "__main__":
    main()
