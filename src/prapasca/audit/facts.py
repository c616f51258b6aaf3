"""What a manuscript reports, one fact at a time, with where it stands."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Literal, get_args

from prapasca.checks import nearest
from prapasca.errors import N_, InputError, Message
from prapasca.study.positions import KeyLines
from prapasca.study.toml_file import parse_toml
from prapasca.study.written import shown

Source = Literal["own", "cited", "background", "planned"]
SOURCES: tuple[Source, ...] = get_args(Source)
Value = int | Decimal | str | tuple[str, ...] | None

SCHEMA_VERSION = 1

VALUE_TYPES: Mapping[str, tuple[type, ...]] = MappingProxyType(
    {
        **dict.fromkeys(("n", "count", "transition", "rank_n"), (int,)),
        **dict.fromkeys(("percent", "share", "mean_rank", "rank_sum", "z", "statistic", "p", "level"), (Decimal,)),
        **dict.fromkeys(("mean", "sd", "median", "minimum", "maximum"), (Decimal,)),
        **dict.fromkeys(("percent_end", "rank_legend", "test", "decision", "table", "table_citation"), (str,)),
        **dict.fromkeys(("unit_change", "statement", "design", "intervention", "instrument"), (str,)),
        "scale": (tuple,),
        "change": (int, str),
    }
)
"""What the value of a fact is, by its kind; the keys are all kinds there are."""


@dataclass(frozen=True)
class Fact:
    """One thing a manuscript says.

    Parameters
    ----------
    id
        Name of the fact, such as ``"count-3"``.
    kind
        What it tells: a key of :data:`VALUE_TYPES`.
    value
        Its value; None where only that it was printed is known.
    printed
        The value exactly as printed: trailing zeros matter.
    attributes
        What it belongs to: time, label, group, outcome, role, test, table; an absent one is unknown.
    source
        ``"own"`` only for a result of this very study.
    confidence
        How sure the reading is, 0 to 1.
    page, line, start, end
        Where it stands; None where unknown.
    quote
        The sentence or row around it.

    Examples
    --------
    >>> fact = Fact("count-1", "count", 13, "13", {"time": "before", "label": "not smooth"})
    >>> fact.get("time"), fact.get("group"), fact.source
    ('before', None, 'own')
    """

    id: str
    kind: str
    value: Value
    printed: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    source: Source = "own"
    confidence: float = 1.0
    page: int | None = None
    line: int | None = None
    start: int | None = None
    end: int | None = None
    quote: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "attributes", MappingProxyType(dict(self.attributes)))

    def get(self, attribute: str) -> str | None:
        """Return an attribute, or None where it is unknown."""
        return self.attributes.get(attribute)

    def has(self, **attributes: str | None) -> bool:
        """Tell whether every attribute given is exactly so; None stands for unknown."""
        return all(self.attributes.get(name) == value for name, value in attributes.items())


@dataclass(frozen=True)
class FactSet:
    """All facts of a manuscript, in the order of its text.

    Examples
    --------
    >>> sample = Fact("n-1", "n", 20, "20", {"role": "sample"})
    >>> facts = FactSet((sample, Fact("n-2", "n", 54, "54", source="background")))
    >>> [fact.id for fact in facts.own("n", role="sample")], len(facts.all("n")), facts.with_id("n-2").value
    (['n-1'], 2, 54)
    """

    facts: tuple[Fact, ...] = ()

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.facts)

    def __len__(self) -> int:
        return len(self.facts)

    def all(self, kind: str, **attributes: str | None) -> tuple[Fact, ...]:
        """Return the facts of a kind whose attributes are those given, whatever their source."""
        return tuple(fact for fact in self.facts if fact.kind == kind and fact.has(**attributes))

    def own(self, kind: str, **attributes: str | None) -> tuple[Fact, ...]:
        """Return this study's own facts of a kind whose attributes are those given."""
        return tuple(fact for fact in self.all(kind, **attributes) if fact.source == "own")

    def with_id(self, identifier: str) -> Fact:
        """Return the fact of that name.

        Raises
        ------
        KeyError
            No fact has it.
        """
        for fact in self.facts:
            if fact.id == identifier:
                return fact
        raise KeyError(identifier)


