"""Descriptions: characteristics and the outcome before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from prapasca.analysis.results import (
    CharacteristicCell,
    CharacteristicResult,
    DistributionRow,
    NumericDistribution,
    OrdinalDistribution,
)
from prapasca.analysis.summaries import Summary
from prapasca.study import (
    Band,
    CategoricalCharacteristic,
    Characteristic,
    NumericCharacteristic,
    OrdinalOutcome,
    PublishedCounts,
    Text,
)
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
    if isinstance(characteristic, CategoricalCharacteristic):
        return [(category.label, [value == category.key for value in values]) for category in characteristic.categories]
    if isinstance(characteristic, NumericCharacteristic):
        return [(Text(id=band.label, en=band.label), _within(band, values)) for band in characteristic.bands]
    return []


def _within(band: Band, values: Sequence[Value]) -> list[bool]:
    return [isinstance(value, Decimal) and band.contains(value) for value in values]


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
    key, name, kind = characteristic.key, characteristic.name, characteristic.kind
    if isinstance(characteristic, PublishedCounts) or values is None:
        published = characteristic.cells if isinstance(characteristic, PublishedCounts) else ()
        printed = tuple(CharacteristicCell(cell.label, cell.n) for cell in published)
        return CharacteristicResult(key, name, kind, None, n, 0, printed, None)
    cells = tuple(CharacteristicCell(label, sum(members)) for label, members in grouping(characteristic, values))
    numbers = [value for value in values if isinstance(value, Decimal)]
    return CharacteristicResult(
        key,
        name,
        kind,
        characteristic.unit if isinstance(characteristic, NumericCharacteristic) else None,
        n,
        sum(value is None for value in values),
        cells,
        summarise(numbers) if isinstance(characteristic, NumericCharacteristic) else None,
    )


def describe_categories(
    outcome: OrdinalOutcome, table: TransitionTable, pre: Sequence[Value], post: Sequence[Value]
) -> OrdinalDistribution:
    """Return the outcome before and after by category, of those observed both times and of all observed."""
    before, after = Counter(pre), Counter(post)
    margins = zip(outcome.categories, table.pre_margin.tolist(), table.post_margin.tolist(), strict=True)
    return OrdinalDistribution(
        tuple(DistributionRow(c.key, c.label, both, also, before[c.key], after[c.key]) for c, both, also in margins)
    )


def describe_numbers(listed: Sequence[tuple[Decimal, Decimal]]) -> NumericDistribution:
    """Return the outcome before, after and the difference, of those observed both times."""
    return NumericDistribution(
        summarise([pre for pre, _ in listed]),
        summarise([post for _, post in listed]),
        summarise([post - pre for pre, post in listed]),
    )
