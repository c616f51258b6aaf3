"""Tables that hold several outcomes, each under its own heading between the rows."""

from __future__ import annotations

from prapasca.audit.extract.rows import Grid
from prapasca.audit.extract.vocabulary import outcomes_in

_LONGEST = 60
"""Characters of a heading between two rows."""


def outcomes_of_rows(text: str, grid: Grid) -> dict[int, str]:
    """Return the outcome that each row of a table stands under, by where the row starts; none if it has but one.

    Parameters
    ----------
    text
        The text of the manuscript.
    grid
        The table.
    """
    found: dict[int, str] = {}
    outcome: str | None = None
    end = grid.region.start
    for row in grid.rows:
        if not row.numbers:
            continue
        between = text[end : row.start]
        named = [one.name for one in outcomes_in(between)]
        if named and (not found or len(between) <= _LONGEST):
            outcome = named[-1]
        if outcome is not None:
            found[row.start] = outcome
        end = row.end
    return found if len(set(found.values())) > 1 else {}
