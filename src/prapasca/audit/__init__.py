"""The audit of before-after manuscripts: what cannot all be true, and the paired data behind a paper."""

from prapasca.audit.entry import audit_facts, audit_file, audit_manuscript, audit_text
from prapasca.audit.facts import Fact, FactSet, facts_from_toml, facts_to_toml
from prapasca.audit.findings import Finding
from prapasca.audit.report import AuditReport, TableSet

__all__ = [
    "AuditReport",
    "Fact",
    "FactSet",
    "Finding",
    "TableSet",
    "audit_facts",
    "audit_file",
    "audit_manuscript",
    "audit_text",
    "facts_from_toml",
    "facts_to_toml",
]
