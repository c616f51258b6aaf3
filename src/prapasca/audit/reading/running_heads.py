"""Running heads and page numbers: what is printed again and again at the edge of the pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_EDGE = 3
"""Lines at the top and at the bottom of a page that may be a running head."""
_LEAST_SHARE = 0.4
"""Part of the pages that a running head stands on: left and right pages may have different ones."""
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|halaman|hal\.?|p\.)\s*)?(\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|dari|/)\s*\d+)?\W*$", re.I
)


def without_running_heads(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the lines of each page without running heads and page numbers.

    Examples
    --------
    >>> pages = [["Journal of Milk, 2(1)", "Results", "5"], ["Journal of Milk, 2(1)", "n = 20", "6"]]
    >>> without_running_heads(pages)
    [['Results'], ['n = 20']]
    """
    printed = [[line for line in page if line.strip()] for page in pages]
    seen = Counter(key for page in printed for key in {_key(line) for line in _edges(page)} if key)
    needed = max(2, _LEAST_SHARE * len(printed))
    repeated = {key for key, times in seen.items() if times >= needed}
    return [_kept(page, repeated, numbered=len(printed) > 1) for page in printed]


def _edges(page: Sequence[str]) -> list[str]:
    return [*page[:_EDGE], *page[-_EDGE:]]


def _key(line: str) -> str:
    """Return a line without the number at its start, its end or after "page"; nothing for what may be a table's row."""
    key = re.sub(
        r"^\W*\d+\b|\b\d+\W*$|(?<=page )\d+|(?<=hal )\d+|(?<=hal\. )\d+", "#", " ".join(line.split()).casefold()
    )
    return key if re.search(r"[^\W\d_]{4}", key) else ""


def _kept(page: Sequence[str], repeated: set[str], *, numbered: bool) -> list[str]:
    last = len(page) - 1
    return [
        line
        for number, line in enumerate(page)
        if not (
            (min(number, last - number) < _EDGE and _key(line) in repeated)
            or (numbered and number in (0, last) and _PAGE_NUMBER.match(line))
        )
    ]
