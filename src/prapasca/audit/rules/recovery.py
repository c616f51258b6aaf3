"""The data behind the numbers (E7), and what would mend a contradiction (E8)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from prapasca.audit.engine import (
    CONVENTIONS,
    DEFAULT_CONVENTIONS,
    Conditions,
    Repair,
    nearest_repairs,
    smallest_contradictions,
)
from prapasca.audit.evidence import Evidence
from prapasca.audit.facts import Fact
from prapasca.audit.findings import Finding, about
from prapasca.audit.rules.assumptions import (
    CATEGORIES_TESTED,
    ONLY_CATEGORIES,
    SIGNED_RANK_Z,
    order_of,
    people_of,
)
from prapasca.audit.rules.claims import SAID, refuted
from prapasca.audit.rules.registry import rule
from prapasca.audit.rules.z_values import cell_facts, convention_name
from prapasca.audit.series import TIMES, Recovery, Series
from prapasca.errors import N_, Message

Table = tuple[tuple[int, ...], ...]
MOST_REPAIRS = 4


@rule(
    "E7",
    severity="I",
    title=N_("The data behind the numbers"),
    why=N_(
        "n, counts, Z and ranks leave finitely many tables of who went from where to where. Where one is left, it is "
        "the data of the study; where several are, all of them agree on some bounds."
    ),
)
def data_behind(evidence: Evidence) -> Iterator[Finding]:
    """Yield the only table that fits, or what all tables that fit agree on."""
    for series in evidence.series:
        recovery = series.recovery
        if recovery is None or not says_enough(series) or recovery.feasible.count == 0:
            continue
        message = _message(series, recovery)
        facts = (*series.n.facts[:1], *cell_facts(series), *((series.z,) if series.z else ()), *series.of("rank_n"))
        yield about(message, "I", facts, at=series.z, assumptions=conditions_in_words(series, recovery))


def says_enough(series: Series) -> bool:
    """Tell whether more than n and one margin is known."""
    known = [any(count is not None for count in series.margin(time)) for time in TIMES]
    more = series.z is not None or series.rank_n("positive") is not None
    return all(known) or (any(known) and more)


def conditions_in_words(series: Series, recovery: Recovery) -> list[Message]:
    """Return what a recovered table presupposes."""
    found = [*people_of(series), order_of(series)]
    found += [] if series.is_sure else [ONLY_CATEGORIES]
    if series.z is not None:
        names = [convention_name(name) for name in recovery.feasible.conventions if name in DEFAULT_CONVENTIONS]
        found += [SIGNED_RANK_Z, CATEGORIES_TESTED]
        found += [Message("conventions", N_("Z was computed with: {names}"), {"names": names})] if names else []
    if recovery.conditions.n_positive is not None:
        template = N_("positive ranks are improvements")
        if recovery.ranks_reversed:
            template = N_("positive ranks are changes for the worse")
        found.append(Message("ranks-direction", template))
    return found


def _message(series: Series, recovery: Recovery) -> Message:
    feasible = recovery.feasible
    fields: dict[str, object] = {"group": series.group or "", "count": feasible.count}
    for name in ("improved", "unchanged", "worsened"):
        span = getattr(feasible, name)
        fields[name] = "–" if span is None else str(span[0]) if span[0] == span[1] else f"{span[0]}–{span[1]}"
    if feasible.unique is not None:
        fields |= {"moves": moves(feasible.unique, recovery.conditions.categories), "all": feasible.count_without_z}
        if feasible.count_without_z and feasible.count_without_z > 1:
            return Message("E7", N_("only one table of {all} fits: {moves}"), fields)
        return Message("E7", N_("only one table fits: {moves}"), fields)
    if feasible.profile_unique is not None:
        changes = tuple(
            f"{change:+d}: {people}" for change, people in sorted(feasible.profile_unique.items()) if people
        )
        fields["changes"] = changes
        template = N_("all {count} tables that fit have the same changes by steps: {changes}")
        return Message("E7", template, fields)
    if feasible.count is None:
        return Message("E7", N_("improved {improved}, unchanged {unchanged}, worse {worsened} (bounds)"), fields)
    template = N_("{count} tables fit; in all of them improved {improved}, unchanged {unchanged}, worse {worsened}")
    return Message("E7", template, fields)


def moves(table: Table, categories: tuple[str, ...]) -> list[Message]:
    """Return the cells of a table in words, the unchanged last."""
    found = [
        Message(
            "move",
            N_("{origin} → {target}: {people}"),
            {"origin": categories[row], "target": categories[column], "people": table[row][column]},
        )
        for row in range(len(table))
        for column in range(len(table))
        if row != column and table[row][column]
    ]
    stayed = [
        Message(
            "stay", N_("unchanged in {category}: {people}"), {"category": categories[row], "people": table[row][row]}
        )
        for row in range(len(table))
        if table[row][row]
    ]
    return found + stayed


@rule(
    "E8",
    severity="I",
    title=N_("The smallest contradiction, and what would mend it"),
    why=N_(
        "Where numbers cannot all be true, often two or three of them suffice for the contradiction, and one of them, "
        "changed a little, mends it. That shows where to look, not which number is wrong."
    ),
)
def smallest_contradiction(evidence: Evidence) -> Iterator[Finding]:
    """Yield the smallest set of numbers of an outcome that contradict each other, with single repairs."""
    for series in evidence.series:
        conditions = contradicted(series)
        if conditions is None:
            continue
        with series.budget.spending():
            sets = smallest_contradictions(conditions, seconds=series.budget.share())
        if not sets:
            continue
        with series.budget.spending():
            repairs = nearest_repairs(conditions, seconds=series.budget.share())
        fields = {"items": [_item(series, conditions, name) for name in sets[0]]}
        message = Message("E8", N_("these cannot all be true: {items}"), fields)
        facts = [fact for name in sets[0] for fact in _facts_of(series, name)]
        told = [_repair(series, one) for one in repairs[:MOST_REPAIRS]]
        assumptions = [CATEGORIES_TESTED, *people_of(series), order_of(series)]
        yield about(message, "I", facts, assumptions=assumptions, repairs=told)


def contradicted(series: Series) -> Conditions | None:
    """Return everything printed of a series where no table fulfils it by any convention; None where one does."""
    base = series.conditions() if series.order_known else None
    claims = {str(series.as_improvement(claim)): claim for claim in refuted(series)}
    lost = series.recovery is not None and series.recovery.feasible.count == 0
    lost = lost and series.anyhow is not None and series.anyhow.count == 0
    if base is None or not series.is_sure or not (claims or lost):
        return None
    printed = {time: tuple(series.count(time, label) for label in base.categories) for time in TIMES}
    counts = {name: int(str(claim.value)) for name, claim in claims.items()}
    return replace(
        base,
        cells=None,
        pre=printed["before"],
        post=printed["after"],
        conventions=tuple(CONVENTIONS),
        improved=counts.get("improved"),
        not_improved=counts.get("not_improved"),
        unchanged=counts.get("unchanged"),
        worsened=counts.get("worsened"),
    )


def _place(name: str) -> tuple[str, int] | None:
    found = re.fullmatch(r"(pre|post)\[(\d+)\]", name)
    return None if found is None else ("before" if found[1] == "pre" else "after", int(found[2]))


def _called(series: Series, name: str, value: object) -> Message:
    """Return a number of the conditions in words."""
    place = _place(name)
    if place is not None:
        time, row = place
        templates = {"before": N_("{value} {label} before"), "after": N_("{value} {label} after")}
        return Message(name, templates[time], {"value": value, "label": (series.categories or ())[row]})
    if name in SAID:
        return Message(name, SAID[name], {"value": value})
    return Message(name, {"n": N_("n = {value}"), "z": N_("Z = {value}")}[name], {"value": value})


def _item(series: Series, conditions: Conditions, name: str) -> Message:
    value = conditions.items()[name]
    return _called(series, name, series.z.printed if name == "z" and series.z is not None else value)


def _repair(series: Series, repair: Repair) -> Message:
    fields = {
        "found": _called(series, repair.item, repair.found),
        "repaired": _called(series, repair.item, repair.repaired),
    }
    return Message("E8-repair", N_("{repaired} instead of {found}"), fields)


def _facts_of(series: Series, name: str) -> tuple[Fact, ...]:
    place = _place(name)
    if place is not None:
        cell = series.cells.get((place[0], (series.categories or ())[place[1]]))
        return () if cell is None else cell.facts[:1]
    if name == "z":
        return () if series.z is None else (series.z,)
    if name == "n":
        return series.n.facts[:1]
    return tuple(claim for claim in series.whole_claims if series.as_improvement(claim) == name)[:1]
