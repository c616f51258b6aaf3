"""Sensitivity in words: what would have to be true for the result to be overturned."""

from __future__ import annotations

from collections.abc import Iterator

from prapasca.errors import N_
from prapasca.report.manuscript.discussion import better, pair_significant
from prapasca.report.manuscript.draft import Draft, Words, closed
from prapasca.report.manuscript.pictures import multiverse_figure
from prapasca.report.model import Block, Count, Paragraph, Percent, Range, Real, Reference, Section
from prapasca.report.sentences import paragraph
from prapasca.report.tables.sensitivity import sensitivity_table

NOTHING_TO_OVERTURN = N_("The result is not significant, so there is no finding that an assumption could overturn.")


def sensitivity_section(draft: Draft) -> Section:
    """Return the sensitivity analyses as text and table."""
    lead = draft.design.sensitivity_lead(draft.ctx)
    if pair_significant(draft):
        see = draft.say(N_("See {table}."), table=Reference("sensitivity"))
        said = paragraph(lead, _natural(draft), _source(draft), _lost(draft), see)
        blocks: list[Block] = [said, sensitivity_table(draft.ctx), *_others(draft), *_picture(draft)]
    else:
        blocks = [paragraph(lead, draft.say(NOTHING_TO_OVERTURN), _methods(draft))]
    return Section("sensitivity", draft.t(N_("What would overturn the result")), tuple(blocks))


def _picture(draft: Draft) -> Iterator[Block]:
    figure = multiverse_figure(draft.ctx)
    if figure is not None:
        yield paragraph(draft.say(N_("{figure} shows every method."), figure=Reference(figure.id)))
        yield figure


def _natural(draft: Draft) -> Words:
    natural = draft.ctx.results.sensitivity.natural_improvement
    if natural.tipping_point is None or not natural.improved or not better(draft):
        return ()
    tips = draft.say(
        N_("If {rate}% or more improved without {intervention}, that alone would explain {improved} of {n} improving."),
        rate=Real(100 * natural.tipping_point, 1),
        intervention=draft.intervention,
        improved=Count(natural.improved),
        n=Count(natural.n),
    )
    if natural.natural_low is None or natural.natural_high is None:
        ask = draft.gap(N_("how many improve without the intervention, with the source"))
        return (*tips, " ", *draft.say(N_("Known from elsewhere: {gap}."), gap=ask))
    return (*tips, " ", *_plausible(draft, natural.natural_low, natural.natural_high, natural.verdict))


PLAUSIBLE = {
    "holds": N_("Plausible rates, {range}%, stay below it."),
    "depends": N_("Plausible rates, {range}%, lie on both sides of it."),
    "fails": N_("Plausible rates, {range}%, reach it: the natural course alone may explain the result."),
}


def _plausible(draft: Draft, low: float, high: float, verdict: str) -> Words:
    template = PLAUSIBLE.get(verdict, N_("Plausible rates are {range}%."))
    return draft.say(template, range=Range(low, high, 1, percent=True))


def _source(draft: Draft) -> Words:
    natural = draft.ctx.results.study.sensitivity.natural_rate
    if natural is None or not better(draft):
        return ()
    return draft.say(N_("Source: {source}"), source=closed(natural.source.in_language(draft.t.language)))


LOST_WORSENED = (
    N_("A single lost person who had worsened would already leave the sign test without significance ({p})."),
    N_("{tolerated} lost people who had worsened would leave the sign test significant, {tipping} would not ({p})."),
)
LOST_IMPROVED = (
    N_("A single lost person who had improved would already leave the sign test without significance ({p})."),
    N_("{tolerated} lost people who had improved would leave the sign test significant, {tipping} would not ({p})."),
)


def _lost(draft: Draft) -> Words:
    attrition = draft.ctx.results.sensitivity.attrition
    test = next((test for test in attrition.tests if test.test == "sign"), None)
    if test is None or test.tolerated is None or test.tipping is None or test.p_tipping is None:
        return ()
    worsened = attrition.supposed != "improved"
    template = (LOST_WORSENED if worsened else LOST_IMPROVED)[bool(test.tolerated)]
    return draft.say(template, tolerated=Count(test.tolerated), tipping=Count(test.tipping), p=draft.p(test.p_tipping))


def _others(draft: Draft) -> Iterator[Paragraph]:
    for said in (_methods(draft), _comparator(draft), _regression(draft), *_strata(draft)):
        if said:
            yield paragraph(said)


def _methods(draft: Draft) -> Words:
    found = draft.ctx.results.sensitivity.multiverse
    if not found.n_rows or draft.ctx.results.change.unchanged == draft.ctx.results.change.n:
        return ()
    return methods_sentence(draft, found.n_significant, found.n_rows, found.p_lowest, found.p_highest)


def methods_sentence(draft: Draft, n_significant: int, n: int, lowest: float, highest: float) -> Words:
    """Say of how many methods of testing the same data reject."""
    fields = {"significant": Count(n_significant), "n": Count(n), "p": draft.p(highest)}
    if n_significant == n:
        return draft.say(
            N_("All {n} methods of testing the same data give a significant result; the highest {p}."), **fields
        )
    if not n_significant:
        return draft.say(
            N_("Not one of {n} methods of testing the same data gives a significant result; the lowest {low}."),
            low=draft.p(lowest),
            **fields,
        )
    return draft.say(
        N_("Of {n} methods of testing the same data {significant} give a significant result: the choice decides."),
        **fields,
    )


def _comparator(draft: Draft) -> Words:
    found = draft.ctx.results.sensitivity.external_comparison
    asked = draft.ctx.results.study.sensitivity.comparator
    if found is None or asked is None or found.p_exact is None:
        return ()
    return draft.say(
        N_(
            "Elsewhere, without the intervention, {improved} of {n} ({share}%) improved; the difference has exact {p}"
            " (source: {source})."
        ),
        improved=Count(found.comparator_improved),
        n=Count(found.comparator_n),
        share=Percent(found.comparator_improved, found.comparator_n),
        p=draft.p(found.p_exact),
        source=asked.source.in_language(draft.t.language).rstrip(". "),
    )


def _regression(draft: Draft) -> Words:
    found = draft.ctx.results.sensitivity.regression_to_the_mean
    if found is None or found.expected_net is None or found.p is None:
        return ()
    return draft.say(
        N_(
            "With a reliability of {reliability} and no effect, regression to the mean gives a net improvement of "
            "{expected}% in {draws} simulated studies; one as large as observed comes up with {p} (simulation)."
        ),
        reliability=Real(found.reliability, 2, bounded=True),
        expected=Real(100 * found.expected_net, 1),
        draws=Count(found.n_draws),
        p=draft.p(found.p),
    )


def _strata(draft: Draft) -> Iterator[Words]:
    groups = draft.ctx.results.sensitivity.strata
    steady = [(draft.within(group.name),) for group in groups if group.result.verdict == "holds"]
    if steady:
        template = N_("The result stays the same whichever single group is left out, by {names}.")
        yield draft.say(template, names=draft.listed(steady))
    for group in groups:
        decisive = [stratum for stratum in group.result.strata if not stratum.holds_without and stratum.within.n]
        if decisive and group.result.verdict != "holds":
            labels = draft.listed([(f"“{label_of(draft, stratum.label)}”",) for stratum in decisive])
            name = draft.within(group.name)
            yield draft.say(N_("By {name}, the result changes without the group {labels}."), name=name, labels=labels)


def label_of(draft: Draft, label: object) -> str:
    """Return a stratum's label in the reader's language."""
    render = getattr(label, "in_language", None)
    return str(render(draft.t.language) if render else label)
