"""What the sums and percentages of a printed table of before by after show (for A2 and A3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from prapasca.audit.evidence import Evidence
from prapasca.audit.facts import Fact
from prapasca.audit.findings import Figure, Finding, about
from prapasca.audit.rounding import Rounded, share
from prapasca.audit.rules.assumptions import ALL_CATEGORIES, ONE_ANSWER, analysed
from prapasca.audit.series import TIMES
from prapasca.audit.votes import decimal_of
from prapasca.errors import N_, Message


@dataclass(frozen=True)
class CrossedTable:
    """A printed table of before by after: its cells and the totals beside and below them."""

    cells: tuple[Fact, ...]
    totals: tuple[Fact, ...]

    def line(self, time: str, label: str | None) -> tuple[Fact, ...]:
        """Return the cells of one category at a time."""
        return tuple(fact for fact in self.cells if fact.get(time) == label)

    def of_total(self, total: Fact) -> tuple[Fact, ...]:
        """Return the cells that a total counts together."""
        time = total.get("time")
        return self.line(time, total.get("label")) if time in TIMES else self.cells


def crossed_tables(evidence: Evidence) -> Iterator[CrossedTable]:
    """Yield the printed tables of before by after."""
    found: dict[tuple[str | None, ...], list[Fact]] = defaultdict(list)
    for kind in ("transition", "count"):
        for fact in evidence.own(kind, place="table"):
            found[_table_of(fact)].append(fact)
    for facts in found.values():
        cells = tuple(fact for fact in facts if fact.kind == "transition")
        if cells:
            yield CrossedTable(cells, tuple(fact for fact in facts if fact.kind == "count"))


def _table_of(fact: Fact) -> tuple[str | None, ...]:
    number = (fact.get("cell") or "").partition("-")[0]
    return fact.get("table"), number, fact.get("group"), fact.get("outcome")


def crossed_sums(evidence: Evidence) -> Iterator[Finding]:
    """Yield rows and columns of tables of before by after that do not sum to their totals, and tables not to n."""
    for table in crossed_tables(evidence):
        wrong = [total for total in table.totals if _sum(table.of_total(total)) not in (0, total.value)]
        lines = [total for total in wrong if total.get("time") in TIMES]
        for total in lines or wrong:
            yield _not_the_sum(table.of_total(total), int(str(total.value)), (total,))
        n = evidence.n(table.cells[0].get("group"))
        if not table.totals and n.value is not None and n.undisputed and n.value != _sum(table.cells):
            yield _not_the_sum(table.cells, n.value, n.facts, sure=False)


def _sum(facts: tuple[Fact, ...]) -> int:
    return sum(int(str(fact.value)) for fact in facts)


def _not_the_sum(line: tuple[Fact, ...], expected: int, facts: tuple[Fact, ...], *, sure: bool = True) -> Finding:
    counts = " + ".join(str(fact.value) for fact in line)
    message = Message("A3", N_("{counts} = {total}, not {n}"), {"counts": counts, "total": _sum(line), "n": expected})
    assumptions = [ALL_CATEGORIES, ONE_ANSWER, *([] if sure else [analysed(expected)])]
    return about(message, "E" if sure else "W", (*line, *facts), assumptions=assumptions)


def crossed_percentages(evidence: Evidence) -> Iterator[Finding]:
    """Yield cells of tables of before by after whose percentage is not that of their count."""
    for table in crossed_tables(evidence):
        percents = {fact.get("cell"): fact for fact in evidence.own("percent") if fact.get("before") is not None}
        for cell in table.cells:
            percent = percents.get(cell.get("cell")) if cell.get("cell") else None
            if percent is not None:
                yield from _percentage(table, cell, percent)


def _percentage(table: CrossedTable, cell: Fact, percent: Fact) -> Iterator[Finding]:
    base = percent.get("percent_of") or ""
    line = table.line(base, cell.get(base)) if base in TIMES else table.cells
    told = (None, None) if base not in TIMES else (base, cell.get(base))
    totals = tuple(fact for fact in table.totals if (fact.get("time"), fact.get("label")) == told)
    sizes = {_sum(line), *(int(str(fact.value)) for fact in totals)} - {0}
    count, printed = int(str(cell.value)), Rounded(decimal_of(percent))
    if not sizes or any(printed.is_near(share(count, size)) for size in sizes):
        return
    n = min(sizes)
    fields: dict[str, object] = {
        "before": cell.get("before"),
        "after": cell.get("after"),
        "count": count,
        "percent": percent.printed,
    }
    fields |= {"n": n, "exact": Figure(float(share(count, n)), max(1, printed.decimals))}
    template = N_("{before} → {after}: {count} and {percent}% cannot both be true, for {count} of {n} is {exact}%")
    of = Message("share-of-line", N_("percentages are shares of n = {n}"), {"n": n})
    message = Message("A2", template, fields)
    yield about(message, "E", (cell, percent, *line, *totals), assumptions=[of, ONE_ANSWER])
