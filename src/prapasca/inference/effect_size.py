"""Sizes of the change, each with its denominator."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np

from prapasca.change import ChangeProfile
from prapasca.checks import check_confidence_level
from prapasca.errors import N_, Message
from prapasca.inference.hodges_lehmann import AchievedInterval, hodges_lehmann, hodges_lehmann_interval
from prapasca.inference.intervals import Interval, clopper_pearson, wilson
from prapasca.inference.rank_biserial import rank_biserial, rank_biserial_exact_interval, rank_biserial_interval
from prapasca.inference.reduction import profile_of
from prapasca.inference.signed_rank import signed_rank_test
from prapasca.transition import TransitionTable


@dataclass(frozen=True)
class Proportion:
    """A proportion that keeps its numerator and denominator.

    Parameters
    ----------
    numerator, denominator : int
        So many of so many.
    estimate : float
        Their quotient.
    clopper_pearson, wilson : Interval
        Exact interval, and score interval.
    """

    numerator: int
    denominator: int
    estimate: float
    clopper_pearson: Interval
    wilson: Interval


@dataclass(frozen=True)
class EffectSizes:
    """Sizes of the change, ``d = post - pre``; improved means a better category, or an increase.

    Parameters
    ----------
    n_pairs, n_missing : int
        Pairs observed at both times, and people left out because they were not.
    n_changed : int
        Pairs with a non-zero change.
    r_all, r_nonzero, r_2n : float or None
        ``|Z| / sqrt(N)``, Z the signed-rank z without zeros; N all pairs, non-zero pairs, twice all pairs.
    rank_biserial : float or None
        Matched-pairs rank-biserial correlation, signed by d.
    rank_biserial_interval : Interval or None
        Its profile likelihood interval.
    rank_biserial_exact_interval : Interval or None
        Its exact interval where all changes go one way by one size, else None.
    net_improvement : float or None
        ``(n+ - n-) / n``.
    proportion_improved : Proportion or None
        ``n+ / n`` with its intervals.
    probability_of_superiority : float or None
        Within pairs, ``(n+ + n0 / 2) / n``.
    vargha_delaney_a : float or None
        Over all pairs of someone before and someone after, ``P(post > pre) + P(post = pre) / 2``;
        only from a table.
    hodges_lehmann : float or None
        Median of the Walsh averages of the changes, in their unit.
    hodges_lehmann_interval : AchievedInterval or None
        Inverts the signed-rank test; None where there are too few pairs for the level.
    messages : tuple of Message
        Which of these are undefined and why.
    """

    n_pairs: int
    n_missing: int
    n_changed: int
    r_all: float | None
    r_nonzero: float | None
    r_2n: float | None
    rank_biserial: float | None
    rank_biserial_interval: Interval | None
    rank_biserial_exact_interval: Interval | None
    net_improvement: float | None
    proportion_improved: Proportion | None
    probability_of_superiority: float | None
    vargha_delaney_a: float | None
    hodges_lehmann: float | None
    hodges_lehmann_interval: AchievedInterval | None
    messages: tuple[Message, ...]


def effect_sizes(x: TransitionTable | ChangeProfile, *, confidence_level: float = 0.95) -> EffectSizes:
    """Return the sizes of the change.

    Where a lower number is better, pass ``profile.reversed()``.

    Parameters
    ----------
    x
        A transition table, or a change profile.
    confidence_level
        Of the intervals, between 0 and 1.

    Returns
    -------
    EffectSizes
        Effects built on ranks are None when nobody changed, all are None without pairs.

    Raises
    ------
    InputError
        A `confidence_level` outside 0..1.

    References
    ----------
    Rosenthal (1991), Meta-analytic procedures for social research (r); Kerby (2014),
    https://doi.org/10.2466/11.IT.3.1 (rank-biserial); Grissom and Kim (2012), Effect sizes for
    research (probability of superiority); Vargha and Delaney (2000),
    https://doi.org/10.3102/10769986025002101 (A)

    Examples
    --------
    >>> table = TransitionTable.from_counts(
    ...     [[0, 7, 0], [0, 1, 12], [0, 0, 0]], ["none", "not smooth", "smooth"])
    >>> effects = effect_sizes(table)
    >>> print(f"{effects.r_all:.3f} {effects.r_nonzero:.3f} {effects.r_2n:.3f}")
    0.975 1.000 0.689
    >>> effects.rank_biserial, effects.net_improvement, effects.hodges_lehmann
    (1.0, 0.95, 1.0)
    """
    check_confidence_level(confidence_level)
    profile = profile_of(x)
    n, up, down = profile.n_pairs, profile.n_positive, profile.n_negative
    z = signed_rank_test(profile, method="asymptotic").z if profile.n_changed else None
    return EffectSizes(
        n_pairs=n,
        n_missing=profile.n_missing,
        n_changed=profile.n_changed,
        r_all=None if z is None else abs(z) / sqrt(n),
        r_nonzero=None if z is None else abs(z) / sqrt(profile.n_changed),
        r_2n=None if z is None else abs(z) / sqrt(2 * n),
        rank_biserial=rank_biserial(profile),
        rank_biserial_interval=rank_biserial_interval(profile, confidence_level),
        rank_biserial_exact_interval=rank_biserial_exact_interval(profile, confidence_level),
        net_improvement=(up - down) / n if n else None,
        proportion_improved=proportion(up, n, confidence_level) if n else None,
        probability_of_superiority=(2 * up + profile.n_unchanged) / (2 * n) if n else None,
        vargha_delaney_a=_vargha_delaney(x) if n and isinstance(x, TransitionTable) else None,
        hodges_lehmann=hodges_lehmann(profile),
        hodges_lehmann_interval=hodges_lehmann_interval(profile, confidence_level),
        messages=_undefined(profile),
    )


def proportion(numerator: int, denominator: int, confidence_level: float = 0.95) -> Proportion:
    """Return a proportion with its intervals.

    Examples
    --------
    >>> half = proportion(10, 20)
    >>> half.estimate, round(half.wilson.low, 4)
    (0.5, 0.2993)
    """
    return Proportion(
        numerator,
        denominator,
        numerator / denominator,
        clopper_pearson(numerator, denominator, confidence_level),
        wilson(numerator, denominator, confidence_level),
    )


def _vargha_delaney(table: TransitionTable) -> float:
    pre, post = table.pre_margin.tolist(), table.post_margin.tolist()
    worse = np.concatenate([[0], np.cumsum(table.pre_margin)[:-1]]).tolist()
    twice = sum(after * (2 * below + before) for after, below, before in zip(post, worse, pre, strict=True))
    return float(twice / (2 * table.n_pairs**2))


def _undefined(profile: ChangeProfile) -> tuple[Message, ...]:
    if not profile.n_pairs:
        template = N_("effect sizes are undefined: nobody was observed both before and after")
        return (Message("effects-no-pairs", template, {}, "note"),)
    if not profile.n_changed:
        template = N_("r and the rank-biserial correlation are undefined: none of the {n} pairs changed")
        return (Message("effects-no-change", template, {"n": profile.n_pairs}, "note"),)
    return ()
