"""S4: how much improvement an unreliable measurement gives by itself, by simulation."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from math import inf, sqrt
from typing import NamedTuple

import numpy as np
from scipy import special

from prapasca.change import Counts
from prapasca.checks import check_confidence_level
from prapasca.errors import N_, InputError
from prapasca.inference.intervals import Interval, clopper_pearson, normal_quantile
from prapasca.sensitivity.shares import check_share
from prapasca.sensitivity.verdict import Verdict
from prapasca.transition import TransitionTable

TINY = 1e-300
"""Stands for a threshold of 0."""


@dataclass(frozen=True, kw_only=True)
class RegressionToTheMeanResult:
    """What a simulation without any effect gives.

    Parameters
    ----------
    n : int
        Pairs, in each simulated study as in the real one.
    reliability : float
        Correlation of the latent values of a person at two times, as asked.
    selected_share : float
        Share of the population, its worst end, from which the people were taken; 1 if nobody was
        selected for a bad value.
    observed_improved, observed_worsened, observed_net : float or None
        Shares of the real study, and their difference.
    expected_improved, expected_worsened, expected_net : float or None
        Means over the simulated studies.
    expected_improved_interval, expected_net_interval : Interval or None
        What the simulation leaves to chance in these means.
    p : float or None
        Share of the simulated studies with a net improvement as large as the real one, or larger.
    p_interval : Interval or None
        What the simulation leaves to chance in it.
    n_draws, seed : int
        Of the simulation.
    confidence_level : float
        Of the intervals, and of the verdict.
    verdict : str
        Whether p stays at or below ``(1 - confidence_level) / 2``; ``"depends"`` where `p_interval`
        does not tell.
    """

    n: int
    reliability: float
    selected_share: float
    observed_improved: float | None
    observed_worsened: float | None
    observed_net: float | None
    expected_improved: float | None
    expected_worsened: float | None
    expected_net: float | None
    expected_improved_interval: Interval | None
    expected_net_interval: Interval | None
    p: float | None
    p_interval: Interval | None
    n_draws: int
    seed: int
    confidence_level: float
    verdict: Verdict


def regression_to_the_mean(
    table: TransitionTable,
    *,
    reliability: float,
    selected_share: float = 1.0,
    n_draws: int = 10_000,
    seed: int = 1,
    confidence_level: float = 0.95,
) -> RegressionToTheMeanResult:
    """Simulate studies without any effect, in which people differ from before to after by error alone.

    A person's category stands for a latent normal value, cut at thresholds that give the categories
    before their shares. Before and after have the same distribution and correlate by `reliability`.
    People were taken from the worst `selected_share` of a population: the smaller it is, the more of
    them had a bad day rather than a bad state, and come back by themselves. In each simulated study
    as many people as in the real one start in each category, and each moves with the chances that
    the two normal values give.

    Parameters
    ----------
    table
        Rows before, columns after, categories from worst to best.
    reliability
        Correlation of the latent values at two times without change (test-retest), 0 to 1.
    selected_share
        Above 0; 1 if nobody was selected for a bad value. Below 1 the rest of the population lies
        above everyone selected.
    n_draws, seed
        Simulated studies, and what their random numbers start from: same seed, same result.
    confidence_level
        Between 0 and 1.

    Returns
    -------
    RegressionToTheMeanResult
        Figures of a simulation, each with the interval that it leaves open. Without people or
        without a net improvement there is no conclusion.

    Raises
    ------
    InputError
        A reliability outside 0..1, a share outside 0..1 or 0, fewer than 2 draws.

    References
    ----------
    A. G. Barnett, J. C. van der Pols and A. J. Dobson, "Regression to the mean: what it is and how
    to deal with it", International Journal of Epidemiology 34 (2005) 215-220.
    https://doi.org/10.1093/ije/dyh299

    Examples
    --------
    >>> table = TransitionTable.from_counts(
    ...     [[0, 7, 0], [0, 1, 12], [0, 0, 0]], ["none", "not smooth", "smooth"])
    >>> result = regression_to_the_mean(table, reliability=0.7, selected_share=0.5)
    >>> print(f"{result.expected_improved:.2f} {result.p < 0.001} {result.verdict}")
    0.38 True holds
    """
    check_share("reliability", reliability)
    level = 1 - check_confidence_level(confidence_level)
    if not check_share("selected_share", selected_share):
        raise InputError("selected-share", N_("selected_share: found 0, expected a share above 0, up to 1"))
    if n_draws < 2:
        raise InputError("draws", N_("draws: found {found}, expected 2 or more"), found=n_draws)
    n, net = table.n_pairs, table.n_improved - table.n_worsened
    improved, worsened = _simulated(table, reliability, selected_share, n_draws, seed)
    reached = int(np.count_nonzero(improved - worsened >= net))
    p_interval = clopper_pearson(reached, n_draws, confidence_level)
    return RegressionToTheMeanResult(
        n=n,
        reliability=reliability,
        selected_share=selected_share,
        observed_improved=table.n_improved / n if n else None,
        observed_worsened=table.n_worsened / n if n else None,
        observed_net=net / n if n else None,
        expected_improved=float(improved.mean()) / n if n else None,
        expected_worsened=float(worsened.mean()) / n if n else None,
        expected_net=float((improved - worsened).mean()) / n if n else None,
        expected_improved_interval=_of_mean(improved, n, confidence_level) if n else None,
        expected_net_interval=_of_mean(improved - worsened, n, confidence_level) if n else None,
        # the real study counts as one more draw, so that p is never 0
        p=(reached + 1) / (n_draws + 1) if n else None,
        p_interval=p_interval if n else None,
        n_draws=n_draws,
        seed=seed,
        confidence_level=confidence_level,
        verdict=_verdict(p_interval, level / 2) if net > 0 else "no_conclusion",
    )


class _Simulated(NamedTuple):
    """How many improved and worsened in each simulated study; shape (n_draws,)."""

    improved: Counts
    worsened: Counts


def _simulated(table: TransitionTable, reliability: float, share: float, n_draws: int, seed: int) -> _Simulated:
    random = np.random.default_rng(seed)
    improved, worsened = np.zeros(n_draws, dtype=np.int64), np.zeros(n_draws, dtype=np.int64)
    people = table.pre_margin.tolist()
    edges = [share * below / max(table.n_pairs, 1) for below in accumulate(people, initial=0)]
    for category, size in enumerate(people):
        if size:
            best = category == len(people) - 1
            up, down = moves(edges[category], edges[category + 1], reliability, best=best)
            drawn = random.multinomial(size, [up, down, max(0.0, 1 - up - down)], size=n_draws)
            improved += drawn[:, 0]
            worsened += drawn[:, 1]
    return _Simulated(improved, worsened)


def moves(low: float, high: float, reliability: float, *, best: bool = False) -> tuple[float, float]:
    """Return the chances that error alone carries a person above and below the category.

    Parameters
    ----------
    low, high
        Shares of the population below the lower and the upper threshold of the category.
    reliability
        Correlation of the latent values before and after.
    best
        Whether there is no threshold above, whatever share was selected.

    Examples
    --------
    In the lower half by chance alone, above it next time as often as not:

    >>> moves(0.0, 0.5, 0.0)
    (0.5, 0.0)
    """
    if reliability == 1:
        return 0.0, 0.0
    bottom, top = float(special.ndtri(low)), float(special.ndtri(high))
    width = high - low

    def after_below(threshold: float) -> float:
        return both_below(top, threshold, reliability) - both_below(bottom, threshold, reliability)

    up = 0.0 if best else (width - after_below(top)) / width
    return min(max(up, 0.0), 1.0), min(max(after_below(bottom) / width, 0.0), 1.0)


def both_below(first: float, second: float, correlation: float) -> float:
    """Return ``P(X < first, Y < second)`` of two standard normals, by Owen's T function.

    Owen (1956), https://doi.org/10.1214/aoms/1177728074.

    Examples
    --------
    >>> round(both_below(0.0, 0.0, 0.5), 12) == round(1 / 3, 12)
    True
    """
    if -inf in (first, second):
        return 0.0
    if inf in (first, second):
        return float(special.ndtr(min(first, second)))
    # the formula divides by both thresholds
    x, y = first or TINY, second or TINY
    root = sqrt(1 - correlation**2)
    wedges = special.owens_t(x, (y - correlation * x) / (x * root)) + special.owens_t(
        y, (x - correlation * y) / (y * root)
    )
    half = 0.0 if (x > 0) == (y > 0) else 0.5
    return float((special.ndtr(x) + special.ndtr(y)) / 2 - wedges - half)


def _of_mean(counts: Counts, n: int, confidence_level: float) -> Interval:
    centre = float(counts.mean()) / n
    reach = normal_quantile(confidence_level) * float(counts.std(ddof=1)) / sqrt(len(counts)) / n
    return Interval(centre - reach, centre + reach, confidence_level, N_("Monte Carlo"))


def _verdict(p: Interval, level: float) -> Verdict:
    if p.high <= level:
        return "holds"
    return "fails" if p.low > level else "depends"
