"""What the columns of a frequency table hold: whose, when, and counts or percentages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from prapasca.audit.extract.numbers import parse_decimal
from prapasca.audit.extract.occasions import occasions_in, times_of_occasions
from prapasca.audit.extract.rows import Grid, Number, Row, change_direction
from prapasca.audit.extract.vocabulary import column_groups, column_times, groups_in, mentions_both_times, times_in


@dataclass(frozen=True)
class Slot:
    """A column: its time and group, and whether it holds ``"count"``, ``"percent"``, ``"valid"``, ``"cumulative"``."""

    holds: str
    time: str | None = None
    group: str | None = None


@dataclass(frozen=True)
class Placed:
    """A row with what each of its numbers is."""

    row: Row
    cells: tuple[tuple[Slot, Number], ...]


Arm = tuple[str | None, str | None]
"""Time and group of neighbouring columns."""


def placed_rows(grid: Grid, *, several_groups: bool) -> list[Placed]:
    """Return the rows of a frequency table with what each number is; none if its columns are not understood.

    Parameters
    ----------
    grid
        The table.
    several_groups
        Whether the study has groups, so that the head may name them.
    """
    counted = [row for row in grid.rows if row.numbers]
    body = [row for row in counted if not row.is_total]
    if not body:
        return []
    if grid.columns and (slots := _tab_slots(grid, several_groups=several_groups)):
        return [Placed(row, _by_column(row, slots)) for row in counted]
    width = Counter(len(row.numbers) for row in body).most_common(1)[0][0]
    width = max([width] + [len(row.numbers) for row in body if len(row.numbers) == 2 * width])
    arms = _arms(grid, width, several_groups=several_groups)
    layout = _layout(arms, [row for row in body if len(row.numbers) >= width], width)
    if not layout:
        return []
    return _solved([_placed(_without_score(grid, row, width), layout, width) for row in counted], layout)


def _without_score(grid: Grid, row: Row, width: int) -> Row:
    """Return a row without the score of its category: "No pain 0 12 40.0" above "Mild 1-3 8 26.7"."""
    scored = _SCORE_HEAD.search(grid.head) is not None and len(row.numbers) == width + 1
    return replace(row, numbers=row.numbers[1:]) if scored and row.numbers[0].whole is not None else row


def _only_group(caption: str) -> str | None:
    """Return the group that a caption names, if it is one."""
    named = {one.name for one in groups_in(caption)}
    return named.pop() if len(named) == 1 else None


def _arms(grid: Grid, width: int, *, several_groups: bool) -> list[Arm]:
    head = f"{grid.region.caption} {grid.head}" if grid.region.cells else grid.head
    groups = [one.name for one in column_groups(head)] if several_groups else []
    named = list(dict.fromkeys(reversed(groups)))[::-1] if len(set(groups)) > 1 else []
    times = {one.name for one in column_times(head)} | set(times_of_occasions(head).values())
    both = mentions_both_times(head) or times == {"before", "after"}
    alone = {one.name for one in times_in(head)}
    time = alone.pop() if len(alone) == 1 and not mentions_both_times(head) else None
    if named and both and width % (2 * len(named)) == 0 and not _alternating(grid, width, 2 * len(named)):
        return [(when, group) for group, when in product(named, ("before", "after"))]
    if named and width >= len(named):
        return [(time, group) for group in named]
    group = _only_group(head) if several_groups else None
    if both and time is None and width in (2, 4):
        return [("before", group), ("after", group)]
    return [(time, group)] if not both else []


def _alternating(grid: Grid, width: int, arms: int) -> bool:
    """Tell whether as many numbers as arms are counts beside percentages, so that there are half as many arms."""
    if width > arms:
        return False
    rows = [row for row in grid.rows if len(row.numbers) == width and not row.is_total]
    changes = any(change_direction(row.label) for row in grid.rows)
    return changes or any(
        "." in number.printed or "," in number.printed for row in rows for number in row.numbers[1::2]
    )


def _layout(arms: list[Arm], rows: Sequence[Row], width: int) -> list[Slot]:
    """Return the columns in order; none if the numbers do not fit them."""
    if not arms or not rows:
        return []
    if len(arms) > 1 and width == len(arms) + 2 and _sums(rows, len(arms)):
        return [Slot("count", *arm) for arm in arms] + [Slot("skip"), Slot("skip")]
    if len(arms) > 1 and width == len(arms) + 1 and _sums(rows, len(arms)):
        return [Slot("count", *arm) for arm in arms] + [Slot("skip")]
    if width % len(arms):
        return _layout(arms, rows, width - 1) if width > len(arms) and width - 1 >= len(arms) else []
    each = width // len(arms)
    kinds = _kinds([row.numbers[:each] for row in rows], each)
    return [Slot(kind, *arm) for arm in arms for kind in kinds]


def _kinds(cells: Sequence[tuple[Number, ...]], each: int) -> list[str]:
    whole = [all(number.whole is not None for number in column) for column in zip(*cells, strict=False)]
    if each == 1:
        return ["count" if whole[0] else "percent"]
    if not any(whole[:2]) or (each > 2 and not whole[0]):
        return []
    pair = ["count", "percent"] if whole[0] else ["percent", "count"]
    if each == 2:
        return pair
    values = [
        [parse_decimal(number.printed) or Decimal(0) for number in column] for column in zip(*cells, strict=False)
    ]
    rising = values[-1] == sorted(values[-1]) and abs(values[-1][-1] - 100) < 1
    if each == 3:
        return [*pair, "cumulative" if rising else "skip"]
    return [*pair, "valid", "cumulative"] if each == 4 and rising else []


def _sums(rows: Sequence[Row], arms: int) -> bool:
    """Tell whether the column after those of the arms is their sum in every row."""
    for row in rows:
        cells = [number.whole for number in row.numbers[: arms + 1]]
        if len(cells) <= arms or None in cells or sum(cell or 0 for cell in cells[:arms]) != cells[arms]:
            return False
    return True


def _placed(row: Row, layout: Sequence[Slot], width: int) -> Placed:
    if len(row.numbers) < width:
        return Placed(row, ())
    cells = zip(layout, row.numbers, strict=False)
    return Placed(row, tuple((slot, number) for slot, number in cells if slot.holds != "skip"))


def _solved(rows: list[Placed], layout: Sequence[Slot]) -> list[Placed]:
    """Return the rows with those that print one arm only placed where the column then sums to its total."""
    arms = list(dict.fromkeys((slot.time, slot.group) for slot in layout))
    each = len(layout) // len(arms)
    partial = [
        place
        for place, one in enumerate(rows)
        if not one.cells and len(one.row.numbers) == each and not one.row.is_total
    ]
    totals = _totals(rows, arms, each)
    if len(arms) != 2 or not partial or len(partial) > 4 or totals is None:
        return rows
    fitting = []
    for choice in product(range(2), repeat=len(partial)):
        sums = [_column_sum(rows, arm) for arm in arms]
        for place, side in zip(partial, choice, strict=True):
            sums[side] += rows[place].row.numbers[0].whole or 0
        if sums == totals:
            fitting.append(choice)
    if len(fitting) != 1:
        return rows
    solved = list(rows)
    for place, side in zip(partial, fitting[0], strict=True):
        slots = layout[side * each : (side + 1) * each]
        solved[place] = replace(rows[place], cells=tuple(zip(slots, rows[place].row.numbers, strict=True)))
    return solved


def _totals(rows: Sequence[Placed], arms: Sequence[Arm], each: int) -> list[int] | None:
    for one in rows:
        if one.row.is_total:
            values = [number.whole for number in one.row.numbers]
            picked = values[::each] if len(values) == each * len(arms) else values
            if len(picked) == len(arms):
                return [value or 0 for value in picked]
    return None


def _column_sum(rows: Sequence[Placed], arm: Arm) -> int:
    return sum(
        number.whole or 0
        for one in rows
        if not one.row.is_total
        for slot, number in one.cells
        if slot.holds == "count" and (slot.time, slot.group) == arm
    )


_COUNT_HEAD = re.compile(
    r"(?:^|[\s(])(?:f|n|fi|frekuensi|frequency|jumlah|jml|∑|σ|count|freq)(?:$|[\s).,])", re.IGNORECASE
)
_PERCENT_HEAD = re.compile(r"%|per\s?sen|pr[eo]sen|percent", re.IGNORECASE)
_SCORE_HEAD = re.compile(r"\b(?:scores?|skor|rentang|range)\b", re.IGNORECASE)
_NOT_IMPROVED_HEAD = re.compile(
    r"(?:did\s+)?not\s+improved?|no\s+improvement|tidak\s+(?:membaik|meningkat|ada\s+perbaikan)", re.IGNORECASE
)
_TEST_HEAD = re.compile(r"\s*(?:tests?|uji|statistics?)\b(?!\s+(?:awal|akhir))", re.IGNORECASE)
_OTHER_HEAD = re.compile(r"\bp\b|value|sig|\bz\b|\bd[fb]\b|\btotal\b", re.IGNORECASE)
_INTERVAL_HEAD = re.compile(r"confidence\s+interval\s+of\s+the\s+difference", re.IGNORECASE)
"""Above the limits in SPSS's table of paired samples."""


