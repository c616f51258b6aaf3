"""Values of a study file as they are written, before the schema has read them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal

from prapasca.errors import N_, Message

Written = Mapping[str, object]

LONGEST_SHOWN = 60


def table(value: object) -> Written:
    """Return a table, or an empty one for anything else."""
    return value if isinstance(value, Mapping) else {}


def items(value: object) -> list[object]:
    """Return the items of a list, or none for anything else."""
    return list(value) if isinstance(value, list | tuple) else []


def entries(value: object) -> list[Written]:
    """Return the entries of a list of tables; an entry that is no table is empty."""
    return [table(entry) for entry in items(value)]


def text(value: object) -> str | None:
    """Return a text without the spaces around it, or None for anything else and for a blank."""
    return value.strip() or None if isinstance(value, str) else None


def number(value: object) -> Decimal | None:
    """Return a finite number, or None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    exact = Decimal(str(value))
    return exact if exact.is_finite() else None


def shown(value: object) -> str | Message:
    """Return what was found as a person would write it, shortened if long.

    Examples
    --------
    >>> shown("hihger"), shown(True), str(shown({"a": 1}))
    ('"hihger"', 'true', 'a table')
    """
    if isinstance(value, str):
        line = " ".join(value.split())
        return f'"{line}"' if len(line) <= LONGEST_SHOWN else f'"{line[:LONGEST_SHOWN]}…"'
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | Decimal | date | time):
        return str(value)
    return Message("table", N_("a table")) if isinstance(value, Mapping) else Message("list", N_("a list"))
