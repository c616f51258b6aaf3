"""Frequencies and Crosstabulation as SPSS prints them, of everyone in the file."""

from __future__ import annotations

from itertools import accumulate

from prapasca.analysis import DistributionRow, OrdinalDistribution
from prapasca.errors import N_
from prapasca.report.model import Column, Count, Percent, Row, Table
from prapasca.report.tables.context import Context
from prapasca.report.tables.spss_frame import by_code, spss_style, variable_names


def frequencies_tables(ctx: Context) -> list[Table]:
    """Return the frequencies of the outcome before and after; none for a numeric outcome."""
    distribution = ctx.results.distribution
    if not isinstance(distribution, OrdinalDistribution):
        return []
    before, after = variable_names(ctx)
    rows = [distribution.rows[position] for position in by_code(ctx)]
    return [
        _frequencies(ctx, "before", before, [(row, row.pre_observed) for row in rows]),
        _frequencies(ctx, "after", after, [(row, row.post_observed) for row in rows]),
    ]


def _frequencies(ctx: Context, time: str, variable: str, counted: list[tuple[DistributionRow, int]]) -> Table:
    read = ctx.results.data.read
    valid = sum(n for _, n in counted)
    present = [(row.label.in_language(ctx.t.language), n) for row, n in counted if n]
    rows = [
        Row(("Valid" if not index else "", label, Count(n), Percent(n, read), Percent(n, valid), Percent(total, valid)))
        for index, ((label, n), total) in enumerate(zip(present, accumulate(n for _, n in present), strict=True))
    ]
    rows.append(Row(("", "Total", Count(valid), Percent(valid, read), Percent(valid, valid), None)))
    if valid < read:
        missing = read - valid
        rows.append(Row(("Missing", "System", Count(missing), Percent(missing, read), None, None)))
        rows.append(Row(("Total", "", Count(read), Percent(read, read), None, None), "total"))
    return Table(
        f"spss-frequencies-{time}",
        ctx.caption(N_("{name}, frequencies"), name=variable),
        (
            Column("", "left"),
            Column("", "left"),
            Column("Frequency"),
            Column("Percent"),
            Column("Valid Percent"),
            Column("Cumulative Percent"),
        ),
        tuple(rows),
        style=spss_style(ctx.t.language),
    )


def crosstabulation_table(ctx: Context) -> Table | None:
    """Return before by after with counts and totals; None for a numeric outcome."""
    transition = ctx.results.transition
    if transition is None:
        return None
    before, after = variable_names(ctx)
    counts, order = transition.counts, by_code(ctx)
    kept = [i for i in order if sum(counts[i])]
    shown = [j for j in order if sum(row[j] for row in counts)]
    labels = [label.in_language(ctx.t.language) for label in transition.labels]
    rows = [
        Row((before if i == kept[0] else "", labels[i], *(Count(counts[i][j]) for j in shown), Count(sum(counts[i]))))
        for i in kept
    ]
    totals = [sum(row[j] for row in counts) for j in shown]
    rows.append(Row(("Total", "", *map(Count, totals), Count(sum(totals))), "total"))
    return Table(
        "spss-crosstabulation",
        ctx.caption(N_("{name}, crosstabulation (counts)"), name=f"{before} * {after}"),
        (
            Column("", "left"),
            Column("", "left"),
            *(Column(labels[j], group=after) for j in shown),
            Column("Total"),
        ),
        tuple(rows),
        style=spss_style(ctx.t.language),
    )
