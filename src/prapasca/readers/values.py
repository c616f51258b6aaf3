"""Cells as text, whatever program wrote them, and numbers exactly as written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from numbers import Real

from prapasca.change import exact_decimal
from prapasca.checks import is_missing
from prapasca.errors import N_
from prapasca.readers.problems import ColumnProblems
from prapasca.readers.table import CellFault, Column

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:[.,][0-9]+)?|[.,][0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_DATES = (date, time, timedelta)


def cell_text(value: object) -> str | None:
    """Return a cell as a person would type it, or None for an empty one.

    Examples
    --------
    >>> cell_text(1.0), cell_text(" Lancar "), cell_text(float("nan")), cell_text("  "), cell_text(True)
    ('1', ' Lancar ', None, None, 'TRUE')
    """
    if is_empty(value):
        return None
    if isinstance(value, bool) or type(value).__name__ == "bool_":
        return "TRUE" if value else "FALSE"
    if isinstance(value, (Real, Decimal)):
        return _number_text(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return str(value)


def _number_text(value: Real | Decimal) -> str:
    if isinstance(value, Real) and float(value) in (float("inf"), float("-inf")):
        return str(float(value))
    number = exact_decimal(value)
    return f"{int(number)}" if number == number.to_integral_value() else f"{number:f}"


def is_empty(value: object) -> bool:
    """Tell whether a cell holds nothing, or only spaces.

    Examples
    --------
    >>> is_empty(" "), is_empty(float("nan")), is_empty(0)
    (True, True, False)
    """
    if isinstance(value, str):
        return not value or value.isspace()
    return not isinstance(value, CellFault) and is_missing(value)


def folded(text: str) -> str:
    """Return `text` without the differences people do not mean: case, spaces at the ends or doubled.

    Examples
    --------
    >>> folded("  Tidak   LANCAR ")
    'tidak lancar'
    """
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def plain_number(text: str) -> Decimal | None:
    """Return the number a text stands for, decimal comma or point, or None.

    Digits are kept as written; a mark is always the decimal mark.

    Examples
    --------
    >>> plain_number("3,50"), plain_number("−2"), plain_number("1.234,5"), plain_number("x")
    (Decimal('3.50'), Decimal('-2'), None, None)
    """
    bare = text.strip().replace("−", "-")
    return Decimal(bare.replace(",", ".")) if _NUMBER.fullmatch(bare) else None


def is_number(value: object) -> bool:
    """Tell whether a cell holds a number rather than text."""
    return isinstance(value, (Real, Decimal)) and not isinstance(value, bool)


def observed(column: Column, problems: ColumnProblems) -> Iterator[tuple[int, int, object, str]]:
    """Yield position, row, value and text of every cell that is not empty; record the unusable ones."""
    for position, (value, row) in enumerate(zip(column.values, column.rows, strict=True)):
        if isinstance(value, CellFault):
            problems.add(value.code, value.template, [row], key=value.found, found=value.found)
            continue
        text = cell_text(value)
        if text is None:
            continue
        if isinstance(value, _DATES):
            _add_date(problems, row, text)
            continue
        yield position, row, value, text


def _add_date(problems: ColumnProblems, row: int, text: str) -> None:
    problems.add(
        "date-in-column",
        N_(
            "{place}, column {column!r}, {where}: found the date {found}, expected a number or a category; "
            "Excel turns entries such as 3-5 into dates: format the column as text and type the value again"
        ),
        [row],
        key=text,
        found=text,
    )
