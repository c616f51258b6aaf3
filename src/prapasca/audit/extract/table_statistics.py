"""Z and p in tables: in a row with a column a group, in a column of their own, or side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prapasca.audit.extract.context import Context
from prapasca.audit.extract.draft import Draft
from prapasca.audit.extract.numbers import MINUS, is_probability, parse_decimal
from prapasca.audit.extract.passages import Passage
from prapasca.audit.extract.vocabulary import column_groups

_Z_PAIR = re.compile(
    rf"(?:^|(?<=\s))(?P<z>[{MINUS}]\s?\d[.,]\d{{2,4}})[a-e]?\s+(?P<comparator><)?\s*(?P<p>0?[.,]\d{{2,4}})(?![\d%])"
)
_N_PAIR = re.compile(
    r"\bN\s+(?:exact\s+)?(?:p|"
    r"sig\.?)(?:[\s-]*value)?\s+[A-Za-z][^\d\n]{0,60}\s\d{1,4}\s+(?P<comparator><)?\s*(?P<p>0?[.,]\d{2,4})"
    r"(?![\d%])",
    re.IGNORECASE,
)


def table_statistics(context: Context, passage: Passage) -> Iterator[Draft]:
    """Yield the Z and p of a table whose place in it tells what they are."""
    if passage.setting is not None:
        return
    rows = list(_row_values(context, passage)) or list(_column_values(context, passage))
    yield from rows or _pair(context, passage)


_COLUMN = re.compile(
    r"(?:^|\s)(?:(?P<z>z(?:[\s-]*(?:hitung|score|value))?)|(?P<p>p(?:[\s-]*values?)?|nilai\s+p|"
    r"(?:asymp\.?\s*)?sig\.?(?:\s*\(2-tailed\))?))\s*$",
    re.IGNORECASE,
)


def _column_values(context: Context, passage: Passage) -> Iterator[Draft]:
    """Yield what stands in the columns of a real table headed Z or p."""
    grid = next(grid for grid in context.grids if grid.region.start == passage.start)
    for column, head in enumerate(grid.columns):
        named = _COLUMN.search(head)
        if named is None:
            continue
        kind = "z" if named["z"] else "p"
        for row in grid.rows:
            cells = [number for number in row.numbers if number.column == column and number.printed]
            for cell in cells[:1]:
                value = parse_decimal(cell.printed)
                if kind == "z" or is_probability(value):
                    before = context.manuscript.text[max(0, cell.start - 2) : cell.start].strip()
                    sign = next((mark for mark in "<>" if before.endswith(mark)), "=")
                    attributes = {"comparator": sign, "name": head} if kind == "p" else {}
                    attributes |= _group_of_row(context, row.label)
                    yield Draft(kind, value, cell.start, cell.end, attributes, "own", 0.85)


def _group_of_row(context: Context, label: str) -> dict[str, str]:
    """Return the group that the label of a row is."""
    named = {one.name for one in column_groups(label)} if context.several_groups else set()
    return {"group": named.pop()} if len(named) == 1 else {}


_T_HEAD = re.compile(r"(?<![\w'])['\"]?t['\"]?(?:[\s-]*(?:hitung|value|test))?\s+(?:df\s+)?(?:p\b|sig)", re.IGNORECASE)
"""A column of t beside that of p in the head of a table."""


def _pair(context: Context, passage: Passage) -> Iterator[Draft]:
    """Yield a Z and its p printed side by side in a table whose head names p."""
    if not re.search(r"p[\s-]*value|\bsig\b|nilai p|asymp|\bp\b", passage.text, re.IGNORECASE):
        return
    if _T_HEAD.search(passage.text) and not re.search(r"\bz\b", passage.text, re.IGNORECASE):
        return
    pairs = list(_Z_PAIR.finditer(passage.text))
    for found in pairs or _N_PAIR.finditer(passage.text):
        for kind in ("z", "p") if pairs else ("p",):
            attributes = {"comparator": found["comparator"] or "=", "name": "p value"} if kind == "p" else {}
            attributes |= _group_of_row(context, passage.text[: found.start()].rpartition("\n")[2])
            span = passage.start + found.start(kind), passage.start + found.end(kind)
            yield Draft(kind, parse_decimal(found[kind]), *span, attributes, "own", 0.8)


_ROW = re.compile(
    rf"(?:^|(?<=\s))(?P<name>Z|(?:asymp\.?\s*)?sig\.?(?:\s*\(?2[\s-]*tailed\)?)?(?:\s*pre\s*-?\s*post)?|"
    rf"p[\s-]*value|nilai\s+p)"
    rf"\s*[:=]?\s*(?P<cells>(?:[<>]?\s*[{MINUS}]?\d*[.,]\d+[a-e]?(?:\([a-e]\))?\s+){{1,3}}[<>]?\s*[{MINUS}]?\d*[.,]\d+)",
    re.IGNORECASE,
)


def _row_values(context: Context, passage: Passage) -> Iterator[Draft]:
    """Yield Z and p from rows with a column a group, as under "Intervention  Control"."""
    if passage.setting is not None or not context.several_groups:
        return
    for found in _ROW.finditer(passage.text):
        named = list(dict.fromkeys(one.name for one in column_groups(passage.text[: found.start()])[-4:]))
        cells = list(re.finditer(rf"(?P<comparator>[<>])?\s*(?P<value>[{MINUS}]?\d*[.,]\d+)", found["cells"]))
        if len(named) != len(cells):
            continue
        kind = "z" if found["name"].casefold() == "z" else "p"
        for group, cell in zip(_column_order(passage.text[: found.start()]), cells, strict=True):
            start = passage.start + found.start("cells") + cell.start("value")
            attributes = {"group": group}
            if kind == "p":
                attributes |= {"comparator": cell["comparator"] or "=", "name": " ".join(found["name"].split())}
            yield Draft(kind, parse_decimal(cell["value"]), start, start + len(cell["value"]), attributes, "own", 0.85)


def _column_order(head: str) -> list[str]:
    last = [one.name for one in column_groups(head)]
    return list(dict.fromkeys(reversed(last)))[::-1]
