"""How far two groups differed before the intervention."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import sqrt

import numpy as np
import numpy.typing as npt

from prapasca.analysis.comparison_results import BaselineComparison
from prapasca.analysis.describe import Value, grouping, summarise
from prapasca.change import ChangeProfile
from prapasca.inference import independence_test, mann_whitney_test
from prapasca.study import CategoricalCharacteristic, NumericCharacteristic, OrdinalOutcome, Study, Text

Numbers = Sequence[Decimal]


def standardised_means(first: Numbers, second: Numbers) -> float | None:
    """Return the difference of means in standard deviations, the root of the mean of both variances.

    Examples
    --------
    >>> round(standardised_means([Decimal(3), Decimal(5)], [Decimal(1), Decimal(3)]), 3)
    1.414
    """
    one, other = summarise(first), summarise(second)
    if one is None or other is None or one.sd is None or other.sd is None:
        return None
    spread = sqrt((one.sd**2 + other.sd**2) / 2)
    return (one.mean - other.mean) / spread if spread else None


def standardised_shares(first: Sequence[int], second: Sequence[int]) -> float | None:
    """Return the standardised difference of two distributions over categories; it has no sign.

    Parameters
    ----------
    first, second
        People in each category.

    References
    ----------
    Yang and Dalton (2012), "A unified approach to measuring the effect size between two groups using SAS", SAS
    Global Forum, paper 335

    Examples
    --------
    >>> round(standardised_shares([10, 10], [5, 15]), 3)
    0.535
    """
    counts = np.array([first, second], dtype=np.float64)
    counts = counts[:, counts.sum(axis=0) > 0]
    if not counts.sum(axis=1).all() or counts.shape[1] < 2:
        return None
    shares = counts / counts.sum(axis=1, keepdims=True)
    apart = (shares[0] - shares[1])[1:]
    spread = (_covariance(shares[0]) + _covariance(shares[1])) / 2
    if np.linalg.matrix_rank(spread) < len(apart):
        return None
    return float(np.sqrt(apart @ np.linalg.solve(spread, apart)))


def _covariance(shares: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    rest = shares[1:]
    return np.diag(rest) - np.outer(rest, rest)


def compare_outcome(study: Study, first: Sequence[Value], second: Sequence[Value]) -> BaselineComparison | None:
    """Compare the outcome before; None where a group has nobody."""
    outcome = study.outcome
    scores = {c.key: c.score for c in outcome.categories} if isinstance(outcome, OrdinalOutcome) else {}
    numbers = [
        [value if isinstance(value, Decimal) else scores[str(value)] for value in arm] for arm in (first, second)
    ]
    return _of_numbers(None, outcome.name, *numbers)


def compare_characteristics(
    study: Study, values: Sequence[tuple[str, Sequence[Value], Sequence[Value]]]
) -> Iterator[BaselineComparison]:
    """Compare each characteristic that has a column, in the order of the study file."""
    by_key = {characteristic.key: characteristic for characteristic in study.characteristics}
    for key, first, second in values:
        characteristic = by_key[key]
        if isinstance(characteristic, NumericCharacteristic):
            numbers = [[value for value in arm if isinstance(value, Decimal)] for arm in (first, second)]
            found = _of_numbers(key, characteristic.name, *numbers)
            if found:
                yield found
        elif isinstance(characteristic, CategoricalCharacteristic):
            yield _of_categories(characteristic, first, second)


def _of_numbers(key: str | None, name: Text, first: Numbers, second: Numbers) -> BaselineComparison | None:
    if not first or not second:
        return None
    # ranked as they are: a profile of changes is a profile of any numbers
    test = mann_whitney_test(ChangeProfile.from_changes(first), ChangeProfile.from_changes(second))
    return BaselineComparison(key, name, "mann_whitney", test.p, test.method, standardised_means(first, second))


def _of_categories(
    characteristic: CategoricalCharacteristic, first: Sequence[Value], second: Sequence[Value]
) -> BaselineComparison:
    counts = [[sum(members) for _, members in grouping(characteristic, arm)] for arm in (first, second)]
    test = independence_test(counts)
    exact = test.p_exact is not None
    return BaselineComparison(
        characteristic.key,
        characteristic.name,
        "fisher",
        test.p_exact if exact else test.p_asymptotic,
        "exact" if exact else "asymptotic",
        standardised_shares(*counts),
    )
