"""What stands in a line, as typst content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from prapasca.language import NumberStyle
from prapasca.report.joints import joined, kept
from prapasca.report.model import RAISED, Address, Cell, Emphasis, Gap, Noted, Paragraph, Part, Reference, Shown
from prapasca.report.typst.literals import LONGEST, breakable, readable, string

Leaf = tuple[Part, str]


@dataclass(frozen=True)
class Setting:
    """How lines are set: number style, labels of what is referred to, characters that no font has."""

    style: NumberStyle
    labels: Mapping[str, str]
    missing: frozenset[str] = frozenset()

    def words(self, text: str, longest: int = LONGEST) -> str:
        """Return words as a string literal."""
        return string(breakable(self.readable(text), longest))

    def readable(self, text: str) -> str:
        """Return a text as it is printed."""
        return kept(readable(text, self.missing))

    def line(self, paragraph: Paragraph) -> str:
        """Return a paragraph's parts as content."""
        leaves = list(_leaves(paragraph.parts))
        texts = joined([part for part, _ in leaves], self.style, self.labels)
        return "[" + "".join(self._leaf(leaf, text) for leaf, text in zip(leaves, texts, strict=True)) + "]"

    def cell(self, cell: Cell, longest: int = LONGEST) -> str:
        """Return a table's cell as content."""
        if cell is None:
            return "[]"
        if isinstance(cell, Noted):
            return f"[{self._noted(cell, self.cell_text(cell))}]"
        words = self.words(self.cell_text(cell), longest)
        return f"[#gap({words})]" if isinstance(cell, Gap) else f"[#{words}]"

    def cell_text(self, cell: Cell) -> str:
        """Return the text of a table's cell."""
        return "" if cell is None else joined((cell,), self.style, self.labels)[0]

    def _leaf(self, leaf: Leaf, text: str) -> str:
        part, wrapper = leaf
        match part:
            case Reference():
                return f"#ref(label({string(part.target)}))"
            case Noted():
                written = self._noted(part, text)
            case Address():
                written = f"#whole({string(self.readable(text))})"
            case Gap():
                written = f"#gap({self.words(text)})"
            case Shown():
                written = f"#whole({self.words(text)})" if "–" in text else f"#{self.words(text)}"
            case _:
                written = f"#{self.words(text)}"
        return f"#{wrapper}[{written}]" if wrapper else written

    def _noted(self, noted: Noted, text: str) -> str:
        return f"#{self.words(text.removesuffix(RAISED[noted.mark]))}#mark({string(noted.mark)})"


def _leaves(parts: tuple[Part, ...]) -> Iterator[Leaf]:
    for part in parts:
        if isinstance(part, Emphasis):
            wrapper = "strong" if part.kind == "bold" else "emph"
            yield from ((inner, wrapper) for inner in part.parts)
        else:
            yield part, ""
