"""Tests of a square table beside statsmodels: the same statistic, degrees of freedom and p, and the time.

Random tables of 2 to 5 categories, and one with categories that nobody moved between, where
statsmodels counts too many degrees of freedom. The exact p of Bowker's test has no peer.

    python benchmarks/square_tables_beside_statsmodels.py
"""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec

import numpy as np
from peers import versions

from prapasca import TransitionTable, marginal_homogeneity_test, mcnemar_test, symmetry_test

SEED = 20240917
EMPTY_PAIRS = [[22, 2, 2, 0, 0], [5, 7, 14, 0, 0], [0, 2, 36, 0, 0], [0, 1, 14, 7, 0], [0, 0, 3, 0, 3]]


def fastest(run: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(7):
        start = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - start)
    return 1000 * best


def main() -> None:
    if find_spec("statsmodels") is None:
        print("statsmodels is not here: nothing to compare")
        return
    from statsmodels.stats.contingency_tables import SquareTable, mcnemar

    print(versions() + "\n")
    print("| table | test | prapasca: statistic, df, p | statsmodels: statistic, df, p | times as long |")
    print("|---|---|---|---|---:|")
    rng = np.random.default_rng(SEED)
    tables = {
        f"{k} categories, n = {n:,}": rng.multinomial(n, np.full(k * k, 1 / k**2)).reshape(k, k)
        for k in (2, 3, 5)
        for n in (50, 5_000)
    }
    tables["5 categories, empty pairs (StatXact's pathologists)"] = np.array(EMPTY_PAIRS)
    for name, counts in tables.items():
        own = TransitionTable.from_counts(counts, list(range(len(counts))))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            other = SquareTable(counts.astype(float), shift_zeros=False)
            asked = {
                "Stuart–Maxwell": (partial(marginal_homogeneity_test, own), other.homogeneity),
                "Bowker": (partial(symmetry_test, own, method="asymptotic"), other.symmetry),
            }
            for test, (ask, ask_other) in asked.items():
                mine, theirs = ask(), ask_other()
                ours = f"{mine.statistic:.6g}, {mine.df}, {mine.p_asymptotic:.4g}"
                told = f"{theirs.statistic:.6g}, {theirs.df:g}, {theirs.pvalue:.4g}"
                print(f"| {name} | {test} | {ours} | {told} | {fastest(ask_other) / fastest(ask):.2g} |")
        if len(counts) == 2:
            mine, theirs = mcnemar_test(own), mcnemar(counts, exact=True)
            ratio = fastest(partial(mcnemar, counts, exact=True)) / fastest(partial(mcnemar_test, own))
            print(f"| {name} | McNemar, exact | p {mine.p_exact:.6g} | p {theirs.pvalue:.6g} | {ratio:.2g} |")


if __name__ == "__main__":
    main()
