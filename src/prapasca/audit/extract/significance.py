"""What tests printed: their names, Z, p and other statistics."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from prapasca.audit.extract.context import Context
from prapasca.audit.extract.draft import Draft
from prapasca.audit.extract.named_tests import NamedTest, named_tests
from prapasca.audit.extract.numbers import DECIMAL, MINUS, decimals, is_probability, parse_decimal
from prapasca.audit.extract.passages import Passage, group_at, passage_groups, passages, short_name, test_at
from prapasca.audit.extract.table_statistics import table_statistics

_SAYS = (
    r"(?:\s*(?:\([^()\d]{0,20}\)|yaitu|adalah|ialah|sebesar|senilai|bernilai|diperoleh|didapatkan?|hasil|nilai|"
    r"hitung|"
    r"value|values|count|score|of|was|is|were|are|equal(?:s|ed)?(?:\s+to)?|yakni|menunjukkan|at|=|:|–(?=\s*\d)|->))*"
)
_COMPARED = r"(?P<comparator><\s?=|>\s?=|[<>≤≥=]|kurang dari|lebih kecil dari|less than|lebih besar dari)?\s*"
_VALUE = rf"[(\[]?\s*(?:p\s*=\s*)?{_COMPARED}(?P<value>{DECIMAL}|[01](?![\d.,]*\d)(?=\s*[);,]))"
_P_NAME = (
    r"(?:(?:nilai|angka|p|ρ|probabilit(?:as|y)|tingkat)?\s*(?:signifikansi|signifi[ck]an(?:ce)?\s*value|sig)\b\.?\s*"
    r"(?:\(?\s*(?P<sides>[12]|one|two)[\s-]*(?:tailed|sided|arah|sisi)\s*\)?)?(?:\s*(?:pre\s*-?\s*post|"
    r"(?:[a-z][a-z-]{1,12}\s+){1,7}(?=(?:sebesar|adalah|yaitu)\s)))?"
    r"|(?<![\w/])[pρ][\s-]*val(?:ue|eu)s?|\bp\s?-?\s?values?|\b(?:nilai\s+)?(?:p\s+(?:eksak|asimtotik)|"
    r"(?:eksak|exact|asimtotik|asymptotic)\s+p)|"
    r"(?<![\w/])(?:nilai\s+)?[pρ](?![\w'’-])(?:\s*\([^()\d]{1,20}\))?"
    r"(?:\s+(?:uji\s+)?(?:wilcoxon|mc\s?nemar))?|probabilitas)"
)
_P = re.compile(rf"(?P<name>{_P_NAME})(?P<says>{_SAYS})\s*{_VALUE}", re.IGNORECASE)
_P_ASYMP = re.compile(
    rf"(?P<name>(?:asymp|exact|monte carlo)\.?\s*sig\.?\s*\(?\s*(?P<sides>[12])[\s-]*(?:tailed|sided|"
    rf"arah)\s*\)?)(?P<says>{_SAYS})\s*{_VALUE}",
    re.IGNORECASE,
)
_P_BELOW = re.compile(
    r"(?<![\d.,])(?P<value>0?[.,]\d{2,5})\s*(?:<|≤|lebih kecil dari|kurang dari)\s*(?:nilai\s*)?(?:α|alpha|alfa|"
    r"a)?\s*=?\s*\(?\s*(?P<level>0?[.,]0[15]0?)(?!\d)",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\s*[()]?\s*(?:[<>≤≥]\s?=?|(?:lebih\s+(?:kecil|besar)|kurang)\s+dari(?:pada)?|(?:less|greater)\s+than)\s*"
    r"(?:nilai\s*)?(?:α|alpha|alfa|a)?\s*=?\s*\(?\s*(?P<level>0?[.,](?:050?|010?|10?0?))(?!\d)",
    re.IGNORECASE,
)
"""The level that a p is compared with right after it: "p = 0.257 < 0.05"."""
_Z = re.compile(
    rf"(?<![\w/])(?:std\.?\s+MH\s+statistic|(?:nilai\s+)?Z(?![\w'’])(?:\s*[-–]?\s*(?:score|skor|hitung|value|count|"
    rf"statistic|test|statistik))?)\s*(?:\([^()\d]{{0,20}}\))?(?P<says>{_SAYS})\s*[(\[]?\s*"
    rf"(?P<value>[{MINUS}]?\s?\d*[.,]\s?\d+)"
    rf"(?P<note>[a-e](?![a-z])|\s?\([a-e]\)|\s[a-e](?=\s))?",
    re.IGNORECASE,
)
_STATISTIC = re.compile(
    rf"(?<![\w])(?:(?P<chi2>χ\s?[²2]|x\s?²|chi[\s-]*square(?:\s+(?:hitung|value))?)|(?P<t>t(?:[\s-]*(?:hitung|"
    rf"value|count))?)|(?P<f>F(?:\s*hitung)?)|(?P<r>r(?:\s*hitung)?)|(?P<w>W|S)|"
    rf"(?P<u>U))(?:\s*\(\s*\d+(?:\s*[,;]\s*\d+)?\s*\))?\s*(?:=|sebesar|adalah)\s*(?P<value>[{MINUS}]?\s?\d*[.,]\d+|"
    rf"\d+)"
)
_Z_TABLE = re.compile(r"(?:z|t|r|f)\s*-?\s*tab[el]{2}\s*$|(?:tab[el]{2}|kritis|critical)\s*[:=]?\s*$", re.IGNORECASE)
_FORMULA = re.compile(
    r"\b(?:rumus|(?<!susu\s)formula|besar\s+sampel|sample\s+size|slovin|lemeshow|deviat|derivat|standar\s+normal|"
    r"proporsi|proportion|z\s*score\s*(?:BB|TB|IMT)|BB/U|TB/U|"
    r"1\s?[-–]\s?[αa]\s*/|z\s?[12]?\s?[-–]?\s?(?:α|a\b|alpha)|power|kuasa|estimasi|maksimal estimasi|"
    r"d\s*=\s*0?[.,]\d|q\s*=)",
    re.IGNORECASE,
)
_LEVELS = frozenset((Decimal("0.1"), Decimal("0.05"), Decimal("0.01")))
_CRITERION = re.compile(
    r"\b(?:considered|bila|jika|apabila|if|when|dianggap|taraf|kemaknaan|kriteria|criteri\w+|ketentuan|dikatakan|ditetapkan|"
    r"set\s+at|"
    r"declared|judged|regarded)\b",
    re.IGNORECASE,
)
"""Words by which a p below the level is a rule, not a result."""
_KEY = re.compile(
    r"(?<![\w(])p(?:[\s-]*values?)?\s*(?P<sign>[<>≤≥])\s*=?\s*(?P<level>0?[.,]\d{1,3})(?!\d)", re.IGNORECASE
)
"""A p compared with a level, as a key of signs or words does: "P > 0.05 not significant; *p < 0.05"."""
_OF_SEVERAL = re.compile(
    r"\b(?:highest|lowest|largest|smallest|greatest)\s+$|\b(?:ter(?:tinggi|rendah|besar|kecil))\s+$", re.IGNORECASE
)
"""Before a p that is the end of several: "the highest p = .023"."""
_WOULD = re.compile(
    r"\bwould\s+(?:not|still|no\s+longer|leave|make|turn|remain|become)\b|\bmasih\s+membuat\b|\b(?:se)?andainya\b",
    re.IGNORECASE,
)
"""Before a p of what did not happen: "36 more lost would not (p = .062)"."""
_SUPPOSED = re.compile(
    r"\b(?:assumptions?|asumsi|sensitivity\s+analys[ei]s|analisis\s+(?:sensitivitas|kepekaan))\b", re.IGNORECASE
)
"""In the caption of a table of what would come out if something else were so."""
_CAPTION = 120
_BASED = re.compile(r"based on (?P<sign>negative|positive) ranks", re.IGNORECASE)
_SIGNED_RANK = "wilcoxon_signed_rank"
"""The test that prints what its Z is based on."""
_COMPARATORS = {
    "kurang dari": "<",
    "lebih kecil dari": "<",
    "less than": "<",
    "lebih besar dari": ">",
    "≤": "<=",
    "≥": ">=",
}


def significance_facts(context: Context) -> Iterator[Draft]:
    """Yield the Z, p and other statistics, and the names of the tests, of a manuscript."""
    for passage in passages(context):
        tests = named_tests(passage.text)
        yield from _names(passage, tests)
        if _FORMULA.search(passage.text) and not tests:
            continue
        yield from _numbers(context, passage, tests)


def _names(passage: Passage, tests: Sequence[NamedTest]) -> Iterator[Draft]:
    for test in tests:
        start = passage.start + test.start
        yield Draft(
            "test", test.name, start, passage.start + test.end, {"table": passage.table}, passage.source_at(test.start)
        )


def _numbers(context: Context, passage: Passage, tests: Sequence[NamedTest]) -> Iterator[Draft]:
    if passage.setting is None and _SUPPOSED.search(passage.text[:_CAPTION].partition("\t")[0]):
        return
    rows = list(table_statistics(context, passage))
    taken = [(draft.start - passage.start, draft.end - passage.start) for draft in rows]
    found: list[Draft] = []
    for draft in (*_z_values(passage), *_p_values(passage)):
        span = (draft.start - passage.start, draft.end - passage.start)
        if not any(start < span[1] and span[0] < end for start, end in taken):
            taken.append(span)
            found.append(draft)
    found += [draft for draft in _statistics(passage) if not _overlaps(draft, passage, taken)]
    groups = passage_groups(context, passage)
    for draft in (*rows, *found):
        at = draft.start - passage.start
        test = test_at(tests, at) or context.main_test or (_SIGNED_RANK if _BASED.search(passage.text) else None)
        name = "unknown" if test is None and draft.kind == "z" else short_name(test)
        common = {
            "test": name,
            "group": group_at(passage, groups, at, name) if context.several_groups else None,
            "outcome": passage.outcome,
            "table": passage.table,
        }
        place = "prose" if passage.setting else "table"
        yield draft.also(**common, place=place)


def _overlaps(draft: Draft, passage: Passage, taken: list[tuple[int, int]]) -> bool:
    start, end = draft.start - passage.start, draft.end - passage.start
    return any(one < end and start < other for one, other in taken)


def _p_values(passage: Passage) -> Iterator[Draft]:
    for pattern in (_P_ASYMP, _P):
        for found in pattern.finditer(passage.text):
            yield from _p(passage, found)
    for found in _P_BELOW.finditer(passage.text):
        near = passage.text[max(0, found.start() - 120) : found.start()]
        if re.search(r"\b(?:p|nilai|uji|test|sig\w*|wilcoxon|value|hasil)\b", near, re.IGNORECASE) and not re.search(
            r"\b(?:r|t|z|f)\s*(?:hitung|tabel|count|table)?\s*[=:]?\s*\(?\s*$", near, re.IGNORECASE
        ):
            value = parse_decimal(found["value"])
            start = passage.start + found.start("value")
            attributes = {"comparator": "=", "name": "compared with the level"}
            if is_probability(value):
                yield Draft(
                    "p", value, start, start + len(found["value"]), attributes, passage.source_at(found.start()), 0.8
                )


def _p(passage: Passage, found: re.Match[str]) -> Iterator[Draft]:
    value = parse_decimal(found["value"])
    name = " ".join(found["name"].split())
    bare = name.casefold() in ("p", "nilai p", "ρ")
    if (
        value is None
        or value > 100
        or (value == 0 and found["comparator"] and not decimals(found["value"]))
        or (_FORMULA.search(passage.text) and bare)
    ):
        return
    written = " ".join((found["comparator"] or "").split())
    if (
        bare
        and not written
        and not re.search(r"=|:|adalah|sebesar|nilai|of|was|is", found["says"] + name, re.IGNORECASE)
    ):
        return
    end = found.end("value")
    told = passage.text[: found.start()]
    if _OF_SEVERAL.search(told) or (passage.setting is not None and _WOULD.search(told)):
        return
    if re.match(r"\s*%", passage.text[end:]) or _is_level(passage.text, found):
        return
    comparator = _COMPARATORS.get(written.casefold(), written.replace(" ", "")) or "="
    start = passage.start + found.start("value")
    if comparator != "=" and _is_in_key(passage, found.start(), value):
        return
    if comparator != "=" and value in _LEVELS and (_is_planned(passage) or _CRITERION.search(passage.text)):
        yield Draft(
            "level", value, start, passage.start + end, {"name": "alpha"}, passage.source_at(found.start()), 0.8
        )
        return
    sides = {"1": "one", "2": "two"}.get(found["sides"] or "", found["sides"])
    attributes = {"comparator": comparator, "name": name, "sides": sides}
    yield Draft("p", value, start, passage.start + end, attributes, passage.source_at(found.start()), 0.9)
    if comparator == "=" and (against := _AGAINST.match(passage.text, end)):
        span = passage.start + against.start("level"), passage.start + against.end("level")
        level = parse_decimal(against["level"])
        yield Draft("level", level, *span, {"name": "compared with p"}, passage.source_at(found.start()), 0.8)


def _is_in_key(passage: Passage, start: int, value: Decimal) -> bool:
    """Tell whether a p is one of a key: behind stars, or of those that compare one level both ways."""
    told = passage.text[:start].rstrip()
    if told.endswith(("*", "(")):
        return told.endswith("*")
    signs: dict[Decimal | None, set[bool]] = {}
    for found in _KEY.finditer(passage.text):
        signs.setdefault(parse_decimal(found["level"]), set()).add(found["sign"] in ">≥")
    both = [level for level, ways in signs.items() if len(ways) > 1]
    return value in both or (bool(both) and passage.setting is not None)


def _is_planned(passage: Passage) -> bool:
    return passage.setting is not None and passage.setting.kind == "methods"


def _is_level(text: str, found: re.Match[str]) -> bool:
    """Tell whether a number said to be a significance is the level chosen, not a result."""
    name = found["name"].casefold()
    before = text[max(0, found.start() - 25) : found.start()].casefold()
    level = re.search(r"(?:taraf|tingkat|level|derajat|batas|α|alpha)\s*(?:of\s*)?$", before) or name.startswith(
        "tingkat"
    )
    return "signifi" in name and level is not None and bool(level)


def _z_values(passage: Passage) -> Iterator[Draft]:
    based = _BASED.search(passage.text)
    for found in _Z.finditer(passage.text):
        before = passage.text[max(0, found.start() - 12) : found.start()]
        says = found["says"].casefold()
        value = parse_decimal(found["value"])
        if value is None or _Z_TABLE.search(before + found[0][: found.start("value") - found.start()]):
            continue
        if "tabel" in says or abs(value) in (Decimal("1.96"), Decimal("1.64"), Decimal("1.645"), Decimal("2.58")):
            continue
        if re.search(r"BB/|TB/|IMT|\bSD\b", passage.text[max(0, found.start() - 40) : found.end() + 15]):
            continue
        start = passage.start + found.start("value")
        attributes = {"based_on": based["sign"].casefold() if based else None}
        yield Draft("z", value, start, passage.start + found.end("value"), attributes, passage.source_at(found.start()))


def _statistics(passage: Passage) -> Iterator[Draft]:
    for found in _STATISTIC.finditer(passage.text):
        name = found.lastgroup if found.lastgroup != "value" else None
        name = next((one for one in ("chi2", "t", "f", "r", "w", "u") if found[one] is not None), name)
        value = parse_decimal(found["value"])
        if value is None or decimals(found["value"]) == 0:
            continue
        start = passage.start + found.start("value")
        end = passage.start + found.end("value")
        yield Draft("statistic", value, start, end, {"name": name}, passage.source_at(found.start()), 0.75)
