"""Rows of a table about the respondents themselves, run into the text or printed one number a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from prapasca.audit.extract.regions import Region
from prapasca.audit.extract.rows import TOTAL, Grid, Number, Row, numbers_in

_NUMBER = r"(?:\d{1,5}(?:[.,]\d{1,2})?\s?%?|[-–])(?![^\s)|])"
_NUMBERS = re.compile(rf"(?<![^\s(|]){_NUMBER}(?:[\s(|)]+{_NUMBER})*")
_WORD = re.compile(r"[^\W\d_]|[<>≥≤]|\d\s?[-–]\s?\d")
_SHARES = re.compile(r"%|persen|percent|presentase", re.IGNORECASE)
_HEAD = re.compile(r".*%\)?\s*", re.DOTALL)
_IN_LABELS = re.compile(r"[<>≥≤]\s?=?\s?\d+|(?<![\d.,])\d{1,3}\s?[-–]\s?\d{1,3}(?![\d.,])")
"""Numbers that are part of a label: "<20 years", "20-35 years"."""
_FEWEST = 2
_LONGEST = 60


def people_grid(text: str, region: Region, names: re.Pattern[str]) -> Grid | None:
    r"""Return the rows of a table of characteristics by its numbers alone; None unless all rows have as many.

    Parameters
    ----------
    text
        The whole text.
    region
        Where the table stands in it.
    names
        What characteristics are called.

    Examples
    --------
    >>> text = "Table 1 Age n % <20 years 5 25.0 20-35 years 15 75.0 Sex Female 12 60.0 Male 8 40.0 Total 20 100"
    >>> grid = people_grid(text, Region("1", "", 0, 8, len(text), cells=False), re.compile("Age|Sex"))
    >>> [(row.label, [number.printed for number in row.numbers]) for row in grid.rows if row.numbers][:3]
    [('<20 years', ['5', '25.0']), ('20-35 years', ['15', '75.0']), ('Female', ['12', '60.0'])]
    """
    rows = list(_rows(text, region, names))
    counted = [row for row in rows if row.numbers and not row.is_total]
    widths = {len(row.numbers) for row in counted}
    if len(counted) < _FEWEST or len(widths) != 1 or widths == {1}:
        return None
    head = text[region.body : counted[0].start]
    if not _SHARES.search(f"{region.caption} {head}") or any(len(row.label) > _LONGEST for row in counted):
        return None
    return Grid(region, " ".join(head.split()), tuple(rows))


def _rows(text: str, region: Region, names: re.Pattern[str]) -> Iterator[Row]:
    """Yield each name of a characteristic, and each label with the numbers after it."""
    plain = _IN_LABELS.sub(lambda found: "~" * len(found[0]), text[region.body : region.end])
    last = 0
    for found in _NUMBERS.finditer(plain):
        start, end = region.body + last, region.body + found.start()
        last = found.end()
        numbers = tuple(numbers_in(found[0], region.body + found.start()))
        yield from _row(text, start, end, numbers, names)


def _row(text: str, start: int, end: int, numbers: Sequence[Number], names: re.Pattern[str]) -> Iterator[Row]:
    named = [one.end() for one in names.finditer(text, start, end) if _WORD.search(text, one.end(), end)]
    if named and not TOTAL.match(text[start:end].strip()):
        yield Row(" ".join(text[start : named[-1]].split()), start, named[-1], ())
        start = named[-1]
    if head := _HEAD.match(text, start, end):
        start = head.end()
    start += len(text[start:end]) - len(text[start:end].lstrip(" \t\n)|:"))
    yield Row(" ".join(text[start:end].split()), start, numbers[-1].end, tuple(numbers))
