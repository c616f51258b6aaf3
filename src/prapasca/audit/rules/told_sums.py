"""Categories told in one sentence that together hold more people than there are, or more than all of them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from prapasca.audit.evidence import Evidence
from prapasca.audit.facts import Fact
from prapasca.audit.rounding import Rounded
from prapasca.audit.series import TIMES
from prapasca.audit.votes import decimal_of


def too_many(evidence: Evidence) -> Iterator[tuple[tuple[Fact, ...], int, int]]:
    """Yield the counts that a sentence gives categories of one scale at one time, their sum and the smaller n."""
    for facts in _told(evidence, "count"):
        size = evidence.n(evidence.group_of(facts[0]))
        total = sum(int(str(fact.value)) for fact in facts)
        if size.undisputed and size.value is not None and total > size.value:
            yield facts, total, size.value


def above_hundred(evidence: Evidence) -> Iterator[tuple[Fact, ...]]:
    """Yield the percentages that a sentence gives categories of one scale at one time, if they exceed 100."""
    for facts in _told(evidence, "percent"):
        values = [Rounded(decimal_of(fact)) for fact in facts]
        excess = sum((Fraction(one.value) for one in values), Fraction(-100))
        if excess > len(values) * max(one.unit for one in values) / 2:
            yield facts


def _told(evidence: Evidence, kind: str) -> Iterator[tuple[Fact, ...]]:
    """Yield what one sentence tells of different categories of a scale, at one time, in one group, of one outcome."""
    scales = [set(one.value) for one in evidence.own("scale") if isinstance(one.value, tuple) and _is_ordered(one)]
    by_sentence: dict[tuple[str | None, ...], list[Fact]] = {}
    for fact in evidence.own(kind, place="prose"):
        whose = evidence.group_of(fact), evidence.outcome_of(fact)
        sure = whose[0] is not None or len(evidence.groups) < 2
        sure = sure and (whose[1] is not None or len(evidence.outcomes) < 2)
        if sure and fact.quote and fact.get("time") in TIMES and fact.get("label") and _is_cell(fact):
            by_sentence.setdefault((fact.quote, fact.get("time"), *whose), []).append(fact)
    for facts in by_sentence.values():
        labels = {fact.get("label") for fact in facts}
        if len(facts) >= 2 and len(labels) == len(facts) and any(labels <= scale for scale in scales):
            yield tuple(facts)


def _is_ordered(scale: Fact) -> bool:
    return scale.get("order") in ("worst_to_best", "best_to_worst")


def _is_cell(fact: Fact) -> bool:
    plain = fact.get("characteristic") is None and fact.get("role") in (None, "cell")
    return plain and fact.get("percent_of") in (None, "percent")
