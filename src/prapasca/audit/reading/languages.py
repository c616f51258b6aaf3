"""The language a text is written in, from its commonest small words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from prapasca.audit.manuscript import Section

_INDONESIAN_WORDS = (
    "yang dan di dari pada dengan untuk adalah ini itu tidak sebelum sesudah setelah sebanyak oleh dalam "
    "terhadap sebagian besar menunjukkan hasil responden nilai artinya ada atau juga akan kelompok tahun ibu "
    "uji pengaruh bahwa lebih dapat karena antara tingkat sampel diberikan dilakukan"
)
_ENGLISH_WORDS = (
    "the of and to in is was were are with for that this by from on as at an be there after before than which "
    "respondents results showed had has have between group patients mothers test value effect not who it"
)
_INDONESIAN, _ENGLISH = frozenset(_INDONESIAN_WORDS.split()), frozenset(_ENGLISH_WORDS.split())
_WORD = re.compile(r"[a-z]+")
_LEAST_WORDS = 3


def language_of(text: str) -> Literal["id", "en"] | None:
    """Return the language of a text; None where its small words do not tell.

    Examples
    --------
    >>> language_of("yang tidak lancar sebelum pijat"), language_of("who were not in the group"), language_of("Z")
    ('id', 'en', None)
    """
    words = _WORD.findall(text.casefold())
    indonesian = sum(word in _INDONESIAN for word in words)
    english = sum(word in _ENGLISH for word in words)
    if indonesian + english < _LEAST_WORDS or indonesian == english:
        return None
    return "id" if indonesian > english else "en"


def language_of_sections(
    text: str, sections: Iterable[Section]
) -> tuple[tuple[Section, ...], Literal["id", "en", "mixed"]]:
    """Return the sections with their languages, and the language of the whole."""
    told = tuple(replace(section, language=language_of(text[section.start : section.end])) for section in sections)
    size = {"id": 0, "en": 0}
    for section in told:
        if section.language:
            size[section.language] += section.end - section.start
    if min(size.values()) > 0.15 * sum(size.values()):
        return told, "mixed"
    return told, "en" if size["en"] > size["id"] else "id"
