"""Printed numbers: decimal comma and point, lost zeros, thousands, words."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

MINUS = "-−–‐‑"
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_POWER = rf"(?:[eE][-−+]?\d+|\s?[×xX·*]\s?10\s?\^?\s?(?:[{MINUS}⁻]\s?[\d⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,3}}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,3}}))"
DECIMAL = rf"[{MINUS}]?\s?\d*[.,]\s?\d+(?:{_POWER})?"
"""A number with a decimal mark, its leading zero or a space after the mark possibly there or not."""

_UNITS_ID = "nol satu dua tiga empat lima enam tujuh delapan sembilan"
_UNITS_EN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS_EN = "twenty thirty forty fifty sixty seventy eighty ninety"
_ID = {word: number for number, word in enumerate(_UNITS_ID.split())}
_EN = {word: number for number, word in enumerate(_UNITS_EN.split())}
_TENS = {word: 10 * number for number, word in enumerate(_TENS_EN.split(), start=2)}
_SPECIAL = {"sepuluh": 10, "sebelas": 11, "seratus": 100}

_ONE_ID = "|".join(word for word in _ID if word != "nol")
_ONE_EN = "|".join(word for word, number in _EN.items() if 0 < number < 10)
NUMBER_WORD = (
    rf"(?:seratus(?:\s(?:(?:{_ONE_ID})(?:\sbelas|\spuluh(?:\s(?:{_ONE_ID}))?)?|sepuluh|sebelas))?"
    rf"|(?:{_ONE_ID})\s(?:belas|puluh(?:\s(?:{_ONE_ID}))?)|sepuluh|sebelas|(?:{_ONE_ID}|nol)"
    rf"|(?:{'|'.join(_TENS)})(?:[\s-](?:{_ONE_EN}))?|(?:{'|'.join(sorted(_EN, key=len, reverse=True))}))"
)
"""A number in words up to 199, Indonesian or English."""

_WORDS = re.compile(rf"{NUMBER_WORD}$", re.IGNORECASE)


def parse_decimal(printed: str) -> Decimal | None:
    """Return the value of a printed number; None if it is none.

    A comma or a point is taken as the decimal mark, but one before exactly three digits with other
    marks or no zero before it as a mark of thousands only if there are several of them.

    Examples
    --------
    >>> [str(parse_decimal(printed)) for printed in ("-4,359", ".000", "−3.317", "0, 002", "1.234,5", "12")]
    ['-4.359', '0.000', '-3.317', '0.002', '1234.5', '12']
    >>> str(parse_decimal("3,8147 × 10⁻⁶")), str(parse_decimal("2.7 x 10-11"))
    ('0.0000038147', '2.7E-11')
    """
    plain = re.sub(r"\s", "", printed).translate(_RAISED).translate(dict.fromkeys(map(ord, MINUS), "-"))
    plain = re.sub(r"[×xX·*]10\^?(?=-?\d+$)", "e", plain)
    marks = re.findall(r"[.,]", plain)
    if len(marks) > 1:
        last = marks[-1]
        whole, _, fraction = plain.rpartition(last)
        if last in marks[:-1]:
            whole, fraction = whole + fraction, ""
        plain = re.sub(r"[.,]", "", whole) + ("." + fraction if fraction else "")
    try:
        return Decimal(plain.replace(",", "."))
    except InvalidOperation:
        return None


def parse_count(printed: str) -> int | None:
    """Return a whole number printed in digits or words; None if it is none.

    Examples
    --------
    >>> [parse_count(printed) for printed in ("13", "1.250", "dua belas", "tiga puluh lima", "Twenty-one", "2,5")]
    [13, 1250, 12, 35, 21, None]
    """
    plain = " ".join(printed.split()).casefold()
    if plain.isdecimal():
        return int(plain)
    if re.fullmatch(r"\d{1,3}([.,])\d{3}(?:\1\d{3})*", plain):
        return int(re.sub(r"\D", "", plain))
    return _worded(plain) if _WORDS.match(plain) else None


def _worded(plain: str) -> int:
    total = 0
    last = 0
    for word in re.split(r"[\s-]", plain):
        if word == "belas":
            total += 10
        elif word == "puluh":
            total += 9 * last
        else:
            last = _ID.get(word, _EN.get(word, _TENS.get(word, _SPECIAL.get(word, 0))))
            total += last
    return total


def decimals(printed: str) -> int:
    """Return the number of decimals printed.

    Examples
    --------
    >>> decimals("-4,359"), decimals("60"), decimals(".00")
    (3, 0, 2)
    """
    found = re.search(r"[.,]\s?(\d+)\s*$", printed)
    return len(found[1]) if found else 0


def is_probability(value: Decimal | None) -> bool:
    """Tell whether a number can be a p value."""
    return value is not None and 0 <= value <= 1
