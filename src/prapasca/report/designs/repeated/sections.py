"""Sections about three or more occasions."""

from __future__ import annotations

from collections.abc import Collection

from prapasca.errors import N_
from prapasca.report.designs.repeated.figures import occasions_figure
from prapasca.report.designs.repeated.names import Words, compared, within
from prapasca.report.designs.repeated.sentences import (
    decision,
    differ,
    friedman_sentence,
    nothing_to_compare,
    pairs_sentence,
)
from prapasca.report.designs.repeated.tables import friedman_table, mean_changes_table, occasions_table, pairs_table
from prapasca.report.model import Block, Count, Paragraph, Reference, Section
from prapasca.report.sentences import paragraph, sentence
from prapasca.report.tables.context import Context


def analysed(ctx: Context) -> tuple[Section, ...]:
    """Return the tables of all occasions; nothing where nobody was observed on all."""
    if not compared(ctx).n_complete:
        return ()
    return (_section(ctx, occasions_table(ctx), friedman_table(ctx), pairs_table(ctx), mean_changes_table(ctx)),)


def reported(ctx: Context, shown: Collection[str]) -> tuple[Section, ...]:
    """Return the occasions in words, tables and a figure; the reason where nobody was observed on all."""
    if not compared(ctx).n_complete:
        return (_section(ctx, paragraph(nothing_to_compare(ctx))),)
    see = sentence(ctx.t, N_("{table} shows the outcome on every occasion."), table=Reference("occasions"))
    blocks: list[Block | None] = [paragraph(see), occasions_table(ctx), *_pictured(ctx, shown)]
    pairs = sentence(ctx.t, N_("See {table}."), table=Reference("occasion-pairs")) if differ(ctx) else ()
    blocks.append(paragraph(friedman_sentence(ctx), decision(ctx), pairs_sentence(ctx), pairs))
    if "tests" in shown:
        blocks.append(friedman_table(ctx))
    if differ(ctx):
        blocks += [pairs_table(ctx), mean_changes_table(ctx)]
    return (_section(ctx, *blocks),)


def _pictured(ctx: Context, shown: Collection[str]) -> tuple[Block, ...]:
    if "transitions" not in shown:
        return ()
    figure = occasions_figure(ctx)
    template = N_("{figure} shows the way of the participants through the occasions.")
    return paragraph(sentence(ctx.t, template, figure=Reference(figure.id))), figure


def _section(ctx: Context, *blocks: Block | None) -> Section:
    return Section("occasions", ctx.t(N_("All occasions")), tuple(block for block in blocks if block is not None))


def pair_lead(ctx: Context) -> tuple[Paragraph, ...]:
    """Say that the tables of before and after are of the first and the last occasion, one of the pairs."""
    names = within(ctx)
    template = (
        N_(
            "The first and the last occasion in detail, one of the pairs compared: before is “{pre}”, after is "
            "“{post}”; {n} people were observed on both. The test that decides is Friedman's, of all occasions."
        )
        if compared(ctx).n_complete
        else N_(
            "The first and the last occasion: before is “{pre}”, after is “{post}”; {n} people were observed on both. "
            "All occasions together could not be compared."
        )
    )
    said = sentence(
        ctx.t,
        template,
        pre=names["pre"],
        post=names["post"],
        n=Count(ctx.results.data.paired),
    )
    return (Paragraph(said),)


def sensitivity_lead(ctx: Context) -> Words:
    """Say that what would overturn the result is about the first and the last occasion."""
    return sentence(
        ctx.t, N_("This is about the change from the first to the last occasion, not about Friedman's test.")
    )


def threats(ctx: Context) -> tuple[tuple[str, Words], ...]:
    """Return the threats to one group observed on several occasions beyond those to one observed twice."""
    found = compared(ctx)
    often = sentence(
        ctx.t,
        N_(
            "people were observed {m} times; they get used to the questions and to being observed, and a trend over "
            "time looks like an effect."
        ),
        m=Count(len(found.occasions)),
    )
    lost = found.n_people - found.n_complete
    if not lost:
        return ((N_("Many occasions"), often),)
    template = N_(
        "{lost} of {n} people missed an occasion and are left out of the comparison of all; whoever misses one may "
        "fare otherwise than the others."
    )
    missed = sentence(ctx.t, template, lost=Count(lost), n=Count(found.n_people))
    return (N_("Many occasions"), often), (N_("Missed occasions"), missed)
