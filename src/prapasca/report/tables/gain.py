"""The table of the normalised gain."""

from __future__ import annotations

from prapasca.errors import N_
from prapasca.inference import NormalisedGain
from prapasca.report.model import Column, Count, Paragraph, Percent, Row, Table
from prapasca.report.tables.context import UNDEFINED, Context, real_cell

CATEGORIES = {
    "low": N_("low (below 0.3)"),
    "medium": N_("medium (from 0.3 to below 0.7)"),
    "high": N_("high (0.7 or more)"),
}


def gain_table(ctx: Context) -> Table | None:
    """Show the normalised gain of the means and of people; None where the study file does not ask for it."""
    t, gain = ctx.t, ctx.results.effects.gain
    if gain is None:
        return None
    category = _category(ctx, gain.category) if gain.category else UNDEFINED
    counted = (("low", gain.n_low), ("medium", gain.n_medium), ("high", gain.n_high))
    rows = [
        Row((t(N_("Of the group, as Hake defined it")), real_cell(gain.of_means, 3), category)),
        Row((t(N_("Of each person, mean")), real_cell(gain.mean, 3), None)),
        Row((t(N_("Of each person, SD")), real_cell(gain.sd, 3), None)),
        Row((t(N_("Of each person, median")), real_cell(gain.median, 3), None)),
        Row((t(N_("People by their own gain, n and %")), None, None), "group"),
        *(Row((_category(ctx, name), Count(n), Percent(n, gain.n))) for name, n in counted),
    ]
    if gain.n_at_maximum:
        rows.append(Row((t(N_("at the maximum before, no gain defined")), Count(gain.n_at_maximum), None)))
    return Table(
        "gain",
        ctx.caption(N_("Normalised gain (N-gain)")),
        (Column("", "left"), Column(t(N_("Value"))), Column(t(N_("Category or %")))),
        tuple(rows),
        _notes(ctx, gain),
    )


def _category(ctx: Context, name: str) -> str:
    return ctx.t(CATEGORIES[name])


def _notes(ctx: Context, gain: NormalisedGain) -> tuple[Paragraph, ...]:
    return (
        ctx.note(
            N_("N-gain: (after − before) / (maximum − before), maximum {maximum}."),
            maximum=real_cell(gain.maximum, 0 if gain.maximum.is_integer() else 2),
        ),
        ctx.note(
            N_(
                "The limits 0.3 and 0.7 are Hake's for classes in physics; they do not say how large an effect is, and "
                "the gain has no interval and no test."
            )
        ),
    )
