"""Descriptions: characteristics and the outcome before and after."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from prapasca.analysis.results import (
    CharacteristicCell,
    CharacteristicResult,
    DistributionRow,
    NumericDistribution,
    OrdinalDistribution,
    Summary,
)
from prapasca.study import Characteristic, OrdinalOutcome, Text
from prapasca.transition import TransitionTable

Value = str | Decimal | None


def summarise(values: Sequence[Decimal]) -> Summary | None:
    """Describe numbers; quartiles by weighted average at (n + 1)p, as SPSS prints them.

    Examples
    --------
    >>> summarise([Decimal(1), Decimal(2), Decimal(3), Decimal(4)]).q1
    1.25
    """
    if not values:
        return None
    numbers = np.array([float(value) for value in values])
    q1, median, q3 = np.quantile(numbers, [0.25, 0.5, 0.75], method="weibull")
    return Summary(
        n=len(values),
        mean=float(sum(values)) / len(values),
        sd=float(np.std(numbers, ddof=1)) if len(values) > 1 else None,
        median=float(median),
        q1=float(q1),
        q3=float(q3),
        minimum=float(numbers.min()),
        maximum=float(numbers.max()),
    )


def grouping(characteristic: Characteristic, values: Sequence[Value]) -> list[tuple[Text, list[bool]]]:
    """Return each category's label with who belongs to it, in the order of the study file."""
    if characteristic.kind == "categorical":
        return [
            (category.label, [value == category.key for value in values]) for category in characteristic.categories
        ]
    if characteristic.kind == "numeric":
        return [
            (Text(id=band.label, en=band.label), [isinstance(value, Decimal) and band.contains(value) for value in values])
            for band in characteristic.bands
        ]
    return []


def describe_characteristic(
    characteristic: Characteristic, values: Sequence[Value] | None, n: int
) -> CharacteristicResult:
    """Describe one characteristic over the `n` people analysed.

    Parameters
    ----------
    characteristic
        As the study file gives it.
    values
        One a person; None where only published counts are known.
    n
        Number of people.
    """
    if characteristic.kind == "published_counts":
        cells = tuple(CharacteristicCell(cell.label, cell.n) for cell in characteristic.cells)
        return CharacteristicResult(
            characteristic.key, characteristic.name, characteristic.kind, None, n, 0, cells, None
        )
    known = [value for value in values or () if value is not None]
    cells = tuple(
        CharacteristicCell(label, sum(members)) for label, members in grouping(characteristic, values or ())
    )
    numeric = characteristic.kind == "numeric"
    return CharacteristicResult(
        characteristic.key,
        characteristic.name,
        characteristic.kind,
        characteristic.unit if numeric else None,
        n,
        n - len(known),
        cells,
        summarise([value for value in known if isinstance(value, Decimal)]) if numeric else None,
    )


def describe_categories(outcome: OrdinalOutcome, table: TransitionTable) -> OrdinalDistribution:
    """Return the outcome before and after by category, of those observed both times."""
    margins = zip(outcome.categories, table.pre_margin.tolist(), table.post_margin.tolist(), strict=True)
    return OrdinalDistribution(tuple(DistributionRow(c.key, c.label, pre, post) for c, pre, post in margins))


def describe_numbers(listed: Sequence[tuple[Decimal, Decimal]]) -> NumericDistribution:
    """Return the outcome before, after and the difference, of those observed both times."""
    return NumericDistribution(
        summarise([pre for pre, _ in listed]),
        summarise([post for _, post in listed]),
        summarise([post - pre for pre, post in listed]),
    )
