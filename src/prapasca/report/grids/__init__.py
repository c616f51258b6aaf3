"""Tables as cells on a grid, and how they fit a page: what every format that sets its own tables begins with."""

from prapasca.report.grids.grid import INDENT, Grid, GridCell, GridRow, lay_out

__all__ = ["INDENT", "Grid", "GridCell", "GridRow", "lay_out"]
