"""Counts of a part of the people: a share, those at one level, those with something in common."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prapasca.audit.extract.labels import Labels
from prapasca.audit.extract.numbers import NUMBER_WORD
from prapasca.audit.extract.vocabulary import PEOPLE, groups_in

OUT_OF = re.compile(
    r"(?:(?<!terdiri\s)(?<!kurang\s)(?<!lebih\s)\bdari|(?<!consisted\s)(?<!consists\s)(?<!consisting\s)(?<!sample\s)(?<!total\s)(?<!group\s)(?<!size\s)"
    r"(?<!number\s)(?<!population\s)\bof|\bamong|\bfrom|/)\s*(?:the\s+|"
    r"total\s+|seluruh\s+|sejumlah\s+|jumlah\s+)?$",
    re.IGNORECASE,
)
"""Before the whole of a share."""
SHARE = re.compile(
    r"\s*(?:\(|\[|atau|yaitu|or|,)?\s*\.?\s*(?:[\d.,]+\s*%|\d+[.,]\d)|\s*\(\s*\d{1,3}\s*\)", re.IGNORECASE
)
"""A share right after a count."""
_BOTH_GROUPS = re.compile(
    r"\b(?:seluruh|keseluruhan|total|gabungan|all|both|overall)\b(?:\s+\w+){0,2}?\s+(?:kelompok|group)\w*\b"
    r"[^,;.]{0,60}$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(rf"\d\s+(?:\w+\s+)?{PEOPLE}\s*\([^()]*$", re.IGNORECASE)
"""Before those of whom the people just counted consist: "52 adults (18 men and ..."."""
_ELIGIBLE = re.compile(r"^eligible\b", re.IGNORECASE)
"""People who could have taken part."""
_THINNED = re.compile(
    r"\s+(?:who\s+(?:were\s+invited|enrolled)|"
    r"(?:completed|finished|returned|attended|consented|agreed|menyelesaikan|bersedia|hadir)\b)",
    re.IGNORECASE,
)
"""After people of whom fewer are left than were asked."""
_SOME = re.compile(
    r"\s+(?:post\s?partum\s+|hamil\s+)?(?:yang|who|whose|with|dengan)\s+(?!di|me[nm]|ber|ikut|terlibat|bersedia|"
    r"participated|took|were|was|are|completed)",
    re.IGNORECASE,
)
"""After people who are a part of those studied: "of 17 mothers who knew little"."""
_OF_AN_AGE = re.compile(r"\s+(?:aged|berusia|berumur|umur|usia)\s+[<>≥≤]?\s?\d", re.IGNORECASE)
"""After the whole of a share of people of some age: "3 of 6 women aged 20"."""
_REST = re.compile(r"\b(?:(?:of|among)\s+the\s+(?:others?|rest|remain\w+)|(?:dari\s+)?sisanya)\b[^;.]*$", re.IGNORECASE)
"""Before people who are what is left of all."""
_OF_SOME = re.compile(
    rf"\b(?:dari|of|among|from)\s+(?:the\s+)?(?:\d+|{NUMBER_WORD})\s+(?:{PEOPLE}\s+)?(?:yang|who|whose|with|dengan)\b"
    rf"(?P<which>[^,;]*)",
    re.IGNORECASE,
)
"""A part of the people, by their level: "of 17 mothers who were poor before"."""
_OF_SOME_KIND = re.compile(
    r"\b(?:(?:kelompok|group)\s+(?:umur|usia|pendidikan|age)\b|(?:yang\s+)?(?:memiliki\s+|dengan\s+)(?:umur|usia)\s+\d|"
    r"yang\s+(?:berumur|berusia)\s+[<>≥≤]?\s?\d|aged\s+\d|in\s+the\s+age\s+group|"
    r"(?:among|of)\s+(?:the\s+)?(?:\d+\s+)?(?:men|women|boys|girls|males|females)\s+\d|"
    r"pada\s+(?:responden\s+)?(?:laki-laki|perempuan)\s+(?:sebanyak\s+)?\d)",
    re.IGNORECASE,
)
"""A part of the people, by what they are: "respondents aged 17"."""
_OUT_OF_OTHERS = re.compile(
    r"\b\d{1,4}\s+(?:of|out\s+of|dari)\s+(?:the\s+)?(?P<whole>\d{1,4})\b(?![.,%])", re.IGNORECASE
)
"""A share of so many: two of different wholes in one sentence are of parts of the people."""
_AMONG_THEM = re.compile(
    r"\b(?:di\s?antaranya|terdiri\s+(?:dari|atas)|consist\w*\s+of|(?:of|among)\s+(?:them|whom|these|those))\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:perubahan|berubah|meningkat|menurun|peningkatan|penurunan|improv\w+|chang\w+)\b", re.IGNORECASE
)
_WHO_CHANGED = re.compile(r"\b(?:improv\w+|worsen\w*|(?:tidak\s+)?(?:membaik|memburuk)|perbaikan)\b", re.IGNORECASE)
_MOVED = re.compile(
    r"(?:\s+\w+){0,3}?\s+(?:(?:yang\s+|who\s+(?:were|had\s+been)\s+)?(?:semula|awalnya|mulanya|tadinya|formerly|previously|"
    r"initially|at\s+first)\s+(?:[\w’'-]+\s+){1,5}?(?:menjadi|berubah|became|turned)|(?:berubah|berpindah|pindah|beralih|bergeser)(?:\s+dari)?|tetap\b(?!\s+tidak\s+ada)|(?:moved|changed|shifted|"
    r"went)\s+from)\b",
    re.IGNORECASE,
)
"""After a count of people who went from one level to another."""


def is_part(text: str, found: re.Match[str]) -> bool:
    """Tell whether a count is of both groups together, or after "of" a share or those with something in common."""
    before = text[: found.start()]
    if _BRACKETED.search(before) or _BOTH_GROUPS.search(before) or _ELIGIBLE.search(found["unit"]):
        return True
    whole, share = OUT_OF.search(before), SHARE.match(text, found.end())
    shared = share is not None and "100" not in share[0] and whole and not re.search(r"\d\s*$", text[: whole.start()])
    some = _SOME.match(text, found.end()) or _THINNED.match(text, found.end())
    out_of = whole is not None and re.search(r"\d\s*$", text[: whole.start()]) is not None
    kind = out_of and (_OF_AN_AGE.match(text, found.end()) or _REST.search(before))
    return whole is not None and (bool(shared) or some is not None or bool(kind))


def of_some(text: str, labels: Labels) -> int:
    """Return from where a sentence counts levels among a part of the people only; the end of it if nowhere."""
    if _OF_SOME_KIND.search(text):
        return 0
    if wholes := _shares_of_parts(text):
        return wholes[0].start()
    among = _AMONG_THEM.search(text)
    if among and _CHANGED.search(text[: among.start()]):
        return among.start()
    return next(iter(_of_levels(text, labels)), (len(text), len(text)))[0]


def is_of_level(text: str, found: re.Match[str], labels: Labels) -> bool:
    """Tell whether people counted are those at one level, or of one kind: "of the 30 workers who were compliant"."""
    spans = [*_of_levels(text, labels), *(one.span() for one in _shares_of_parts(text))]
    return any(start <= found.start() < end for start, end in spans)


def _shares_of_parts(text: str) -> list[re.Match[str]]:
    """Return the shares of different wholes that a sentence without groups tells: "4 of 6 males, 34 of 44 females"."""
    shares = list(_OUT_OF_OTHERS.finditer(text))
    return shares if len({found["whole"] for found in shares}) > 1 and not groups_in(text) else []


def is_share_of_a_group(text: str, place: int) -> bool:
    """Tell whether a count at an offset is out of some of the people: of different wholes, or of who changed.

    Examples
    --------
    >>> is_share_of_a_group("Not improved were 2 of 12 aged 25-35", 18)
    True
    >>> is_share_of_a_group("12 of 20 were aged 25-35", 0)
    False
    """
    own = any(one.start() <= place < one.end() for one in _OUT_OF_OTHERS.finditer(text))
    return own and (bool(_shares_of_parts(text)) or _WHO_CHANGED.search(text) is not None)


def _of_levels(text: str, labels: Labels) -> Iterator[tuple[int, int]]:
    """Yield where a sentence tells of those at one level."""
    for found in _OF_SOME.finditer(text):
        plain = re.sub(r"\b(?:an?|the)\s", "", found["which"])
        if labels.mentions(plain):
            yield found.span()


def moved(text: str, end: int) -> bool:
    """Tell whether people counted up to an offset are said to have gone from one level to another."""
    return _MOVED.match(text, end) is not None
