"""Places that speak of the same quantity and differ (C1, C3), and units under two changes (C9)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from decimal import Decimal

from prapasca.audit.evidence import NORMALITY, Evidence
from prapasca.audit.facts import Fact
from prapasca.audit.findings import Finding, Severity, about
from prapasca.audit.rounding import Rounded
from prapasca.audit.rules.assumptions import SAME_QUANTITY, of_whom
from prapasca.audit.rules.attribution import (
    are_of_two_scales,
    are_tied,
    are_two_columns,
    are_two_shares,
    may_be_of_another,
    of_one_occasion,
    told_apart,
)
from prapasca.audit.rules.registry import rule
from prapasca.audit.votes import decimal_of
from prapasca.errors import N_, Message

Quantity = tuple[str, ...]

NAMES = {
    "count": N_("the number of people"),
    "percent": N_("the percentage"),
    "rank_n": N_("the number of ranks"),
    "mean_rank": N_("the mean rank"),
    "rank_sum": N_("the sum of ranks"),
    "z": N_("Z"),
    "p": N_("p"),
    "mean": N_("the mean"),
    "sd": N_("the standard deviation"),
    "median": N_("the median"),
    "minimum": N_("the least value"),
    "maximum": N_("the greatest value"),
}
BETWEEN = frozenset({"mann_whitney", "independent_t"})
"""Tests between groups: their Z and p are of no single group."""
RANKS = ("rank_n", "mean_rank", "rank_sum")
SIGNS = {
    "negative": N_("negative ranks"),
    "positive": N_("positive ranks"),
    "ties": N_("ties"),
    "total": N_("all"),
}


def quantities(evidence: Evidence) -> dict[Quantity, list[Fact]]:
    """Return the facts that surely speak of one quantity, by quantity."""
    found: dict[Quantity, list[Fact]] = defaultdict(list)
    for kind in NAMES:
        for fact in evidence.own(kind):
            quantity = _quantity(evidence, fact)
            if quantity is not None and fact.value is not None:
                found[quantity].append(fact)
    return {quantity: facts for quantity, facts in found.items() if len({fact.value for fact in facts}) > 1}


def _quantity(evidence: Evidence, fact: Fact) -> Quantity | None:
    of_what = (str(evidence.group_of(fact)), str(evidence.outcome_of(fact)))
    if fact.kind in ("count", "percent"):
        return _cell(evidence, fact, of_what)
    if fact.kind in RANKS:
        sign = fact.get("sign")
        return None if sign is None else (fact.kind, sign, *of_what)
    if fact.kind in ("z", "p"):
        return _test_result(evidence, fact, of_what)
    time = fact.get("time")
    return None if time is None else (fact.kind, time, *of_what)


def _unsaid(evidence: Evidence, of_what: tuple[str, ...]) -> bool:
    """Tell whether a study has several groups or outcomes and it is not known which one is meant."""
    group, outcome = of_what
    return (group == "None" and len(evidence.groups) > 1) or (outcome == "None" and len(evidence.outcomes) > 1)


def _cell(evidence: Evidence, fact: Fact, of_what: tuple[str, ...]) -> Quantity | None:
    label, part = fact.get("label"), fact.get("time") or fact.get("characteristic")
    if fact.get("time") is not None and "None" in of_what and _unsaid(evidence, of_what):
        return None
    if label is None or part is None or fact.get("role") not in (None, "cell"):
        return None
    if fact.kind == "percent" and fact.get("percent_of") not in (None, "percent"):
        return None
    return fact.kind, part, label, *of_what


def _test_result(evidence: Evidence, fact: Fact, of_what: tuple[str, ...]) -> Quantity | None:
    """Return the quantity of a Z or p where the study has one test for it, tests between groups left out."""
    test, within = fact.get("test"), evidence.tests - BETWEEN
    if test in NORMALITY | BETWEEN or fact.get("comparator") not in (None, "=") or len(within) != 1:
        return None
    if len(evidence.tests) > 1 and (test in (None, "unknown") or fact.get("group") is None):
        return None
    return fact.kind, *of_what


def _alike(kind: str) -> Callable[[Fact, Fact], bool]:
    """Return what tells whether two printed values can be the same value, differently rounded."""
    if kind in ("count", "rank_n"):
        return lambda first, second: first.value == second.value
    return lambda first, second: _overlap(decimal_of(first), decimal_of(second), signless=kind == "z")


def _overlap(first: Decimal, second: Decimal, *, signless: bool) -> bool:
    one, other = (Rounded(abs(value) if signless else value) for value in (first, second))
    slack = max(one.unit, other.unit)
    return abs(one.value - other.value) <= slack


def disagreements(evidence: Evidence) -> Iterator[tuple[Quantity, list[Fact], list[Fact]]]:
    """Yield each quantity with the facts for its usual value and the facts for others."""
    for quantity, facts in quantities(evidence).items():
        alike = _alike(quantity[0])
        votes = Counter(fact.value for fact in facts)
        usual = max(facts, key=lambda fact: (votes[fact.value], fact.get("place") == "table"))
        odd = [fact for fact in facts if not alike(fact, usual)]
        apart = [fact for fact in odd if not _together(fact, usual)]
        if quantity[0] in ("z", "p"):
            same = [fact for fact in facts if fact.value == usual.value]
            apart = [fact for fact in odd if not all(_together(fact, one) for one in same) and votes[fact.value] == 1]
            apart = [fact for fact in apart if _one_test(evidence, usual, fact) and are_tied(evidence, fact, same)]
        if quantity[0] in RANKS:
            apart = [fact for fact in apart if not _of_two_tests(evidence, fact, usual)]
        if quantity[0] in (*RANKS, "z", "p"):
            apart = [fact for fact in apart if not _of_two_tables(fact, usual)]
        alike_usual = [fact for fact in facts if fact.value == usual.value]
        apart = [fact for fact in apart if of_one_occasion(evidence, fact, alike_usual)]
        if quantity[0] in ("count", "percent"):
            apart = _of_one_cell(evidence, facts, usual, apart)
        if apart and not _below_printing(quantity[0], [usual, *apart]):
            yield quantity, [fact for fact in facts if fact.value == usual.value], apart


def _of_one_cell(evidence: Evidence, facts: list[Fact], usual: Fact, odd: list[Fact]) -> list[Fact]:
    """Return the facts that are surely of the same cell as the usual one."""
    in_prose = all(fact.get("place") == "prose" for fact in facts)
    if not told_apart(facts) or (in_prose and are_of_two_scales(evidence, usual)):
        return []
    apart = [fact for fact in odd if not may_be_of_another(evidence, fact)]
    return [
        fact
        for fact in apart
        if not are_two_columns(evidence, usual, fact) and not are_two_shares(evidence, usual, fact)
    ]


def _one_test(evidence: Evidence, first: Fact, second: Fact) -> bool:
    """Tell whether two Z or two p are surely of one test: the study has one outcome, and their partners agree."""
    groups, outcomes = evidence.groups, {evidence.outcome_of(fact) for fact in evidence.own("p")} - {None}
    for fact in (first, second):
        if (len(groups) > 1 and not fact.get("group")) or (len(outcomes) > 1 and not fact.get("outcome")):
            return False
    partner = "p" if first.kind == "z" else "z"
    if first.kind == "p" and not any(one.get("test") not in BETWEEN for one in evidence.own("z")):
        usual = [one for one in evidence.own("p") if one.value == first.value]
        return len(usual) > 1 and first.get("test") == second.get("test") is not None
    others = [[one for one in evidence.own(partner) if _together(one, fact)] for fact in (first, second)]
    if not all(others):
        return False
    values = [{_size_of(one) for one in found} for found in others]
    return values[0] == values[1] and len(values[0]) == 1


def _size_of(fact: Fact) -> Decimal:
    """Return the size of a Z or p; zero for a p printed as zero or as below 0.001."""
    size = abs(decimal_of(fact))
    below = fact.kind == "p" and fact.get("comparator") in ("<", "<=") and size <= Decimal("0.001")
    return Decimal(0) if below else size


def _together(first: Fact, second: Fact) -> bool:
    """Tell whether two facts stand in one sentence or table, as two quantities or as partners of one test."""
    if first.quote and first.quote == second.quote:
        return True
    tables = {first.get("table"), second.get("table")}
    return None not in tables and len(tables) == 1 and first.get("place") == second.get("place") == "table"


def _of_two_tables(first: Fact, second: Fact) -> bool:
    """Tell whether two facts stand in two tables, each of which has its own test."""
    return first.get("place") == second.get("place") == "table" and first.get("table") != second.get("table")


def _of_two_tests(evidence: Evidence, first: Fact, second: Fact) -> bool:
    """Tell whether two ranks stand in two sentences, each with a Z of its own."""
    sizes = [{_size_of(one) for one in evidence.own("z") if one.quote == fact.quote} for fact in (first, second)]
    return all(sizes) and not sizes[0] & sizes[1]


def _below_printing(kind: str, facts: list[Fact]) -> bool:
    """Tell whether p values differ only because one was printed as zero."""
    return kind == "p" and any(fact.value == 0 for fact in facts) and all(decimal_of(fact) < 1 / 100 for fact in facts)


@rule(
    "C1",
    severity="E",
    title=N_("One quantity, two values"),
    why=N_(
        "What the text says of a cell, a rank sum or a test is what its table says; two values cannot both be right."
    ),
)
def two_values(evidence: Evidence) -> Iterator[Finding]:
    """Yield quantities printed with two values that no rounding reconciles."""
    for quantity, usual, odd in disagreements(evidence):
        if not _only_in_abstract(evidence, usual, odd):
            yield _disagreement(evidence, "C1", quantity, usual, odd)


@rule(
    "C3",
    severity="E",
    title=N_("Abstract and body differ"),
    why=N_("The abstract repeats results of the body; two values for one quantity cannot both be right."),
)
def abstract_against_body(evidence: Evidence) -> Iterator[Finding]:
    """Yield quantities whose value in the abstract is found nowhere in the body."""
    for quantity, usual, odd in disagreements(evidence):
        if _only_in_abstract(evidence, usual, odd):
            yield _disagreement(evidence, "C3", quantity, usual, odd)


def _only_in_abstract(evidence: Evidence, usual: list[Fact], odd: list[Fact]) -> bool:
    """Tell whether one of the values stands in abstracts only, the other elsewhere only."""
    sides = [{evidence.in_abstract(fact) for fact in facts} for facts in (usual, odd)]
    return sides in ([{False}, {True}], [{True}, {False}]) or (sides[1] == {True} and False in sides[0])


def _disagreement(evidence: Evidence, code: str, quantity: Quantity, usual: list[Fact], odd: list[Fact]) -> Finding:
    fields = {
        "what": Message("quantity", NAMES[quantity[0]]),
        "whom": _whom(odd[0]),
        "first": usual[0].printed,
        "places": evidence.where(usual),
        "second": tuple(dict.fromkeys(fact.printed for fact in odd)),
        "others": evidence.where(odd),
    }
    template = N_("{what}, {whom}: {second} here ({others}), {first} elsewhere ({places})")
    if not fields["places"] or not fields["others"]:
        template = N_("{what}, {whom}: {second} here, {first} elsewhere")
    message = Message(code, template, fields)
    by_z = any(one.get("test") not in BETWEEN for one in evidence.own("z"))
    severity: Severity = "W" if quantity[0] == "p" and not by_z else "E"
    return about(
        message, severity, (*odd, *usual), assumptions=[SAME_QUANTITY], repairs=_sum_of_ranks(evidence, odd, usual)
    )


def _whom(fact: Fact) -> object:
    sign = SIGNS.get(fact.get("sign") or "")
    if sign is not None:
        return Message("sign", sign)
    return of_whom(fact) if fact.get("label") or fact.get("group") else Message("whole-study", N_("this study"))


def _sum_of_ranks(evidence: Evidence, odd: list[Fact], usual: list[Fact]) -> Iterator[Message]:
    """Yield which of two sums of ranks gives the sum that the number of ranks fixes."""
    if odd[0].kind != "rank_sum":
        return
    for series in evidence.series:
        m = series.n_changed
        other = {"positive": "negative", "negative": "positive"}.get(odd[0].get("sign") or "")
        sums = {decimal_of(fact) for fact in series.ranks("rank_sum", other or "")}
        if m is None or len(sums) != 1 or odd[0] not in series.of("rank_sum"):
            continue
        partner = sums.pop()
        for fact in (*usual, *odd):
            if decimal_of(fact) + partner == Decimal(m * (m + 1)) / 2:
                fields = {"printed": fact.printed, "m": m, "total": m * (m + 1) // 2}
                yield Message("C1-ranks", N_("{printed}: with it the ranks of {m} changes sum to {total}"), fields)
                return


@rule(
    "C9",
    severity="E",
    title=N_("One participant under two changes"),
    why=N_("A participant changes once between two measurements and is listed under one change only."),
)
def two_changes_of_one(evidence: Evidence) -> Iterator[Finding]:
    """Yield units listed under two different changes."""
    by_unit: dict[str, list[Fact]] = defaultdict(list)
    for fact in evidence.own("unit_change"):
        by_unit[str(fact.value)].append(fact)
    for unit, facts in by_unit.items():
        changes = list(dict.fromkeys((fact.get("direction") or "", fact.get("amount") or "") for fact in facts))
        if len(changes) > 1:
            fields = {"unit": unit, "changes": [_change(*change) for change in changes]}
            message = Message("C9", N_("{unit} is listed under {changes}"), fields)
            once = Message("once", N_("every participant has one name and was measured once before and once after"))
            yield about(message, "E", facts, at=facts[-1], assumptions=[once])


def _change(direction: str, amount: str) -> Message:
    templates = {
        "increased": N_("an increase of {amount}"),
        "decreased": N_("a decrease of {amount}"),
        "unchanged": N_("no change"),
    }
    return Message("change", templates.get(direction, N_("a change of {amount}")), {"amount": amount})
