"""The abstract, with as many numbers as the profile lets it hold."""

from __future__ import annotations

from prapasca.errors import N_
from prapasca.report.manuscript.change import change_sentence, effect_sentence
from prapasca.report.manuscript.discussion import claim_sentence, guard, significant
from prapasca.report.manuscript.draft import Draft, Words, joined, run_in
from prapasca.report.model import Count, Paragraph, Section
from prapasca.report.sentences import paragraph


def abstract_section(draft: Draft) -> Section:
    """Return the abstract, in headed paragraphs or as one."""
    told = draft.ctx.results.study.manuscript
    parts = (
        (N_("Background"), draft.told(told.background, N_("why this was studied, in one or two sentences"))),
        (N_("Aim"), aim(draft, whole=draft.profile.abstract.kind == "plain")),
        (N_("Methods"), _methods(draft)),
        (N_("Results"), _results(draft)),
        (N_("Conclusion"), _conclusion(draft)),
    )
    keywords = run_in(draft, N_("Keywords"), (draft.known(told.keywords, N_("three to five words")),))
    if draft.profile.abstract.kind == "plain":
        paragraphs: tuple[Paragraph, ...] = (paragraph(*(said for _, said in parts)),)
    else:
        paragraphs = tuple(run_in(draft, heading, said) for heading, said in parts)
    return Section("abstract", draft.t(N_("Abstract")), (*paragraphs, keywords))


def aim(draft: Draft, *, whole: bool = False) -> Words:
    """Say what the study was for: below a heading "Aim", or as a whole sentence."""
    return draft.say(draft.design.aims[whole], outcome=draft.outcome, intervention=draft.intervention)


def _methods(draft: Draft) -> Words:
    headline = draft.design.headline
    n = headline.analysed(draft.ctx) if headline else draft.ctx.results.data.paired
    named = "none" if draft.profile.abstract.numbers == "none" else "one" if n == 1 else "many"
    compared = headline.compared(draft.ctx) if headline else draft.say(COMPARED[draft.deciding])
    return (*draft.say(draft.design.observed[named], n=Count(n)), " ", *compared)


COMPARED = {
    "exact": N_("The exact Wilcoxon signed-rank test compared both times."),
    "saddlepoint": N_("The Wilcoxon signed-rank test, by saddlepoint approximation, compared both times."),
    "paired_t": N_("The paired t test compared both times."),
}
P_VALUES = {
    "exact": N_("The test gives exact {p}."),
    "saddlepoint": N_("The test gives {p} (saddlepoint approximation)."),
    "paired_t": N_("The test gives {p}."),
}


def _results(draft: Draft) -> Words:
    numbers, headline = draft.profile.abstract.numbers, draft.design.headline
    if headline:
        return headline.direction(draft.ctx) if numbers == "none" else joined(*headline.results(draft.ctx))
    if numbers == "none":
        return _direction(draft)
    change = change_sentence(draft)
    if not draft.ctx.results.tests.signed_rank.n_positive + draft.ctx.results.tests.signed_rank.n_negative:
        return change
    p = draft.say(P_VALUES[draft.deciding], p=draft.p(draft.ctx.results.tests.primary.p))
    effect = effect_sentence(draft) if numbers == "full" else ()
    return tuple(part for words in (change, (" ",), p, (" ",) if effect else (), effect) for part in words)


def _direction(draft: Draft) -> Words:
    change = draft.ctx.results.change
    if change.unchanged == change.n:
        return draft.say(N_("Nobody changed."))
    if change.improved == change.worsened:
        return draft.say(N_("As many improved as worsened."))
    if change.improved > change.worsened:
        return draft.say(N_("More people improved than worsened."))
    return draft.say(N_("More people worsened than improved."))


def _conclusion(draft: Draft) -> Words:
    claim = claim_sentence(draft)
    headline = draft.design.headline
    unchanged = (
        headline.direction(draft.ctx) if headline else draft.say(N_("Nothing changed between the two observations."))
    )
    said = guard(draft) or unchanged
    chance = () if significant(draft) or not guard(draft) else draft.say(N_("The change is compatible with chance."))
    return joined(claim, chance, said)
