"""The data file of a study: found, opened and handed to the reader of its format."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from prapasca.checks import nearest
from prapasca.errors import N_, InputError, os_reason
from prapasca.readers.columns import Wanted
from prapasca.readers.delimited import EMPTY_FILE, delimited_header, read_delimited
from prapasca.readers.rows import Source
from prapasca.readers.table import RawTable
from prapasca.readers.xlsx import read_xlsx, xlsx_header

Result = TypeVar("Result")

FORMATS = {
    ".csv": "csv",
    ".txt": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".sav": "sav",
    ".zsav": "sav",
    ".parquet": "parquet",
}
"""Format by the ending of a file's name."""

ADVICE = {
    ".xls": N_("{file}: the old .xls format is not read; open it in Excel and save it as .xlsx"),
    ".xlsb": N_("{file}: the binary .xlsb format is not read; open it in Excel and save it as .xlsx"),
    ".ods": N_("{file}: .ods is not read; open it in LibreOffice and save it as .xlsx"),
    ".numbers": N_("{file}: .numbers is not read; open it in Numbers and export it to Excel (.xlsx)"),
    ".doc": N_("{file} is a document, not a data sheet; copy its table into Excel and save it as .xlsx"),
    ".docx": N_("{file} is a document, not a data sheet; copy its table into Excel and save it as .xlsx"),
    ".pdf": N_("{file} is a document, not a data sheet; copy its table into Excel and save it as .xlsx"),
    ".spv": N_("{file} is SPSS output, not data; save the data themselves as .sav"),
    ".por": N_("{file}: the old SPSS format .por is not read; open it in SPSS and save it as .sav"),
    ".dta": N_("{file}: Stata files are not read; save the data as .csv or .xlsx"),
}


def read_file(path: Path, wanted: Wanted, sheet: str | None) -> RawTable:
    """Read the wanted columns of a data file.

    Parameters
    ----------
    path
        The file; its ending tells the format.
    wanted
        Columns to read.
    sheet
        Sheet of a workbook; None for the first with the wanted columns.

    Raises
    ------
    InputError
        A file that is not there, cannot be opened, is empty, or has an ending that is not read.
    MissingExtraError
        A format whose optional packages are not installed.
    """
    return _opening(path, lambda: _read(path, wanted, sheet))


def read_header(path: Path) -> list[str]:
    """Return the names of all columns of a data file; of a workbook, those of the sheet with most names.

    Raises
    ------
    InputError, MissingExtraError
        As for :func:`read_file`.
    """
    return _opening(path, lambda: _header(path))


def _opening(path: Path, read: Callable[[], Result]) -> Result:
    try:
        _check_ending(path)
        _check_exists(path)
        if path.stat().st_size == 0:
            raise InputError("empty-file", EMPTY_FILE, file=path.name)
        return read()
    except PermissionError:
        raise InputError(
            "locked",
            N_("{file} cannot be opened: another program holds it, or you may not read it; close it in Excel"),
            file=path.name,
        ) from None
    except OSError as error:
        raise InputError(
            "unreadable", N_("{file} cannot be read: {reason}"), file=path.name, reason=os_reason(error)
        ) from None


def _header(path: Path) -> list[str]:
    kind = FORMATS[path.suffix.casefold()]
    if kind == "xlsx":
        return xlsx_header(path.read_bytes(), path.name)
    if kind == "sav":
        from prapasca.readers.sav import sav_header

        return sav_header(path, path.name)
    if kind == "parquet":
        from prapasca.readers.parquet import parquet_header

        return parquet_header(path, path.name)
    return delimited_header(path.read_bytes(), path.name)


def _read(path: Path, wanted: Wanted, sheet: str | None) -> RawTable:
    with path.open("rb") as file:
        checksum = hashlib.file_digest(file, "sha256").hexdigest()
    source = Source(path.name, FORMATS[path.suffix.casefold()], sha256=checksum)
    if source.format == "xlsx":
        return read_xlsx(path.read_bytes(), source, wanted, sheet)
    if source.format == "sav":
        from prapasca.readers.sav import read_sav

        return read_sav(path, source, wanted)
    if source.format == "parquet":
        from prapasca.readers.parquet import read_parquet

        return read_parquet(path, source, wanted)
    return read_delimited(path.read_bytes(), source, wanted)


def _check_ending(path: Path) -> None:
    if path.name.startswith("~$"):
        raise InputError(
            "lock-file",
            N_("{file} is a mark that Excel leaves while {original} is open; give {original} itself"),
            file=path.name,
            original=path.name[2:],
        )
    ending = path.suffix.casefold()
    if ending in FORMATS or path.is_dir():
        return
    template = ADVICE.get(
        ending, N_("{file}: found the ending {ending!r}, expected one of {expected}; save the data in one of these")
    )
    expected = list(FORMATS)
    raise InputError("unknown-format", template, file=path.name, ending=ending, expected=expected)


def _check_exists(path: Path) -> None:
    if path.is_dir():
        raise InputError("directory", N_("{file} is a folder; expected a data file in it"), file=path.name)
    if path.exists():
        return
    folder = path.parent
    if not folder.is_dir():
        raise InputError(
            "no-folder", N_("{file}: its folder {folder} does not exist"), file=path.name, folder=str(folder)
        )
    hint = nearest(path.name, (entry.name for entry in os.scandir(folder) if entry.is_file()))
    template = N_("{file} does not exist in the folder {folder}; expected the data of the study")
    if hint is not None:
        template = N_("{file} does not exist in the folder {folder}; did you mean {hint}?")
    raise InputError("no-file", template, file=path.name, folder=str(folder), hint=hint)
