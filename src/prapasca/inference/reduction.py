"""What a test of changes needs of a table: its change profile."""

from __future__ import annotations

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
