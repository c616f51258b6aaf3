"""Friedman's test and every two occasions as SPSS prints them, on the codes as entered."""

from __future__ import annotations

from itertools import combinations

from prapasca.errors import N_
from prapasca.inference import SignedRankResult
from prapasca.report.designs.repeated.names import compared
from prapasca.report.model import Column, Count, Noted, P, Paragraph, Real, Row, Table
from prapasca.report.tables.context import Context
from prapasca.report.tables.spss_frame import sig, spss_style, three

RANKS_LEGEND = (
    "a. Negative Ranks: the variable named first is smaller.",
    "b. Positive Ranks: the variable named first is larger.",
    "c. Ties: both variables are equal.",
)
BASED_ON = {
    "b": "b. Based on negative ranks.",
    "c": "c. Based on positive ranks.",
    "d": "d. The sums of ranks are equal.",
}


def spss_tables(ctx: Context) -> tuple[Table, ...]:
    """Return Ranks and Test Statistics of Friedman's test and of the pairs; nothing without complete people."""
    if not compared(ctx).n_complete:
        return ()
    return _ranks(ctx), _statistics(ctx), _pair_ranks(ctx), _pair_statistics(ctx)


def _variables(ctx: Context) -> list[str]:
    data = ctx.results.study.data
    lead = f"{data.value}." if data.shape == "long" else ""
    return [f"{lead}{occasion.place}" for occasion in data.occasions]


def _pairs(ctx: Context) -> list[tuple[str, SignedRankResult]]:
    names = [f"{after} - {before}" for before, after in combinations(_variables(ctx), 2)]
    return list(zip(names, compared(ctx).spss.pairs, strict=True))


def _ranks(ctx: Context) -> Table:
    ranks = compared(ctx).spss.friedman.mean_ranks
    rows = tuple(Row((name, Real(rank, 2))) for name, rank in zip(_variables(ctx), ranks, strict=True))
    return Table(
        "spss-friedman-ranks",
        ctx.caption(N_("Ranks (Friedman test)")),
        (Column("", "left"), Column("Mean Rank")),
        rows,
        (),
        spss_style(ctx.t.language),
    )


def _statistics(ctx: Context) -> Table:
    test = compared(ctx).spss.friedman
    rows = [
        Row(("N", Count(test.n))),
        Row(("Chi-Square", three(test.statistic))),
        Row(("df", Count(test.df))),
        Row(("Asymp. Sig.", P(test.p_asymptotic))),
    ]
    if test.p_exact is not None:
        rows += [Row(("Exact Sig.", sig(test.p_exact))), Row(("Point Probability", sig(test.point_probability)))]
    return Table(
        "spss-friedman-test-statistics",
        ctx.caption(N_("Test Statisticsᵃ (Friedman test)")),
        (Column("", "left"), Column("")),
        tuple(rows),
        (Paragraph(("a. Friedman Test",), "note"),),
        spss_style(ctx.t.language),
    )


def _pair_ranks(ctx: Context) -> Table:
    rows = [row for name, test in _pairs(ctx) for row in _ranks_of(name, test)]
    columns = (Column("", "left"), Column("", "left"), Column("N"), Column("Mean Rank"), Column("Sum of Ranks"))
    notes = (
        *(Paragraph((line,), "note") for line in RANKS_LEGEND),
        ctx.note(N_("SPSS goes on through the alphabet, with three letters for each pair.")),
    )
    caption = ctx.caption(N_("Ranks (every two occasions)"))
    return Table("spss-pairs-ranks", caption, columns, tuple(rows), notes, spss_style(ctx.t.language))


def _ranks_of(name: str, test: SignedRankResult) -> list[Row]:
    negative = (Noted(Count(test.n_negative), "a"), _two(test.mean_rank_negative), _two(test.rank_sum_negative))
    positive = (Noted(Count(test.n_positive), "b"), _two(test.mean_rank_positive), _two(test.rank_sum_positive))
    return [
        Row((name, "Negative Ranks", *negative)),
        Row(("", "Positive Ranks", *positive)),
        Row(("", "Ties", Noted(Count(test.n_zero), "c"), None, None)),
        Row(("", "Total", Count(test.n_pairs), None, None), "total"),
    ]


def _two(value: float) -> Real:
    return Real(value, 2, bounded=True)


def _pair_statistics(ctx: Context) -> Table:
    pairs = _pairs(ctx)
    tests = [test for _, test in pairs]
    rows = [
        Row(("Z", *(Noted(three(test.spss_z), _mark(test)) for test in tests))),  # type: ignore[arg-type]  # marks are b, c, d
        Row(("Asymp. Sig. (2-tailed)", *(P(test.p_asymptotic) for test in tests))),
    ]
    if all(test.method == "exact" for test in tests):
        rows += [
            Row(("Exact Sig. (2-tailed)", *(P(test.p_exact) for test in tests))),
            Row(("Exact Sig. (1-tailed)", *(P(test.p_exact_one_sided) for test in tests))),
            Row(("Point Probability", *(P(test.point_probability) for test in tests))),
        ]
    legend = ["a. Wilcoxon Signed Ranks Test", *(BASED_ON[mark] for mark in sorted({_mark(test) for test in tests}))]
    notes = (
        *(Paragraph((line,), "note") for line in legend),
        ctx.note(
            N_(
                "These p values are not adjusted; SPSS's own pairwise comparisons after Friedman's test are of mean "
                "ranks and adjusted by Bonferroni, so that they differ from the p values adjusted by Holm's method "
                "here."
            )
        ),
    )
    columns = (Column("", "left"), *(Column(name) for name, _ in pairs))
    caption = ctx.caption(N_("Test Statisticsᵃ (every two occasions)"))
    return Table("spss-pairs-test-statistics", caption, columns, tuple(rows), notes, spss_style(ctx.t.language))


def _mark(test: SignedRankResult) -> str:
    if test.rank_sum_negative == test.rank_sum_positive:
        return "d"
    return "b" if test.rank_sum_negative < test.rank_sum_positive else "c"