def _tab_slots(grid: Grid, *, several_groups: bool) -> dict[int, list[Slot]]:
    """Return what each column of a real table holds by what stands above it."""
    slots: dict[int, list[Slot]] = {}
    caption = f"{grid.region.caption}"
    alone = {one.name for one in times_in(caption)}
    fallback = alone.pop() if len(alone) == 1 and not mentions_both_times(caption) else None
    only = _only_group(caption) if several_groups else None
    occasions = times_of_occasions(" ".join(grid.columns))
    for column, head in enumerate(grid.columns[1:], start=1):
        cells = [[one for one in row.numbers if one.column == column] for row in grid.rows if not row.is_total]
        filled = [cell for cell in cells if cell and cell[0].printed]
        before = grid.columns[column - 1]
        if _of_changes(head) or (_PERCENT_HEAD.match(head.strip()) and _of_changes(before)):
            continue
        if (
            not filled
            or _TEST_HEAD.match(head)
            or _INTERVAL_HEAD.search(head)
            or (_OTHER_HEAD.search(head) and not _COUNT_HEAD.search(head) and not _PERCENT_HEAD.search(head))
        ):
            continue
        times = {one.name for one in column_times(head)} or {
            occasions[one.name] for one in occasions_in(head) if one.name in occasions
        }
        groups = {one.name for one in column_groups(head)} if several_groups else set()
        time = times.pop() if len(times) == 1 else fallback
        group = groups.pop() if len(groups) == 1 else only
        beside = slots.get(column - 1, [])
        if beside and beside[-1].holds == "count" and _PERCENT_HEAD.match(head.strip()):
            time, group = beside[-1].time, beside[-1].group
        whole = all(cell[0].whole is not None for cell in filled)
        if max(map(len, filled)) == 2:
            slots[column] = [Slot("count", time, group), Slot("percent", time, group)] if whole else []
        elif "cumul" in head.casefold() or "kumul" in head.casefold():
            slots[column] = [Slot("cumulative", time, group)]
        elif "valid" in head.casefold():
            slots[column] = [Slot("valid", time, group)]
        elif _PERCENT_HEAD.search(head) and not (whole and _COUNT_HEAD.search(head)):
            slots[column] = [Slot("percent", time, group)]
        elif whole:
            slots[column] = [Slot("count", time, group)]
    return _told_apart(grid, slots)


