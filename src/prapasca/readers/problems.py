"""Cells that go wrong, gathered so that a thousand of a kind make a few sentences."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from prapasca.errors import N_, Message, Severity

SENTENCES_OF_A_KIND = 10
ROWS_NAMED = 5
CHARACTERS_SHOWN = 40


@dataclass
class _Group:
    template: str
    fields: dict[str, object]
    rows: list[int] = field(default_factory=list)
    n: int = 0


class ColumnProblems:
    """Problems of the cells of one column, one sentence for each kind and value.

    Parameters
    ----------
    place
        The file as it opens a sentence.
    column
        Name of the column.

    Examples
    --------
    >>> problems = ColumnProblems("pairs.csv", "age")
    >>> for row in (2, 5):
    ...     problems.add("odd", "{place}, column {column!r}, {where}: found {found!r}", [row], key="x", found="x")
    >>> str(problems.messages()[0])
    "pairs.csv, column 'age', rows 2, 5: found 'x'"
    """

    def __init__(self, place: object, column: str) -> None:
        self._place = place
        self._column = column
        self._groups: dict[tuple[Severity, str], dict[Hashable, _Group]] = {}

    def add(
        self,
        code: str,
        template: str,
        rows: Iterable[int],
        *,
        key: Hashable = None,
        severity: Severity = "error",
        **fields: object,
    ) -> None:
        """Record a problem of `rows`; those of one code and `key` share a sentence.

        The key is never shown: ids, which may be names, may serve as key.
        """
        group = self._groups.setdefault((severity, code), {}).setdefault(key, _Group(template, fields))
        for row in rows:
            group.n += 1
            if len(group.rows) < ROWS_NAMED:
                group.rows.append(row)

    def messages(self) -> list[Message]:
        """Return the sentences; of each kind the first ten values, then how many more."""
        return [message for kind, groups in self._groups.items() for message in self._of_kind(kind, groups)]

    def _of_kind(self, kind: tuple[Severity, str], groups: dict[Hashable, _Group]) -> list[Message]:
        severity, code = kind
        listed = list(groups.values())
        named = [
            Message(code, group.template, self._located(group), severity) for group in listed[:SENTENCES_OF_A_KIND]
        ]
        rest = listed[SENTENCES_OF_A_KIND:]
        if rest:
            template = N_(
                "{place}, column {column!r}: {n} more of this kind, {values} different values, the first in row {first}"
            )
            counts = {"n": sum(group.n for group in rest), "values": len(rest), "first": rest[0].rows[0]}
            named.append(Message(code, template, {"place": self._place, "column": self._column, **counts}, severity))
        return named

    def _located(self, group: _Group) -> dict[str, object]:
        shown = {name: _shortened(value) for name, value in group.fields.items()}
        located = {"place": self._place, "column": self._column, "where": where(group.rows, group.n), "n": group.n}
        return {**located, **shown}


class CellProblems:
    """Problems of all columns of a file.

    Parameters
    ----------
    place
        The file as it opens a sentence.
    """

    def __init__(self, place: object) -> None:
        self._place = place
        self._columns: dict[str, ColumnProblems] = {}

    def of(self, column: str) -> ColumnProblems:
        """Return where the problems of one column go."""
        return self._columns.setdefault(column, ColumnProblems(self._place, column))

    def messages(self) -> list[Message]:
        """Return the sentences, column by column."""
        return [message for column in self._columns.values() for message in column.messages()]


def where(rows: Sequence[int], n: int) -> Message:
    """Return `n` rows as words, the first five named.

    Examples
    --------
    >>> str(where([7], 1)), str(where([2, 3], 2)), str(where(range(2, 22), 20))
    ('row 7', 'rows 2, 3', 'rows 2, 3, 4, 5, 6, … (20 in all)')
    """
    if n == 1:
        return Message("row", N_("row {row}"), {"row": rows[0]}, "note")
    fields = {"rows": list(rows[:ROWS_NAMED]), "n": n}
    template = N_("rows {rows}, … ({n} in all)") if n > ROWS_NAMED else N_("rows {rows}")
    return Message("rows", template, fields, "note")


def _shortened(value: object) -> object:
    if isinstance(value, str) and len(value) > CHARACTERS_SHOWN:
        return value[:CHARACTERS_SHOWN] + "…"
    return value
