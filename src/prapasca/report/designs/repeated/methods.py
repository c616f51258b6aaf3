"""How three or more occasions are compared, for the methods and the abstract."""

from __future__ import annotations

from prapasca.errors import N_
from prapasca.report.designs.repeated.names import Words, compared
from prapasca.report.designs.repeated.sentences import nothing_to_compare, rejected
from prapasca.report.model import Count
from prapasca.report.sentences import sentence
from prapasca.report.tables.context import Context


def hypothesis(ctx: Context, outcome: str) -> Words:
    """Return the null hypothesis of Friedman's test."""
    template = N_(
        "The null hypothesis is that, for {outcome}, the occasions do not differ: each order of a person's values over "
        "the {m} occasions is equally likely; people are taken to be independent of each other."
    )
    return sentence(ctx.t, template, outcome=outcome, m=Count(len(compared(ctx).occasions)))


EXACT = N_(
    "Its p value is exact: it comes from all orders of each person's values, the ties kept; the asymptotic p value, "
    "corrected for ties as SPSS prints it, stands beside it."
)
ASYMPTOTIC = N_(
    "For so many people the exact distribution is out of reach; the p value is asymptotic, corrected for ties as SPSS "
    "prints it."
)


MEANS = N_(
    "The means of the occasions and the mean changes between them have intervals from Student's distribution, not "
    "adjusted for their number."
)


def analysis(ctx: Context) -> Words:
    """Say how the occasions are compared, and which test decides."""
    alpha = ctx.percent(1 - ctx.results.study.analysis.confidence_level)
    decides = N_(
        "The {m} occasions were compared by Friedman's test, which decides, at a significance level of {alpha}%, among "
        "people observed on every occasion; Kendall's W tells its size."
    )
    then = N_(
        "Then every two occasions were compared by the Wilcoxon signed-rank test, two-sided and exact, the p values "
        "adjusted by Holm's method; no two are said to differ unless Friedman's test rejects. Mean scores were "
        "compared by the scored test of marginal homogeneity. The first and the last occasion, one of these pairs, are "
        "shown in detail as before and after."
    )
    exact = EXACT if compared(ctx).friedman.method == "exact" else ASYMPTOTIC
    m = Count(len(compared(ctx).occasions))
    parts = [sentence(ctx.t, decides, m=m, alpha=alpha), sentence(ctx.t, exact), sentence(ctx.t, then)]
    if not compared(ctx).categories:
        parts.append(sentence(ctx.t, MEANS))
    return tuple(part for index, said in enumerate(parts) for part in ((" ", *said) if index else said))


def in_abstract(ctx: Context) -> Words:
    """Say in one sentence how the occasions were compared."""
    template = N_(
        "Friedman's test compared all occasions, and signed-rank tests every two of them, adjusted by Holm's method."
    )
    return sentence(ctx.t, template)


def people(ctx: Context) -> int:
    """Return how many were observed on every occasion, or all in the data where nobody was."""
    return compared(ctx).n_complete or compared(ctx).n_people


def meaning(ctx: Context) -> Words:
    """Say what the decision means."""
    if said := nothing_to_compare(ctx):
        return said
    if rejected(ctx):
        return sentence(ctx.t, N_("The occasions differ by more than chance alone would explain."))
    template = N_(
        "The differences seen between the occasions are compatible with chance; with this number of participants a "
        "difference that matters may go unseen."
    )
    return sentence(ctx.t, template)
