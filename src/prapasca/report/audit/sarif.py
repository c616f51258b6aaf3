"""An audit as SARIF 2.1.0, which editors and code review tools read (OASIS standard, 2020)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from prapasca.audit.facts import Fact
from prapasca.audit.findings import Finding, code_order
from prapasca.audit.manuscript import Manuscript
from prapasca.audit.rules import Rule, all_rules
from prapasca.audit.study_rules import STUDY_RULES, StudyRule
from prapasca.language import Translator, translator
from prapasca.report.audit.audited import Audited

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"E": "error", "W": "warning", "R": "note", "I": "note"}


@dataclass
class _Codes:
    """The codes that occur, each with its place in the list of rules."""

    t: Translator
    places: dict[str, int] = field(default_factory=dict)

    def rules(self) -> list[dict[str, Any]]:
        known: dict[str, Rule | StudyRule] = {**all_rules(), **STUDY_RULES}
        return [
            {
                "id": code,
                "shortDescription": {"text": self.t(known[code].title)},
                "fullDescription": {"text": self.t(known[code].why)},
                "defaultConfiguration": {"level": LEVELS[known[code].severity]},
            }
            for code in self.places
        ]


def write_sarif(audited: Sequence[Audited], language: str, notices: Iterable[str] = ()) -> str:
    """Return one log with one run that holds the findings of every manuscript.

    Parameters
    ----------
    audited
        Reports with their paths.
    language
        ``"id"`` or ``"en"``.
    notices
        Why other files could not be audited.
    """
    t = translator(language)
    found = {finding.code for one in audited for finding in one.report.findings}
    codes = _Codes(t, {code: place for place, code in enumerate(sorted(found, key=code_order))})
    failures = [{"level": "error", "message": {"text": notice}} for notice in notices]
    run = {
        "tool": {
            "driver": {
                "name": "prapasca",
                "version": version("prapasca"),
                "language": language,
                "rules": codes.rules(),
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not failures, "toolExecutionNotifications": failures}],
        "artifacts": [{"location": {"uri": _uri(one.path)}} for one in audited],
        "results": [
            _result(finding, one, place, codes) for place, one in enumerate(audited) for finding in one.report.findings
        ],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _result(finding: Finding, audited: Audited, artifact: int, codes: _Codes) -> dict[str, Any]:
    report = audited.report
    known = {fact.id: fact for fact in report.facts}
    facts = [known[one] for one in finding.facts if one in known]
    culprit = next((fact for fact in facts if (fact.line, fact.quote) == (finding.line, finding.quote)), None)
    at = {"uri": _uri(audited.path), "index": artifact}
    related = [
        {"id": number, "physicalLocation": {"artifactLocation": at, "region": region}}
        for number, fact in enumerate((fact for fact in facts if fact is not culprit), 1)
        if (region := _region(fact, report.manuscript))
    ]
    region = _region(culprit, report.manuscript) if culprit else _line_region(finding)
    location: dict[str, Any] = {"artifactLocation": at, **({"region": region} if region else {})}
    say = codes.t.message
    return {
        "ruleId": finding.code,
        "ruleIndex": codes.places[finding.code],
        "level": LEVELS[finding.severity],
        "message": {"text": say(finding.message)},
        "locations": [{"physicalLocation": location}],
        **({"relatedLocations": related} if related else {}),
        "properties": {
            "severity": finding.severity,
            "decision": finding.decision,
            "assumptions": [say(one) for one in finding.assumptions],
            "repairs": [say(one) for one in finding.repairs],
        },
    }


def _region(fact: Fact, manuscript: Manuscript | None) -> dict[str, Any]:
    """Return where a fact stands in the text; lines and columns count from 1."""
    if manuscript is None or fact.start is None or fact.end is None:
        return {} if fact.line is None else {"startLine": fact.line, "snippet": {"text": fact.quote}}
    line, last = manuscript.line_at(fact.start), manuscript.line_at(max(fact.start, fact.end - 1))
    return {
        "startLine": line.number,
        "startColumn": fact.start - line.start + 1,
        "endLine": last.number,
        "endColumn": fact.end - last.start + 1,
        "charOffset": fact.start,
        "charLength": fact.end - fact.start,
        "snippet": {"text": manuscript.text[fact.start : fact.end]},
    }


def _line_region(finding: Finding) -> dict[str, Any]:
    if finding.line is None:
        return {}
    return {"startLine": finding.line, **({"snippet": {"text": finding.quote}} if finding.quote else {})}


def _uri(path: str) -> str:
    return quote(PurePath(path).as_posix())
