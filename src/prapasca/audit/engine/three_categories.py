"""Three evenly spaced categories with both margins known: profiles and their tables in closed form.

With a and b the two-step changes up and down, x = T12 and w = T23 the one-step changes up,
the rest of the table follows from the margins: T21 = x + e and T32 = w + f with
e = c1 - r1 + a - b and f = r3 - b - c3 + a. A profile fixes a, b and s = x + w,
so its tables are counted by the x that leave no cell negative.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from prapasca.audit.engine.deadline import Deadline
from prapasca.audit.engine.profiles import Integers, Profiles

CHUNK = 60_000
"""About so many profiles are made at once: few enough for the cache of a processor."""


def three_category_profiles(
    pre: tuple[int, int, int], post: tuple[int, int, int], step: int, deadline: Deadline
) -> Iterator[Profiles]:
    """Yield every profile of a 3 x 3 table with these margins, each once, in pieces.

    Parameters
    ----------
    pre, post
        Margins with one sum.
    step
        Difference between neighbouring scores.
    deadline
        When to give up.

    Yields
    ------
    Profiles

    Raises
    ------
    UnfinishedError
        No time left.

    Examples
    --------
    >>> pieces = three_category_profiles((7, 13, 0), (0, 8, 12), 1, Deadline(5))
    >>> sum(int(piece.ways.sum()) for piece in pieces)
    8
    """
    most_up, most_down = min(pre[0], post[2]), min(pre[2], post[0])
    pairs = np.arange((most_up + 1) * (most_down + 1))
    two_up, two_down = np.divmod(pairs, most_down + 1)
    per_chunk = max(1, CHUNK // (1 + min(sum(pre), pre[0] + post[2])))
    for start in range(0, len(pairs), per_chunk):
        deadline.check()
        piece = slice(start, start + per_chunk)
        yield _profiles(pre, post, two_up[piece], two_down[piece], step)


def _profiles(
    pre: tuple[int, int, int], post: tuple[int, int, int], up: Integers, down: Integers, step: int
) -> Profiles:
    e, f = post[0] - pre[0] + up - down, pre[2] - down - post[2] + up
    least_x, most_x = np.maximum(0, -e), pre[0] - up
    least_w, most_w = np.maximum(0, -f), post[2] - up
    least, most = least_x + least_w, np.minimum(most_x + most_w, pre[1] - e)
    possible = (least_x <= most_x) & (least_w <= most_w)
    repeats = np.where(possible, np.maximum(most - least + 1, 0), 0)
    ends = np.cumsum(repeats)
    one_up = np.arange(ends[-1]) + np.repeat(least - (ends - repeats), repeats)
    first_x = np.maximum(np.repeat(least_x, repeats), one_up - np.repeat(most_w, repeats))
    last_x = np.minimum(np.repeat(most_x, repeats), one_up - np.repeat(least_w, repeats))
    one_down = one_up + np.repeat(e + f, repeats)
    two_up, two_down = np.repeat(up, repeats), np.repeat(down, repeats)
    unchanged = sum(pre) - one_up - one_down - two_up - two_down
    counts = np.stack([two_down, one_down, unchanged, one_up, two_up])
    return Profiles((-2 * step, -step, 0, step, 2 * step), counts, last_x - first_x + 1)
