"""The comparison of two groups in words: who changed in each, what the test gives, how large the difference is."""

from __future__ import annotations

from dataclasses import dataclass

from prapasca.analysis import PrimaryComparison, StudyResults
from prapasca.errors import N_
from prapasca.report.designs.repeated.sentences import p_words
from prapasca.report.designs.two_groups.arms import arms, compared
from prapasca.report.model import Count, Part, Percent, Range, Real
from prapasca.report.sentences import sentence
from prapasca.report.tables.context import Context, range_cell, real_cell

Words = tuple[Part, ...]


@dataclass(frozen=True)
class Verdict:
    """What the comparison that decides came to: whether it rejects, and whether the intervention group did better."""

    rejects: bool
    better: bool


def verdict(results: StudyResults) -> Verdict | None:
    """Return the verdict of the comparison; None where a group has no pair."""
    comparison = results.comparison
    if comparison is None or comparison.primary is None or comparison.effects is None:
        return None
    primary, alpha = comparison.primary, 1 - results.study.analysis.confidence_level
    ahead = comparison.effects.probability_of_superiority > 0.5
    if primary.test == "ancova" and comparison.ancova and comparison.ancova.difference is not None:
        ahead = (comparison.ancova.difference > 0) == (results.study.outcome.better == "higher")
    if primary.test == "proportional_odds" and comparison.proportional_odds:
        ahead = (comparison.proportional_odds.log_odds_ratio or 0) > 0
    return Verdict(primary.p <= alpha, ahead)


def both_changes(ctx: Context) -> Words:
    """Say how many improved in each group."""
    comparison = compared(ctx)
    one, other = ctx.results.change, comparison.control.change
    return sentence(
        ctx.t,
        N_(
            "In the intervention group ({first}) {improved} of {n} improved ({share}%). In the control group "
            "({second}) {also} of {m} improved ({other}%)."
        ),
        first=comparison.intervention_label.in_language(ctx.t.language),
        improved=Count(one.improved),
        n=Count(one.n),
        share=Percent(one.improved, one.n),
        second=comparison.control_label.in_language(ctx.t.language),
        also=Count(other.improved),
        m=Count(other.n),
        other=Percent(other.improved, other.n),
    )


def tested(ctx: Context, primary: PrimaryComparison) -> Words:
    """Say what the comparison that decides gives."""
    found = compared(ctx)
    ranks, odds, means = found.mann_whitney, found.proportional_odds, found.ancova
    fields: dict[str, object] = {"p": p_words(primary.p)}
    if ranks is not None:
        fields |= {"u": Real(ranks.spss_u, 1), "z": Real(ranks.z, 3), "tails": ctx.t(TAILS_BETWEEN[ranks.alternative])}
        fields["asymptotic"] = p_words(ranks.p_asymptotic)
    if odds is not None:
        fields |= {"ratio": real_cell(odds.odds_ratio), "range": range_cell(ctx, odds.interval, 2, bounded=False)}
    if means is not None:
        fields |= {
            "difference": real_cell(means.difference),
            "df": Count(means.df or 0),
            "value": real_cell(means.t, 3),
        }
        fields["range"] = range_cell(ctx, means.interval, 2, bounded=False)
    fields["level"] = ctx.percent(ctx.results.study.analysis.confidence_level)
    exact = primary.test == "mann_whitney" and ranks is not None and ranks.method == "exact"
    return sentence(ctx.t, TESTED["exact" if exact else primary.test], **fields)


TAILS_BETWEEN = {
    "two-sided": N_("two-sided"),
    "greater": N_("one-sided: greater changes in the intervention group"),
    "less": N_("one-sided: smaller changes in the intervention group"),
}

TESTED = {
    "exact": N_(
        "The Mann–Whitney test of the changes ({tails}) gives U = {u}, Z = {z}, exact {p}, asymptotic {asymptotic}."
    ),
    "mann_whitney": N_("The Mann–Whitney test of the changes ({tails}) gives U = {u}, Z = {z}, asymptotic {p}."),
    "proportional_odds": N_(
        "Proportional-odds regression, adjusted for before, gives an odds ratio of {ratio} ({level}% CI {range}), {p}."
    ),
    "ancova": N_(
        "The analysis of covariance, adjusted for before, gives a difference of {difference} ({level}% CI {range}), "
        "t({df}) = {value}, {p}."
    ),
}


def decided(ctx: Context, found: Verdict) -> Words:
    """Return what becomes of the null hypothesis at the study's level; it is never "accepted"."""
    alpha = ctx.percent(1 - ctx.results.study.analysis.confidence_level)
    return sentence(ctx.t, DECISIONS[found.rejects], alpha=alpha)


DECISIONS = {
    True: N_("The null hypothesis of no difference between the groups is rejected at the {alpha}% level."),
    False: N_(
        "The null hypothesis of no difference between the groups is not rejected at the {alpha}% level; that does not "
        "show that the groups are alike."
    ),
}


