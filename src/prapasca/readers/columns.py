"""The columns a study names, found in a header."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prapasca.checks import nearest
from prapasca.errors import N_, InputError, Message
from prapasca.readers.values import folded

ROWS_SEARCHED = 20
COLUMNS_SHOWN = 12


@dataclass(frozen=True)
class Wanted:
    """The columns a study reads.

    Parameters
    ----------
    names
        As the study writes them, each once.
    study
        Name of the study file.
    """

    names: tuple[str, ...]
    study: str


def count_found(header: Sequence[str], wanted: Wanted) -> int:
    """Return how many of the wanted columns stand in a header, but for case and spaces."""
    present = {folded(name) for name in header}
    return sum(folded(name) in present for name in wanted.names)


def find_header(records: Sequence[Sequence[str]], wanted: Wanted) -> tuple[int, int]:
    """Return the position of the record with most of the wanted columns, and how many it holds.

    Examples
    --------
    >>> find_header([["Data of the ward"], [], ["id", "before"]], Wanted(("id", "before"), "study.toml"))
    (2, 2)
    """
    counts = [count_found(record, wanted) for record in records[:ROWS_SEARCHED]]
    best = max(counts, default=0)
    return (counts.index(best), best) if best else (0, 0)


def check_header_row(place: object, position: int, n_found: int, wanted: Wanted) -> None:
    """Raise if the column names stand below the first row.

    Raises
    ------
    InputError
        Code ``"header-not-first"``.
    """
    if position and n_found * 2 >= len(wanted.names):
        raise InputError(
            "header-not-first",
            N_("{place}: the column names stand in row {found}, expected row 1; delete the rows above them"),
            place=place,
            found=position + 1,
        )


def locate(place: object, header: Sequence[str], wanted: Wanted) -> tuple[dict[str, int], list[Message]]:
    """Return the position of each wanted column, with a note for each one not spelled exactly.

    Raises
    ------
    InputError
        Codes ``"missing-column"``, ``"duplicate-column"``, ``"no-header"``; everything wrong at once.

    Examples
    --------
    >>> positions, notes = locate("pairs.csv", ["id", "Before "], Wanted(("before",), "study.toml"))
    >>> positions, [note.code for note in notes]
    ({'before': 1}, ['column-variant'])
    """
    places = {name: _places(name, header) for name in wanted.names}
    missing = [name for name, found in places.items() if not found]
    errors = [_duplicate(place, name, header, found) for name, found in places.items() if len(found) > 1]
    errors += _missing(place, missing, header, wanted)
    if errors:
        raise InputError.of(errors)
    notes = [
        Message(
            "column-variant",
            N_("{place}: column {found!r} read as {column!r}"),
            {"place": place, "found": header[found[0]], "column": name},
            "note",
        )
        for name, found in places.items()
        if header[found[0]] != name
    ]
    return {name: found[0] for name, found in places.items()}, notes


def _places(name: str, header: Sequence[str]) -> list[int]:
    exact = [position for position, found in enumerate(header) if found == name]
    return exact or [position for position, found in enumerate(header) if folded(found) == folded(name)]


def _duplicate(place: object, name: str, header: Sequence[str], found: list[int]) -> Message:
    from openpyxl.utils import get_column_letter

    return Message(
        "duplicate-column",
        N_("{place}: column {column!r} stands {n} times, as {found}; expected once: rename or delete the others"),
        {
            "place": place,
            "column": name,
            "n": len(found),
            "found": [f"{header[position]!r} ({get_column_letter(position + 1)})" for position in found],
        },
    )


def _missing(place: object, missing: Sequence[str], header: Sequence[str], wanted: Wanted) -> list[Message]:
    hints = {name: nearest(name, (found for found in header if found.strip())) for name in missing}
    n_found = len(wanted.names) - len(missing)
    n_like = n_found + sum(hint is not None for hint in hints.values())
    if missing and not n_found and n_like < 2:
        # the first row may be a person: nothing of it may be shown
        template = N_(
            "{place}: none of the columns {expected} named in {study} is there; expected the column names in the "
            "first row"
        )
        fields = {"place": place, "expected": list(wanted.names), "study": wanted.study}
        return [Message("no-header", template, fields)]
    return [_missing_column(place, name, hint, header, wanted.study) for name, hint in hints.items()]


def _missing_column(place: object, name: str, hint: str | None, header: Sequence[str], study: str) -> Message:
    template = N_("{place}: column {column!r}, named in {study}, is not there; the columns are {found}")
    if hint is not None:
        template = N_("{place}: column {column!r}, named in {study}, is not there; did you mean {hint!r}?")
    shown = [found for found in header if found.strip()]
    listed = [*shown[:COLUMNS_SHOWN], *(["…"] if len(shown) > COLUMNS_SHOWN else [])]
    return Message(
        "missing-column", template, {"place": place, "column": name, "study": study, "hint": hint, "found": listed}
    )
