"""Levels of a scale: the same level in two languages, and which of two is worse."""

from __future__ import annotations

import re
from collections.abc import Sequence

Level = tuple[str, ...]
"""A level without the words of its outcome, in one language: ``("tidak", "lancar")``."""

_MEANINGS = {
    "tidak": "tidak tdk tak tanpa bukan belum not no non without none hilang bebas absent free unable",
    "sangat": "sangat very extremely",
    "kurang": "kurang less poor poorly lacking insufficient deficient",
    "cukup": "cukup fair enough sufficient fairly quite",
    "baik": "baik good well",
    "buruk": "buruk bad jelek",
    "ringan": "ringan mild light slight",
    "sedang": "sedang moderate medium middle average",
    "berat": "berat severe heavy",
    "panik": "panik panic",
    "rendah": "rendah low",
    "tinggi": "tinggi high",
    "lancar": "lancar lancer smooth smoothly fluent fluently",
    "positif": "positif positive",
    "negatif": "negatif negative",
    "patuh": "patuh compliant adherent obedient",
    "terampil": "terampil skilled skilful skillful",
    "mampu": "mampu able capable",
    "puas": "puas satisfied",
    "siap": "siap ready",
    "sembuh": "sembuh healed recovered",
    "adekuat": "adekuat adequate",
    "optimal": "optimal",
    "efektif": "efektif effective",
    "normal": "normal",
    "nyenyak": "nyenyak",
    "hipertensi": "hipertensi hypertension",
    "prehipertensi": "prehipertensi prehypertension pre-hipertensi pre-hypertension",
    "banyak": "banyak much plenty",
    "sedikit": "sedikit little few",
    "derajat": "derajat grade stage",
    "ya": "ya yes",
}
_MEANING = {word: meaning for meaning, words in _MEANINGS.items() for word in words.split()}
_JOINED = {
    "unsmooth": ("tidak", "lancar"),
    "inadequate": ("tidak", "adekuat"),
    "abnormal": ("tidak", "normal"),
    "noncompliant": ("tidak", "patuh"),
    "unskilled": ("tidak", "terampil"),
    "dissatisfied": ("tidak", "puas"),
}
SYMPTOM_WORDS = (
    "nyeri cemas kecemasan anxiety anxious pain depresi depression depressed stres stress mual nausea insomnia "
    "anemia kelelahan fatigue dismenore dysmenorrhea disminore ansietas muntah bengkak edema oedema swelling sesak "
    "gatal batuk lelah takut engorgement vomiting"
)
"""Words of outcomes of which less is better."""
_NOISE_WORDS = (
    "nya asi tingkat level kategori category pengetahuan knowledge sikap attitude produksi ibu milk production ada "
    "mengalami merasa keluar kelancaran skor score berskor kriteria tanda gejala keluhan symptoms any adanya "
    "yang was were is breast rasa secara"
)
_NOISE = frozenset((_NOISE_WORDS + " " + SYMPTOM_WORDS).split())
SYMPTOMS = frozenset(SYMPTOM_WORDS.split())

_GOOD_WORDS = "lancar baik patuh terampil mampu puas siap sembuh adekuat optimal efektif nyenyak normal positif"
_GOOD = frozenset(_GOOD_WORDS.split())
_GRADES = {"ringan": 1, "sedang": 2, "berat": 3, "panik": 5}
_HEIGHTS = {"rendah": 1, "sedang": 2, "tinggi": 3}


_ENGLISH_WORDS = (
    "not no none without free very less poor poorly fair fairly enough sufficient good well bad mild light "
    "moderate medium "
    "severe heavy low high smooth fluent positive negative compliant skilled unskilled able satisfied ready "
    "healed adequate "
    "anxious anxiety pain depressed depression stress grade stage"
)
_ENGLISH = frozenset(_ENGLISH_WORDS.split())


def is_english(label: str) -> bool:
    """Tell whether a label is written in English.

    Examples
    --------
    >>> is_english("not smooth"), is_english("tidak lancar")
    (True, False)
    """
    return any(word in _ENGLISH for word in label.casefold().split())


