"""Who draws the figures, unless a caller brings somebody else."""

from __future__ import annotations

from prapasca.report.pandoc.composer import Draw


def drawer() -> Draw:
    """Return the function that draws with matplotlib, imported only now."""
    from prapasca.report.figures import draw

    return draw
