"""Tables of groups among the people: improvement by group, and who did not improve."""

from __future__ import annotations

from prapasca.analysis import FEW_EXPECTED, FEW_PEOPLE, SubgroupResult
from prapasca.errors import N_
from prapasca.report.model import Column, Count, Paragraph, Percent, Row, Table
from prapasca.report.tables.context import Context, p_cell, range_cell

EXACT = N_("Improved or not, by group: Fisher–Freeman–Halton exact p = {p}.")
EXACT_HOLM = N_(
    "Improved or not, by group: Fisher–Freeman–Halton exact p = {p}; adjusted for {k} tests of groups (Holm) "
    "p = {holm}."
)
ROUGH = N_("Improved or not, by group: chi-square, asymptotic p = {p}; adjusted for {k} tests of groups p = {holm}.")
TREND = N_("A rise or fall along the groups: exact Mann–Whitney p = {p}; adjusted for {k} tests of groups p = {holm}.")
ONE_GROUP = N_("All are in one group, so there is nothing to compare.")
ALL_ALIKE = N_("All or none improved, so there is nothing to compare.")
DESCRIBES_ONLY = N_(
    "Small groups (fewer than {people} people in a group, or fewer than {expected} expected in a cell if the groups "
    "were alike): the table describes these people only, unless the adjusted test rejects."
)


def subgroup_table(ctx: Context, subgroup: SubgroupResult) -> Table:
    """Cross improvement with one characteristic, with the exact test."""
    t = ctx.t
    rows = [
        Row(
            (
                row.label.in_language(t.language),
                Count(row.n),
                Count(row.improved),
                Percent(row.improved, row.n),
                range_cell(ctx, row.interval, 1, percent=True),
                Count(row.unchanged),
                Count(row.worsened),
            )
        )
        for row in subgroup.rows
    ]
    notes = [*_tested(ctx, subgroup), *_missing(ctx, subgroup)]
    return Table(
        f"subgroup-{subgroup.key}",
        ctx.caption(N_("Improvement by group: {name}"), name=ctx.title(subgroup.name)),
        (
            Column(ctx.title(subgroup.name), "left"),
            Column("n"),
            Column(t(N_("Improved"))),
            Column("%"),
            Column(_interval(ctx)),
            Column(t(N_("Unchanged"))),
            Column(t(N_("Worsened"))),
        ),
        tuple(rows),
        tuple(notes),
    )


def not_improved_table(ctx: Context) -> Table | None:
    """Say of every group how many did not improve, with both p values; None without groups, or where all improved."""
    subgroups = ctx.results.subgroups
    if not subgroups or ctx.results.change.improved == ctx.results.change.n:
        return None
    t = ctx.t
    notes = [
        ctx.note(
            N_(
                "Not improved: unchanged or worsened. Exact p: Fisher–Freeman–Halton, of a difference between the "
                "groups; of a trend along ordered groups, Mann–Whitney. Holm: adjusted for {k} tests of groups."
            ),
            k=Count(subgroups[0].n_tests),
        )
    ]
    if any(_rough(subgroup) for subgroup in subgroups):
        notes.append(ctx.note(N_("Without an exact p the adjustment takes the asymptotic chi-square p.")))
    if any(subgroup.describes_only for subgroup in subgroups):
        notes.append(_describes_only(ctx))
    return Table(
        "not-improved",
        ctx.caption(N_("Participants who did not improve, by group")),
        (
            Column(t(N_("Characteristic")), "left"),
            Column("n"),
            Column(t(N_("Not improved"))),
            Column("%"),
            Column(_interval(ctx)),
            Column(t(N_("Exact p"))),
            Column(t(N_("Holm p"))),
        ),
        tuple(row for subgroup in subgroups for row in _not_improved_rows(ctx, subgroup)),
        tuple(notes),
    )


def _not_improved_rows(ctx: Context, subgroup: SubgroupResult) -> list[Row]:
    t = ctx.t
    rows = [Row((ctx.title(subgroup.name), *_nothing(6)), "group")]
    rows += [
        Row(
            (
                row.label.in_language(t.language),
                Count(row.n),
                Count(row.not_improved),
                Percent(row.not_improved, row.n),
                range_cell(ctx, row.not_improved_interval, 1, percent=True),
                *_nothing(2),
            )
        )
        for row in subgroup.rows
    ]
    if subgroup.n_missing:
        rows.append(Row((t(N_("Not recorded")), Count(subgroup.n_missing), *_nothing(5))))
    if subgroup.comparable:
        p_values = (p_cell(subgroup.independence.p_exact), p_cell(subgroup.p_holm))
        rows.append(Row((t(N_("Difference between the groups")), *_nothing(4), *p_values)))
    if subgroup.trend is not None:
        p_values = (p_cell(subgroup.trend.p_exact), p_cell(subgroup.trend_p_holm))
        rows.append(Row((t(N_("Trend along the groups")), *_nothing(4), *p_values)))
    return rows


def _nothing(cells: int) -> tuple[None, ...]:
    return (None,) * cells


def _tested(ctx: Context, subgroup: SubgroupResult) -> list[Paragraph]:
    independence = subgroup.independence
    if not subgroup.comparable:
        return [ctx.note(ONE_GROUP if independence.n_rows < 2 else ALL_ALIKE)]
    k, holm = Count(subgroup.n_tests), p_cell(subgroup.p_holm)
    if _rough(subgroup):
        notes = [ctx.note(ROUGH, p=p_cell(independence.p_asymptotic), k=k, holm=holm)]
    else:
        template = EXACT if subgroup.n_tests < 2 else EXACT_HOLM
        notes = [ctx.note(template, p=p_cell(independence.p_exact), k=k, holm=holm)]
    if subgroup.trend is not None:
        notes.append(ctx.note(TREND, p=p_cell(subgroup.trend.p), k=k, holm=p_cell(subgroup.trend_p_holm)))
    return [*notes, _describes_only(ctx)] if subgroup.describes_only else notes


def _rough(subgroup: SubgroupResult) -> bool:
    return subgroup.comparable and subgroup.independence.p_exact is None


def _describes_only(ctx: Context) -> Paragraph:
    return ctx.note(DESCRIBES_ONLY, people=Count(FEW_PEOPLE), expected=Count(FEW_EXPECTED))


def _missing(ctx: Context, subgroup: SubgroupResult) -> list[Paragraph]:
    if not subgroup.n_missing:
        return []
    return [ctx.note(N_("Not recorded, so not in this table: {n}."), n=Count(subgroup.n_missing))]


def _interval(ctx: Context) -> str:
    level = ctx.percent(ctx.results.study.analysis.confidence_level)
    return ctx.t(N_("{level}% CI")).format(level=level)
