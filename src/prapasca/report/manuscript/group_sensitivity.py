"""What would overturn a comparison of two groups: other methods, the lost, groups that began unlike."""

from __future__ import annotations

from collections.abc import Iterator

from prapasca.errors import N_
from prapasca.report.designs.two_groups.arms import compared
from prapasca.report.designs.two_groups.sentences import nobody_in_a_group, verdict
from prapasca.report.manuscript.draft import Draft, Words
from prapasca.report.manuscript.group_results import baseline_sentence
from prapasca.report.manuscript.sensitivity import NOTHING_TO_OVERTURN, methods_sentence
from prapasca.report.model import Count, Percent, Range, Real, Section
from prapasca.report.sentences import paragraph


def group_sensitivity_section(draft: Draft) -> Section:
    """Return the sensitivity of the comparison in words."""
    found = verdict(draft.ctx.results)
    title = draft.t(N_("What would overturn the result"))
    if found is None:
        return Section("sensitivity", title, (paragraph(nobody_in_a_group(draft.ctx)),))
    lead = () if found.rejects else draft.say(NOTHING_TO_OVERTURN)
    return Section("sensitivity", title, (paragraph(lead, _methods(draft)), paragraph(_lost(draft), _unlike(draft))))


def _methods(draft: Draft) -> Words:
    ps = list(_p_values(draft))
    alpha = 1 - draft.ctx.results.study.analysis.confidence_level
    return methods_sentence(draft, sum(p <= alpha for p in ps), len(ps), min(ps), max(ps))


def _p_values(draft: Draft) -> Iterator[float]:
    """Yield the p of every comparison of the groups."""
    found = compared(draft.ctx)
    if found.mann_whitney and found.effects:
        test = found.mann_whitney
        shares = found.effects.improved_test
        candidates = (test.p_exact, test.p_mid, test.p_asymptotic, test.p_asymptotic_corrected, shares.p_exact)
        yield from (p for p in candidates if p is not None)
    for model in (found.proportional_odds, found.ancova):
        if model is not None and model.p is not None:
            yield model.p


def _lost(draft: Draft) -> Words:
    worst = compared(draft.ctx).worst_case
    if worst is None:
        return draft.say(N_("Nobody who was observed before was lost."))
    one, other = draft.ctx.results.change, compared(draft.ctx).control.change
    n, m = one.n + worst.lost_intervention, other.n + worst.lost_control
    return draft.say(
        N_(
            "Lost after the first observation: intervention group {lost}, control group {also}. Had the former not "
            "improved and the latter improved, {share}% and {opposite}% would have improved, a difference "
            "of {difference} percentage points ({level}% CI {range}; Fisher's exact {p})."
        ),
        lost=Count(worst.lost_intervention),
        also=Count(worst.lost_control),
        share=Percent(one.improved, n),
        opposite=Percent(other.improved + worst.lost_control, m),
        difference=Real(100 * worst.difference_improved, 1),
        level=draft.ctx.percent(worst.interval.confidence_level),
        range=Range(worst.interval.low, worst.interval.high, 1, percent=True, separator=draft.t(N_(" to "))),
        p=draft.p(worst.test.p_exact if worst.test.p_exact is not None else worst.test.p_asymptotic),
    )


def _unlike(draft: Draft) -> Words:
    if not compared(draft.ctx).unlike:
        return baseline_sentence(draft)
    more = draft.say(
        N_(
            "Such a difference, not the intervention, may explain the result; the comparison adjusted for before helps "
            "with the outcome before alone."
        )
    )
    return (*baseline_sentence(draft), " ", *more)
