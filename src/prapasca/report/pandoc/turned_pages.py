"""Pages that lie on their side: where they begin and end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from prapasca.report.pandoc.elements import Element, attr, division

_MARK = attr("", ("on-its-side",))


def on_its_side(blocks: list[Element]) -> Element:
    """Return blocks marked to stand on a page that lies on its side."""
    return division(blocks, _MARK)


def turn_pages(blocks: Sequence[Element], turn: Callable[[bool], Element]) -> tuple[list[Element], bool]:
    """Return blocks with what turns the page among them, and whether the last page lies on its side.

    Headings go with what they stand above, and neighbours share their pages.

    Parameters
    ----------
    blocks
        Some of them from :func:`on_its_side`.
    turn
        Returns what stands where pages begin that lie on their side, or no longer do.
    """
    made: list[Element] = []
    turned = False
    for flipped, members in groupby(_with_headings(blocks), key=lambda entry: entry[0]):
        if made:
            made.append(turn(flipped))
        made += [block for _, block in members]
        turned = flipped
    return made, turned


def _with_headings(blocks: Sequence[Element]) -> list[tuple[bool, Element]]:
    entries: list[tuple[bool, Element]] = []
    flipped = False
    for block in reversed(blocks):
        if block["t"] != "Header":
            flipped = _is_marked(block)
        entries.append((flipped, block))
    return entries[::-1]


def _is_marked(block: Element) -> bool:
    match block:
        case {"t": "Div", "c": [attributes, *_]}:
            return attributes == _MARK
        case _:
            return False
