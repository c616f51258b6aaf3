"""The one table of a journal article's result: location, change, test and effect in a row each."""

from __future__ import annotations

from prapasca.analysis import NumericDistribution, Summary
from prapasca.errors import N_
from prapasca.report.model import Cell, Column, Count, P, Percent, Range, Real, Row, Table
from prapasca.report.tables.context import UNDEFINED, Context, range_cell, real_cell
from prapasca.report.tables.effects import lower_is_better_note

NOTE = N_("Exact p: from all equally likely signs of the changes. Z is positive where values rise.")
NOTE_SADDLEPOINT = N_("The exact distribution was out of reach. Z is positive where values rise.")


def effect_table(ctx: Context) -> Table:
    """Show who changed, the test with both p values, and the effects with their intervals."""
    t = ctx.t
    level = ctx.percent(ctx.results.study.analysis.confidence_level)
    rows = [
        *_location(ctx),
        *_change(ctx),
        Row((t(N_("Wilcoxon signed-rank test")), None, None), "group"),
        *_test(ctx),
        *_means(ctx),
        Row((t(N_("Effect")), None, None), "group"),
        *_effects(ctx),
    ]
    return Table(
        "effect",
        ctx.caption(N_("Change in {outcome}: test and effect"), outcome=ctx.within(ctx.results.study.outcome.name)),
        (
            Column("", "left"),
            Column(t(N_("Value"))),
            Column(t(N_("{level}% CI")).format(level=level)),
        ),
        tuple(rows),
        (ctx.note(NOTE if _exact(ctx) else NOTE_SADDLEPOINT), *lower_is_better_note(ctx)),
    )


def _location(ctx: Context) -> list[Row]:
    distribution = ctx.results.distribution
    if not isinstance(distribution, NumericDistribution):
        return []
    named = ((N_("Median before [Q1–Q3]"), distribution.pre), (N_("Median after [Q1–Q3]"), distribution.post))
    return [Row((ctx.t(name), *_median(ctx, summary))) for name, summary in named if summary]


def _median(ctx: Context, summary: Summary) -> tuple[Cell, Cell]:
    quartiles = Range(summary.q1, summary.q3, 2, separator=ctx.t(N_(" to ")))
    return Real(summary.median, 2), f"[{quartiles.show(ctx.style)}]"


def _change(ctx: Context) -> list[Row]:
    change = ctx.results.change
    named = (
        (N_("Improved, n"), change.improved),
        (N_("Unchanged, n"), change.unchanged),
        (N_("Worsened, n"), change.worsened),
    )
    head = Row((ctx.t(N_("Change")), None, None), "group")
    return [head, *(Row((ctx.t(name), Count(n), None)) for name, n in named)]


def _exact(ctx: Context) -> bool:
    return ctx.results.tests.signed_rank.method != "saddlepoint"


def _test(ctx: Context) -> list[Row]:
    result = ctx.results.tests.signed_rank
    exact = N_("Exact p") if _exact(ctx) else N_("p, saddlepoint approximation")
    return [
        Row(("Z", real_cell(result.z, 3), None)),
        Row((_sided(ctx, N_("Asymptotic p")), P(result.p_asymptotic), None)),
        Row((ctx.t(exact), P(result.p_exact), None)),
    ]


def _sided(ctx: Context, name: str) -> str:
    """Return what a p is called, with the word one-sided where the test is."""
    if ctx.results.tests.signed_rank.alternative == "two-sided":
        return ctx.t(name)
    return ctx.t(N_("{name}, one-sided")).format(name=ctx.t(name))


def _means(ctx: Context) -> list[Row]:
    """Return the paired t test and the normality that it supposes; nothing for categories."""
    tests, found = ctx.results.tests, ctx.results.effects.standardised
    test, shapiro = tests.paired_t, tests.shapiro
    if test is None or shapiro is None or found is None:
        return []
    mean = real_cell(test.mean_difference)
    return [
        Row((ctx.t(N_("Paired t test")), None, None), "group"),
        Row((ctx.t(N_("Mean change")), mean, range_cell(ctx, test.interval, 2, bounded=False))),
        Row(("t", real_cell(test.t, 3), None)),
        Row((ctx.t(N_("df")), UNDEFINED if test.df is None else Count(test.df), None)),
        Row(("p", UNDEFINED if test.p is None else P(test.p), None)),
        Row(("d_z", real_cell(found.d_z), range_cell(ctx, found.d_z_interval, 2, bounded=False))),
        Row((ctx.t(N_("Normality of the changes (Shapiro–Wilk)")), None, None), "group"),
        Row(("W", real_cell(shapiro.w, 3, bounded=True), None)),
        Row(("p", UNDEFINED if shapiro.p is None else P(shapiro.p), None)),
    ]


def _effects(ctx: Context) -> list[Row]:
    effects = ctx.results.effects
    improved = effects.proportion_improved
    share: Cell = Percent(improved.numerator, improved.denominator) if improved else UNDEFINED
    exact = improved.clopper_pearson if improved else None
    return [
        Row((ctx.t(N_("Improved, %")), share, range_cell(ctx, exact, 1, percent=True))),
        Row(
            (
                ctx.t(N_("Rank-biserial correlation")),
                real_cell(effects.rank_biserial, 3, bounded=True),
                range_cell(ctx, effects.rank_biserial_interval, 3),
            )
        ),
    ]
