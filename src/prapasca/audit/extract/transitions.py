"""Counts of a printed table of before by after: its cells, and its totals as counts of the two times."""

from __future__ import annotations

from collections.abc import Iterator

from prapasca.audit.extract.context import Context
from prapasca.audit.extract.crossed_cells import CrossedCell, Crossing
from prapasca.audit.extract.draft import Draft
from prapasca.audit.extract.numbers import parse_decimal
from prapasca.audit.extract.regions import Region
from prapasca.audit.extract.vocabulary import groups_in

_SURE = 0.95
_FLAT = 0.85
_EMPTY = 0.7


def transition_facts(context: Context) -> Iterator[Draft]:
    """Yield the cells and totals of every table of before by after."""
    for number, (region, crossing) in enumerate(zip(context.regions, context.crossings, strict=True)):
        if crossing is not None:
            yield from _crossed(context, region, crossing, f"x{number}")


def _crossed(context: Context, region: Region, crossing: Crossing, name: str) -> Iterator[Draft]:
    groups = {one.name for one in groups_in(region.caption)}
    common = {
        "table": region.number,
        "place": "table",
        "outcome": context.outcomes.in_table(region.caption[:200]),
        "group": groups.pop() if len(groups) == 1 else None,
    }
    sure = _SURE if region.cells else _FLAT
    for place, cell in enumerate(crossing.cells):
        attributes = {**common, **_told_of(cell), "cell": f"{name}-{place}"}
        kind = "transition" if cell in crossing.moves else "count"
        number = cell.number
        confidence = sure if number.printed else _EMPTY
        yield Draft(kind, number.whole, number.start, number.end, attributes, confidence=confidence)
        yield from _percent(cell, crossing.base, attributes, sure)


def _told_of(cell: CrossedCell) -> dict[str, str | None]:
    if cell.before is not None and cell.after is not None:
        return {"before": cell.before, "after": cell.after, "role": "cell"}
    if cell.before is None and cell.after is None:
        return {"role": "total"}
    time = "before" if cell.after is None else "after"
    return {"time": time, "label": cell.before or cell.after, "role": "cell"}


def _percent(cell: CrossedCell, base: str | None, attributes: dict[str, str | None], sure: float) -> Iterator[Draft]:
    """Yield the percentage beside a count, where it is known whom it is a share of."""
    value = parse_decimal(cell.percent.printed.rstrip("%")) if cell.percent is not None else None
    if base is None or cell.percent is None or value is None or attributes["role"] == "total":
        return
    of = base
    if attributes.get("time") is not None:
        if attributes["time"] == base:
            return
        of = "percent"
    end = cell.percent.end - cell.percent.printed.endswith("%")
    yield Draft("percent", value, cell.percent.start, end, {**attributes, "percent_of": of}, "own", sure)
