"""Names by which headings, tables and figures can be linked to inside a file."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping

_UNFIT = re.compile(r"[^a-z0-9]+")


def name_anchors(identifiers: Iterable[str], prefix: str) -> dict[str, str]:
    """Return a name of plain letters for each identifier, all different.

    Examples
    --------
    >>> name_anchors(["change", "Change!"], "table")
    {'change': 'table-change', 'Change!': 'table-change-2'}
    """
    names: dict[str, str] = {}
    for identifier in identifiers:
        base = f"{prefix}-{_UNFIT.sub('-', identifier.casefold()).strip('-')}".rstrip("-")
        name, count = base, 1
        while name in names.values():
            count += 1
            name = f"{base}-{count}"
        names[identifier] = name
    return names


def name_bookmarks(anchors: Mapping[str, str]) -> dict[str, str]:
    """Return the bookmark of each identifier as Word names them, ``_Ref`` and nine digits, all different.

    Examples
    --------
    >>> len(name_bookmarks({"change": "table-change"})["change"])
    13
    """
    names: dict[str, str] = {}
    for identifier, anchor in anchors.items():
        digits = int.from_bytes(hashlib.sha256(anchor.encode()).digest()[:4])
        while (name := f"_Ref{digits % 900_000_000 + 100_000_000}") in names.values():
            digits += 1
        names[identifier] = name
    return names