_PLACES = ("page", "line", "start", "end")


def facts_to_toml(facts: Iterable[Fact], title: str | None = None) -> str:
    """Return facts as a TOML text that :func:`facts_from_toml` reads back.

    Examples
    --------
    >>> print(facts_to_toml([Fact("p-1", "p", Decimal("0.014"), "0.014", {"comparator": "="})]))
    schema_version = 1
    <BLANKLINE>
    [[facts]]
    id = "p-1"
    kind = "p"
    value = 0.014
    printed = "0.014"
    source = "own"
    attributes = { comparator = "=" }
    <BLANKLINE>
    """
    head = f"schema_version = {SCHEMA_VERSION}\n" + (f"title = {_quoted(title)}\n" if title else "")
    return head + "".join("\n[[facts]]\n" + "".join(_lines(fact)) for fact in facts)


def _lines(fact: Fact) -> Iterator[str]:
    yield f"id = {_quoted(fact.id)}\nkind = {_quoted(fact.kind)}\n"
    if fact.value is not None:
        yield f"value = {_written(fact.value)}\n"
    yield f"printed = {_quoted(fact.printed)}\nsource = {_quoted(fact.source)}\n"
    if fact.attributes:
        pairs = ", ".join(f"{name} = {_quoted(value)}" for name, value in fact.attributes.items())
        yield f"attributes = {{ {pairs} }}\n"
    if fact.confidence != 1:
        yield f"confidence = {fact.confidence}\n"
    for name in _PLACES:
        if (place := getattr(fact, name)) is not None:
            yield f"{name} = {place}\n"
    if fact.quote:
        yield f"quote = {_quoted(fact.quote)}\n"


def _written(value: Value) -> str:
    if isinstance(value, Decimal):
        plain = f"{value:f}"
        return plain if "." in plain else f"{plain}.0"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_quoted, value))}]"
    return str(value) if isinstance(value, int) else _quoted(str(value))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


_KEYS = ("id", "kind", "value", "printed", "source", "attributes", "confidence", *_PLACES, "quote")
_TOP_KEYS = ("schema_version", "title", "facts")
_EXPECTED = {
    int: N_("a whole number"),
    Decimal: N_("a number"),
    str: N_("a text"),
    tuple: N_("a list of texts"),
}


def facts_from_toml(text: str, name: str) -> FactSet:
    r"""Read facts that were saved, or entered by hand.

    Parameters
    ----------
    text
        TOML: ``schema_version``, an optional ``title`` and ``[[facts]]`` with at least ``kind`` and
        ``value`` each.
    name
        Name of the file, for messages.

    Raises
    ------
    InputError
        Everything wrong in it, with line and key.

    Examples
    --------
    >>> facts = facts_from_toml('schema_version = 1\n[[facts]]\nkind = "z"\nvalue = -4.359', "facts.toml")
    >>> facts.facts[0].id, facts.facts[0].value, facts.facts[0].printed
    ('z-1', Decimal('-4.359'), '-4.359')
    """
    content = parse_toml(text, Path(name))
    reader = _Reader(name, KeyLines(text))
    facts = reader.read(content)
    if reader.faults:
        raise InputError.of(reader.faults)
    return FactSet(tuple(facts))


