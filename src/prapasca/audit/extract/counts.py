"""Where a text counts people."""

from __future__ import annotations

import re
from functools import lru_cache

from prapasca.audit.extract.numbers import NUMBER_WORD
from prapasca.audit.extract.vocabulary import PEOPLE

COUNT = re.compile(
    rf"(?<![\d.,/<>≥≤=-])(?<!tabel )(?P<number>\b\d{{1,3}}\.\d{{3}}\b(?!%)|\b\d{{1,5}}\b(?![.,]\d)|"
    rf"\b{NUMBER_WORD}\b)\s*(?:\(\s*[a-z ]+\s*\)\s*)?"
    rf"(?P<unit>(?:post\s?-?partum\s+|pregnant\s+|of\s+the\s+)?{PEOPLE})\b(?!\s*\)?\s*tua\b)",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def counts_in(text: str) -> tuple[re.Match[str], ...]:
    """Return where a text counts people: "13 responden", "dua belas ibu"."""
    return tuple(COUNT.finditer(text))
