"""A whole audit in the words of one language, for every writer to lay out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from prapasca.audit.facts import Fact
from prapasca.audit.manuscript import Manuscript
from prapasca.audit.report import AuditReport
from prapasca.errors import N_
from prapasca.language import STYLES, NumberStyle, Translator, translator
from prapasca.report.audit.excerpt import plain
from prapasca.report.audit.letter import review_letter
from prapasca.report.audit.recovered import (
    conventions_sentence,
    recalculated_sentence,
    recovered_sentence,
    recovered_table,
)
from prapasca.report.audit.remarks import SEVERITY_NAMES, Remark, passage_of, remarks
from prapasca.report.audit.study_section import study_section
from prapasca.report.model import Paragraph, Section, Table

if TYPE_CHECKING:
    from prapasca.audit.study_comparison import StudyComparison

COUNT_OF_FACTS = "facts-found"
"""Code of a message that stands in the summary."""


@dataclass(frozen=True)
class Review:
    """An audit in words.

    Parameters
    ----------
    title
        With the name of the manuscript.
    language
        ``"id"`` or ``"en"``.
    style
        How numbers are printed.
    remarks
        The findings.
    sections
        What follows from all of them: summary, recovered data, comparison with the study, what could
        not be checked, the paragraph for a letter. Ids: ``summary``, ``recovered``, ``study``,
        ``unchecked``, ``letter``.
    facts
        The facts of the manuscript.
    manuscript
        Its text; None where facts were entered by hand.
    """

    title: str
    language: str
    style: NumberStyle
    remarks: tuple[Remark, ...]
    sections: tuple[Section, ...]
    facts: tuple[Fact, ...]
    manuscript: Manuscript | None = None


def build_review(
    report: AuditReport,
    language: str,
    comparison: StudyComparison | None = None,
) -> Review:
    """Put an audit in words.

    Parameters
    ----------
    report
        The audit.
    language
        ``"id"`` or ``"en"``.
    comparison
        The manuscript compared with its study.

    Raises
    ------
    InputError
        A language without a catalogue.
    """
    t = translator(language)
    facts, manuscript = report.facts, report.manuscript
    found = remarks(report.findings, facts, manuscript, t)
    recovered = tuple(_recovered(report, t))
    sentences = [block.parts[0] for block in recovered if isinstance(block, Paragraph) and block.kind == "plain"]
    sections = (
        Section("summary", t(N_("Summary")), tuple(_summary(found, facts, t))),
        Section("recovered", t(N_("Data behind the numbers")), recovered),
        Section("study", t(N_("Compared with the study")), study_section(comparison, manuscript, t)),
        Section("unchecked", t(N_("Could not be checked")), tuple(_unchecked(report, t))),
        Section("letter", t(N_("For the letter of a reviewer")), _letter(found, facts, map(str, sentences), t)),
    )
    return Review(
        t(N_("Audit of {name}")).format(name=report.name),
        language,
        STYLES["id" if language == "id" else "sampl"],
        found,
        tuple(section for section in sections if section.blocks),
        facts,
        manuscript,
    )


def _summary(found: Iterable[Remark], facts: tuple[Fact, ...], t: Translator) -> Iterator[Paragraph]:
    counts = Counter(remark.severity for remark in found)
    shown = [f"{counts[one]} × {one} ({t(name)})" for one, name in SEVERITY_NAMES.items() if counts[one]]
    none = t(N_("none"))
    yield Paragraph((t(N_("Findings: {counts}.")).format(counts=", ".join(shown) or none),))
    own = sum(fact.source == "own" for fact in facts)
    yield Paragraph((t(N_("Facts read: {facts}, of this study itself: {own}.")).format(facts=len(facts), own=own),))
    if not own:
        template = N_("No result of this study was found in the text, so that hardly anything could be checked.")
        yield Paragraph((t(template),), "warning")


def _recovered(report: AuditReport, t: Translator) -> Iterator[Paragraph | Table]:
    for position, tables in enumerate(report.table_sets, start=1):
        name = ", ".join(part for part in (tables.group, tables.outcome) if part) if len(report.table_sets) > 1 else ""
        yield Paragraph((recovered_sentence(name, tables, t),))
        table = recovered_table(name, tables, t)
        if table is not None:
            yield replace(table, id=f"recovered-{position}")
        for sentence in (conventions_sentence(tables, t), recalculated_sentence(tables, t)):
            if sentence:
                yield Paragraph((sentence,), "note")


def _unchecked(report: AuditReport, t: Translator) -> Iterator[Paragraph]:
    known = {fact.id: fact for fact in report.facts}
    for message in report.unchecked:
        if message.code == COUNT_OF_FACTS:
            continue
        named, fields = message.fields.get("facts"), dict(message.fields)
        if isinstance(named, Iterable) and not isinstance(named, str):
            fields["facts"] = [_named(known[one], report.manuscript, t) if one in known else one for one in named]
        yield Paragraph((t.message(replace(message, fields=fields)),), "remark")


def _named(fact: Fact, manuscript: Manuscript | None, t: Translator) -> str:
    """Return a fact by what is printed and where."""
    place = passage_of(fact, manuscript, t).place
    return f"“{plain(fact.printed)}” ({place})" if place else f"“{plain(fact.printed)}”"


def _letter(
    found: tuple[Remark, ...], facts: tuple[Fact, ...], recovered: Iterable[str], t: Translator
) -> tuple[Paragraph, ...]:
    if not found and not any(fact.source == "own" for fact in facts):
        return ()
    return (Paragraph((review_letter(found, recovered, t),)),)
