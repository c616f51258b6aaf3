"""Limits: the threats to a one-group design, as far as this study's file and counts make them specific."""

from __future__ import annotations

import re

from prapasca.analysis import OrdinalDistribution
from prapasca.errors import N_
from prapasca.report.manuscript.draft import Draft, Words, joined
from prapasca.report.manuscript.observer import blinded_next_time, threat
from prapasca.report.manuscript.references import cite
from prapasca.report.model import Bullets, Count, Emphasis, Paragraph, Section
from prapasca.report.sentences import paragraph

FEW = 30
RANDOM = ("simple_random", "systematic", "stratified", "cluster", "total")

NATURAL_COURSE = (
    (
        r"\basi\b|milk|lakta|laktogen|breast|menyusu|oksitosin|oxytocin",
        N_(
            "milk comes in by itself at about 48 to 72 hours after birth, in 12 to 55% of mothers only later, so that"
            " milk flow rises between two observations in those days without any intervention."
        ),
    ),
    (
        r"nyeri|pain|dismenor|dysmenor",
        N_("pain eases with time, and people are often included when it is at its worst."),
    ),
    (
        r"tekanan darah|hiperten|blood pressure|hyperten",
        N_("blood pressure falls from a first to a later measurement in many people, without any treatment."),
    ),
    (
        r"pengetahuan|sikap|knowledge|attitude|perilaku|behavio",
        N_("people learn from answering the same questions twice and from other sources between the two times."),
    ),
    (
        r"cemas|anxi|stres|stress|depres",
        N_("anxiety and low mood settle with time and with having been asked about."),
    ),
    (
        r"hemoglobin|\bhb\b|anemi|anaemi|berat badan|weight",
        N_("the body changes by itself over weeks, in pregnancy and after birth above all."),
    ),
)
ANY_COURSE = N_("people change with time, whatever is done.")


def limits_section(draft: Draft) -> Section:
    """Return the limits as a list, and what the next study can do about them."""
    threats = (
        *(_threat(draft, heading, said) for heading, said in draft.design.threats(draft.ctx)),
        _history(draft),
        _maturation(draft),
        _testing(draft),
        _instrumentation(draft),
        _regression(draft),
        _selection(draft),
        _attrition(draft),
        _ceiling(draft),
        _precision(draft),
        _groups(draft),
        _dose(draft),
        _generality(draft),
    )
    items = tuple(item for item in threats if item is not None)
    return Section("limits", draft.t(N_("Limits")), (Bullets(items), _advice(draft)))


def _threat(draft: Draft, heading: str, said: Words) -> Paragraph:
    return Paragraph((Emphasis((f"{draft.t(heading)}:",), "bold"), " ", *said))


def _history(draft: Draft) -> Paragraph:
    return _threat(draft, N_("History"), draft.say(draft.design.history))


def _maturation(draft: Draft) -> Paragraph:
    study = draft.ctx.results.study
    named = " ".join(f"{text.id} {text.en}" for text in (study.outcome.name, study.title)).casefold()
    template = next((said for pattern, said in NATURAL_COURSE if re.search(pattern, named)), ANY_COURSE)
    timing = study.intervention.observation_timing if study.intervention else None
    unknown = () if timing else draft.say(N_("The hours of the two observations are not stated."))
    said = cite(draft.say(template), *(("lactogenesis",) if template == NATURAL_COURSE[0][1] else ()))
    return _threat(draft, N_("Natural course"), joined(said, unknown, _shared(draft)))


def _testing(draft: Draft) -> Paragraph:
    said = draft.say(N_("being observed once may change what is observed the second time."))
    return _threat(draft, N_("Repeated observation"), joined(said, _shared(draft)))


def _shared(draft: Draft) -> Words:
    """Say that a comparison group shares the threat, where there is one."""
    return draft.say(draft.design.shared) if draft.design.shared else ()


def _instrumentation(draft: Draft) -> Paragraph:
    return _threat(draft, N_("Observer"), threat(draft))


