"""What three or more occasions give, in sentences: the test of all, which of them differ, what may be claimed."""

from __future__ import annotations

from prapasca.analysis import OccasionChange
from prapasca.errors import N_
from prapasca.report.designs.repeated.names import Words, compared, listed, within
from prapasca.report.model import Count, Emphasis, P, Real, Relation
from prapasca.report.sentences import sentence
from prapasca.report.tables.context import Context

NAMED = 6
"""Of more pairs of occasions that differ than these, those against the first one are named."""


def p_words(p: float) -> Words:
    """Return "p = 0.012" with its letter set apart."""
    return (Emphasis(("p",)), "\u00a0", Relation(P(p)))


def differ(ctx: Context) -> bool:
    """Tell whether anybody's values differ between the occasions."""
    return compared(ctx).friedman.n_untied > 0


def rejected(ctx: Context) -> bool:
    """Tell whether Friedman's test rejects at the study's level."""
    return compared(ctx).friedman.p <= 1 - ctx.results.study.analysis.confidence_level


def different_pairs(ctx: Context) -> list[OccasionChange]:
    """Return the pairs of occasions that differ after Holm's adjustment, where Friedman's test rejects."""
    level = 1 - ctx.results.study.analysis.confidence_level
    return [pair for pair in compared(ctx).pairs if pair.p_holm <= level] if rejected(ctx) else []


def nothing_to_compare(ctx: Context) -> Words:
    """Say that nobody was observed on every occasion, or that nobody's values differ; nothing elsewhere."""
    found = compared(ctx)
    if not found.n_complete:
        return sentence(ctx.t, N_("Nobody was observed on every occasion, so the occasions cannot be compared."))
    if not differ(ctx):
        template = N_(
            "On all {m} occasions the values of each of the {n} people are the same, so there is nothing for a test to "
            "weigh (p = 1)."
        )
        return sentence(ctx.t, template, m=Count(len(found.occasions)), n=Count(found.n_complete))
    return ()


FRIEDMAN = {
    "exact": N_(
        "Friedman's test of {n} people on {m} occasions: χ²({df}) = {value}, exact {p}, asymptotic {asymptotic}, "
        "Kendall's W = {w}."
    ),
    "asymptotic": N_(
        "Friedman's test of {n} people on {m} occasions: χ²({df}) = {value}, asymptotic {p}, Kendall's W = {w}."
    ),
}


def friedman_sentence(ctx: Context) -> Words:
    """Say what Friedman's test gives, or why it gives nothing."""
    found = compared(ctx)
    friedman = found.friedman
    if said := nothing_to_compare(ctx):
        return said
    return sentence(
        ctx.t,
        FRIEDMAN[friedman.method],
        n=Count(friedman.n),
        m=Count(friedman.n_occasions),
        df=Count(friedman.df),
        value=Real(friedman.statistic, 3),
        p=p_words(friedman.p),
        asymptotic=p_words(friedman.p_asymptotic),
        w=Real(friedman.kendall_w or 0.0, 3, bounded=True),
    )


def decision(ctx: Context) -> Words:
    """Return what becomes of the null hypothesis; nothing where nothing could be compared."""
    if nothing_to_compare(ctx):
        return ()
    alpha = ctx.percent(1 - ctx.results.study.analysis.confidence_level)
    template = (
        N_("The null hypothesis that the occasions do not differ is rejected at the {alpha}% level.")
        if rejected(ctx)
        else N_(
            "The null hypothesis that the occasions do not differ is not rejected at the {alpha}% level; that does not "
            "show that they are alike."
        )
    )
    return sentence(ctx.t, template, alpha=alpha)


def pairs_sentence(ctx: Context) -> Words:
    """Name the occasions that differ after Holm's adjustment."""
    if nothing_to_compare(ctx):
        return ()
    if not rejected(ctx):
        return sentence(ctx.t, N_("So no two occasions are said to differ."))
    pairs = different_pairs(ctx)
    if not pairs:
        template = N_("Of every two occasions, none differ once their p values are adjusted by Holm's method.")
        return sentence(ctx.t, template)
    shown = [pair for pair in pairs if pair.from_first] or pairs if len(pairs) > NAMED else pairs
    template = (
        N_("Once adjusted by Holm's method, {k} of {all} pairs of occasions differ: {pairs}.")
        if len(shown) == len(pairs)
        else N_("Once adjusted by Holm's method, {k} of {all} pairs of occasions differ, among them {pairs}.")
    )
    said = [_pair(ctx, pair) for pair in shown]
    k, every = Count(len(pairs)), Count(len(compared(ctx).pairs))
    return sentence(ctx.t, template, k=k, all=every, pairs=listed(ctx, said))


