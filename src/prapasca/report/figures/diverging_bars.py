"""Shares of the categories before and after, parted at the middle of the scale."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from prapasca.errors import N_
from prapasca.report.figures.lettering import SIZE, SMALL, fitted, text_width
from prapasca.report.figures.palette import INK, WHITE, Fill, scale_fills
from prapasca.report.figures.sheet import LINE, WIDTH, Entry, Sheet, key_height, new_sheet
from prapasca.report.figures.words import Words
from prapasca.report.model import Count, DivergingBars, Percent

if TYPE_CHECKING:
    from matplotlib.figure import Figure

BAR = 26.0
ROW = BAR + LINE + 10
TOP = 3.0

OCCASION = N_("{occasion} (n = {n})")
SHARE = N_("{count} ({share}%)")


def paint_diverging_bars(picture: DivergingBars, words: Words) -> Figure:
    """Draw one bar an occasion; what is better than the middle of the scale stands right of a line."""
    fills = scale_fills(len(picture.labels))
    entries: list[Entry] = list(zip(fills, picture.labels, strict=True))
    foot = key_height(entries) + 6
    sheet = new_sheet(foot + ROW * len(picture.occasions) + TOP)
    shares = [_shares(counts) for counts in picture.counts]
    worse = max(map(_worse, shares))
    better = max(1 - _worse(listed) if sum(listed) else 0.0 for listed in shares)
    scale = (WIDTH - 4) / (worse + better or 1.0)
    centre = 2 + worse * scale
    for place, (occasion, counts) in enumerate(zip(picture.occasions, picture.counts, strict=True)):
        top = sheet.height - TOP - ROW * place
        title = words.fill(OCCASION, occasion=occasion, n=Count(sum(counts)))
        sheet.write(2, top - LINE / 2, fitted(title, WIDTH - 4, SIZE, lines=1, bold=True), bold=True, on=WHITE)
        left = centre - _worse(shares[place]) * scale
        _bar(sheet, counts, fills, (left, top - LINE - BAR - 3), scale, words)
    sheet.line((centre, centre), (foot, sheet.height - LINE), INK, (0, (3, 2)), under=True)
    sheet.key(entries, foot - 4)
    return sheet.figure


def _shares(counts: tuple[int, ...]) -> list[float]:
    n = sum(counts)
    return [count / n if n else 0.0 for count in counts]


def _worse(shares: list[float]) -> float:
    """Return the share left of the line: everything below the middle, and half of a middle category."""
    half = len(shares) // 2
    return sum(shares[:half]) + (shares[half] / 2 if len(shares) % 2 else 0.0)


def _bar(
    sheet: Sheet,
    counts: tuple[int, ...],
    fills: tuple[Fill, ...],
    corner: tuple[float, float],
    scale: float,
    words: Words,
) -> None:
    n = sum(counts)
    x, y = corner
    widths = [count / n * scale if n else 0.0 for count in counts]
    starts = accumulate(widths[:-1], initial=x)
    for count, width, start, fill in zip(counts, widths, starts, fills, strict=True):
        if count:
            sheet.box(start, y, width, BAR, fill)
            full = words.fill(SHARE, count=Count(count), share=Percent(count, n))
            text = next((text for text in (full, words.count(count)) if text_width(text, SMALL) + 6 <= width), "")
            sheet.write(start + width / 2, y + BAR / 2, text, align="center", size=SMALL, on=fill)
    if n:
        right = x + sum(widths)
        sheet.line((x, right, right, x, x), (y, y, y + BAR, y + BAR, y), "#666666")
