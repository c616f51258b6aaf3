"""S5: how often a rater who knows of the intervention must upgrade unchanged people."""

from __future__ import annotations

from dataclasses import dataclass

from prapasca.inference.tails import Alternative
from prapasca.sensitivity.verdict import Verdict


@dataclass(frozen=True, kw_only=True)
class RaterUpgradeResult:
    """What :func:`rater_upgrade` found.

    Parameters
    ----------
    improved : int
        People rated better after than before.
    n_upgradable : int
        People not rated worse who could be rated better: in a table, those who were not in the
        best category before.
    expected_at : float or None
        Probability of an upgrade at which as many upgrades as `improved` are expected among
        `n_upgradable` unchanged people; None without such people.
    tipping_point : float or None
        Smallest probability of an upgrade that alone would explain the improvements: above it the
        chance of so many or more passes ``(1 - confidence_level) / 2``.
    upgrade_probability, p_at_upgrade : float or None
        Probability supposed, as asked, and the chance of so many upgrades or more then.
    spurious_tolerated, p_spurious_tolerated : int, float or None
        Most improvements that may have been upgrades of unchanged people with the sign test still
        significant, and its p then; None where it is not significant to begin with.
    spurious_tipping, p_spurious_tipping : int, float or None
        One more, and the p then.
    spurious_share : float or None
        `spurious_tipping` as a share of `improved`.
    confidence_level, alternative
        As asked.
    verdict : str
        At `upgrade_probability`.
    """

    improved: int
    n_upgradable: int
    expected_at: float | None
    tipping_point: float | None
    upgrade_probability: float | None
    p_at_upgrade: float | None
    spurious_tolerated: int | None
    p_spurious_tolerated: float | None
    spurious_tipping: int | None
    p_spurious_tipping: float | None
    spurious_share: float | None
    confidence_level: float
    alternative: Alternative
    verdict: Verdict
