"""Which tables and keys a study file may have, read off the schema."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import Tag
from pydantic.fields import FieldInfo

from prapasca.errors import N_
from prapasca.study.study import Study
from prapasca.study.table import Path, Table
from prapasca.study.tags import is_tag
from prapasca.study.text import EXPECTED_TEXT, Text
from prapasca.study.values import Choice, Expected

EXPECTED_TABLE = N_("a table: its name in square brackets on a line, its keys below")
EXPECTED_TABLES = N_("a list of tables: for each its name in double square brackets on a line, its keys below")
EXPECTED_LIST = N_("a list between square brackets")

EACH = "*"
"""Stands in a path for every entry of a list."""


def key_of(name: str, field: FieldInfo) -> str:
    """Return the key of a field in the file."""
    return field.alias or name


def keys_of(table: type[Table]) -> dict[str, FieldInfo]:
    """Return the keys a table may have."""
    return {key_of(name, field): field for name, field in table.model_fields.items()}


@cache
def layout() -> dict[Path, type[Table]]:
    """Return every table of a study file by its path, with a tag where a key may hold one of several.

    Examples
    --------
    >>> sorted(layout()[("outcome", "<ordinal>", "categories", "*")].model_fields)
    ['code', 'key', 'label', 'score']
    """
    return dict(_tables((), Study))


def expectation(annotation: Any, marks: Sequence[object] = ()) -> str | tuple[str, ...]:
    """Return in words what a value must be, or its choices.

    Parameters
    ----------
    annotation, marks
        Type of a field, and what it is annotated with.

    Examples
    --------
    >>> field = layout()[("data", "<wide>")].model_fields["origin"]
    >>> expectation(field.annotation, field.metadata)
    ('collected', 'synthetic', 'recovered')
    """
    for mark in marks:
        if isinstance(mark, Expected):
            return mark.template
        if isinstance(mark, Choice):
            return get_args(annotation)
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return expectation(inner[0], inner[1:])
    if origin in (Union, UnionType):
        return expectation(next(option for option in inner if option is not NoneType))
    if origin is tuple:
        return EXPECTED_TABLES if any(_inner(annotation)) else EXPECTED_LIST
    return EXPECTED_TEXT if annotation is Text else EXPECTED_TABLE


def pattern(path: Path) -> Path:
    """Return a path with every number of an entry replaced by the mark for each."""
    return tuple(EACH if isinstance(step, int) else step for step in path)


def plain(path: Path) -> Path:
    """Return a path as it stands in the file, without tags."""
    return tuple(step for step in path if not is_tag(step))


def _tables(path: Path, table: type[Table]) -> Iterator[tuple[Path, type[Table]]]:
    yield path, table
    for key, field in keys_of(table).items():
        for steps, inner in _inner(field.annotation):
            yield from _tables((*path, key, *steps), inner)


def _inner(annotation: Any) -> Iterator[tuple[Path, type[Table]]]:
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *marks = get_args(annotation)
        tag = tuple(mark.tag for mark in marks if isinstance(mark, Tag))
        yield from (((*tag, *steps), table) for steps, table in _inner(inner))
    elif origin in (Union, UnionType):
        for option in get_args(annotation):
            yield from _inner(option)
    elif origin is tuple:
        yield from (((EACH, *steps), table) for steps, table in _inner(get_args(annotation)[0]))
    elif isinstance(annotation, type) and issubclass(annotation, Table):
        yield (), annotation
