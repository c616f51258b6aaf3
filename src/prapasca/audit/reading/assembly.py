"""From lines of text to a manuscript with sections and a language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from prapasca.audit.manuscript import Line, Manuscript
from prapasca.audit.reading.languages import language_of_sections
from prapasca.audit.reading.sections import find_sections
from prapasca.audit.reading.tables import pipe_tables
from prapasca.errors import N_, InputError

LONGEST_TEXT = 3_000_000
"""Characters a manuscript may have; a thesis of a thousand pages has about 2,500,000."""

PrintedLine = tuple[str, int | None]
"""A line and the page it is printed on."""

_INVISIBLE = dict.fromkeys([*range(0x200B, 0x2010), 0x00AD, 0x2060, 0xFEFF, *range(0x202A, 0x202F)])
_SPACES = dict.fromkeys([0x00A0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0x000B, 0x000C], " ")
_CONTROLS = dict.fromkeys([*range(9), *range(14, 32), *range(127, 160)], " ")
_LOOKALIKES = re.compile("[ﬀ-ﬆ𝐀-\U0001d7ff０-９Ａ-Ｚａ-ｚ％＝＜＞]")


def assemble(printed: Iterable[PrintedLine], name: str) -> Manuscript:
    """Return the manuscript of these lines.

    Raises
    ------
    InputError
        Code ``"no-text"`` or ``"text-too-long"``.
    """
    lines = _lines(printed)
    text = "\n".join(line.text for line in lines)
    if not text.strip():
        raise InputError("no-text", N_("{file}: there is no text in it; give the manuscript itself"), file=name)
    if len(text) > LONGEST_TEXT:
        raise InputError(
            "text-too-long",
            N_("{file}: found {found} characters, expected at most {limit}; give one manuscript at a time"),
            file=name,
            found=len(text),
            limit=LONGEST_TEXT,
        )
    sections, language = language_of_sections(text, find_sections(text, lines))
    return Manuscript(name, text, lines, sections, language)


def manuscript_from_text(text: str, name: str = "text") -> Manuscript:
    r"""Return the manuscript of a text; a form feed begins a new page.

    Raises
    ------
    InputError
        No text, or too much.

    Examples
    --------
    >>> manuscript = manuscript_from_text("Hasil\nSebanyak 13 responden tidak lancar.")
    >>> [section.kind for section in manuscript.sections], manuscript.language
    (['results'], 'id')
    """
    pages = re.sub(r"\r\n?", "\n", text).split("\f")
    numbered = (
        (line, number if len(pages) > 1 else None)
        for number, page in enumerate(pages, 1)
        for line in pipe_tables(page.split("\n"))
    )
    return assemble(numbered, name)


def clean(text: str) -> str:
    """Return a text with plain spaces and plain letters for ligatures and mathematical letters.

    Examples
    --------
    >>> clean("signiﬁkan, 𝑝 = 0,03")
    'signifikan, p = 0,03'
    """
    plain = text.translate(_INVISIBLE).translate(_SPACES).translate(_CONTROLS)
    return _LOOKALIKES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), plain)


def _lines(printed: Iterable[PrintedLine]) -> tuple[Line, ...]:
    lines = []
    start = 0
    for number, (raw, page) in enumerate(printed, start=1):
        text = clean(raw)
        lines.append(Line(text, start, number, page))
        start += len(text) + 1
    return tuple(lines)