def _of_changes(head: str) -> bool:
    """Tell whether a column counts who changed, or who did not improve."""
    return change_direction(head) is not None or _NOT_IMPROVED_HEAD.fullmatch(head.strip()) is not None


def _told_apart(grid: Grid, slots: dict[int, list[Slot]]) -> dict[int, list[Slot]]:
    """Return the columns with the second of two alike taken as percentages if it sums to 100, else left out."""
    seen: set[Slot] = set()
    kept: dict[int, list[Slot]] = {}
    for column, told in slots.items():
        kinds = told
        if kinds and kinds[0] in seen and kinds[0].holds == "count":
            cells = [
                number for row in grid.rows if not row.is_total for number in row.numbers if number.column == column
            ]
            whole = sum(number.whole or 0 for number in cells) in range(98, 103)
            kinds = [replace(kinds[0], holds="percent")] if whole else []
        if kinds and kinds[0] not in seen:
            kept[column] = kinds
            seen.update(kinds)
    return kept


def _by_column(row: Row, slots: dict[int, list[Slot]]) -> tuple[tuple[Slot, Number], ...]:
    placed = []
    for column, kinds in slots.items():
        found = [number for number in row.numbers if number.column == column and number.printed]
        placed += list(zip(kinds, found, strict=False))
    return tuple(placed)
