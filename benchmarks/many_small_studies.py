"""Test 10,000 studies of 20 pairs, and a million: prapasca in one call, peers one by one.

python benchmarks/many_small_studies.py
"""

from __future__ import annotations

import time

import numpy as np
from peers import PEERS, versions

from prapasca import signed_rank_test_many

SEED = 20240917
ASKED = 12  # studies put to a peer; its time is scaled up


def drawn(n_studies: int, n_levels: int) -> tuple[np.ndarray, list[int]]:
    changes = list(range(1 - n_levels, n_levels))
    return np.random.default_rng(SEED).multinomial(20, [1 / len(changes)] * len(changes), size=n_studies), changes


def main() -> None:
    print(versions() + "\n")
    print("| studies of n = 20 | levels | prapasca, s | target, s |")
    print("|---:|---:|---:|---:|")
    for n_studies, n_levels, target in ((10_000, 3, 0.03), (10_000, 5, None), (1_000_000, 3, None)):
        counts, changes = drawn(n_studies, n_levels)
        seconds = []
        for _ in range(3):
            start = time.perf_counter()
            signed_rank_test_many(counts, changes=changes)
            seconds.append(time.perf_counter() - start)
        print(f"| {n_studies:,} | {n_levels} | first {seconds[0]:.3f}, then {min(seconds):.3f} | {target or ''} |")
    print(f"\nPeers, {ASKED} of the 10,000 studies one by one, scaled to 10,000:\n")
    print("| program | 3 levels, s | right | 5 levels, s | right |")
    print("|---|---:|---:|---:|---:|")
    for name, ask in PEERS.items():
        cells = []
        for n_levels in (3, 5):
            counts, changes = drawn(10_000, n_levels)
            exact = signed_rank_test_many(counts[:ASKED], changes=changes).p_exact
            answers = [ask(dict(zip(changes, row.tolist(), strict=True))) for row in counts[:ASKED]]
            if any(answer.seconds is None for answer in answers):
                cells += [answers[0].note or "–", ""]
                continue
            right = sum(abs(answer.p - p) <= 1e-9 * p for answer, p in zip(answers, exact.tolist(), strict=True))
            cells += [f"{sum(answer.seconds for answer in answers) * 10_000 / ASKED:.3g}", f"{right} of {ASKED}"]
        print(f"| {name} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
