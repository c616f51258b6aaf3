"""Real tables as lines: one row a line, a TAB between cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Cell:
    """A cell: its paragraphs, and how many columns it covers."""

    paragraphs: tuple[str, ...]
    width: int = 1


def table_lines(rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    r"""Yield the lines of a table.

    A row whose cells hold a column of paragraphs each (all labels in one cell, all counts in the
    next) is taken apart into as many rows.

    Examples
    --------
    >>> list(table_lines([[Cell(("Smooth", "Not smooth")), Cell(("12", "8"))], [Cell(("Total",)), Cell(("20",))]]))
    ['Smooth\t12', 'Not smooth\t8', 'Total\t20']
    """
    for row in rows:
        heights = [len(cell.paragraphs) for cell in row]
        height = max(heights, default=0)
        if height > 1 and heights.count(height) > 1:
            for number in range(height):
                yield _line([(_paragraph(cell, number, height), cell.width) for cell in row])
        elif height:
            yield _line([(" ".join(cell.paragraphs), cell.width) for cell in row])


def _paragraph(cell: Cell, number: int, height: int) -> str:
    """Return the paragraph of one row; a shorter cell stands in the first."""
    if len(cell.paragraphs) == height:
        return cell.paragraphs[number]
    return " ".join(cell.paragraphs) if number == 0 else ""


def _line(cells: Iterable[tuple[str, int]]) -> str:
    return "\t".join(" ".join(text.split()) + "\t" * (width - 1) for text, width in cells)


_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")


_BOLD_CELL = re.compile(r"(?:(?<=\t)|(?<=^))( *)\*\*([^*\t]+)\*\*( *)(?=\t|$)")
"""A cell of Markdown all in bold, such as the word for the total and its number."""


def pipe_tables(lines: Sequence[str]) -> Iterator[str]:
    r"""Yield lines, those of a table written with bars with a TAB for each bar, so that nothing moves.

    Examples
    --------
    >>> lines = ["| Flow | f |", "|------|---|", "| Smooth | 12 |", "a | b"]
    >>> [line.replace("\t", "_") for line in pipe_tables(lines)]
    ['  Flow _ f  ', '       _    ', '  Smooth _ 12  ', 'a _ b']
    >>> list(pipe_tables(["| Flow | f |", "|------|---|", "| **Total** | **20** |"]))[-1].split()
    ['Total', '20']
    """
    rules = {number for number, line in enumerate(lines) if "|" in line and _RULE.match(line)}
    in_table = False
    for number, line in enumerate(lines):
        in_table = "|" in line and (in_table or number + 1 in rules or number in rules)
        if not in_table:
            yield line
            continue
        plain = re.sub("[^|]", " ", line) if number in rules else line
        outer = re.sub(r"^\s*\||(?<!\\)\|\s*$", lambda found: " " * len(found[0]), plain)
        yield _BOLD_CELL.sub(r"\1  \2  \3", re.sub(r"(?<!\\)\|", "\t", outer))
