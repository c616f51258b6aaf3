"""S7: the result within each stratum, and with each stratum left out."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from prapasca.inference.effect_size import Proportion
from prapasca.inference.tails import Alternative
from prapasca.sensitivity.verdict import Verdict


@dataclass(frozen=True, kw_only=True)
class StratumEstimate:
    """The result of some of the people.

    Parameters
    ----------
    n, improved, unchanged, worsened : int
        Pairs, and how they changed.
    proportion_improved : Proportion or None
        With its intervals; None without people.
    rank_biserial : float or None
        Matched-pairs rank-biserial correlation; None where nobody changed.
    p_signed_rank, p_sign : float
        Exact; 1 where nobody changed.
    """

    n: int
    improved: int
    unchanged: int
    worsened: int
    proportion_improved: Proportion | None
    rank_biserial: float | None
    p_signed_rank: float
    p_sign: float


@dataclass(frozen=True, kw_only=True)
class Stratum:
    """One stratum: its people alone, and everybody else.

    Parameters
    ----------
    label : hashable
        As asked.
    within, without : StratumEstimate
        In the stratum, and with the stratum left out.
    holds_without : bool
        Whether the result of all strata together, significant or not and its direction, is the
        same with this stratum left out.
    """

    label: Hashable
    within: StratumEstimate
    without: StratumEstimate
    holds_without: bool


@dataclass(frozen=True, kw_only=True)
class StrataResult:
    """What :func:`leave_one_stratum_out` found.

    Parameters
    ----------
    strata : tuple of Stratum
        In the order given, those without people included.
    overall : StratumEstimate
        All strata together.
    confidence_level, alternative
        As asked.
    verdict : str
        ``"holds"`` where the signed-rank test stays significant, in the same direction, whichever
        stratum is left out; ``"not_assessed"`` with fewer than two strata that hold people.
    """

    strata: tuple[Stratum, ...]
    overall: StratumEstimate
    confidence_level: float
    alternative: Alternative
    verdict: Verdict
