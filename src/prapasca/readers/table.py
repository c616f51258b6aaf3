"""The columns a study names, as a reader found them: untouched values with their row numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from prapasca.errors import N_, Message
from prapasca.readers.rows import Source


@dataclass(frozen=True)
class CellFault:
    """A cell whose value cannot be had, with the sentence that says why.

    Parameters
    ----------
    code, template
        As for :class:`prapasca.errors.Message`; fields ``place``, ``column``, ``where`` and
        ``found`` are filled later.
    found
        What stands in the cell.
    """

    code: str
    template: str
    found: str


@dataclass(frozen=True)
class Column:
    """One column without the blank rows.

    Parameters
    ----------
    name
        As the study writes it.
    values, rows
        The cells and the number of the row of each, shape (n,).
    value_labels
        Labels the file itself gives to its codes, by the text of the code.
    """

    name: str
    values: Sequence[object]
    rows: Sequence[int]
    value_labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class RawTable:
    """The columns a study names, every row of the data kept.

    Parameters
    ----------
    source
        The file or frame.
    first_row
        Number of the first data row: 2 below a header row, 1 where columns are named apart.
    columns
        Cells by the column's name as the study writes it, shape (n_rows,) each.
    blank
        Positions, counted from 0, of rows without any value.
    n_rows
        Data rows up to the last one that is not blank.
    value_labels
        Labels of codes, by column.
    messages
        What the reader noticed; an error among them is raised with those of the cells.
    """

    source: Source
    first_row: int
    columns: Mapping[str, Sequence[object]]
    blank: frozenset[int]
    n_rows: int
    value_labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    messages: tuple[Message, ...] = ()

    @property
    def place(self) -> object:
        """The file, with its sheet, as it opens a sentence."""
        return place(self.source.name, self.source.sheet)

    @property
    def kept(self) -> list[int]:
        """Positions of the rows that are not blank."""
        return [position for position in range(self.n_rows) if position not in self.blank]

    def column(self, name: str) -> Column:
        """Return one column without the blank rows."""
        values = self.columns[name]
        kept = self.kept
        return Column(
            name,
            [values[position] for position in kept],
            [position + self.first_row for position in kept],
            self.value_labels.get(name, {}),
        )


def place(name: str, sheet: str | None = None) -> object:
    """Return the file's name, with the sheet of a workbook."""
    return name if sheet is None else Message("place", N_("{file}, sheet {sheet!r}"), {"file": name, "sheet": sheet})


def without_trailing_blanks(blank: Iterable[bool]) -> tuple[frozenset[int], int]:
    """Return the positions of blank rows and the number of rows, those after the last value left out.

    Examples
    --------
    >>> positions, n_rows = without_trailing_blanks([False, True, False, True, True])
    >>> sorted(positions), n_rows
    ([1], 3)
    """
    flags = list(blank)
    while flags and flags[-1]:
        flags.pop()
    return frozenset(position for position, flag in enumerate(flags) if flag), len(flags)
