"""Parquet files, through polars."""

from __future__ import annotations

from pathlib import Path

import narwhals as nw

from prapasca.errors import N_, InputError, MissingExtraError
from prapasca.readers.columns import Wanted
from prapasca.readers.frame import read_columns
from prapasca.readers.rows import Source
from prapasca.readers.table import RawTable


def read_parquet(path: Path, source: Source, wanted: Wanted) -> RawTable:
    """Read the wanted columns of a Parquet file; its rows are numbered from 1.

    Raises
    ------
    MissingExtraError
        polars is not installed.
    InputError
        A damaged file, columns that are not there.
    """
    try:
        import polars
    except ImportError:
        raise MissingExtraError(
            "missing-extra",
            N_('{file}: Parquet files need the extra "frames"; install it with: {command}'),
            file=source.name,
            command="pip install polars pyarrow",
        ) from None
    try:
        return read_columns(polars.scan_parquet(path, glob=False), source, wanted)
    except (polars.exceptions.PolarsError, nw.exceptions.NarwhalsError):
        raise InputError(
            "damaged-parquet", N_("{file} is damaged or no Parquet file; write it again"), file=source.name
        ) from None
