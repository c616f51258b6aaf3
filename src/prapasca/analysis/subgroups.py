"""Improvement by characteristic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from prapasca.analysis.describe import Value, grouping
from prapasca.analysis.results import SubgroupResult, SubgroupRow
from prapasca.errors import N_, Message
from prapasca.inference import clopper_pearson, independence_test
from prapasca.study import Characteristic, Text

SMALL = 5


def compare_subgroups(
    characteristic: Characteristic, values: Sequence[Value], directions: Sequence[int], confidence_level: float
) -> SubgroupResult:
    """Cross improvement with one characteristic.

    Parameters
    ----------
    characteristic
        As the study file gives it.
    values
        The characteristic, one a person.
    directions
        +1 improved, 0 unchanged, -1 worsened, one a person.
    confidence_level
        Of the intervals for the proportion improved.
    """
    groups = grouping(characteristic, values)
    rows = tuple(_row(label, _chosen(directions, members), confidence_level) for label, members in groups)
    counts = np.array([[row.improved, row.n - row.improved] for row in rows], dtype=np.int64)
    grouped = sum(row.n for row in rows)
    return SubgroupResult(
        characteristic.key, characteristic.name, rows, len(directions) - grouped, independence_test(counts)
    )


def doubts(result: SubgroupResult) -> Iterator[Message]:
    """Warn where a subgroup is too small to learn from, or the exact p could not be enumerated."""
    small = [row.label for row in result.rows if 0 < row.n < SMALL]
    if small:
        yield Message(
            "small-subgroup",
            N_("{name}: groups of fewer than {limit} people ({groups}); read their proportions as description only"),
            {"name": result.name, "limit": SMALL, "groups": small},
            "warning",
        )
    if result.independence.message:
        yield result.independence.message


def _chosen(directions: Sequence[int], members: Sequence[bool]) -> list[int]:
    return [direction for direction, member in zip(directions, members, strict=True) if member]


def _row(label: Text, directions: list[int], confidence_level: float) -> SubgroupRow:
    improved = directions.count(1)
    interval = clopper_pearson(improved, len(directions), confidence_level) if directions else None
    return SubgroupRow(label, improved, directions.count(0), directions.count(-1), interval)
