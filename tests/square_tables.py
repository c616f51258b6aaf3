"""Published values for square tables, and small random tables."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import strategies as st

from prapasca.change import ChangeProfile
from prapasca.transition import TransitionTable

ORACLES: dict[str, Any] = {
    entry["id"]: entry
    for entry in json.loads((Path(__file__).parent / "oracles" / "square_tables.json").read_text("utf-8"))["values"]
}


def oracle_table(name: str) -> TransitionTable:
    entry = ORACLES[name]
    return table_of(entry["table"], entry.get("scores"))


def table_of(counts: object, scores: object = None) -> TransitionTable:
    array = np.asarray(counts)
    return TransitionTable.from_counts(array, [f"c{i}" for i in range(len(array))], scores)


@st.composite
def square_tables(draw: st.DrawFn, largest: int = 4, sizes: tuple[int, int] = (2, 4)) -> TransitionTable:
    size = draw(st.integers(*sizes))
    row = st.lists(st.integers(0, largest), min_size=size, max_size=size)
    return table_of(draw(st.lists(row, min_size=size, max_size=size)))


changes = st.lists(st.integers(-4, 4), min_size=1, max_size=12)
profiles = st.builds(ChangeProfile.from_changes, changes)
