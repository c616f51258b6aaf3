"""Names of occasions, and cells that several tables of occasions share."""

from __future__ import annotations

from prapasca.analysis import OccasionChange, OccasionComparison
from prapasca.errors import N_
from prapasca.report.model import Count, Part, Percent
from prapasca.report.sentences import sentence
from prapasca.report.tables.context import Context

UNNAMED = {"pre": N_("Before"), "post": N_("After")}

Words = tuple[Part, ...]


def compared(ctx: Context) -> OccasionComparison:
    """Return the comparison of occasions, which a study of this design has.

    Raises
    ------
    ValueError
        Results of another design.
    """
    if ctx.results.occasions is None:
        raise ValueError("a comparison of occasions was expected")
    return ctx.results.occasions


def occasion_names(ctx: Context) -> dict[str, str]:
    """Return the name of each occasion in the reader's language, by its key."""
    return {
        occasion.key: ctx.title(occasion.label) if occasion.label else ctx.t(UNNAMED[occasion.key])
        for occasion in compared(ctx).occasions
    }


def within(ctx: Context) -> dict[str, str]:
    """Return the name of each occasion as it stands inside a sentence, by its key."""
    return {
        occasion.key: ctx.within(occasion.label) if occasion.label else ctx.t(UNNAMED[occasion.key]).lower()
        for occasion in compared(ctx).occasions
    }


def listed(ctx: Context, items: list[Words]) -> Words:
    """Join items as a list in a sentence: "a, b, and c"."""
    if len(items) < 2:
        return items[0] if items else ()
    parts: Words = items[0]
    for item in items[1:-1]:
        parts += (", ", *item)
    return (*parts, ctx.t(N_(", and ") if len(items) > 2 else N_(" and ")), *items[-1])


def changes_by_start(ctx: Context) -> tuple[list[OccasionChange], list[OccasionChange]]:
    """Return the changes from the first occasion, and those between later ones."""
    pairs = compared(ctx).pairs
    return [pair for pair in pairs if pair.from_first], [pair for pair in pairs if not pair.from_first]


def left_out(ctx: Context) -> Words:
    """Say how many were not observed on every occasion, and on which; nothing where all were."""
    found, names = compared(ctx), within(ctx)
    lacking = found.n_people - found.n_complete
    if not lacking:
        return ()
    absent = [
        sentence(
            ctx.t, N_("{n} ({occasion})"), n=Count(found.n_people - occasion.n_observed), occasion=names[occasion.key]
        )
        for occasion in found.occasions
        if occasion.n_observed < found.n_people
    ]
    return sentence(
        ctx.t,
        N_(
            "{complete} of {people} people ({share}%) were observed on every occasion, as the comparison of all "
            "occasions needs; the others are left out of it. Not observed: {absent}."
        ),
        complete=Count(found.n_complete),
        people=Count(found.n_people),
        share=Percent(found.n_complete, found.n_people),
        absent=listed(ctx, absent),
    )
