"""Dataframes that are not as expected."""

import numpy as np
import pandas as pd
import polars as pl
import pytest

from prapasca.errors import InputError
from prapasca.readers import read_frame
from reading import study


def people() -> dict[str, list[object]]:
    return {"id": ["a", "b"], "before": [3, 2], "after": [1, 1], "parity": [1, 2], "age": [24, 30]}


def test_something_else_is_no_dataframe() -> None:
    with pytest.raises(InputError, match="frame: found dict, expected a dataframe"):
        read_frame(study("wide"), people())


def test_a_column_that_is_not_there() -> None:
    with pytest.raises(InputError, match=r"column 'before', named in .*, is not there; did you mean 'befor'"):
        read_frame(study("wide"), pl.DataFrame(people()).rename({"before": "befor"}))


def test_two_columns_of_one_name() -> None:
    frame = pd.DataFrame(people())
    frame.columns = ["id", "before", "before", "parity", "age"]
    with pytest.raises(InputError) as caught:
        read_frame(study("wide"), frame)
    assert caught.value.code == "duplicate-column"


def test_a_frame_without_rows() -> None:
    with pytest.raises(InputError, match="frame: there are no rows"):
        read_frame(study("wide"), pl.DataFrame(people()).clear())


def test_column_names_may_be_other_than_text() -> None:
    frame = pd.DataFrame(people())
    frame[2021] = 1
    assert read_frame(study("wide"), frame).accounting.people == 2


def test_values_of_mixed_types_are_read() -> None:
    frame = pd.DataFrame(people())
    frame["before"] = pd.Series([np.int64(3), "tidak lancar"], dtype=object)
    rows = read_frame(study("wide"), frame)
    assert rows.pre == ("none", "not_smooth")
    assert "mixed-types" in {message.code for message in rows.messages}
