"""What tables, figures and sections are called: "Table 2", in a thesis "Table 4.2"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from prapasca.errors import N_
from prapasca.language import Translator
from prapasca.report.model import Figure, Numbering, Section, Table

Kind = Literal["table", "figure"]
WORDS: dict[Kind, str] = {"table": N_("Table"), "figure": N_("Figure")}


@dataclass(frozen=True)
class Label:
    """A table's or figure's word in the reader's language, and its number.

    Examples
    --------
    >>> Label("table", "Tabel", 2, chapter=4).text
    'Tabel 4.2'
    """

    kind: Kind
    word: str
    position: int
    chapter: int | None = None

    @property
    def number(self) -> str:
        """The number, with the chapter's before it where there is one."""
        return str(self.position) if self.chapter is None else f"{self.chapter}.{self.position}"

    @property
    def text(self) -> str:
        """Word and number."""
        return f"{self.word} {self.number}"


def label_captions(sections: Iterable[Section], t: Translator, chapter: int | None = None) -> dict[str, Label]:
    """Return the label of every table and figure by its identifier, numbered in reading order.

    Parameters
    ----------
    sections
        The identifiers of their tables and figures must differ from each other.
    t
        Texts in the document's language.
    chapter
        Number of the chapter, which then leads every number.

    Raises
    ------
    ValueError
        Two tables or figures with one identifier.
    """
    labels: dict[str, Label] = {}
    counted: dict[Kind, int] = {"table": 0, "figure": 0}
    for kind, identifier in _captioned(sections):
        if identifier in labels:
            raise ValueError(f"two blocks are called {identifier}")
        counted[kind] += 1
        labels[identifier] = Label(kind, t(WORDS[kind]), counted[kind], chapter)
    return labels


def label_texts(labels: Mapping[str, Label]) -> dict[str, str]:
    """Return what each table and figure is called, by its identifier."""
    return {identifier: label.text for identifier, label in labels.items()}


def number_headings(sections: tuple[Section, ...], numbering: Numbering) -> dict[str, str]:
    """Return the number of each section, such as "4.1.2", by its identifier; empty where headings have none."""
    if not numbering.headings:
        return {}
    return dict(_numbered(sections, [] if numbering.chapter is None else [numbering.chapter]))


def _numbered(sections: tuple[Section, ...], lead: list[int]) -> Iterator[tuple[str, str]]:
    for position, section in enumerate(sections, start=1):
        here = [*lead, position]
        yield section.id, ".".join(map(str, here))
        yield from _numbered(section.sections, here)


def _captioned(sections: Iterable[Section]) -> Iterator[tuple[Kind, str]]:
    for section in sections:
        for block in (block for inner in section.walk() for block in inner.blocks):
            if isinstance(block, Table):
                yield "table", block.id
            elif isinstance(block, Figure):
                yield "figure", block.id