def level_of(label: str) -> Level:
    """Return the level a label names.

    Examples
    --------
    >>> level_of("Not smooth"), level_of("nyeri nya hilang"), level_of("Nyeri ringan 1-3"), level_of("Mandiri")
    (('tidak', 'lancar'), ('tidak',), ('ringan',), ('mandiri',))
    """
    words = re.findall(
        r"[^\W\d_]+(?:-[^\W\d_]+)*|(?<=derajat )\d|(?<=grade )\d|(?<=stage )\d",
        " ".join(re.sub(r"\bnon-", "non ", label.casefold()).split()),
    )
    kept: list[str] = []
    for word in words:
        if word in _JOINED:
            kept += _JOINED[word]
        elif word not in _NOISE:
            kept.append(_MEANING.get(word, word))
    return tuple(kept) or tuple(words)


def label_text(label: str) -> str:
    """Return a label without numbers, ranges, brackets and doubled spaces, in small letters.

    Examples
    --------
    >>> label_text("Nyeri ringan (1-3)"), label_text("  Tidak  Lancar :"), label_text("1. Baik")
    ('nyeri ringan', 'tidak lancar', 'baik')
    """
    plain = re.sub(r"\([^()]*\)|^\s*(?:\d{1,2}|[a-z])[.)]\s+", " ", " ".join(label.casefold().split()))
    plain = re.sub(
        r"(?<!derajat )(?<!grade )(?<!stage )(?<![\w<>≥≤=-])"
        r"(?:[<>≥≤=]+\s*)?\d+(?:[.,]\d+)?(?:\s*[-–]\s*\d+(?:[.,]\d+)?)?\s*%?(?![\w-])",
        " ",
        plain,
    )
    return " ".join(plain.split()).strip(" .:;,-–—*|()")


def worst_to_best(levels: Sequence[Level], *, more_is_better: bool | None = None) -> tuple[int, ...] | None:
    """Return the places of levels ordered from worst to best; None where the words do not tell.

    Parameters
    ----------
    levels
        Levels of one scale.
    more_is_better
        Whether a higher level of the outcome is better, for scales that only say low and high.

    Examples
    --------
    >>> worst_to_best([("lancar",), ("tidak", "lancar"), ("tidak",)])
    (2, 1, 0)
    >>> worst_to_best([("tidak",), ("ringan",), ("berat",)])
    (2, 1, 0)
    >>> worst_to_best([("rendah",), ("tinggi",)]) is None
    True
    """
    for axis in (_goodness, _badness, _height):
        places = [axis(level) for level in levels]
        known = [place for place in places if place is not None]
        if len(known) != len(places) or len(set(known)) != len(known):
            continue
        if axis is _height and more_is_better is None:
            return None
        falling = axis is _badness or (axis is _height and not more_is_better)
        return tuple(sorted(range(len(known)), key=lambda index: -known[index] if falling else known[index]))
    return None


_PLACES = {"tidak": -1, "buruk": 0.5, "kurang": 1, "negatif": 1.2, "cukup": 2, "sedang": 2.1, "banyak": 3}
"""Where single words stand on a scale such as poor, fair, good."""


def _goodness(level: Level) -> float | None:
    """Return how good a level is on a scale such as poor, fair, good; None if it has no place there."""
    strength = 1.0 if level[0] == "sangat" else 0.0
    rest = level[1:] if strength else level
    if len(rest) == 1 and rest[0] in _PLACES:
        place = _PLACES[rest[0]]
        return place + 0.3 * strength * (1 if place >= 2 else -1)
    if rest and rest[-1] in _GOOD and len(rest) <= 2:
        degree = {"tidak": 0, "kurang": 1.1, "cukup": 2.2}.get(rest[0], 3) if len(rest) > 1 else 3
        return degree - 0.4 if strength and degree < 2 else degree + strength
    return None


def _badness(level: Level) -> float | None:
    """Return how bad a level is on a scale such as none, mild, severe."""
    if level in (("tidak",), ("normal",)):
        return 0
    if level[-2:-1] == ("derajat",) and level[-1].isdecimal():
        return int(level[-1])
    if level == ("prehipertensi",):
        return 0.7
    if level and level[-1] in _GRADES and len(level) <= 2:
        grade = _GRADES[level[-1]]
        if len(level) == 1 or level[0] == "hipertensi":
            return grade
        return grade + (0.5 if grade > 2 else -0.5) if level[0] == "sangat" else None
    return None


def _height(level: Level) -> float | None:
    """Return how high a level is on a scale such as low, medium, high."""
    if level and level[-1] in _HEIGHTS and len(level) <= 2:
        height = _HEIGHTS[level[-1]]
        if len(level) == 1:
            return height
        return height + (0.5 if height > 2 else -0.5) if level[0] == "sangat" else None
    return None
