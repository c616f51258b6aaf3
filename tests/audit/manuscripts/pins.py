"""Numbers marked while a text is written, so that their places are known once its lines are set."""

from __future__ import annotations

import re
from dataclasses import dataclass

START, MIDDLE, END = "\ue000", "\ue001", "\ue002"
_MARKED = re.compile(f"{START}(\\d+){MIDDLE}([^{END}]*){END}")


@dataclass(frozen=True)
class Quantity:
    """What a printed number is: kind, group, outcome and whatever else tells it from others."""

    kind: str
    outcome: str = ""
    group: str = ""
    time: str = ""
    label: str = ""


@dataclass(frozen=True)
class Pin:
    """A printed number: which quantity, where, and whether in a table, the abstract or the body."""

    quantity: Quantity
    printed: str
    start: int
    end: int
    place: str


class Pins:
    """Marks numbers in a text under way, and finds them again in the finished one."""

    def __init__(self) -> None:
        self._marked: list[tuple[Quantity, str]] = []
        self.place = "body"

    def mark(self, quantity: Quantity, printed: str) -> str:
        """Return a number with invisible marks around it."""
        self._marked.append((quantity, self.place))
        return f"{START}{len(self._marked) - 1}{MIDDLE}{printed}{END}"

    def finish(self, text: str) -> tuple[str, tuple[Pin, ...]]:
        """Return the text without marks, and where the marked numbers stand in it."""
        parts: list[str] = []
        pins: list[Pin] = []
        length = last = 0
        for found in _MARKED.finditer(text):
            parts += [text[last : found.start()], found[2]]
            start = length + found.start() - last
            length = start + len(found[2])
            quantity, place = self._marked[int(found[1])]
            pins.append(Pin(quantity, found[2], start, length, place))
            last = found.end()
        parts.append(text[last:])
        return "".join(parts), tuple(pins)


def width(text: str) -> int:
    """Return how wide a text is once its marks are taken away."""
    return len(_MARKED.sub(r"\2", text))


def wrapped(text: str, columns: int) -> str:
    """Return a paragraph broken at spaces, marks counted as nothing."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        if line and width(line) + 1 + width(word) > columns:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return "\n".join([*lines, line])
