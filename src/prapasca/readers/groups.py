"""The column that tells two groups apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prapasca.errors import N_, Message
from prapasca.readers.labels import Choice, Spellings
from prapasca.readers.rows import Value
from prapasca.study import Groups

INTERVENTION, CONTROL = "intervention", "control"


def group_spellings(groups: Groups, missing: tuple[str, ...]) -> Spellings:
    """Return how the two groups may be written in the data.

    Examples
    --------
    >>> groups = Groups.model_validate({
    ...     "column": "ward",
    ...     "intervention": {"code": "A", "label": "massage"},
    ...     "control": {"code": "B", "label": "usual care"},
    ... })
    >>> group_spellings(groups, ()).match("Massage").key
    'intervention'
    """
    named = ((INTERVENTION, groups.intervention), (CONTROL, groups.control))
    choices = [Choice(key, tuple(dict.fromkeys((arm.code_text, arm.label.id, arm.label.en)))) for key, arm in named]
    return Spellings(tuple(choices), missing)


def group_messages(groups: Groups, found: Sequence[Value], place: object) -> Iterator[Message]:
    """Yield an error where a group has nobody, a warning where people have no group."""
    fields = {"place": place, "column": groups.column}
    absent = [arm for key, arm in ((INTERVENTION, groups.intervention), (CONTROL, groups.control)) if key not in found]
    if absent:
        yield Message(
            "group-of-nobody",
            N_(
                "{place}, column {column!r}: nobody is in the group {absent}; expected people in both groups, "
                "{intervention} ({first}) and {control} ({second})"
            ),
            {
                **fields,
                "absent": [arm.label for arm in absent],
                "intervention": groups.intervention.code_text,
                "first": groups.intervention.label,
                "control": groups.control.code_text,
                "second": groups.control.label,
            },
        )
    elif n := list(found).count(None):
        template = N_("{place}, column {column!r}: people without a group, left out of every table and test: {n}")
        yield Message("no-group", template, {**fields, "n": n}, "warning")
