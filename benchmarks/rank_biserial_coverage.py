"""Count how often the profile likelihood interval of the rank-biserial correlation holds the true value.

Draws studies of n pairs from populations of changes on 3 and 5 ordered levels, from no effect to
wholly one-directional, and counts how often the 95 % interval covers the population's correlation
P(D + D' > 0) - P(D + D' < 0) among non-zero changes. Prints a markdown table.

    python benchmarks/rank_biserial_coverage.py [studies per cell]
"""

from __future__ import annotations

import sys
from math import sqrt

import numpy as np

from prapasca.change import ChangeProfile
from prapasca.inference.intervals import Interval
from prapasca.inference.rank_biserial import rank_biserial_interval

SEED = 20240917
SIZES = (10, 20, 50)
# probabilities of a change of -2..2, and of -4..4
SHAPES = {
    "3 levels, no effect": (0.10, 0.20, 0.40, 0.20, 0.10),
    "3 levels, moderate": (0.05, 0.10, 0.25, 0.40, 0.20),
    "3 levels, strong": (0.01, 0.04, 0.15, 0.50, 0.30),
    "3 levels, few worsen": (0.00, 0.03, 0.12, 0.60, 0.25),
    "3 levels, one step, few worsen": (0.00, 0.04, 0.06, 0.90, 0.00),
    "3 levels, one-directional": (0.00, 0.00, 0.05, 0.60, 0.35),
    "5 levels, no effect": (0.02, 0.06, 0.12, 0.20, 0.20, 0.20, 0.12, 0.06, 0.02),
    "5 levels, moderate": (0.01, 0.03, 0.06, 0.10, 0.20, 0.25, 0.20, 0.10, 0.05),
    "5 levels, strong": (0.00, 0.01, 0.02, 0.04, 0.13, 0.30, 0.30, 0.15, 0.05),
    "5 levels, few worsen": (0.00, 0.00, 0.00, 0.04, 0.06, 0.30, 0.35, 0.20, 0.05),
    "5 levels, one-directional": (0.00, 0.00, 0.00, 0.00, 0.10, 0.30, 0.35, 0.20, 0.05),
}


def population_value(shape: tuple[float, ...]) -> float:
    change = np.arange(len(shape)) - len(shape) // 2
    share = np.where(change == 0, 0.0, shape)
    share = share / share.sum()
    return float(share @ np.sign(change[:, None] + change) @ share)


def coverage(shape: tuple[float, ...], n: int, studies: int, rng: np.random.Generator) -> tuple[float, float, float]:
    """Return the share of intervals that hold the true value, that lie above it, and that lie below it."""
    middle = len(shape) // 2
    truth = population_value(shape)
    known: dict[tuple[int, ...], Interval | None] = {}
    above = below = informative = 0
    for draw in map(tuple, rng.multinomial(n, shape, size=studies).tolist()):
        if draw not in known:
            profile = ChangeProfile.from_changes({change - middle: count for change, count in enumerate(draw)})
            known[draw] = rank_biserial_interval(profile)
        interval = known[draw]
        if interval is not None:
            informative += 1
            above += interval.low > truth + 1e-9
            below += interval.high < truth - 1e-9
    return 1 - (above + below) / informative, above / informative, below / informative


def main() -> None:
    studies = int(sys.argv[1]) if len(sys.argv) > 1 else 4000
    rng = np.random.default_rng(SEED)
    print(f"studies per cell: {studies}; standard error at .95: {sqrt(0.95 * 0.05 / studies):.4f}")
    print("| population of changes | true value | " + " | ".join(f"n = {n}" for n in SIZES) + " |")
    print("|---|---|" + "---|" * len(SIZES))
    for name, shape in SHAPES.items():
        cells = []
        for n in SIZES:
            covered, above, below = coverage(shape, n, studies, rng)
            cells.append(f"{covered:.3f} ({above:.3f}, {below:.3f})")
        print(f"| {name} | {population_value(shape):.3f} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
