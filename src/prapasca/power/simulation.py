"""Power by simulation, where the patterns of change are too many to list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from prapasca.errors import N_, InputError
from prapasca.inference.intervals import Interval, clopper_pearson, normal_quantile
from prapasca.inference.midranks import doubled_midranks
from prapasca.inference.null_distribution import tail_probabilities
from prapasca.inference.tails import Alternative, exact_p, normal_p
from prapasca.power.changes import ChangeDistribution
from prapasca.power.patterns import Floats, Integers
from prapasca.power.rejection import RANK_TESTS, SLACK, Rejection, rejections

CONFIDENCE = 0.95
"""Of the intervals that say how much is left to chance."""

PART = 200
"""Studies done between two reports of progress."""

CONDITIONAL_LIMIT = 300
"""Most pairs up to which the directions of the changes are integrated out."""


@dataclass(frozen=True)
class Simulation:
    """How to simulate.

    Parameters
    ----------
    n_draws : int
        Studies drawn at random.
    seed : int
        Of the random numbers, so that a result can be had again.
    progress : function of two int, or None
        Called now and then with how many distinct studies are done, of how many.

    Raises
    ------
    InputError
        Fewer than 2 draws.
    """

    n_draws: int = 2000
    seed: int = 1
    progress: Callable[[int, int], None] | None = None

    def __post_init__(self) -> None:
        if self.n_draws < 2:
            raise InputError("draws", N_("draws: found {found}, expected 2 or more"), found=self.n_draws)

    def report(self, done: int, total: int) -> None:
        """Tell of progress, if anybody wants to know."""
        if self.progress is not None:
            self.progress(done, total)


@dataclass(frozen=True)
class Simulated:
    """Shares of simulated studies in which one test rejected, with 95 % intervals."""

    power: float
    size: float
    power_interval: Interval
    size_interval: Interval


def simulate(
    design: ChangeDistribution,
    n: int,
    tests: Sequence[str],
    level: float,
    alternative: Alternative,
    simulation: Simulation,
) -> dict[str, Simulated]:
    """Draw studies and return how often each signed-rank test rejects.

    Up to `CONDITIONAL_LIMIT` pairs only the absolute changes are drawn, and the probability of
    rejecting is exact within each pattern, which leaves little to chance. Beyond, directions are
    drawn too and each study is tested. Studies that are alike are worked out once.

    Examples
    --------
    >>> plan = ChangeDistribution.from_steps(up={1: 0.3, 2: 0.09}, down={1: 0.05, 2: 0.01})
    >>> found = simulate(plan, 20, ["signed_rank"], 0.05, "two-sided", Simulation())["signed_rank"]
    >>> found.power_interval.low < 0.5128 < found.power_interval.high
    True
    """
    rng = np.random.default_rng(simulation.seed)
    method = _conditionally if n <= CONDITIONAL_LIMIT else _study_by_study
    return method(design, n, tuple(tests), level, alternative, simulation, rng)


def _conditionally(
    design: ChangeDistribution,
    n: int,
    tests: tuple[str, ...],
    level: float,
    alternative: Alternative,
    simulation: Simulation,
    rng: np.random.Generator,
) -> dict[str, Simulated]:
    shares = np.array([*np.add(design.up, design.down), design.unchanged])
    drawn = rng.multinomial(n, shares / shares.sum(), size=simulation.n_draws)[:, :-1]
    patterns, times = np.unique(drawn, axis=0, return_counts=True)
    found: dict[str, list[Rejection]] = {test: [] for test in tests}
    for start in range(0, len(patterns), PART):
        part = patterns[start : start + PART]
        for test, rejection in rejections(design, part, tests, level, alternative).items():
            found[test].append(rejection)
        simulation.report(min(start + PART, len(patterns)), len(patterns))
    return {test: _averaged(parts, times) for test, parts in found.items()}


def _averaged(parts: list[Rejection], times: Integers) -> Simulated:
    power, power_interval = _mean(np.concatenate([part.power for part in parts]), times)
    size, size_interval = _mean(np.concatenate([part.size for part in parts]), times)
    return Simulated(power, size, power_interval, size_interval)


def _mean(values: Floats, times: Integers) -> tuple[float, Interval]:
    n_draws = int(times.sum())
    mean = float(np.average(values, weights=times))
    variance = float((times * (values - mean) ** 2).sum()) / (n_draws - 1)
    reach = normal_quantile(CONFIDENCE) * sqrt(variance / n_draws)
    return mean, Interval(max(0.0, mean - reach), min(1.0, mean + reach), CONFIDENCE, N_("Monte Carlo"))


def _study_by_study(
    design: ChangeDistribution,
    n: int,
    tests: tuple[str, ...],
    level: float,
    alternative: Alternative,
    simulation: Simulation,
    rng: np.random.Generator,
) -> dict[str, Simulated]:
    shares = np.array([*design.up, *design.down, design.unchanged])
    drawn = rng.multinomial(n, shares / shares.sum(), size=simulation.n_draws)
    n_sizes = len(design.magnitudes)
    up, down = drawn[:, :n_sizes], drawn[:, n_sizes : 2 * n_sizes]
    up_if_null = rng.binomial(up + down, 0.5)
    studies = np.concatenate([np.hstack([up, down]), np.hstack([up_if_null, up + down - up_if_null])])
    distinct, times = np.unique(studies, axis=0, return_inverse=True)
    rejected = np.zeros((len(distinct), len(tests)), dtype=bool)
    for at, study in enumerate(distinct):
        p = _p_values(study[:n_sizes], study[n_sizes:], alternative)
        rejected[at] = [p[test] <= level * (1 + SLACK) for test in tests]
        if at % PART == PART - 1 or at == len(distinct) - 1:
            simulation.report(at + 1, len(distinct))
    counted = rejected[times.ravel()].reshape(2, simulation.n_draws, len(tests)).sum(axis=1)
    return {test: _counted(counted[:, at].tolist(), simulation.n_draws) for at, test in enumerate(tests)}


def _p_values(up: Integers, down: Integers, alternative: Alternative) -> dict[str, float]:
    sizes = (up + down).tolist()
    ranks = doubled_midranks(sizes)
    if not any(sizes):
        return dict.fromkeys(RANK_TESTS, 1.0)
    rises = sum(rank * count for rank, count in zip(ranks, up.tolist(), strict=True))
    falls = sum(rank * count for rank, count in zip(ranks, down.tolist(), strict=True))
    squares = sum(rank**2 * size for rank, size in zip(ranks, sizes, strict=True))
    exact = exact_p(tail_probabilities(ranks, sizes, rises), alternative)
    return {
        "signed_rank": exact.p_exact,
        "signed_rank_mid_p": exact.p_mid,
        "signed_rank_asymptotic": normal_p((rises - falls) / sqrt(squares), alternative),
    }


def _counted(rejected: list[int], n_draws: int) -> Simulated:
    power, size = (clopper_pearson(count, n_draws, CONFIDENCE) for count in rejected)
    return Simulated(rejected[0] / n_draws, rejected[1] / n_draws, power, size)
