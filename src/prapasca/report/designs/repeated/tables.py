"""Tables of three or more occasions: the outcome on each, the tests of all, every two compared."""

from __future__ import annotations

from collections.abc import Callable

from prapasca.analysis import OccasionChange, OccasionDescription
from prapasca.errors import N_
from prapasca.inference import OccasionHomogeneityResult
from prapasca.report.designs.repeated.names import changes_by_start, compared, left_out, listed, occasion_names, within
from prapasca.report.model import Cell, Column, Count, Paragraph, Percent, Range, Real, Row, Table
from prapasca.report.sentences import sentence
from prapasca.report.tables.columns_of_tests import columns_of_tests
from prapasca.report.tables.context import UNDEFINED, Context, p_cell, range_cell, real_cell
from prapasca.study import NumericOutcome


def occasions_table(ctx: Context) -> Table:
    """Show the outcome on every occasion, of those observed on all."""
    return _categories(ctx) if compared(ctx).categories else _numbers(ctx)


def _categories(ctx: Context) -> Table:
    t, found, names = ctx.t, compared(ctx), occasion_names(ctx)
    n = found.n_complete
    columns = [Column(ctx.outcome, "left")]
    for occasion in found.occasions:
        columns += [Column("n", group=names[occasion.key]), Column("%", group=names[occasion.key])]
    rows = [
        Row((label.in_language(t.language), *_shares([occasion.counts[place] for occasion in found.occasions], n)))
        for place, label in enumerate(found.categories)
    ]
    rows.append(Row((t(N_("Total")), *_shares([n] * len(found.occasions), n)), "total"))
    return Table("occasions", _caption(ctx, ctx.outcome), tuple(columns), tuple(rows), _account(ctx))


def _shares(counts: list[int], n: int) -> tuple[Cell, ...]:
    return tuple(cell for count in counts for cell in (Count(count), Percent(count, n)))


def _numbers(ctx: Context) -> Table:
    t, found, names = ctx.t, compared(ctx), occasion_names(ctx)
    outcome = ctx.results.study.outcome
    unit = outcome.unit if isinstance(outcome, NumericOutcome) else None
    name = f"{ctx.outcome} ({unit.in_language(t.language)})" if unit else ctx.outcome
    columns = (
        Column(t(N_("Occasion")), "left"),
        Column(t(N_("Mean"))),
        Column(_interval_name(ctx)),
        Column(t(N_("SD"))),
        Column(t(N_("Median"))),
        Column("Q1–Q3"),
        Column(t(N_("Range"))),
    )
    rows = [Row((names[occasion.key], *_summary(ctx, occasion))) for occasion in found.occasions]
    notes = (*_account(ctx), ctx.note(N_("Intervals of the means: Student's distribution.")))
    return Table("occasions", _caption(ctx, name), columns, tuple(rows), notes)


def _summary(ctx: Context, occasion: OccasionDescription) -> tuple[Cell, ...]:
    summary, to = occasion.summary, ctx.t(N_(" to "))
    if summary is None:
        return (UNDEFINED,) * 6
    return (
        Real(summary.mean, 2),
        range_cell(ctx, occasion.mean_interval, 2, bounded=False),
        real_cell(summary.sd),
        Real(summary.median, 2),
        Range(summary.q1, summary.q3, 2, separator=to),
        Range(summary.minimum, summary.maximum, 2, separator=to),
    )


def _interval_name(ctx: Context) -> str:
    level = ctx.percent(ctx.results.study.analysis.confidence_level)
    return ctx.t(N_("{level}% CI")).format(level=level)


def _caption(ctx: Context, name: str) -> str:
    return ctx.caption(N_("{outcome} on every occasion (n = {n})"), outcome=name, n=compared(ctx).n_complete)


def _account(ctx: Context) -> tuple[Paragraph, ...]:
    said = left_out(ctx)
    return (Paragraph(said, "note"),) if said else ()


def friedman_table(ctx: Context) -> Table:
    """Show the tests of all occasions together."""
    t, found = ctx.t, compared(ctx)
    friedman = found.friedman
    freedom = f"{friedman.df}; {(friedman.n - 1) * friedman.df}" if friedman.f is not None else None
    untied = Count(friedman.n_untied)
    exact = (p_cell(friedman.p_exact), p_cell(friedman.p_mid))
    rows = (
        Row(
            (
                t(N_("Friedman")),
                untied,
                "χ²",
                Real(friedman.statistic, 3),
                Count(friedman.df),
                p_cell(friedman.p_asymptotic),
                *exact,
            )
        ),
        Row(
            (t(N_("Iman–Davenport")), untied, "F", real_cell(friedman.f, 3), freedom, p_cell(friedman.p_f), None, None)
        ),
        _scored_row(ctx, found.homogeneity, friedman.n_untied),
        Row(
            (t(N_("Kendall's W")), untied, "W", real_cell(friedman.kendall_w, 3, bounded=True), None, None, None, None)
        ),
    )
    return Table(
        "friedman", ctx.caption(N_("Tests of all occasions together")), columns_of_tests(t), rows, _about_friedman(ctx)
    )


