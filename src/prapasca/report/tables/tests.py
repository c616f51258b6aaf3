"""The table of tests: exact beside asymptotic, every n with its test."""

from __future__ import annotations

from prapasca.errors import N_
from prapasca.inference import (
    MarginalHomogeneityResult,
    McNemarResult,
    MunzelBrunnerResult,
    PairedTResult,
    ShapiroWilkResult,
    SignedRankResult,
    SignTestResult,
    StratifiedResult,
)
from prapasca.report.designs import design_of
from prapasca.report.model import Cell, Count, Paragraph, Row, Table
from prapasca.report.tables.columns_of_tests import columns_of_tests
from prapasca.report.tables.context import Context, p_cell, real_cell


def tests_table(ctx: Context) -> Table:
    """Show every test of the same table, its statistic, and its p values side by side."""
    t, tests = ctx.t, ctx.results.tests
    homogeneity = tests.marginal_homogeneity
    rows = [
        _rank_row(t(N_("Wilcoxon signed-rank")), tests.signed_rank),
        _rank_row(t(N_("Wilcoxon–Pratt")), tests.signed_rank_pratt),
        _rank_row(t(N_("Sign")), tests.sign),
        *_t_row(t(N_("Paired t")), tests.paired_t),
        *(_mcnemar_row(ctx, result) for result in tests.mcnemar),
        _homogeneity_row(t(N_("Marginal homogeneity, scored")), "Z", homogeneity.scored, homogeneity.scored.n_changed),
    ]
    if (maxwell := homogeneity.stuart_maxwell) is not None:
        name = t(N_("Stuart–Maxwell"))
        rows.append(_homogeneity_row(name, "χ²", maxwell, maxwell.n_changed))
    if (bhapkar := homogeneity.bhapkar) is not None:
        name = t(N_("Bhapkar"))
        rows.append(_homogeneity_row(name, "χ²", bhapkar, bhapkar.n_pairs))
    for name, ranked in ((N_("Munzel–Brunner"), tests.munzel_brunner), (N_("Kornbrot"), tests.kornbrot)):
        if ranked is not None:
            rows.append(_rank_row(t(name), ranked))
    if (strata := ctx.results.stratified) is not None:
        name = t(N_("Stratified signed-rank (van Elteren), by {name}")).format(name=ctx.within(strata.name))
        rows.append(_rank_row(name, strata.signed_rank))
    if tests.symmetry:
        symmetry = tests.symmetry
        p_values = (p_cell(symmetry.p_asymptotic), p_cell(symmetry.p_exact, symmetry.log_p_exact), None)
        statistic = ("χ²", real_cell(symmetry.statistic, 3), Count(symmetry.df))
        changed = Count(symmetry.n_pairs - symmetry.n_unchanged)
        rows.append(Row((t(N_("Bowker symmetry")), changed, *statistic, *p_values)))
    return Table(
        "tests",
        ctx.caption(N_("Tests of change, {tails}"), tails=t(TAILS[tests.signed_rank.alternative])),
        columns_of_tests(t),
        tuple(rows),
        _notes(ctx),
    )


ABOUT_TESTS = (
    N_("n: pairs that carry information for the test. –: not defined, or not computed."),
    N_(
        "Wilcoxon drops unchanged pairs; Wilcoxon–Pratt ranks them. Munzel–Brunner and Kornbrot do not depend on "
        "the codes of the categories. Stuart–Maxwell and Bhapkar test marginal homogeneity without scores."
    ),
    N_(
        "Exact p: from the exact distribution given the sizes of the changes, ties kept. Asymptotic p: normal or "
        "chi-square approximation without continuity correction, as SPSS prints it."
    ),
    N_("Z is positive where values rise."),
)

ABOUT_T = N_(
    "Paired t: its p is from Student's distribution, right where the changes are normally distributed and an "
    "approximation elsewhere, so it stands under asymptotic p."
)

TAILS = {
    "two-sided": N_("two-sided"),
    "greater": N_("one-sided: higher after than before"),
    "less": N_("one-sided: lower after than before"),
}


def _rank_row(name: str, result: SignedRankResult | SignTestResult | MunzelBrunnerResult | StratifiedResult) -> Row:
    changed = Count(
        result.n_changed if isinstance(result, MunzelBrunnerResult) else result.n_positive + result.n_negative
    )
    exact = (p_cell(result.p_exact, result.log_p_exact), p_cell(result.p_mid))
    return Row((name, changed, "Z", real_cell(result.z, 3), None, p_cell(result.p_asymptotic), *exact))


