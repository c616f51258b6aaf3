"""Figures of a study: what each shows, its caption, and its words for who cannot see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import ROUND_CEILING, Decimal
from itertools import pairwise

from prapasca.analysis import ChangeCount, NumericDistribution, round_width
from prapasca.change import ChangeProfile
from prapasca.errors import N_
from prapasca.inference import normal_scores
from prapasca.inference.null_shape import null_shape
from prapasca.power import SampleSizeResult
from prapasca.report.figures import alt_text
from prapasca.report.model import (
    Alluvial,
    ChangeBars,
    DivergingBars,
    Figure,
    MethodDots,
    NullCurve,
    PairedLines,
    Paragraph,
    Picture,
    PowerLines,
    QuantilePlot,
)
from prapasca.report.planning import named_curves
from prapasca.report.tables.context import Context
from prapasca.sensitivity import METHOD_NAMES, SCORING_NAMES, TEST_NAMES, MultiverseRow
from prapasca.study import NumericOutcome

MOST_BARS = 40
"""More places than these between the smallest and the largest change are put together into spans."""

SPANS = 20


def outcome_figure(ctx: Context) -> Figure | None:
    """Show the shares of the categories before and after; None for a numeric outcome, or without anyone."""
    transition = ctx.results.transition
    if transition is None or not ctx.results.change.n:
        return None
    before = tuple(map(sum, transition.counts))
    after = tuple(map(sum, zip(*transition.counts, strict=True)))
    picture = DivergingBars(_labels(ctx), _occasions(ctx), (before, after))
    caption = ctx.caption(N_("{outcome} before and after (n = {n})"), outcome=ctx.outcome, n=ctx.results.change.n)
    note = N_(
        "Categories from worst to best; the dashed line is the middle of the scale, better categories are right of it."
    )
    return _figure(ctx, "figure-outcome", caption, picture, (ctx.note(note),))


def transition_figure(ctx: Context) -> Figure | None:
    """Show how people moved between the categories; None for a numeric outcome, or without anyone."""
    transition = ctx.results.transition
    if transition is None or not ctx.results.change.n:
        return None
    picture = Alluvial(_labels(ctx), transition.counts, *_occasions(ctx))
    caption = ctx.caption(N_("{outcome}: movement between the categories from before to after"), outcome=ctx.outcome)
    note = N_("The height of each band is in proportion to the number of people.")
    return _figure(ctx, "figure-transition", caption, picture, (ctx.note(note),))


def change_figure(ctx: Context) -> Figure | None:
    """Show how many changed by how much; None for an ordinal outcome, or without anyone."""
    outcome = ctx.results.study.outcome
    if not isinstance(outcome, NumericOutcome) or not ctx.results.change.n:
        return None
    width = span_width(ctx.results.changes)
    counts = _in_spans(ctx.results.changes, width)
    axis = _difference(ctx)
    changes = tuple(float(change) for change in counts)
    picture = ChangeBars(changes, tuple(counts.values()), axis, outcome.better, float(width))
    caption = ctx.caption(N_("{outcome}: change from before to after"), outcome=ctx.outcome)
    note = N_("Neighbouring changes are put together into spans; people who did not change have a bar of their own.")
    return _figure(ctx, "figure-change", caption, picture, (ctx.note(note),) if width else ())


def pairs_figure(ctx: Context) -> Figure | None:
    """Show everybody's number before and after; None for an ordinal outcome, or without anyone."""
    pairs, distribution, outcome = ctx.results.pairs, ctx.results.distribution, ctx.results.study.outcome
    if pairs is None or not isinstance(distribution, NumericDistribution):
        return None
    if distribution.pre is None or distribution.post is None:
        return None
    lines = tuple((float(row.pre), float(row.post), row.n) for row in pairs.rows)
    medians = (distribution.pre.median, distribution.post.median)
    picture = PairedLines(lines, medians, _occasions(ctx), ctx.outcome + _unit(ctx), outcome.better)
    caption = ctx.caption(N_("{outcome} before and after (n = {n})"), outcome=ctx.outcome, n=ctx.results.change.n)
    note = N_("Neighbouring values are put together; a wider line stands for more people.")
    return _figure(ctx, "figure-pairs", caption, picture, (ctx.note(note),) if pairs.width else ())


def quantile_figure(ctx: Context) -> Figure | None:
    """Show how normal the changes are; None for an ordinal outcome, or where changes do not vary."""
    test, shapiro = ctx.results.tests.paired_t, ctx.results.tests.shapiro
    if test is None or shapiro is None or test.mean_difference is None or not test.sd_difference:
        return None
    points = normal_scores(ChangeProfile.from_changes({entry.change: entry.n for entry in ctx.results.changes}))
    picture = QuantilePlot(points, test.mean_difference, test.sd_difference, _difference(ctx), shapiro.w, shapiro.p)
    caption = ctx.caption(N_("{outcome}: normal quantile plot of the changes"), outcome=ctx.outcome)
    return _figure(ctx, "figure-quantiles", caption, picture)


