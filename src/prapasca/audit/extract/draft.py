"""Facts as they are found, and their names and places in the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from prapasca.audit.facts import Fact, FactSet, Source, Value
from prapasca.audit.manuscript import Manuscript


@dataclass(frozen=True)
class Draft:
    """A fact without its name: offsets are those of what is printed."""

    kind: str
    value: Value
    start: int
    end: int
    attributes: Mapping[str, str | None] = field(default_factory=dict)
    source: Source = "own"
    confidence: float = 0.9

    def also(self, **attributes: str | None) -> Draft:
        """Return the same with more attributes; those already known stay."""
        return replace(self, attributes={**attributes, **{k: v for k, v in self.attributes.items() if v is not None}})


class Quoting(Protocol):
    """What gives the sentence or row around a place."""

    def __call__(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets of the sentence or row."""
        ...


def finished(drafts: Iterable[Draft], manuscript: Manuscript, around: Quoting) -> FactSet:
    """Return the facts in the order of the text, each with its name, line, page and quote."""
    unique: dict[tuple[object, ...], Draft] = {}
    for draft in sorted(drafts, key=lambda draft: -draft.confidence):
        told_of = tuple(draft.attributes.get(name) for name in ("role", "group", "about", "before", "after"))
        unique.setdefault((draft.kind, draft.value, draft.start, draft.end, told_of), draft)
    ordered = sorted(unique.values(), key=lambda draft: (draft.start, draft.end))
    counted: Counter[str] = Counter()
    facts = []
    for draft in ordered:
        counted[draft.kind] += 1
        line = manuscript.line_at(draft.start)
        facts.append(
            Fact(
                f"{draft.kind}-{counted[draft.kind]}",
                draft.kind,
                draft.value,
                manuscript.quote(draft.start, draft.end),
                {name: value for name, value in draft.attributes.items() if value is not None},
                draft.source,
                draft.confidence,
                line.page,
                line.number,
                draft.start,
                draft.end,
                manuscript.quote(*around(draft.start, draft.end)),
            )
        )
    return FactSet(tuple(facts))
