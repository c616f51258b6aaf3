"""Where the end of a page may part a table."""

from __future__ import annotations

from prapasca.report.grids.grid import Grid

SHORT = 8
"""Rows below the headings up to which a table is never parted."""


def is_short(grid: Grid) -> bool:
    """Return whether a table stays on one page, as far as a page can hold it."""
    return len(grid.body) <= SHORT


def keeps_next(grid: Grid, at: int) -> bool:
    """Return whether a row must stand on the page of the row below it.

    Headings and the first two rows stay together, and so do the last two; a group row stays with what it heads.

    Examples
    --------
    >>> from prapasca.language import STYLES
    >>> from prapasca.report.grids import lay_out
    >>> from prapasca.report.model import Column, Row, Table
    >>> short, long = (Table("t", "", (Column("a"),), (Row(("",)),) * count) for count in (3, 9))
    >>> [keeps_next(lay_out(short, STYLES["id"]), at) for at in range(4)]
    [True, True, True, False]
    >>> [at for at in range(10) if keeps_next(lay_out(long, STYLES["id"]), at)]
    [0, 1, 8]
    """
    last = len(grid.rows) - 1
    if at >= last:
        return False
    edge = at <= len(grid.head) or at == last - 1
    return is_short(grid) or edge or grid.rows[at].kind == "group"