def difference_words(ctx: Context) -> Words:
    """Say how large the difference is; nothing where there is none to give."""
    effects = compared(ctx).effects
    if effects is None:
        return ()
    interval, ranks = effects.difference_improved_interval, effects.rank_biserial_interval
    to = ctx.t(N_(" to "))
    return sentence(
        ctx.t,
        N_(
            "The shares improved differ by {difference} percentage points ({level}% CI {range}); the rank-biserial "
            "correlation is {value} ({level}% CI {ends})."
        ),
        difference=Real(100 * effects.difference_improved, 1),
        level=ctx.percent(interval.confidence_level),
        range=Range(interval.low, interval.high, 1, percent=True, separator=to),
        value=Real(effects.rank_biserial, 3, bounded=True),
        ends=Range(ranks.low, ranks.high, 3, bounded=True, separator=to),
    )


def result_sentences(ctx: Context) -> tuple[Words, ...]:
    """Return what the comparison gives: who improved, the test, the decision, the size of the difference."""
    primary, found = compared(ctx).primary, verdict(ctx.results)
    if primary is None or found is None:
        return (nobody_in_a_group(ctx),)
    return both_changes(ctx), tested(ctx, primary), decided(ctx, found), difference_words(ctx)


def rejected(ctx: Context) -> bool:
    """Tell whether the comparison that decides rejects at the study's level."""
    found = verdict(ctx.results)
    return found is not None and found.rejects


def differ(ctx: Context) -> bool:
    """Tell whether anybody of either group changed."""
    return any(arm.results.change.unchanged < arm.results.change.n for arm in arms(ctx))


def direction(ctx: Context) -> Words:
    """Say in words alone what the comparison shows."""
    found = verdict(ctx.results)
    if found is None:
        return nobody_in_a_group(ctx)
    return sentence(ctx.t, DIRECTIONS[found])


DIRECTIONS = {
    Verdict(rejects=True, better=True): N_("The intervention group improved more than the control group."),
    Verdict(rejects=True, better=False): N_("The intervention group improved less than the control group."),
    Verdict(rejects=False, better=True): N_("The difference between the groups is compatible with chance."),
    Verdict(rejects=False, better=False): N_("The difference between the groups is compatible with chance."),
}


def meaning(ctx: Context) -> Words:
    """Say what the decision means."""
    found = verdict(ctx.results)
    if found is None:
        return ()
    if not found.rejects:
        return sentence(
            ctx.t,
            N_(
                "The difference between the groups is compatible with chance; with this number of participants a "
                "difference that matters may go unseen. That one group changed significantly and the other did not "
                "would not show that the groups differ."
            ),
        )
    return sentence(ctx.t, MEANINGS[found.better])


MEANINGS = {
    True: N_(
        "The intervention group improved more than the control group, by more than chance alone would explain; what "
        "both groups have in common, such as time and repeated observation, does not explain that."
    ),
    False: N_("The intervention group improved less than the control group, by more than chance alone would explain."),
}


def claim(ctx: Context, intervention: str, outcome: str) -> Words:
    """Return the result in the terms of a thesis's hypothesis; it rests on the comparison of the groups alone."""
    found, primary = verdict(ctx.results), compared(ctx).primary
    if found is None or primary is None:
        return ()
    template = CLAIMS[found] if found.rejects else NOT_SHOWN
    return sentence(ctx.t, template, intervention=intervention, outcome=outcome, p=p_words(primary.p))


CLAIMS = {
    Verdict(rejects=True, better=True): N_(
        "In the terms of the hypothesis, there is an effect of {intervention} on {outcome} compared with the control "
        "group: H₀ is rejected ({p})."
    ),
    Verdict(rejects=True, better=False): N_(
        "In the terms of the hypothesis, {outcome} is worse with {intervention} than in the control group: H₀ is "
        "rejected ({p})."
    ),
}
NOT_SHOWN = N_(
    "In the terms of the hypothesis, no effect of {intervention} on {outcome} compared with the control group was "
    "shown: H₀ is not rejected ({p})."
)


def nobody_in_a_group(ctx: Context) -> Words:
    """Say that there is nothing to compare."""
    template = N_("In one of the groups nobody was observed both before and after, so the groups cannot be compared.")
    return sentence(ctx.t, template)


def everybody(ctx: Context) -> int:
    """Return how many people of both groups were observed before and after."""
    return ctx.results.n_paired


def within_a_group(ctx: Context) -> Words:
    """Say that a change within one group decides nothing about the intervention."""
    template = N_("This is the change within the group itself; what decides is the comparison of the groups.")
    return sentence(ctx.t, template)


def threats(ctx: Context) -> tuple[tuple[str, Words], ...]:
    """Return the threat that a comparison group brings with it: that it is of other people."""
    said = sentence(
        ctx.t,
        N_(
            "people were not assigned to the groups at random, so that the groups may differ in what was not observed; "
            "groups that began apart may also move towards each other by chance alone."
        ),
    )
    return ((N_("Assignment"), said),)
