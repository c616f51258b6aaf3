"""S4: how much improvement an unreliable measurement gives by itself, by simulation."""

from __future__ import annotations

from dataclasses import dataclass

from prapasca.inference.intervals import Interval
from prapasca.sensitivity.verdict import Verdict


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