def null_figure(ctx: Context) -> Figure | None:
    """Show the exact null distribution of the signed-rank test and the sum observed; None where there is none."""
    test = ctx.results.tests.signed_rank
    if not test.n_positive + test.n_negative or test.method == "saddlepoint":
        return None
    shape = null_shape(ChangeProfile.from_changes({entry.change: entry.n for entry in ctx.results.changes}))
    picture = NullCurve(
        shape.sums,
        shape.probabilities,
        shape.centre,
        test.rank_sum_positive,
        test.p_exact,
        test.log_p_exact,
        ctx.t(N_("Sum of the ranks of increases")),
        test.alternative,
        shape.smoothed,
    )
    caption = ctx.caption(N_("Exact distribution of the Wilcoxon signed-rank statistic without any effect"))
    note = N_("The sums are too many to draw one by one; the curve smooths neighbouring ones.")
    return _figure(ctx, "figure-null", caption, picture, (ctx.note(note),) if shape.smoothed else ())


def multiverse_figure(ctx: Context) -> Figure | None:
    """Show the p values of the study by every method of the sensitivity analysis; None without any."""
    found = ctx.results.sensitivity.multiverse
    if not found.rows:
        return None
    tests = list(dict.fromkeys(row.test for row in found.rows))
    rows = sorted(found.rows, key=lambda row: tests.index(row.test))
    picture = MethodDots(
        tuple(_begun(ctx.t(TEST_NAMES[row.test])) for row in rows),
        tuple(_variant(ctx, row) for row in rows),
        tuple(ctx.t(METHOD_NAMES[row.method]) for row in rows),
        tuple(row.p for row in rows),
        1 - found.confidence_level,
    )
    caption = ctx.caption(N_("p values of the same data by different methods"))
    return _figure(ctx, "figure-multiverse", caption, picture)


def power_figure(ctx: Context, planned: SampleSizeResult) -> Figure:
    """Show the power of a planned study against the number of pairs."""
    chosen = planned.of(planned.test)
    last = 2 * (chosen.n_stays or chosen.checked_to)
    curves = {
        entry.test: [(point.n, point.power) for point in entry.curve if point.n <= last] for entry in planned.tests
    }
    named = named_curves(ctx.t, planned.design, {test: curve for test, curve in curves.items() if curve})
    points = tuple(tuple(curve) for curve in named.values())
    picture = PowerLines(tuple(named), points, planned.target, chosen.n_stays)
    return _figure(ctx, "figure-power", ctx.t(N_("Power against the number of pairs")), picture)


def span_width(changes: Sequence[ChangeCount]) -> Decimal:
    """Return the width of spans that leave a change few enough bars, a round number; 0 where bars are few.

    Examples
    --------
    >>> span_width([ChangeCount(Decimal(-1), 3), ChangeCount(Decimal(2), 5)])
    Decimal('0')
    >>> span_width([ChangeCount(Decimal(change) / 4, 1) for change in range(-40, 400)])
    Decimal('10')
    """
    values = [entry.change for entry in changes]
    reach = values[-1] - values[0]
    steps = [after - before for before, after in pairwise(values)]
    if not steps or reach <= MOST_BARS * min(steps):
        return Decimal(0)
    return round_width(reach, SPANS)


def _in_spans(changes: Sequence[ChangeCount], width: Decimal) -> dict[Decimal, int]:
    """Return how many are in each span by its middle; no change is a span of its own."""
    counts: Counter[Decimal] = Counter()
    for entry in changes:
        counts[_middle(entry.change, width)] += entry.n
    return {middle: counts[middle] for middle in sorted(counts)}


def _middle(change: Decimal, width: Decimal) -> Decimal:
    if not width or not change:
        return change
    place = (abs(change) / width).to_integral_value(ROUND_CEILING) - Decimal("0.5")
    return (place * width).copy_sign(change)


def _variant(ctx: Context, row: MultiverseRow) -> str:
    if row.cut is not None:
        return ctx.t(N_("success from “{cut}”")).format(cut=_label(ctx, str(row.cut)))
    return ctx.t(SCORING_NAMES[row.scoring]) if row.scoring not in {None, "study"} else ""


def _label(ctx: Context, key: str) -> str:
    transition = ctx.results.transition
    labels = dict(zip(transition.categories, _labels(ctx), strict=True)) if transition else {}
    return labels.get(key, key)


def _labels(ctx: Context) -> tuple[str, ...]:
    transition = ctx.results.transition
    return tuple(label.in_language(ctx.t.language) for label in transition.labels) if transition else ()


def _difference(ctx: Context) -> str:
    return ctx.t(N_("After − before")) + _unit(ctx)


def _unit(ctx: Context) -> str:
    outcome = ctx.results.study.outcome
    unit = outcome.unit if isinstance(outcome, NumericOutcome) else None
    return f" ({unit.in_language(ctx.t.language)})" if unit else ""


def _occasions(ctx: Context) -> tuple[str, str]:
    return ctx.t(N_("Before")), ctx.t(N_("After"))


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


def _figure(ctx: Context, identifier: str, caption: str, picture: Picture, notes: tuple[Paragraph, ...] = ()) -> Figure:
    return Figure(identifier, caption, alt_text(picture, ctx.t, ctx.style), picture, notes)
