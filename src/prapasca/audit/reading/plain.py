"""Plain text and Markdown."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from prapasca.audit.reading.assembly import PrintedLine
from prapasca.audit.reading.tables import pipe_tables
from prapasca.errors import N_, InputError

_MARKUP = re.compile(r"(?:(?<!\w)(\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1(?!\w))|`([^`]+)`|!?\[([^\]]*)\]\([^)]*\)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_KEPT = 0xE000
"""From here on, in a private area of Unicode, stand characters that a backslash keeps from being marks."""
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)\s*#*$")
_COMPOUNDS = frozenset(
    ("pre", "post", "pretest", "posttest", "non", "minimum", "min", "one", "two", "pra", "pasca", "ke")
)
"""First parts of words that keep their hyphen."""
_SPLIT_WORD = re.compile(r"[A-Za-z]{2,}-$")


def decode_text(content: bytes, name: str) -> str:
    r"""Return the text of a file in UTF-8, UTF-16 with its mark, or Windows-1252.

    Raises
    ------
    InputError
        Code ``"not-text"``.

    Examples
    --------
    >>> decode_text("± 0,5".encode("cp1252"), "paper.txt")
    '± 0,5'
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = content.decode("utf-16", errors="replace")
    else:
        content = content.removeprefix(codecs.BOM_UTF8)
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            text = content.decode("cp1252", errors="replace")
    if "\0" in text:
        raise InputError(
            "not-text",
            N_("{file}: found a NUL byte, so this is no text; save the manuscript as .docx, .pdf or .txt again"),
            file=name,
        )
    return re.sub(r"\r\n?", "\n", text)


def plain_lines(text: str) -> Iterator[PrintedLine]:
    r"""Yield the lines of a plain text; a form feed begins a new page.

    Examples
    --------
    >>> list(plain_lines("dua belas respon-\nden lancar"))
    [('dua belas responden', None), (' lancar', None)]
    """
    pages = text.split("\f")
    numbered = [
        (line, number if len(pages) > 1 else None)
        for number, page in enumerate(pages, start=1)
        for line in pipe_tables(page.split("\n"))
    ]
    yield from joined_words(numbered)


def markdown_lines(text: str) -> Iterator[PrintedLine]:
    r"""Yield the lines of a Markdown text without its marks; the rows of pipe tables with a TAB between cells.

    Examples
    --------
    >>> list(markdown_lines("**Uji** milk\\_before: *p* \\< 0,001"))
    [('Uji milk_before: p < 0,001', None)]
    """
    kept = _ESCAPED.sub(lambda found: chr(_KEPT + ord(found[1])), text)
    for line in pipe_tables(kept.split("\n")):
        heading = _HEADING.match(line)
        plain = _MARKUP.sub(lambda found: found[2] or found[3] or found[4] or "", heading[1] if heading else line)
        yield re.sub("[\ue021-\ue07e]", lambda found: chr(ord(found[0]) - _KEPT), plain), None


def joined_words(lines: list[PrintedLine]) -> Iterator[PrintedLine]:
    """Yield lines with every word that was split at the end of a line whole again, on the first of them."""
    carried = ""
    for number, (line, page) in enumerate(lines):
        text = line[len(carried) :] if carried else line
        carried = ""
        following = lines[number + 1][0] if number + 1 < len(lines) else ""
        rest = re.match(r"[a-z]+", following)
        if rest and _SPLIT_WORD.search(text):
            carried = rest[0]
            text = (text if _is_compound(text, carried) else text[:-1]) + carried
        yield text, page


def _is_compound(text: str, rest: str) -> bool:
    """Tell whether the hyphen at the end of a line belongs to the word: "rata-rata", "pre-test"."""
    first = re.findall(r"[A-Za-z]+", text)[-1].casefold()
    return first == rest[: len(first)] or first in _COMPOUNDS
