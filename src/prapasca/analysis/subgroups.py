"""Improvement by characteristic, and who did not improve."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from prapasca.analysis.describe import Value, grouping
from prapasca.analysis.spss import numeric_code
from prapasca.analysis.subgroup_results import FEW_EXPECTED, FEW_PEOPLE, SubgroupResult, SubgroupRow
from prapasca.errors import N_, Message
from prapasca.inference import chi_square_tests, clopper_pearson, holm, independence_test, ordered_groups_test
from prapasca.study import CategoricalCharacteristic, Characteristic, NumericCharacteristic, Text

ORDERED_GROUPS = 3
"""Along fewer groups than these a trend says no more than a difference."""


def compare_subgroups(
    characteristic: Characteristic, values: Sequence[Value], directions: Sequence[int], confidence_level: float
) -> SubgroupResult:
    """Cross improvement with one characteristic; p values are adjusted afterwards, by :func:`adjusted`.

    Parameters
    ----------
    characteristic
        As the study file gives it.
    values
        The characteristic, one a person.
    directions
        +1 improved, 0 unchanged, -1 worsened, one a person.
    confidence_level
        Of the intervals for the shares improved and not improved.
    """
    groups = grouping(characteristic, values)
    rows = tuple(_row(label, _chosen(directions, members), confidence_level) for label, members in groups)
    counts = np.array([[row.improved, row.not_improved] for row in rows], dtype=np.int64).reshape(-1, 2)
    independence = independence_test(counts)
    chi_square = chi_square_tests(counts, _codes(characteristic))
    few = any(0 < row.n < FEW_PEOPLE for row in rows)
    trending = _ordered(characteristic) and independence.df > 0 and independence.n_rows >= ORDERED_GROUPS
    return SubgroupResult(
        key=characteristic.key,
        name=characteristic.name,
        rows=rows,
        n_missing=len(directions) - sum(row.n for row in rows),
        independence=independence,
        trend=ordered_groups_test(counts) if trending else None,
        describes_only=few or (chi_square.smallest_expected or FEW_EXPECTED) < FEW_EXPECTED,
        chi_square=chi_square,
    )


def adjusted(results: Sequence[SubgroupResult]) -> tuple[SubgroupResult, ...]:
    """Adjust the p values of all comparisons of groups for their number, by Holm's method.

    A comparison that nothing could decide, of one group alone or where all or none improved, does not count.

    Parameters
    ----------
    results
        One a characteristic.
    """
    tests = [(place, "p_holm", _p(result)) for place, result in enumerate(results) if result.comparable]
    tests += [
        (place, "trend_p_holm", result.trend.p) for place, result in enumerate(results) if result.trend is not None
    ]
    found: list[dict[str, float]] = [{} for _ in results]
    for (place, name, _), p in zip(tests, holm([p for _, _, p in tests]), strict=True):
        found[place][name] = p
    return tuple(
        replace(result, n_tests=len(tests), p_holm=own.get("p_holm"), trend_p_holm=own.get("trend_p_holm"))
        for result, own in zip(results, found, strict=True)
    )


def doubts(result: SubgroupResult) -> Iterator[Message]:
    """Warn where groups are too small to learn from, or the exact p could not be enumerated."""
    small = [row.label for row in result.rows if 0 < row.n < FEW_PEOPLE]
    if small:
        yield Message(
            "small-subgroup",
            N_(
                "{name}: groups of fewer than {limit} people ({groups}); the table describes these people only, and "
                "finding no difference says nothing"
            ),
            {"name": result.name, "limit": FEW_PEOPLE, "groups": small},
            "warning",
        )
    elif result.describes_only:
        yield Message(
            "small-expected",
            N_(
                "{name}: if the groups were alike, fewer than {limit} people would be expected in one of the cells; "
                "the table describes these people only, and finding no difference says nothing"
            ),
            {"name": result.name, "limit": FEW_EXPECTED},
            "warning",
        )
    tests = (result.independence, result.trend)
    yield from (test.message for test in tests if test is not None and test.message)


def _p(result: SubgroupResult) -> float:
    independence = result.independence
    return independence.p_asymptotic if independence.p_exact is None else independence.p_exact


def _ordered(characteristic: Characteristic) -> bool:
    if isinstance(characteristic, CategoricalCharacteristic):
        return characteristic.ordered
    return isinstance(characteristic, NumericCharacteristic)


def _codes(characteristic: Characteristic) -> list[float] | None:
    """Return the numbers SPSS would take for the groups: the codes, or 1, 2, … of bands; None of words."""
    if isinstance(characteristic, NumericCharacteristic):
        return [float(place) for place in range(1, len(characteristic.bands) + 1)]
    if not isinstance(characteristic, CategoricalCharacteristic):
        return None
    codes = [numeric_code(category.code) for category in characteristic.categories]
    return None if None in codes else [float(code) for code in codes if code is not None]


def _chosen(directions: Sequence[int], members: Sequence[bool]) -> list[int]:
    return [direction for direction, member in zip(directions, members, strict=True) if member]


def _row(label: Text, directions: list[int], confidence_level: float) -> SubgroupRow:
    n, improved = len(directions), directions.count(1)
    return SubgroupRow(
        label,
        improved,
        directions.count(0),
        directions.count(-1),
        clopper_pearson(improved, n, confidence_level) if n else None,
        clopper_pearson(n - improved, n, confidence_level) if n else None,
    )
