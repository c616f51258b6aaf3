"""What tests printed: Z, p, other statistics, names, levels and decisions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from prapasca.audit.extract.context import Context, Setting
from prapasca.audit.extract.draft import Draft
from prapasca.audit.extract.named_tests import NamedTest, named_tests
from prapasca.audit.extract.numbers import DECIMAL, MINUS, decimals, is_probability, parse_decimal
from prapasca.audit.extract.vocabulary import Mention, column_groups, groups_in
from prapasca.audit.facts import Source

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
    r"|(?<![\w/])[pρ][\s-]*val(?:ue|eu)s?|\bp\s?-?\s?values?|"
    r"(?<![\w/])(?:nilai\s+)?[pρ](?![\w'’-])(?:\s*\([^()\d]{1,20}\))?|probabilitas)"
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
_Z = re.compile(
    rf"(?<![\w/])(?:nilai\s+)?Z(?![\w'’])(?:\s*[-–]?\s*(?:score|skor|hitung|value|count|statistic|test|"
    rf"statistik))?\s*(?:\([^()\d]{{0,20}}\))?(?P<says>{_SAYS})\s*[(\[]?\s*(?P<value>[{MINUS}]?\s?\d*[.,]\s?\d+)"
    rf"(?P<note>[a-e](?![a-z])|\s?\([a-e]\)|\s[a-e](?=\s))?",
    re.IGNORECASE,
)
_Z_PAIR = re.compile(rf"(?:^|(?<=\s))(?P<z>[{MINUS}]\s?\d[.,]\d{{2,4}})[a-e]?\s+(?P<p>0?[.,]\d{{2,4}})(?![\d%])")
_STATISTIC = re.compile(
    rf"(?<![\w])(?:(?P<chi2>χ\s?[²2]|x\s?²|chi[\s-]*square(?:\s+(?:hitung|value))?)|(?P<t>t(?:[\s-]*(?:hitung|"
    rf"value|count))?)|(?P<f>F(?:\s*hitung)?)|(?P<r>r(?:\s*hitung)?)|(?P<w>W|S)|"
    rf"(?P<u>U))(?:\s*\(\s*\d+(?:\s*[,;]\s*\d+)?\s*\))?\s*(?:=|sebesar|adalah)\s*(?P<value>[{MINUS}]?\s?\d*[.,]\d+|"
    rf"\d+)"
)
_Z_TABLE = re.compile(r"(?:z|t|r|f)\s*-?\s*tab[el]{2}\s*$|(?:tab[el]{2}|kritis|critical)\s*[:=]?\s*$", re.IGNORECASE)
_FORMULA = re.compile(
    r"\b(?:rumus|(?<!susu )formula|besar\s+sampel|sample\s+size|slovin|lemeshow|deviat|derivat|standar\s+normal|"
    r"proporsi|proportion|z\s*score\s*(?:BB|TB|IMT)|BB/U|TB/U|"
    r"1\s?[-–]\s?[αa]\s*/|z\s?[12]?\s?[-–]?\s?(?:α|a\b|alpha)|power|kuasa|estimasi|maksimal estimasi|"
    r"d\s*=\s*0?[.,]\d|q\s*=)",
    re.IGNORECASE,
)
_BASED = re.compile(r"based on (?P<sign>negative|positive) ranks", re.IGNORECASE)
_COMPARATORS = {
    "kurang dari": "<",
    "lebih kecil dari": "<",
    "less than": "<",
    "lebih besar dari": ">",
    "≤": "<=",
    "≥": ">=",
}
_SHORT = {"wilcoxon_signed_rank": "wilcoxon"}


@dataclass(frozen=True)
class Passage:
    """A sentence or a table in which tests print their results."""

    text: str
    start: int
    setting: Setting | None = None
    table: str | None = None
    outcome: str | None = None

    def source_at(self, offset: int) -> Source:
        """Return whose result stands at an offset of its text."""
        return "own" if self.setting is None else self.setting.source_at(offset)


def passages(context: Context) -> Iterator[Passage]:
    """Yield the sentences and tables of a manuscript in which tests may print results."""
    for setting in context.settings:
        text = setting.sentence.text
        yield Passage(text, setting.sentence.start, setting, setting.table, context.outcome_near(setting))
    for region in context.regions:
        text = context.manuscript.text[region.start : region.end]
        yield Passage(text, region.start, None, region.number, context.outcome_of(region.caption[:200]))


def significance_facts(context: Context) -> Iterator[Draft]:
    """Yield the Z, p and other statistics, test names, levels and decisions of a manuscript."""
    for passage in passages(context):
        tests = named_tests(passage.text)
        yield from _names(passage, tests)
        yield from _levels(passage)
        if _FORMULA.search(passage.text) and not tests:
            continue
        yield from _numbers(context, passage, tests)
        yield from _decisions(context, passage, tests)


def _names(passage: Passage, tests: list[NamedTest]) -> Iterator[Draft]:
    for test in tests:
        start = passage.start + test.start
        yield Draft(
            "test", test.name, start, passage.start + test.end, {"table": passage.table}, passage.source_at(test.start)
        )


def _numbers(context: Context, passage: Passage, tests: list[NamedTest]) -> Iterator[Draft]:
    rows = list(_row_values(context, passage))
    if passage.setting is None and not rows:
        rows = list(_pair(passage))
    taken = [(draft.start - passage.start, draft.end - passage.start) for draft in rows]
    found: list[Draft] = []
    for draft in (*_z_values(passage), *_p_values(passage)):
        span = (draft.start - passage.start, draft.end - passage.start)
        if not any(start < span[1] and span[0] < end for start, end in taken):
            taken.append(span)
            found.append(draft)
    found += [draft for draft in _statistics(passage) if not _overlaps(draft, passage, taken)]
    groups = _groups(context, passage)
    for draft in (*rows, *found):
        at = draft.start - passage.start
        test = _test_at(tests, at) or context.main_test
        name = "unknown" if test is None and draft.kind == "z" else _SHORT.get(test or "", test)
        group = next((one.name for one in reversed(groups) if one.end <= at), groups[0].name if groups else None)
        common = {"test": name, "group": group, "outcome": passage.outcome, "table": passage.table}
        place = "prose" if passage.setting else "table"
        yield draft.also(**common, place=place)


def _groups(context: Context, passage: Passage) -> list[Mention]:
    """Return the groups a passage names; the head of a table names one as a single word."""
    if not context.several_groups:
        return []
    found = groups_in(passage.text)
    if passage.setting is None and not found:
        columns = column_groups(passage.text)
        return columns if len({one.name for one in columns}) == 1 else []
    return found


def _overlaps(draft: Draft, passage: Passage, taken: list[tuple[int, int]]) -> bool:
    start, end = draft.start - passage.start, draft.end - passage.start
    return any(one < end and start < other for one, other in taken)


def _test_at(tests: list[NamedTest], at: int) -> str | None:
    """Return the test that a number belongs to: the last one named before it, else the first after."""
    before = [test for test in tests if test.start <= at]
    if before:
        return before[-1].name
    return tests[0].name if tests else None


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
    if re.match(r"\s*%", passage.text[end:]) or _is_level(passage.text, found):
        return
    comparator = _COMPARATORS.get(written.casefold(), written.replace(" ", "")) or "="
    start = passage.start + found.start("value")
    sides = {"1": "one", "2": "two"}.get(found["sides"] or "", found["sides"])
    attributes = {"comparator": comparator, "name": name, "sides": sides}
    yield Draft("p", value, start, passage.start + end, attributes, passage.source_at(found.start()), 0.9)


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


def _pair(passage: Passage) -> Iterator[Draft]:
    """Yield a Z and its p printed side by side in a table whose head names p."""
    if not re.search(r"p[\s-]*value|\bsig\b|nilai p|asymp|\bp\b", passage.text, re.IGNORECASE):
        return
    for found in _Z_PAIR.finditer(passage.text):
        for kind, name in (("z", "z"), ("p", "p")):
            value = parse_decimal(found[name])
            attributes = {"comparator": "=", "name": "p value"} if kind == "p" else {}
            yield Draft(
                kind, value, passage.start + found.start(name), passage.start + found.end(name), attributes, "own", 0.8
            )


_ROW = re.compile(
    rf"(?:^|(?<=\s))(?P<name>Z|(?:asymp\.?\s*)?sig\.?(?:\s*\(?2[\s-]*tailed\)?)?(?:\s*pre\s*-?\s*post)?|"
    rf"p[\s-]*value|nilai\s+p)"
    rf"\s*[:=]?\s*(?P<cells>(?:[<>]?\s*[{MINUS}]?\d*[.,]\d+[a-e]?(?:\([a-e]\))?\s+){{1,3}}[<>]?\s*[{MINUS}]?\d*[.,]\d+)",
    re.IGNORECASE,
)


def _row_values(context: Context, passage: Passage) -> Iterator[Draft]:
    """Yield Z and p from rows with a column a group, as under "Intervention  Control"."""
    if passage.setting is not None or not context.several_groups:
        return
    for found in _ROW.finditer(passage.text):
        named = list(dict.fromkeys(one.name for one in column_groups(passage.text[: found.start()])[-4:]))
        cells = list(re.finditer(rf"(?P<comparator>[<>])?\s*(?P<value>[{MINUS}]?\d*[.,]\d+)", found["cells"]))
        if len(named) != len(cells):
            continue
        kind = "z" if found["name"].casefold() == "z" else "p"
        for group, cell in zip(_column_order(passage.text[: found.start()]), cells, strict=True):
            start = passage.start + found.start("cells") + cell.start("value")
            attributes = {"group": group}
            if kind == "p":
                attributes |= {"comparator": cell["comparator"] or "=", "name": " ".join(found["name"].split())}
            yield Draft(kind, parse_decimal(cell["value"]), start, start + len(cell["value"]), attributes, "own", 0.85)


def _column_order(head: str) -> list[str]:
    last = [one.name for one in column_groups(head)]
    return list(dict.fromkeys(reversed(last)))[::-1]


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


_LEVEL = re.compile(
    r"(?P<alpha>(?:α|alpha|alfa|(?:taraf|tingkat|level)\s+(?:of\s+)?(?:kemaknaan|signifi\w+|significance|"
    r"kesalahan)|significance\s+level)\s*(?:\([^()\d]*\))?\s*(?:yaitu|sebesar|adalah|of|was|is|=|:|≤|<|"
    r"\s)*\(?\s*(?:=\s*)?(?P<a>0?[.,]\d{1,3}|\d{1,2}\s?%))"
    r"|(?P<confidence>(?:(?:derajat|tingkat|taraf)\s+kepercayaan|confidence\s+(?:level|interval|degree)|"
    r"level of confidence)\s*(?:sebesar|adalah|of|=|:|\s)*(?P<c>9\d(?:[.,]\d)?\s?%|0[.,]9\d?)|"
    r"(?P<c2>9\d(?:[.,]\d)?\s?%)\s*(?:confidence\s+(?:level|degree)))",
    re.IGNORECASE,
)


def _levels(passage: Passage) -> Iterator[Draft]:
    for found in _LEVEL.finditer(passage.text):
        name = "alpha" if found["alpha"] else "confidence"
        group = "a" if found["alpha"] else ("c" if found["c"] else "c2")
        number = parse_decimal(found[group].replace("%", ""))
        if number is None:
            continue
        value = number / 100 if "%" in found[group] else number
        value = 1 - value if name == "confidence" else value
        if 0 < value < Decimal("0.5"):
            start = passage.start + found.start(group)
            yield Draft(
                "level",
                value,
                start,
                start + len(found[group].rstrip()),
                {"name": name},
                passage.source_at(found.start()),
            )


_DECISION = re.compile(
    r"(?P<not_significant>(?:tidak\s+(?:ada|terdapat|memiliki|mempunyai|didapatkan|"
    r"ditemukan)\s+(?:adanya\s+)?(?:pengaruh|perbedaan|perbedaaan|hubungan|efek)|"
    r"tidak\s+(?:ber)?(?:signifikan|bermakna|berpengaruh)|"
    r"(?:not?\s+(?:a\s+)?(?:statistically\s+)?significant(?:ly)?|no\s+(?:significant\s+)?(?:difference|effect|"
    r"influence))|insignificant))"
    r"|(?P<h0_not_rejected>h[o0]\s*(?:tidak|gagal)\s*ditolak|gagal\s+(?:menolak|tolak)\s+h[o0]|fail(?:ed|"
    r"s)?\s+to\s+reject\s+h[o0]|h[o0]\s+(?:is|was)\s+not\s+rejected)"
    r"|(?P<h0_accepted>h[o0]\s*(?:di\s?terima|(?:is|was)\s+accepted|accepted)|(?:terima|menerima)\s+h[o0]|"
    r"h[a1]\s*(?:di\s?tolak|(?:is|was)\s+rejected))"
    r"|(?P<h0_rejected>h[o0]\s*(?:di\s?tolak|(?:is|was)\s+rejected|rejected)|(?:tolak|menolak)\s+h[o0]|"
    r"h[a1]\s*(?:di\s?terima|(?:is|was)\s+accepted|accepted))"
    r"|(?P<significant>(?:ada|terdapat|adanya)\s*(?:pengaruh|perbedaan|perbedaaan|hubungan|efek)|(?:perubahan|"
    r"peningkatan|penurunan|pengaruh|perbedaan)\s+(?:yang\s+)?(?:signifikan|bermakna)|"
    r"(?:berpengaruh|berbeda|efektif)\s+(?:secara\s+)?(?:signifikan|bermakna)|"
    r"(?<!not )(?<!no )(?<!statistically )\bsignificant(?:ly)?\s+(?:effect|difference|influence|improve\w*|"
    r"increase\w*|decrease\w*|reduc\w*|change\w*|different|affect\w*)|"
    r"there\s+(?:is|was|were)\s+(?:a|an)\s+(?:statistically\s+|very\s+)?(?:significant\s+)?(?:effect|difference|"
    r"influence))",
    re.IGNORECASE,
)
_AIM = re.compile(
    r"\b(?:tujuan|bertujuan|untuk mengetahui|untuk menganalis\w+|apakah|jika|bila|apabila|hipotesis|hypothesis|"
    r"aim\w*|objective|to determine|whether|if|kriteria|ketentuan)\b",
    re.IGNORECASE,
)


def _decisions(context: Context, passage: Passage, tests: list[NamedTest]) -> Iterator[Draft]:
    setting = passage.setting
    if setting is None or setting.kind in ("methods", "introduction", "title", "references"):
        return
    groups = groups_in(passage.text) if context.several_groups else []
    for found in _DECISION.finditer(passage.text):
        before = passage.text[: found.start()]
        if _AIM.search(before) and not re.search(r"\d|maka|artinya|sehingga|menunjukkan", before):
            continue
        at = found.start()
        test = _test_at(tests, at) or context.main_test
        group = next((one.name for one in reversed(groups) if one.end <= at), groups[0].name if groups else None)
        attributes = {
            "test": _SHORT.get(test or "", test),
            "group": group,
            "outcome": passage.outcome,
            "table": passage.table,
            "place": "prose",
        }
        start = passage.start + at
        yield Draft(
            "decision", found.lastgroup, start, passage.start + found.end(), attributes, passage.source_at(at), 0.8
        )
