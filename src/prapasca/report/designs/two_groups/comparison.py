"""The table that compares two groups: tests of the change, the comparison adjusted for before, effects."""

from __future__ import annotations

from collections.abc import Callable

from prapasca.analysis import GroupComparison
from prapasca.errors import N_, Message
from prapasca.inference import Interval
from prapasca.report.designs.two_groups.arms import compared, labels
from prapasca.report.model import Cell, Column, Count, P, Paragraph, Percent, Row, Table
from prapasca.report.tables.context import UNDEFINED, Context, p_cell, range_cell, real_cell

DECIDES = {
    True: N_("The study file names the comparison that decides: {test}."),
    False: N_("The comparison that decides: {test}, as where the study file names no other that can be computed."),
}

ShowP = Callable[[float | None], Cell]
COMPARISON_NAMES = {
    "mann_whitney": N_("Mann–Whitney test"),
    "proportional_odds": N_("proportional-odds regression"),
    "ancova": N_("analysis of covariance"),
}


def short_p(p: float | None) -> Cell:
    """Return a p value to three decimals; a dash without one."""
    return UNDEFINED if p is None else P(p)


def comparison_table(ctx: Context, p: ShowP = p_cell) -> Table | None:
    """Show the comparison of the changes; None where a group has no pair.

    Parameters
    ----------
    ctx
        Results and language.
    p
        How a p value is shown: in full, or by `short_p`.
    """
    t, found = ctx.t, compared(ctx)
    if found.mann_whitney is None:
        return None
    rows = [*_ranks(ctx, found, p), *_odds(ctx, found, p), *_means(ctx, found, p), *_effects(ctx, found, p)]
    level = ctx.percent(ctx.results.study.analysis.confidence_level)
    return Table(
        "comparison",
        ctx.caption(N_("Comparison of the intervention group with the control group")),
        (Column("", "left"), Column(t(N_("Value"))), Column(t(N_("{level}% CI")).format(level=level))),
        tuple(rows),
        tuple(_notes(ctx, found)),
    )


def _head(ctx: Context, name: str) -> Row:
    return Row((ctx.t(name), None, None), "group")


def _line(ctx: Context, name: str, value: Cell, interval: Cell = None) -> Row:
    return Row((ctx.t(name), value, interval))


def _ranks(ctx: Context, found: GroupComparison, p: ShowP) -> list[Row]:
    test = found.mann_whitney
    if test is None:
        return []
    ranked = zip(labels(ctx), (test.mean_rank_first, test.mean_rank_second), strict=True)
    means = [
        Row((ctx.t(N_("Mean rank: {group}")).format(group=label), real_cell(mean), None)) for label, mean in ranked
    ]
    sided = N_("Exact p") if test.alternative == "two-sided" else N_("Exact p, one-sided")
    asymptotic = N_("Asymptotic p") if test.alternative == "two-sided" else N_("Asymptotic p, one-sided")
    return [
        _head(ctx, N_("Mann–Whitney test of the changes")),
        *means,
        Row(("U", real_cell(test.spss_u, 1), None)),
        Row(("Z", real_cell(test.z, 3), None)),
        _line(ctx, sided, p(test.p_exact)),
        _line(ctx, asymptotic, p(test.p_asymptotic)),
    ]


def _odds(ctx: Context, found: GroupComparison, p: ShowP) -> list[Row]:
    model = found.proportional_odds
    if model is None:
        return []
    return [
        _head(ctx, N_("Proportional-odds regression, adjusted for before")),
        _line(ctx, N_("Odds ratio of a better category"), real_cell(model.odds_ratio), _range(ctx, model.interval)),
        _line(ctx, N_("p (likelihood ratio)"), p(model.p)),
    ]


def _means(ctx: Context, found: GroupComparison, p: ShowP) -> list[Row]:
    model, residuals = found.ancova, found.ancova_residuals
    if model is None:
        return []
    adjusted = zip(labels(ctx), (model.adjusted_first, model.adjusted_second), strict=True)
    df: Cell = UNDEFINED if model.df is None else Count(model.df)
    return [
        _head(ctx, N_("Analysis of covariance of the number after, adjusted for before")),
        *(
            Row((ctx.t(N_("Adjusted mean after: {group}")).format(group=label), real_cell(mean), None))
            for label, mean in adjusted
        ),
        _line(ctx, N_("Adjusted difference"), real_cell(model.difference), _range(ctx, model.interval)),
        Row(("t", real_cell(model.t, 3), None)),
        _line(ctx, N_("df"), df),
        Row(("p", p(model.p), None)),
        _line(ctx, N_("p of unequal slopes"), p(model.slopes_p)),
        _line(ctx, N_("p of residuals not normal (Shapiro–Wilk)"), p(residuals.p if residuals else None)),
    ]


def _effects(ctx: Context, found: GroupComparison, p: ShowP) -> list[Row]:
    effects = found.effects
    if effects is None:
        return []
    shares = zip(labels(ctx), (effects.improved_first, effects.improved_second), strict=True)
    improved = [
        Row(
            (
                ctx.t(N_("Improved, %: {group}")).format(group=label),
                Percent(share.numerator, share.denominator) if share else UNDEFINED,
                range_cell(ctx, share.clopper_pearson if share else None, 1, percent=True),
            )
        )
        for label, share in shares
    ]
    difference = range_cell(ctx, effects.difference_improved_interval, 1, percent=True)
    superiority = range_cell(ctx, effects.probability_of_superiority_interval, 3)
    return [
        _head(ctx, N_("Effect")),
        *improved,
        _line(ctx, N_("Difference, percentage points"), real_cell(100 * effects.difference_improved, 1), difference),
        _line(ctx, N_("Exact p of the difference (Fisher)"), p(effects.improved_test.p_exact)),
        _line(
            ctx,
            N_("Probability of superiority"),
            real_cell(effects.probability_of_superiority, 3, bounded=True),
            superiority,
        ),
        _line(
            ctx,
            N_("Rank-biserial correlation"),
            real_cell(effects.rank_biserial, 3, bounded=True),
            range_cell(ctx, effects.rank_biserial_interval, 3),
        ),
    ]


def _range(ctx: Context, interval: Interval | None) -> Cell:
    return range_cell(ctx, interval, 2, bounded=False)


def _notes(ctx: Context, found: GroupComparison) -> list[Paragraph]:
    notes = [
        ctx.note(
            N_(
                "Exact p: from all ways to form groups of these sizes out of these changes, ties kept. Z is positive "
                "where the changes of the intervention group are greater."
            )
        ),
        ctx.note(
            N_(
                "Probability of superiority: that someone of the intervention group improved by more than someone of "
                "the control group, ties counted half; the rank-biserial correlation is twice it less 1. Intervals: "
                "Clopper–Pearson for shares, Newcombe's for differences."
            )
        ),
    ]
    if found.proportional_odds and found.proportional_odds.odds_ratio is not None:
        notes.append(
            ctx.note(
                N_(
                    "The category before is in the proportional-odds model by its score; the interval is by profile "
                    "likelihood. The model supposes that the odds ratio is the same at every cut between categories."
                )
            )
        )
    models = (found.mann_whitney, found.proportional_odds, found.ancova)
    said: list[Message] = [model.message for model in models if model is not None and model.message]
    notes += [Paragraph((ctx.t.message(message),), "note") for message in said]
    if found.primary:
        named = ctx.results.study.analysis.between is not None
        test = ctx.t(COMPARISON_NAMES[found.primary.test])
        notes.append(ctx.note(DECIDES[named and found.primary.test == found.primary.planned], test=test))
    return notes
