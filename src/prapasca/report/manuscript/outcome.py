"""The outcome in words: before, after, and who moved where."""

from __future__ import annotations

from collections.abc import Sequence

from prapasca.analysis import DistributionRow, NumericDistribution, OrdinalDistribution, Summary
from prapasca.errors import N_
from prapasca.report.manuscript.draft import Draft, Words
from prapasca.report.manuscript.quantities import ALL, FEWER, HALF, MOST, NEARLY, SMALL, quantity
from prapasca.report.model import Count, Paragraph, Percent, Range, Real, Reference
from prapasca.report.sentences import paragraph
from prapasca.study import NumericOutcome

BEFORE = {
    SMALL: N_(
        "Before {intervention}, the most frequent rating was “{label}”, a small part of the participants ({count} of "
        "{n}; {share}%)."
    ),
    FEWER: N_(
        "Before {intervention}, the most frequent rating was “{label}”, fewer than half of the participants ({count} "
        "of {n}; {share}%)."
    ),
    HALF: N_("Before {intervention}, half of the participants ({count} of {n}; {share}%) were rated “{label}”."),
    MOST: N_("Before {intervention}, most participants ({count} of {n}; {share}%) were rated “{label}”."),
    NEARLY: N_("Before {intervention}, nearly all participants ({count} of {n}; {share}%) were rated “{label}”."),
    ALL: N_("Before {intervention}, all {n} participants were rated “{label}”."),
}
AFTER = {
    SMALL: N_(
        "Afterwards, the most frequent rating was “{label}”, a small part of the participants ({count} of {n}; "
        "{share}%)."
    ),
    FEWER: N_(
        "Afterwards, the most frequent rating was “{label}”, fewer than half of the participants ({count} of {n}; "
        "{share}%)."
    ),
    HALF: N_("Afterwards, half of the participants ({count} of {n}; {share}%) were rated “{label}”."),
    MOST: N_("Afterwards, most participants ({count} of {n}; {share}%) were rated “{label}”."),
    NEARLY: N_("Afterwards, nearly all participants ({count} of {n}; {share}%) were rated “{label}”."),
    ALL: N_("Afterwards, all {n} participants were rated “{label}”."),
}
MOVES_NAMED = 6


def outcome_paragraph(draft: Draft) -> Paragraph:
    """Say how the outcome stood before and after."""
    distribution = draft.ctx.results.distribution
    see = draft.say(N_("See {table}."), table=Reference("distribution"))
    if isinstance(distribution, OrdinalDistribution):
        return paragraph(*_ratings(draft, distribution), see)
    return paragraph(*_numbers(draft, distribution), see)


def _ratings(draft: Draft, distribution: OrdinalDistribution) -> tuple[Words, ...]:
    rows, language = distribution.rows, draft.t.language
    if draft.ctx.results.data.paired == 1:
        before, after = (next(row.label for row in rows if getattr(row, time)) for time in ("pre", "post"))
        template = N_("The one participant was rated “{before}” before and “{after}” after.")
        return (draft.say(template, before=before.in_language(language), after=after.in_language(language)),)
    return (
        _time(draft, BEFORE, rows, [row.pre for row in rows]),
        _time(draft, AFTER, rows, [row.post for row in rows]),
    )


def _time(draft: Draft, templates: dict[int, str], rows: Sequence[DistributionRow], counts: list[int]) -> Words:
    n, most = sum(counts), max(counts)
    language = draft.t.language
    top = [row.label.in_language(language) for row, count in zip(rows, counts, strict=True) if count == most]
    if len(top) > 1:
        return _tied(draft, templates, top, most, n)
    return draft.say(
        templates[quantity(most, n)],
        intervention=draft.intervention,
        label=top[0],
        count=Count(most),
        n=Count(n),
        share=Percent(most, n),
    )


def _tied(draft: Draft, templates: dict[int, str], labels: list[str], most: int, n: int) -> Words:
    template = (
        N_(
            "Before {intervention}, the most frequent ratings were {labels}, each of {count} of {n} participants "
            "({share}%)."
        )
        if templates is BEFORE
        else N_("Afterwards, the most frequent ratings were {labels}, each of {count} of {n} participants ({share}%).")
    )
    return draft.say(
        template,
        intervention=draft.intervention,
        labels=draft.listed([(f"“{label}”",) for label in labels]),
        count=Count(most),
        n=Count(n),
        share=Percent(most, n),
    )


def _numbers(draft: Draft, distribution: NumericDistribution) -> tuple[Words, ...]:
    outcome = draft.ctx.results.study.outcome
    unit = outcome.unit if isinstance(outcome, NumericOutcome) else None
    named = f"{draft.ctx.outcome} ({unit.in_language(draft.t.language)})" if unit else draft.ctx.outcome
    times = (
        (N_("{outcome} before: {summary}."), distribution.pre),
        (N_("Afterwards: {summary}."), distribution.post),
        (N_("Change, after − before: {summary}."), distribution.difference),
    )
    return tuple(
        draft.say(template, outcome=named, summary=_summary(draft, summary))
        for template, summary in times
        if summary is not None
    )


def _summary(draft: Draft, summary: Summary) -> Words:
    if summary.sd is None:
        return draft.say(N_("{value} (one person)"), value=Real(summary.mean, 2))
    return draft.say(
        N_("mean {mean} (SD {sd}), median {median} (range {range})"),
        mean=Real(summary.mean, 2),
        sd=Real(summary.sd, 2),
        median=Real(summary.median, 2),
        range=Range(summary.minimum, summary.maximum, 2, separator=draft.t(N_(" to "))),
    )


def moves_paragraph(draft: Draft) -> Paragraph | None:
    """Name who moved from which category to which; None for a numeric outcome, or where nobody moved."""
    transition = draft.ctx.results.transition
    if transition is None or draft.ctx.results.data.paired < 2:
        return None
    labels = [label.in_language(draft.t.language) for label in transition.labels]
    moves = [
        (count, labels[before], labels[after])
        for before, row in enumerate(transition.counts)
        for after, count in enumerate(row)
        if count and before != after
    ]
    if not moves:
        return None
    moves.sort(key=lambda move: -move[0])
    named = [
        draft.say(N_("{count} from “{before}” to “{after}”"), count=Count(count), before=before, after=after)
        for count, before, after in moves[:MOVES_NAMED]
    ]
    return paragraph(_moves(draft, named, more=len(moves) > MOVES_NAMED))


def _moves(draft: Draft, named: list[Words], *, more: bool) -> Words:
    listed = draft.listed(named)
    if "transition" not in draft.profile.tables:
        return draft.say(N_("The most frequent moves: {moves}.") if more else N_("The moves: {moves}."), moves=listed)
    template = N_("The most frequent moves: {moves} (all in {table}).") if more else N_("The moves: {moves} ({table}).")
    return draft.say(template, moves=listed, table=Reference("transition"))
