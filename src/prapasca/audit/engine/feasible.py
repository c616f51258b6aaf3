"""Is there a table, and what do all tables say: the tiers of the engine, from exact to bounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from prapasca.audit.engine.conditions import Conditions
from prapasca.audit.engine.deadline import Deadline, UnfinishedError
from prapasca.audit.engine.enumeration import count_tables, profiles_of
from prapasca.audit.engine.search import Search
from prapasca.audit.engine.summary import Summary
from prapasca.audit.engine.transport import Transport

Range = tuple[int, int]
Reals = tuple[float, float]
Table = tuple[tuple[int, ...], ...]

ENUMERATION_SHARE = 0.4
"""Part of the time for going through every profile, before the search for bounds."""


@dataclass(frozen=True)
class Feasible:
    """What all tables say that fulfil the conditions.

    Parameters
    ----------
    count : int or None
        Exact number of tables, 0 when the conditions contradict each other; None if only bounds
        are known.
    count_without_z : int or None
        Tables that fulfil everything but Z: how far Z narrows them.
    unique : tuple of K tuples of K int, or None
        The only table there is, rows before, columns after.
    profile_unique : mapping of int to int, or None
        People by change of score, where all tables agree on it; several tables may share it.
    improved, unchanged, worsened : tuple of two int, or None
        Least and greatest over all fitting tables. No fitting table lies outside; where
        `complete`, both ends are attained. None if there is no table.
    p_exact, p_mid, p_asymptotic, p_asymptotic_corrected : tuple of two float, or None
        Two-sided, zeros dropped; None where they would be too many to compute.
    rank_biserial : tuple of two float, or None
        Over the fitting tables in which anybody changed.
    conventions : tuple of str
        Under which at least one table is known to fit; empty where Z is not known.
    by_convention : mapping of str to int
        How many tables fit under each convention, where they were counted.
    complete : bool
        False means that time ran out: `improved`, `unchanged` and `worsened` are outer bounds,
        `attained` inner ones.
    attained : mapping of str to tuple of two int
        Where `complete` is false: ranges of the same names that certified tables reach.
    """

    count: int | None
    count_without_z: int | None = None
    unique: Table | None = None
    profile_unique: Mapping[int, int] | None = None
    improved: Range | None = None
    unchanged: Range | None = None
    worsened: Range | None = None
    p_exact: Reals | None = None
    p_mid: Reals | None = None
    p_asymptotic: Reals | None = None
    p_asymptotic_corrected: Reals | None = None
    rank_biserial: Reals | None = None
    conventions: tuple[str, ...] = ()
    by_convention: Mapping[str, int] = field(default_factory=dict)
    complete: bool = True
    attained: Mapping[str, Range] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in ("profile_unique", "by_convention", "attained"):
            value = getattr(self, name)
            if value is not None:
                object.__setattr__(self, name, MappingProxyType(dict(value)))


def feasible_tables(conditions: Conditions, *, seconds: float = 5.0) -> Feasible:
    """Find what all paired tables say that fulfil the conditions.

    Profiles (people by change of score) are gone through in closed form or by counting with equal
    states merged; where they are too many, tie groups are searched from the extremes inward and
    tables certified by an integer program. All decisions are taken in whole numbers, so that
    "no table" is a proof.

    Parameters
    ----------
    conditions
        What is known; anything but n may be None.
    seconds
        Time to be kept to, roughly.

    Returns
    -------
    Feasible

    Examples
    --------
    >>> from prapasca.audit.engine import Printed
    >>> known = Conditions(20, ("none", "not smooth", "smooth"), (None, 13, None), (0, 8, 12), Printed("-4,359"))
    >>> found = feasible_tables(known)
    >>> found.count, found.count_without_z, found.unique
    (1, 120, ((0, 7, 0), (0, 1, 12), (0, 0, 0)))
    >>> found.improved, dict(found.profile_unique), found.conventions
    ((19, 19), {-2: 0, -1: 0, 0: 1, 1: 19, 2: 0}, ('spss', 'pratt'))
    """
    deadline = Deadline(seconds)
    summary = Summary(conditions)
    try:
        share = deadline.share(ENUMERATION_SHARE)
        for profiles in profiles_of(conditions, share):
            share.check()
            summary.add(profiles)
    except UnfinishedError:
        return _bounded(conditions, deadline)
    return _described(conditions, summary, deadline)


def _described(conditions: Conditions, summary: Summary, deadline: Deadline) -> Feasible:
    if not summary.count or summary.first is None:
        return Feasible(0, summary.count_without_z, by_convention=summary.by_convention)
    try:
        exact = summary.exact_ps(deadline)
    except UnfinishedError:
        exact = {}
    profile = None if summary.several else dict(zip(conditions.changes, summary.first, strict=True))
    return Feasible(
        summary.count,
        summary.count_without_z,
        unique=_only_table(conditions, profile) if profile and summary.count == 1 else None,
        profile_unique=profile,
        improved=summary.ranges["improved"],
        unchanged=summary.ranges["unchanged"],
        worsened=summary.ranges["worsened"],
        p_exact=exact.get("p_exact"),
        p_mid=exact.get("p_mid"),
        p_asymptotic=summary.reals["p_asymptotic"],
        p_asymptotic_corrected=summary.reals["p_asymptotic_corrected"],
        rank_biserial=summary.reals.get("rank_biserial"),
        conventions=tuple(name for name, count in summary.by_convention.items() if count),
        by_convention=summary.by_convention,
    )


def _only_table(conditions: Conditions, profile: Mapping[int, int]) -> Table | None:
    if conditions.cells is not None:
        return conditions.cells
    try:
        table = Transport(conditions).with_changes(profile, Deadline(5))
    except UnfinishedError:
        return None
    return None if table is None else tuple(tuple(row) for row in table.tolist())


def _bounded(conditions: Conditions, deadline: Deadline) -> Feasible:
    try:
        without_z: int | None = count_tables(conditions, deadline.share(0.3))
    except UnfinishedError:
        without_z = None
    search = Search(conditions, deadline)
    search.run()
    if search.impossible:
        return Feasible(0, without_z)
    return Feasible(
        without_z if conditions.z is None else None,
        without_z,
        improved=search.outer["improved"],
        unchanged=search.outer["unchanged"],
        worsened=search.outer["worsened"],
        conventions=search.conventions(),
        complete=search.complete,
        attained={} if search.complete else search.attained,
    )
