"""Ask every peer for the exact p of the same changes, from 20 to a million pairs.

For 3, 5 and 11 ordered levels and for changes without ties: the time of each peer as a multiple of
prapasca's, and whether its p is right: within 1e-9 relative of the exact p, which
``benchmarks/exact_p.py`` holds against a second engine. The last column names the fastest other
program that is right.

    python benchmarks/exact_p_beside_peers.py [largest n]
"""

from __future__ import annotations

import sys

import numpy as np
from peers import PEERS, Answer, Changes, versions

SEED = 20240917
SIZES = (20, 200, 1_000, 2_000, 20_000, 200_000, 1_000_000)
SLOW = {"R coin": 2_000, "R exactRankTests": 2_000, "scipy exact": 2_000, "pingouin": 200_000}


def levels(n: int, n_levels: int) -> Changes:
    """Return changes on an ordered scale: a tenth unchanged, increases somewhat more frequent."""
    rng = np.random.default_rng(SEED)
    steps = np.arange(1, n_levels)
    weights = np.concatenate([[0.1], 1.0 / steps * (0.5 + 1 / np.sqrt(n)), 1.0 / steps * (0.5 - 1 / np.sqrt(n))])
    counts = rng.multinomial(n, weights / weights.sum()).tolist()
    signed = [0, *steps.tolist(), *(-steps).tolist()]
    return {change: count for change, count in zip(signed, counts, strict=True) if count}


def untied(n: int) -> Changes:
    """Return changes 1..n in size, increases somewhat more frequent."""
    up = np.random.default_rng(SEED).random(n) < 0.5 + 1 / np.sqrt(n)
    return {int(size if rises else -size): 1 for size, rises in zip(range(1, n + 1), up, strict=True)}


def cell(answer: Answer, own: Answer) -> str:
    if answer.p is None or answer.seconds is None or own.p is None or own.seconds is None:
        return answer.note or "–"
    right = abs(answer.p - own.p) <= 1e-9 * own.p
    return f"{answer.seconds / own.seconds:.3g} × {'right' if right else f'wrong: {answer.p:.3g}'}"


def main() -> None:
    largest = int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1]
    print(versions() + "\n")
    others = [name for name in PEERS if name != "prapasca"]
    print("| changes | n | exact p | prapasca, ms | " + " | ".join(others) + " | best other that is right |")
    print("|---|---:|---:|---:|" + "---|" * (len(others) + 1))
    for name, make in (
        ("3 levels", lambda n: levels(n, 3)),
        ("5 levels", lambda n: levels(n, 5)),
        ("11 levels", lambda n: levels(n, 11)),
        ("untied", untied),
    ):
        for n in SIZES:
            if n > largest or (name == "untied" and n > 20_000):
                continue
            changes = make(n)
            own = PEERS["prapasca"](changes)
            answers = {
                other: PEERS[other](changes) if n <= SLOW.get(other, n) else Answer(None, None, "not tried")
                for other in others
            }
            right = {
                other: answer.seconds / own.seconds
                for other, answer in answers.items()
                if answer.p is not None and abs(answer.p - own.p) <= 1e-9 * own.p
            }
            best = min(right, key=right.__getitem__) if right else None
            told = f"{best}: {right[best]:.3g} × as long" if best else "none"
            cells = " | ".join(cell(answers[other], own) for other in others)
            print(f"| {name} | {n:,} | {own.p:.6g} | {1000 * own.seconds:.3g} | {cells} | {told} |", flush=True)


if __name__ == "__main__":
    main()
