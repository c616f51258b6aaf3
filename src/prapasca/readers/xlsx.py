"""XLSX by its cells: types and row numbers kept, formulas never calculated and merged cells named."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any
from xml.etree.ElementTree import ParseError

from prapasca.checks import nearest
from prapasca.errors import N_, InputError, Message
from prapasca.readers.columns import ROWS_SEARCHED, Wanted, check_header_row, count_found, find_header, locate
from prapasca.readers.encoding import OLE
from prapasca.readers.problems import ROWS_NAMED, where
from prapasca.readers.rows import Source
from prapasca.readers.table import CellFault, RawTable, place, without_trailing_blanks
from prapasca.readers.values import cell_text, folded, is_empty

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)

_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\b(?=[^>]*\shidden="(?:1|true)")[^>]*\sr="(\d+)"')
_FORMULA_OR_MERGE = re.compile(rb"<(?:\w+:)?(?:f|mergeCell)[ />]")


def read_xlsx(content: bytes, source: Source, wanted: Wanted, sheet: str | None) -> RawTable:
    """Read one sheet of a workbook.

    Parameters
    ----------
    content
        The file.
    source
        Name, format and checksum.
    wanted
        Columns to read.
    sheet
        Name of the sheet; None for the first one whose first row names the wanted columns.

    Raises
    ------
    InputError
        A damaged or protected workbook, a sheet or column that is not there.
    """
    with _opened(content, source.name) as book:
        worksheet, notes = _sheet(book, source.name, wanted, sheet)
        rows = _rows(worksheet, source.name)
        found = Source(source.name, "xlsx", worksheet.title, None, source.sha256)
        here = place(found.name, found.sheet)
        head = list(islice(rows, ROWS_SEARCHED))
        names = [[cell_text(cell.value) or "" for cell in row] for row in head]
        check_header_row(here, *find_header(names, wanted), wanted)
        positions, variants = locate(here, names[0] if names else [], wanted)
        columns, blank = _columns(head[1:], rows, positions)
        notes += _hidden(content, worksheet, here, blank)
    for name, row, fault in _unseen(content, found, positions, columns):
        columns[name][row], blank[row] = fault, False
    kept, n_rows = without_trailing_blanks(blank)
    for cells in columns.values():
        del cells[n_rows:]
    return RawTable(found, 2, columns, kept, n_rows, messages=(*notes, *variants))


def xlsx_header(content: bytes, name: str) -> list[str]:
    """Return the column names of the sheet that has most of them.

    Raises
    ------
    InputError
        A damaged or protected workbook, or one without a sheet.
    """
    with _opened(content, name) as book:
        rows = [next(_rows(sheet, name), ()) for sheet in book.worksheets]
        headers = [[cell_text(cell.value) or "" for cell in row] for row in rows]
    return max(headers, key=lambda names: sum(map(bool, names)), default=[])


@contextmanager
def _opened(content: bytes, name: str, *, cells_only: bool = True) -> Iterator[Any]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # drop-down lists and missing styles do not touch the cells
        warnings.filterwarnings("ignore", module="openpyxl")
        try:
            book = load_workbook(io.BytesIO(content), read_only=cells_only, data_only=cells_only, keep_links=False)
        except _BROKEN:
            raise _damaged(content, name) from None
        try:
            yield book
        finally:
            book.close()


def _damaged(content: bytes, name: str) -> InputError:
    if content.startswith(OLE):
        template = N_(
            "{file} is protected by a password or is an old .xls workbook; open it in Excel and save it as .xlsx "
            "without a password"
        )
        return InputError("protected-workbook", template, file=name)
    template = N_("{file} is damaged or no XLSX workbook; open it in Excel and save it as .xlsx again")
    return InputError("damaged-workbook", template, file=name)


def _sheet(book: Any, name: str, wanted: Wanted, asked: str | None) -> tuple[Any, list[Message]]:
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    if asked is None:
        return _sheet_with_columns(list(sheets.values()), name, wanted)
    if asked in sheets:
        return sheets[asked], []
    alike = [title for title in sheets if folded(title) == folded(asked)]
    if len(alike) == 1:
        fields = {"file": name, "found": alike[0], "sheet": asked}
        return sheets[alike[0]], [
            Message("sheet-variant", N_("{file}: sheet {found!r} read as {sheet!r}"), fields, "note")
        ]
    hint = nearest(asked, sheets)
    template = N_("{file}: sheet {sheet!r}, named in {study}, is not there; the sheets are {found}")
    if hint is not None:
        template = N_("{file}: sheet {sheet!r}, named in {study}, is not there; did you mean {hint!r}?")
    raise InputError(
        "unknown-sheet", template, file=name, sheet=asked, study=wanted.study, hint=hint, found=list(sheets)
    )


def _sheet_with_columns(sheets: Sequence[Any], name: str, wanted: Wanted) -> tuple[Any, list[Message]]:
    if not sheets:
        raise InputError("no-sheet", N_("{file} holds no sheet with cells; expected one with the data"), file=name)
    merits = [_merit(sheet, name, wanted) for sheet in sheets]
    chosen = sheets[merits.index(max(merits))]
    if len(sheets) == 1:
        return chosen, []
    template = N_("{file}: sheet {sheet!r} read, the first with the columns of the study; the sheets are {found}")
    fields = {"file": name, "sheet": chosen.title, "found": [sheet.title for sheet in sheets]}
    return chosen, [Message("sheet-chosen", template, fields, "note")]


def _merit(sheet: Any, name: str, wanted: Wanted) -> tuple[int, int, bool]:
    names = [[cell_text(cell.value) or "" for cell in row] for row in islice(_rows(sheet, name), ROWS_SEARCHED)]
    first = count_found(names[0], wanted) if names else 0
    return first, find_header(names, wanted)[1], sheet.sheet_state == "visible"


def _rows(sheet: Any, name: str) -> Iterator[Sequence[Any]]:
    # some programs write the size of the sheet wrongly
    sheet.reset_dimensions()
    try:
        yield from sheet.iter_rows()
    except _BROKEN:
        raise _damaged(b"", name) from None


def _columns(
    head: list[Sequence[Any]], rows: Iterator[Sequence[Any]], positions: dict[str, int]
) -> tuple[dict[str, list[object]], list[bool]]:
    columns: dict[str, list[object]] = {name: [] for name in positions}
    wanted = [(columns[name], at) for name, at in positions.items()]
    blank = []
    for row in (*head, *rows):
        blank.append(all(is_empty(cell.value) for cell in row))
        for cells, at in wanted:
            cells.append(_value(row[at]) if at < len(row) else None)
    return columns, blank


def _value(cell: Any) -> object:
    if cell.data_type == "e":
        template = N_(
            "{place}, column {column!r}, {where}: found the Excel error {found}; correct the formula or empty the cells"
        )
        return CellFault("error-cell", template, str(cell.value))
    # an empty text, not an empty cell: a formula with "" as its stored value
    return "" if cell.value is None and cell.data_type == "str" else cell.value


def _hidden(content: bytes, worksheet: Any, place: object, blank: Sequence[bool]) -> list[Message]:
    """Warn of rows that a filter, or a hand, hides in Excel: whoever looks there does not see them."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        found = _HIDDEN_ROW.findall(archive.read(worksheet._worksheet_path))
    rows = [row for row in map(int, found) if 2 <= row < len(blank) + 2 and not blank[row - 2]]
    if not rows:
        return []
    template = N_("{place}, {where}: hidden in Excel, and read like all others; delete rows that do not belong")
    return [Message("hidden-rows", template, {"place": place, "where": where(rows[:ROWS_NAMED], len(rows))}, "warning")]


