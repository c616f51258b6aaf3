"""The text of a manuscript with the places in it: lines, pages, sections."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

SectionKind = Literal[
    "title", "abstract", "introduction", "methods", "results", "discussion", "conclusion", "references", "other"
]


@dataclass(frozen=True)
class Line:
    """One line of the text.

    Parameters
    ----------
    text
        The line without its line end.
    start
        Offset of its first character in the text.
    number
        Number of the line in the whole text, from 1.
    page
        Page it is printed on, from 1; None where pages are unknown.
    """

    text: str
    start: int
    number: int
    page: int | None = None


@dataclass(frozen=True)
class Section:
    """A part of the text.

    Parameters
    ----------
    kind
        What the part is.
    language
        Language it is mostly written in; None where that cannot be told.
    start, end
        Offsets of its first character, and of the one after its last.
    """

    kind: SectionKind
    language: Literal["id", "en"] | None
    start: int
    end: int


@dataclass(frozen=True)
class Manuscript:
    r"""A text whose places can be named.

    Parameters
    ----------
    name
        Name of the file, or of whatever the text came from.
    text
        The whole text; all offsets refer to it. A row of a real table is one line, its cells
        separated by a TAB.
    lines
        Its lines.
    sections
        Its parts, in order, covering the whole text.
    language
        ``"id"``, ``"en"`` or ``"mixed"``.

    Examples
    --------
    >>> text = "Abstract\nn = 20"
    >>> lines = (Line("Abstract", 0, 1), Line("n = 20", 9, 2))
    >>> manuscript = Manuscript("paper.txt", text, lines, (Section("abstract", "en", 0, 15),), "en")
    >>> manuscript.line_at(13).number, manuscript.section_at(13).kind, manuscript.quote(9, 15)
    (2, 'abstract', 'n = 20')
    """

    name: str
    text: str
    lines: tuple[Line, ...]
    sections: tuple[Section, ...]
    language: Literal["id", "en", "mixed"]
    _line_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _section_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_line_starts", tuple(line.start for line in self.lines))
        object.__setattr__(self, "_section_starts", tuple(section.start for section in self.sections))

    def line_at(self, offset: int) -> Line:
        """Return the line that holds a character."""
        return self.lines[max(0, bisect_right(self._line_starts, offset) - 1)]

    def section_at(self, offset: int) -> Section:
        """Return the section that holds a character."""
        return self.sections[max(0, bisect_right(self._section_starts, offset) - 1)]

    def quote(self, start: int, end: int) -> str:
        """Return the text between two offsets on one line, its spaces made single."""
        return " ".join(self.text[start:end].split())
