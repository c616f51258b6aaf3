"""How a table is set: in lines, in one line, a cell a line, with tabs, in Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence

Row = Sequence[str]


def set_table(layout: str, caption: str, head: Row, rows: Sequence[Row]) -> str:
    """Return a table with its caption."""
    setters = {"cells": _cells, "tabs": _tabs, "markdown": _markdown}
    return setters.get(layout, _lines)(caption, head, rows)


def _lines(caption: str, head: Row, rows: Sequence[Row]) -> str:
    return "\n".join([caption, *(" ".join(cell for cell in row if cell) for row in (head, *rows))])


def _cells(caption: str, head: Row, rows: Sequence[Row]) -> str:
    return "\n".join([caption, *(cell for row in (head, *rows) for cell in row if cell)])


def _tabs(caption: str, head: Row, rows: Sequence[Row]) -> str:
    return "\n".join([caption, *("\t".join(row) for row in _filled((head, *rows)))])


def _markdown(caption: str, head: Row, rows: Sequence[Row]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in _filled((head, *rows))]
    rule = re.sub(r"[^|]+", "---", lines[0])
    return "\n".join([caption, "", lines[0], rule, *lines[1:], ""])


def _filled(rows: Sequence[Row]) -> list[Row]:
    """Return rows of equal length, empty cells added at their ends."""
    width = max(map(len, rows))
    return [[*row, *[""] * (width - len(row))] for row in rows]


def flattened(text: str) -> str:
    """Return a text as one line."""
    return " ".join(text.split())
