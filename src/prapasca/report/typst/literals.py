"""Values as typst writes them in code; text goes in as string literals, so that no character means anything."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable

LONGEST = 24
BREAK_HERE = "\u200b"
FORBIDDEN = frozenset("\ufeff\ufffe\uffff") | {chr(code) for code in range(0xD800, 0xE000)}


def string(text: str) -> str:
    r"""Return a text as a string literal on one line.

    Examples
    --------
    >>> print(string('a "b" \\ #c'))
    "a \"b\" \\ #c"
    """
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def array(values: Iterable[str]) -> str:
    """Return written values as an array.

    Examples
    --------
    >>> array([]), array(["1"]), array(["1", "2"])
    ('()', '(1,)', '(1, 2,)')
    """
    return "(" + " ".join(f"{value}," for value in values) + ")"


def readable(text: str, missing: Collection[str] = ()) -> str:
    r"""Return a text on one line, without characters that PDF forbids; those without a glyph by their code.

    Examples
    --------
    >>> readable("a\n\x07b\ufeff \u09a0", {"\u09a0"})
    'a b [U+09A0]'
    """
    kept = "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in text if c not in FORBIDDEN)
    if missing:
        kept = "".join(f"[U+{ord(c):04X}]" if c in missing else c for c in kept)
    return re.sub(" +", " ", kept)


def breakable(text: str, longest: int = LONGEST) -> str:
    """Return a text whose words may be parted after every `longest` characters, should they be longer.

    Examples
    --------
    >>> breakable("abc " + "x" * 30).split(BREAK_HERE)
    ['abc xxxxxxxxxxxxxxxxxxxxxxxx', 'xxxxxx']
    """
    within = f"[^\\s{BREAK_HERE}/–-]"
    return re.sub(rf"{within}{{{longest}}}(?={within})", rf"\g<0>{BREAK_HERE}", text)
