"""Changes listed unit by unit: "naik 0,5 liter pada sapi A, B dan C"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prapasca.audit.extract.context import Context
from prapasca.audit.extract.draft import Draft
from prapasca.audit.extract.numbers import parse_decimal

_UNIT = (
    r"(?:sapi|responden|pasien|subjek|subyek|ibu|anak|siswa|kode|cow|respondents?|patients?|subjects?|"
    r"participants?|case|no\.?)"
)
_LETTER = r"[A-Z](?![a-z])\d{0,3}"
_UP = r"naik|meningkat|bertambah|increased?|rose"
_DOWN = r"turun|menurun|berkurang|decreased?|fell"
_SAME = r"tetap|unchanged|tidak\s+berubah"
_DIRECTION = rf"(?:(?P<increased>{_UP})|(?P<decreased>{_DOWN})|(?P<unchanged>{_SAME}))"
_AMOUNT = r"(?P<amount>\d+(?:[.,]\d+)?)"
_LIST = rf"{_LETTER}(?:\s*(?:,|dan|and|&|serta)\s*(?:{_UNIT}\s+)?{_LETTER})*"
_LISTED = re.compile(
    rf"\b(?i:{_DIRECTION})\s+(?:(?i:by|sebesar|sebanyak)\s+)?(?:{_AMOUNT}\s*[A-Za-z/]*\s+)?(?i:pada|di|untuk|in|"
    rf"for)\s+(?i:{_UNIT})\s+(?P<ids>{_LIST})(?![A-Za-z])"
)
_AFTER = re.compile(
    rf"\b(?i:{_UNIT})\s+(?P<ids>{_LETTER})\s*,?\s*(?:yang\s+|yaitu\s+)?(?i:{_DIRECTION})\b(?:\s+(?:(?i:sebesar|"
    rf"by)\s+)?{_AMOUNT})?"
)
_ALONE = re.compile(rf"(?<![\w.])(?P<ids>{_LETTER})\s+(?i:{_DIRECTION})\s+{_AMOUNT}")
_PAIR = re.compile(
    rf"(?<![\w.])(?P<ids>{_LETTER})\s+(?i:pr\w+)\s+(?P<pre>\d+(?:[.,]\d+)?)\s*(?:[a-z]+\s+)?(?:(?i:dan|ke|menjadi|"
    rf"and|to)\s+)?(?i:po\w+)\s+(?P<post>\d+(?:[.,]\d+)?)"
)


def unit_facts(context: Context) -> Iterator[Draft]:
    """Yield the changes of single units that sentences list."""
    for setting in context.settings:
        if setting.kind in ("introduction", "references"):
            continue
        text, offset = setting.sentence.text, setting.sentence.start
        taken: list[tuple[int, int]] = []
        for pattern in (_LISTED, _AFTER, _PAIR, _ALONE):
            for found in pattern.finditer(text):
                span = found.span("ids")
                if any(start < span[1] and span[0] < end for start, end in taken):
                    continue
                taken.append(span)
                direction, amount = _change(found)
                for one in re.finditer(rf"(?<![A-Za-z]){_LETTER}(?![A-Za-z])", found["ids"]):
                    start = offset + span[0] + one.start()
                    attributes = {"direction": direction, "amount": amount}
                    yield Draft(
                        "unit_change", one[0], start, start + len(one[0]), attributes, setting.source_at(span[0]), 0.85
                    )


def _change(found: re.Match[str]) -> tuple[str, str | None]:
    """Return which way a unit changed, and by how much as printed, or as its two values tell."""
    if "pre" in found.re.groupindex:
        pre, post = parse_decimal(found["pre"]), parse_decimal(found["post"])
        if pre is None or post is None or pre == post:
            return "unchanged", "0"
        return ("increased" if post > pre else "decreased"), str(abs(post - pre))
    direction = next(name for name in ("increased", "decreased", "unchanged") if found[name])
    if direction == "unchanged":
        return direction, "0"
    amount = parse_decimal(found["amount"]) if found["amount"] else None
    return direction, None if amount is None else str(amount)
