"""Tables of two groups side by side: what became of everybody, the outcome before and after, the change."""

from __future__ import annotations

from dataclasses import replace

from prapasca.analysis import GroupComparison, NumericDistribution, OrdinalDistribution
from prapasca.errors import N_
from prapasca.report.model import Cell, Column, Count, Percent, Row, Table
from prapasca.report.tables.context import Context
from prapasca.report.tables.outcome import summary_cells
from prapasca.report.tables.people import EXCLUSIONS


def arms(ctx: Context) -> tuple[Context, Context]:
    """Return the context of the intervention group and that of the control group."""
    return ctx, replace(ctx, results=compared(ctx).control)


def compared(ctx: Context) -> GroupComparison:
    """Return the comparison of the groups; only a study of two groups has one."""
    comparison = ctx.results.comparison
    if comparison is None:
        raise ValueError("a study of one group has nothing to compare")
    return comparison


def labels(ctx: Context) -> tuple[str, str]:
    """Return what each group is called above a column or in a row."""
    comparison, t, language = compared(ctx), ctx.t, ctx.t.language
    return (
        t(N_("Intervention ({label})")).format(label=comparison.intervention_label.in_language(language)),
        t(N_("Control ({label})")).format(label=comparison.control_label.in_language(language)),
    )


def group_names(ctx: Context) -> tuple[str, str]:
    """Return what each group is called in a caption or heading."""
    comparison, t, language = compared(ctx), ctx.t, ctx.t.language
    return (
        t(N_("intervention group ({label})")).format(label=comparison.intervention_label.in_language(language)),
        t(N_("control group ({label})")).format(label=comparison.control_label.in_language(language)),
    )


def captioned(ctx: Context, caption: str, label: str) -> str:
    """Return a caption that says of which group its table or figure is, before what it says of the data."""
    origin = ctx.caption("")
    return f"{caption.removesuffix(origin)}: {label}{origin}"


def accounting_by_arm(ctx: Context) -> Table:
    """Say how many of each group were read, left out and why, and analysed."""
    t, comparison = ctx.t, compared(ctx)
    first, second = ctx.results.data, comparison.control.data
    rows = [Row((t(N_("People")), Count(first.read), Count(second.read)))]
    rows += [
        Row((t(EXCLUSIONS[reason]), Count(n), Count(second.excluded[reason]))) for reason, n in first.excluded.items()
    ]
    rows.append(Row((t(N_("Analysed pairs")), Count(first.paired), Count(second.paired)), "total"))
    read, blank = Count(first.rows_read), Count(first.rows_blank)
    notes = [ctx.note(N_("Rows in the file: {rows}, of them blank: {blank}."), rows=read, blank=blank)]
    if comparison.n_without_group:
        notes.append(ctx.note(N_("Without a group, so in no table: {n}."), n=Count(comparison.n_without_group)))
    return Table(
        "accounting",
        ctx.caption(N_("Data read and analysed, by group")),
        (Column("", "left"), *(Column(label) for label in labels(ctx))),
        tuple(rows),
        tuple(notes),
    )


def distribution_by_arm(ctx: Context) -> Table:
    """Show the outcome before and after in both groups, of those observed both times."""
    n, m = (arm.results.data.paired for arm in arms(ctx))
    name = ctx.caption(N_("{outcome} before and after, by group (n = {n} and {m})"), outcome=ctx.outcome, n=n, m=m)
    both = arms(ctx)
    if isinstance(ctx.results.distribution, OrdinalDistribution):
        return Table("distribution", name, _times(ctx), _category_rows(both))
    columns = (N_("Mean"), N_("SD"), N_("Median"))
    rows = [row for arm, label in zip(both, labels(ctx), strict=True) for row in _number_rows(arm, label)]
    return Table(
        "distribution",
        name,
        (
            Column("", "left"),
            Column("n"),
            *(Column(ctx.t(column)) for column in columns),
            Column("Q1–Q3"),
            Column(ctx.t(N_("Range"))),
        ),
        tuple(rows),
    )


def _times(ctx: Context) -> tuple[Column, ...]:
    t = ctx.t
    times = (t(N_("Before: n")), "%", t(N_("After: n")), "%")
    return (Column(ctx.outcome, "left"), *(Column(time, group=label) for label in labels(ctx) for time in times))


def _category_rows(both: tuple[Context, Context]) -> tuple[Row, ...]:
    first, second = (_counted(arm) for arm in both)
    language = both[0].t.language
    rows = both[0].results.distribution
    named = [row.label.in_language(language) for row in rows.rows] if isinstance(rows, OrdinalDistribution) else []
    lines = [Row((name, *one, *other)) for name, one, other in zip(named, first, second, strict=True)]
    total = [cell for arm in both for cell in _shares(arm.results.data.paired, arm.results.data.paired, arm)]
    return (*lines, Row((both[0].t(N_("Total")), *total), "total"))


def _counted(arm: Context) -> list[tuple[Cell, ...]]:
    found = arm.results.distribution
    rows = found.rows if isinstance(found, OrdinalDistribution) else ()
    return [_shares(row.pre, row.post, arm) for row in rows]


def _shares(pre: int, post: int, arm: Context) -> tuple[Cell, ...]:
    n = arm.results.data.paired
    return Count(pre), Percent(pre, n), Count(post), Percent(post, n)


def _number_rows(arm: Context, label: str) -> list[Row]:
    found = arm.results.distribution
    if not isinstance(found, NumericDistribution):
        return []
    times = ((N_("before"), found.pre), (N_("after"), found.post), (N_("after − before"), found.difference))
    return [Row((f"{label}, {arm.t(time)}", *summary_cells(arm, summary))) for time, summary in times]


def change_by_arm(ctx: Context) -> Table:
    """Show how many of each group improved, stayed and worsened."""
    t, both = ctx.t, [arm.results.change for arm in arms(ctx)]
    named = (
        (N_("Improved"), [change.improved for change in both]),
        (N_("Unchanged"), [change.unchanged for change in both]),
        (N_("Worsened"), [change.worsened for change in both]),
        (N_("Total"), [change.n for change in both]),
    )
    rows = [
        Row(
            (
                t(name),
                *(cell for n, change in zip(counts, both, strict=True) for cell in (Count(n), Percent(n, change.n))),
            ),
            "total" if name == "Total" else "body",
        )
        for name, counts in named
    ]
    return Table(
        "change",
        ctx.caption(N_("Change, by group: {outcome}"), outcome=ctx.outcome),
        (Column("", "left"), *(Column(name, group=label) for label in labels(ctx) for name in ("n", "%"))),
        tuple(rows),
    )
