"""People's outcomes before and after reduced to what every test needs."""

from __future__ import annotations

from collections.abc import Sequence

from prapasca.analysis.describe import Value, grouping
from prapasca.change import ChangeProfile
from prapasca.study import Characteristic, OrdinalOutcome, Study, Text
from prapasca.transition import TransitionTable

Reduction = TransitionTable | ChangeProfile


def reduced(study: Study, pre: Sequence[Value], post: Sequence[Value]) -> Reduction:
    """Return the transition table of categories, the profile of the changes of numbers."""
    if not isinstance(study.outcome, OrdinalOutcome):
        return ChangeProfile.from_pairs(pre, post)
    categories = study.outcome.categories
    keys, scores = [category.key for category in categories], [category.score for category in categories]
    return TransitionTable.from_pairs(pre, post, keys, scores)


def people_by_group(
    characteristic: Characteristic, values: Sequence[Value], people: Sequence[int]
) -> list[tuple[Text, list[int]]]:
    """Return the groups of a characteristic with the people in each; `values` are those of `people`."""
    return [
        (label, [index for index, member in zip(people, members, strict=True) if member])
        for label, members in grouping(characteristic, values)
    ]
