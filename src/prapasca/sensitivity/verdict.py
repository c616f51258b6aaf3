"""Verdict: whether the conclusion of a study outlives an assumption."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from prapasca.errors import N_

LISTED = 64
"""Up to so many people each number is tried."""

Verdict = Literal["holds", "depends", "fails", "no_conclusion", "not_assessed"]

VERDICTS: dict[Verdict, str] = {
    "holds": N_("the conclusion holds"),
    "depends": N_("the conclusion depends on the value assumed"),
    "fails": N_("the conclusion no longer follows"),
    "no_conclusion": N_("there is no finding that could be overturned"),
    "not_assessed": N_("no plausible value is given to compare with"),
}
"""Each verdict in words, a template to be translated at the edge."""


def of_all(outcomes: list[bool]) -> Verdict:
    """Return the verdict over several values of an assumption, each telling whether the conclusion holds.

    Examples
    --------
    >>> of_all([True, True]), of_all([True, False]), of_all([False]), of_all([])
    ('holds', 'depends', 'fails', 'not_assessed')
    """
    if not outcomes:
        return "not_assessed"
    if all(outcomes):
        return "holds"
    return "depends" if any(outcomes) else "fails"


def last_holding(holds: Callable[[int], bool], most: int) -> int:
    """Return how many people can be added, one by one, before the conclusion first fails.

    Up to 64 each number is tried; beyond, the conclusion is taken to fail for good once it fails.

    Parameters
    ----------
    holds
        Whether the conclusion holds with so many; it does with 0.
    most
        It does not hold with so many, or so many is all there are.

    Examples
    --------
    >>> last_holding(lambda number: number < 8, 20), last_holding(lambda number: number < 3000, 9000)
    (7, 2999)
    """
    for number in range(1, min(most, LISTED) + 1):
        if not holds(number):
            return number - 1
    low, high = min(most, LISTED), most
    step = 2 * LISTED
    while low < high and step < high:
        if not holds(step):
            high = step
            break
        low, step = step, 2 * step
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return low
