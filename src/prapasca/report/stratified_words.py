"""The test of the change within strata, in words."""

from __future__ import annotations

from prapasca.errors import N_
from prapasca.report.model import Count, Emphasis, P, Paragraph, Part, Relation
from prapasca.report.sentences import paragraph, sentence
from prapasca.report.tables.context import Context


def stratified_paragraph(ctx: Context) -> Paragraph | None:
    """Say what the signed-rank test gives where each stratum is ranked by itself; None without strata."""
    found = ctx.results.stratified
    if found is None:
        return None
    test = found.signed_rank
    p: tuple[Part, ...] = (Emphasis(("p",)), "\u00a0", Relation(P(test.p)))
    exact = test.method == "exact"
    template = (
        N_("Ranked within each group of {name} (stratified signed-rank test, van Elteren’s weights): exact {p}.")
        if exact
        else N_("Ranked within each group of {name} (stratified signed-rank test, van Elteren’s weights): {p}.")
    )
    left_out = sentence(ctx.t, N_("Left out for want of this value: {n}."), n=Count(found.n_missing))
    return paragraph(
        sentence(ctx.t, template, name=ctx.within(found.name), p=p),
        sentence(ctx.t, N_("Differences between the groups cannot pass for change here; SPSS has no such test.")),
        left_out if found.n_missing else (),
    )


def strata_method_words(ctx: Context) -> tuple[Part, ...]:
    """Say for the methods that people were also ranked within strata; nothing without strata."""
    found = ctx.results.stratified
    if found is None:
        return ()
    return sentence(
        ctx.t,
        N_(
            "The signed-rank test was also done with people ranked within each group of {name} (van Elteren’s weights)."
        ),
        name=ctx.within(found.name),
    )
