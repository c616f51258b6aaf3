"""The conclusion in words: what was seen, how sure it is, and what the design cannot show."""

from __future__ import annotations

from prapasca.errors import N_
from prapasca.report.designs import design_of
from prapasca.report.model import Count, Paragraph, Part, Percent, Range, Real
from prapasca.report.sentences import paragraph, sentence
from prapasca.report.tables.context import Context, p_cell, real_cell
from prapasca.report.tables.effects import lower_is_better
from prapasca.report.tables.tests import TAILS

BANNERS = {
    "synthetic": N_("SYNTHETIC DATA: made up to show how an analysis works. Nobody was observed."),
    "recovered": N_(
        "RECOVERED DATA: rebuilt from numbers a publication printed. These are not the study's own records."
    ),
}

ONE_PERSON = {
    (1, 0): N_("The one person observed before and after improved."),
    (0, 0): N_("The one person observed before and after stayed the same."),
    (0, 1): N_("The one person observed before and after worsened."),
}


def banner(ctx: Context) -> Paragraph | None:
    """Return what sets synthetic or recovered data apart from a study; None for collected data."""
    data = ctx.results.data
    if data.origin == "collected":
        return None
    spoken = sentence(ctx.t, BANNERS[data.origin])
    note: tuple[Part, ...] = (data.origin_note.in_language(ctx.t.language),) if data.origin_note else ()
    return paragraph(spoken, note, kind="warning")


def conclusion(ctx: Context) -> Paragraph:
    """Return one paragraph that claims no cause the design cannot show."""
    if not ctx.results.anybody_twice:
        nobody = N_("Nobody was observed both before and after, so there is nothing to conclude.")
        return paragraph(sentence(ctx.t, nobody))
    headline = design_of(ctx.results).headline
    told = headline.results(ctx) if headline else (_change(ctx), _test(ctx), _effect(ctx))
    return paragraph(*told, _limits(ctx))


def _change(ctx: Context) -> tuple[Part, ...]:
    change = ctx.results.change
    n = change.n
    if n == 1:
        return sentence(ctx.t, ONE_PERSON[(change.improved, change.worsened)])
    if change.unchanged == n:
        return sentence(ctx.t, N_("All {n} people observed before and after stayed the same."), n=Count(n))
    if change.improved == n:
        return sentence(ctx.t, N_("All {n} people observed before and after improved."), n=Count(n))
    return sentence(
        ctx.t,
        N_("Of {n} people observed before and after, {improved}, {unchanged} and {worsened}."),
        n=Count(n),
        improved=_counted(ctx, N_("{count} ({share}%) improved"), N_("nobody improved"), change.improved),
        unchanged=_counted(ctx, N_("{count} stayed the same"), N_("nobody stayed the same"), change.unchanged),
        worsened=_counted(ctx, N_("{count} worsened"), N_("nobody worsened"), change.worsened),
    )


def _counted(ctx: Context, some: str, none: str, count: int) -> tuple[Part, ...]:
    share = Percent(count, ctx.results.change.n)
    return sentence(ctx.t, some if count else none, count=Count(count), share=share)


VERDICTS = {
    "paired_t": (
        N_(
            "The paired t test ({tails}) gives t({df}) = {value}, p = {p} (Wilcoxon signed-rank p = {exact}): the "
            "null hypothesis of no mean change is rejected at the {level}% level."
        ),
        N_(
            "The paired t test ({tails}) gives t({df}) = {value}, p = {p} (Wilcoxon signed-rank p = {exact}): the "
            "null hypothesis of no mean change is not rejected at the {level}% level, which does not show that nothing "
            "changed."
        ),
    ),
    "exact": (
        N_(
            "The exact Wilcoxon signed-rank test ({tails}) gives p = {exact} (asymptotic p = {asymptotic}, "
            "Z = {z}): the null hypothesis of no systematic change is rejected at the {level}% level."
        ),
        N_(
            "The exact Wilcoxon signed-rank test ({tails}) gives p = {exact} (asymptotic p = {asymptotic}, "
            "Z = {z}): the null hypothesis of no systematic change is not rejected at the {level}% level, "
            "which does not show that nothing changed."
        ),
    ),
    "saddlepoint": (
        N_(
            "The Wilcoxon signed-rank test ({tails}) gives p = {exact} by saddlepoint approximation (asymptotic "
            "p = {asymptotic}, Z = {z}): the null hypothesis of no systematic change is rejected at the {level}% level."
        ),
        N_(
            "The Wilcoxon signed-rank test ({tails}) gives p = {exact} by saddlepoint approximation (asymptotic "
            "p = {asymptotic}, Z = {z}): the null hypothesis of no systematic change is not rejected at the {level}% "
            "level, which does not show that nothing changed."
        ),
    ),
}


def _test(ctx: Context) -> tuple[Part, ...]:
    result, primary = ctx.results.tests.signed_rank, ctx.results.tests.primary
    if result.n_positive + result.n_negative == 0:
        return sentence(ctx.t, N_("Without any change there is nothing for a test to weigh (p = 1)."))
    level = 1 - ctx.results.study.analysis.confidence_level
    rejected, not_rejected = VERDICTS["paired_t" if primary.test == "paired_t" else result.method]
    paired_t = ctx.results.tests.paired_t
    return sentence(
        ctx.t,
        rejected if primary.p <= level else not_rejected,
        tails=ctx.t(TAILS[result.alternative]),
        exact=p_cell(result.p_exact, result.log_p_exact),
        asymptotic=p_cell(result.p_asymptotic),
        z=Real(result.z, 3),
        level=ctx.percent(level),
        p=p_cell(primary.p, primary.log_p),
        value=real_cell(paired_t.t if paired_t else None, 3),
        df=Count(paired_t.df if paired_t and paired_t.df else 0),
    )


def _effect(ctx: Context) -> tuple[Part, ...]:
    effects = ctx.results.effects
    improved = effects.proportion_improved
    if improved is None or effects.rank_biserial is None:
        return ()
    interval = improved.clopper_pearson
    said = sentence(
        ctx.t,
        N_("The share improved has an exact {level}% interval of {range}%; the rank-biserial correlation is {effect}."),
        level=ctx.percent(interval.confidence_level),
        range=Range(interval.low, interval.high, 1, percent=True),
        effect=Real(effects.rank_biserial, 3, bounded=True),
    )
    direction = lower_is_better(ctx)
    return (*said, " ", *direction) if direction else said


def _limits(ctx: Context) -> tuple[Part, ...]:
    intervention, design = ctx.results.study.intervention, design_of(ctx.results)
    if not design.changed(ctx):
        return ()
    if intervention is None:
        return sentence(ctx.t, design.unnamed_guard)
    return sentence(ctx.t, design.guard, intervention=ctx.within(intervention.name))
