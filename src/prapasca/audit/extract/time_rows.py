"""Tables with a row for each time and a column for each category."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prapasca.audit.extract.context import Context
from prapasca.audit.extract.draft import Draft
from prapasca.audit.extract.numbers import parse_decimal
from prapasca.audit.extract.regions import Region
from prapasca.audit.extract.rows import Number, masked, numbers_in
from prapasca.audit.extract.vocabulary import Mention, column_times

_CELLS = re.compile(r"[ \t|:]*(?P<cells>\(?\d[\d \t.,%()|–-]*)")
_SUMMARIES = re.compile(r"\b(?:mean|median|rata|rerata|sd|std|min|maks|max|range|rank\w*|z)\b", re.IGNORECASE)
_SURE = 0.85


@dataclass(frozen=True)
class TimeRows:
    """A table taken apart: the labels of its columns, what each number of a row is, and the rows."""

    labels: tuple[str, ...]
    kinds: tuple[str, ...]
    rows: tuple[tuple[Mention, tuple[Number, ...]], ...]


def time_row_facts(context: Context) -> Iterator[Draft]:
    """Yield the counts and percentages of tables whose rows are times and whose columns are categories."""
    for number, (region, crossing) in enumerate(zip(context.regions, context.crossings, strict=True)):
        table = time_rows(context, region) if crossing is None else None
        if table is not None:
            yield from _facts(context, region, table, f"w{number}")


def time_rows(context: Context, region: Region) -> TimeRows | None:
    """Return a table with a row for each time and a column for each category; None for any other."""
    text = context.manuscript.text[region.start : region.end]
    rows = [(time, numbers) for time, numbers in _rows(text, region.start) if len(numbers) > 1]
    if context.several_groups or len({time.name for time, _ in rows}) < 2 or len(rows) != 2:
        return None
    head = text[: rows[0][0].start]
    apart = re.sub(r"\s+(?=[A-Z(])", ", ", head)
    labels = tuple(context.labels.name(one) for one in context.labels.mentions(apart))
    kinds = _kinds([numbers for _, numbers in rows], len(labels))
    if len(labels) < 2 or len(set(labels)) < len(labels) or not kinds or _SUMMARIES.search(head):
        return None
    return TimeRows(labels, tuple(kinds), tuple(rows))


def _facts(context: Context, region: Region, table: TimeRows, name: str) -> Iterator[Draft]:
    outcome = context.outcomes.in_table(region.caption[:250])
    for time, numbers in table.rows:
        for place, (kind, printed) in enumerate(zip(table.kinds, numbers, strict=True)):
            column = place // len(set(table.kinds))
            is_cell = column < len(table.labels)
            attributes = {
                "table": region.number,
                "place": "table",
                "outcome": outcome,
                "time": time.name,
                "label": table.labels[column] if is_cell else None,
                "role": "cell" if is_cell else "total",
                "cell": f"{name}-{time.name}-{column}",
            }
            yield from _fact(kind, printed, attributes)


def _rows(text: str, offset: int) -> Iterator[tuple[Mention, tuple[Number, ...]]]:
    """Yield the times that numbers stand right after, with these numbers."""
    plain = masked(text)
    for time in column_times(text):
        cells = _CELLS.match(plain, time.end)
        if cells is not None:
            yield time, tuple(numbers_in(cells["cells"], offset + cells.start("cells")))


def _kinds(rows: Sequence[tuple[Number, ...]], categories: int) -> list[str]:
    """Return what each number of a row is, with or without a total at the end; none if the rows are not so."""
    widths = {len(numbers) for numbers in rows}
    if len(widths) != 1:
        return []
    width = widths.pop()
    for pattern in (["count"], ["count", "percent"]):
        if width in (categories * len(pattern), (categories + 1) * len(pattern)):
            kinds = pattern * (width // len(pattern))
            return kinds if all(_fits(kinds, numbers) for numbers in rows) else []
    return []


def _fits(kinds: Sequence[str], numbers: Sequence[Number]) -> bool:
    return all(kind == "percent" or number.whole is not None for kind, number in zip(kinds, numbers, strict=True))


def _fact(kind: str, printed: Number, attributes: dict[str, str | None]) -> Iterator[Draft]:
    if kind == "count":
        yield Draft("count", printed.whole, printed.start, printed.end, attributes, confidence=_SURE)
        return
    value = parse_decimal(printed.printed.rstrip("%"))
    if value is not None:
        more = {**attributes, "percent_of": "percent"}
        end = printed.end - printed.printed.endswith("%")
        yield Draft("percent", value, printed.start, end, more, confidence=_SURE)
