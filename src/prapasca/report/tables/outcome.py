"""Tables of the outcome: before and after, transitions, change."""

from __future__ import annotations

from prapasca.analysis import NumericDistribution, OrdinalDistribution, Summary
from prapasca.errors import N_
from prapasca.report.model import Cell, Column, Count, Percent, Range, Real, Row, Table
from prapasca.report.tables.before_by_after import before_by_after
from prapasca.report.tables.context import Context, real_cell
from prapasca.study import NumericOutcome


def distribution_table(ctx: Context) -> Table:
    """Show the outcome before and after, of those observed both times."""
    distribution = ctx.results.distribution
    if isinstance(distribution, OrdinalDistribution):
        return _categories_table(ctx, distribution)
    return _numbers_table(ctx, distribution)


def _categories_table(ctx: Context, distribution: OrdinalDistribution) -> Table:
    t, n = ctx.t, ctx.results.data.paired
    rows = [
        Row(
            (
                row.label.in_language(t.language),
                Count(row.pre),
                Percent(row.pre, n),
                Count(row.post),
                Percent(row.post, n),
            )
        )
        for row in distribution.rows
    ]
    rows.append(Row((t(N_("Total")), Count(n), Percent(n, n), Count(n), Percent(n, n)), "total"))
    return Table(
        "distribution",
        ctx.caption(N_("{outcome} before and after (n = {n})"), outcome=ctx.outcome, n=n),
        (
            Column(ctx.outcome, "left"),
            Column(t(N_("Before: n"))),
            Column("%"),
            Column(t(N_("After: n"))),
            Column("%"),
        ),
        tuple(rows),
    )


def _numbers_table(ctx: Context, distribution: NumericDistribution) -> Table:
    t = ctx.t
    named = (
        (N_("Before"), distribution.pre),
        (N_("After"), distribution.post),
        (N_("After − before"), distribution.difference),
    )
    outcome = ctx.results.study.outcome
    unit = outcome.unit if isinstance(outcome, NumericOutcome) else None
    name = f"{ctx.outcome} ({unit.in_language(t.language)})" if unit else ctx.outcome
    return Table(
        "distribution",
        ctx.caption(N_("{outcome} before and after (n = {n})"), outcome=name, n=ctx.results.data.paired),
        (
            Column("", "left"),
            Column("n"),
            Column(t(N_("Mean"))),
            Column(t(N_("SD"))),
            Column(t(N_("Median"))),
            Column("Q1–Q3"),
            Column(t(N_("Range"))),
        ),
        tuple(Row((t(time), *summary_cells(ctx, summary))) for time, summary in named),
    )


def summary_cells(ctx: Context, summary: Summary | None) -> tuple[Cell, ...]:
    """Return n, mean, SD, median, quartiles and range; only the n of nobody."""
    if summary is None:
        return (Count(0), None, None, None, None, None)
    to = ctx.t(N_(" to "))
    return (
        Count(summary.n),
        Real(summary.mean, 2),
        real_cell(summary.sd),
        Real(summary.median, 2),
        Range(summary.q1, summary.q3, 2, separator=to),
        Range(summary.minimum, summary.maximum, 2, separator=to),
    )


def transition_table(ctx: Context) -> Table | None:
    """Show how many went from each category to each; None for a numeric outcome."""
    t, transition = ctx.t, ctx.results.transition
    if transition is None:
        return None
    caption = ctx.caption(N_("Transitions from before (rows) to after (columns)"))
    return before_by_after(
        t, caption, [label.in_language(t.language) for label in transition.labels], transition.counts
    )


def change_table(ctx: Context) -> Table:
    """Show how many improved, stayed and worsened."""
    t, change = ctx.t, ctx.results.change
    named = (
        (N_("Improved"), change.improved),
        (N_("Unchanged"), change.unchanged),
        (N_("Worsened"), change.worsened),
    )
    rows = [Row((t(name), Count(n), Percent(n, change.n))) for name, n in named]
    rows.append(Row((t(N_("Total")), Count(change.n), Percent(change.n, change.n)), "total"))
    return Table(
        "change",
        ctx.caption(N_("Change: {outcome}"), outcome=ctx.outcome),
        (Column("", "left"), Column("n"), Column("%")),
        tuple(rows),
    )
