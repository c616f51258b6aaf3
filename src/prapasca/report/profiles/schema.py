"""What may stand in the file of a profile, and what is wrong with one, in a sentence each."""

from __future__ import annotations

import pathlib
from collections.abc import Mapping
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from prapasca.checks import nearest
from prapasca.errors import N_, Message
from prapasca.report.profiles.profile import Section

TableName = Literal[
    "plan",
    "instrument",
    "accounting",
    "characteristics",
    "distribution",
    "transition",
    "change",
    "effect",
    "tests",
    "effects",
    "not_improved",
    "subgroups",
]
FigureName = Literal["power", "distribution", "transitions", "quantiles", "null", "subgroups"]
TABLES: tuple[TableName, ...] = get_args(TableName)
Style = Literal["id", "apa7", "sampl", "spss", "spss_id"]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class AbstractPart(_Part):
    """The table ``[abstract]``."""

    kind: Literal["structured", "plain"] = "structured"
    numbers: Literal["none", "minimal", "full"] = "full"
    words: Annotated[int, Field(ge=1)] = 250


class NumberStyles(_Part):
    """The table ``[number_styles]``."""

    id: Style = "id"
    en: Style = "apa7"


class NumberingPart(_Part):
    """The table ``[numbering]``."""

    chapter: Annotated[int, Field(ge=1)] | None = None
    headings: bool = False


Margin = Annotated[float, Field(ge=5, le=80)]


class LayoutPart(_Part):
    """The table ``[layout]``."""

    paper: Literal["a4", "us-letter"] = "a4"
    margins: tuple[Margin, Margin, Margin, Margin] = (25, 25, 25, 25)
    fonts: Annotated[tuple[str, ...], Field(min_length=1)] = ("Times New Roman", "Liberation Serif", "Libertinus Serif")
    size: Annotated[float, Field(ge=6, le=20)] = 11
    line_spacing: Annotated[float, Field(ge=0.8, le=3)] = 1.15


class ProfileFile(_Part):
    """The whole file."""

    schema_version: Literal[1]
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    tables: tuple[TableName, ...] = TABLES
    figures: tuple[FigureName, ...] = ()
    claims: Literal["cautious", "thesis"] = "cautious"
    citations: Literal["numbered", "author_year"] = "numbered"
    abstract: AbstractPart = AbstractPart()
    number_styles: NumberStyles = NumberStyles()
    numbering: NumberingPart = NumberingPart()
    layout: LayoutPart = LayoutPart()


def faults(error: ValidationError, file: pathlib.Path) -> list[Message]:
    """Return one message for each thing wrong with a profile."""
    return [_message(details, file) for details in error.errors(include_url=False)]


def _message(details: ErrorDetails, file: pathlib.Path) -> Message:
    key = _dotted(details["loc"])
    problem = _problem(details)
    return Message("profile", N_("{file}: key '{key}': {problem}"), {"file": file, "key": key, "problem": problem})


def _dotted(path: tuple[int | str, ...]) -> str:
    return "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


def _problem(details: ErrorDetails) -> Message:
    kind, context = details["type"], details.get("ctx", {})
    if kind == "missing":
        return Message("missing", N_("missing; the page on profiles says what belongs here"))
    if kind == "extra_forbidden":
        return _unknown(str(details["loc"][-1]), details["loc"])
    found = _shown(details["input"])
    if kind == "literal_error":
        fields = {"found": found, "expected": str(context["expected"]).replace("'", '"').replace(" or ", ", ")}
        return Message("choice", N_("found {found}, expected one of {expected}"), fields)
    expected = EXPECTED.get(kind)
    limit = next((context[name] for name in ("ge", "le", "min_length") if name in context), None)
    if expected is None:
        return Message("wrong", N_("found {found}, which cannot stand here"), {"found": found})
    wanted = Message("expected", expected, {"limit": limit})
    return Message("wrong", N_("found {found}, expected {expected}"), {"found": found, "expected": wanted})


EXPECTED = {
    "greater_than_equal": N_("{limit} or more"),
    "less_than_equal": N_("{limit} or less"),
    "int_parsing": N_("a whole number"),
    "int_type": N_("a whole number"),
    "int_from_float": N_("a whole number"),
    "float_type": N_("a number"),
    "float_parsing": N_("a number"),
    "bool_type": N_("true or false"),
    "bool_parsing": N_("true or false"),
    "string_type": N_('a text between "quotation marks"'),
    "tuple_type": N_("a list in [brackets]"),
    "model_type": N_("a [table]"),
    "too_short": N_("a list with at least {limit} entries"),
}


def _unknown(name: str, path: tuple[int | str, ...]) -> Message:
    names = list(_keys(path))
    hint = nearest(name, names)
    if hint:
        return Message("unknown", N_("unknown key; did you mean {hint}?"), {"hint": hint})
    return Message("unknown", N_("unknown key; expected one of {expected}"), {"expected": names})


def _keys(path: tuple[int | str, ...]) -> Mapping[str, Any]:
    parts: dict[str, type[BaseModel]] = {
        "abstract": AbstractPart,
        "number_styles": NumberStyles,
        "numbering": NumberingPart,
        "layout": LayoutPart,
    }
    return (parts[str(path[0])] if len(path) > 1 else ProfileFile).model_fields


def _shown(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)
