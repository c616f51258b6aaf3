"""What the schema finds wrong, said in our own words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from prapasca.checks import nearest
from prapasca.errors import N_, Message
from prapasca.study.choice import choice_fault
from prapasca.study.layout import EXPECTED_TABLE, expectation, keys_of, layout, pattern, plain
from prapasca.study.table import Fault, Path
from prapasca.study.tags import is_tag
from prapasca.study.written import shown, table


def schema_faults(error: ValidationError) -> list[Fault]:
    """Return the faults of a study file that pydantic found.

    A required key that is missing only because its name is misspelled is one fault, not two.
    """
    found = [_fault(details) for details in error.errors(include_url=False) if not _is_echo(details)]
    misspelled = {(*fault.path[:-1], fault.fields["hint"]) for fault in found if fault.code == "unknown-key"}
    return [fault for fault in found if fault.code != "missing-key" or fault.path not in misspelled]


def _is_echo(details: ErrorDetails) -> bool:
    """Tell what is reported elsewhere: a rule, or a list that is short only because an entry of it is wrong."""
    if details["type"] == "too_short":
        return bool(len(details["input"]) >= details["ctx"]["min_length"])
    return details["type"] == "rule"


def _fault(details: ErrorDetails) -> Fault:
    return _KINDS.get(details["type"], _generic)(details["loc"], details["input"], details.get("ctx", {}))


def _missing(path: Path, _found: object, _context: dict[str, Any]) -> Fault:
    return _missing_one(plain(path), _expectation(path))


def _expectation(path: Path) -> str | tuple[str, ...]:
    field = keys_of(layout()[pattern(path[:-1])])[str(path[-1])]
    return expectation(field.annotation, field.metadata)


def _missing_one(path: Path, expected: str | Sequence[str]) -> Fault:
    if isinstance(expected, str):
        return Fault(path, "missing-key", N_("missing, expected {expected}"), {"expected": _sentence(expected)})
    if len(expected) == 1:
        return Fault(path, "missing-key", N_("missing, expected {expected}"), {"expected": f'"{expected[0]}"'})
    return Fault(path, "missing-key", N_("missing, expected one of {expected}"), {"expected": list(expected)})


def _unknown(path: Path, _found: object, _context: dict[str, Any]) -> Fault:
    known = list(keys_of(layout()[pattern(path[:-1])]))
    name = str(path[-1])
    if hint := nearest(name, known):
        template = N_("unknown key; did you mean {hint}?")
        return Fault(plain(path), "unknown-key", template, {"hint": hint})
    if kind := _other_kind(path):
        template = N_("unknown key here; it belongs to {kind}")
        return Fault(plain(path), "unknown-key", template, {"kind": kind, "hint": None})
    if home := next(_homes(name), None):
        template = N_("unknown key here; its place is {home}")
        return Fault(plain(path), "unknown-key", template, {"home": home, "hint": None})
    template = N_("unknown key; expected one of {expected}")
    return Fault(plain(path), "unknown-key", template, {"expected": known, "hint": None})


def _other_kind(path: Path) -> str | None:
    """Return the kind, as written in the file, of the sibling table that has the key."""
    here = pattern(path[:-1])
    for other, model in layout().items():
        if plain(other) == plain(here) and path[-1] in keys_of(model):
            key = "shape" if here[0] == "data" else "kind"
            kind = next(str(step) for step in other if is_tag(step))
            return f'{key} = "{kind.strip("<>")}"'
    return None


def _homes(name: str) -> Iterator[str]:
    for path, model in layout().items():
        if path and "*" not in path and name in keys_of(model) and model.__name__ != "Text":
            yield ".".join((*map(str, plain(path)), name))


def _choice(path: Path, found: object, context: dict[str, Any]) -> Fault:
    key = context.get("key")
    if key is None:
        return choice_fault(plain(path), found, context["choices"])
    if not isinstance(found, dict):
        return _expected(path, found, {"expected": EXPECTED_TABLE})
    if key not in found:
        return _missing_one((*plain(path), key), context["choices"])
    return choice_fault((*plain(path), key), table(found)[key], context["choices"])


def _expected(path: Path, found: object, context: dict[str, Any]) -> Fault:
    fields = {"found": shown(found), "expected": _sentence(context["expected"])}
    return Fault(plain(path), "wrong-value", N_("found {found}, expected {expected}"), fields)


def _sentence(template: str) -> Message:
    return Message("expected", template)


def _too_few(path: Path, _found: object, context: dict[str, Any]) -> Fault:
    fields = {"found": context["actual_length"], "expected": context["min_length"]}
    return Fault(plain(path), "too-few", N_("entries found: {found}, expected at least {expected}"), fields)


def _given(path: Path, _found: object, context: dict[str, Any]) -> Fault:
    message: Message = context["message"]
    return Fault(plain(path), message.code, message.template, message.fields)


def _table_expected(path: Path, found: object, _context: dict[str, Any]) -> Fault:
    return _expected(path, found, {"expected": EXPECTED_TABLE})


def _list_expected(path: Path, found: object, _context: dict[str, Any]) -> Fault:
    return _expected(path, found, {"expected": _expectation(path)})


def _generic(path: Path, found: object, _context: dict[str, Any]) -> Fault:
    template = N_("found {found}, which cannot stand here; the reference of the study file says what can")
    return Fault(plain(path), "wrong-value", template, {"found": shown(found)})


_KINDS: dict[str, Callable[[Path, object, dict[str, Any]], Fault]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "choice": _choice,
    "expected": _expected,
    "too_short": _too_few,
    "message": _given,
    "model_type": _table_expected,
    "model_attributes_type": _table_expected,
    "tuple_type": _list_expected,
}
