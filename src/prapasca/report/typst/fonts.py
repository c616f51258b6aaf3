"""Which font a document is set in where the wanted one is missing."""

from __future__ import annotations

from prapasca.report.model import Layout
from prapasca.report.typst.library import fonts

EMBEDDED = "Libertinus Serif"


def font_used(layout: Layout) -> tuple[str, str | None]:
    """Return the font a layout gets on this machine, and the one it wanted if that is missing.

    Raises
    ------
    MissingExtraError
        Without typst.

    Examples
    --------
    >>> font_used(Layout(fonts=("No Such Font", "Libertinus Serif")))
    ('Libertinus Serif', 'No Such Font')
    >>> font_used(Layout(fonts=("libertinus serif",)))
    ('libertinus serif', None)
    """
    wanted = (*layout.fonts, EMBEDDED)
    present = {family.casefold() for family in fonts().families()}
    used = next(name for name in wanted if name.casefold() in present)
    return used, None if used == wanted[0] else wanted[0]


def fonts_used(layout: Layout) -> tuple[str, ...]:
    """Return the font of a layout, and the one that is there for characters it lacks."""
    return tuple(dict.fromkeys((font_used(layout)[0], EMBEDDED)))
