"""Changes of a percentage told in one sentence: by how much, from what, to what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from prapasca.audit.manuscript import Manuscript

_NUMBER = r"(\d{1,3}(?:[.,]\d+)?)\s?%"
_RISE = (
    r"\b(?:naik|turun|meningkat|menurun|peningkatan|penurunan|kenaikan|rose|fell|increased|decreased|increase|decrease|"
    r"rise|fall)\b"
)
_BY_FROM_TO = re.compile(
    rf"{_RISE}[^.;%]{{0,40}}?\b(?:sebesar|sebanyak|by|of)\s+{_NUMBER}[^.;%]{{0,20}}?"
    rf"\b(?:dari|from)\s+{_NUMBER}[^.;%]{{0,20}}?\b(?:menjadi|ke|to)\s+{_NUMBER}",
    re.IGNORECASE,
)
_FROM_TO_BY = re.compile(
    rf"{_RISE}[^.;%]{{0,40}}?\b(?:dari|from)\s+{_NUMBER}[^.;%]{{0,20}}?\b(?:menjadi|ke|to)\s+{_NUMBER}"
    rf"[^.;%]{{0,30}}?\b(?:sebesar|sebanyak|by|of)\s+{_NUMBER}",
    re.IGNORECASE,
)
_OWN = frozenset({"title", "abstract", "methods", "results", "discussion", "conclusion", "other"})


@dataclass(frozen=True)
class PercentChange:
    """A change of a percentage, its numbers as printed."""

    before: str
    after: str
    change: str
    line: int
    quote: str

    @property
    def is_points(self) -> bool:
        """Whether what is called per cent is a difference of percentages.

        Examples
        --------
        >>> PercentChange("40", "60", "20", 1, "").is_points, PercentChange("40", "60", "50", 1, "").is_points
        (True, False)
        """
        before, after, change = (float(text.replace(",", ".")) for text in (self.before, self.after, self.change))
        points = abs(after - before)
        return before > 0 and abs(points - change) < 0.06 < abs(100 * points / before - change)


def percent_changes(manuscript: Manuscript) -> Iterator[PercentChange]:
    """Yield the changes of percentages that the study's own parts tell."""
    orders = ((_BY_FROM_TO, (2, 3, 1)), (_FROM_TO_BY, (1, 2, 3)))
    for pattern, (before, after, change) in orders:
        for found in pattern.finditer(manuscript.text):
            if manuscript.section_at(found.start()).kind in _OWN:
                line = manuscript.line_at(found.start()).number
                quote = manuscript.quote(found.start(), found.end())
                yield PercentChange(found[before], found[after], found[change], line, quote)
