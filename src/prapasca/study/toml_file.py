"""Reading a TOML file: its bytes, its text, its tables, with one sentence for what goes wrong."""

from __future__ import annotations

import codecs
import re
import tomllib
from decimal import Decimal, InvalidOperation
from pathlib import Path

from prapasca.checks import nearest
from prapasca.errors import N_, InputError, Message, os_reason

_DATA_ENDINGS = (".csv", ".tsv", ".xls", ".xlsx", ".xlsm", ".sav", ".parquet")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_toml_text(path: Path) -> str:
    """Return the text of a file in UTF-8, with or without its mark, or in UTF-16 with its mark.

    Raises
    ------
    InputError
        No such file, a folder, a file that cannot be opened, another encoding, nothing in it.
    """
    content = _content(path)
    if content.startswith(_UTF16):
        text = content.decode("utf-16", errors="replace")
    else:
        text = _utf8(content.removeprefix(codecs.BOM_UTF8), path)
    if not text.strip():
        raise InputError(
            "empty-file",
            N_('{file}: the file is empty; write a new study file with "prapasca new"'),
            file=path,
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def parse_toml(text: str, path: Path) -> dict[str, object]:
    """Return the tables of a TOML text, numbers with a decimal point as Decimal.

    Raises
    ------
    InputError
        Code ``"toml"``, with line and column.
    """
    try:
        return tomllib.loads(text, parse_float=_decimal)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(str(error), text, path) from None


def _decimal(text: str) -> Decimal:
    """Return a number exactly as written; one beyond any Decimal as infinity, which no key takes."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("Infinity")


def _content(path: Path) -> bytes:
    if path.suffix.casefold() in _DATA_ENDINGS:
        raise InputError(
            "data-not-study",
            N_("{file}: this is a data file, expected a study file first, such as study.toml, and the data after it"),
            file=path,
        )
    try:
        if not path.is_dir():
            return path.read_bytes()
    except FileNotFoundError:
        raise _not_found(path) from None
    except OSError as error:
        raise InputError(
            "unreadable",
            N_("{file}: the file cannot be opened ({reason}); close it in other programs and see that you may read it"),
            file=path,
            reason=os_reason(error),
        ) from None
    raise _folder(path)


def _folder(path: Path) -> InputError:
    hint = path / "study.toml"
    template = N_("{file}: this is a folder, expected a study file")
    if hint.is_file():
        template = N_("{file}: this is a folder, expected a study file; did you mean {hint}?")
    return InputError("folder", template, file=path, hint=hint)


def _not_found(path: Path) -> InputError:
    beside = sorted(path.parent.glob("*.toml")) if path.parent.is_dir() else []
    name = nearest(path.name, [other.name for other in beside])
    hint = path.with_name(name) if name else (beside[0] if len(beside) == 1 else None)
    if hint:
        return InputError("not-found", N_("{file}: there is no such file; did you mean {hint}?"), file=path, hint=hint)
    return InputError(
        "not-found",
        N_('{file}: there is no such file; give the path of a study file, or write one with "prapasca new"'),
        file=path,
    )


def _utf8(content: bytes, path: Path) -> str:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _encoding_error(path, content.count(b"\n", 0, error.start) + 1) from None
    if "\0" in text:
        raise _encoding_error(path, text.count("\n", 0, text.index("\0")) + 1)
    return text


def _encoding_error(path: Path, line: int) -> InputError:
    return InputError(
        "encoding",
        N_("{file}:{line}: the text is not UTF-8; save the file again with the encoding UTF-8"),
        file=path,
        line=line,
    )


def _syntax_error(found: str, text: str, path: Path) -> InputError:
    place = re.search(r"\(at line (\d+), column (\d+)\)", found)
    rows = text.split("\n")
    # "at end of document": the last line with something on it
    end = max(number for number, row in enumerate(rows, start=1) if row.strip())
    line, column = (int(place[1]), int(place[2])) if place else (end, len(rows[end - 1]) + 1)
    return InputError(
        "toml",
        N_("{file}:{line}:{column}: this line cannot be read: {reason}"),
        file=path,
        line=line,
        column=column,
        reason=Message("toml-reason", _reason(found, rows[line - 1])),
    )


def _reason(found: str, row: str) -> str:
    if re.search("[“”„‘’]", row):
        return N_('it has curly quotation marks; write straight ones: "..."')
    if found.startswith(("Unescaped", "Invalid hex value")):
        return N_("a backslash has a meaning of its own in a text; write a path with / instead")
    if re.search(r"=\s*[-+]?\d+,\d+\s*(#.*)?$", row):
        return N_("a number is written with a decimal point, as in 0.95")
    if re.search(r"=\s*\d{1,2}[-/.]\d{1,2}[-/.]\d{4}", row):
        return N_("a date begins with the year, as in 2021-03-31")
    return next((reason for start, reason in _REASONS if found.startswith(start)), _GENERAL)


_GENERAL = N_('expected [a table], or key = value with texts between "quotation marks"')

_REASONS = (
    ("Cannot overwrite", N_("this key stands here for the second time")),
    ("Cannot declare", N_("this table stands here for the second time")),
    ("Duplicate inline", N_("this key stands here for the second time")),
    ("Cannot redefine", N_("this table stands here for the second time")),
    ("Cannot mutate", N_("this table was already closed further up")),
    ("Expected '=' after a key", N_('expected "=" after the key; a key has no spaces')),
    ("Illegal character '\\n'", N_("a text is not closed: its last quotation mark is missing")),
    ("Unterminated string", N_("a text is not closed: its last quotation mark is missing")),
    ("Expected \"'''\"", N_("a text is not closed: its last quotation mark is missing")),
    ('Expected \'"""\'', N_("a text is not closed: its last quotation mark is missing")),
    ("Unclosed array", N_("a list is not closed, or a comma is missing between its entries")),
    ("Unclosed inline table", N_("a curly bracket is not closed, or a comma is missing inside")),
    ("Expected newline", N_("something stands after the value; a comment begins with #")),
    ("Expected ']", N_("the name of a table is not closed with ]")),
    ("Invalid date", N_("this day is not in the calendar")),
    ("Invalid value", N_('the value is no text between "quotation marks", no number, date, true or false')),
)
