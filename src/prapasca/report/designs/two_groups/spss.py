"""Ranks and Test Statistics of the Mann–Whitney test as SPSS prints them, in its own English words."""

from __future__ import annotations

from prapasca.errors import N_
from prapasca.inference import MannWhitneyResult
from prapasca.report.designs.two_groups.arms import compared
from prapasca.report.model import Column, Count, P, Paragraph, Real, Row, Table
from prapasca.report.tables.context import Context
from prapasca.report.tables.spss import CODES_NOTES
from prapasca.report.tables.spss_frame import spss_style, three, variable_names


def group_tables(ctx: Context) -> tuple[Table, ...]:
    """Return both tables of the change by group; none where a group has no pair."""
    found = compared(ctx).spss
    return () if found is None else (_ranks(ctx, found), _statistics(ctx, found))


def _ranks(ctx: Context, result: MannWhitneyResult) -> Table:
    t, comparison = ctx.t, compared(ctx)
    names = [label.in_language(t.language) for label in (comparison.intervention_label, comparison.control_label)]
    lines = (
        (names[0], result.n_first, result.mean_rank_first, result.rank_sum_first),
        (names[1], result.n_second, result.mean_rank_second, result.rank_sum_second),
    )
    rows = [
        Row((_variable(ctx) if index == 0 else "", name, Count(n), Real(mean, 2), Real(total, 2)))
        for index, (name, n, mean, total) in enumerate(lines)
    ]
    rows.append(Row(("", "Total", Count(result.n_first + result.n_second), None, None), "total"))
    note = CODES_NOTES.get(ctx.results.spss.codes)
    return Table(
        "spss-groups-ranks",
        ctx.caption(N_("{name}, Mann–Whitney test"), name="Ranks"),
        (Column("", "left"), Column(_group(ctx), "left"), Column("N"), Column("Mean Rank"), Column("Sum of Ranks")),
        tuple(rows),
        (ctx.note(note),) if note else (),
        style=spss_style(t.language),
    )


def _statistics(ctx: Context, result: MannWhitneyResult) -> Table:
    rows = [
        Row(("Mann-Whitney U", three(result.spss_u))),
        Row(("Wilcoxon W", three(result.spss_w))),
        Row(("Z", three(result.spss_z))),
        Row(("Asymp. Sig. (2-tailed)", P(result.p_asymptotic))),
    ]
    if result.p_exact_distance is not None and result.p_exact_one_sided is not None:
        rows += [
            Row(("Exact Sig. (2-tailed)", P(result.p_exact_distance))),
            Row(("Exact Sig. (1-tailed)", P(result.p_exact_one_sided))),
            Row(("Point Probability", P(result.point_probability or 0))),
        ]
    return Table(
        "spss-groups-test-statistics",
        ctx.caption(N_("{name}, Mann–Whitney test"), name="Test Statisticsᵃ"),
        (Column("", "left"), Column(_variable(ctx))),
        tuple(rows),
        (
            Paragraph((f"a. Grouping Variable: {_group(ctx)}",), "note"),
            ctx.note(
                N_(
                    "Compute the change in SPSS first, as after − before. Exact Sig. [2*(1-tailed Sig.)], which SPSS "
                    "prints for small groups, ignores ties and is not given here."
                )
            ),
        ),
        spss_style(ctx.t.language),
    )


def _variable(ctx: Context) -> str:
    before, after = variable_names(ctx)
    return f"{after} - {before}"


def _group(ctx: Context) -> str:
    groups = ctx.results.study.groups
    return groups.column if groups else ""
