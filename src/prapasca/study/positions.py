"""Lines of a TOML text at which its keys stand.

The standard library reads the values of a study file but tells no lines. This scan finds them; it
is meant for a text that the standard library has already read without complaint.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping

from prapasca.study.table import Path

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
_DOT = re.compile(r"[ \t]*\.[ \t]*")
_EQUALS = re.compile(r"[ \t]*=[ \t]*")
_TEXT = re.compile(
    r'"""(?:[^\\]|\\[\s\S])*?"{3,5}(?!")' r"|'''[\s\S]*?'{3,5}(?!')" r'|"(?:[^"\\\n]|\\.)*"' r"|'[^'\n]*'"
)
_SCALAR = re.compile(r"[^,\]}#\r\n]+")


class KeyLines:
    r"""The line of every key of a TOML text.

    Parameters
    ----------
    text
        A valid TOML text.

    Examples
    --------
    >>> lines = KeyLines('a = 1\n[[b]]\nc = [\n  2,\n  3]')
    >>> lines.of(("b", 0, "c", 1)), lines.of(("b", 0, "missing"))
    (5, 2)
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._lines: dict[Path, int] = {}
        self._entries: Counter[Path] = Counter()
        self._scan()

    def of(self, path: Path) -> int:
        """Return the line of a key, or of the table nearest around it; lines count from 1."""
        return next((self._lines[path[:n]] for n in range(len(path), 0, -1) if path[:n] in self._lines), 1)

    @property
    def lines(self) -> Mapping[Path, int]:
        """The line of each key, table and entry of a list."""
        return self._lines

    def _scan(self) -> None:
        table: Path = ()
        while self._skip(_BLANK) is not None and self._at < len(self._text):
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._statement(table)

    def _skip(self, pattern: re.Pattern[str]) -> str | None:
        match = pattern.match(self._text, self._at)
        if match is None:
            return None
        self._at = match.end()
        return match[0]

    def _line(self) -> int:
        return self._text.count("\n", 0, self._at) + 1

    def _note(self, path: Path, line: int) -> None:
        for n in range(1, len(path) + 1):
            self._lines.setdefault(path[:n], line)

    def _keys(self) -> list[str]:
        keys = []
        self._skip(re.compile(r"[ \t]*"))
        while (written := self._skip(_KEY)) is not None:
            keys.append(_plain_key(written))
            if self._skip(_DOT) is None:
                break
        return keys

    def _header(self) -> Path:
        line = self._line()
        many = self._text.startswith("[[", self._at)
        self._at += 2 if many else 1
        path: Path = ()
        keys = self._keys()
        for key in keys[:-1]:
            path = self._last_entry((*path, key))
        path = (*path, keys[-1])
        if many:
            self._entries[path] += 1
        path = self._last_entry(path)
        self._note(path, line)
        self._at = self._text.index("]", self._at) + (2 if many else 1)
        return path

    def _last_entry(self, path: Path) -> Path:
        number = self._entries[path]
        return (*path, number - 1) if number else path

    def _statement(self, table: Path) -> None:
        line = self._line()
        path = (*table, *self._keys())
        self._note(path, line)
        self._skip(_EQUALS)
        self._value(path)

    def _value(self, path: Path) -> None:
        opening = self._text[self._at]
        if opening == "[":
            self._array(path)
        elif opening == "{":
            self._inline_table(path)
        elif opening in "\"'":
            self._skip(_TEXT)
        else:
            self._skip(_SCALAR)

    def _array(self, path: Path) -> None:
        self._at += 1
        entry = 0
        while self._skip(_BLANK) is not None and self._text[self._at] != "]":
            if self._text[self._at] == ",":
                self._at += 1
                continue
            self._note((*path, entry), self._line())
            self._value((*path, entry))
            entry += 1
        self._at += 1

    def _inline_table(self, path: Path) -> None:
        self._at += 1
        while self._skip(_BLANK) is not None and self._text[self._at] != "}":
            if self._text[self._at] == ",":
                self._at += 1
                continue
            self._statement(path)
        self._at += 1


def _plain_key(written: str) -> str:
    if written[0] not in "\"'":
        return written
    return str(next(iter(tomllib.loads(f"{written} = 0"))))
