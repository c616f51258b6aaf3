"""The table of assumptions: how far each may go before the conclusion no longer follows."""

from __future__ import annotations

from collections.abc import Iterator

from prapasca.errors import N_
from prapasca.report.model import Cell, Column, Count, P, Range, Real, Row, Table
from prapasca.report.tables.context import UNDEFINED, Context
from prapasca.sensitivity import AttritionTest, Verdict

SHORT: dict[Verdict, str] = {"holds": N_("holds"), "depends": N_("depends"), "fails": N_("overturned")}

TESTS = {
    "sign": N_("Lost people who had worsened: sign test"),
    "signed_rank": N_("Lost people who had worsened by {change}: signed-rank test"),
}
LOST_IMPROVED = {
    "sign": N_("Lost people who had improved: sign test"),
    "signed_rank": N_("Lost people who had improved by {change}: signed-rank test"),
}


def sensitivity_table(ctx: Context) -> Table:
    """Show for each assumption where the conclusion holds, where it tips and what is known here."""
    t = ctx.t
    return Table(
        "sensitivity",
        ctx.caption(N_("Which assumption would overturn the result")),
        (
            Column(t(N_("Assumption")), "left"),
            Column(t(N_("Holds up to"))),
            Column("p"),
            Column(t(N_("Overturned at"))),
            Column("p"),
            Column(t(N_("Known here"))),
            Column(t(N_("Verdict")), "left"),
        ),
        tuple(_rows(ctx)),
        (
            ctx.note(
                N_(
                    "–: nothing to overturn, or not known. p of the exact test under the assumption. Rates in "
                    "percent, people in numbers."
                )
            ),
        ),
    )


def _rows(ctx: Context) -> Iterator[Row]:
    change = ctx.results.change
    improved = change.improved > change.worsened
    if improved:
        yield _natural(ctx)
    yield from (_lost(ctx, test) for test in ctx.results.sensitivity.attrition.tests)
    if improved:
        yield from _rater(ctx)


def _natural(ctx: Context) -> Row:
    natural = ctx.results.sensitivity.natural_improvement
    known: Cell = UNDEFINED
    if natural.natural_low is not None and natural.natural_high is not None:
        known = Range(natural.natural_low, natural.natural_high, 1, percent=True)
    name = ctx.t(N_("Share that improves without the intervention, %"))
    tips = _percent(natural.tipping_point)
    return Row((name, None, None, tips, None, known, _verdict(ctx, natural.verdict)))


def _lost(ctx: Context, test: AttritionTest) -> Row:
    result = ctx.results.sensitivity.attrition
    names = LOST_IMPROVED if result.supposed == "improved" else TESTS
    change = "" if test.change_of_lost is None else f"{test.change_of_lost:f}".replace(".", ctx.style.decimal)
    known: Cell = UNDEFINED if result.lost is None else Count(result.lost)
    return Row(
        (
            ctx.t(names[test.test]).format(change=change),
            _count(test.tolerated),
            _p(test.p_tolerated),
            _count(test.tipping),
            _p(test.p_tipping),
            known,
            _verdict(ctx, test.verdict),
        )
    )


def _rater(ctx: Context) -> Iterator[Row]:
    rater = ctx.results.sensitivity.rater_upgrade
    known: Cell = UNDEFINED if rater.upgrade_probability is None else _percent(rater.upgrade_probability)
    rate = ctx.t(N_("Unchanged people whom the observer rates better, %"))
    yield Row((rate, None, None, _percent(rater.tipping_point), None, known, _verdict(ctx, rater.verdict)))
    yield Row(
        (
            ctx.t(N_("Improvements that were such ratings: sign test")),
            _count(rater.spurious_tolerated),
            _p(rater.p_spurious_tolerated),
            _count(rater.spurious_tipping),
            _p(rater.p_spurious_tipping),
            None,
            None,
        )
    )


def _count(n: int | None) -> Cell:
    return UNDEFINED if n is None else Count(n)


def _p(p: float | None) -> Cell:
    return UNDEFINED if p is None else P(p)


def _percent(share: float | None) -> Cell:
    return UNDEFINED if share is None else Real(100 * share, 1)


def _verdict(ctx: Context, verdict: Verdict) -> str:
    return ctx.t(SHORT[verdict]) if verdict in SHORT else UNDEFINED
