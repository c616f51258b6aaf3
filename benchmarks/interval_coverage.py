"""Count how often each 95 % interval holds the true value.

Draws studies of n pairs from populations of changes on 3 and 5 ordered levels, from no effect to
wholly one-directional, and for each interval counts how often it covers the population's value:

- rank-biserial correlation: P(D + D' > 0) - P(D + D' < 0) among non-zero changes; the profile
  likelihood interval, and the same but for the exact one where there is that;
- proportion improved, Clopper-Pearson and Wilson: P(D > 0);
- Hodges-Lehmann: the median of (D + D') / 2, D and D' independent, in symmetric populations.

Prints a markdown table for each. The seed is fixed.

    python benchmarks/interval_coverage.py [studies per cell]
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from math import sqrt

import numpy as np

from prapasca.change import ChangeProfile
from prapasca.inference import (
    Interval,
    clopper_pearson,
    hodges_lehmann_interval,
    rank_biserial_exact_interval,
    rank_biserial_interval,
    wilson,
)

SEED = 20240917
SIZES = (10, 20, 50)
Shape = tuple[float, ...]

# probabilities of a change of -2..2, and of -4..4
SHAPES: dict[str, Shape] = {
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

# symmetric about 0, about 1 and about 0.5: what the interval of Hodges and Lehmann is for
SYMMETRIC: dict[str, Shape] = {
    "3 levels, about 0": SHAPES["3 levels, no effect"],
    "5 levels, about 0": SHAPES["5 levels, no effect"],
    "5 levels, about 0.5": (0.00, 0.00, 0.05, 0.10, 0.35, 0.35, 0.10, 0.05, 0.00),
    "5 levels, about 1": (0.00, 0.00, 0.00, 0.05, 0.25, 0.40, 0.25, 0.05, 0.00),
    "one step only, about 0": (0.00, 0.25, 0.50, 0.25, 0.00),
}


def changes(shape: Shape) -> np.ndarray:
    return np.arange(len(shape)) - len(shape) // 2


def true_rank_biserial(shape: Shape) -> float:
    share = np.where(changes(shape) == 0, 0.0, shape)
    share = share / share.sum()
    return float(share @ np.sign(changes(shape)[:, None] + changes(shape)) @ share)


def true_proportion(shape: Shape) -> float:
    return float(np.sum(np.array(shape)[changes(shape) > 0]))


def true_centre(shape: Shape) -> float:
    return float(changes(shape) @ np.array(shape))


def improved(profile: ChangeProfile, interval: Callable[[int, int, float], Interval]) -> Interval:
    return interval(profile.n_positive, profile.n_pairs, 0.95)


def guarded(profile: ChangeProfile) -> Interval | None:
    return rank_biserial_exact_interval(profile) or rank_biserial_interval(profile)


QUESTIONS: dict[str, tuple[Callable[[ChangeProfile], Interval | None], Callable[[Shape], float], dict[str, Shape]]] = {
    "rank-biserial, profile likelihood": (rank_biserial_interval, true_rank_biserial, SHAPES),
    "rank-biserial, exact where all change one way by one size": (guarded, true_rank_biserial, SHAPES),
    "proportion improved, Clopper-Pearson": (
        lambda profile: improved(profile, clopper_pearson),
        true_proportion,
        SHAPES,
    ),
    "proportion improved, Wilson": (lambda profile: improved(profile, wilson), true_proportion, SHAPES),
    "Hodges-Lehmann, Walsh averages": (hodges_lehmann_interval, true_centre, SYMMETRIC),
}


def coverage(
    interval_of: Callable[[ChangeProfile], Interval | None], truth: float, shape: Shape, draws: list[tuple[int, ...]]
) -> tuple[float, float, float]:
    """Return the share of intervals that hold the true value, that lie above it, and that lie below it."""
    known: dict[tuple[int, ...], Interval | None] = {}
    above = below = informative = 0
    for draw in draws:
        if draw not in known:
            known[draw] = interval_of(ChangeProfile.from_changes(dict(zip(changes(shape).tolist(), draw, strict=True))))
        interval = known[draw]
        if interval is not None:
            informative += 1
            above += interval.low > truth + 1e-9
            below += interval.high < truth - 1e-9
    return 1 - (above + below) / informative, above / informative, below / informative


def main() -> None:
    studies = int(sys.argv[1]) if len(sys.argv) > 1 else 4000
    print(f"studies per cell: {studies}; standard error at .95: {sqrt(0.95 * 0.05 / studies):.4f}")
    for question, (interval_of, true_value, shapes) in QUESTIONS.items():
        rng = np.random.default_rng(SEED)
        print(f"\n{question}\n\n| population of changes | true value | " + " | ".join(f"n = {n}" for n in SIZES) + " |")
        print("|---|---|" + "---|" * len(SIZES))
        for name, shape in shapes.items():
            truth = true_value(shape)
            cells = []
            for n in SIZES:
                draws = list(map(tuple, rng.multinomial(n, shape, size=studies).tolist()))
                covered, above, below = coverage(interval_of, truth, shape, draws)
                cells.append(f"{covered:.3f} ({above:.3f}, {below:.3f})")
            print(f"| {name} | {truth:.3f} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
