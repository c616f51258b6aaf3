"""SPSS .sav: codes with their value labels; user-missing values count as not observed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from prapasca.errors import N_, InputError, MissingExtraError
from prapasca.readers.columns import Wanted, locate
from prapasca.readers.rows import Source
from prapasca.readers.table import RawTable, without_trailing_blanks
from prapasca.readers.values import cell_text, is_empty


def read_sav(path: Path, source: Source, wanted: Wanted) -> RawTable:
    """Read an SPSS file; its rows are numbered as SPSS shows them, from 1.

    Parameters
    ----------
    path
        The file.
    source
        Name, format and checksum.
    wanted
        Columns to read.

    Raises
    ------
    MissingExtraError
        pyreadstat is not installed.
    InputError
        A damaged file, columns that are not there.
    """
    data, metadata = _read(path, source.name)
    header = list(data)
    positions, notes = locate(source.name, header, wanted)
    columns = {name: data[header[at]] for name, at in positions.items()}
    blank, n_rows = without_trailing_blanks(all(map(is_empty, row)) for row in zip(*data.values(), strict=True))
    labels = metadata.variable_value_labels
    return RawTable(
        Source(source.name, source.format, None, metadata.file_encoding, source.sha256),
        1,
        {name: cells[:n_rows] for name, cells in columns.items()},
        blank,
        n_rows,
        {name: _texts(labels.get(header[at], {})) for name, at in positions.items()},
        tuple(notes),
    )


def sav_header(path: Path, name: str) -> list[str]:
    """Return the names of the variables of an SPSS file; errors as for :func:`read_sav`."""
    return list(_read(path, name)[0])


def _read(path: Path, name: str) -> tuple[dict[str, list[Any]], Any]:
    try:
        import pyreadstat
    except ImportError:
        raise MissingExtraError(
            "missing-extra",
            N_('{file}: SPSS files need the extra "spss"; install it with: {command}'),
            file=name,
            command="pip install pyreadstat",
        ) from None
    try:
        data, metadata = pyreadstat.read_sav(str(path), output_format="dict")
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError, ValueError, UnicodeError):
        raise InputError(
            "damaged-sav",
            N_("{file} is damaged or no SPSS file; open it in SPSS and save it as .sav again"),
            file=name,
        ) from None
    return {column: _listed(cells) for column, cells in data.items()}, metadata


def _listed(cells: Iterable[Any]) -> list[Any]:
    to_list = getattr(cells, "tolist", None)
    return list(cells) if to_list is None else list(to_list())


def _texts(labels: Mapping[Any, str]) -> dict[str, str]:
    return {text: label for code, label in labels.items() if (text := cell_text(code)) is not None}