def _unseen(
    content: bytes, source: Source, positions: dict[str, int], columns: dict[str, list[object]]
) -> list[tuple[str, int, CellFault]]:
    """Return the empty cells that hold a formula never calculated, or lie in a merged area."""
    empty = [(name, row) for name, cells in columns.items() for row, value in enumerate(cells) if value is None]
    if not empty or not _has_formulas_or_merges(content, source.name):
        return []
    with _opened(content, source.name, cells_only=False) as book:
        sheet = book[source.sheet]
        merged = [area.bounds for area in sheet.merged_cells.ranges]
        faults = [(name, row, _fault(sheet, row + 2, positions[name] + 1, merged)) for name, row in empty]
    return [(name, row, fault) for name, row, fault in faults if fault is not None]


def _has_formulas_or_merges(content: bytes, name: str) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            sheets = [part for part in archive.namelist() if part.startswith("xl/worksheets/")]
            return any(_FORMULA_OR_MERGE.search(archive.read(part)) for part in sheets)
    except _BROKEN:
        raise _damaged(content, name) from None


def _fault(sheet: Any, row: int, column: int, merged: Sequence[tuple[int, int, int, int]]) -> CellFault | None:
    if sheet.cell(row, column).data_type == "f":
        template = N_(
            "{place}, column {column!r}, {where}: a formula without a stored value; open the file in Excel and save "
            "it again"
        )
        return CellFault("uncached-formula", template, "")
    for left, top, right, bottom in merged:
        if left <= column <= right and top <= row <= bottom and (row, column) != (top, left):
            template = N_(
                "{place}, column {column!r}, {where}: merged with other cells; unmerge them in Excel and fill in "
                "every cell"
            )
            return CellFault("merged-cells", template, "")
    return None
