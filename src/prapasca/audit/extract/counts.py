"""Where a text counts people."""

from __future__ import annotations

import re
from functools import lru_cache

from prapasca.audit.extract.numbers import NUMBER_WORD
from prapasca.audit.extract.vocabulary import PEOPLE

_KIND = (
    r"(?:(?:first|second|third)[\s-]trimester|female|male|young|elderly|pregnant|post\s?-?partum|adult|nursing|"
    r"breastfeeding|"
    r"adolescent|healthy|health|older|hypertensive|diabetic|obese|an(?:a)?emic|primigravid|multigravid|hospitali[sz]ed|"
    r"postmenopausal|menopausal|school|university|college|medical|midwifery|working|rural|urban|staff|community|"
    r"(?:first|second|third|fourth|final)[\s-]year|primiparous|multiparous|married|selected|eligible)"
)
COUNT = re.compile(
    rf"(?<![\d.,/<>≥≤=-])(?<!tabel\s)(?P<number>\b\d{{1,3}}\.\d{{3}}\b(?!%)|\b\d{{1,5}}\b(?![.,]\d)|"
    rf"\b{NUMBER_WORD}\b)\s*(?:\(\s*[a-z ]+\s*\)\s*)?"
    rf"(?P<unit>(?:of\s+the\s+)?(?:{_KIND}\s+){{0,3}}{PEOPLE})\b(?!\s*\)?\s*tua\b)",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def counts_in(text: str) -> tuple[re.Match[str], ...]:
    """Return where a text counts people: "13 responden", "dua belas ibu"."""
    return tuple(COUNT.finditer(text))
