"""Measurements told by their number instead of before and after: "hari ke-1" and "hari ke-7", "second measurement"."""

from __future__ import annotations

import re
from functools import lru_cache

from prapasca.audit.extract.vocabulary import Mention, column_times

_NUMBERS = {
    **{word: number for number, word in enumerate(("first", "second", "third", "fourth", "fifth"), start=1)},
    **{word: number for number, word in enumerate(("pertama", "kedua", "ketiga", "keempat", "kelima"), start=1)},
    **{word: number for number, word in enumerate(("1st", "2nd", "3rd", "4th", "5th"), start=1)},
    **{word: number for number, word in enumerate(("i", "ii", "iii", "iv", "v"), start=1)},
}
_ORDINAL = rf"(?:\d{{1,3}}(?![\d.,]*\d)|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_MEASURED = (
    r"(?:hari|minggu|bulan|jam|siklus|sesi|pertemuan|pengukuran|penilaian|observasi|kunjungan|day|week|month|hour|"
    r"cycle|session|visit|measurement|assessment|observation)"
)
_OCCASION = re.compile(
    rf"\b(?:(?P<noun>{_MEASURED})[\s-]*(?:ke[\s-]*)?(?P<number>{_ORDINAL})|"
    rf"(?P<first>{_ORDINAL})\s+(?P<after>{_MEASURED}))\b",
    re.IGNORECASE,
)

MANY_OCCASIONS = re.compile(
    r"\b(?:every|all|several|[3-9]|three|four|five|six)\s+(?:two\s+|later\s+)?occasions?\b|\bevery\s+two\s+occasions\b|"
    r"\bpairs?\s+of\s+occasions\b|\bthrough\s+the\s+occasions\b|\bmissed\s+an\s+occasion\b|"
    r"\b(?:semua|setiap\s+dua|setiap|[3-9]|tiga|empat|lima|enam)\s+(?:kali\s+)?waktu(?:\s+pengamatan)?\b|"
    r"\bpasangan\s+waktu\b|\bdari\s+waktu\s+ke\s+waktu\b|\bmelewatkan\s+suatu\s+waktu\b|\bFriedman\b",
    re.IGNORECASE,
)
"""Where a table or a sentence tells of three or more occasions, or of the test that compares them."""


@lru_cache(maxsize=4096)
def occasions_in(text: str) -> tuple[Mention, ...]:
    """Return where a text names a measurement by its number.

    Examples
    --------
    >>> [one.name for one in occasions_in("Hari ke-1, hari ke-7; second measurement")]
    ['hari 1', 'hari 7', 'measurement 2']
    """
    found = []
    for one in _OCCASION.finditer(text):
        noun, number = (one["noun"], one["number"]) if one["noun"] else (one["after"], one["first"])
        order = _NUMBERS.get(number.casefold()) or int(number)
        found.append(Mention(f"{noun.casefold()} {order}", *one.span()))
    return tuple(found)


def times_of_occasions(head: str) -> dict[str, str]:
    """Return which of two measurements that the head of a table names is before, and which after; none of more.

    Examples
    --------
    >>> times_of_occasions("Pain Day 1 Day 10"), times_of_occasions("Baseline Week 4")
    ({'day 1': 'before', 'day 10': 'after'}, {'week 4': 'after'})
    >>> times_of_occasions("Week 2 Week 4 Week 6")
    {}
    """
    named = sorted({one.name for one in occasions_in(head)}, key=_order)
    told = {one.name for one in column_times(head)}
    if len(named) == 1 and told == {"before"}:
        return {named[0]: "after"}
    if told or len(named) != len(_TIMES) or len({name.split()[0] for name in named}) > 1:
        return {}
    return dict(zip(named, _TIMES, strict=True))


_TIMES = ("before", "after")


def _order(name: str) -> int:
    return int(name.split()[1])
