"""How a manuscript compares with its study, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prapasca.audit.manuscript import Manuscript
from prapasca.errors import N_
from prapasca.language import Translator
from prapasca.report.audit.excerpt import plain
from prapasca.report.audit.remarks import passage_of
from prapasca.report.model import Column, Paragraph, Row, Table

if TYPE_CHECKING:
    from prapasca.audit.study_comparison import StudyComparison

SHOWN = 30
"""Numbers without a counterpart that are listed; the rest is counted."""


def study_section(
    comparison: StudyComparison | None, manuscript: Manuscript | None, t: Translator
) -> tuple[Paragraph | Table, ...]:
    """Return how many numbers agree, differ and have no counterpart, and a table of the last two."""
    if comparison is None:
        return ()
    template = N_(
        "Numbers that agree with the study's own results: {agreeing}; that differ: {differing}; that the study's "
        "results do not hold: {missing}."
    )
    counts = t(template).format(
        agreeing=len(comparison.agreeing),
        differing=len(comparison.differing),
        missing=len(comparison.not_in_study),
    )
    blocks: list[Paragraph | Table] = [Paragraph((counts,))]
    if comparison.differing:
        blocks.append(_differing(comparison, manuscript, t))
    if comparison.not_in_study:
        blocks.append(_missing(comparison, manuscript, t))
    return tuple(blocks)


def _differing(comparison: StudyComparison, manuscript: Manuscript | None, t: Translator) -> Table:
    rows = []
    for one in comparison.differing:
        passage = passage_of(one.fact, manuscript, t)
        rows.append(Row((passage.place or one.fact.id, plain(one.fact.printed), one.in_words(t))))
    heads = (Column(t(N_("Where")), "left"), Column(t(N_("Manuscript"))), Column(t(N_("Study")), "left"))
    return Table("differing", t(N_("Numbers that differ from the study's own results")), heads, tuple(rows))


def _missing(comparison: StudyComparison, manuscript: Manuscript | None, t: Translator) -> Table:
    rows = []
    for fact in comparison.not_in_study[:SHOWN]:
        passage = passage_of(fact, manuscript, t)
        rows.append(Row((passage.place or fact.id, plain(fact.printed), passage.excerpt.text)))
    heads = (Column(t(N_("Where")), "left"), Column(t(N_("Manuscript"))), Column(t(N_("Words around it")), "left"))
    hidden = len(comparison.not_in_study) - SHOWN
    notes = (Paragraph((t(N_("and {count} more places")).format(count=hidden),), "note"),) if hidden > 0 else ()
    caption = t(N_("Numbers that the study's results do not hold"))
    return Table("not-in-study", caption, heads, tuple(rows), notes)
