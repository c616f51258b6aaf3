"""Whether a table exists at all, for many variants of the same conditions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from prapasca.audit.engine.conditions import Conditions
from prapasca.audit.engine.deadline import Deadline, UnfinishedError
from prapasca.audit.engine.enumeration import profiles_of
from prapasca.audit.engine.printed import Printed
from prapasca.audit.engine.search import Search
from prapasca.audit.engine.summary import Summary

SEARCH_SECONDS = 1.0
"""For one variant whose profiles are too many to go through."""


def exists(conditions: Conditions, deadline: Deadline) -> bool | None:
    """Tell whether a table fulfils the conditions; both answers are proved, None is a doubt.

    Raises
    ------
    UnfinishedError
        No time left.

    Examples
    --------
    >>> exists(Conditions(20, ("a", "b"), (12, 8), (4, 16), improved=7), Deadline(5))
    False
    """
    deadline.check()
    if _plainly_not(conditions):
        return False
    summary = Summary(conditions)
    try:
        for profiles in profiles_of(conditions, deadline.share(0.5)):
            summary.add(profiles)
            if summary.count:
                return True
    except UnfinishedError:
        return Search(conditions, Deadline(min(SEARCH_SECONDS, deadline.left()))).exists()
    return False


def _plainly_not(conditions: Conditions) -> bool:
    """Tell whether claims contradict each other, or more than ``Z**2`` people up or down is too many."""
    claims = conditions.sign_claims()
    if any(len(claim) > 1 or any(not 0 <= count <= conditions.n for count in claim) for claim in claims):
        return True
    up, stayed, down = (max(claim, default=None) for claim in claims)
    movers = conditions.n - (stayed or 0)
    most = max(movers - (down or 0) if up is None else up, movers - (up or 0) if down is None else down)
    if conditions.z is None:
        return False
    low, _, scale = conditions.z.interval()
    # by Cauchy and Schwarz, whatever is done with zeros, ties and continuity
    return low**2 > most * scale**2


def changed(conditions: Conditions, item: str, value: int | str | None) -> Conditions:
    """Return the conditions with one number changed, or forgotten (None).

    Examples
    --------
    >>> known = Conditions(20, ("a", "b"), (12, 8), (None, None), Printed("-2,1"))
    >>> changed(known, "pre[1]", None).pre, changed(known, "z", "-2,2").z
    ((12, None), Printed(text='-2,2'))
    """
    fields: dict[str, Any] = {item: value}
    if item == "z":
        fields = {"z": None if value is None else Printed(str(value))}
    elif item.endswith("]"):
        name, place = item.removesuffix("]").split("[")
        margin = list(getattr(conditions, name))
        margin[int(place)] = value
        fields = {name: tuple(margin)}
    return replace(conditions, **fields)


def may_hold(conditions: Conditions, kept: Iterable[str], deadline: Deadline) -> bool:
    """Tell whether some of the numbers may hold together, the others being forgotten.

    Where n is forgotten too, it is what a complete margin sums to; without one the numbers get
    the benefit of the doubt, for n could be anything.

    Examples
    --------
    >>> known = Conditions(20, ("a", "b"), (12, 9), (4, 16))
    >>> may_hold(known, ["n", "pre[0]", "pre[1]"], Deadline(5)), may_hold(known, ["n", "pre[0]"], Deadline(5))
    (False, True)
    """
    names = set(kept)
    reduced = conditions
    for item in conditions.items():
        if item not in names and item != "n":
            reduced = changed(reduced, item, None)
    if "n" in names:
        return exists(reduced, deadline) is not False
    sums = {sum(count or 0 for count in margin) for margin in (reduced.pre, reduced.post) if None not in margin}
    return not sums or any(exists(replace(reduced, n=size), deadline) is not False for size in sums)
