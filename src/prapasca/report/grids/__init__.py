"""Tables as cells on a grid, and how they fit a page: what every format that sets its own tables begins with."""

from prapasca.report.grids.ends import is_short, keeps_next
from prapasca.report.grids.fit import SMALLER, SMALLEST, Fit, fit_page, least_width
from prapasca.report.grids.grid import INDENT, Grid, GridCell, GridRow, lay_out
from prapasca.report.grids.letters import Face
from prapasca.report.grids.lines import GAP

__all__ = [
    "GAP",
    "INDENT",
    "SMALLER",
    "SMALLEST",
    "Face",
    "Fit",
    "Grid",
    "GridCell",
    "GridRow",
    "fit_page",
    "is_short",
    "keeps_next",
    "lay_out",
    "least_width",
]
