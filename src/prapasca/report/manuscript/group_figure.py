"""The figure of improvement by group."""

from __future__ import annotations

from prapasca.analysis import SubgroupResult
from prapasca.errors import N_
from prapasca.report.figures import alt_text
from prapasca.report.model import Figure, ShareDots
from prapasca.report.tables.context import Context


def group_figure(ctx: Context, subgroup: SubgroupResult) -> Figure | None:
    """Show the share who improved in each group with its exact interval; None where nobody has a value."""
    if not any(row.n for row in subgroup.rows):
        return None
    change = ctx.results.change
    picture = ShareDots(
        tuple(row.label.in_language(ctx.t.language) for row in subgroup.rows),
        tuple(row.improved for row in subgroup.rows),
        tuple(row.n for row in subgroup.rows),
        tuple((row.interval.low, row.interval.high) if row.interval else None for row in subgroup.rows),
        (change.improved, change.n),
        ctx.t(N_("Improved (%)")),
        ctx.t(N_("Improved")),
        ctx.results.study.analysis.confidence_level,
    )
    caption = ctx.caption(N_("Share who improved, by group: {name}"), name=ctx.title(subgroup.name))
    note = ctx.note(N_("Intervals: Clopper–Pearson, each of its own group; that two overlap or not is no test."))
    return Figure(f"figure-group-{subgroup.key}", caption, alt_text(picture, ctx.t, ctx.style), picture, (note,))
