"""The intervention studied, and another one that the methods name by mistake."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from prapasca.audit.extract.context import Context
from prapasca.audit.extract.draft import Draft

_EFFECT = re.compile(
    r"\b(?:pengaruh|efekti[vf]itas|keefektifan|efek|dampak)\s+(?:dari\s+)?(?:pemberian\s+|penerapan\s+|"
    r"pelaksanaan\s+)?(?P<id>[A-Za-z][\w'’ -]{3,80}?)\s+(?:terhadap|pada|dalam|"
    r"untuk)\s+(?P<ido>[A-Za-z][\w'’ -]{2,60})"
    r"|\b(?:effects?|effectiveness|influence)\s+of\s+(?:the\s+|giving\s+)?(?P<en>[A-Za-z][\w'’ -]{3,80}?)\s+(?:on|"
    r"in|towards?|to)\s+(?P<eno>[A-Za-z][\w'’ -]{2,60})",
    re.IGNORECASE,
)
_GENERIC = frozenset(
    (
        "variabel",
        "setiap",
        "perlakuan",
        "intervensi",
        "independen",
        "bebas",
        "terikat",
        "variable",
        "variables",
        "intervention",
        "treatment",
        "antara",
        "faktor",
        "yang",
        "yang signifikan",
    )
)
_SMALL = frozenset(
    (
        "pemberian",
        "dengan",
        "tentang",
        "yang",
        "signifikan",
        "dan",
        "the",
        "of",
        "and",
        "with",
        "baik",
        "metode",
        "terapi",
        "teknik",
        "therapy",
        "media",
        "penerapan",
        "pelaksanaan",
        "adanya",
        "ibu",
        "kesehatan",
    )
)


def intervention_facts(context: Context) -> Iterator[Draft]:
    """Yield the interventions whose effect a manuscript names, and those of another study among them."""
    found = [one for one in _named(context) if one is not None]
    counted = Counter(word for draft, _ in found for word in _words(str(draft.value)))
    most = counted.most_common(1)
    main = {word for word, times in counted.items() if times >= max(2, 0.5 * most[0][1])} if most else set()
    for draft, in_methods in found:
        yield draft
        words = _words(str(draft.value))
        if in_methods and words and main and not words & main and most[0][1] >= 3:
            attributes = {"intervention": str(draft.value), "outcome": draft.attributes.get("outcome")}
            yield Draft("statement", "other_intervention", draft.start, draft.end, attributes, "own", 0.8)


def _named(context: Context) -> Iterator[tuple[Draft, bool]]:
    for setting in context.settings:
        if setting.kind in ("introduction", "references") and "untuk mengetahui" not in setting.sentence.text:
            continue
        text, offset = setting.sentence.text, setting.sentence.start
        for one in _EFFECT.finditer(text):
            group = "id" if one["id"] else "en"
            name = " ".join(one[group].casefold().split())
            if set(name.split()) & _GENERIC or setting.source_at(one.start()) == "cited" or len(name.split()) > 9:
                continue
            attributes = {"outcome": " ".join(one[group + "o"].casefold().split())}
            span = offset + one.start(group), offset + one.end(group)
            yield Draft("intervention", name, *span, attributes, "own", 0.7), setting.kind == "methods"
    for region in context.regions:
        text = context.manuscript.text[region.start : region.start + 250]
        for one in _EFFECT.finditer(text):
            group = "id" if one["id"] else "en"
            name = " ".join(one[group].casefold().split())
            if not set(name.split()) & _GENERIC:
                span = region.start + one.start(group), region.start + one.end(group)
                yield Draft("intervention", name, *span, {"place": "table"}, "own", 0.6), False


def _words(name: str) -> set[str]:
    return {word for word in re.findall(r"[a-z]{3,}", name.casefold()) if word not in _SMALL}
