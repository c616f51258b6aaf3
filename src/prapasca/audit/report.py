"""The result of an audit: facts, findings, tables, recalculated numbers, and what could not be checked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from prapasca.audit.facts import Fact
from prapasca.audit.findings import Finding, choose
from prapasca.audit.manuscript import Manuscript
from prapasca.errors import Message
from prapasca.language import translator

SCHEMA_VERSION = 1
Range = tuple[int, int]
Reals = tuple[float, float]
Table = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class TableSet:
    """All paired tables that fit what is printed of one outcome of one group.

    Parameters
    ----------
    group, outcome
        Names; None where the manuscript has but one.
    n
        People.
    categories
        From worst to best.
    pre, post
        Counts by category, None where unknown.
    count
        Exact number of tables; None where only bounds are known, 0 where the numbers contradict
        each other.
    count_without_z
        The same without Z.
    unique
        The only table, rows before, columns after.
    profile_unique
        People by change of category, where all tables agree on it.
    improved, unchanged, worsened
        Least and greatest over all of them.
    p_exact, p_asymptotic, rank_biserial
        Likewise.
    conventions
        Under which Z fits.
    complete
        False where the ends are bounds that need not be attained.
    """

    group: str | None
    outcome: str | None
    n: int
    categories: tuple[str, ...]
    pre: tuple[int | None, ...]
    post: tuple[int | None, ...]
    count: int | None
    count_without_z: int | None = None
    unique: Table | None = None
    profile_unique: Mapping[int, int] | None = None
    improved: Range | None = None
    unchanged: Range | None = None
    worsened: Range | None = None
    p_exact: Reals | None = None
    p_asymptotic: Reals | None = None
    rank_biserial: Reals | None = None
    conventions: tuple[str, ...] = ()
    complete: bool = True


@dataclass(frozen=True)
class AuditReport:
    """What an audit found.

    Parameters
    ----------
    name
        Name of the manuscript.
    language
        Language its findings are to be told in, ``"id"`` or ``"en"``.
    facts
        Everything extracted, the manuscript's own and what it cites.
    findings
        By line, then code.
    table_sets
        For every group and outcome with known categories and n, the primary one first.
    recalculated
        Results under the names this library gives them, for the primary group and outcome; a number
        where the manuscript pins it.
    unchecked
        What could not be checked, and why.
    manuscript
        The text; None where facts were given.

    Examples
    --------
    >>> AuditReport("paper.txt", "en").worst is None
    True
    """

    name: str
    language: Literal["id", "en"]
    facts: tuple[Fact, ...] = ()
    findings: tuple[Finding, ...] = ()
    table_sets: tuple[TableSet, ...] = ()
    recalculated: Mapping[str, float | int] = field(default_factory=dict)
    unchecked: tuple[Message, ...] = ()
    manuscript: Manuscript | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "recalculated", MappingProxyType(dict(self.recalculated)))

    @property
    def tables(self) -> TableSet | None:
        """The tables of the primary group and outcome."""
        return self.table_sets[0] if self.table_sets else None

    @property
    def worst(self) -> str | None:
        """The most severe level found; None where nothing was."""
        return min((finding.severity for finding in self.findings), key="EWRI".index, default=None)

    def chosen(
        self, *, select: Iterable[str] = (), ignore: Iterable[str] = (), severity: Iterable[str] = ()
    ) -> tuple[Finding, ...]:
        """Return the findings asked for; see :func:`prapasca.audit.findings.choose`."""
        return choose(self.findings, select=select, ignore=ignore, severity=severity)

    def to_json(self, *, language: str | None = None) -> str:
        """Return the report as JSON, its sentences in the report's language or another.

        The keys are described in the reference of the audit's JSON; they are never changed, only
        added to.
        """
        return json.dumps(self.to_tree(language=language), ensure_ascii=False, indent=2)

    def to_tree(self, *, language: str | None = None) -> dict[str, object]:
        """Return the report as nested dictionaries and lists, as :meth:`to_json` writes them."""
        say = translator(language or self.language).message
        return {
            "schema_version": SCHEMA_VERSION,
            "name": self.name,
            "language": language or self.language,
            "facts": [_fact(fact) for fact in self.facts],
            "findings": [
                {
                    "code": finding.code,
                    "severity": finding.severity,
                    "decision": finding.decision,
                    "message": say(finding.message),
                    "assumptions": [say(one) for one in finding.assumptions],
                    "facts": list(finding.facts),
                    "line": finding.line,
                    "quote": finding.quote,
                    "repairs": [say(one) for one in finding.repairs],
                }
                for finding in self.findings
            ],
            "tables": None if self.tables is None else _tables(self.tables),
            "table_sets": [_tables(one) for one in self.table_sets],
            "recalculated": dict(self.recalculated),
            "unchecked": [say(one) for one in self.unchecked],
        }


def _fact(fact: Fact) -> dict[str, object]:
    value = float(fact.value) if isinstance(fact.value, Decimal) else fact.value
    return {
        "id": fact.id,
        "kind": fact.kind,
        "value": list(value) if isinstance(value, tuple) else value,
        "printed": fact.printed,
        "attributes": dict(fact.attributes),
        "source": fact.source,
        "confidence": fact.confidence,
        "page": fact.page,
        "line": fact.line,
        "start": fact.start,
        "end": fact.end,
        "quote": fact.quote,
    }


def _tables(found: TableSet) -> dict[str, object]:
    tree: dict[str, object] = {}
    for name, value in vars(found).items():
        if isinstance(value, Mapping):
            tree[name] = {str(key): people for key, people in sorted(value.items())}
        elif name == "unique" and value is not None:
            tree[name] = [list(row) for row in value]
        else:
            tree[name] = list(value) if isinstance(value, tuple) else value
    return tree
