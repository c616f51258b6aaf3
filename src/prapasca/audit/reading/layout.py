"""Lines of a page from where its characters stand: rows, gaps and columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

WIDE_GAP = "   "
"""What stands for a gap as between the cells of a table."""


class Glyph(NamedTuple):
    """A character and the box its font gives it, in points from the lower left corner of the page."""

    character: str
    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True)
class Run:
    """Characters side by side on one line without a wide gap."""

    text: str
    left: float
    right: float
    bottom: float
    top: float


_SPACE = 0.15
"""Gap, in heights of the line, that separates words."""
_WIDE = 1.1
"""Gap, in heights of the line, that separates cells or columns."""


def page_lines(glyphs: Sequence[Glyph]) -> list[str]:
    """Return the lines of a page in reading order: two columns one after the other.

    Examples
    --------
    >>> glyphs = [Glyph(letter, 10 + 5 * place, 15 + 5 * place, 700, 710) for place, letter in enumerate("n=20")]
    >>> page_lines(glyphs + [Glyph("Z", 90, 95, 700, 710), Glyph("p", 10, 15, 680, 690)])
    ['n=20   Z', 'p']
    """
    rows = _rows(glyphs)
    runs = [_runs(row) for row in rows]
    ordered = _in_columns([row for row in runs if row])
    return [WIDE_GAP.join(run.text for run in row) for row in ordered]


def _rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Return the characters line by line, from the top; raised and lowered ones with their line."""
    pieces: list[list[Glyph]] = []
    for glyph in glyphs:
        last = pieces[-1][-1] if pieces else None
        if (
            last
            and abs(last.bottom - glyph.bottom) < 0.5
            and abs(last.top - glyph.top) < 0.5
            and glyph.left >= last.left
        ):
            pieces[-1].append(glyph)
        else:
            pieces.append([glyph])
    rows: list[list[Glyph]] = []
    spans: list[tuple[float, float]] = []
    for piece in sorted(pieces, key=lambda piece: -(piece[0].bottom + piece[0].top)):
        bottom, top = piece[0].bottom, piece[0].top
        for index in range(len(rows) - 1, max(-1, len(rows) - 4), -1):
            overlap = min(top, spans[index][1]) - max(bottom, spans[index][0])
            if overlap > 0.5 * min(top - bottom, spans[index][1] - spans[index][0]):
                rows[index].extend(piece)
                if len(piece) > 3:
                    spans[index] = (min(bottom, spans[index][0]), max(top, spans[index][1]))
                break
        else:
            rows.append(list(piece))
            spans.append((bottom, top))
    return rows


def _runs(row: list[Glyph]) -> list[Run]:
    """Return the pieces of a line between wide gaps, words separated by one space."""
    inked = sorted((glyph for glyph in row if not glyph.character.isspace()), key=lambda glyph: glyph.left)
    blanks = sorted(glyph.left for glyph in row if glyph.character.isspace())
    if not inked:
        return []
    height = sorted(glyph.top - glyph.bottom for glyph in inked)[len(inked) // 2] or 1.0
    groups: list[list[Glyph]] = [[inked[0]]]
    texts = [inked[0].character]
    blank, right = 0, inked[0].right
    for previous, glyph in pairwise(inked):
        while blank < len(blanks) and blanks[blank] < previous.left:
            blank += 1
        spaced = blank < len(blanks) and blanks[blank] < glyph.left
        gap = glyph.left - right
        right = max(right, glyph.right)
        if gap > _WIDE * height:
            groups.append([glyph])
            texts.append(glyph.character)
            continue
        texts[-1] += (" " if spaced or gap > _SPACE * height else "") + glyph.character
        groups[-1].append(glyph)
    return [_run(text, group) for text, group in zip(texts, groups, strict=True)]


def _run(text: str, group: Sequence[Glyph]) -> Run:
    return Run(
        text,
        min(glyph.left for glyph in group),
        max(glyph.right for glyph in group),
        min(glyph.bottom for glyph in group),
        max(glyph.top for glyph in group),
    )


def _in_columns(rows: list[list[Run]]) -> list[list[Run]]:
    """Return the rows of a page, those of a left column before those of the right one beside it."""
    gutter = _gutter(rows)
    if gutter is None:
        return rows
    ordered: list[list[Run]] = []
    left: list[list[Run]] = []
    right: list[list[Run]] = []
    for row in rows:
        if any(run.left < gutter - 1 and run.right > gutter + 1 for run in row):
            ordered += [*left, *right, row]
            left, right = [], []
            continue
        for column, part in (
            (left, [run for run in row if run.right <= gutter + 1]),
            (right, [run for run in row if run.right > gutter + 1]),
        ):
            if part:
                column.append(part)
    return [*ordered, *left, *right]


_LEAST_ROWS = 8
"""Rows with text on both sides that make two columns, not a table."""
_PROSE = 22
"""Characters a row of a column of prose has, on the average."""


def _gutter(rows: Sequence[Sequence[Run]]) -> float | None:
    """Return where the gap between two columns of prose stands; None for a page of one column."""
    if not rows:
        return None
    start = min(run.left for row in rows for run in row)
    end = max(run.right for row in rows for run in row)
    best, fewest = None, len(rows)
    for step in range(35, 66):
        middle = start + (end - start) * step / 100
        crossing = sum(any(run.left < middle < run.right for run in row) for row in rows)
        beside = [row for row in rows if row[0].right < middle < row[-1].left]
        if len(beside) >= _LEAST_ROWS and crossing < fewest and _is_prose(beside, middle):
            best, fewest = middle, crossing
    return best if fewest < 0.6 * len(rows) else None


def _is_prose(rows: Sequence[Sequence[Run]], middle: float) -> bool:
    """Tell whether most rows are one piece of text on either side, and long ones."""
    left = [[run for run in row if run.right < middle] for row in rows]
    right = [[run for run in row if run.left > middle] for row in rows]
    long = sum(sum(len(run.text) for run in side) for side in (*left, *right)) / (2 * len(rows))
    single = sum(len(side) == 1 for side in (*left, *right)) / (2 * len(rows))
    return long >= _PROSE and single >= 0.6
