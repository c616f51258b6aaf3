"""The paired samples t test and the test of normality as SPSS prints them."""

from __future__ import annotations

from prapasca.analysis import NumericDistribution, SpssPairs, Summary
from prapasca.errors import N_
from prapasca.report.model import Cell, Column, Count, Real, Row, Table
from prapasca.report.tables.context import Context
from prapasca.report.tables.spss_frame import sig, spss_style, three, variable_names


def paired_samples_tables(ctx: Context) -> list[Table]:
    """Return SPSS's tables of paired numbers; none for categories or without anyone."""
    view, distribution = ctx.results.spss.pairs, ctx.results.distribution
    if view is None or not isinstance(distribution, NumericDistribution):
        return []
    if distribution.pre is None or distribution.post is None:
        return []
    statistics = _statistics(ctx, view, distribution.pre, distribution.post)
    return [statistics, _correlations(ctx, view), _test(ctx, view), _normality(ctx)]


def _statistics(ctx: Context, view: SpssPairs, pre: Summary, post: Summary) -> Table:
    names = variable_names(ctx)
    described = ((pre, view.standard_error_pre), (post, view.standard_error_post))
    rows = [
        Row(
            (
                "" if index else "Pair 1",
                name,
                Real(summary.mean, 4, bounded=True),
                Count(summary.n),
                _five(summary.sd),
                _five(error),
            )
        )
        for index, (name, (summary, error)) in enumerate(zip(names, described, strict=True))
    ]
    return Table(
        "spss-paired-statistics",
        ctx.caption("Paired Samples Statistics"),
        (
            Column("", "left"),
            Column("", "left"),
            Column("Mean"),
            Column("N"),
            Column("Std. Deviation"),
            Column("Std. Error Mean"),
        ),
        tuple(rows),
        style=spss_style(ctx.t.language),
    )


def _correlations(ctx: Context, view: SpssPairs) -> Table:
    before, after = variable_names(ctx)
    r = None if view.correlation is None else three(view.correlation)
    return Table(
        "spss-paired-correlations",
        ctx.caption("Paired Samples Correlations"),
        (Column("", "left"), Column("", "left"), Column("N"), Column("Correlation"), Column("Sig.")),
        (Row(("Pair 1", f"{before} & {after}", Count(view.t_test.n_pairs), r, sig(view.p_correlation))),),
        style=spss_style(ctx.t.language),
    )


def _test(ctx: Context, view: SpssPairs) -> Table:
    """Return the t test of before - after, as SPSS subtracts."""
    before, after = variable_names(ctx)
    test, interval = view.t_test, view.t_test.interval
    cells: tuple[Cell, ...] = (
        _five(_turned(test.mean_difference)),
        _five(test.sd_difference),
        _five(test.standard_error),
        _five(_turned(interval.high if interval else None)),
        _five(_turned(interval.low if interval else None)),
        None if test.t is None else three(0 - test.t),
        None if test.df is None else Count(test.df),
        sig(test.p),
    )
    level = ctx.percent(ctx.results.study.analysis.confidence_level)
    differences, limits = "Paired Differences", f"{level}% Confidence Interval of the Difference"
    return Table(
        "spss-paired-test",
        ctx.caption("Paired Samples Test"),
        (
            Column("", "left"),
            Column("", "left"),
            Column("Mean", group=differences),
            Column("Std. Deviation", group=differences),
            Column("Std. Error Mean", group=differences),
            Column("Lower", group=limits),
            Column("Upper", group=limits),
            Column("t"),
            Column("df"),
            Column("Sig. (2-tailed)"),
        ),
        (Row(("Pair 1", f"{before} - {after}", *cells)),),
        (ctx.note(N_("SPSS subtracts the variable named second, so these signs are those of before − after.")),),
        spss_style(ctx.t.language),
    )


def _normality(ctx: Context) -> Table:
    before, after = variable_names(ctx)
    found = ctx.results.tests.shapiro
    w, p = (found.w, found.p) if found else (None, None)
    shapiro = "Shapiro-Wilk"
    return Table(
        "spss-normality",
        ctx.caption("Tests of Normality"),
        (
            Column("", "left"),
            Column("Statistic", group=shapiro),
            Column("df", group=shapiro),
            Column("Sig.", group=shapiro),
        ),
        (
            Row(
                (
                    f"{after} - {before}",
                    None if w is None else three(w),
                    Count(found.n) if found else None,
                    sig(p),
                )
            ),
        ),
        (
            ctx.note(
                N_(
                    "Of the changes, a variable to be computed in SPSS first (after − before): the t test supposes "
                    "these normal, not the values before and after."
                )
            ),
        ),
        spss_style(ctx.t.language),
    )


def _five(value: float | None) -> Real | None:
    return None if value is None else Real(value, 5, bounded=True)


def _turned(value: float | None) -> float | None:
    # 0 - 0.0 is 0.0, where -0.0 would be printed with its sign
    return None if value is None else 0 - value
