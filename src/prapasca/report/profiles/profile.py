"""A profile: what a journal or a faculty asks of a manuscript."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from prapasca.report.bibliography.source import Citations
from prapasca.report.model import Layout, Numbering

Section = Literal[
    "abstract",
    "introduction",
    "methods",
    "results",
    "sensitivity",
    "discussion",
    "limits",
    "conclusion",
    "declarations",
    "references",
    "checklists",
    "spss",
    "provenance",
]


@dataclass(frozen=True)
class Abstract:
    """Form of the abstract: with headings or not, how many words, whether it may hold numbers.

    ``numbers`` is ``"none"``, ``"minimal"`` (n, the share improved and p) or ``"full"``.
    """

    kind: Literal["structured", "plain"] = "structured"
    numbers: Literal["none", "minimal", "full"] = "full"
    words: int = 250


@dataclass(frozen=True)
class Profile:
    """What a journal or a faculty asks of a manuscript.

    Parameters
    ----------
    name
        What the profile is called, or the file it was read from.
    sections
        Sections in their order; one that is not named is left out.
    tables, figures
        Tables and figures of the results, by identifier.
    claims
        ``"thesis"`` lets the conclusion say that there is an effect, always with the sentence that guards it.
    abstract
        Form of the abstract.
    number_styles
        How numbers are printed, by language.
    numbering, layout
        Numbers of tables and headings; paper, margins and type.
    citations
        ``"numbered"``: [1], the list in the order of the text; ``"author_year"``: (Wilcoxon, 1945), by the alphabet.
    """

    name: str
    sections: tuple[Section, ...]
    tables: tuple[str, ...]
    figures: tuple[str, ...]
    claims: Literal["cautious", "thesis"]
    abstract: Abstract
    number_styles: Mapping[str, str]
    numbering: Numbering
    layout: Layout
    citations: Citations = "numbered"

    def __hash__(self) -> int:
        """Return a hash of the name and the sections."""
        return hash((self.name, self.sections))
