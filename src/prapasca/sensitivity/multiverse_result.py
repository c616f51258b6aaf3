"""What a multiverse of methods gives: the codes of its methods, their names, and its rows."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal

from prapasca.errors import N_, Message
from prapasca.inference.tails import Alternative
from prapasca.sensitivity.verdict import Verdict

MultiverseTest = Literal["signed_rank", "pratt", "sign", "scored", "mcnemar", "munzel_brunner", "kornbrot", "paired_t"]
MultiverseMethod = Literal["exact", "mid_p", "asymptotic", "corrected", "student"]
Scoring = Literal["study", "equal_steps", "squares", "first_step_double", "last_step_double"]

TEST_NAMES: dict[MultiverseTest, str] = {
    "signed_rank": N_("Wilcoxon signed-rank test, unchanged pairs dropped"),
    "pratt": N_("Wilcoxon signed-rank test, unchanged pairs ranked (Pratt)"),
    "sign": N_("sign test"),
    "scored": N_("test of marginal homogeneity with scores"),
    "mcnemar": N_("McNemar test"),
    "munzel_brunner": N_("Munzel-Brunner test"),
    "kornbrot": N_("Kornbrot rank difference test"),
    "paired_t": N_("paired t test"),
}
"""Tests by code, templates to be translated at the edge."""

METHOD_NAMES: dict[MultiverseMethod, str] = {
    "exact": N_("exact"),
    "mid_p": N_("mid-p"),
    "asymptotic": N_("asymptotic"),
    "corrected": N_("asymptotic with continuity correction"),
    "student": N_("Student's t"),
}
"""Null distributions by code, templates to be translated at the edge."""

SCORING_NAMES: dict[Scoring, str] = {
    "study": N_("scores of the study"),
    "equal_steps": N_("equal steps"),
    "squares": N_("steps that grow (0, 1, 4, 9, ...)"),
    "first_step_double": N_("first step counted double"),
    "last_step_double": N_("last step counted double"),
}
"""Scorings of the categories by code, templates to be translated at the edge."""


@dataclass(frozen=True, kw_only=True)
class MultiverseRow:
    """One method and what it gives.

    Parameters
    ----------
    test : str
        Code of `TEST_NAMES`.
    method : str
        How p was computed, code of `METHOD_NAMES`.
    scoring : str or None
        Scores of the categories, code of `SCORING_NAMES`; None where they play no part.
    cut : hashable or None
        Of McNemar's test: the first category that counts as success.
    statistic : float
        Standardised (z without continuity correction, or t), positive when people improve.
    p : float
        For the alternative asked.
    n_used : int
        Pairs that the test uses.
    significant : bool
        Whether ``p <= 1 - confidence_level``.
    """

    test: MultiverseTest
    method: MultiverseMethod
    scoring: Scoring | None
    cut: Hashable
    statistic: float
    p: float
    n_used: int
    significant: bool


@dataclass(frozen=True, kw_only=True)
class MultiverseResult:
    """What :func:`method_multiverse` found.

    Parameters
    ----------
    rows : tuple of MultiverseRow
        The headline method (exact signed-rank test on the scores of the study) first.
    n_rows, n_significant : int
        Methods, and those with a significant result.
    p_lowest, p_highest : float
        Over all methods.
    confidence_level, alternative
        As asked.
    messages : tuple of Message
        Which methods are not there and why.
    verdict : str
        ``"holds"`` where all methods are significant in the direction of the headline, ``"depends"``
        where they fall on both sides, ``"no_conclusion"`` where none is significant.
    """

    rows: tuple[MultiverseRow, ...]
    n_rows: int
    n_significant: int
    p_lowest: float
    p_highest: float
    confidence_level: float
    alternative: Alternative
    messages: tuple[Message, ...]
    verdict: Verdict
