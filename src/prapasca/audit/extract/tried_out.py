"""Tables of how an instrument was tried out, whose people and numbers are not those of the study."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from prapasca.audit.extract.context import Context
from prapasca.audit.extract.draft import Draft
from prapasca.audit.extract.regions import Region

_CAPTION = re.compile(r"\b(?:validit\w+|reliabilit\w+|uji\s+coba\s+(?:instrumen|kuesioner))\b", re.IGNORECASE)
_CELLS = re.compile(
    r"\bcronbach|\bcorrected\s+item|\bitem\s*[-–]?\s*total\b|\br[\s-]*hitung\b|\baiken|\bICC\b|\bCVR\b", re.IGNORECASE
)
_NOTE = re.compile(r"\blistwise\s+deletion\s+based\s+on\s+all\s+variables\b", re.IGNORECASE)
"""What SPSS prints below the people whose answers a reliability analysis takes."""
_BELOW = re.compile(
    r"\br[\s-]*(?:tabel|hitung)\b|\bcritical\s+r\b|\bitem\s*[-–]\s*total\b|\b(?:items|butir)\b|\bFeldt\b", re.IGNORECASE
)
"""In the notes below such a table."""
_AFTER = 150
"""Letters after a table in which its note stands."""
_KEPT = frozenset({"statement", "instrument", "design", "intervention"})


def without_trial(context: Context, drafts: Iterable[Draft]) -> Iterator[Draft]:
    r"""Yield what does not stand in the table of an instrument that was tried out.

    Examples
    --------
    >>> from prapasca.audit.reading import manuscript_from_text
    >>> text = "Tabel 1. Validitas butir\nButir\tr hitung\tp\nq1\t0,311\t0,074\nq2\t0,663\t0,001\n"
    >>> list(without_trial(Context(manuscript_from_text(text)), [Draft("p", None, 47, 52, {}, "own", 0.9)]))
    []
    """
    text = context.manuscript.text
    places = [
        (region.start, _end_of_notes(text, region.end)) for region in context.regions if _of_trial(context, region)
    ]
    for draft in drafts:
        inside = any(start <= draft.start < end for start, end in places)
        if not inside or draft.kind in _KEPT or draft.kind.startswith("table"):
            yield draft


def _end_of_notes(text: str, end: int) -> int:
    """Return where the notes below a table end that tell of its items."""
    for line in re.finditer(r"[^\n]*\n?", text[end:]):
        if line[0].strip() and _BELOW.search(line[0]) is None:
            return end + line.start()
        if line.end() == len(text) - end:
            break
    return len(text)


def _of_trial(context: Context, region: Region) -> bool:
    text = context.manuscript.text
    table = text[region.start : region.end]
    named = _CAPTION.search(region.caption[:250]) is not None and _CELLS.search(table) is not None
    return named or _NOTE.search(text[region.start : region.end + _AFTER]) is not None
