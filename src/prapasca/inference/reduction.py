"""What a test of changes needs of a table: its change profile."""

from __future__ import annotations

from collections.abc import Mapping

from prapasca.change import ChangeProfile
from prapasca.errors import N_, InputError
from prapasca.transition import TransitionTable


def profile_of(x: TransitionTable | ChangeProfile) -> ChangeProfile:
    """Return the change profile of a table, or the profile itself.

    Raises
    ------
    InputError
        Code ``"not-a-reduction"`` for anything else.

    Examples
    --------
    >>> profile_of(TransitionTable.from_counts([[1, 2], [3, 4]], ["no", "yes"])).changes()
    {-1: 3, 0: 5, 1: 2}
    """
    if isinstance(x, TransitionTable):
        return x.change_profile()
    if isinstance(x, ChangeProfile):
        return x
    raise InputError(
        "not-a-reduction",
        N_("x: found {found}, expected a TransitionTable or a ChangeProfile; build one with from_pairs"),
        found=type(x).__name__,
    )


def same_scale(groups: Mapping[str, TransitionTable | ChangeProfile]) -> None:
    """Raise unless all tables among the groups have the same categories and scores.

    Raises
    ------
    InputError
        Code ``"scales-differ"``, with the first two groups that differ.

    Examples
    --------
    >>> table = TransitionTable.from_counts([[1, 2], [3, 4]], ["no", "yes"])
    >>> same_scale({"north": table, "south": table.transposed()})
    """
    tables = [(name, group) for name, group in groups.items() if isinstance(group, TransitionTable)]
    for name, table in tables[1:]:
        first_name, first = tables[0]
        if (table.categories, table.scores) != (first.categories, first.scores):
            raise InputError(
                "scales-differ",
                N_(
                    "{other}: categories {found} do not go together with those of {first}, {expected}; the same "
                    "categories, in the same order and with the same scores, are needed"
                ),
                other=name,
                found=_scale(table),
                first=first_name,
                expected=_scale(first),
            )


def _scale(table: TransitionTable) -> str:
    return ", ".join(f"{name} = {score}" for name, score in zip(table.categories, table.scores, strict=True))
