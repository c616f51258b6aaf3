"""Numbers of people in their roles (B1 to B6)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from prapasca.audit.evidence import Evidence
from prapasca.audit.facts import Fact
from prapasca.audit.findings import Finding, Severity, about
from prapasca.audit.rounding import Rounded, ends_in, share, sizes_that_fit
from prapasca.audit.rules.assumptions import (
    ONE_ANSWER,
    OWN_PEOPLE,
    SAME_QUANTITY,
    TESTED_BY_RANKS,
    analysed,
    group_name,
    of_whom,
)
from prapasca.audit.rules.cells import pairs
from prapasca.audit.rules.columns import Key, columns
from prapasca.audit.rules.registry import rule
from prapasca.audit.rules.table_sizes import NOBODY_LEFT, tables_of_others
from prapasca.audit.series import TIMES, Series
from prapasca.audit.votes import decimal_of, prevailing
from prapasca.errors import N_, Message

ONE_TABLE = Message("one-table", N_("these numbers stand in one table of ranks"))

ROLES = {
    "population": N_("the population"),
    "sample": N_("the sample"),
    "group": N_("the group"),
    "analysed": N_("the people analysed"),
}
"""Roles in which a study has one number; surveys, pilots and drop-outs may be told several times."""


@rule(
    "B1",
    severity="E",
    title=N_("Two sizes of the same group of people"),
    why=N_("A population, a sample or a group has one size; a manuscript that prints two cannot mean both."),
)
def one_role_two_sizes(evidence: Evidence) -> Iterator[Finding]:
    """Yield roles whose number of people is printed with different values."""
    by_role: dict[tuple[str, str | None], list[Fact]] = defaultdict(list)
    for fact in evidence.own("n"):
        role = fact.get("role")
        if role == "analysed" and evidence.section(fact) in ("abstract", "introduction", "methods"):
            continue
        if role == "analysed" and _lacks_answers(evidence, fact):
            continue
        if role in ROLES and fact.get("time") is None and (role != "group" or fact.get("group") is not None):
            by_role[role, evidence.group_of(fact)].append(fact)
    for (role, group), facts in by_role.items():
        votes = Counter(int(str(fact.value)) for fact in facts)
        if len(votes) < 2 or (role == "analysed" and group is None and _of_groups(evidence, votes)):
            continue
        usual = prevailing(votes, None)
        odd = next(fact for fact in facts if fact.value != (usual if usual is not None else facts[0].value))
        said = [_said(evidence, value, [fact for fact in facts if fact.value == value]) for value in votes]
        fields = {"who": _who(role, group), "said": said}
        message = Message("B1", N_("{who} is given different sizes: {said}"), fields)
        same = Message("one-role", N_("all places mean the same people"))
        yield about(message, "W" if role == "analysed" else "E", facts, at=odd, assumptions=[same])
    yield from _shares_of_others(evidence)
    yield from _tested_others(evidence)
    yield from tables_of_others(evidence)


def _who(role: str, group: str | None) -> Message:
    """Return how those with a role are called."""
    named = group_name(group)
    if role == "group":
        return (
            named if isinstance(named, Message) else Message("group-named", N_("the group {group}"), {"group": named})
        )
    return Message(role, ROLES[role])


def _of_groups(evidence: Evidence, sizes: Iterable[int]) -> bool:
    """Tell whether numbers of people of no group said are those of the groups and of all."""
    parts = [evidence.n(name).value for name in evidence.groups]
    known = [part for part in parts if part is not None]
    whole = evidence.largest_n(None)
    return len(known) > 1 and set(sizes) <= {*known, sum(known), whole}


def _lacks_answers(evidence: Evidence, fact: Fact) -> bool:
    """Tell whether a table may be of fewer people because some gave no answer, as the manuscript says."""
    said = fact.get("place") == "table" and evidence.statements("answers_missing")
    whole = evidence.largest_n(evidence.group_of(fact))
    return bool(said) and whole is not None and isinstance(fact.value, int) and fact.value < whole


def _tested_others(evidence: Evidence) -> Iterator[Finding]:
    """Yield sizes in the table of a test that are no stated size of the sample, where nobody is said to have left."""
    if evidence.own("n", role="dropout"):
        return
    left = {one.value for one in evidence.own("n", role="analysed") if one.get("left_of")}
    for fact in evidence.own("n", role="analysed", place="table"):
        group = evidence.group_of(fact)
        if fact.value in left:
            continue
        roles = ("sample", "group") if group is None else ("group",)
        stated = [one for role in roles for one in evidence.own("n", role=role) if one.get("time") is None]
        near = [one for one in stated if group is None or evidence.group_of(one) == group]
        if near and all(one.value != fact.value for one in near):
            fields = {"n": fact.value, "sizes": tuple(dict.fromkeys(one.printed for one in near))}
            template = N_("the table of the test is of {n} people; the sample is given as {sizes}")
            yield about(Message("B1", template, fields), "W", (fact, *near), assumptions=[NOBODY_LEFT])


def _shares_of_others(evidence: Evidence) -> Iterator[Finding]:
    """Yield numbers of people whose sentence prints a share that is of the whole sample, not of them."""
    for fact in evidence.own("n", role="analysed"):
        whole = evidence.n(evidence.group_of(fact))
        if whole.value is None or not isinstance(fact.value, int) or fact.value in (0, whole.value):
            continue
        for pair in pairs(evidence):
            if pair.count.quote != fact.quote or not pair.rounded.fits(share(pair.number, whole.value)):
                continue
            if pair.number > fact.value or not pair.rounded.is_near(share(pair.number, fact.value)):
                fields = {
                    "n": fact.value,
                    "count": pair.number,
                    "percent": pair.percent.printed,
                    "whole": whole.value,
                }
                template = N_("{count} and {percent} % are of {whole} people; the sentence says of {n}")
                facts = (fact, pair.count, pair.percent, *whole.facts)
                yield about(Message("B1", template, fields), "W", facts, assumptions=[ONE_ANSWER])
                break


def _said(evidence: Evidence, value: int, facts: list[Fact]) -> Message:
    places = evidence.where(facts)
    if places:
        return Message("said", N_("{value} ({places})"), {"value": value, "places": places})
    return Message("said", N_("{value}"), {"value": value})


@rule(
    "B2",
    severity="E",
    title=N_("Different numbers of people before and after"),
    why=N_(
        "A paired test compares the same people before and after, so both times have the same number; where they "
        "differ, somebody is missing at one time."
    ),
)
def before_and_after_differ(evidence: Evidence) -> Iterator[Finding]:
    """Yield outcomes whose columns before and after have different totals."""
    totals: dict[tuple[str | None, str | None], dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for column in columns(evidence, "count"):
        if column.key.time in TIMES and column.totals:
            totals[column.key.group, column.key.outcome][column.key.time].extend(column.totals)
    for fact in evidence.own("n"):
        if fact.get("time") in TIMES:
            totals[evidence.group_of(fact), evidence.outcome_of(fact)][str(fact.get("time"))].append(fact)
    for times in totals.values():
        before, after = times["before"], times["after"]
        sizes = [{fact.value for fact in facts} for facts in (before, after)]
        if all(len(size) == 1 for size in sizes) and sizes[0] != sizes[1]:
            complete = evidence.statements("no_dropout")
            fields = {"before": before[0].printed, "after": after[0].printed}
            message = Message("B2", N_("{before} people before, {after} after"), fields)
            claim = Message("nobody-missing", N_("nobody dropped out, as the manuscript says"))
            paired = [claim] if complete else [Message("paired", N_("the test was run on pairs"))]
            severity: Severity = "E" if complete else "W"
            yield about(message, severity, (*after, *before, *complete), assumptions=paired)


@rule(
    "B3",
    severity="E",
    title=N_("Ranks that do not sum to their total"),
    why=N_("Everybody observed twice went down, went up or stayed: negative ranks, positive ranks and ties sum to n."),
)
def ranks_sum_to_n(evidence: Evidence) -> Iterator[Finding]:
    """Yield tables of ranks whose counts do not sum to their total, or to n."""
    for series in evidence.series:
        parts = {sign: series.rank_n(sign) for sign in ("negative", "positive", "ties")}
        values = [value for value in parts.values() if value is not None]
        if len(values) < 3:
            continue
        total, printed, n = sum(values), series.rank_n("total"), series.n
        facts = [fact for sign in parts for fact in series.ranks("rank_n", sign) if fact.value == parts[sign]]
        fields = {"negative": values[0], "positive": values[1], "ties": values[2], "sum": total}
        template = N_("{negative} negative + {positive} positive + {ties} ties = {sum}, not {total}")
        if printed is not None and printed != total:
            ends = series.ranks("rank_n", "total")
            yield about(
                Message("B3", template, {**fields, "total": printed}), "E", (*facts, *ends), assumptions=[ONE_TABLE]
            )
        elif n.value is not None and n.undisputed and _stated(n.facts) and total != n.value:
            severity: Severity = "E" if total > n.value else "W"
            assumptions = [TESTED_BY_RANKS, OWN_PEOPLE]
            message = Message("B3", template, {**fields, "total": n.value})
            yield about(message, severity, (*facts, *n.facts), assumptions=assumptions)


def _stated(facts: tuple[Fact, ...]) -> bool:
    return any(fact.kind == "n" for fact in facts)


@rule(
    "B4",
    severity="E",
    title=N_("More people than there are"),
    why=N_("No category can hold more people than were observed."),
)
def more_than_n(evidence: Evidence) -> Iterator[Finding]:
    """Yield counts of people that exceed n."""
    seen: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for kind in ("count", "change", "rank_n"):
        for fact in evidence.own(kind):
            largest = evidence.largest_n(evidence.group_of(fact))
            if largest is not None and isinstance(fact.value, int) and fact.value > largest and not _is_total(fact):
                seen[kind, fact.value, fact.get("time"), fact.get("label"), evidence.group_of(fact)].append(fact)
    for facts in seen.values():
        n = evidence.n(evidence.group_of(facts[0]))
        if n.value is not None and _stated(n.facts):
            yield _too_many(evidence, facts, n.value, [fact for fact in n.facts if fact.value == n.value])


def _is_total(fact: Fact) -> bool:
    return fact.get("role") == "total" or fact.get("sign") == "total" or fact.get("characteristic") is not None


def _too_many(evidence: Evidence, facts: list[Fact], n: int, sizes: list[Fact]) -> Finding:
    count = int(str(facts[0].value))
    fields = {"what": of_whom(facts[0]), "count": count, "n": n, "times": len(facts)}
    template = N_("{what}: {count} people, but n = {n}")
    if len(facts) > 1:
        template = N_("{what}: {count} people, printed {times} times, but n = {n}")
    repairs = [*_by_percentage(evidence, facts, count), *_by_other_places(evidence, facts[0], n)]
    return about(
        Message("B4", template, fields),
        "E",
        (*facts, *sizes),
        assumptions=[OWN_PEOPLE, analysed(n)],
        repairs=repairs,
    )


def _by_percentage(evidence: Evidence, facts: list[Fact], count: int) -> Iterator[Message]:
    """Yield the n that the percentage beside an impossible count points to."""
    cells = {fact.get("cell") for fact in facts} - {None}
    for percent in (*evidence.own("percent"), *evidence.own("percent_end")):
        if percent.get("cell") not in cells:
            continue
        if percent.kind == "percent":
            fitting = list(sizes_that_fit(count, Rounded(decimal_of(percent)), 10 * count))
        else:
            fitting = [n for n in range(count, 10 * count) if ends_in(count, n, str(percent.value))]
        if fitting:
            fields = {"percent": percent.printed, "count": count, "n": fitting[:3]}
            yield Message("B4-percent", N_("its percentage ({percent}) fits {count} of n = {n}"), fields)
            return


def _by_other_places(evidence: Evidence, fact: Fact, n: int) -> Iterator[Message]:
    """Yield what the other places say of the same cell."""
    same = [
        one
        for one in evidence.own(fact.kind)
        if fact.get("label") and all(one.get(name) == fact.get(name) for name in ("time", "label", "group", "outcome"))
    ]
    others = Counter(int(str(one.value)) for one in same if isinstance(one.value, int) and one.value <= n)
    usual = prevailing(others, n)
    if usual is not None:
        places = evidence.where(one for one in same if one.value == usual)
        yield Message("B4-other", N_("elsewhere it is {count}: {places}"), {"count": usual, "places": places})


@rule(
    "B5",
    severity="E",
    title=N_("Groups that do not sum to the whole"),
    why=N_("Everybody is in one group, so the groups sum to the whole sample, row by row and in all."),
)
def groups_sum_to_whole(evidence: Evidence) -> Iterator[Finding]:
    """Yield groups, rows of a table by group, or changes by direction, that do not sum to the whole."""
    for series in evidence.series:
        yield from _directions(series)
    if len(evidence.groups) == 2:
        yield from _groups_and_sample(evidence)
        yield from _rows(evidence)


def _groups_and_sample(evidence: Evidence) -> Iterator[Finding]:
    """Yield the sizes of two groups that do not sum to that of the sample."""
    parts = [evidence.n(group) for group in evidence.groups]
    whole = [fact for fact in evidence.own("n", role="sample") if fact.get("group") is None]
    values = {int(str(fact.value)) for fact in whole}
    if len(values) == 1 and all(part.undisputed for part in parts):
        total = sum(part.value or 0 for part in parts)
        n = values.pop()
        # groups of people analysed may be smaller than the sample that began
        analysed = {int(str(fact.value)) for fact in evidence.own("n", role="analysed")}
        fewer = total < n and {part.value for part in parts} <= analysed
        if total != n and not fewer:
            facts = [*whole, *(fact for part in parts for fact in part.facts)]
            yield _groups([part.value for part in parts], total, n, facts, severity="E" if total > n else "W")


def _directions(series: Series) -> Iterator[Finding]:
    """Yield the improved, worsened and unchanged of a series where they do not sum to n."""
    told = [_told(series, *names) for names in (("improved", "increased"), ("worsened", "decreased"), ("unchanged",))]
    n = series.n
    if n.value is None or not n.undisputed or any(fact is None for fact in told):
        return
    facts = [fact for fact in told if fact is not None]
    parts = [int(str(fact.value)) for fact in facts]
    total = sum(parts)
    if total != n.value:
        severity: Severity = "E" if total > n.value else "W"
        fields = {"parts": " + ".join(map(str, parts)), "total": total, "n": n.value}
        message = Message("B5", N_("improved, worsened and unchanged sum to {parts} = {total}, but n = {n}"), fields)
        assumptions = [
            analysed(n.value),
            Message("one-direction", N_("everybody changed in one direction or not at all")),
        ]
        yield about(message, severity, (*facts, *n.facts), assumptions=assumptions)


def _told(series: Series, *directions: str) -> Fact | None:
    """Return the one number told of people who changed in a direction; None where none or several are told."""
    claims = [claim for claim in series.claims(*directions) if isinstance(claim.value, int)]
    return claims[0] if len({claim.value for claim in claims}) == 1 else None


def _rows(evidence: Evidence) -> Iterator[Finding]:
    rows: dict[tuple[object, ...], dict[str | None, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in evidence.own("count", place="table"):
        if isinstance(fact.value, int) and fact.get("table") is not None and fact.get("label") is not None:
            row = tuple(fact.get(name) for name in Key._fields if name != "group")
            rows[*row, fact.get("label")][fact.get("group")].append(fact)
    for by_group in rows.values():
        cells = [by_group.get(group, []) for group in (*evidence.groups, None)]
        if all(len(facts) == 1 for facts in cells):
            first, second, whole = (facts[0] for facts in cells)
            total = int(str(first.value)) + int(str(second.value))
            if total != whole.value:
                parts = [first.value, second.value]
                yield _groups(parts, total, int(str(whole.value)), [whole, first, second], severity="E")


def _groups(parts: Sequence[object], total: int, n: int, facts: list[Fact], *, severity: Severity) -> Finding:
    fields = {"parts": " + ".join(map(str, parts)), "total": total, "n": n}
    message = Message("B5", N_("the groups sum to {parts} = {total}, the whole is {n}"), fields)
    both = Message("both-groups", N_("these are all groups, and nobody is in two"))
    return about(message, severity, facts, assumptions=[both])


@rule(
    "B6",
    severity="W",
    title=N_("A sample larger than its population"),
    why=N_("A sample is drawn from a population and cannot be larger."),
)
def sample_within_population(evidence: Evidence) -> Iterator[Finding]:
    """Yield samples larger than every size given for the population."""
    population = [fact for fact in evidence.own("n", role="population") if fact.get("group") is None]
    sample = [fact for fact in evidence.own("n", role="sample") if fact.get("group") is None]
    if not population or not sample:
        return
    largest = max(int(str(fact.value)) for fact in population)
    smallest = min(int(str(fact.value)) for fact in sample)
    if smallest > largest:
        fields = {"sample": smallest, "population": largest}
        message = Message("B6", N_("a sample of {sample} from a population of {population}"), fields)
        yield about(message, "W", (*sample, *population), assumptions=[SAME_QUANTITY])
