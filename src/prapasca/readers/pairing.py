"""Rows put together into people: one row a person, or one row a person and occasion."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from prapasca.errors import N_
from prapasca.readers.categories import read_categories
from prapasca.readers.labels import Choice, Spellings
from prapasca.readers.problems import ColumnProblems
from prapasca.readers.rows import REASONS, Accounting, Exclusion, Value
from prapasca.readers.table import CellFault, Column
from prapasca.readers.values import cell_text, folded, is_empty, plain_number
from prapasca.study import Occasion


@dataclass(frozen=True)
class Membership:
    """Which person and which occasion each row belongs to.

    Parameters
    ----------
    person
        Index of the person, or None where the row has no usable id; shape (rows,).
    occasion
        Key of the occasion, such as ``"pre"``, or None; shape (rows,).
    rows
        Row numbers, shape (rows,).
    n_people
        Number of people.
    """

    person: Sequence[int | None]
    occasion: Sequence[str | None]
    rows: Sequence[int]
    n_people: int


def check_wide_ids(column: Column, problems: ColumnProblems) -> None:
    """Record ids that stand in more than one row, that differ only in spelling, or that are absent."""
    ids = _ids(column, problems)
    template = N_("{place}, column {column!r}: {where} hold the same id; expected one row for each person")
    for identifier, rows in _grouped(ids, column.rows).items():
        if len(rows) > 1:
            problems.add("duplicate-id", template, rows, key=identifier)
    absent = [row for row, identifier in zip(column.rows, ids, strict=True) if identifier is None]
    if absent:
        template = N_("{place}, column {column!r}, {where}: no id; each such row was counted as one more person")
        problems.add("empty-id", template, absent, severity="warning")
    _check_id_variants(column, ids, problems)


def long_membership(ids: Column, occasions: Sequence[str | None], problems: ColumnProblems) -> Membership:
    """Return the person and occasion of each row; record rows without id and occasions that repeat.

    Parameters
    ----------
    ids
        The column of ids.
    occasions
        Key of the occasion, or None, for each row.
    problems
        Takes the errors and warnings.

    Examples
    --------
    >>> problems = ColumnProblems("visits.csv", "id")
    >>> ids = Column("id", ["a", "b", "a"], [2, 3, 4])
    >>> long_membership(ids, ["pre", "pre", "post"], problems).person
    [0, 1, 0]
    """
    texts = _ids(ids, problems)
    absent = [row for row, text in zip(ids.rows, texts, strict=True) if text is None]
    if absent:
        template = N_("{place}, column {column!r}, {where}: no id; expected one in every row that is not blank")
        problems.add("empty-id", template, absent)
    index: dict[str, int] = {}
    person = [None if text is None else index.setdefault(text, len(index)) for text in texts]
    seen: dict[tuple[int, str], list[int]] = {}
    for who, when, row in zip(person, occasions, ids.rows, strict=True):
        if who is not None and when is not None:
            seen.setdefault((who, when), []).append(row)
    template = N_(
        "{place}, column {column!r}: {where} hold the same person and occasion; expected one row for each occasion"
    )
    for key, rows in seen.items():
        if len(rows) > 1:
            problems.add("duplicate-occasion", template, rows, key=key)
    _check_id_variants(ids, texts, problems)
    return Membership(person, occasions, ids.rows, len(index))


def read_occasions(column: Column, spellings: Spellings, problems: ColumnProblems) -> list[str | None]:
    """Return the key of the occasion or None for each row; record rows without an occasion."""
    absent = [row for value, row in zip(column.values, column.rows, strict=True) if is_empty(value)]
    if absent:
        template = N_("{place}, column {column!r}, {where}: no occasion; expected one in every row that is not blank")
        problems.add("empty-occasion", template, absent)
    return read_categories(column, spellings, problems)


def occasion_spellings(occasions: Iterable[Occasion]) -> Spellings:
    """Return how the occasions are written."""
    return Spellings(tuple(Choice(occasion.key, (occasion.place,)) for occasion in occasions), optional=False)


def at_occasion(values: Sequence[Value], membership: Membership, occasion: str) -> list[Value]:
    """Return the value of each person at one occasion, None where there is no row."""
    column: list[Value] = [None] * membership.n_people
    for value, who, when in zip(values, membership.person, membership.occasion, strict=True):
        if who is not None and when == occasion:
            column[who] = value
    return column


def one_a_person(values: Sequence[Value], membership: Membership, problems: ColumnProblems) -> list[Value]:
    """Return the value that all rows of a person share; record people whose rows differ."""
    held: dict[int, dict[Value, list[int]]] = {}
    for value, who, row in zip(values, membership.person, membership.rows, strict=True):
        if value is not None and who is not None:
            held.setdefault(who, {}).setdefault(value, []).append(row)
    template = N_(
        "{place}, column {column!r}: {where} belong to one person but hold {found}; expected the same value in each"
    )
    for who, found in held.items():
        if len(found) > 1:
            rows = sorted(row for listed in found.values() for row in listed)
            problems.add("conflict", template, rows, key=who, found=[str(value) for value in found])
    return [next(iter(held[who])) if who in held else None for who in range(membership.n_people)]


def account(pre: Sequence[Value], post: Sequence[Value], *, rows_read: int, rows_blank: int) -> Accounting:
    """Return where every row and every person went.

    Examples
    --------
    >>> account(["a", None], ["b", "b"], rows_read=2, rows_blank=0).paired
    1
    """
    lacking = [(first is None, second is None) for first, second in zip(pre, post, strict=True)]
    kinds = dict(zip(REASONS, ((True, False), (False, True), (True, True)), strict=True))
    excluded = tuple(Exclusion(reason, lacking.count(kind)) for reason, kind in kinds.items())
    return Accounting(rows_read, rows_blank, len(lacking), excluded, lacking.count((False, False)))


def _ids(column: Column, problems: ColumnProblems) -> list[str | None]:
    unusable = [row for value, row in zip(column.values, column.rows, strict=True) if isinstance(value, CellFault)]
    if unusable:
        template = N_("{place}, column {column!r}, {where}: no id can be read; type the ids as plain text")
        problems.add("unreadable-id", template, unusable)
    # an unusable id still keeps its row apart from the others
    return [
        f"\0{row}" if isinstance(value, CellFault) else cell_text(value)
        for value, row in zip(column.values, column.rows, strict=True)
    ]


def _grouped(ids: Iterable[str | None], rows: Iterable[int]) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = {}
    for identifier, row in zip(ids, rows, strict=True):
        if identifier is not None:
            groups.setdefault(identifier, []).append(row)
    return groups


def _check_id_variants(column: Column, ids: Sequence[str | None], problems: ColumnProblems) -> None:
    spelled: dict[Hashable, dict[str, list[int]]] = {}
    for identifier, rows in _grouped(ids, column.rows).items():
        spelled.setdefault(_nearly(identifier), {})[identifier] = rows
    template = N_(
        "{place}, column {column!r}: the ids in {where} differ only in capitals, spaces or zeros (as 007 and 7) and "
        "were taken as different people; make them the same if they are one person"
    )
    for near, variants in spelled.items():
        if len(variants) > 1:
            rows = sorted(row for listed in variants.values() for row in listed)
            problems.add("id-variant", template, rows, key=near, severity="warning")


def _nearly(identifier: str) -> Hashable:
    """Return what an id shares with its other spellings; Excel drops the zeros before a number."""
    number = plain_number(identifier)
    return folded(identifier) if number is None else number