def _scored_row(ctx: Context, result: OccasionHomogeneityResult, n: int) -> Row:
    return Row(
        (
            ctx.t(N_("Marginal homogeneity, scored")),
            Count(n),
            "χ²",
            Real(result.statistic, 3),
            Count(result.df),
            p_cell(result.p_asymptotic),
            p_cell(result.p_exact),
            p_cell(result.p_mid),
        )
    )


def _about_friedman(ctx: Context) -> tuple[Paragraph, ...]:
    found, names = compared(ctx), within(ctx)
    ranks = [
        sentence(ctx.t, N_("{occasion} ({rank})"), occasion=names[occasion.key], rank=Real(rank, 2))
        for occasion, rank in zip(found.occasions, found.friedman.mean_ranks, strict=True)
    ]
    notes = [
        ctx.note(N_("Mean ranks: {ranks}; in each person the lowest value has rank 1."), ranks=listed(ctx, ranks)),
        ctx.note(
            N_(
                "Friedman's test decides. n: people whose values are not all the same. Exact p: every order of each "
                "person's values is equally likely, ties kept. Marginal homogeneity compares mean scores in place of "
                "mean ranks, with a stratum for each person (Cochran, Mantel and Haenszel)."
            )
        ),
    ]
    if len(found.categories) == 2:
        notes.append(ctx.note(N_("With two categories both chi-squares are Cochran's Q.")))
    return tuple(notes)


def pairs_table(ctx: Context) -> Table:
    """Show the signed-rank test of every two occasions with Holm's adjustment."""
    t = ctx.t
    columns = (
        Column(t(N_("Occasions")), "left"),
        Column(t(N_("Improved"))),
        Column(t(N_("Unchanged"))),
        Column(t(N_("Worsened"))),
        Column("Z"),
        Column(t(N_("Exact p"))),
        Column(t(N_("Holm p"))),
        Column(t(N_("Rank-biserial"))),
        Column(_interval_name(ctx)),
    )
    caption = ctx.caption(N_("Every two occasions compared by the Wilcoxon signed-rank test"))
    return Table("occasion-pairs", caption, columns, _grouped(ctx, _pair_cells), _about_pairs(ctx))


def _grouped(ctx: Context, cells: Callable[[Context, OccasionChange], tuple[Cell, ...]]) -> tuple[Row, ...]:
    """Return a row for each pair of occasions, those with the first one apart from the others."""
    names, (first, others) = occasion_names(ctx), changes_by_start(ctx)
    headed = ((N_("Against the first occasion"), first), (N_("Between later occasions"), others))
    rows: list[Row] = []
    for heading, pairs in headed:
        told = [Row((f"{names[pair.before]} → {names[pair.after]}", *cells(ctx, pair))) for pair in pairs]
        rows += [Row((ctx.t(heading), *[None] * (len(told[0].cells) - 1)), "group"), *told]
    return tuple(rows)


def _pair_cells(ctx: Context, pair: OccasionChange) -> tuple[Cell, ...]:
    return (
        Count(pair.improved),
        Count(pair.unchanged),
        Count(pair.worsened),
        Real(pair.test.z, 3),
        p_cell(pair.test.p_exact, pair.test.log_p_exact),
        p_cell(pair.p_holm),
        real_cell(pair.rank_biserial, 3, bounded=True),
        range_cell(ctx, pair.rank_biserial_interval, 3),
    )


def _about_pairs(ctx: Context) -> tuple[Paragraph, ...]:
    notes = [
        ctx.note(
            N_(
                "Two-sided; changes are the later occasion less the earlier, so Z and the rank-biserial correlation "
                "are above 0 where values rise. Holm's adjustment is for all pairs together; SPSS adjusts its pairwise "
                "comparisons by Bonferroni, which never gives a smaller p."
            )
        )
    ]
    paired, complete = ctx.results.data.paired, compared(ctx).n_complete
    if paired != complete:
        template = N_(
            "Here only the {complete} people observed on every occasion count; the first and the last occasion alone "
            "were observed in {paired}, and their own tables are of these."
        )
        notes.append(ctx.note(template, complete=Count(complete), paired=Count(paired)))
    return tuple(notes)


def mean_changes_table(ctx: Context) -> Table | None:
    """Show the mean change between every two occasions with its interval; None for categories."""
    t = ctx.t
    if compared(ctx).categories:
        return None
    columns = (
        Column(t(N_("Occasions")), "left"),
        Column(t(N_("Mean change"))),
        Column(_interval_name(ctx)),
        Column(t(N_("SD"))),
    )
    notes = (
        ctx.note(
            N_(
                "The later occasion less the earlier, of the same people; intervals from Student's distribution, not "
                "adjusted for their number."
            )
        ),
    )
    caption = ctx.caption(N_("Mean change between every two occasions"))
    return Table("occasion-changes", caption, columns, _grouped(ctx, _mean_cells), notes)


def _mean_cells(ctx: Context, pair: OccasionChange) -> tuple[Cell, ...]:
    test = pair.paired_t
    if test is None:
        return (UNDEFINED,) * 3
    return (
        real_cell(test.mean_difference),
        range_cell(ctx, test.interval, 2, bounded=False),
        real_cell(test.sd_difference),
    )
