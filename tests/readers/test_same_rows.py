"""Every reader gives the same rows for the same people."""

import csv
import io
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyreadstat
import pytest
from openpyxl import Workbook

from prapasca.readers import read_data, read_frame
from reading import observed, study

COLUMNS = ["id", "before", "after", "parity", "age"]
# codes as numbers; the fourth row is blank, the last two stand below the data
PEOPLE: list[list[Any]] = [
    ["a", 3, 2, 1, 24.5],
    ["b", 3, None, 2, 30],
    ["c", None, 1, 1, None],
    [None, None, None, None, None],
    ["d", 99, None, 2, 36],
    ["e", 2, 1, None, 25],
    [None, None, None, None, None],
    [None, None, None, None, None],
]
PRE = ("none", "none", None, None, "not_smooth")
POST = ("not_smooth", None, "smooth", None, "smooth")
CHARACTERISTICS = {
    "parity": ("primipara", "multipara", "primipara", "multipara", None),
    "age": (Decimal("24.5"), Decimal(30), None, Decimal(36), Decimal(25)),
}


def by_column() -> dict[str, list[Any]]:
    return {name: [row[at] for row in PEOPLE] for at, name in enumerate(COLUMNS)}


def pandas_floats() -> pd.DataFrame:
    return pd.DataFrame(by_column())


def pandas_categorical() -> pd.DataFrame:
    labels = {3: "tidak ada", 2: "tidak lancar", 1: "lancar", 99: "99", None: None}
    frame = pd.DataFrame(by_column())
    for name in ("before", "after"):
        frame[name] = pd.Categorical([labels[value] for value in by_column()[name]])
    frame["parity"] = pd.Categorical(frame["parity"])
    return frame


def pandas_nullable() -> pd.DataFrame:
    return pd.DataFrame(by_column()).astype({"before": "Int64", "after": "Int64", "parity": "Int64", "id": "string"})


def pandas_objects() -> pd.DataFrame:
    return pd.DataFrame(by_column(), dtype=object)


def polars_eager() -> pl.DataFrame:
    return pl.DataFrame(by_column())


def polars_categorical() -> pl.DataFrame:
    return pl.DataFrame(by_column()).with_columns(pl.col("before", "after").cast(pl.String).cast(pl.Categorical))


def polars_narrow() -> pl.DataFrame:
    return pl.DataFrame(by_column()).with_columns(pl.col("age").cast(pl.Float32), pl.col("after").cast(pl.UInt8))


def polars_lazy() -> pl.LazyFrame:
    return polars_eager().lazy()


def arrow() -> pa.Table:
    return pa.table(by_column())


def arrow_dictionary() -> pa.Table:
    columns = by_column()
    texts = [None if value is None else str(value) for value in columns["before"]]
    return pa.table({**columns, "before": pa.array(texts).dictionary_encode()})


@pytest.mark.parametrize(
    "make",
    [
        pandas_floats,
        pandas_categorical,
        pandas_nullable,
        pandas_objects,
        polars_eager,
        polars_categorical,
        polars_narrow,
        polars_lazy,
        arrow,
        arrow_dictionary,
    ],
)
def test_frames(make: Callable[[], object]) -> None:
    check(read_frame(study("wide"), make()), "frame")


def test_duckdb_relation() -> None:
    with duckdb.connect() as connection:
        people = polars_eager()
        check(read_frame(study("wide"), connection.from_arrow(people.to_arrow())), "frame")


def check(rows: object, kind: str) -> None:
    assert observed(rows)[:3] == (PRE, POST, CHARACTERISTICS)
    accounting = rows.accounting
    assert (accounting.rows_read, accounting.rows_blank, accounting.people, accounting.paired) == (6, 1, 5, 2)
    assert [(exclusion.reason, exclusion.n) for exclusion in accounting.excluded] == [
        ("missing_pre", 1),
        ("missing_post", 1),
        ("missing_both", 1),
    ]
    assert rows.source.format == kind
    assert (rows.source.sha256 is None) == (kind == "frame")


def delimited(delimiter: str, mark: str) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(COLUMNS)
    for row in PEOPLE:
        writer.writerow(["" if value is None else str(value).replace(".", mark) for value in row])
    return text.getvalue()


@pytest.mark.parametrize(
    ("encoding", "mark", "told"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8-sig", b"", "utf-8-sig"),
        ("utf-16-le", b"\xff\xfe", "utf-16-le"),
        ("utf-16-be", b"\xfe\xff", "utf-16-be"),
        ("cp1252", b"", "utf-8"),
    ],
)
@pytest.mark.parametrize(("delimiter", "decimal"), [(",", "."), (";", ","), ("\t", ","), ("|", "."), (",", ",")])
@pytest.mark.parametrize("declared", [False, True])
def test_text(
    encoding: str, mark: bytes, told: str, delimiter: str, decimal: str, declared: bool, tmp_path: Path
) -> None:
    text = (f"sep={delimiter}\r\n" if declared else "") + delimited(delimiter, decimal)
    path = tmp_path / "pairs.csv"
    path.write_bytes(mark + text.encode(encoding))
    rows = read_data(study("wide"), path)
    check(rows, "csv")
    assert rows.source.encoding == told


def test_tsv(tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text(delimited("\t", ","))
    check(read_data(study("wide"), path), "tsv")


def test_xlsx(tmp_path: Path) -> None:
    book = Workbook()
    for row in [COLUMNS, *PEOPLE]:
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    book.save(tmp_path / "pairs.xlsx")
    check(read_data(study("wide"), tmp_path / "pairs.xlsx"), "xlsx")


def test_sav(tmp_path: Path) -> None:
    frame = pandas_floats().fillna({"id": ""})
    labels = {"before": {3: "tidak ada", 2: "tidak lancar", 1: "lancar"}}
    pyreadstat.write_sav(frame, tmp_path / "pairs.sav", variable_value_labels=labels)
    check(read_data(study("wide"), tmp_path / "pairs.sav"), "sav")


@pytest.mark.parametrize(
    "make", [pandas_floats, pandas_categorical, polars_eager, polars_categorical, arrow_dictionary]
)
def test_parquet(make: Callable[[], Any], tmp_path: Path) -> None:
    path = tmp_path / "pairs.parquet"
    frame = make()
    if isinstance(frame, pd.DataFrame):
        frame.to_parquet(path)
    elif isinstance(frame, pl.DataFrame):
        frame.write_parquet(path)
    else:
        pa.parquet.write_table(frame, path)
    check(read_data(study("wide"), path), "parquet")


def long_people() -> list[list[Any]]:
    rows = [[row[0], time, row[at], row[3], row[4]] for row in PEOPLE for time, at in ((1, 1), (2, 2))]
    return [row if row[0] else [None] * 5 for row in rows[:12]]


def test_the_long_shape_gives_the_same_people(tmp_path: Path) -> None:
    names = ["id", "time", "flow", "parity", "age"]
    frame = pl.DataFrame({name: [row[at] for row in long_people()] for at, name in enumerate(names)})
    frame.write_csv(tmp_path / "visits.csv")
    from_frame = read_frame(study("long"), frame)
    assert observed(read_data(study("long"), tmp_path / "visits.csv")) == observed(from_frame)
    assert observed(from_frame)[:3] == (PRE, POST, CHARACTERISTICS)
    accounting = from_frame.accounting
    assert (accounting.rows_read, accounting.rows_blank, accounting.people, accounting.paired) == (12, 2, 5, 2)
