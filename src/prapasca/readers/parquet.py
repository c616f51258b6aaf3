"""Parquet files, through polars."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import narwhals as nw

from prapasca.errors import N_, InputError, MissingExtraError
from prapasca.readers.columns import Wanted
from prapasca.readers.frame import read_columns
from prapasca.readers.rows import Source
from prapasca.readers.table import RawTable

Result = TypeVar("Result")


def read_parquet(path: Path, source: Source, wanted: Wanted) -> RawTable:
    """Read the wanted columns of a Parquet file; its rows are numbered from 1.

    Raises
    ------
    MissingExtraError
        polars is not installed.
    InputError
        A damaged file, columns that are not there.
    """
    return _scanned(path, source.name, lambda scan: read_columns(scan, source, wanted))


def parquet_header(path: Path, name: str) -> list[str]:
    """Return the names of the columns of a Parquet file; errors as for :func:`read_parquet`."""
    return _scanned(path, name, lambda scan: list(scan.collect_schema()))


def _scanned(path: Path, name: str, read: Callable[[Any], Result]) -> Result:
    try:
        import polars
    except ImportError:
        raise MissingExtraError(
            "missing-extra",
            N_('{file}: Parquet files need the extra "frames"; install it with: {command}'),
            file=name,
            command="pip install polars pyarrow",
        ) from None
    try:
        return read(polars.scan_parquet(path, glob=False))
    except (polars.exceptions.PolarsError, nw.exceptions.NarwhalsError):
        raise InputError(
            "damaged-parquet", N_("{file} is damaged or no Parquet file; write it again"), file=name
        ) from None
