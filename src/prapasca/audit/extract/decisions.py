"""Levels of significance, and what a manuscript decides from its tests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from prapasca.audit.extract.context import Context
from prapasca.audit.extract.draft import Draft
from prapasca.audit.extract.named_tests import named_tests
from prapasca.audit.extract.numbers import parse_decimal
from prapasca.audit.extract.passages import Passage, group_at, passages, short_name, test_at
from prapasca.audit.extract.vocabulary import groups_in


def decision_facts(context: Context) -> Iterator[Draft]:
    """Yield the levels of significance and the decisions of a manuscript."""
    for passage in passages(context):
        yield from _levels(passage)
        yield from _decisions(context, passage)


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
    r"ditemukan|menemukan|menunjukkan|terbukti)\s+(?:ada(?:nya)?\s+)?(?:pengaruh|perbedaan|perbedaaan|hubungan|efek)|"
    r"tidak\s+(?:ber)?(?:signifikan|bermakna|berpengaruh)|"
    r"(?:not?\s+(?:a\s+)?(?:statistically\s+)?significant(?:ly)?|no\s+(?:significant\s+)?(?:difference|effect|"
    r"influence)|not\s+(?:differ|change|improve)\w*\s+significantly)|insignificant))"
    r"|(?P<h0_not_rejected>h[o0]\s*(?:tidak|gagal)\s*(?:dapat\s*)?(?:di)?tolak|gagal\s+(?:menolak|tolak)\s+h[o0]|"
    r"fail(?:ed|"
    r"s)?\s+to\s+reject\s+h[o0]|(?:h[o0]|null\s+hypothesis)\s+(?:(?:is|was)\s+not|(?:could|"
    r"can)\s*not\s+be)\s+rejected)"
    r"|(?P<h0_accepted>h[o0]\s*(?:di\s?terima|(?:is|was)\s+accepted|accepted)|(?:terima|menerima)\s+h[o0]|"
    r"h[a1]\s*(?:di\s?tolak|(?:is|was)\s+rejected))"
    r"|(?P<h0_rejected>h[o0]\s*(?:di\s?tolak|(?:is|was)\s+rejected|rejected)|(?:tolak|menolak)\s+h[o0]|"
    r"h[a1]\s*(?:di\s?terima|(?:is|was)\s+accepted|accepted))"
    r"|(?P<significant>(?:ada|terdapat|adanya)\s*(?:pengaruh|perbedaan|perbedaaan|hubungan|efek)|(?:perubahan|"
    r"peningkatan|penurunan|pengaruh|perbedaan)\s+(?:yang\s+)?(?:signifikan|bermakna)|"
    r"(?:berpengaruh|berbeda|efektif)\s+(?:secara\s+)?(?:signifikan|bermakna)|"
    r"(?<!not\s)(?<!no\s)(?<!statistically\s)\bsignificant(?:ly)?\s+(?:effect|difference|influence|improve\w*|"
    r"increase\w*|decrease\w*|reduc\w*|change\w*|different|affect\w*)|"
    r"there\s+(?:is|was|were)\s+(?:a|an)\s+(?:statistically\s+|very\s+)?(?:significant\s+)?(?:effect|difference|"
    r"influence))",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"(?:^|[.;]\s+)(?:with|if|under|assuming|suppose|were|had)\s[^,.;]*(?:\.\d+[^,.;]*)?$"
    r"|\b(?:bila|jika|apabila|kalau|(?:se)?andainya|if|when)\s*$",
    re.IGNORECASE,
)
"""Before what a sentence only supposes: "With a reliability of .70 and no effect", "bila tidak ada efek"."""
_AIM = re.compile(
    r"\b(?:tujuan|bertujuan|untuk mengetahui|untuk menganalis\w+|apakah|jika|bila|apabila|hipotesis|hypothesis|"
    r"aim\w*|objective|to determine|whether|if|kriteria|ketentuan)\b",
    re.IGNORECASE,
)


def _decisions(context: Context, passage: Passage) -> Iterator[Draft]:
    setting = passage.setting
    if setting is None or setting.kind in ("methods", "introduction", "title", "references"):
        return
    tests = named_tests(passage.text)
    groups = groups_in(passage.text) if context.several_groups else []
    for found in _DECISION.finditer(passage.text):
        before = passage.text[: found.start()]
        if _SUPPOSED.search(before):
            continue
        if _AIM.search(before) and not re.search(r"\d|maka|artinya|sehingga|menunjukkan", before):
            continue
        at = found.start()
        test = test_at(tests, at) or context.main_test
        attributes = {
            "test": short_name(test),
            "group": group_at(passage, groups, at, test) if context.several_groups else None,
            "outcome": passage.outcome,
            "table": passage.table,
            "place": "prose",
        }
        span = passage.start + at, passage.start + found.end()
        yield Draft("decision", found.lastgroup, *span, attributes, passage.source_at(at), 0.8)
