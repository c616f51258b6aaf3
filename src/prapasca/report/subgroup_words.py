"""Who did not improve, in words: no difference between groups is claimed unless the adjusted test finds one."""

from __future__ import annotations

from collections.abc import Iterator

from prapasca.analysis import SubgroupResult
from prapasca.errors import N_
from prapasca.inference import OrderedGroupsResult
from prapasca.report.model import Count, Emphasis, P, Paragraph, Part, Percent, Relation
from prapasca.report.sentences import paragraph, sentence
from prapasca.report.tables.context import Context

Words = tuple[Part, ...]

NAMED = 4
"""More groups than these are left to the table."""

DIFFER = N_(
    "By {name}, the share who did not improve differs between the groups, by more than chance alone would explain"
)
ALIKE = N_("By {name}, it is not shown that those who did not improve differ from the others")
RISES = N_("Along the groups of {name} the share who improved rises, by more than chance alone would explain")
FALLS = N_("Along the groups of {name} the share who improved falls, by more than chance alone would explain")
NO_TREND = N_("Along the groups of {name} neither a rise nor a fall of the share who improved is shown")

DESCRIBES = N_("With groups this small it describes these participants only.")
UNCERTAIN = N_("With groups this small, how large the difference is stays uncertain.")


def not_improved_words(ctx: Context) -> Words:
    """Say how many did not improve."""
    change = ctx.results.change
    if change.n < 2:
        return sentence(ctx.t, N_("One person makes no groups to compare."))
    n = Count(change.n)
    if change.improved == change.n:
        return sentence(ctx.t, N_("All {n} participants improved, so there is nobody who did not."), n=n)
    if not change.improved:
        return sentence(ctx.t, N_("None of the {n} participants improved, so no group is set apart by it."), n=n)
    missed = change.n - change.improved
    return sentence(
        ctx.t,
        N_("{count} of {n} participants ({share}%) did not improve: {unchanged} unchanged and {worsened} worsened."),
        count=Count(missed),
        n=n,
        share=Percent(missed, change.n),
        unchanged=Count(change.unchanged),
        worsened=Count(change.worsened),
    )


def subgroup_paragraphs(ctx: Context) -> Iterator[Paragraph]:
    """Say of each characteristic who did not improve, what its tests found, and whether it only describes."""
    if 0 < ctx.results.change.improved < ctx.results.change.n:
        for subgroup in ctx.results.subgroups:
            yield paragraph(*_sentences(ctx, subgroup))


def rejects(ctx: Context, p: float | None) -> bool:
    """Tell whether an adjusted p is at or below the study's level."""
    return p is not None and p <= 1 - ctx.results.study.analysis.confidence_level


def _sentences(ctx: Context, subgroup: SubgroupResult) -> Iterator[Words]:
    if not subgroup.comparable:
        yield sentence(ctx.t, N_("By {name}, there are no two groups to compare."), name=ctx.within(subgroup.name))
        return
    yield _difference(ctx, subgroup)
    if subgroup.trend is not None:
        yield _trend(ctx, subgroup, subgroup.trend)
    if subgroup.describes_only:
        told = any(rejects(ctx, p) for p in (subgroup.p_holm, subgroup.trend_p_holm))
        yield sentence(ctx.t, UNCERTAIN if told else DESCRIBES)


def _difference(ctx: Context, subgroup: SubgroupResult) -> Words:
    found = subgroup.independence
    claim = sentence(ctx.t, DIFFER if rejects(ctx, subgroup.p_holm) else ALIKE, name=ctx.within(subgroup.name))
    test = N_("chi-square, asymptotic") if found.p_exact is None else N_("Fisher–Freeman–Halton, exact")
    p = found.p_asymptotic if found.p_exact is None else found.p_exact
    return (*claim, *_listed(ctx, subgroup), *_tested(ctx, test, p, subgroup.p_holm, subgroup.n_tests))


def _trend(ctx: Context, subgroup: SubgroupResult, trend: OrderedGroupsResult) -> Words:
    claim = (RISES if trend.z > 0 else FALLS) if rejects(ctx, subgroup.trend_p_holm) else NO_TREND
    test = N_("Mann–Whitney, asymptotic") if trend.p_exact is None else N_("Mann–Whitney, exact")
    said = sentence(ctx.t, claim, name=ctx.within(subgroup.name))
    return (*said, *_tested(ctx, test, trend.p, subgroup.trend_p_holm, subgroup.n_tests))


def _listed(ctx: Context, subgroup: SubgroupResult) -> Words:
    """Return the counts of the groups in which somebody did not improve, where they are few."""
    rows = [row for row in subgroup.rows if row.not_improved]
    if len(rows) > NAMED:
        return ()
    parts: Words = (": ",)
    for place, row in enumerate(rows):
        counted = sentence(
            ctx.t,
            N_("{count} of {n} in “{label}”"),
            count=Count(row.not_improved),
            n=Count(row.n),
            label=row.label.in_language(ctx.t.language),
        )
        parts += (", ", *counted) if place else counted
    return parts


def _tested(ctx: Context, test: str, p: float, adjusted: float | None, k: int) -> Words:
    alone = N_(" ({test} {p}).")
    of_several = N_(" ({test} {p}; adjusted for {k} tests of groups {holm}).")
    holm = 1.0 if adjusted is None else adjusted
    template = alone if k < 2 else of_several
    return sentence(ctx.t, template, test=ctx.t(test), p=_p(p), k=Count(k), holm=_p(holm))


def _p(p: float) -> Words:
    return (Emphasis(("p",)), "\u00a0", Relation(P(p)))


def compared_words(ctx: Context) -> Words:
    """Say for the methods how groups are compared; nothing without groups that can be."""
    groups = [group for group in ctx.results.subgroups if group.comparable]
    if not groups:
        return ()
    said = sentence(
        ctx.t,
        N_(
            "Participants who improved and who did not were compared by {names} (exact test of Fisher, Freeman and "
            "Halton)."
        ),
        names=_names(ctx, groups),
    )
    if any(group.trend for group in groups):
        said += (
            " ",
            *sentence(ctx.t, N_("Ordered groups were also compared by their order (exact Mann–Whitney test).")),
        )
    k = groups[0].n_tests
    adjusted = sentence(ctx.t, N_("The p values of these {k} tests were adjusted by Holm’s method."), k=Count(k))
    return (*said, " ", *adjusted) if k > 1 else said


def subgroup_meaning(ctx: Context) -> Words:
    """Say for the discussion what the comparison of groups means; nothing without groups that can be compared."""
    groups = [group for group in ctx.results.subgroups if group.comparable]
    apart = [group for group in groups if rejects(ctx, group.p_holm) or rejects(ctx, group.trend_p_holm)]
    if apart:
        return sentence(
            ctx.t,
            N_(
                "Who did not improve differs by {names}; whether that comes from it or from what goes along with it, "
                "this study cannot tell."
            ),
            names=_names(ctx, apart),
        )
    if not groups:
        return ()
    return sentence(
        ctx.t,
        N_(
            "By {names}, no difference was shown between participants who improved and who did not; that does not show "
            "that they are alike."
        ),
        names=_names(ctx, groups),
    )


def _names(ctx: Context, groups: list[SubgroupResult]) -> str:
    names = [ctx.within(group.name) for group in groups]
    last = ctx.t(N_(", and ") if len(names) > 2 else N_(" and "))
    return last.join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
