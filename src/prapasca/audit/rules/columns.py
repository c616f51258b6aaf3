"""Columns of a table: what must sum to n or to 100 (A3, A4), what cumulates (A5), what is valid (A6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from prapasca.audit.evidence import Evidence
from prapasca.audit.facts import Fact
from prapasca.audit.findings import Figure, Finding, about
from prapasca.audit.rounding import Rounded, share
from prapasca.audit.rules.assumptions import ALL_CATEGORIES, ONE_ANSWER, analysed
from prapasca.audit.rules.crossed_tables import crossed_sums
from prapasca.audit.rules.registry import rule
from prapasca.audit.rules.told_sums import above_hundred, too_many
from prapasca.audit.votes import decimal_of
from prapasca.errors import N_, Message


class Key(NamedTuple):
    """What makes facts of a table one column."""

    table: str | None
    time: str | None
    characteristic: str | None
    group: str | None
    outcome: str | None


@dataclass(frozen=True)
class Column:
    """A column of a table: its cells and totals, counts and percentages apart."""

    key: Key
    cells: tuple[Fact, ...]
    totals: tuple[Fact, ...]
    labels: frozenset[str]

    @property
    def distinct(self) -> bool:
        """Whether every label stands in it once."""
        return len(self.cells) == len(self.labels)


def columns(evidence: Evidence, kind: str, percent_of: str = "percent") -> Iterator[Column]:
    """Yield the columns of tables made of one kind of fact."""
    found: dict[tuple[Key, str], list[Fact]] = {}
    for fact in evidence.own(kind):
        if fact.get("place") == "table" and (
            kind != "percent"
            or fact.get(
                "percent_of",
            )
            in (None, percent_of)
        ):
            key = Key(*(fact.get(name) for name in Key._fields))
            found.setdefault((key, _place(fact)), []).append(fact)
    for (key, _), facts in found.items():
        cells = tuple(fact for fact in facts if fact.get("role") != "total" and fact.get("label") is not None)
        totals = tuple(fact for fact in facts if fact.get("role") == "total")
        yield Column(key, cells, totals, frozenset(fact.get("label") or "" for fact in cells))


def _place(fact: Fact) -> str:
    """Return which of the tables without a number a fact stands in; nothing where its table has one."""
    return "" if fact.get("table") is not None else (fact.get("cell") or "").partition("-")[0]


def _is_whole(evidence: Evidence, column: Column) -> bool:
    """Tell whether a column surely shows every category."""
    if column.key.time is None or not column.distinct:
        return False
    scales = [scale for scale in evidence.own("scale", table=column.key.table) if scale.get("place") == "table"]
    by_hand = [scale for scale in evidence.own("scale") if scale.get("place") is None]
    listed = [set(scale.value) for scale in (*scales, *by_hand) if isinstance(scale.value, tuple)]
    return any(labels <= column.labels for labels in listed)


def _percents_complete(evidence: Evidence, column: Column) -> bool:
    """Tell whether the percentages beside a column sum to 100, so that no row is missing."""
    beside = [one for one in columns(evidence, "percent") if one.key == column.key]
    if len(beside) != 1 or beside[0].labels != column.labels or not column.distinct or len(column.cells) < 2:
        return False
    return _off_hundred(beside[0]) == 0


def _lacks_a_row(evidence: Evidence, column: Column) -> bool:
    """Tell whether a row is missing: every count is its percentage of the total, and all fall short of it."""
    percents = {fact.get("cell"): fact for fact in evidence.own("percent", percent_of="percent")}
    sizes = {int(str(fact.value)) for fact in column.totals} or {evidence.n(column.key.group).value or 0}
    n = max(sizes)
    filled = [fact for fact in column.cells if fact.value != 0]
    if n <= _total(column) or not filled or any(fact.get("cell") not in percents for fact in filled):
        return False
    return all(
        Rounded(decimal_of(percents[fact.get("cell")])).is_near(share(int(str(fact.value)), n)) for fact in filled
    )


def _is_of_own_total(evidence: Evidence, column: Column) -> bool:
    """Tell whether every percentage of a column is of the people counted in it: the others gave no answer."""
    percents = {fact.get("cell"): fact for fact in evidence.own("percent", percent_of="percent")}
    total = _total(column)
    pairs = [(fact, percents.get(fact.get("cell"))) for fact in column.cells]
    return total > 0 and all(
        percent is not None and Rounded(decimal_of(percent)).fits(share(int(str(fact.value)), total))
        for fact, percent in pairs
    )


def _off_hundred(column: Column) -> int:
    """Return by how many steps of rounding the percentages of a column miss 100; 0 if they do not."""
    rounded = [Rounded(decimal_of(fact)) for fact in column.cells]
    unit = max(one.unit for one in rounded)
    gap = abs(sum((Fraction(one.value) for one in rounded), Fraction(-100)))
    return 0 if gap <= len(rounded) * unit / 2 else int(Fraction(gap) / unit) + 1


@rule(
    "A3",
    severity="E",
    title=N_("Counts that do not sum to n"),
    why=N_("Everybody is in one category, so the counts of all categories at one time sum to the people observed."),
)
def counts_that_do_not_sum(evidence: Evidence) -> Iterator[Finding]:
    """Yield columns whose counts do not sum to their total or to n."""
    for column in columns(evidence, "count"):
        if not (_is_whole(evidence, column) or _percents_complete(evidence, column)):
            continue
        total = sum(int(str(fact.value)) for fact in column.cells)
        printed = [fact for fact in column.totals if isinstance(fact.value, int)]
        n = evidence.n(column.key.group)
        if _lacks_a_row(evidence, column):
            continue
        if len({fact.value for fact in printed}) == 1 and printed[0].value != total:
            yield _sum(column.cells, total, int(str(printed[0].value)), printed)
        elif not printed and n.undisputed and n.value is not None and n.value != total:
            severity_is_sure = total > n.value
            if column.key.characteristic is not None and not severity_is_sure and _is_of_own_total(evidence, column):
                continue
            yield _sum(column.cells, total, n.value, list(n.facts), sure=severity_is_sure)
    yield from crossed_sums(evidence)
    for facts, told, size in too_many(evidence):
        yield _sum(facts, told, size, list(evidence.n(evidence.group_of(facts[0])).facts))


def _sum(cells: tuple[Fact, ...], total: int, n: int, facts: list[Fact], *, sure: bool = True) -> Finding:
    counts = "+".join(fact.printed for fact in cells)
    fields = {"counts": counts.replace("+", " + "), "total": total, "n": n}
    message = Message("A3", N_("{counts} = {total}, not {n}"), fields)
    assumptions = [ALL_CATEGORIES, ONE_ANSWER, *([] if sure else [analysed(n)])]
    return about(message, "E" if sure else "W", (*cells, *facts), assumptions=assumptions)


@rule(
    "A4",
    severity="W",
    title=N_("Percentages that do not sum to 100"),
    why=N_(
        "Each of K rounded percentages is off by half a unit of its last digit at most, so all together miss 100 by "
        "K halves at most."
    ),
)
def percentages_that_do_not_sum(evidence: Evidence) -> Iterator[Finding]:
    """Yield complete columns of percentages that do not sum to 100."""
    counts = {column.key: column for column in columns(evidence, "count")}
    for column in columns(evidence, "percent"):
        beside = counts.get(column.key)
        n = evidence.n(column.key.group).value
        complete = beside is not None and beside.distinct and beside.labels == column.labels
        sums_to_n = complete and beside is not None and _total(beside) == n
        if not column.distinct or len(column.cells) < 2 or not (sums_to_n or _is_whole(evidence, column)):
            continue
        if _off_hundred(column) and not (beside is not None and _lacks_a_row(evidence, beside)):
            yield _not_hundred(column.cells)
    for percent_of in ("percent", "valid"):
        for column in columns(evidence, "percent", percent_of):
            yield from _total_not_hundred(column, percent_of)
    for facts in above_hundred(evidence):
        yield _not_hundred(facts)


def _total_not_hundred(column: Column, percent_of: str) -> Iterator[Finding]:
    """Yield a total that is not 100 below percentages that sum to 100."""
    totals = [fact for fact in column.totals if fact.get("percent_of") == percent_of]
    if not column.distinct or len(column.cells) < 2 or _off_hundred(column):
        return
    unit = max(Rounded(decimal_of(fact)).unit for fact in column.cells)
    off = [fact for fact in totals if abs(Fraction(decimal_of(fact)) - 100) > len(column.cells) * unit / 2]
    if off and len(off) == len(totals) == 1:
        summed = Figure(float(sum(decimal_of(fact) for fact in column.cells)), 1)
        template = N_("the total is printed as {printed}; the percentages above it sum to {sum}")
        message = Message("A4", template, {"printed": off[0].printed, "sum": summed})
        yield about(message, "W", (*off, *column.cells), assumptions=[ALL_CATEGORIES, ONE_ANSWER])


def _not_hundred(cells: tuple[Fact, ...]) -> Finding:
    total = float(sum(decimal_of(fact) for fact in cells))
    fields = {"percents": " + ".join(fact.printed for fact in cells), "total": Figure(total, 1)}
    message = Message("A4", N_("{percents} = {total}, not 100"), fields)
    return about(message, "W", cells, assumptions=[ALL_CATEGORIES, ONE_ANSWER])


def _total(column: Column) -> int:
    return sum(int(str(fact.value)) for fact in column.cells)


@rule(
    "A5",
    severity="E",
    title=N_("Cumulative percentages that do not add up"),
    why=N_("A cumulative percentage is the sum of the percentages down to its row; it never falls and ends at 100."),
)
def cumulative_percentages(evidence: Evidence) -> Iterator[Finding]:
    """Yield cumulative percentages that are not the sum of the percentages above."""
    for cumulative in columns(evidence, "percent", "cumulative"):
        sums = [fact for fact in cumulative.cells if fact.get("percent_of") == "cumulative"]
        simple = [fact for fact in cumulative.cells if fact.get("percent_of") is None]
        places = {_place(fact) for fact in sums}
        plain = {
            fact.get("label"): fact
            for fact in (
                *simple,
                *evidence.own("percent", percent_of="percent"),
                *evidence.own("percent", percent_of="valid"),
            )
            if Key(*(fact.get(name) for name in Key._fields)) == cumulative.key and _place(fact) in places
        }
        if len(sums) < 2 or any(fact.get("label") not in plain for fact in sums):
            continue
        running, above = Fraction(0), []
        for row, fact in enumerate(sums, start=1):
            part = plain[fact.get("label")]
            running += Fraction(decimal_of(part))
            above.append(part)
            unit = max(Rounded(decimal_of(part)).unit, Rounded(decimal_of(fact)).unit)
            if abs(running - Fraction(decimal_of(fact))) > (row + 1) * unit / 2:
                fields = {"printed": fact.printed, "sum": Figure(float(running), 1)}
                template = N_(
                    "the cumulative percentage is printed as {printed}; the percentages down to it sum to {sum}"
                )
                message = Message("A5", template, fields)
                yield about(message, "E", (fact, *above), assumptions=[ALL_CATEGORIES])
                break


@rule(
    "A6",
    severity="W",
    title=N_("Percent and valid percent that do not belong together"),
    why=N_(
        "Valid percentages leave out the missing, so none is below the percentage of the same row, and all rows are "
        "raised by the same factor."
    ),
)
def valid_percentages(evidence: Evidence) -> Iterator[Finding]:
    """Yield valid percentages below the percentage of their row."""
    for valid in evidence.own("percent", percent_of="valid"):
        cell = valid.get("cell")
        plain = [one for one in evidence.own("percent", percent_of="percent") if cell and one.get("cell") == cell]
        for percent in plain:
            if Rounded(decimal_of(valid)).high < Rounded(decimal_of(percent)).low:
                fields = {"valid": valid.printed, "percent": percent.printed}
                message = Message("A6", N_("the valid percent {valid} is below the percent {percent}"), fields)
                yield about(message, "W", (valid, percent))
