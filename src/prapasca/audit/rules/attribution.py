"""Whether two numbers are surely of one quantity: not if either may be of another group, outcome or time."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from prapasca.audit.evidence import Evidence
from prapasca.audit.facts import Fact
from prapasca.audit.rounding import Rounded, share
from prapasca.audit.rules.columns import Column, Key, columns
from prapasca.audit.votes import decimal_of

OTHER = {"count": "percent", "percent": "count"}
_ORDINAL = (
    r"(?:\d{1,2}|I{1,3}|IV|V|pertama|kedua|ketiga|keempat|kelima|keenam|ketujuh|first|second|third|fourth|"
    r"1st|2nd|3rd|4th)"
)
_MEASURED = (
    r"(?:hari|minggu|bulan|jam|siklus|sesi|pertemuan|pengukuran|observasi|kunjungan|post\s?-?\s?tes[t]?|post|day|week|"
    r"month|hour|cycle|session|visit|measurement|observation|follow[\s-]?up)"
)
_OCCASION = re.compile(rf"\b(?:{_MEASURED}[\s-]*(?:ke[\s-]*)?{_ORDINAL}|{_ORDINAL}\s+{_MEASURED})\b", re.IGNORECASE)
"""One of several measurements: "hari ke-3", "posttest II", "second week"."""


_UNDER = 400
"""Characters from a number in a table to the sentence under it that tells it again."""


def _is_under(table: Fact, prose: Fact) -> bool:
    """Tell whether a number of a sentence stands right under one of a table."""
    if (table.get("place"), prose.get("place")) != ("table", "prose") or table.start is None or prose.start is None:
        return False
    return 0 < prose.start - table.start < _UNDER


def of_one_occasion(evidence: Evidence, fact: Fact, same: Sequence[Fact]) -> bool:
    """Tell whether no words beside a number or above its table name another measurement than beside the others."""
    own, others = _occasions(evidence, fact), {one for other in same for one in _occasions(evidence, other)}
    return own == others or bool(own & others)


def _occasions(evidence: Evidence, fact: Fact) -> set[str]:
    captions = [one.get("caption") for one in evidence.own("table") if str(one.value) == fact.get("table")]
    texts = [fact.quote, *(captions if fact.get("place") == "table" else [])]
    return {" ".join(found[0].casefold().split()) for text in texts for found in _OCCASION.finditer(text or "")}


def are_tied(evidence: Evidence, fact: Fact, same: Sequence[Fact]) -> bool:
    """Tell whether a number tells again what others tell: under their table, or in a section without them."""
    tables = {one.get("table") for one in same} - {None}
    if fact.get("table") in tables:
        return True
    if evidence.manuscript is None or fact.start is None:
        return True
    if any(_is_under(fact, one) or _is_under(one, fact) for one in same):
        return True
    section = evidence.manuscript.section_at(fact.start)
    return not any(one.start is not None and section.start <= one.start < section.end for one in same)


def told_apart(facts: Sequence[Fact]) -> bool:
    """Tell whether no sentence and no table gives the quantity two values: else its labels were not told apart."""
    seen: dict[tuple[str, str], object] = {}
    for fact in facts:
        in_table = fact.get("place") == "table" and fact.get("table") is not None
        place = ("table", str(fact.get("table"))) if in_table else ("quote", fact.quote)
        if place[1] and seen.setdefault(place, fact.value) != fact.value:
            return False
    return True


def may_be_of_another(evidence: Evidence, fact: Fact) -> bool:
    """Tell whether count and percentage together are those of the same category in another group, outcome or time."""
    partner = _partner(evidence, fact)
    if partner is None:
        return False
    for one in evidence.own(fact.kind, label=fact.get("label")):
        if one.value == fact.value and _whose(one) != _whose(fact):
            other = _partner(evidence, one)
            if other is not None and _alike(other, partner):
                return True
    return False


def are_of_two_scales(evidence: Evidence, fact: Fact) -> bool:
    """Tell whether more people than there are have been told of in all categories at a time, so that scales mix."""
    n = evidence.n(evidence.group_of(fact)).value
    by_label: dict[str | None, Counter[int]] = defaultdict(Counter)
    for one in evidence.own("count", time=fact.get("time"), characteristic=None):
        alike = _whose(one) == _whose(fact) and one.get("role") in (None, "cell") and one.get("label") is not None
        if alike and isinstance(one.value, int):
            by_label[one.get("label")][one.value] += 1
    total = sum(votes.most_common(1)[0][0] for votes in by_label.values())
    return fact.get("time") is not None and n is not None and total > n


def are_two_columns(evidence: Evidence, first: Fact, second: Fact) -> bool:
    """Tell whether two facts stand in columns of two tables that are each right in themselves and differ in much."""
    if first.get("table") == second.get("table") or {first.get("place"), second.get("place")} != {"table"}:
        return False
    found = [_column(evidence, fact) for fact in (first, second)]
    if not all(column is not None and _is_right(evidence, column) for column in found):
        return False
    values = [{one.get("label"): one.value for one in column.cells} for column in found if column is not None]
    return sum(values[0].get(label) != values[1].get(label) for label in {*values[0], *values[1]}) > 1


def are_two_shares(evidence: Evidence, first: Fact, second: Fact) -> bool:
    """Tell whether two sentences of one section each print a count with its right percentage: of two quantities."""
    if {first.get("place"), second.get("place")} != {"prose"} or evidence.section(first) != evidence.section(second):
        return False
    return all(_is_right_share(evidence, fact) for fact in (first, second))


def _is_right_share(evidence: Evidence, fact: Fact) -> bool:
    partner, n = _partner(evidence, fact), evidence.n(evidence.group_of(fact)).value
    if partner is None or not n:
        return False
    count, percent = (fact, partner) if fact.kind == "count" else (partner, fact)
    return Rounded(decimal_of(percent)).fits(share(int(str(count.value)), n))


def _whose(fact: Fact) -> tuple[str | None, ...]:
    return tuple(fact.get(name) for name in ("time", "group", "outcome"))


def _partner(evidence: Evidence, fact: Fact) -> Fact | None:
    kind, cell = OTHER.get(fact.kind), fact.get("cell")
    if kind is None or cell is None:
        return None
    return next((one for one in evidence.own(kind, cell=cell) if one.get("role") != "total"), None)


def _alike(first: Fact, second: Fact) -> bool:
    if first.kind == "count":
        return first.value == second.value
    one, other = Rounded(decimal_of(first)), Rounded(decimal_of(second))
    return abs(one.value - other.value) <= max(one.unit, other.unit) / 2


def _column(evidence: Evidence, fact: Fact) -> Column | None:
    key = Key(*(fact.get(name) for name in Key._fields))
    return next((column for column in columns(evidence, "count") if column.key == key), None)


def _is_right(evidence: Evidence, column: Column) -> bool:
    """Tell whether the counts of a column sum to its total and its percentages are theirs."""
    total = sum(int(str(fact.value)) for fact in column.cells)
    if not total or not column.distinct or any(fact.value != total for fact in column.totals):
        return False
    pairs = [(fact, _partner(evidence, fact)) for fact in column.cells]
    return all(
        percent is None or Rounded(decimal_of(percent)).fits(share(int(str(fact.value)), total))
        for fact, percent in pairs
    ) and (bool(column.totals) or any(percent is not None for _, percent in pairs))
