"""S5: how often a rater who knows of the intervention must upgrade unchanged people."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from prapasca.change import ChangeProfile
from prapasca.checks import check_choice, check_confidence_level
from prapasca.inference.reduction import profile_of
from prapasca.inference.sign import SignTestResult, sign_test
from prapasca.inference.tails import ALTERNATIVES, Alternative
from prapasca.sensitivity.shares import at_least, check_share, explaining_rate
from prapasca.sensitivity.verdict import Verdict, last_holding
from prapasca.transition import TransitionTable


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


def rater_upgrade(
    x: TransitionTable | ChangeProfile,
    *,
    upgrade_probability: float | None = None,
    confidence_level: float = 0.95,
    alternative: Alternative = "two-sided",
) -> RaterUpgradeResult:
    """Return how often a rater who knows of the intervention must upgrade unchanged people.

    Suppose nobody improved, and the rater puts each unchanged person into a better category with
    probability u. The number rated better is then Binomial(n_upgradable, u): `improved` of them are
    expected at ``u = improved / n_upgradable``, and u explains them from `tipping_point` on. Beside
    it stands how many of the improvements may have been such upgrades, every other one being true,
    before the sign test is no longer significant.

    Parameters
    ----------
    x
        A table or a change profile, in which an increase is an improvement.
    upgrade_probability
        A probability u to examine, 0 to 1.
    confidence_level
        Significant means ``p <= 1 - confidence_level``.
    alternative
        Of the sign test.

    Returns
    -------
    RaterUpgradeResult

    Raises
    ------
    InputError
        A probability outside 0..1, or an unknown option.

    References
    ----------
    How far unblinded raters of subjective outcomes exaggerate effects: A. Hrobjartsson et al.,
    "Observer bias in randomised clinical trials with binary outcomes", BMJ 344 (2012) e1119.
    https://doi.org/10.1136/bmj.e1119

    Examples
    --------
    >>> result = rater_upgrade(ChangeProfile.from_changes({0: 1, 1: 19}), upgrade_probability=0.4)
    >>> print(f"{result.expected_at:.2f} {result.tipping_point:.3f} {result.verdict}")
    0.95 0.751 holds
    >>> result.spurious_tolerated, result.p_spurious_tolerated
    (13, 0.03125)
    """
    level = 1 - check_confidence_level(confidence_level)
    check_choice("alternative", alternative, ALTERNATIVES)
    chance = None if upgrade_probability is None else check_share("upgrade_probability", upgrade_probability)
    profile = profile_of(x)
    improved, upgradable = profile.n_positive, _upgradable(x)
    p = None if chance is None else at_least(improved, upgradable, chance)
    spurious = _spurious(profile.n_positive, profile.n_negative, alternative, level)
    return RaterUpgradeResult(
        improved=improved,
        n_upgradable=upgradable,
        expected_at=improved / upgradable if upgradable else None,
        tipping_point=explaining_rate(improved, upgradable, level / 2),
        upgrade_probability=chance,
        p_at_upgrade=p,
        spurious_tolerated=spurious[0] if spurious else None,
        p_spurious_tolerated=spurious[1] if spurious else None,
        spurious_tipping=spurious[0] + 1 if spurious else None,
        p_spurious_tipping=spurious[2] if spurious else None,
        spurious_share=(spurious[0] + 1) / improved if spurious else None,
        confidence_level=confidence_level,
        alternative=alternative,
        verdict=_verdict(improved, p, level),
    )


def _upgradable(x: TransitionTable | ChangeProfile) -> int:
    if isinstance(x, TransitionTable):
        return int(np.triu(x.counts)[:-1].sum())
    return x.n_positive + x.n_unchanged


def _spurious(up: int, down: int, alternative: Alternative, level: float) -> tuple[int, float, float] | None:
    """Return how many improvements can be taken back, p then and p with one more; None if not significant."""

    def tested(spurious: int) -> SignTestResult:
        return sign_test(ChangeProfile.from_changes({1: up - spurious, -1: down}), alternative=alternative)

    def holds(spurious: int) -> bool:
        result = tested(spurious)
        return result.z > 0 and result.p_exact <= level

    if not holds(0):
        return None
    tolerated = last_holding(holds, up)
    return tolerated, tested(tolerated).p_exact, tested(tolerated + 1).p_exact


def _verdict(improved: int, p: float | None, level: float) -> Verdict:
    if not improved:
        return "no_conclusion"
    if p is None:
        return "not_assessed"
    return "holds" if p <= level / 2 else "fails"
