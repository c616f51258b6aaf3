"""Ranks and Test Statistics as SPSS prints them, in its own English words, to compare line by line."""

from __future__ import annotations

from prapasca.errors import N_
from prapasca.inference import SignedRankResult
from prapasca.report.model import Column, Count, Noted, P, Paragraph, Real, Row, Table
from prapasca.report.tables.context import Context
from prapasca.report.tables.spss_frame import spss_style, variable_names
from prapasca.report.tables.spss_frequencies import crosstabulation_table, frequencies_tables
from prapasca.report.tables.spss_groups import group_tables
from prapasca.report.tables.spss_other_tests import homogeneity_table, sign_tables
from prapasca.report.tables.spss_paired import paired_samples_tables

BASED_ON = {
    "negative": "b. Based on negative ranks.",
    "positive": "b. Based on positive ranks.",
    "equal": "b. The sum of negative ranks equals the sum of positive ranks.",
}

CODES_NOTES = {
    "falling": N_("The data's codes run from best to worst, so here an improvement is a negative rank, as in SPSS."),
    "uneven": N_("The data's codes are not spaced as the scores; these ranks are of the codes, as in SPSS."),
    "unordered": N_(
        "The data's codes do not follow the order of the categories; these ranks are of the codes, as in SPSS."
    ),
    "none": N_("The data hold words; SPSS can rank them only after recoding, so these ranks are of the scores."),
}


def spss_tables(ctx: Context) -> list[Table]:
    """Return everything SPSS would print of the outcome."""
    described = [*frequencies_tables(ctx), crosstabulation_table(ctx), *paired_samples_tables(ctx)]
    tables = [*described, *ranks_tables(ctx), *sign_tables(ctx), homogeneity_table(ctx), *group_tables(ctx)]
    return [table for table in tables if table is not None]


def ranks_tables(ctx: Context) -> list[Table]:
    """Return Ranks and Test Statistics on the codes, then on the scores where these rank otherwise."""
    view = ctx.results.spss
    tables = [_ranks(ctx, view.on_codes, "codes"), _statistics(ctx, view.on_codes, "codes")]
    if not view.same_ranks:
        tables += [_ranks(ctx, view.on_scores, "scores"), _statistics(ctx, view.on_scores, "scores")]
    return tables


def _ranks(ctx: Context, result: SignedRankResult, kind: str) -> Table:
    pre, post = variable_names(ctx)
    rows = (
        ("Negative Ranks", result.n_negative, "a", result.mean_rank_negative, result.rank_sum_negative),
        ("Positive Ranks", result.n_positive, "b", result.mean_rank_positive, result.rank_sum_positive),
    )
    total = result.n_negative + result.n_positive + result.n_zero
    lines = [
        Row((f"{post} - {pre}" if index == 0 else "", name, Noted(Count(n), mark), _two(mean), _two(ranks)))  # type: ignore[arg-type]  # marks are literals above
        for index, (name, n, mark, mean, ranks) in enumerate(rows)
    ]
    lines.append(Row(("", "Ties", Noted(Count(result.n_zero), "c"), None, None)))
    lines.append(Row(("", "Total", Count(total), None, None), "total"))
    legend = [f"a. {post} < {pre}", f"b. {post} > {pre}", f"c. {post} = {pre}"]
    return Table(
        f"spss-{kind}-ranks",
        _caption(ctx, "Ranks", kind),
        (Column("", "left"), Column("", "left"), Column("N"), Column("Mean Rank"), Column("Sum of Ranks")),
        tuple(lines),
        (*(Paragraph((line,), "note") for line in legend), *_codes_note(ctx, kind)),
        spss_style(ctx.t.language),
    )


def _statistics(ctx: Context, result: SignedRankResult, kind: str) -> Table:
    pre, post = variable_names(ctx)
    rows = [
        Row(("Z", Noted(Real(result.spss_z, 3, bounded=True), "b"))),
        Row(("Asymp. Sig. (2-tailed)", P(result.p_asymptotic))),
    ]
    if result.method == "exact":
        rows += [
            Row(("Exact Sig. (2-tailed)", P(result.p_exact))),
            Row(("Exact Sig. (1-tailed)", P(result.p_exact_one_sided))),
            Row(("Point Probability", P(result.point_probability))),
        ]
    legend = ["a. Wilcoxon Signed Ranks Test", _based_on(result)]
    return Table(
        f"spss-{kind}-test-statistics",
        _caption(ctx, "Test Statisticsᵃ", kind),
        (Column("", "left"), Column(f"{post} - {pre}")),
        tuple(rows),
        (
            *(Paragraph((line,), "note") for line in legend),
            ctx.note(N_("SPSS before version 27 prints .000 where newer versions print <.001.")),
        ),
        spss_style(ctx.t.language),
    )


def _two(value: float) -> Real:
    return Real(value, 2, bounded=True)


def _based_on(result: SignedRankResult) -> str:
    if result.rank_sum_negative == result.rank_sum_positive:
        return BASED_ON["equal"]
    return BASED_ON["negative" if result.rank_sum_negative < result.rank_sum_positive else "positive"]


def _caption(ctx: Context, name: str, kind: str) -> str:
    if ctx.results.spss.same_ranks:
        return ctx.caption(name)
    return ctx.caption(N_("{name}, on the codes") if kind == "codes" else N_("{name}, on the scores"), name=name)


def _codes_note(ctx: Context, kind: str) -> tuple[Paragraph, ...]:
    note = CODES_NOTES.get(ctx.results.spss.codes) if kind == "codes" else None
    return (ctx.note(note),) if note else ()
