"""How two groups are compared, for the methods and the abstract."""

from __future__ import annotations

from prapasca.errors import N_
from prapasca.report.designs.two_groups.arms import compared
from prapasca.report.designs.two_groups.comparison import COMPARISON_NAMES
from prapasca.report.designs.two_groups.sentences import Words
from prapasca.report.sentences import sentence
from prapasca.report.tables.context import Context


def hypothesis(ctx: Context, outcome: str) -> Words:
    """Return the null hypothesis of the comparison that decides."""
    return sentence(ctx.t, HYPOTHESES[planned(ctx)], outcome=outcome)


def planned(ctx: Context) -> str:
    """Return the comparison that decides, as it was taken."""
    primary = compared(ctx).primary
    return primary.test if primary else "mann_whitney"


HYPOTHESES = {
    "mann_whitney": N_(
        "The null hypothesis is that the changes in {outcome} have the same distribution in both groups; people are "
        "taken to be independent of each other."
    ),
    "proportional_odds": N_(
        "The null hypothesis is that, given {outcome} before, the odds of a better category after are the same in both "
        "groups; people are taken to be independent of each other."
    ),
    "ancova": N_(
        "The null hypothesis is that, given {outcome} before, the mean after is the same in both groups; residuals are "
        "taken to be normally distributed, and people to be independent of each other."
    ),
}


def analysis(ctx: Context) -> Words:
    """Say how the groups are compared, and which comparison decides."""
    ctx_level = ctx.results.study.analysis.confidence_level
    fields = {"alpha": ctx.percent(1 - ctx_level), "level": ctx.percent(ctx_level)}
    numbers = compared(ctx).ancova is not None
    parts = (
        sentence(
            ctx.t,
            N_(
                "The changes of the two groups were compared by the Mann–Whitney test, exact given the sizes of the "
                "groups and all changes, ties kept; the asymptotic p value, which SPSS prints, stands beside it."
            ),
        ),
        sentence(ctx.t, ADJUSTED_NUMBERS if numbers else ADJUSTED_CATEGORIES),
        sentence(ctx.t, DECIDES, test=ctx.t(COMPARISON_NAMES[planned(ctx)]), **fields),
        sentence(
            ctx.t,
            N_(
                "The difference between the shares improved has Newcombe's interval, the rank-biserial correlation an "
                "interval by his method, both at {level}%. The groups before the intervention are described with "
                "standardised differences. Within each group before and after were compared as follows; no claim about "
                "the intervention rests on that."
            ),
            **fields,
        ),
    )
    return tuple(part for index, said in enumerate(parts) for part in ((" ", *said) if index else said))


ADJUSTED_NUMBERS = N_(
    "Analysis of covariance compared the numbers after, adjusted for those before by one slope for both groups."
)
ADJUSTED_CATEGORIES = N_(
    "Proportional-odds regression compared the categories after, adjusted for the score of the category before; where "
    "its estimate would be infinite (separation), none is given."
)
DECIDES = N_("The comparison that decides is: {test}, at a significance level of {alpha}%.")


def in_abstract(ctx: Context) -> Words:
    """Say in one sentence how the groups were compared."""
    return sentence(ctx.t, COMPARED[planned(ctx)])


COMPARED = {
    "mann_whitney": N_("The Mann–Whitney test compared the changes of the two groups."),
    "proportional_odds": N_("Proportional-odds regression, adjusted for before, compared the two groups."),
    "ancova": N_("Analysis of covariance, adjusted for before, compared the two groups."),
}
