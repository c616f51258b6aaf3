"""Headings of columns in formats that cannot merge cells."""

from __future__ import annotations

from prapasca.report.model import Column, Table


def column_names(table: Table) -> list[str]:
    """Return each column's heading with the merged one above it in front."""
    return [_name(column) for column in table.columns]


def _name(column: Column) -> str:
    return f"{column.group}: {column.header}" if column.group else column.header
