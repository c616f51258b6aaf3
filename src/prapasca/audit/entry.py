"""The audit of a text, a file or a set of facts."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from prapasca.audit.evidence import Evidence
from prapasca.audit.extract import extract_facts
from prapasca.audit.facts import Fact, FactSet
from prapasca.audit.findings import Finding, in_order
from prapasca.audit.manuscript import Manuscript
from prapasca.audit.outcome_tables import recalculated, table_sets, unchecked
from prapasca.audit.reading import manuscript_from_text, read_manuscript
from prapasca.audit.report import AuditReport
from prapasca.audit.rules import all_rules
from prapasca.audit.series import SECONDS
from prapasca.checks import check_choice
from prapasca.language import LANGUAGES

Language = Literal["id", "en"]


def audit_text(text: str, language: str | None = None) -> AuditReport:
    """Audit a manuscript given as text.

    Parameters
    ----------
    text
        The manuscript, in Indonesian, English or both.
    language
        ``"id"`` or ``"en"``: language of the findings; that of the text if None.

    Returns
    -------
    AuditReport

    Raises
    ------
    InputError
        A text without words, or another language.

    Examples
    --------
    >>> report = audit_text("Abstract. One group pretest-posttest, 20 respondents. Wilcoxon test: Z = -4.9, p = 0.001.")
    >>> [finding.code for finding in report.findings if finding.severity == "E"]
    ['D4']
    """
    return audit_manuscript(manuscript_from_text(text), language=language)


def audit_file(path: str | Path, *, language: str | None = None) -> AuditReport:
    """Audit a manuscript in a file: Word, PDF, HTML, Markdown or text.

    Parameters
    ----------
    path
        The file.
    language
        As for :func:`audit_text`.

    Returns
    -------
    AuditReport

    Raises
    ------
    InputError
        A file that cannot be read: one sentence saying why.
    """
    return audit_manuscript(read_manuscript(Path(path)), language=language)


def audit_facts(
    facts: FactSet | Iterable[Fact], *, name: str = "facts", language: str | None = None, seconds: float = SECONDS
) -> AuditReport:
    """Audit facts that were entered or corrected by hand.

    Parameters
    ----------
    facts
        What a paper reports; see :func:`prapasca.audit.facts.facts_from_toml`.
    name
        Name of the paper, for the report.
    language
        ``"id"`` or ``"en"``, English if None.
    seconds
        Time for all searches of the tables behind the numbers together.

    Returns
    -------
    AuditReport

    Examples
    --------
    >>> from decimal import Decimal
    >>> p = Fact("p-1", "p", Decimal("1.3"), "1.3", {"comparator": "=", "test": "wilcoxon_signed_rank"})
    >>> [finding.code for finding in audit_facts([p]).findings]
    ['D3']
    """
    known = facts if isinstance(facts, FactSet) else FactSet(tuple(facts))
    return _report(Evidence(known, None, seconds), name, _language(language, "en"))


def audit_manuscript(
    manuscript: Manuscript,
    *,
    facts: FactSet | None = None,
    language: str | None = None,
    seconds: float = SECONDS,
) -> AuditReport:
    """Audit a manuscript that was read before.

    Parameters
    ----------
    manuscript
        The text with its places.
    facts
        Its facts, corrected by hand; extracted from the text if None.
    language
        As for :func:`audit_text`.
    seconds
        As for :func:`audit_facts`.

    Returns
    -------
    AuditReport
    """
    known = extract_facts(manuscript) if facts is None else facts
    own: Language = "en" if manuscript.language == "en" else "id"
    return _report(Evidence(known, manuscript, seconds), manuscript.name, _language(language, own))


def findings_of(evidence: Evidence) -> tuple[Finding, ...]:
    """Return what every rule finds, in order."""
    return in_order(finding for rule in all_rules().values() for finding in rule.check(evidence))


def _report(evidence: Evidence, name: str, language: Language) -> AuditReport:
    return AuditReport(
        name=name,
        language=language,
        facts=tuple(evidence.facts),
        findings=findings_of(evidence),
        table_sets=table_sets(evidence),
        recalculated=recalculated(evidence.primary),
        unchecked=unchecked(evidence),
        manuscript=evidence.manuscript,
    )


def _language(asked: str | None, own: Language) -> Language:
    if asked is None:
        return own
    check_choice("language", asked, LANGUAGES)
    return "id" if asked == "id" else "en"
