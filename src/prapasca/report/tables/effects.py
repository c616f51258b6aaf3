"""The table of effect sizes."""

from __future__ import annotations

from prapasca.errors import N_
from prapasca.inference import AchievedInterval, Interval
from prapasca.report.model import Cell, Column, Paragraph, Part, Percent, Range, Row, Table
from prapasca.report.sentences import sentence
from prapasca.report.tables.context import UNDEFINED, Context, range_cell, real_cell
from prapasca.study import NumericOutcome

LOWER_IS_BETTER = N_("Lower values are better, so a negative correlation means improvement.")


def lower_is_better(ctx: Context) -> tuple[Part, ...]:
    """Say what the sign of a change means where lower values are better; nothing elsewhere."""
    outcome = ctx.results.study.outcome
    falls = isinstance(outcome, NumericOutcome) and outcome.better == "lower"
    return sentence(ctx.t, LOWER_IS_BETTER) if falls and ctx.results.effects.rank_biserial is not None else ()


def lower_is_better_note(ctx: Context) -> tuple[Paragraph, ...]:
    """Say the same below a table."""
    said = lower_is_better(ctx)
    return (Paragraph(said, "note"),) if said else ()


def effects_table(ctx: Context) -> Table:
    """Show effect sizes with their intervals; undefined ones stay empty and the note says why."""
    t, effects = ctx.t, ctx.results.effects
    improved = effects.proportion_improved
    share = Percent(improved.numerator, improved.denominator) if improved else UNDEFINED
    exact, wilson = (improved.clopper_pearson, improved.wilson) if improved else (None, None)
    rows = [
        (N_("Improved, %"), share, range_cell(ctx, exact, 1, percent=True), _method(ctx, exact)),
        ("", None, range_cell(ctx, wilson, 1, percent=True), _method(ctx, wilson)),
        (
            N_("Rank-biserial correlation"),
            real_cell(effects.rank_biserial, 3, bounded=True),
            range_cell(ctx, effects.rank_biserial_interval, 3),
            _method(ctx, effects.rank_biserial_interval),
        ),
        *_exact_line(ctx, effects.rank_biserial_exact_interval),
        (N_("Net improvement"), real_cell(effects.net_improvement, 3, bounded=True), None, ""),
        (N_("r = |Z|/√N, N = all pairs"), real_cell(effects.r_all, 3, bounded=True), None, ""),
        (N_("r, N = changed pairs"), real_cell(effects.r_nonzero, 3, bounded=True), None, ""),
        (N_("r, N = observations (2 per person)"), real_cell(effects.r_2n, 3, bounded=True), None, ""),
        (
            N_("Probability of superiority, within person"),
            real_cell(effects.probability_of_superiority, 3, bounded=True),
            None,
            "",
        ),
        (
            N_("Hodges–Lehmann estimate of change"),
            real_cell(effects.hodges_lehmann, 2),
            _shift(ctx, effects.hodges_lehmann_interval),
            _achieved(ctx, effects.hodges_lehmann_interval),
        ),
    ]
    if ctx.results.transition:
        superiority = real_cell(effects.vargha_delaney_a, 3, bounded=True)
        rows.insert(-1, (N_("Vargha–Delaney A, all pairs"), superiority, None, ""))
    rows += _of_means(ctx)
    level = ctx.percent(ctx.results.study.analysis.confidence_level)
    return Table(
        "effects",
        ctx.caption(N_("Effect sizes")),
        (
            Column(t(N_("Effect size")), "left"),
            Column(t(N_("Estimate"))),
            Column(t(N_("{level}% CI")).format(level=level)),
            Column(t(N_("Interval method")), "left"),
        ),
        tuple(Row((t(name), estimate, interval, method)) for name, estimate, interval, method in rows),
        (
            ctx.note(
                N_(
                    "The rank-biserial correlation, the probability of superiority and the Hodges–Lehmann estimate "
                    "are of after − before: above 0 (superiority: above 0.5) where values rise."
                )
            ),
            *lower_is_better_note(ctx),
            *_about_means(ctx),
            *(Paragraph((t.message(message),), "note") for message in effects.messages),
        ),
    )


def _of_means(ctx: Context) -> list[tuple[str, Cell, Cell, str]]:
    """Return the mean change and its standardised forms; nothing for categories."""
    test, found = ctx.results.tests.paired_t, ctx.results.effects.standardised
    if test is None or found is None:
        return []
    return [
        (
            N_("Mean change"),
            real_cell(test.mean_difference, 2),
            range_cell(ctx, test.interval, 2, bounded=False),
            _method(ctx, test.interval),
        ),
        (
            N_("d_z"),
            real_cell(found.d_z, 3),
            range_cell(ctx, found.d_z_interval, 3, bounded=False),
            _method(ctx, found.d_z_interval),
        ),
        (N_("g_z, d_z without its bias"), real_cell(found.g_z, 3), None, ""),
        (N_("d_av"), real_cell(found.d_av, 3), None, ""),
        (N_("g_av, d_av without its bias"), real_cell(found.g_av, 3), None, ""),
    ]


def _about_means(ctx: Context) -> list[Paragraph]:
    if ctx.results.effects.standardised is None:
        return []
    return [
        ctx.note(
            N_(
                "d_z: mean change in standard deviations of the changes. d_av: mean change in the mean of the standard "
                "deviations before and after. Hedges' correction removes the bias of few pairs."
            )
        )
    ]


def _method(ctx: Context, interval: Interval | None) -> str:
    return ctx.t(interval.method) if interval else ""


def _exact_line(ctx: Context, interval: Interval | None) -> list[tuple[str, None, Cell, str]]:
    """Put the exact interval below the other, where there is one."""
    return [("", None, range_cell(ctx, interval, 3), _method(ctx, interval))] if interval else []


def _shift(ctx: Context, interval: AchievedInterval | None) -> Cell:
    return Range(interval.low, interval.high, 2, separator=ctx.t(N_(" to "))) if interval else UNDEFINED


def _achieved(ctx: Context, interval: AchievedInterval | None) -> str:
    """Name the method with the level the interval has, which only by chance is the one asked."""
    if interval is None:
        return ""
    return f"{ctx.t(interval.method)} ({100 * interval.achieved_level:.1f}%)".replace(".", ctx.style.decimal)
