"""Counts and percentages as sentences print them, those said together as one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from prapasca.audit.extract.counts import COUNT, counts_in
from prapasca.audit.extract.numbers import NUMBER_WORD, parse_count, parse_decimal
from prapasca.audit.extract.vocabulary import PEOPLE

_P = r"(?P<percent>\d{1,3}(?:[.,]\s?\d{1,3})?)"
_BRACKETED = re.compile(rf"\s*[(\[]\s*(?:n\s*=\s*\d+\s*[;,]\s*)?{_P}\s*(?:%|persen|percent)?\s*[)\]]")
_PLAIN = re.compile(
    rf"\s*(?:,|:|=|;|/)?\s*(?:\(|atau|or|yaitu|sebesar|dengan|persentase\w*|prosentase\w*|presentase\w*|sekitar|"
    rf"about|\s)*\s*{_P}\s*(?:%|persen\b|percent\b)"
)
_BARE = re.compile(
    r"\s+(?P<percent>\d{1,3}[.,]\d{1,2}|100)(?![\d.,]*\d)(?!\s*(?:kg|cm|mm|gr|gram|jam|tahun|bulan|menit|ml|"
    r"cc|liter|hari))"
)
_LOST = re.compile(r"\s*\.\s?(?P<end>[.,]?\s?\d{1,2})\s?%\s*\)?")
_LATER = re.compile(rf"[^\d().;,]{{1,80}}?\(\s*{_P}\s*(?:%|persen|percent)?\s*\)")
_GRADED = re.compile(
    r"\b(?:derajat|grade|stage|stadium|tingkat|level|skala|scale|kelas|class|hari|day|minggu|week|bulan|month|siklus|cycle|"
    r"sesi|session|nomor|no\.?)\s*(?:ke\s*-?\s*)?$",
    re.IGNORECASE,
)
"""Before a number that names a grade or a time, and counts nobody."""
_UNCOUNTED = re.compile(rf"(?<![\d.,/])(?P<number>\d{{1,4}})\s*[(\[]\s*{_P}\s*(?:%|persen|percent)\s*[)\]]")
_PART_OF = re.compile(
    rf"(?<![\d.,])\b(?P<number>\d{{1,4}}|{NUMBER_WORD})\s+(?:(?:out\s+)?of|dari)\s+(?:the\s+|"
    rf"total\s+)?(?:\d{{1,4}}|{NUMBER_WORD})\b(?![.,]\d|\s*%)"
    rf"(?:\s+{PEOPLE})?",
    re.IGNORECASE,
)
_REVERSED = re.compile(
    rf"(?<![\d.,]){_P}\s*(?:%|persen|percent)\s*(?:\(\s*(?:n\s*=\s*)?(?P<number>\d{{1,4}})\s*(?:(?:dari|of|"
    rf"/)\s*\d+\s*)?(?:{PEOPLE})?\s*\)|atau\s+(?P<number2>\d{{1,4}})\s+{PEOPLE})",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"(?<![\d.,<>≥≤=-])(?<![<>≥≤]\s){_P}\s?(?:%|persen\b|percent\b)", re.IGNORECASE)
_NOBODY = re.compile(
    rf"\b(?P<nobody>(?:tidak\s+ada(?:\s+(?:satu\s*pun|seorang\s*pun|lagi))?|tak\s+satu\s*pun|no|"
    rf"none\s+of\s+the)\s+{PEOPLE})\b",
    re.IGNORECASE,
)
_NOT_SHARE = re.compile(
    r"(?:kepercayaan|confidence|\b(?:CI|IK)\b|signifi\w+|α|alpha|kesalahan|error|taraf|target|cakupan|derajat|presisi|"
    r"sebesar\s+rata|selisih)\W+(?:\w+\W+){0,3}$|\b(?:peningkatan|penurunan|kenaikan|meningkat|menurun|naik|turun|"
    r"increase[ds]?|"
    r"decrease[ds]?|rose|fell)\s+(?:(?:sebesar|sebanyak|by|of)\s+)?$",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"(?:\bdari|\bof|\bamong|\bfrom|/)\s*(?:the\s+|total\s+|seluruh\s+|jumlah\s+)?$", re.IGNORECASE)


@dataclass(frozen=True)
class Mentioned:
    """A count, a percentage or both, said together in a sentence; offsets are those of the sentence."""

    start: int
    end: int
    number: tuple[int, int, int] | None = None
    percent: tuple[int, int] | None = None
    lost: tuple[int, int] | None = None


def mentioned(text: str) -> list[Mentioned]:
    """Return the counts and percentages of a sentence, those said together as one.

    Examples
    --------
    >>> text = "13 responden . ,0%), 15 responden 93,8 lancar, 60% (12 orang), turun 75% menjadi 18,8%"
    >>> [(one.number and one.number[0], one.percent and text[slice(*one.percent)]) for one in mentioned(text)]
    [(13, None), (15, '93,8'), (12, '60'), (None, '75'), (None, '18,8')]
    """
    found = [_reversed(one) for one in _REVERSED.finditer(text)]
    found += [
        Mentioned(one.start(), one.end(), (int(one["number"]), *one.span("number")), one.span("percent"))
        for one in _UNCOUNTED.finditer(text)
        if not _GRADED.search(text[: one.start()])
    ]
    for one in counts_in(text):
        value = parse_count(one["number"])
        if value is not None and not _overlaps(found, one.start(), one.end()) and not _only_word(text, one):
            found.append(_with_percent(text, Mentioned(one.start(), one.end(), (value, *one.span("number")))))
    for one in _PART_OF.finditer(text):
        value = parse_count(one["number"])
        if value is not None and not _overlaps(found, one.start("number"), one.end("number")):
            found = [other for other in found if not one.start() <= other.start < one.end()]
            found.append(_with_percent(text, Mentioned(one.start(), one.end(), (value, *one.span("number")))))
    for one in _NOBODY.finditer(text):
        if not re.match(r"\s+yang\s+(?:mengalami\s+)?(?:di|drop|keluar)", text[one.end() :]):
            found.append(Mentioned(one.start(), one.end(), (0, *one.span("nobody"))))
    found += [
        Mentioned(one.start(), one.end(), None, one.span("percent"))
        for one in _ALONE.finditer(text)
        if not _overlaps(found, one.start(), one.end())
    ]
    return sorted(found, key=lambda one: one.start)


def _only_word(text: str, one: re.Match[str]) -> bool:
    """Tell whether a number word counts nobody: "salah satu ibu", "one group"."""
    before = text[max(0, one.start() - 12) : one.start()].casefold()
    return not one["number"][0].isdecimal() and re.search(r"(?:salah|one of|setiap|per)\s*$", before) is not None


def _reversed(one: re.Match[str]) -> Mentioned:
    group = "number" if one["number"] else "number2"
    return Mentioned(one.start(), one.end(), (int(one[group]), *one.span(group)), one.span("percent"))


def _with_percent(text: str, one: Mentioned) -> Mentioned:
    """Return a count with the percentage printed right after it, if any."""
    for pattern in (_BRACKETED, _PLAIN, _BARE):
        if found := pattern.match(text, one.end):
            value = parse_decimal(found["percent"])
            if (
                value is not None
                and value <= 100
                and not (pattern is _BRACKETED and "%" not in found[0] and "." not in found[0] and "," not in found[0])
            ):
                return replace(one, end=found.end(), percent=found.span("percent"))
    if found := _LOST.match(text, one.end):
        return replace(one, end=found.end(), lost=found.span("end"))
    if (found := _LATER.match(text, one.end)) and not COUNT.search(found[0]):
        return replace(one, percent=found.span("percent"))
    return one


def _overlaps(found: Sequence[Mentioned], start: int, end: int) -> bool:
    return any(
        (one.start < end and start < one.end)
        or (one.percent is not None and one.percent[0] < end and start < one.percent[1])
        for one in found
    )


def is_other(text: str, one: Mentioned) -> bool:
    """Tell whether a number tells no share of the respondents: a level of confidence, a whole, a difference."""
    before = text[: one.start]
    if one.number is not None:
        return _OUT_OF.search(before) is not None and not re.match(r"\s*(?:menjadi|to\b|ke\b)", text[one.end :])
    return (
        _NOT_SHARE.search(before[-60:]) is not None
        or re.match(r"\s*(?:CI\b|confidence|kepercayaan)", text[one.end :]) is not None
    )
