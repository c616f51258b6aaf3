"""Sections about three or more occasions."""

from __future__ import annotations

from prapasca.errors import N_
from prapasca.report.designs.repeated.names import compared, within
from prapasca.report.designs.repeated.tables import friedman_table, mean_changes_table, occasions_table, pairs_table
from prapasca.report.model import Count, Paragraph, Section
from prapasca.report.sentences import sentence
from prapasca.report.tables.context import Context


def analysed(ctx: Context) -> tuple[Section, ...]:
    """Return the tables of all occasions; nothing where nobody was observed on all."""
    if not compared(ctx).n_complete:
        return ()
    tables = (occasions_table(ctx), friedman_table(ctx), pairs_table(ctx), mean_changes_table(ctx))
    blocks = tuple(table for table in tables if table is not None)
    return (Section("occasions", ctx.t(N_("All occasions")), blocks),)


def pair_lead(ctx: Context) -> tuple[Paragraph, ...]:
    """Say that the tables of before and after are of the first and the last occasion, one of the pairs."""
    names = within(ctx)
    said = sentence(
        ctx.t,
        N_(
            "The first and the last occasion in detail, one of the pairs compared: before is “{pre}”, after is "
            "“{post}”; {n} people were observed on both. The test that decides is Friedman's, of all occasions."
        ),
        pre=names["pre"],
        post=names["post"],
        n=Count(ctx.results.data.paired),
    )
    return (Paragraph(said),)
