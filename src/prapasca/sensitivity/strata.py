"""S7: the result within each stratum, and with each stratum left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from prapasca.change import ChangeProfile
from prapasca.checks import check_choice, check_confidence_level
from prapasca.inference.effect_size import Proportion, proportion
from prapasca.inference.rank_biserial import rank_biserial
from prapasca.inference.reduction import profile_of
from prapasca.inference.sign import sign_test
from prapasca.inference.signed_rank import signed_rank_test
from prapasca.inference.tails import ALTERNATIVES, Alternative
from prapasca.sensitivity.verdict import Verdict, of_all
from prapasca.transition import TransitionTable


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
    z : float
        Of the signed-rank test, positive when improvements dominate.
    p_signed_rank, p_sign : float
        Exact; 1 where nobody changed.
    """

    n: int
    improved: int
    unchanged: int
    worsened: int
    proportion_improved: Proportion | None
    rank_biserial: float | None
    z: float
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
        stratum is left out; ``"not_assessed"`` with fewer than two strata that hold people,
        ``"no_conclusion"`` where it is not significant over all.
    """

    strata: tuple[Stratum, ...]
    overall: StratumEstimate
    confidence_level: float
    alternative: Alternative
    verdict: Verdict


def leave_one_stratum_out(
    strata: Mapping[Hashable, TransitionTable | ChangeProfile],
    *,
    confidence_level: float = 0.95,
    alternative: Alternative = "two-sided",
) -> StrataResult:
    """Return the result within each stratum, and with each stratum left out in turn.

    Parameters
    ----------
    strata
        The people of each stratum, such as an age band, in which an increase is an improvement.
    confidence_level
        Of the intervals; significant means ``p <= 1 - confidence_level``.
    alternative
        Of the tests.

    Returns
    -------
    StrataResult
        Tests within small strata have little power; a p above the level there says nothing.

    Raises
    ------
    InputError
        An unknown option.

    References
    ----------
    J. Higgins et al. (eds), Cochrane Handbook for Systematic Reviews of Interventions, section 10.14
    (sensitivity analyses, leaving parts of the data out in turn).
    https://doi.org/10.1002/9781119536604

    Examples
    --------
    >>> strata = {"first child": ChangeProfile.from_changes({0: 1, 1: 10}),
    ...           "later child": ChangeProfile.from_changes({1: 9})}
    >>> result = leave_one_stratum_out(strata)
    >>> [(stratum.label, stratum.without.p_signed_rank) for stratum in result.strata]
    [('first child', 0.00390625), ('later child', 0.001953125)]
    >>> result.verdict
    'holds'
    """
    level = 1 - check_confidence_level(confidence_level)
    check_choice("alternative", alternative, ALTERNATIVES)
    profiles = {label: profile_of(stratum) for label, stratum in strata.items()}

    def estimate(people: Iterable[ChangeProfile]) -> StratumEstimate:
        return _estimate(_merged(people), confidence_level, alternative)

    overall = estimate(profiles.values())
    found = []
    for label, profile in profiles.items():
        without = estimate(other for key, other in profiles.items() if key != label)
        same = _finding(without, level) == _finding(overall, level)
        found.append(Stratum(label=label, within=estimate([profile]), without=without, holds_without=same))
    held = [stratum.holds_without for stratum in found if stratum.within.n]
    return StrataResult(
        strata=tuple(found),
        overall=overall,
        confidence_level=confidence_level,
        alternative=alternative,
        verdict="no_conclusion" if not _finding(overall, level) else of_all(held if len(held) > 1 else []),
    )


def _merged(profiles: Iterable[ChangeProfile]) -> ChangeProfile:
    changes: Counter[object] = Counter()
    for profile in profiles:
        changes.update(profile.changes())
    return ChangeProfile.from_changes(changes)


def _estimate(profile: ChangeProfile, confidence_level: float, alternative: Alternative) -> StratumEstimate:
    ranks = signed_rank_test(profile, alternative=alternative)
    n = profile.n_pairs
    return StratumEstimate(
        n=n,
        improved=profile.n_positive,
        unchanged=profile.n_unchanged,
        worsened=profile.n_negative,
        proportion_improved=proportion(profile.n_positive, n, confidence_level) if n else None,
        rank_biserial=rank_biserial(profile),
        z=ranks.z,
        p_signed_rank=ranks.p_exact,
        p_sign=sign_test(profile, alternative=alternative).p_exact,
    )


def _finding(estimate: StratumEstimate, level: float) -> int:
    """Return 1 for a significant improvement, -1 for a significant worsening, else 0."""
    if estimate.p_signed_rank > level:
        return 0
    return (estimate.z > 0) - (estimate.z < 0)
