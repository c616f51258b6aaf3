"""Counts of before by after as a table with its totals."""

from __future__ import annotations

from collections.abc import Sequence

from prapasca.errors import N_
from prapasca.language import Translator
from prapasca.report.model import Column, Count, Row, Table


def before_by_after(t: Translator, caption: str, labels: Sequence[str], counts: Sequence[Sequence[int]]) -> Table:
    """Return the table of how many went from each category (rows) to each (columns), with totals."""
    after = [Column(t(N_("After: {label}")).format(label=label)) for label in labels]
    columns = (Column(t(N_("Before")), "left"), *after, Column(t(N_("Total"))))
    return Table("transition", caption, columns, rows_with_totals(t, labels, counts))


def rows_with_totals(t: Translator, labels: Sequence[str], counts: Sequence[Sequence[int]]) -> tuple[Row, ...]:
    """Return a row for each category with its total, and the row of the columns' totals."""
    rows = [Row((label, *map(Count, row), Count(sum(row)))) for label, row in zip(labels, counts, strict=True)]
    totals = [sum(column) for column in zip(*counts, strict=True)]
    return (*rows, Row((t(N_("Total")), *map(Count, totals), Count(sum(totals))), "total"))
