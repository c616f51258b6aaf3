"""S3: how many people lost to follow-up would overturn the result."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from prapasca.inference.effect_size import Proportion
from prapasca.inference.tails import Alternative
from prapasca.sensitivity.verdict import Verdict


@dataclass(frozen=True, kw_only=True)
class AttritionTest:
    """How many lost people one test can bear.

    Parameters
    ----------
    test : str
        ``"sign"`` or ``"signed_rank"``.
    change_of_lost : Decimal or None
        Size of the change supposed for each lost person, against the observed direction: the
        smallest seen, or the largest; None for the sign test, which needs no size.
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
        The sign test, and the signed-rank test for the smallest and the largest change seen.
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
