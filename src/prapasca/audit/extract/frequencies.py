"""Counts and percentages from frequency tables, and the scales they print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from prapasca.audit.extract.columns import Placed, Slot, placed_rows
from prapasca.audit.extract.context import CHARACTERISTIC, CHARACTERISTICS, Context, is_test_table
from prapasca.audit.extract.crossed import is_said_to_cross
from prapasca.audit.extract.draft import Draft
from prapasca.audit.extract.numbers import MINUS, parse_decimal
from prapasca.audit.extract.rows import MISSING, Grid, Number, change_direction, row_label
from prapasca.audit.extract.subheads import outcomes_of_rows

_MISSING_ROW = re.compile(rf"^\s*(?:{MISSING.pattern})[^\d\n]*\d", re.IGNORECASE | re.MULTILINE)
_BY_CHANGE = re.compile(
    r"\b(?:improved|(?:did\s+)?not\s+improve|(?:tidak\s+)?membaik|perbaikan|improvement)\b", re.IGNORECASE
)
"""Who improved by what they are: without columns nobody can tell which number is whose share."""
_CROSSTAB = re.compile(r"crosstab|tabulasi\s+silang|\*", re.IGNORECASE)
_SURE = 0.95
_FLAT = 0.85
_SOLVED = 0.7


def frequency_facts(context: Context) -> Iterator[Draft]:
    """Yield the counts and percentages that tables print."""
    for number, grid in enumerate(context.grids):
        if context.crossings[number] is not None or is_test_table(grid) or is_said_to_cross(grid.region.caption[:150]):
            continue
        if _CROSSTAB.search(grid.region.caption[:150]) and _BY_CHANGE.search(f"{grid.region.caption} {grid.head}"):
            continue
        placed = placed_rows(grid, several_groups=context.several_groups)
        if not _counts_people(grid, placed):
            continue
        if context.is_about_people(grid):
            if grid.columns or not _BY_CHANGE.search(f"{grid.region.caption} {grid.head}"):
                yield from _characteristics(grid, placed, number)
        elif any(change_direction(row.label) for row in grid.rows):
            yield from _changes(context, grid, placed, number)
        elif not _is_crossed(context, grid):
            yield from _frequencies(context, grid, placed, number)


def _counts_people(grid: Grid, placed: list[Placed]) -> bool:
    """Tell whether a table holds counts, or percentages said to be so, and no negative numbers."""
    cells = [cell for one in placed for cell in one.cells]
    counts = any(slot.holds == "count" for slot, _ in cells)
    percent = "%" in grid.head or any("%" in number.printed for _, number in cells)
    return (counts or percent) and not any(number.printed[:1] in MINUS for _, number in cells if number.printed)


def _is_crossed(context: Context, grid: Grid) -> bool:
    """Tell whether the columns are categories too, as in a table of before by after."""
    head = grid.head.removeprefix(grid.region.caption) if grid.region.cells else grid.head
    head = re.sub(r"\([^()]*[=:][^()]*\)", " ", head)
    levels = {mention.level for mention in context.labels.mentions(head)}
    rows = {one.level for row in grid.rows for one in context.labels.mentions(row.label)}
    names = {row_label(row) for row in grid.rows if not row.is_total and row_label(row)}
    words = re.sub(r"\s+", " ", head.casefold())
    named = sum(re.search(rf"\b{re.escape(name)}\b", words) is not None for name in names)
    return len(levels & rows) >= 2 or (len(names) >= 2 and named == len(names))


def _frequencies(context: Context, grid: Grid, placed: list[Placed], number: int) -> Iterator[Draft]:
    caption = grid.region.caption[:200]
    common = {"table": grid.region.number, "place": "table", "outcome": context.outcomes.in_table(caption)}
    confidence = _SURE if grid.region.cells else _FLAT
    under = outcomes_of_rows(context.manuscript.text, grid)
    lacking = _MISSING_ROW.search(context.manuscript.text, grid.region.body, grid.region.end)
    if lacking is not None:
        shown = [one for one in placed if one.row.start < lacking.start()]
        placed = [replace(one, cells=tuple(map(_of_observed, one.cells))) for one in shown]
    for line, one in enumerate(placed):
        role = "total" if one.row.is_total else "cell"
        label = None if one.row.is_total else context.labels.name(row_label(one.row))
        if label == "":
            continue
        for slot, printed in one.cells:
            cell = f"t{number}-{line}-{slot.time or ''}-{slot.group or ''}"
            attributes = {**common, "label": label, "role": role, "time": slot.time, "group": slot.group, "cell": cell}
            if lacking is not None:
                attributes |= {"time": None, "characteristic": f"observed {slot.time}"}
            if one.row.start in under:
                attributes["outcome"] = under[one.row.start]
            yield from _number(slot, printed, attributes, confidence)
    if not under and lacking is None:
        yield from _empty_rows(context, grid, placed, common, number)


def _of_observed(cell: tuple[Slot, Number]) -> tuple[Slot, Number]:
    """Return a cell of a table with missing people: its percentages of everybody are left out, valid ones kept."""
    slot, number = cell
    kinds = {"percent": "skip", "valid": "percent"}
    return replace(slot, holds=kinds.get(slot.holds, slot.holds)), number


def _number(slot: Slot, printed: Number, attributes: dict[str, str | None], confidence: float) -> Iterator[Draft]:
    if slot.holds == "count":
        if printed.whole is not None:
            sure = confidence if printed.printed else _SOLVED
            yield Draft("count", printed.whole, printed.start, printed.end, attributes, confidence=sure)
        return
    if slot.holds == "skip":
        return
    value = parse_decimal(printed.printed.rstrip("%"))
    if value is not None:
        more = {**attributes, "percent_of": slot.holds}
        end = printed.end - printed.printed.endswith("%")
        yield Draft("percent", value, printed.start, end, more, confidence=confidence)


def _empty_rows(
    context: Context, grid: Grid, placed: list[Placed], common: dict[str, str | None], number: int
) -> Iterator[Draft]:
    """Yield a zero for each label without numbers, in columns whose other counts make up their total."""
    sums: dict[tuple[str | None, str | None], int] = {}
    totals: dict[tuple[str | None, str | None], int] = {}
    for one in placed:
        for slot, printed in one.cells:
            if slot.holds == "count" and printed.whole is not None:
                place = totals if one.row.is_total else sums
                key = (slot.time, slot.group)
                place[key] = place.get(key, 0) + printed.whole
    full = [arm for arm, total in totals.items() if sums.get(arm) == total]
    counted = {row_label(row) for row in grid.rows if row.numbers}
    for line, row in enumerate(grid.rows):
        if row.is_total and row.numbers:
            return
        if row.numbers or row.is_total or row_label(row) in counted or not context.labels.mentions(row.label):
            continue
        for time, group in full:
            cell = f"t{number}-empty{line}-{time or ''}-{group or ''}"
            attributes = {
                **common,
                "label": context.labels.name(row_label(row)),
                "role": "cell",
                "time": time,
                "group": group,
                "cell": cell,
                "printed_as": "empty",
            }
            yield Draft("count", 0, row.start, row.start + len(row.label.rstrip()), attributes, confidence=_SOLVED)


def _changes(context: Context, grid: Grid, placed: list[Placed], number: int) -> Iterator[Draft]:
    """Yield how many rose, fell and stayed, from a table of changes."""
    common = {
        "table": grid.region.number,
        "place": "table",
        "outcome": context.outcomes.in_table(grid.region.caption[:250]),
    }
    for line, one in enumerate(placed):
        direction = change_direction(one.row.label)
        if direction is None:
            continue
        for slot, printed in one.cells:
            cell = f"t{number}-{line}-{slot.group or ''}"
            attributes = {**common, "group": slot.group, "cell": cell, "direction": direction}
            crowd = {**attributes, "characteristic": "change", "label": row_label(one.row), "role": "cell"}
            yield from _number(slot, printed, crowd, _FLAT)
            if slot.holds == "count" and printed.whole is not None:
                yield Draft("change", printed.whole, printed.start, printed.end, attributes, confidence=_FLAT)


def _characteristics(grid: Grid, placed: list[Placed], number: int) -> Iterator[Draft]:
    """Yield how many respondents have a characteristic, from rows under its name."""
    characteristic = _characteristic(f"{grid.region.caption} {grid.head}")
    cells = {one.row.start: one.cells for one in placed}
    for line, row in enumerate(grid.rows):
        characteristic = _characteristic(row.label) or characteristic
        label = " ".join(row.label.casefold().split())
        if characteristic is None or row.is_total or not label:
            continue
        for slot, printed in cells.get(row.start, ()):
            attributes = {
                "characteristic": characteristic,
                "label": label,
                "group": slot.group,
                "place": "table",
                "table": grid.region.number,
                "cell": f"t{number}-{line}-{slot.group or ''}",
                "role": "cell",
            }
            yield from _number(slot, printed, attributes, _SURE if grid.region.cells else 0.6)


def _characteristic(text: str) -> str | None:
    found = list(CHARACTERISTIC.finditer(text))
    return list(CHARACTERISTICS)[int((found[-1].lastgroup or "c0")[1:])] if found else None
