"""How many changed: what the text says against what the numbers leave (E1 to E6)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import permutations

from prapasca.audit.engine import Feasible
from prapasca.audit.evidence import Evidence
from prapasca.audit.facts import Fact
from prapasca.audit.findings import Finding, Severity, about
from prapasca.audit.rules.assumptions import (
    CATEGORIES_TESTED,
    SAME_PEOPLE,
    SIGNED_RANK_Z,
    TESTED_BY_RANKS,
    order_of,
    people_of,
)
from prapasca.audit.rules.registry import rule
from prapasca.audit.rules.z_values import cell_facts
from prapasca.audit.series import TIMES, Series
from prapasca.audit.votes import decimal_of
from prapasca.errors import N_, Message

DIRECTIONS = ("improved", "not_improved", "unchanged", "worsened")
SAID = {
    "improved": N_("{value} improved"),
    "not_improved": N_("{value} did not improve"),
    "unchanged": N_("{value} stayed as they were"),
    "worsened": N_("{value} got worse"),
}
SAID_OF_ALL = {
    "improved": N_("all improved"),
    "not_improved": N_("nobody improved"),
    "unchanged": N_("nobody changed"),
    "worsened": N_("all got worse"),
}
SAID_OF_NONE = {
    "improved": N_("nobody improved"),
    "not_improved": N_("all improved"),
    "unchanged": N_("nobody stayed as they were"),
    "worsened": N_("nobody got worse"),
}
Range = tuple[int, int]


def allowed(feasible: Feasible, direction: str, n: int) -> Range | None:
    """Return the least and greatest number of people that fitting tables give a direction."""
    if feasible.count == 0 or not feasible.complete:
        return None
    if direction == "not_improved":
        improved = feasible.improved
        return None if improved is None else (n - improved[1], n - improved[0])
    found: Range | None = getattr(feasible, direction)
    return found


def claimed(claim: Fact, n: int) -> int:
    """Return how many people a claim speaks of."""
    if claim.value == "all":
        return n
    return 0 if claim.value == "none" else int(str(claim.value))


def _said(series: Series, claim: Fact) -> Message:
    direction = _direction_of(series, claim)
    if claim.value in ("all", "none"):
        return Message("said", (SAID_OF_ALL if claim.value == "all" else SAID_OF_NONE)[direction])
    return Message("said", SAID[direction], {"value": claim.printed if claim.printed.isdigit() else claim.value})


def claims(series: Series) -> tuple[Fact, ...]:
    """Return the statements on how many improved, stayed or got worse."""
    return tuple(claim for claim in series.whole_claims if series.as_improvement(claim) in DIRECTIONS)


def _direction_of(series: Series, claim: Fact) -> str:
    return series.as_improvement(claim) or "improved"


def _by_margins(series: Series, claim: Fact) -> Range | None:
    """Return the range that complete margins leave a claim, where the claim is outside it."""
    n, complete = series.n.value, all(series.is_complete(time) for time in TIMES)
    if n is None or not (complete and series.is_sure and series.n.undisputed) or claimed(claim, n) > n:
        return None
    tables = series.by_margins
    if tables is None:
        return None
    found = allowed(tables, _direction_of(series, claim), n)
    return found if found is not None and not found[0] <= claimed(claim, n) <= found[1] else None


def _by_z(series: Series, claim: Fact) -> Range | None:
    """Return the range that Z leaves a claim besides, where the claim is outside it under every convention."""
    n, usual = series.n.value, series.recovery
    if n is None or usual is None or series.z is None or not (series.is_sure and series.n.undisputed):
        return None
    direction, number = _direction_of(series, claim), claimed(claim, n)
    found = allowed(usual.feasible, direction, n)
    if number > n or (found is not None and found[0] <= number <= found[1]):
        return None
    anyhow = None if series.anyhow is None else allowed(series.anyhow, direction, n)
    if anyhow is None or anyhow[0] <= number <= anyhow[1]:
        return None
    return found or anyhow


def _by_table(series: Series, claim: Fact) -> int | None:
    """Return how many a printed table of before by after gives a claim, where no part of them is as many either."""
    cells = series.crossed
    if cells is None or not (series.order_known and series.n.undisputed) or not isinstance(claim.value, int):
        return None
    direction = _direction_of(series, claim)
    parts: Counter[tuple[str, int]] = Counter()
    for row, counts in enumerate(cells):
        for column, count in enumerate(counts):
            if _is(direction, row, column):
                moves = (("all", 0), ("from", row), ("to", column), ("step", column - row), ("one", row * 100 + column))
                parts.update(dict.fromkeys(moves, count))
    return parts["all", 0] if claim.value not in parts.values() else None


def _is(direction: str, row: int, column: int) -> bool:
    """Tell whether people who went from one category to another did what a direction says."""
    found = {"improved": column > row, "not_improved": column <= row, "unchanged": column == row}
    return found.get(direction, column < row)


def _facts(series: Series, claims: tuple[Fact, ...], *, with_z: bool) -> tuple[Fact, ...]:
    z = (series.z,) if with_z and series.z is not None else ()
    return (*claims, *z, *series.n.facts[:1], *cell_facts(series))


@rule(
    "E1",
    severity="W",
    title=N_("Changes that the counts before and after exclude"),
    why=N_(
        "Counts before and after bound how many can have improved, stayed or got worse: at least "
        "max(CumPre - CumPost) improved, at most the sum of the smaller counts of each category stayed."
    ),
)
def claims_against_margins(evidence: Evidence) -> Iterator[Finding]:
    """Yield numbers of changed people that no table with the printed margins has."""
    for series in evidence.series:
        for claim in claims(series):
            found = _by_margins(series, claim)
            if found is not None and isinstance(claim.value, int):
                fields = {"said": _said(series, claim), "low": found[0], "high": found[1]}
                template = N_("{said}; the counts before and after leave {low} to {high}")
                assumptions = [*people_of(series), order_of(series)]
                facts = _facts(series, (claim,), with_z=False)
                yield about(Message("E1", template, fields), "W", facts, at=claim, assumptions=assumptions)


@rule(
    "E2",
    severity="E",
    title=N_("Changes that Z or the ranks exclude"),
    why=N_(
        "n, the counts and Z leave few tables, and with them few possible numbers of people who improved, stayed or "
        "got worse; a table of ranks says the numbers outright."
    ),
)
def claims_against_z(evidence: Evidence) -> Iterator[Finding]:
    """Yield numbers of changed people that no table with the printed Z, or another than the ranks, has."""
    for series in evidence.series:
        for claim in claims(series):
            if not isinstance(claim.value, int) or _by_margins(series, claim) is not None:
                continue
            told = _by_table(series, claim)
            if told is not None:
                yield _not_the_table(series, claim, told)
                continue
            found = _by_z(series, claim)
            if found is not None:
                yield _refuted(series, claim, found)
            else:
                yield from _against_ranks(series, claim)


def _refuted(series: Series, claim: Fact, found: Range) -> Finding:
    z, n = series.z, series.n.value or 0
    fields = {"said": _said(series, claim), "z": z.printed if z else "", "n": n, "low": found[0], "high": found[1]}
    template = N_("{said}, but n = {n}, the printed counts and Z = {z} leave {low} to {high}")
    if found[0] == found[1]:
        template = N_("{said}, but n = {n}, the printed counts and Z = {z} leave only {low}")
    assumptions = [SIGNED_RANK_Z, CATEGORIES_TESTED, *people_of(series), order_of(series)]
    repair = Message("E2-repair", SAID[_direction_of(series, claim)], {"value": found[0]})
    repairs = [repair] if found[0] == found[1] else []
    facts = _facts(series, (claim,), with_z=True)
    return about(Message("E2", template, fields), "W", facts, at=claim, assumptions=assumptions, repairs=repairs)


def _not_the_table(series: Series, claim: Fact, told: int) -> Finding:
    fields = {"said": _said(series, claim), "count": told}
    message = Message("E2", N_("{said}; by the table of before by after it is {count}"), fields)
    repair = Message("E2-repair", SAID[_direction_of(series, claim)], {"value": told})
    facts = (claim, *series.of("transition"), *series.n.facts[:1])
    assumptions = [_TOLD_CATEGORIES, SAME_PEOPLE, order_of(series)]
    return about(message, "W", facts, at=claim, assumptions=assumptions, repairs=[repair])


_TOLD_CATEGORIES = Message("told-categories", N_("the text speaks of the categories of the table"))


def _against_ranks(series: Series, claim: Fact) -> Iterator[Finding]:
    """Yield claims that are neither of the numbers of a table of ranks."""
    up, down = series.rank_n("positive"), series.rank_n("negative")
    n = series.n.value
    if up is None or down is None or n is None or up + down > n:
        return
    direction, ties = _direction_of(series, claim), n - up - down
    possible = {"unchanged": {ties}, "not_improved": {n - up, n - down}}.get(direction, {up, down})
    if claim.value in possible:
        return
    fields = {"said": _said(series, claim), "down": down, "up": up, "ties": ties}
    template = N_("{said}, but there are {down} negative ranks, {up} positive ranks and {ties} ties")
    ranks = (*series.ranks("rank_n", "negative"), *series.ranks("rank_n", "positive"), *series.ranks("rank_n", "ties"))
    severity: Severity = "W" if series.cells else "E"
    told = Message("told-tested", N_("the text speaks of the variable that was tested"))
    facts = (claim, *ranks)
    yield about(Message("E2", template, fields), severity, facts, at=claim, assumptions=[TESTED_BY_RANKS, told])


@rule(
    "E3",
    severity="W",
    title=N_("All or none, where the numbers leave some"),
    why=N_("That all changed, or none, is a number too; the counts, Z or the ranks may exclude it."),
)
def all_or_none(evidence: Evidence) -> Iterator[Finding]:
    """Yield statements about all or none that counts, Z or ranks exclude."""
    for series in evidence.series:
        n = series.n.value
        for claim in claims(series):
            if claim.value not in ("all", "none") or n is None:
                continue
            found = _by_margins(series, claim) or _by_z(series, claim)
            if found is not None:
                fields = {"said": _said(series, claim), "low": found[0], "high": found[1], "n": n}
                template = N_("{said}; the numbers leave {low} to {high} of {n}")
                assumptions = [CATEGORIES_TESTED, *people_of(series), order_of(series)]
                facts = _facts(series, (claim,), with_z=True)
                yield about(Message("E3", template, fields), "W", facts, at=claim, assumptions=assumptions)


def refuted(series: Series) -> Iterator[Fact]:
    """Yield the claims that the margins or Z refute."""
    for claim in claims(series):
        ranges = (_by_margins(series, claim) or _by_z(series, claim), _by_table(series, claim))
        if isinstance(claim.value, int) and ranges != (None, None):
            yield claim


@rule(
    "E4",
    severity="I",
    title=N_("A number in a category told as a number of changes"),
    why=N_(
        "How many are in a category after is not how many stayed: some came into it from below. Telling the one as "
        "the other is the commonest reason for a number of changes that cannot be."
    ),
)
def category_told_as_change(evidence: Evidence) -> Iterator[Finding]:
    """Yield refuted numbers of changes that equal the number in a category."""
    for series in evidence.series:
        for claim in refuted(series):
            for label in series.categories or ():
                if series.count("after", label) == claim.value:
                    yield _explained(series, claim, label)
                    break


def _explained(series: Series, claim: Fact, label: str) -> Finding:
    fields = {"value": claim.value, "label": label}
    template = N_('{value} is the number in "{label}" after, which says nothing about who changed')
    unique = series.recovery.feasible.unique if series.recovery is not None else None
    labels = series.categories or ()
    if unique is not None:
        place = labels.index(label)
        moved = {labels[row]: unique[row][place] for row in range(len(labels)) if row != place and unique[row][place]}
        fields |= {"moved": sum(moved.values()), "origins": tuple(moved), "stayed": unique[place][place]}
        if moved:
            template = N_(
                '{value} is the number in "{label}" after; {moved} of them came from: {origins}, and {stayed} stayed'
            )
    cell = series.cells.get(("after", label))
    facts = (claim, *(cell.facts if cell is not None else ()))
    return about(Message("E4", template, fields), "I", facts, at=claim)


@rule(
    "E5",
    severity="I",
    title=N_("Another order of the categories fits"),
    why=N_(
        "A Z that does not fit the categories as ordered may fit them in another order, as they were perhaps coded."
    ),
)
def another_order(evidence: Evidence) -> Iterator[Finding]:
    """Yield other orders of the categories under which the printed Z fits."""
    for series in evidence.series:
        labels = series.categories
        if (
            series.z is None
            or labels is None
            or not 3 <= len(labels) <= 4
            or series.recovery is None
            or not series.is_sure
        ):
            continue
        if series.recovery.feasible.count != 0 or series.by_margins is None or series.by_margins.count == 0:
            continue
        for order in permutations(labels):
            tables = series.tables_for(order)
            if order not in (labels, labels[::-1]) and tables is not None and tables.count:
                fields = {"z": series.z.printed, "order": order}
                message = Message("E5", N_("Z = {z} fits if the categories were coded in this order: {order}"), fields)
                facts = (series.z, *((series.scale,) if series.scale else ()))
                yield about(message, "I", facts)
                break


OPPOSITES = (("younger", "older"), ("primiparous", "multiparous"), ("less educated", "more educated"))


@rule(
    "E6",
    severity="W",
    title=N_("Words that contradict each other or the numbers"),
    why=N_(
        "One result cannot be explained by a reason and by its opposite; and what is said to rise must not fall in "
        "the numbers."
    ),
)
def contradicting_words(evidence: Evidence) -> Iterator[Finding]:
    """Yield opposite explanations of one result, and directions that the means contradict."""
    explanations = evidence.statements("explanation")
    for first, second in OPPOSITES:
        one = [fact for fact in explanations if fact.get("about") == first]
        other = [fact for fact in explanations if fact.get("about") == second]
        if one and other:
            message = Message("E6", N_("the same result is explained by a reason and by its opposite"))
            same = Message("same-result", N_("both explanations are meant for the same people"))
            yield about(message, "W", (*other, *one), assumptions=[same])
            break
    for series in evidence.series:
        yield from _direction(evidence, series)


def _direction(evidence: Evidence, series: Series) -> Iterator[Finding]:
    """Yield rises told of an outcome whose only mean falls, and the reverse."""
    means = {time: [fact for fact in series.of("mean") if fact.get("time") == time] for time in TIMES}
    if any(len({fact.value for fact in facts}) != 1 for facts in means.values()):
        return
    before, after = (decimal_of(means[time][0]) for time in TIMES)
    told = [
        fact
        for fact in evidence.statements("direction")
        if evidence.group_of(fact) == series.group and evidence.outcome_of(fact) == series.outcome
    ]
    for fact in told:
        said = fact.get("direction")
        if (said == "increased" and after < before) or (said == "decreased" and after > before):
            fields = {"before": means["before"][0].printed, "after": means["after"][0].printed}
            template = N_("said to rise, yet the mean falls from {before} to {after}")
            if said == "decreased":
                template = N_("said to fall, yet the mean rises from {before} to {after}")
            facts = (fact, means["before"][0], means["after"][0])
            spoken = Message("spoken-mean", N_("the words speak of this mean"))
            yield about(Message("E6", template, fields), "W", facts, assumptions=[spoken])
