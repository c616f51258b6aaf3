"""Facts made by hand, for tests of rules that need no text."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import count

from prapasca.audit.entry import findings_of
from prapasca.audit.evidence import Evidence
from prapasca.audit.facts import Fact, FactSet, Value
from prapasca.audit.findings import Finding
from prapasca.audit.rules import all_rules

SIGNED_RANK = "wilcoxon_signed_rank"
DECIMAL = ("percent", "z", "p", "level", "mean", "sd", "median", "minimum", "maximum", "mean_rank", "rank_sum")
_number = count(1)


def fact(kind: str, value: object = None, /, *, source: str = "own", confidence: float = 1.0, **of: str) -> Fact:
    """Return a fact; a decimal value is given as printed."""
    printed = str(value)
    known: Value = Decimal(printed) if kind in (*DECIMAL, "statistic") else value  # type: ignore[assignment]  # as given
    return Fact(f"{kind}-{next(_number)}", kind, known, printed, of, source, confidence, line=1)  # type: ignore[arg-type]  # as given


def sample(n: int, **of: str) -> list[Fact]:
    """Return the size of a sample tested by the signed-rank test before and after in one group."""
    return [fact("n", n, role="sample", **of), fact("test", SIGNED_RANK), fact("design", "one_group")]


def scale(*labels: str, order: str = "worst_to_best", **of: str) -> Fact:
    """Return a scale, worst to best."""
    return fact("scale", labels, order=order, **of)


def margin(time: str, counts: dict[str, int], **of: str) -> list[Fact]:
    """Return the counts at one time."""
    return [fact("count", number, time=time, label=label, **of) for label, number in counts.items()]


def cell(number: int, percent: str, name: str = "a", *, end: bool = False, **of: str) -> list[Fact]:
    """Return a count with the percentage beside it."""
    kind = "percent_end" if end else "percent"
    return [fact("count", number, cell=name, **of), fact(kind, percent, cell=name, **of)]


def z(value: str, **of: str) -> Fact:
    """Return a Z of the signed-rank test."""
    return fact("z", value, test=of.pop("test", "wilcoxon"), **of)


def p(value: str, comparator: str = "=", **of: str) -> Fact:
    """Return a p of the signed-rank test."""
    return fact("p", value, comparator=comparator, test=of.pop("test", "wilcoxon"), **of)


def ranks(negative: int, positive: int, ties: int, total: int | None = None, **sums: str) -> list[Fact]:
    """Return a table of ranks; `sums` as ``negative_sum`` and the like."""
    found = [
        fact("rank_n", number, sign=sign)
        for sign, number in (("negative", negative), ("positive", positive), ("ties", ties))
    ]
    found += [] if total is None else [fact("rank_n", total, sign="total")]
    kinds = {"sum": "rank_sum", "mean": "mean_rank"}
    for name, value in sums.items():
        sign, _, what = name.partition("_")
        found.append(fact(kinds[what], value, sign=sign))
    return found


def found(code: str, facts: Iterable[Fact]) -> list[Finding]:
    """Return what one rule finds in facts."""
    return list(all_rules()[code].check(Evidence(FactSet(tuple(facts)))))


def severities(code: str, facts: Iterable[Fact]) -> str:
    """Return the severities of what one rule finds, in order."""
    return "".join(finding.severity for finding in found(code, facts))


def accusations(facts: Iterable[Fact]) -> list[str]:
    """Return the codes of everything of severity E or W that any rule finds."""
    everything = findings_of(Evidence(FactSet(tuple(facts))))
    return [finding.code for finding in everything if finding.severity in ("E", "W")]
