"""The figure of three or more occasions: flows between categories, or a line for everybody's numbers."""

from __future__ import annotations

from prapasca.errors import N_
from prapasca.report.designs.repeated.names import compared, occasion_names
from prapasca.report.figures import alt_text
from prapasca.report.model import Figure, OccasionFlows, OccasionLines, Paragraph, Picture
from prapasca.report.tables.context import Context
from prapasca.study import NumericOutcome


def occasions_figure(ctx: Context) -> Figure:
    """Show how people went through the occasions."""
    found = compared(ctx)
    caption = ctx.caption(N_("{outcome} through the occasions (n = {n})"), outcome=ctx.outcome, n=found.n_complete)
    picture, note = _flows(ctx) if found.categories else _lines(ctx)
    return Figure("figure-occasions", caption, alt_text(picture, ctx.t, ctx.style), picture, note)


def _flows(ctx: Context) -> tuple[Picture, tuple[Paragraph, ...]]:
    found, names = compared(ctx), occasion_names(ctx)
    labels = tuple(label.in_language(ctx.t.language) for label in found.categories)
    occasions = tuple(names[occasion.key] for occasion in found.occasions)
    note = N_("The height of each band is in proportion to the number of people; its colour is of that step alone.")
    return OccasionFlows(labels, occasions, tuple(step.counts for step in found.steps)), (ctx.note(note),)


def _lines(ctx: Context) -> tuple[Picture, tuple[Paragraph, ...]]:
    found, names, outcome = compared(ctx), occasion_names(ctx), ctx.results.study.outcome
    pairs = [step.pairs for step in found.steps if step.pairs]
    steps = tuple(tuple((float(row.pre), float(row.post), row.n) for row in counted.rows) for counted in pairs)
    means = tuple(
        (occasion.summary.mean, interval.low if interval else None, interval.high if interval else None)
        for occasion in found.occasions
        if occasion.summary
        for interval in (occasion.mean_interval,)
    )
    unit = outcome.unit if isinstance(outcome, NumericOutcome) else None
    axis = f"{ctx.outcome} ({unit.in_language(ctx.t.language)})" if unit else ctx.outcome
    occasions = tuple(names[occasion.key] for occasion in found.occasions)
    level = ctx.results.study.analysis.confidence_level
    note = N_("Neighbouring values are put together; a wider line stands for more people.")
    notes = (ctx.note(note),) if any(counted.width for counted in pairs) else ()
    return OccasionLines(steps, means, occasions, axis, outcome.better, level), notes
