"""Any dataframe narwhals knows: pandas, polars eager or lazy, pyarrow, DuckDB."""

from __future__ import annotations

from decimal import Decimal
from functools import reduce
from operator import and_
from typing import Any

import narwhals as nw
import numpy as np

from prapasca.errors import N_, InputError
from prapasca.readers.columns import Wanted, locate
from prapasca.readers.rows import Source
from prapasca.readers.table import RawTable, without_trailing_blanks


def read_columns(frame: Any, source: Source, wanted: Wanted) -> RawTable:
    """Take the wanted columns from a dataframe; its rows are numbered from 1.

    Parameters
    ----------
    frame
        The dataframe; a lazy one is computed for the wanted columns only.
    source
        Name and format.
    wanted
        Columns to read.

    Raises
    ------
    InputError
        Something that is no dataframe, columns that are not there.

    Examples
    --------
    >>> import polars
    >>> frame = polars.DataFrame({"before": [1, None], "after": [2, 3]})
    >>> read_columns(frame, Source("frame", "frame"), Wanted(("before",), "study.toml")).columns
    {'before': [1, None]}
    """
    lazy, schema = _lazy(frame, source.name)
    header = [str(name) for name in schema]
    positions, notes = locate(source.name, header, wanted)
    chosen = {name: list(schema)[at] for name, at in positions.items()}
    blank = reduce(and_, (_is_blank(name, dtype) for name, dtype in schema.items()))
    # aliases of our own: an engine may not bear every name, nor two that differ in case
    aliased = [_plain(found, schema[found]).alias(f"c{place}") for place, found in enumerate(chosen.values())]
    collected = lazy.select(*aliased, blank.alias("blank")).collect()
    blank_rows, n_rows = without_trailing_blanks(bool(flag) for flag in collected["blank"].to_list())
    columns = {
        name: _listed(collected[f"c{place}"], schema[found])[:n_rows]
        for place, (name, found) in enumerate(chosen.items())
    }
    return RawTable(source, 1, columns, blank_rows, n_rows, messages=tuple(notes))


def _lazy(frame: Any, name: str) -> tuple[Any, dict[Any, Any]]:
    try:
        lazy = nw.from_native(frame).lazy()
        return lazy, dict(lazy.collect_schema())
    except TypeError:
        raise InputError(
            "no-frame",
            N_("{place}: found {found}, expected a dataframe of pandas, polars, pyarrow or DuckDB"),
            place=name,
            found=type(frame).__name__,
        ) from None
    except nw.exceptions.DuplicateError:
        raise InputError(
            "duplicate-column",
            N_("{place}: two columns have the same name; expected every name once: rename or drop the others"),
            place=name,
        ) from None


def _plain(name: Any, dtype: Any) -> Any:
    column = nw.col(name)
    return column.cast(nw.String) if dtype in (nw.Categorical, nw.Enum) else column


def _is_blank(name: Any, dtype: Any) -> Any:
    column = _plain(name, dtype)
    if dtype in (nw.String, nw.Categorical, nw.Enum):
        return column.is_null() | (column.str.strip_chars() == "").fill_null(value=True)
    if dtype.is_float():
        return column.is_null() | column.is_nan().fill_null(value=True)
    return column.is_null()


def _listed(column: Any, dtype: Any) -> list[Any]:
    values = column.to_list()
    if dtype != nw.Float32:
        return list(values)
    # the shortest decimal of a 32-bit number is lost once it is widened
    return [value if value is None else Decimal(str(np.float32(value))) for value in values]