def _regression(draft: Draft) -> Paragraph | None:
    distribution, change = draft.ctx.results.distribution, draft.ctx.results.change
    if change.n < 2 or change.improved <= change.worsened or draft.design.in_groups:
        return None
    if not isinstance(distribution, OrdinalDistribution):
        said = draft.say(N_("people chosen for a bad first value tend to have a better second one by chance alone."))
        return _threat(draft, N_("Regression to the mean"), said)
    best, n = distribution.rows[-1], draft.ctx.results.data.paired
    if 4 * best.pre > n:
        return None
    template = (
        N_(
            "before, {count} of {n} were in the best category (“{label}”): where nearly everyone starts low, part of "
            "a rise is to be expected by chance."
        )
        if best.pre
        else N_(
            "before, nobody was in the best category (“{label}”): where everyone starts low, part of a rise is to be "
            "expected by chance."
        )
    )
    said = draft.say(
        template,
        count=Count(best.pre),
        n=Count(n),
        label=best.label.in_language(draft.t.language),
    )
    return _threat(draft, N_("Regression to the mean"), said)


def _selection(draft: Draft) -> Paragraph | None:
    sample = draft.ctx.results.study.sample
    method = sample.method if sample else None
    if method in RANDOM:
        return None
    if method is None:
        said = draft.say(N_("it is not stated how people were chosen, so it is unknown whom they stand for."))
    else:
        said = draft.say(N_("people were not chosen at random, so they need not stand for the population."))
    return _threat(draft, N_("Selection"), said)


def _attrition(draft: Draft) -> Paragraph | None:
    lost, read = draft.ctx.results.n_left_out, draft.ctx.results.n_read
    if not lost:
        return None
    said = draft.say(
        N_("{lost} of {n} people were not observed both times; they may have fared worse than those who were."),
        lost=Count(lost),
        n=Count(read),
    )
    return _threat(draft, N_("Attrition"), said)


def _ceiling(draft: Draft) -> Paragraph | None:
    distribution = draft.ctx.results.distribution
    if not isinstance(distribution, OrdinalDistribution):
        return None
    best, n = distribution.rows[-1], draft.ctx.results.data.paired
    if 2 * best.post < n or draft.design.in_groups:
        return None
    said = draft.say(
        N_("afterwards {count} of {n} were in the best category, above which the scale shows no further improvement."),
        count=Count(best.post),
        n=Count(n),
    )
    return _threat(draft, N_("Ceiling"), said)


def _precision(draft: Draft) -> Paragraph | None:
    n = draft.ctx.results.n_paired
    if n >= FEW:
        return None
    if n == 1:
        template = N_("one person cannot show what happens to others.")
    elif draft.ctx.results.subgroups:
        template = N_("with {n} people the intervals are wide.")
    else:
        template = N_("with {n} people the intervals are wide, and comparisons of groups among them can only describe.")
    return _threat(draft, N_("Few participants"), draft.say(template, n=Count(n)))


def _groups(draft: Draft) -> Paragraph | None:
    if not any(group.describes_only and group.comparable for group in draft.ctx.results.subgroups):
        return None
    said = draft.say(
        N_(
            "some of the groups compared are small: a difference between them may go unseen, and one that is seen is "
            "uncertain in its size."
        )
    )
    return _threat(draft, N_("Groups"), said)


def _dose(draft: Draft) -> Paragraph | None:
    intervention = draft.ctx.results.study.intervention
    if intervention is not None and intervention.dose and intervention.timing:
        return None
    said = draft.say(N_("its dose or its timing is not stated, so that it cannot be repeated as it was given."))
    return _threat(draft, N_("Intervention"), said)


def _generality(draft: Draft) -> Paragraph:
    said = draft.say(
        N_(
            "the results apply to people like those described here, at one place and time; elsewhere they have to be "
            "seen again."
        )
    )
    return _threat(draft, N_("Generalisability"), said)


def _advice(draft: Draft) -> Paragraph:
    return paragraph(draft.say(draft.design.advice, observer=blinded_next_time(draft)))
