"""The signed-rank test as SPSS sees it: on the codes as entered."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal, InvalidOperation
from itertools import pairwise

import numpy as np

from prapasca.analysis.results import SpssView
from prapasca.analysis.spss_homogeneity import spss_homogeneity
from prapasca.change import ChangeProfile
from prapasca.inference import sign_test, signed_rank_test
from prapasca.study import OrdinalOutcome
from prapasca.transition import TransitionTable


def spss_view(outcome: OrdinalOutcome, table: TransitionTable) -> SpssView:
    """Rank the data's codes, and tell how they run against the order of the categories.

    Parameters
    ----------
    outcome
        Categories from worst to best, each with its code in the data.
    table
        The transition table.
    """
    on_scores = signed_rank_test(table)
    codes = [numeric_code(category.code) for category in outcome.categories]
    numbers = [code for code in codes if code is not None]
    if len(numbers) < len(codes):
        profile = table.change_profile()
        scores = [Decimal(score) for score in table.scores]
        return SpssView("none", on_scores, on_scores, sign_test(table), spss_homogeneity(table, scores, profile))
    coded = coded_profile(table, numbers)
    return SpssView(
        _direction(numbers, table),
        signed_rank_test(coded),
        on_scores,
        sign_test(coded),
        spss_homogeneity(table, numbers, coded),
    )


def numeric_code(code: object) -> Decimal | None:
    """Return a code as the number SPSS would rank, or None for words.

    Examples
    --------
    >>> numeric_code("3"), numeric_code("lancar")
    (Decimal('3'), None)
    """
    try:
        number = Decimal(str(code).strip().replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def coded_profile(table: TransitionTable, codes: list[Decimal]) -> ChangeProfile:
    """Return the changes of code, ``code after - code before``.

    Examples
    --------
    >>> table = TransitionTable.from_counts([[0, 2], [0, 0]], ["none", "smooth"])
    >>> coded_profile(table, [Decimal(2), Decimal(1)]).changes()
    {-1: 2}
    """
    changes: Counter[object] = Counter()
    for i, j in zip(*np.nonzero(table.counts), strict=True):
        changes[codes[j] - codes[i]] += int(table.counts[i, j])
    return ChangeProfile.from_changes(changes)


def _direction(codes: list[Decimal], table: TransitionTable) -> str:
    steps = [high - low for low, high in pairwise(codes)]
    own_steps = [high - low for low, high in pairwise(table.scores)]
    if not (all(step > 0 for step in steps) or all(step < 0 for step in steps)):
        return "unordered"
    ratios = {abs(step) / own for step, own in zip(steps, own_steps, strict=True)}
    if len(ratios) > 1:
        return "uneven"
    return "rising" if steps[0] > 0 else "falling"
