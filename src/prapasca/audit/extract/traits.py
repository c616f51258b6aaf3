"""Counts that tell of the respondents themselves: their age, schooling, number of children."""

from __future__ import annotations

import re
from collections.abc import Sequence

from prapasca.audit.extract.context import CHARACTERISTIC, CHARACTERISTICS
from prapasca.audit.extract.labels import LabelMention
from prapasca.audit.extract.mentions import Mentioned
from prapasca.audit.extract.vocabulary import times_in

_SCHOOLING = re.compile(
    r"(?<![Pp]rogram\s)(?<![Pp]rodi\s)(?<![Ss]tudi\s)(?<![Jj]urusan\s)(?<![Ss]arjana\s)(?<!mahasiswa\s)"
    r"(?<!\bdi\s)(?<!siswa\s)(?<!siswi\s)(?<!pelajar\s)(?<!\sa\s)(?<!\sthe\s)"
    r"\b(?:SD|SMP|SMA|SMK|SLTA|SLTP|perguruan tinggi|sarjana|diploma|S1|D3|(?:senior|junior) high school)\b"
    r"(?!\s+(?:\d|Negeri|Swasta|N\s?\d|Muhammadiyah|Islam|Kristen|Katolik|PGRI|in\s|of\s|at\s))"
)
"""Schooling of respondents; a school is the place of a study or what its pupils attend."""


def characteristic_of(
    text: str, place: int, mentions: Sequence[Mentioned], label: LabelMention | None
) -> dict[str, str | None] | None:
    """Return the characteristic that a count tells of, and its value; None if it tells of none."""
    one = mentions[place]
    left = mentions[place - 1].end if place else 0
    right = mentions[place + 1].start if place + 1 < len(mentions) else len(text)
    found = list(CHARACTERISTIC.finditer(text, left, one.start))[-1:]
    found = found or list(CHARACTERISTIC.finditer(text, one.end, right))[:1]
    schooling = _SCHOOLING.search(text, left, right)
    labelled = label is not None and abs(label.start - one.start) < 25 and not schooling
    if times_in(text) or labelled or not (found or schooling):
        return None
    name = list(CHARACTERISTICS)[int((found[0].lastgroup or "c0")[1:])] if found else "education"
    if schooling and not (found and abs(found[0].start() - one.start) < abs(schooling.start() - one.start)):
        name = "education"
    return {"characteristic": name, "label": _value_of(text, name, left, one, right), "time": None}


_VALUES = {
    "age": r"(?:[<>≥≤]\s?\d{1,2}|\d{1,2}\s?[-–]\s?\d{1,2})\s*(?:tahun|thn|years?)?|(?:di atas|di bawah|lebih dari|"
    r"kurang dari)\s+\d{1,2}",
    "education": r"\b(?:tidak sekolah|SD|SMP|SMA|SMK|SLTA|SLTP|perguruan tinggi|sarjana|diploma|S1|D3|(?:senior|"
    r"junior) high(?: school)?|(?:elementary|primary) school|college|university)\b",
    "parity": r"\b(?:primi|multi|grande\s?multi|nulli)(?:para|gravida|parous)\b",
    "occupation": r"\b(?:IRT|ibu rumah tangga|PNS|swasta|wiraswasta|tidak bekerja|bekerja|petani|housewi\w+|"
    r"(?:self[ -]|un)?employed)\b",
    "sex": r"\b(?:laki-laki|perempuan|male|female)\b",
}


def _value_of(text: str, name: str, left: int, one: Mentioned, right: int) -> str | None:
    pattern = _VALUES.get(name)
    if pattern is None:
        return None
    pattern = pattern.replace(" ", r"\s+")
    before = list(re.finditer(pattern, text[left : one.start], re.IGNORECASE))
    after = re.search(pattern, text[one.end : right], re.IGNORECASE)
    chosen = before[-1] if before else after
    return " ".join(chosen[0].casefold().split()) if chosen else None
