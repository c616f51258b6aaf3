"""S3: how many people lost to follow-up would overturn the result."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

import numpy as np

from prapasca.change import ChangeProfile, whole_counts
from prapasca.checks import check_choice, check_confidence_level
from prapasca.inference.effect_size import Proportion, proportion
from prapasca.inference.reduction import profile_of
from prapasca.inference.sign import sign_test
from prapasca.inference.signed_rank import signed_rank_test
from prapasca.inference.tails import ALTERNATIVES, Alternative, normal_p
from prapasca.sensitivity.verdict import LISTED, Verdict, last_holding, of_all
from prapasca.sensitivity.with_lost import WithLost
from prapasca.transition import TransitionTable


@dataclass(frozen=True, kw_only=True)
class AttritionTest:
    """How many lost people one test can bear.

    Parameters
    ----------
    test : str
        ``"sign"`` or ``"signed_rank"``.
    change_of_lost : Decimal or None
        Size of the change supposed for each lost person, against the observed direction: the
        median of the sizes seen, or the largest; None for the sign test, which needs no size.
    p_observed : float
        Without the lost.
    tolerated, p_tolerated : int, float or None
        Most lost people at which the result stays significant, and the p then; None where it is
        not significant to begin with.
    tipping, p_tipping : int, float or None
        One more, and the p then.
    p_at_lost : float or None
        At the number really lost, if known.
    verdict : str
        Of this test.
    """

    test: Literal["sign", "signed_rank"]
    change_of_lost: Decimal | None
    p_observed: float
    tolerated: int | None
    p_tolerated: float | None
    tipping: int | None
    p_tipping: float | None
    p_at_lost: float | None
    verdict: Verdict


@dataclass(frozen=True, kw_only=True)
class AttritionResult:
    """What :func:`attrition_tipping_point` found.

    Parameters
    ----------
    improved, unchanged, worsened : int
        Of those observed at both times.
    lost : int or None
        People really lost, if known.
    supposed : str or None
        What the lost are supposed to have done, against the observed direction: ``"worsened"``, or
        ``"improved"`` where more worsened than improved; None where there is no direction.
    tests : tuple of AttritionTest
        The sign test, and the signed-rank test for the median and the largest change seen.
    lost_as_not_improved : Proportion or None
        Share improved of all who began, the lost counted as not improved; None where the number
        lost is not known, or nobody began.
    confidence_level, alternative
        As asked.
    verdict : str
        Over all tests.
    """

    improved: int
    unchanged: int
    worsened: int
    lost: int | None
    supposed: Literal["worsened", "improved"] | None
    tests: tuple[AttritionTest, ...]
    lost_as_not_improved: Proportion | None
    confidence_level: float
    alternative: Alternative
    verdict: Verdict


def attrition_tipping_point(
    x: TransitionTable | ChangeProfile,
    *,
    lost: int | None = None,
    confidence_level: float = 0.95,
    alternative: Alternative = "two-sided",
) -> AttritionResult:
    """Return how many people lost to follow-up, had they all worsened, would overturn the result.

    The lost are added as people who changed against the observed direction, and the sign test and
    the signed-rank test are done again: a tipping-point analysis [1]_ at its worst case. The
    signed-rank test needs the size of their change: the median of those seen, and the largest.

    Parameters
    ----------
    x
        A table or a change profile, in which an increase is an improvement; from counts alone,
        ``ChangeProfile.from_changes({1: improved, 0: unchanged, -1: worsened})``.
    lost
        People who began and were not observed after, if known.
    confidence_level
        Significant means ``p <= 1 - confidence_level``.
    alternative
        Of both tests.

    Returns
    -------
    AttritionResult
        Where a test is not significant there is nothing to overturn.

    Raises
    ------
    InputError
        An unknown option, or a number of lost people that is negative or not whole.

    References
    ----------
    .. [1] R. J. A. Little et al., "The prevention and treatment of missing data in clinical trials",
       New England Journal of Medicine 367 (2012) 1355-1360. https://doi.org/10.1056/NEJMsr1203730

    Examples
    --------
    >>> result = attrition_tipping_point(ChangeProfile.from_changes({0: 1, 1: 19}), lost=3)
    >>> sign = result.tests[0]
    >>> print(f"{sign.tolerated} keep p {sign.p_tolerated:.3f}, {sign.tipping} give {sign.p_tipping:.3f}")
    7 keep p 0.029, 8 give 0.052
    >>> result.verdict, result.lost_as_not_improved.denominator
    ('holds', 23)
    """
    level = 1 - check_confidence_level(confidence_level)
    check_choice("alternative", alternative, ALTERNATIVES)
    number = None if lost is None else int(whole_counts(lost, "lost"))
    profile = profile_of(x)
    towards = _direction(profile, alternative)
    sizes = [None, *dict.fromkeys((_median_size(profile), *profile.magnitudes[-1:]))] if profile.n_changed else [None]
    tests = tuple(_Supposition(profile, towards, size, alternative, level).tested(number) for size in sizes)
    began = profile.n_pairs + (number or 0)
    return AttritionResult(
        improved=profile.n_positive,
        unchanged=profile.n_unchanged,
        worsened=profile.n_negative,
        lost=number,
        supposed={1: "worsened", -1: "improved", 0: None}[towards],
        tests=tests,
        lost_as_not_improved=proportion(profile.n_positive, began, confidence_level)
        if number is not None and began
        else None,
        confidence_level=confidence_level,
        alternative=alternative,
        verdict=_together([test.verdict for test in tests]),
    )


def _median_size(profile: ChangeProfile) -> Decimal:
    """Return the size of the middle change, the lower one of two."""
    place = int(np.searchsorted(np.cumsum(profile.group_sizes), (profile.n_changed + 1) // 2))
    return profile.magnitudes[place]


def _direction(profile: ChangeProfile, alternative: Alternative) -> int:
    """Return 1 where the finding is an improvement, -1 where it is a worsening, 0 where there is none."""
    if not profile.n_changed:
        return 0
    if alternative != "two-sided":
        return 1 if alternative == "greater" else -1
    leaning = signed_rank_test(profile, method="asymptotic").z or profile.n_positive - profile.n_negative
    return (leaning > 0) - (leaning < 0)


@dataclass(frozen=True)
class _Supposition:
    """What one test gives with lost people added; `size` is None for the sign test."""

    profile: ChangeProfile
    towards: int
    size: Decimal | None
    alternative: Alternative
    level: float

    def p_and_lean(self, lost: int) -> tuple[float, float]:
        """Return the exact p with so many lost, and the statistic in the observed direction."""
        test = sign_test if self.size is None else signed_rank_test
        result = test(self.with_lost(lost), alternative=self.alternative, method="exact")
        return result.p, result.z * self.towards

    def with_lost(self, lost: int) -> ChangeProfile:
        """Return the profile with so many people more, changed against the observed direction."""
        profile = self.profile
        added = np.zeros(len(profile.magnitudes), dtype=np.int64)
        added[0 if self.size is None else profile.magnitudes.index(self.size)] = lost
        up, down = (0, added) if self.towards > 0 else (added, 0)
        return ChangeProfile(
            profile.magnitudes, profile.n_increases + up, profile.n_decreases + down, profile.n_unchanged
        )

    def holds(self, lost: int) -> bool:
        p, lean = _exact(self, lost)
        return p <= self.level and lean > 0

    def tolerated(self) -> int:
        """Return the most lost people that leave the test significant.

        Of many, the limit of the normal approximation is found first and the exact one beside it.
        """
        normal = WithLost.of(self.profile, self.size)
        most = self.profile.n_changed
        while self._nearly_holds(normal, most):
            most *= 2
        if most <= LISTED:
            return last_holding(self.holds, 2 * most)
        number = last_holding(lambda lost: self._nearly_holds(normal, lost), most)
        while not self.holds(number):
            number -= 1
        while self.holds(number + 1):
            number += 1
        return number

    def _nearly_holds(self, normal: WithLost, lost: int) -> bool:
        z = normal.z(lost, towards=self.towards)
        return normal_p(z, self.alternative) <= self.level and z * self.towards > 0

    def tested(self, lost: int | None) -> AttritionTest:
        """Return the entry of this test."""
        observed = _exact(self, 0)[0] if self.towards else 1.0
        tolerated = self.tolerated() if self.towards and self.holds(0) else None
        known = None if lost is None or not self.towards else lost
        verdict: Verdict = "no_conclusion"
        if tolerated is not None:
            verdict = "not_assessed" if lost is None else of_all([lost <= tolerated])
        return AttritionTest(
            test="sign" if self.size is None else "signed_rank",
            change_of_lost=self.size,
            p_observed=observed,
            tolerated=tolerated,
            p_tolerated=None if tolerated is None else _exact(self, tolerated)[0],
            tipping=None if tolerated is None else tolerated + 1,
            p_tipping=None if tolerated is None else _exact(self, tolerated + 1)[0],
            p_at_lost=None if known is None else _exact(self, known)[0],
            verdict=verdict,
        )


@lru_cache(maxsize=64)
def _exact(supposed: _Supposition, lost: int) -> tuple[float, float]:
    return supposed.p_and_lean(lost)


def _together(verdicts: list[Verdict]) -> Verdict:
    found = set(verdicts) - {"no_conclusion"}
    if len(found) == 1:
        return found.pop()
    return "depends" if found else "no_conclusion"
