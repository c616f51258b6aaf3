"""P(T = t) for up to three groups: every solution of ``R_1 x_1 + R_2 x_2 + R_3 x_3 = t``.

The values of T of a few large groups leave gaps, and a t that is reached in few ways can be far
less likely than its neighbours, in thousands of powers of ten. Here the ways are listed, by
solving the linear congruence that is left when one group is gone through.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from math import gcd, inf, log

import numpy as np

from prapasca.inference.binomials import log_binomial
from prapasca.inference.tilting import Floats, Groups

MAX_SOLUTIONS = 10**7
"""Most candidates gone through; about half a gigabyte."""


def log_point_of_few(groups: Groups, target: int) -> float | None:
    """Return ``log P(T = t)``.

    Parameters
    ----------
    groups
        Score and size, in lowest terms.
    target
        t.

    Returns
    -------
    float or None
        Minus infinity where t cannot be reached; None for more than three groups, or too many
        solutions.

    Examples
    --------
    Two changes of score 1 and one of score 2 add up to 2 in two of eight patterns:

    >>> round(log_point_of_few([(1, 2), (2, 1)], 2) / log(2 / 8), 12)
    1.0
    """
    if len(groups) > 3:
        return None
    padded = [*groups, (1, 0), (1, 0)][:3]
    order = min(permutations(padded), key=_n_candidates)
    through, solved, rest = order
    if _n_candidates(order) > MAX_SOLUTIONS or max(solved[0], rest[0]) >= 2**31:
        return None
    logs = np.concatenate([*_ways(through, solved, rest, target), np.full(1, -inf)])
    largest = float(logs.max())
    return largest if largest == -inf else largest + log(float(np.exp(logs - largest).sum()))


def _n_candidates(order: tuple[tuple[int, int], ...]) -> int:
    (_, n_through), (solved, n_solved), (rest, _) = order
    return (n_through + 1) * (n_solved // (rest // gcd(solved, rest)) + 1)


def _ways(through: tuple[int, int], solved: tuple[int, int], rest: tuple[int, int], target: int) -> Iterator[Floats]:
    """Yield the log probabilities of the ways to reach the target, some at a time."""
    common = gcd(solved[0], rest[0])
    modulus, step = rest[0] // common, solved[0] // common
    first = np.arange(min(through[1], target // through[0]) + 1, dtype=np.int64)
    left = target - through[0] * first
    divisible = left % common == 0
    first, left = first[divisible], left[divisible] // common
    second = left % modulus * pow(step, -1, modulus) % modulus
    while len(second):
        third, remainder = np.divmod(left - step * second, modulus)
        valid = (second <= solved[1]) & (third >= 0) & (third <= rest[1]) & (remainder == 0)
        counts = zip((through, solved, rest), (first, second, third), strict=True)
        parts = [log_binomial(group[1], count[valid]) for group, count in counts]
        yield parts[0] + parts[1] + parts[2]
        more = second + modulus <= solved[1]
        first, left, second = first[more], left[more], second[more] + modulus
