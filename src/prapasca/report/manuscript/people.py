"""Who was analysed, in words: what became of everybody, and the largest groups."""

from __future__ import annotations

from prapasca.analysis import CharacteristicResult
from prapasca.errors import N_
from prapasca.report.manuscript.draft import Draft, Words
from prapasca.report.manuscript.quantities import ALL, FEWER, HALF, MOST, NEARLY, SMALL, quantity
from prapasca.report.model import Count, Paragraph, Percent, Range, Real
from prapasca.report.sentences import paragraph
from prapasca.study import Text

REASONS = {
    "missing_pre": N_("{n} not observed before"),
    "missing_post": N_("{n} not observed after"),
    "missing_both": N_("{n} observed at neither time"),
}

LARGEST = {
    SMALL: N_(
        "By {name}, the largest group was “{label}”, a small part of the participants ({count} of {n}; {share}%)."
    ),
    FEWER: N_(
        "By {name}, the largest group was “{label}”, fewer than half of the participants ({count} of {n}; {share}%)."
    ),
    HALF: N_("By {name}, half of the participants ({count} of {n}; {share}%) were in the group “{label}”."),
    MOST: N_("By {name}, most participants ({count} of {n}; {share}%) were in the group “{label}”."),
    NEARLY: N_("By {name}, nearly all participants ({count} of {n}; {share}%) were in the group “{label}”."),
    ALL: N_("By {name}, all {n} participants were in the group “{label}”."),
}


def account_paragraph(draft: Draft) -> Paragraph:
    """Say how many were in the data, left out and why, and analysed."""
    results = draft.ctx.results
    excluded = {reason: sum(group.data.excluded[reason] for group in results.groups) for reason in REASONS}
    left_out = {reason: n for reason, n in excluded.items() if n}
    if not left_out:
        if results.n_paired == 1:
            return paragraph(draft.say(N_("The data hold one person, observed both before and after.")))
        everybody = N_("All {n} people in the data were observed both before and after.")
        return paragraph(draft.say(everybody, n=Count(results.n_paired)))
    reasons = [draft.say(REASONS[reason], n=Count(n)) for reason, n in left_out.items()]
    said = draft.say(
        N_("Of {read} people in the data, {paired} were observed both before and after; left out were {reasons}."),
        read=Count(results.n_read),
        paired=Count(results.n_paired),
        reasons=draft.listed(reasons),
    )
    return paragraph(said)


def characteristics_paragraph(draft: Draft) -> Paragraph | None:
    """Name the largest group of each characteristic, or its mean; None without characteristics."""
    described = draft.ctx.results.characteristics
    spoken = [_characteristic(draft, characteristic) for characteristic in described]
    said = [words for words in spoken if words]
    return paragraph(*said) if said else None


def _characteristic(draft: Draft, characteristic: CharacteristicResult) -> Words:
    summary = _summary(draft, characteristic)
    return summary or _largest(draft, characteristic)


def _summary(draft: Draft, characteristic: CharacteristicResult) -> Words:
    summary = characteristic.summary
    if summary is None or summary.sd is None:
        return ()
    unit = f" {characteristic.unit.in_language(draft.t.language)}" if characteristic.unit else ""
    return draft.say(
        N_("Mean {name} was {mean}{unit} (SD {sd}; range {range})."),
        name=draft.within(characteristic.name),
        mean=Real(summary.mean, 1),
        unit=unit,
        sd=Real(summary.sd, 1),
        range=Range(summary.minimum, summary.maximum, 1, separator=draft.t(N_(" to "))),
    )


def _largest(draft: Draft, characteristic: CharacteristicResult) -> Words:
    known = characteristic.n - characteristic.n_missing
    counted = [(cell.label, cell.n) for cell in characteristic.cells if cell.n is not None]
    most = max((n for _, n in counted), default=0)
    unknown = len(counted) < len(characteristic.cells)
    if not most or known < 2 or (unknown and 2 * most <= known):
        return ()
    labels = [label for label, n in counted if n == most]
    return largest_group(draft, characteristic.name, labels, most, known)


def largest_group(draft: Draft, name: Text, labels: list[Text], most: int, n: int) -> Words:
    """Name the group with most people, or the groups that share that place."""
    fields = {
        "name": draft.within(name),
        "count": Count(most),
        "n": Count(n),
        "share": Percent(most, n),
    }
    language = draft.t.language
    if len(labels) > 1:
        named = draft.listed([(f"“{label.in_language(language)}”",) for label in labels])
        template = N_("By {name}, the largest groups were {labels}, each with {count} of {n} participants ({share}%).")
        return draft.say(template, labels=named, **fields)
    return draft.say(LARGEST[quantity(most, n)], label=labels[0].in_language(language), **fields)
