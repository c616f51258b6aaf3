"""Every change profile of four evenly spaced categories that complete margins and Z leave possible.

With the sizes of the three tie groups fixed, N2 and the sum of all changes are two linear equations
in the three surpluses s of increases over decreases, so that one of them settles the others nearly:

    s1 + 2 s2 + 3 s3 = total,   r1 s1 + r2 s2 + r3 s3 = N2
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from prapasca.audit.engine.conventions import fitting
from prapasca.audit.engine.deadline import Deadline, UnfinishedError
from prapasca.audit.engine.profiles import Integers, Profiles
from prapasca.audit.engine.tie_groups import SLACK, Reals, Side, SizeSets, signed_bounds

MOST_PROFILES = 3_000_000
CHUNK = 20_000
_STEPS = (1, 2, 3)
_FAR = float(2**40)


def signed_profiles(sets: SizeSets, deadline: Deadline) -> Profiles | None:
    """Return the profiles with these tie groups that have the sum of changes and print as Z.

    Necessary conditions only, as far as margins are concerned. None where the scores have other
    steps, or the sum of all changes or Z is not known. The ways of the profiles are not counted.

    Raises
    ------
    UnfinishedError
        Too many of them, or no time left.
    """
    conditions = sets.conditions
    steps = tuple(change for change in conditions.changes if change > 0)
    if steps != _STEPS or conditions.total_change is None or conditions.z is None:
        return None
    found: list[Integers] = []
    for start in range(0, sets.sizes.shape[1], CHUNK):
        chosen = np.zeros(sets.sizes.shape[1], dtype=np.bool_)
        chosen[start : start + CHUNK] = True
        piece = sets.only(chosen)
        for side in piece.sides:
            deadline.check()
            found += _on_side(piece, side, conditions.total_change)
            if sum(one.shape[1] for one in found) > MOST_PROFILES:
                raise UnfinishedError
    counts = np.unique(np.concatenate([np.zeros((7, 0), dtype=np.int64), *found], axis=1), axis=1)
    return Profiles(conditions.changes, counts, np.ones(counts.shape[1], dtype=np.int64))


def _on_side(sets: SizeSets, side: Side, total: int) -> Iterator[Integers]:
    """Yield the profiles on one side of 0, numbers of people by change."""
    low, high = signed_bounds(sets.sizes, sets.limits)
    kept = np.flatnonzero((side.least <= side.greatest) & (low <= high).all(axis=0))
    place, third = _spread(low[2, kept], high[2, kept], sets.sizes[2, kept])
    place = kept[place]
    rest = total - 3 * third
    ranks = sets.ranks(zeros_ranked=side.zeros_ranked)[:, place]
    # what is left of N2 once s1 = rest - 2 s2 is put in
    known = ranks[2] * third + ranks[0] * rest
    slope = ranks[1] - 2 * ranks[0]
    first, last = _between(side.least[place] - known, side.greatest[place] - known, slope)
    first = np.maximum(np.maximum(first, low[1, place]), np.ceil((rest - high[0, place]) / 2))
    last = np.minimum(np.minimum(last, high[1, place]), np.floor((rest - low[0, place]) / 2))
    again, second = _spread(first.astype(np.int64), last.astype(np.int64), sets.sizes[1, place])
    place, third = place[again], third[again]
    signed = np.stack([rest[again] - 2 * second, second, third])
    sizes = sets.sizes[:, place]
    even = (signed[0] + sizes[0]) % 2 == 0
    sizes, signed, place = sizes[:, even], signed[:, even], place[even]
    up, down = (sizes + signed) // 2, (sizes - signed) // 2
    counts = np.concatenate([down[::-1], sets.unchanged[None, place], up])
    profiles = Profiles(sets.conditions.changes, counts, np.ones(counts.shape[1], dtype=np.int64))
    if sets.conditions.z is not None and counts.shape[1]:
        flags = fitting(profiles, sets.conditions.z, sets.conditions.conventions)
        yield counts[:, np.any(list(flags.values()), axis=0)]


def _between(low: Reals, high: Reals, slope: Integers) -> tuple[Reals, Reals]:
    """Return the least and greatest x with ``low <= slope * x <= high``; everything or nothing for slope 0."""
    flat = slope == 0
    divisor = np.where(flat, 1, slope)
    ends = low / divisor, high / divisor
    first, last = np.ceil(np.minimum(*ends) - SLACK), np.floor(np.maximum(*ends) + SLACK)
    inside = (low <= 0) & (high >= 0)
    everything = np.where(inside, -_FAR, _FAR)
    return np.where(flat, everything, first), np.where(flat, -everything, last)


def _spread(low: Integers, high: Integers, sizes: Integers) -> tuple[Integers, Integers]:
    """Return, for each entry, its place and each number from low to high that is even or odd as its size is."""
    start = low + (low + sizes) % 2
    repeats = np.maximum(0, (high - start) // 2 + 1)
    ends = np.cumsum(repeats)
    place = np.repeat(np.arange(len(low)), repeats)
    steps = np.arange(len(place)) - np.repeat(ends - repeats, repeats)
    return place, start[place] + 2 * steps
