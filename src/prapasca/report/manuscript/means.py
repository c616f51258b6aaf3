"""Means in words: paired t test, normality, which test decides, normalised gain; nothing for categories."""

from __future__ import annotations

from prapasca.errors import N_
from prapasca.report.manuscript.draft import Draft, Words
from prapasca.report.manuscript.references import cite
from prapasca.report.model import Count, Emphasis, Paragraph, Range, Real, Reference
from prapasca.report.sentences import paragraph
from prapasca.report.tables.gain import CATEGORIES

CHOICE = {
    "signed_rank": N_("The study file names the Wilcoxon signed-rank test as the one that decides."),
    "paired_t": N_("The study file names the paired t test as the one that decides."),
    "by_normality": N_(
        "The study file leaves the choice to the Shapiro–Wilk test. That is a habit with a cost: the level of the test "
        "chosen so no longer holds exactly, and with few people such a test sees little."
    ),
}
TAKEN = {
    "signed_rank": N_("Here the Wilcoxon signed-rank test decides."),
    "paired_t": N_("Here the paired t test decides."),
}


def choice_sentences(draft: Draft) -> Words:
    """Say which test decides and why."""
    primary = draft.ctx.results.tests.primary
    if draft.ctx.results.tests.paired_t is None:
        return ()
    said = draft.say(CHOICE[primary.planned])
    return said if primary.planned == primary.test else (*said, " ", *draft.say(TAKEN[primary.test]))


def normality_sentence(draft: Draft) -> Words:
    """Say what the Shapiro–Wilk test of the changes gives, and what that does not show."""
    shapiro = draft.ctx.results.tests.shapiro
    if shapiro is None or shapiro.w is None or shapiro.p is None:
        return ()
    alpha = 1 - draft.ctx.results.study.analysis.confidence_level
    template = (
        N_("The changes do not look normally distributed (Shapiro–Wilk W = {w}, {p}).")
        if shapiro.p <= alpha
        else N_(
            "Nothing speaks against normally distributed changes (Shapiro–Wilk W = {w}, {p}), which does not show that "
            "they are."
        )
    )
    return draft.say(template, w=Real(shapiro.w, 3, bounded=True), p=draft.p(shapiro.p))


def t_sentence(draft: Draft) -> Words:
    """Say what the paired t test gives; nothing where it is undefined."""
    test = draft.ctx.results.tests.paired_t
    if test is None or test.t is None or test.df is None or test.p is None:
        return ()
    return draft.say(
        N_("Paired t test: {symbol}({df}) = {value}, {p}."),
        symbol=Emphasis(("t",)),
        df=Count(test.df),
        value=Real(test.t, 3),
        p=draft.p(test.p),
    )


def mean_sentence(draft: Draft) -> Words:
    """Say how large the mean change is, in its unit and in standard deviations; nothing where that is undefined."""
    test, found = draft.ctx.results.tests.paired_t, draft.ctx.results.effects.standardised
    if test is None or found is None or test.mean_difference is None or test.interval is None:
        return ()
    if found.d_z is None or found.d_z_interval is None:
        return ()
    to, d = draft.t(N_(" to ")), found.d_z_interval
    return draft.say(
        N_("The mean change is {mean} ({level}% CI {range}), standardised {d_z} = {value} ({level}% CI {ends})."),
        mean=Real(test.mean_difference, 2),
        level=draft.ctx.percent(test.interval.confidence_level),
        range=Range(test.interval.low, test.interval.high, 2, separator=to),
        d_z=Emphasis(("d_z",)),
        value=Real(found.d_z, 2),
        ends=Range(d.low, d.high, 2, separator=to),
    )


def gain_paragraph(draft: Draft) -> Paragraph | None:
    """Say how large the normalised gain is; None where the study file does not ask for it."""
    gain = draft.ctx.results.effects.gain
    if gain is None:
        return None
    see = draft.say(N_("See {table}."), table=Reference("gain"))
    if gain.of_means is None or gain.category is None:
        return paragraph(draft.say(N_("A normalised gain is undefined: all were at the maximum before.")), see)
    said = draft.say(
        N_("The normalised gain (N-gain) of the group is {value}, in Hake's category: {category}."),
        value=Real(gain.of_means, 2),
        category=draft.t(CATEGORIES[gain.category]),
    )
    return paragraph(cite(said, "gain"), see)
