"""Time the exact p, and hold it to a second engine.

For tie groups as 3, 4, 5 and 11 ordered levels give them, for changes without ties and for sums at
1 % of the largest, prints the time of the fastest of several runs, the target where there is one,
and the largest relative difference of tail and point from a second engine (for the smaller cases).
More programs can be put beside: add a function to PEERS that takes a Case and returns a two-sided
p, or None where it cannot.

    python benchmarks/exact_p.py [runs]
"""

from __future__ import annotations

import platform
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from prapasca.errors import InputError
from prapasca.inference import Tails, tail_probabilities
from prapasca.inference.midranks import doubled_midranks

SEED = 20240917
LOGS = ("log_lower", "log_upper", "log_point")


@dataclass(frozen=True)
class Case:
    """Scores and sizes of the tie groups, the sum observed, the target in seconds, the second engine."""

    name: str
    scores: tuple[int, ...]
    sizes: tuple[int, ...]
    observed: int
    target: float | None = None
    second: str | None = None


def prapasca(case: Case) -> float:
    tails = tail_probabilities(case.scores, case.sizes, case.observed)
    return min(1.0, 2 * min(tails.lower, tails.upper))


PEERS: dict[str, Callable[[Case], float | None]] = {"prapasca": prapasca}


def levels(n: int, n_levels: int, share: float, **options: object) -> Case:
    """Return changes on an ordered scale, large ones rarer, with this share of each size increases."""
    weights = np.arange(n_levels - 1, 0, -1, dtype=float)
    sizes = np.random.default_rng(SEED).multinomial(n, weights / weights.sum()).tolist()
    return _case(f"{n_levels} levels, n = {n:,}, {share:.1%} up", sizes, share, options)


def equal_groups(n: int, n_groups: int, share: float, **options: object) -> Case:
    """Return as many changes of each size: the hardest ties, as the scores keep a common step."""
    return _case(f"{n_groups} equal groups, n = {n:,}, {share:.1%} up", [n // n_groups] * n_groups, share, options)


def _case(name: str, sizes: list[int], share: float, options: dict[str, object]) -> Case:
    scores = doubled_midranks(sizes)
    observed = sum(score * int(size * share) for score, size in zip(scores, sizes, strict=True))
    return Case(name, scores, tuple(sizes), observed, **options)  # type: ignore[arg-type]  # target and second


def untied(n: int, share: float, **options: object) -> Case:
    """Return changes without ties."""
    observed = int(n * (n + 1) / 2 * share)
    name = f"untied, n = {n:,}, sum {share:.1%} of the largest"
    return Case(name, tuple(range(1, n + 1)), (1,) * n, observed, **options)  # type: ignore[arg-type]  # target and second


CASES = [
    levels(2_000, 3, 0.52, second="convolution"),
    levels(10**6, 3, 0.502, target=0.005, second="inversion"),
    levels(10**6, 3, 0.6, target=0.005),
    levels(20_000, 4, 0.51, second="meet-in-the-middle"),
    levels(2_000, 5, 0.52, second="meet-in-the-middle"),
    levels(20_000, 5, 0.51, target=0.003, second="meet-in-the-middle"),
    levels(20_000, 5, 0.6, target=0.003),
    levels(200_000, 5, 0.503, target=0.010),
    levels(10**6, 5, 0.502, target=0.050),
    levels(10**6, 5, 0.6, target=0.050),
    levels(2_000, 11, 0.52, second="meet-in-the-middle"),
    levels(10**6, 11, 0.502, target=0.100),
    levels(10**6, 11, 0.6, target=0.100),
    equal_groups(20_000, 4, 0.51, target=0.003, second="meet-in-the-middle"),
    equal_groups(200_000, 4, 0.503, target=0.010),
    equal_groups(10**6, 4, 0.502, target=0.050),
    equal_groups(10**6, 10, 0.502, target=0.100),
    untied(200, 0.4, second="counting"),
    untied(2_000, 0.48, target=1.0, second="convolution"),
    untied(2_000, 0.3, target=1.0, second="meet-in-the-middle"),
    untied(20_000, 0.49),
    untied(100_000, 0.495),
    untied(2_000, 0.01, target=1.0, second="meet-in-the-middle"),
    levels(20_000, 5, 0.01, target=1.0),
    levels(10**6, 5, 0.01, target=1.0),
    levels(10**6, 11, 0.01, target=1.0),
]


def fastest(run: Callable[[Case], float | None], case: Case, runs: int) -> tuple[float, float | None]:
    """Return the time of the fastest run in seconds, and what it gave."""
    best, found = float("inf"), None
    for _ in range(runs):
        start = time.perf_counter()
        found = run(case)
        best = min(best, time.perf_counter() - start)
        if best > 2:
            break
    return best, found


def difference(case: Case) -> str:
    """Return the largest relative difference from the second engine."""
    if case.second is None:
        return ""
    arguments = (case.scores, case.sizes, case.observed)
    try:
        one, other = tail_probabilities(*arguments), tail_probabilities(*arguments, engine=case.second)  # type: ignore[arg-type]  # an engine
    except InputError as error:
        return error.code
    return f"{largest(one, other):.0e} ({case.second})"


def largest(one: Tails, other: Tails) -> float:
    return max(abs(getattr(one, name) - getattr(other, name)) for name in LOGS)


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    print(f"Python {platform.python_version()}, numpy {np.__version__}, {platform.machine()}; fastest of {runs} runs\n")
    print("| case | " + " | ".join(f"{name}, ms" for name in PEERS) + " | target, ms | log10 p | difference |")
    print("|---|" + "---:|" * (len(PEERS) + 2) + "---|")
    for case in CASES:
        times = []
        for run in PEERS.values():
            seconds, found = fastest(run, case, runs)
            times.append("cannot" if found is None else f"{1000 * seconds:.2f}")
        tails = tail_probabilities(case.scores, case.sizes, case.observed)
        power = min(0.0, min(tails.log_lower, tails.log_upper) + np.log(2)) / np.log(10)
        target = "" if case.target is None else f"{1000 * case.target:g}"
        print(f"| {case.name} | " + " | ".join(times) + f" | {target} | {power:.2f} | {difference(case)} |", flush=True)


if __name__ == "__main__":
    main()
