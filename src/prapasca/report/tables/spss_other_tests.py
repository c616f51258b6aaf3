"""The sign test and the test of marginal homogeneity as SPSS prints them."""

from __future__ import annotations

from prapasca.errors import N_
from prapasca.report.model import Column, Count, Noted, P, Paragraph, Real, Row, Table
from prapasca.report.tables.context import Context
from prapasca.report.tables.spss_frame import sig, spss_style, three, variable_names


def sign_tables(ctx: Context) -> list[Table]:
    """Return Frequencies and Test Statistics of the sign test on the codes as entered."""
    return [_sign_frequencies(ctx), _sign_statistics(ctx)]


def _sign_frequencies(ctx: Context) -> Table:
    result = ctx.results.spss.sign
    before, after = variable_names(ctx)
    total = result.n_negative + result.n_positive + result.n_zero
    rows = (
        Row((f"{after} - {before}", "Negative Differences", Noted(Count(result.n_negative), "a"))),
        Row(("", "Positive Differences", Noted(Count(result.n_positive), "b"))),
        Row(("", "Ties", Noted(Count(result.n_zero), "c"))),
        Row(("", "Total", Count(total)), "total"),
    )
    legend = (f"a. {after} < {before}", f"b. {after} > {before}", f"c. {after} = {before}")
    return Table(
        "spss-sign-frequencies",
        ctx.caption(N_("Frequencies (sign test)")),
        (Column("", "left"), Column("", "left"), Column("N")),
        rows,
        tuple(Paragraph((line,), "note") for line in legend),
        spss_style(ctx.t.language),
    )


def _sign_statistics(ctx: Context) -> Table:
    result = ctx.results.spss.sign
    before, after = variable_names(ctx)
    legend = ["a. Sign Test"]
    rows: list[Row] = []
    if result.spss_uses_binomial:
        rows.append(Row(("Exact Sig. (2-tailed)", Noted(P(result.p_exact), "b"))))
        legend.append("b. Binomial distribution used.")
    else:
        rows.append(Row(("Z", three(result.spss_z))))
        rows.append(Row(("Asymp. Sig. (2-tailed)", sig(result.p_asymptotic_corrected))))
        rows.append(Row(("Exact Sig. (2-tailed)", sig(result.p_exact))))
    rows.append(Row(("Exact Sig. (1-tailed)", sig(result.p_exact_one_sided))))
    rows.append(Row(("Point Probability", sig(result.point_probability))))
    return Table(
        "spss-sign-test-statistics",
        ctx.caption(N_("Test Statisticsᵃ (sign test)")),
        (Column("", "left"), Column(f"{after} - {before}")),
        tuple(rows),
        tuple(Paragraph((line,), "note") for line in legend),
        spss_style(ctx.t.language),
    )


def homogeneity_table(ctx: Context) -> Table | None:
    """Return the test of marginal homogeneity on the codes as entered; None for a numeric outcome."""
    view = ctx.results.spss.homogeneity
    if view is None:
        return None
    before, after = variable_names(ctx)
    rows = (
        Row(("Distinct Values", Count(view.rows.n_distinct_values))),
        Row(("Off-Diagonal Cases", Count(view.rows.n_off_diagonal))),
        Row(("Observed MH Statistic", Real(view.rows.sum_pre, 3))),
        Row(("Mean MH Statistic", Real(view.rows.mean, 3))),
        Row(("Std. Deviation of MH Statistic", Real(view.rows.standard_deviation, 3))),
        Row(("Std. MH Statistic", Real(view.standardised, 3))),
        Row(("Asymp. Sig. (2-tailed)", sig(view.p_asymptotic))),
        Row(("Exact Sig. (2-tailed)", sig(view.p_exact))),
        Row(("Exact Sig. (1-tailed)", sig(view.p_exact_one_sided))),
        Row(("Point Probability", sig(view.point_probability))),
    )
    return Table(
        "spss-marginal-homogeneity",
        ctx.caption(N_("Marginal Homogeneity Test")),
        (Column("", "left"), Column(f"{before} & {after}")),
        rows,
        (ctx.note(N_("Observed: the sum of the variable named first over those who changed.")),),
        spss_style(ctx.t.language),
    )