def _t_row(name: str, result: PairedTResult | None) -> list[Row]:
    if result is None:
        return []
    df = None if result.df is None else Count(result.df)
    t, p = real_cell(result.t, 3), p_cell(result.p, result.log_p)
    return [Row((name, Count(result.n_pairs), "t", t, df, p, None, None))]


def _mcnemar_row(ctx: Context, result: McNemarResult) -> Row:
    name = ctx.t(N_("McNemar, success from: {cut}")).format(cut=_label(ctx, result.cut))
    cells: tuple[Cell, ...] = (
        Count(result.n_improved + result.n_worsened),
        "χ²",
        real_cell(result.statistic, 3),
        Count(result.df),
        p_cell(result.p_asymptotic),
        p_cell(result.p_exact, result.log_p_exact),
        p_cell(result.p_mid),
    )
    return Row((name, *cells))


def _homogeneity_row(name: str, symbol: str, result: MarginalHomogeneityResult, n: int) -> Row:
    exact = None if result.p_exact is None else p_cell(result.p_exact, result.log_p_exact)
    df = None if symbol == "Z" or result.df is None else Count(result.df)
    statistic = (symbol, real_cell(result.statistic, 3), df)
    return Row((name, Count(n), *statistic, p_cell(result.p_asymptotic), exact, None))


def _label(ctx: Context, key: object) -> str:
    transition = ctx.results.transition
    labels = dict(zip(transition.categories, transition.labels, strict=True)) if transition else {}
    label = labels.get(str(key))
    return label.in_language(ctx.t.language) if label else str(key)


PRIMARY = {
    "signed_rank": N_("The study file names the Wilcoxon signed-rank test as the one that decides."),
    "paired_t": N_("The study file names the paired t test as the one that decides."),
    "by_normality": N_("The study file lets the Shapiro–Wilk test choose; the test that decides is: {test}."),
}
TEST_NAMES = {"signed_rank": N_("Wilcoxon signed-rank"), "paired_t": N_("Paired t")}


def _primary(ctx: Context) -> Paragraph:
    primary = ctx.results.tests.primary
    return ctx.note(PRIMARY[primary.planned], test=ctx.t(TEST_NAMES[primary.test]))


def _normality(ctx: Context, result: ShapiroWilkResult) -> Paragraph:
    if result.p is None:
        return ctx.note(N_("Normality of the changes, Shapiro–Wilk: not defined."))
    w, p = real_cell(result.w, 3, bounded=True), p_cell(result.p)
    return ctx.note(
        N_("Normality of the changes, Shapiro–Wilk: W = {w}, p = {p} (n = {n})."), w=w, p=p, n=Count(result.n)
    )


def _notes(ctx: Context) -> tuple[Paragraph, ...]:
    notes = [ctx.note(template) for template in ABOUT_TESTS]
    if ctx.results.tests.shapiro is not None:
        notes += [ctx.note(ABOUT_T), _normality(ctx, ctx.results.tests.shapiro)]
        notes += [] if design_of(ctx.results).headline else [_primary(ctx)]
    if ctx.results.stratified is not None:
        notes.append(
            ctx.note(
                N_(
                    "Stratified: people are ranked within each group alone, and the sums are weighted so that large "
                    "groups do not count by the square of their size. SPSS has no such test."
                )
            )
        )
    if ctx.results.tests.signed_rank.alternative != "two-sided":
        notes.append(ctx.note(N_("Marginal homogeneity and symmetry are tested two-sided always.")))
    ranked = (ctx.results.tests.signed_rank, ctx.results.tests.signed_rank_pratt)
    if any(result.method == "saddlepoint" for result in ranked):
        notes.append(
            ctx.note(
                N_(
                    "The exact distribution is out of reach for so many changes: under Exact p and mid-p "
                    "Wilcoxon's tests have saddlepoint approximations."
                )
            )
        )
    if any(result.p_exact_floored for result in (ctx.results.tests.signed_rank, ctx.results.tests.sign)):
        notes.append(ctx.note(N_("p values below the range of the machine's numbers are shown from their logarithm.")))
    return tuple(notes)
