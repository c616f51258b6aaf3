"""An audit in the words of one language, the same for every writer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from prapasca.audit.facts import Fact
from prapasca.audit.findings import Finding
from prapasca.audit.manuscript import Manuscript
from prapasca.errors import N_, Message
from prapasca.language import Translator
from prapasca.report.audit.excerpt import Excerpt, excerpt, excerpt_of_quote, plain

SEVERITY_NAMES = {
    "E": N_("cannot all be true"),
    "W": N_("not under the usual convention"),
    "R": N_("reporting"),
    "I": N_("design or inference"),
}
SHOWN_PASSAGES = 5
"""Other places a finding rests on that are quoted; the rest is counted."""

LONG_LINE = 200
"""A line longer than this is no place: the character in it is told too."""


@dataclass(frozen=True)
class Passage:
    """Words of the manuscript, and where they stand.

    Parameters
    ----------
    place
        Page and line in words, empty where unknown.
    excerpt
        The words.
    page, line
        Page, and number of the line in the manuscript's text; None where unknown.
    fact
        Name of the fact, None for words that are no fact.
    """

    place: str
    excerpt: Excerpt
    page: int | None = None
    line: int | None = None
    fact: str | None = None


@dataclass(frozen=True)
class Remark:
    """One finding in words.

    Parameters
    ----------
    number
        Number in the review, from 1.
    code, severity
        As in the finding.
    decision
        Sentence on the verdict that depends on it, empty where none does.
    message
        What was found.
    passage
        Where; None for what the manuscript lacks.
    against
        The other places it rests on.
    more
        How many further places there are.
    assumptions, repairs
        In words.
    """

    number: int
    code: str
    severity: str
    decision: str
    message: str
    passage: Passage | None
    against: tuple[Passage, ...]
    more: int
    assumptions: tuple[str, ...]
    repairs: tuple[str, ...]


def remarks(
    findings: Iterable[Finding], facts: Iterable[Fact], manuscript: Manuscript | None, t: Translator
) -> tuple[Remark, ...]:
    """Put findings in words.

    Parameters
    ----------
    findings
        In the order to be shown.
    facts
        All facts of the manuscript.
    manuscript
        Its text; None where facts were entered by hand.
    t
        Texts in the reader's language.
    """
    known = {fact.id: fact for fact in facts}
    return tuple(
        _remark(number, finding, [known[one] for one in finding.facts if one in known], manuscript, t)
        for number, finding in enumerate(findings, 1)
    )


def _remark(number: int, finding: Finding, facts: list[Fact], manuscript: Manuscript | None, t: Translator) -> Remark:
    culprit = _culprit(finding, facts)
    others = list(_elsewhere(culprit, [fact for fact in facts if fact is not culprit]))
    verdict = t(N_("the verdict at the level of significance depends on it")) if finding.decision else ""
    return Remark(
        number,
        finding.code,
        finding.severity,
        verdict,
        plain(t.message(finding.message)),
        passage_of(culprit, manuscript, t) if culprit else _quoted(finding, manuscript, t),
        tuple(passage_of(fact, manuscript, t) for fact in others[:SHOWN_PASSAGES]),
        max(0, len(others) - SHOWN_PASSAGES),
        _in_words(finding.assumptions, t),
        _in_words(finding.repairs, t),
    )


def _in_words(messages: Iterable[Message], t: Translator) -> tuple[str, ...]:
    return tuple(dict.fromkeys(plain(t.message(message)) for message in messages))


def _culprit(finding: Finding, facts: list[Fact]) -> Fact | None:
    """Return the fact a finding is placed at."""
    placed = (fact for fact in facts if fact.line == finding.line and fact.quote == finding.quote)
    return next(placed, None)


def _elsewhere(culprit: Fact | None, facts: list[Fact]) -> Iterator[Fact]:
    """Yield one fact for each other place; a fact entered by hand may have none."""
    seen = {_spot(culprit)} if culprit else set()
    for fact in facts:
        if _spot(fact) not in seen and (fact.quote or fact.line is not None):
            seen.add(_spot(fact))
            yield fact


def _spot(fact: Fact) -> tuple[object, ...]:
    return (fact.start, fact.end) if fact.start is not None else (fact.line, fact.quote, fact.printed)


def passage_of(fact: Fact, manuscript: Manuscript | None, t: Translator) -> Passage:
    """Return where a fact stands and the words around it."""
    if manuscript is not None and fact.start is not None and fact.end is not None:
        return _in_text(manuscript, fact.start, fact.end, t, fact.id)
    words = excerpt_of_quote(plain(fact.quote), plain(fact.printed)) if fact.quote else Excerpt("", fact.printed, "")
    return Passage(_place(fact.page, fact.line, t), words, fact.page, None, fact.id)


def _in_text(manuscript: Manuscript, start: int, end: int, t: Translator, fact: str | None = None) -> Passage:
    line = manuscript.line_at(start)
    first = start - line.start
    words = excerpt(line.text, first, min(end - line.start, len(line.text)))
    column = first + 1 if len(line.text) > LONG_LINE else None
    return Passage(_place(line.page, line.number, t, column), words, line.page, line.number, fact)


def _quoted(finding: Finding, manuscript: Manuscript | None, t: Translator) -> Passage | None:
    if not finding.quote and finding.line is None:
        return None
    at = manuscript.text.find(finding.quote) if manuscript is not None and finding.quote else -1
    if manuscript is not None and at >= 0:
        found = _in_text(manuscript, at, at, t)
        return Passage(found.place, excerpt_of_quote(plain(finding.quote), ""), found.page, found.line)
    return Passage(_place(None, finding.line, t), excerpt_of_quote(plain(finding.quote), ""))


def _place(page: int | None, line: int | None, t: Translator, column: int | None = None) -> str:
    parts = []
    if page is not None:
        parts.append(t(N_("page {page}")).format(page=page))
    if line is not None:
        parts.append(t(N_("line {line}")).format(line=line))
    if column is not None:
        parts.append(t(N_("character {column}")).format(column=column))
    return ", ".join(parts)
