"""What the numbers mean, and what they do not: interpretation, decision and conclusion."""

from __future__ import annotations

from prapasca.errors import N_
from prapasca.report.manuscript.change import change_sentence, effect_sentence
from prapasca.report.manuscript.draft import Draft, Words
from prapasca.report.model import Section
from prapasca.report.sentences import paragraph
from prapasca.report.subgroup_words import subgroup_meaning


def significant(draft: Draft) -> bool:
    """Tell whether the test that decides rejects at the study's level."""
    headline = draft.design.headline
    return headline.significant(draft.ctx) if headline else pair_significant(draft)


def pair_significant(draft: Draft) -> bool:
    """Tell whether the test of before and after rejects at the study's level."""
    alpha = 1 - draft.ctx.results.study.analysis.confidence_level
    return draft.ctx.results.tests.primary.p <= alpha


def better(draft: Draft) -> bool:
    """Tell whether the change is for the better, in the terms of the test that decides."""
    results = draft.ctx.results
    test = results.tests.paired_t
    if results.tests.primary.test == "paired_t" and test is not None and test.mean_difference is not None:
        return (test.mean_difference > 0) == (results.study.outcome.better == "higher")
    return results.change.improved > results.change.worsened


def discussion_section(draft: Draft) -> Section:
    """Return the interpretation and a visible gap for what only the author can add."""
    headline = draft.design.headline
    seen = (
        (headline.meaning(draft.ctx), headline.differences(draft.ctx))
        if headline
        else (change_sentence(draft), _meaning(draft))
    )
    meaning = paragraph(*seen, guard(draft))
    told = draft.ctx.results.study.manuscript
    spoken = subgroup_meaning(draft.ctx)
    groups = (paragraph(spoken),) if spoken else ()
    others = draft.told(told.other_studies, N_("how this compares with other studies, each with its citation"))
    mechanism = draft.told(told.mechanism, N_("how the intervention may act, with sources"))
    return Section("discussion", draft.t(N_("Discussion")), (meaning, *groups, paragraph(others), paragraph(mechanism)))


def _meaning(draft: Draft) -> Words:
    change = draft.ctx.results.change
    if change.unchanged == change.n:
        return draft.say(N_("Before and after do not differ in anyone, so there is no change to explain."))
    if not significant(draft):
        return draft.say(
            N_(
                "The change seen is compatible with chance; with this number of participants a change that matters "
                "may go unseen."
            )
        )
    improved, worsened = MEANING[draft.ctx.results.tests.primary.test]
    return draft.say(improved if better(draft) else worsened)


MEANING = {
    "signed_rank": (
        N_("More people improved than worsened, by more than chance alone would explain."),
        N_("More people worsened than improved, by more than chance alone would explain."),
    ),
    "paired_t": (
        N_("On average people improved, by more than chance alone would explain."),
        N_("On average people worsened, by more than chance alone would explain."),
    ),
}


def guard(draft: Draft) -> Words:
    """Return the sentence without which no effect may be spoken of; nothing without a change."""
    if not draft.design.changed(draft.ctx):
        return ()
    return draft.say(draft.design.guard, intervention=draft.intervention)


def conclusion_section(draft: Draft) -> Section:
    """Return the conclusion in the profile's way of claiming."""
    return Section("conclusion", draft.t(N_("Conclusion")), (paragraph(*conclusion_sentences(draft)),))


def conclusion_sentences(draft: Draft) -> tuple[Words, ...]:
    """Return the conclusion's sentences: what was seen, its size, what may be claimed."""
    headline = draft.design.headline
    seen = headline.results(draft.ctx) if headline else (change_sentence(draft), effect_sentence(draft))
    return (*seen, claim_sentence(draft), guard(draft))


def claim_sentence(draft: Draft) -> Words:
    """Return the result in the terms of the hypothesis, where the profile lets a thesis claim it."""
    if draft.profile.claims != "thesis" or not draft.design.changed(draft.ctx):
        return ()
    if headline := draft.design.headline:
        return headline.claim(draft.ctx, draft.intervention, draft.outcome)
    fields = {
        "intervention": draft.intervention,
        "outcome": draft.outcome,
        "p": draft.p(draft.ctx.results.tests.primary.p),
    }
    if not significant(draft):
        template = N_(
            "In the terms of the hypothesis, no effect of {intervention} on {outcome} was shown: H₀ is not rejected "
            "({p})."
        )
    elif better(draft):
        template = N_(
            "In the terms of the hypothesis, there is an effect of {intervention} on {outcome}: H₀ is rejected ({p})."
        )
    else:
        template = N_("In the terms of the hypothesis, {outcome} is worse after {intervention}: H₀ is rejected ({p}).")
    return draft.say(template, **fields)
