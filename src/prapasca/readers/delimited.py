"""CSV and TSV: every column as text, the delimiter found by the columns the study names."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from prapasca.errors import N_, InputError, Message
from prapasca.readers.columns import ROWS_SEARCHED, Wanted, check_header_row, find_header, locate
from prapasca.readers.encoding import decode
from prapasca.readers.problems import ROWS_NAMED, SENTENCES_OF_A_KIND, where
from prapasca.readers.rows import Source
from prapasca.readers.table import RawTable, without_trailing_blanks

EMPTY_FILE = N_("{file} is empty; expected column names and rows")
DELIMITERS = (",", ";", "\t", "|")
_DECLARED = re.compile(r'"?sep=(.)"?[ \t;,]*(?:\r\n|\r|\n|$)', re.IGNORECASE)


def read_delimited(content: bytes, source: Source, wanted: Wanted) -> RawTable:
    r"""Read a CSV or TSV file; its rows are numbered as a spreadsheet shows them, header first.

    Parameters
    ----------
    content
        The file.
    source
        Name, format and checksum.
    wanted
        Columns to read.

    Raises
    ------
    InputError
        Bytes that are no text, a quotation mark left open, columns that are not there.

    Examples
    --------
    >>> table = read_delimited(b"before;after\n1;2\n", Source("pairs.csv", "csv"), Wanted(("after",), "study.toml"))
    >>> table.columns
    {'after': ['2']}
    """
    decoded = decode(content, source.name)
    text, delimiter = _text_and_delimiter(decoded.text, source.name, wanted)
    records = list(_records(text, delimiter, source.name))
    check_header_row(source.name, *find_header(records, wanted), wanted)
    header, rows = (records[0], records[1:]) if records else ([], [])
    positions, notes = locate(source.name, header, wanted)
    width = max((place for place, name in enumerate(header, start=1) if name.strip()), default=0)
    blank, n_rows = without_trailing_blanks(not any(cell.strip() for cell in row) for row in rows)
    del rows[n_rows:]
    unequal = _unequal(width, rows, blank)
    notes += _unequal_messages(source.name, width, unequal)
    if decoded.encoding == "cp1252":
        notes.append(_windows(source.name))
    return RawTable(
        Source(source.name, source.format, None, decoded.encoding, source.sha256),
        2,
        {name: [row[at] if at < len(row) else "" for row in rows] for name, at in positions.items()},
        # cells of such a row may stand in the wrong column, an id where a value is read
        blank.union(*unequal.values()),
        n_rows,
        messages=tuple(notes),
    )


def delimited_header(content: bytes, name: str) -> list[str]:
    r"""Return the column names of a CSV or TSV file.

    Raises
    ------
    InputError
        As for :func:`read_delimited`.

    Examples
    --------
    >>> delimited_header(b"q1;q2\n1;2,5\n", "items.csv")
    ['q1', 'q2']
    """
    text, delimiter = _text_and_delimiter(decode(content, name).text, name, Wanted((), name))
    return next(_records(text, delimiter, name), [])


def _text_and_delimiter(decoded: str, name: str, wanted: Wanted) -> tuple[str, str]:
    if not decoded.strip():
        raise InputError("empty-file", EMPTY_FILE, file=name)
    declared = _DECLARED.match(decoded)
    text = decoded[declared.end() :] if declared else decoded
    return text, declared[1] if declared else _delimiter(text, name, wanted)


def _delimiter(text: str, name: str, wanted: Wanted) -> str:
    """Return the delimiter that shows most of the wanted columns, then most fields."""

    def merit(delimiter: str) -> tuple[int, int]:
        try:
            records = list(islice(_records(text, delimiter, name), ROWS_SEARCHED))
        except InputError:
            return (0, 0)
        return find_header(records, wanted)[1], len(records[0]) if records else 0

    return max(DELIMITERS, key=merit)


def _records(text: str, delimiter: str, name: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    row = 0
    while True:
        row += 1
        try:
            record = next(reader, None)
        except csv.Error:
            raise InputError(
                "broken-quotes",
                N_(
                    "{file}, row {row}: a quotation mark is left open or stands inside a field; close it, or write it "
                    "twice inside a quoted field"
                ),
                file=name,
                row=row,
            ) from None
        if record is None:
            return
        yield record


def _unequal(width: int, rows: Sequence[Sequence[str]], blank: frozenset[int]) -> dict[int, list[int]]:
    """Return the positions of rows with too few or too many fields, by the number of fields."""
    wrong: dict[int, list[int]] = {}
    for position, row in enumerate(rows):
        if position not in blank and (len(row) < width or any(map(str.strip, row[width:]))):
            wrong.setdefault(len(row), []).append(position)
    return wrong


def _unequal_messages(name: str, width: int, wrong: Mapping[int, list[int]]) -> list[Message]:
    more = N_(
        "{file}, {where}: {found} fields, expected {width} as in the header; put a text or number that holds the "
        "delimiter between quotation marks"
    )
    fewer = N_(
        "{file}, {where}: {found} fields, expected {width} as in the header; write a delimiter for every empty cell "
        "too, or save the sheet as .xlsx"
    )
    return [
        Message(
            "unequal-row",
            fewer if found < width else more,
            {
                "file": name,
                "where": where([position + 2 for position in positions[:ROWS_NAMED]], len(positions)),
                "found": found,
                "width": width,
            },
        )
        for found, positions in islice(wrong.items(), SENTENCES_OF_A_KIND)
    ]


def _windows(name: str) -> Message:
    template = N_("{file}: the text is not UTF-8 and was read as Windows-1252; see that names and signs came out right")
    return Message("windows-1252", template, {"file": name}, "note")
