"""Where a text names a level of a scale, and the one name each level gets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from prapasca.audit.extract.levels import SYMPTOM_WORDS, SYMPTOMS, Level, is_english, label_text, level_of
from prapasca.audit.extract.vocabulary import PEOPLE

_SYMPTOM = "|".join(SYMPTOM_WORDS.split())
_NOT = r"(?:tidak|tdk|belum|not|no|tanpa|without|non)"
_BASE = (
    r"(?:lancar|lancer|baik|patuh|terampil|mampu|puas|siap|optimal|efektif|adekuat|normal|positif|negatif|sembuh|"
    r"nyenyak|smooth(?:ly)?|fluent(?:ly)?|good|adequate|compliant|adherent|skilled|satisfied|positive|negative|"
    r"inadequate|unsmooth|abnormal|buruk|bad)"
)
_STAGE = (
    r"(?:(?:hipertensi\s+)?(?:derajat|grade|stage)\s+\d(?:\s+hypertension)?|"
    r"pr[ea][-\s]?(?:hipertensi|hypertension))"
)
_GRADE = r"(?:ringan|sedang|berat|panik|mild|moderate|severe|panic)"
_LONE = r"(?:kurang|cukup|rendah|tinggi|poor(?:ly)?|fair|enough|sufficient|banyak|sedikit|low|high|medium|less)"
_MENTION = re.compile(
    rf"""\b(?:
      (?:{_SYMPTOM})\s?(?:nya\s+)?hilang | (?:bebas|free\s+of)\s+(?:{_SYMPTOM})
    | {_NOT}\s+(?:ada\s+|merasa(?:kan)?\s+|mengalami\s+)?(?:{_SYMPTOM})(?!\s+{_GRADE})
    | (?:(?:{_SYMPTOM}|hipertensi|hypertension|gangguan|gejala|keluhan|luka)\s+)?
      (?:(?:sangat|very)\s+)?{_GRADE}(?:\s+(?:{_SYMPTOM}))?(?:\s+(?:tidak\s+)?terkontrol)?
    | (?:{_NOT}[\s-]+|kurang\s+|cukup\s+|less\s+|fairly\s+|quite\s+|sangat\s+(?:tidak\s+)?|very\s+)?{_BASE}
    | (?:(?:sangat|very)\s+)?{_LONE}(?:\s+(?:{_SYMPTOM}))?
    | {_NOT}\s+(?:ada|keluar)(?:\s+asi)?
    | {_STAGE} | none(?!\s+of)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_NO_LABEL_BEFORE = re.compile(
    r"(?:\b(?:lebih|semakin|paling|makin|secara|dengan|dapat|harus|perguruan|sekolah|darah|pendidikan|berpendidikan|"
    r"junior|senior|jenjang|more|higher|lower|a|well|as|distribusi|berdistribusi|distribution|data|yang)\s+|-)\Z",
    re.IGNORECASE,
)
_WHOSE = re.compile(rf"(?<!\w){PEOPLE}\s+(?:dengan|with)\s+\Z", re.IGNORECASE)
"""Before the level of people: "ibu dengan kecemasan berat", unlike "dengan baik"."""
_NO_LABEL_AFTER = re.compile(
    r"\s*(?:(?:lebih|lanjut|badan|lahir|bayi|antara|maupun|itu|pengaruh|perbedaan|hubungan|perubahan|"
    r"peningkatan|"
    r"penurunan|responden|satu|seorang|kelompok|terdapat|influence|effect|school|signifi\w+|significant|"
    r"yang|besar|pijat|orang|ibu yang|risk|education|dilakukan|diberikan|menengah|difference|pada tabel|"
    r"of life)\b|-(?=\w))",
    re.IGNORECASE,
)
_ALIKE = (
    ("kurang", "buruk"),
    ("buruk", "kurang"),
    ("rendah", "kurang"),
    ("kurang", "rendah"),
    ("sedang", "cukup"),
    ("cukup", "sedang"),
    ("tinggi", "banyak"),
    ("tinggi", "baik"),
)
"""Words of one language that stand for another word of the other."""
_COMPARED = re.compile(r"(?:kurang|lebih|less|more|tinggi|rendah|low|high)$", re.IGNORECASE)
_NAMED_BEFORE = re.compile(r"\b(?:kategori|category|berpengetahuan|tingkat|skor)\s+$", re.IGNORECASE)
_FREE_BEFORE = re.compile(
    r"\b(?:lebih|semakin|paling|makin|more|higher|lower|perguruan|sekolah|darah|junior|senior)\s+$", re.IGNORECASE
)


_ABOUT = re.compile(r"\b(?:untuk|terhadap|tentang|mengenai|for|on|of|about)\s+$", re.IGNORECASE)
"""Before the name of an outcome."""


@dataclass(frozen=True)
class LabelMention:
    """A level named in a text: how it is written, which level it is, and where."""

    text: str
    level: Level
    start: int
    end: int


class Labels:
    """The labels of a manuscript.

    Parameters
    ----------
    printed
        Labels that its tables print, of any wording.

    Examples
    --------
    >>> labels = Labels(["Mandiri", "Dibantu penuh"])
    >>> [found.text for found in labels.mentions("12 orang mandiri, 3 orang tidak lancar, lebih baik")]
    ['mandiri', 'tidak lancar']
    """

    def __init__(self, printed: Sequence[str] = ()) -> None:
        texts = {label_text(label) for label in printed}
        own = sorted((text for text in texts if len(text) > 2 and not _MENTION.fullmatch(text)), key=len, reverse=True)
        self._own = re.compile(rf"\b(?:{'|'.join(map(_flexible, own))})\b", re.IGNORECASE) if own else None
        self._printed = texts
        self._names: dict[Level, str] = {}
        for text in sorted(texts):
            self._names.setdefault(level_of(text), text)
        self.scale_levels = frozenset(self._names)
        self._reference = self.scale_levels
        self._plain = False
        self._known_mentions: dict[str, tuple[LabelMention, ...]] = {}

    def mentions(self, text: str) -> list[LabelMention]:
        """Return where a text names a level, from left to right."""
        if text not in self._known_mentions:
            self._known_mentions[text] = tuple(self._found(text))
        return list(self._known_mentions[text])

    def _found(self, text: str) -> list[LabelMention]:
        own = self._own.finditer(text) if self._own else ()
        found = [_mention(match) for match in own if _is_counted(text, match)]
        found += [_mention(match) for match in _MENTION.finditer(text) if self._is_label(text, match)]
        found.sort(key=lambda one: (one.start - one.end, one.start))
        kept: list[LabelMention] = []
        for one in found:
            if all(one.end <= other.start or other.end <= one.start for other in kept):
                kept.append(one)
        return sorted(kept, key=lambda one: one.start)

    def _is_label(self, text: str, match: re.Match[str]) -> bool:
        before, after = text[max(0, match.start() - 20) : match.start()], text[match.end() : match.end() + 20]
        if _NO_LABEL_AFTER.match(after) or (_COMPARED.match(match[0]) and re.match(r"\s+(?:dari|than)\b", after)):
            return _NAMED_BEFORE.search(before) is not None and not _NO_LABEL_AFTER.match(after)
        if label_text(match[0]) in self._printed:
            return not _FREE_BEFORE.search(before)
        whose = _WHOSE.search(before) is not None and re.search(rf"\b{_GRADE}\b", match[0], re.IGNORECASE) is not None
        return not _NO_LABEL_BEFORE.search(before) or before.endswith("yang ") or whose

    def _known(self, level: Level) -> Level:
        """Return the level of the printed scale that a level stands for where two languages have no same word."""
        if level in self._reference or not self._reference:
            return level
        others = {tuple(other if word == one else word for word in level) for one, other in _ALIKE}
        found = [other for other in others if other != level and other in self._reference]
        return found[0] if len(found) == 1 else level

    def learn(self, mentions: Iterable[LabelMention]) -> None:
        """Give every level named only in the prose its commonest wording as name, an Indonesian one if there is any."""
        seen: dict[Level, Counter[str]] = {}
        symptoms: set[str] = set()
        for mention in mentions:
            seen.setdefault(mention.level, Counter())[_plain(mention.text)] += 1
            symptoms |= SYMPTOMS & set(mention.text.casefold().split())
        self._plain = len(symptoms) > 1
        if not self._reference:
            self._reference = frozenset(level for level, texts in seen.items() if not all(map(is_english, texts)))
        for level, texts in seen.items():
            native = [text for text in texts if not is_english(text)] or list(texts)
            self._names.setdefault(level, max(native, key=lambda text: (texts[text], -len(text))))

    def name(self, mention: LabelMention | str) -> str:
        """Return the name of a level, the same wherever and however it is written."""
        level = self._known(level_of(mention) if isinstance(mention, str) else mention.level)
        text = _plain(mention if isinstance(mention, str) else mention.text)
        name = self._names.get(level, text)
        if self._plain and level not in self.scale_levels:
            return " ".join(word for word in name.split() if word not in SYMPTOMS) or name
        return name


def _mention(match: re.Match[str]) -> LabelMention:
    return LabelMention(match[0], level_of(match[0]), match.start(), match.end())


def _is_counted(text: str, match: re.Match[str]) -> bool:
    """Tell whether a symptom by itself stands close to a number, as the label of those who have it."""
    if match[0].casefold() not in SYMPTOMS:
        return True
    if _ABOUT.search(text[: match.start()]):
        return False
    return bool(
        re.match(r"[^\d.;]{0,25}\d", text[match.end() :]) or re.search(r"\d[^\d.;]{0,40}$", text[: match.start()])
    )


def _plain(text: str) -> str:
    """Return a label in its plain wording: "smooth" for "smoothly", "tidak nyeri" for "nyeri hilang"."""
    label = re.sub(r"\b(smooth|fluent)ly\b", r"\1", label_text(text))
    return re.sub(rf"^(?:bebas\s+)?({_SYMPTOM})(?:\s?nya)?(?:\s+hilang)$|^(?:bebas)\s+({_SYMPTOM})$", _without, label)


def _without(found: re.Match[str]) -> str:
    return f"tidak {found[1] or found[2]}"


def _flexible(text: str) -> str:
    return r"\s+".join(map(re.escape, text.split()))