class _Reader:
    """Collects everything wrong in a file of facts while it is read."""

    def __init__(self, name: str, lines: KeyLines) -> None:
        self.faults: list[Message] = []
        self._name, self._lines = name, lines
        self._counted: dict[str, int] = {}
        self._seen: dict[str, int] = {}

    def read(self, content: Mapping[str, object]) -> list[Fact]:
        if content.get("schema_version") != SCHEMA_VERSION:
            expected = f"schema_version = {SCHEMA_VERSION}"
            self._fault(("schema_version",), "schema_version", content.get("schema_version", ""), expected)
        self._unknown_keys((), content, _TOP_KEYS)
        entries = content.get("facts", [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            self._fault(("facts",), "facts", entries, "[[facts]]")
            return []
        found = (self._fact(("facts", number), entry) for number, entry in enumerate(entries))
        return [fact for fact in found if fact is not None]

    def _fact(self, path: tuple[str | int, ...], entry: dict[str, object]) -> Fact | None:
        before = len(self.faults)
        self._unknown_keys(path, entry, _KEYS)
        kind = self._choice(path, entry, "kind", VALUE_TYPES)
        source = self._choice(path, entry, "source", SOURCES, "own")
        value = self._value(path, kind, entry.get("value"))
        attributes = entry.get("attributes", {})
        if not isinstance(attributes, dict) or not all(isinstance(one, str) for one in attributes.values()):
            self._fault((*path, "attributes"), "attributes", attributes, Message("texts", N_("texts by name")))
        texts = {key: self._typed(path, entry, key, (str,)) for key in ("id", "printed", "quote")}
        places = {key: self._typed(path, entry, key, (int,)) for key in _PLACES}
        confidence = self._typed(path, entry, "confidence", (int, Decimal))
        self._counted[kind] = self._counted.get(kind, 0) + 1
        identifier = str(texts["id"] or f"{kind}-{self._counted[kind]}")
        self._once(path, identifier)
        if len(self.faults) > before or not isinstance(attributes, dict):
            return None
        printed = str(texts["printed"] if texts["printed"] is not None else "" if value is None else value)
        sure = 1.0 if confidence is None else float(str(confidence))
        placed = {key: place for key, place in places.items() if isinstance(place, int)}
        origin = next(one for one in SOURCES if one == source)
        return Fact(
            identifier, kind, value, printed, attributes, origin, sure, quote=str(texts["quote"] or ""), **placed
        )

    def _value(self, path: tuple[str | int, ...], kind: str, found: object) -> Value:
        wanted = VALUE_TYPES.get(kind, ())
        if found is None or not wanted:
            return None
        if Decimal in wanted and isinstance(found, int) and not isinstance(found, bool):
            return Decimal(found)
        if tuple in wanted and isinstance(found, list) and all(isinstance(one, str) for one in found):
            return tuple(found)
        if isinstance(found, int | Decimal | str) and not isinstance(found, bool) and isinstance(found, wanted):
            return found
        self._fault((*path, "value"), "value", found, Message("value-type", _EXPECTED[wanted[0]]))
        return None

    def _typed(
        self, path: tuple[str | int, ...], entry: dict[str, object], key: str, wanted: tuple[type, ...]
    ) -> object:
        found = entry.get(key)
        if found is None or (isinstance(found, wanted) and not isinstance(found, bool)):
            return found
        self._fault((*path, key), key, found, Message("value-type", _EXPECTED[wanted[-1]]))
        return None

    def _choice(
        self,
        path: tuple[str | int, ...],
        entry: dict[str, object],
        key: str,
        options: Iterable[str],
        default: str = "",
    ) -> str:
        found, known = entry.get(key, default), tuple(options)
        if isinstance(found, str) and found in known:
            return found
        self._fault((*path, key), key, found, nearest(found, known) or list(known))
        return default or known[0]

    def _unknown_keys(self, path: tuple[str | int, ...], entry: Mapping[str, object], known: tuple[str, ...]) -> None:
        for key in entry:
            if key not in known:
                self._fault((*path, key), key, key, nearest(key, known) or list(known))

    def _once(self, path: tuple[str | int, ...], identifier: str) -> None:
        line = self._lines.of((*path, "id"))
        if identifier in self._seen:
            expected = Message(
                "other-id", N_("a name of its own (line {line} has it)"), {"line": self._seen[identifier]}
            )
            self._fault((*path, "id"), "id", identifier, expected)
        self._seen.setdefault(identifier, line)

    def _fault(self, path: tuple[str | int, ...], key: str, found: object, expected: object) -> None:
        template = N_("{file}:{line}: key {key}: found {found}, expected {expected}")
        fields = {
            "file": self._name,
            "line": self._lines.of(path),
            "key": key,
            "found": shown(found),
            "expected": expected,
        }
        self.faults.append(Message("facts-file", template, fields))
