"""The outcomes of a manuscript that has several, by the captions of its tables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from prapasca.audit.extract.named_tests import TESTS
from prapasca.audit.extract.vocabulary import Mention, outcomes_in, scale_name

_TEST = "|".join(TESTS.values())
_OPENING = re.compile(
    r"(?:(?:data\s+)?distribusi(?:\s+frekuensi)?(?:\s+responden)?(?:\s+(?:berdasarkan|menurut))?|frekuensi|gambaran|"
    r"(?:frequency\s+)?distribution\s+of(?:\s+respondents\s+by)?|frequency\s+of|respondents'?\s+|"
    r"(?:hasil|results?\s+of(?:\s+the)?)?\s*(?:uji|analisis|test)?\s*(?:statistik\s+)?"
    rf"(?:{_TEST})(?:\s+(?:eksak|exact|tests?|match(?:ed)?[\s-]*pairs?|signed?|"
    rf"ranks?))*(?:\s*\([^()]*\))?(?:\s+(?:for|on|of|untuk|pada))?)"
    r"\s+(?:(?:tingkat|kategori|skor|nilai|level\s+of|levels?)\s+)?",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?P<name>[A-Za-z][A-Za-z-]*(?:\s+[A-Za-z][A-Za-z-]*){0,4}?)"
    r"(?=\s*(?:$|[\n.:(|\t]|\s(?:sebelum|sesudah|setelah|sebelum|pre|pos|pra|before|after|prior|pada|di|in|at|"
    r"among|antara|responden|"
    r"respondents|ibu|tahun|kelompok|dan|and|intervensi|frekuensi|f|n|jumlah|frequency|level|ranks?|test|"
    r"variab\w+|mean|z|p|sig)\b))",
    re.IGNORECASE,
)


_HEADS = frozenset(
    ("variable", "variabel", "kelompok", "group", "ranks", "negative", "positive", "kategori", "category", "pengukuran")
)
"""First words of what heads the columns of a table, not of an outcome."""


class Outcomes:
    """The outcomes that captions of tables name.

    Parameters
    ----------
    captions
        Captions of the tables that are not about the characteristics of respondents.
    told
        Outcomes that sentences name.

    Examples
    --------
    >>> captions = ["Distribusi Frekuensi Bendungan ASI Sebelum Pijat", "Distribusi Frekuensi Nyeri Sebelum Pijat"]
    >>> outcomes = Outcomes(captions)
    >>> outcomes.names, outcomes.at("nyeri 3 orang, bendungan ASI 5 orang", 30)
    (('bendungan asi', 'nyeri'), 'bendungan asi')
    """

    def __init__(self, captions: Sequence[str], told: Sequence[str] = ()) -> None:
        self._known_mentions: dict[str, list[Mention]] = {}
        phrases = [_phrase(caption) for caption in captions]
        self._names = _unified([phrase for phrase in phrases if phrase is not None])
        named = (self.of_caption(caption) for caption in captions)
        names = tuple(dict.fromkeys([*(name for name in named if name is not None), *told]))
        self.names = names if len(names) > 1 else ()
        forms = [name for name in self.names if "(" not in name]
        self._forms = {name: re.compile(rf"\b{_flexible(name)}\b", re.IGNORECASE) for name in forms}

    def of_caption(self, caption: str) -> str | None:
        """Return the outcome that a caption names."""
        found = next(iter(outcomes_in(caption)), None)
        scale = scale_name(caption)
        if scale is not None:
            return f"{found.name} ({scale})" if found else scale
        phrase = _phrase(caption)
        if phrase is not None:
            return self._names.get(phrase, phrase)
        return found.name if found else None

    def in_table(self, caption: str) -> str | None:
        """Return the outcome of a table, where there are several."""
        name = self.of_caption(caption) if self.names else None
        return name if name in self.names else self._variant(name)

    def _variant(self, name: str | None) -> str | None:
        fitting = [one for one in self.names if name and one.startswith(f"{name} (")]
        return fitting[0] if len(fitting) == 1 else None

    def mentions(self, text: str) -> list[Mention]:
        """Return where a text names one of the outcomes, the longest name at each place."""
        if not self.names:
            return []
        if text not in self._known_mentions:
            self._known_mentions[text] = self._found(text)
        return self._known_mentions[text]

    def _found(self, text: str) -> list[Mention]:
        found = [Mention(name, *one.span()) for name, form in self._forms.items() for one in form.finditer(text)]
        found += [one for one in outcomes_in(text) if one.name in self.names or self._variant(one.name)]
        found.sort(key=lambda one: (one.start, -one.end))
        kept: list[Mention] = []
        for one in found:
            if not kept or one.start >= kept[-1].end:
                name = one.name if one.name in self.names else self._variant(one.name)
                kept.append(Mention(name or one.name, one.start, one.end))
        return kept

    def at(self, text: str, offset: int) -> str | None:
        """Return the outcome of what stands at an offset: the last one named before it, else the first after."""
        mentions = self.mentions(text)
        before = [one for one in mentions if one.start <= offset]
        chosen = before[-1] if before else (mentions[0] if mentions else None)
        return chosen.name if chosen else None


def _flexible(name: str) -> str:
    return r"\s+".join(map(re.escape, name.split()))


def _phrase(caption: str) -> str | None:
    """Return what a caption is about, in its own words."""
    opening = _OPENING.match(caption.strip())
    found = _NAME.match(caption.strip(), opening.end()) if opening else None
    if found and found["name"].casefold().split()[0] in _HEADS:
        return None
    return " ".join(found["name"].casefold().split()) if found else None


def _unified(phrases: Sequence[str]) -> dict[str, str]:
    """Return the name of each phrase: that of the vocabulary, unless two outcomes would share it."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for phrase in dict.fromkeys(phrases):
        found = next(iter(outcomes_in(phrase)), None)
        if found is not None:
            by_name[found.name].append(phrase)
    names = {}
    for name, alike in by_name.items():
        widest = max((set(phrase.split()) for phrase in alike), key=len)
        if all(set(phrase.split()) <= widest for phrase in alike):
            names.update(dict.fromkeys(alike, name))
    return names