def _pair(ctx: Context, pair: OccasionChange) -> Words:
    names = within(ctx)
    template = (
        N_("from {before} to {after} ({up} improved, {down} worsened, {p})")
        if pair.worsened
        else N_("from {before} to {after} ({up} improved, nobody worsened, {p})")
    )
    return sentence(
        ctx.t,
        template,
        before=names[pair.before],
        after=names[pair.after],
        up=Count(pair.improved),
        down=Count(pair.worsened),
        p=p_words(pair.p_holm),
    )


def direction(ctx: Context) -> Words:
    """Say in words alone what was seen between the first occasion and the last, where Friedman's test rejects."""
    if said := nothing_to_compare(ctx):
        return said if not compared(ctx).n_complete else sentence(ctx.t, N_("Nobody changed."))
    if not rejected(ctx):
        return sentence(ctx.t, N_("The differences between the occasions are compatible with chance."))
    return sentence(ctx.t, DIRECTIONS[_towards(last_change(ctx))])


DIRECTIONS = {
    1: N_("The occasions differ; from the first to the last more people improved than worsened."),
    0: N_("The occasions differ; from the first to the last as many people improved as worsened."),
    -1: N_("The occasions differ; from the first to the last more people worsened than improved."),
}


def last_change(ctx: Context) -> OccasionChange:
    """Return the change from the first occasion to the last."""
    return next(pair for pair in compared(ctx).pairs if pair.from_first and pair.after == "post")


def _towards(pair: OccasionChange) -> int:
    return (pair.improved > pair.worsened) - (pair.improved < pair.worsened)


def pair_sentence(ctx: Context) -> Words:
    """Say what becomes of the test of the first and the last occasion among those of all pairs."""
    if not compared(ctx).n_complete:
        return ()
    template = N_(
        "This is one of {all} pairs of occasions; adjusted for all of them by Holm's method, of the {n} people "
        "observed on every occasion, {p}. The test that decides is Friedman's."
    )
    every, n = Count(len(compared(ctx).pairs)), Count(compared(ctx).n_complete)
    return sentence(ctx.t, template, all=every, n=n, p=p_words(last_change(ctx).p_holm))


def result_sentences(ctx: Context) -> tuple[Words, ...]:
    """Return what the comparison of occasions gives: the test, the decision, which occasions differ."""
    return (friedman_sentence(ctx), decision(ctx), pairs_sentence(ctx))


def claim(ctx: Context, intervention: str, outcome: str) -> Words:
    """Return the result in the terms of a thesis's hypothesis; nothing where nobody's values differ."""
    if nothing_to_compare(ctx):
        return ()
    fields = {"intervention": intervention, "outcome": outcome, "p": p_words(compared(ctx).friedman.p)}
    if not rejected(ctx):
        return sentence(ctx.t, NOT_SHOWN, **fields)
    last = last_change(ctx)
    if last not in different_pairs(ctx):
        return sentence(ctx.t, BETWEEN, **fields)
    return sentence(ctx.t, EFFECT if _towards(last) >= 0 else WORSE, **fields)


NOT_SHOWN = N_(
    "In the terms of the hypothesis, no effect of {intervention} on {outcome} over the occasions was shown: H₀ is not "
    "rejected (Friedman's test, {p})."
)
BETWEEN = N_(
    "In the terms of the hypothesis, {outcome} differs between the occasions: H₀ is rejected (Friedman's test, {p}), "
    "but the first and the last occasion are not shown to differ."
)
EFFECT = N_(
    "In the terms of the hypothesis, there is an effect of {intervention} on {outcome} over the occasions: H₀ is "
    "rejected (Friedman's test, {p})."
)
WORSE = N_(
    "In the terms of the hypothesis, {outcome} is worse on the last occasion than before {intervention}: H₀ is "
    "rejected (Friedman's test, {p})."
)
