"""How often the signed-rank tests reject, pattern by pattern."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from scipy import special

from prapasca.inference.tails import Alternative
from prapasca.power.changes import ChangeDistribution
from prapasca.power.patterns import Floats, Integers
from prapasca.power.rank_sums import RankSums, rank_sums

SLACK = 1e-9
"""Relative excess over the level that still counts as reaching it: exact p values may equal it."""

RANK_TESTS = ("signed_rank", "signed_rank_mid_p", "signed_rank_asymptotic")

NULL, DESIGN, REVERSED = range(3)


class Rejection(NamedTuple):
    """Probabilities that one test rejects, given each pattern; shape (P,).

    Parameters
    ----------
    power
        Under the design.
    size
        With the same absolute changes, each as likely up as down.
    """

    power: Floats
    size: Floats


def rejections(
    design: ChangeDistribution, counts: Integers, tests: Iterable[str], level: float, alternative: Alternative
) -> dict[str, Rejection]:
    """Return how often each signed-rank test rejects within each pattern.

    Parameters
    ----------
    design
        Probabilities of the changes.
    counts
        Patterns in lexicographic order, shape (P, G).
    tests
        Some of `RANK_TESTS`.
    level
        Significance level.
    alternative
        ``"greater"`` rejects when increases dominate.

    Examples
    --------
    Of six changes of one size all must go one way:

    >>> plan = ChangeDistribution.from_steps(up=0.5)
    >>> found = rejections(plan, np.array([[6]]), ["signed_rank"], 0.05, "two-sided")["signed_rank"]
    >>> found.power.round(12).tolist(), found.size.round(12).tolist()
    ([1.0], [0.03125])
    """
    up = np.array(design.up) / (np.array(design.up) + np.array(design.down))
    assumptions = np.stack([np.full(len(up), 0.5), up, 1 - up])
    found: dict[str, list[Rejection]] = {test: [] for test in tests}
    for sums in rank_sums(counts, assumptions.tolist()):
        for test, bound in _bounds(sums, tuple(found), level, alternative).items():
            found[test].append(_rejection(sums, bound, alternative))
    return {
        test: Rejection(*(np.concatenate(side) for side in zip(*parts, strict=True))) for test, parts in found.items()
    }


def _rejection(sums: RankSums, bound: Integers, alternative: Alternative) -> Rejection:
    """Both tails end at `bound`, the upper one counted from the top."""
    falls, rises = sums.lower(bound, DESIGN), sums.lower(bound, REVERSED)
    tail = sums.lower(bound, NULL)
    if alternative == "two-sided":
        return Rejection(falls + rises, 2 * tail)
    return Rejection(rises if alternative == "greater" else falls, tail)


def _bounds(sums: RankSums, tests: tuple[str, ...], level: float, alternative: Alternative) -> dict[str, Integers]:
    """Return the critical values: T up to there, or as far from the top, is rejected."""
    found: dict[str, Integers] = {"signed_rank_asymptotic": _asymptotic(sums, level, alternative)}
    if tests != ("signed_rank_asymptotic",):
        exact = found["signed_rank"] = _exact(sums, level, alternative)
        found["signed_rank_mid_p"] = _mid_p(sums, level, alternative, exact)
    return {test: found[test] for test in tests}


def _asymptotic(sums: RankSums, level: float, alternative: Alternative) -> Integers:
    z = -special.ndtri(level / _sides(alternative))
    bound = np.floor((sums.total - z * np.sqrt(sums.squares)) / 2 + SLACK).astype(np.int64)
    return np.where(sums.total > 0, np.maximum(bound, -1), -1)


def _exact(sums: RankSums, level: float, alternative: Alternative) -> Integers:
    """Return the largest bound whose p is at most the level, found by halving near the asymptotic one."""
    allowed = level * (1 + SLACK) / _sides(alternative)
    near = _asymptotic(sums, level, alternative)
    low, high = np.full(len(near), -1), sums.total + 1
    width = np.ceil(np.sqrt(sums.squares) / 50).astype(np.int64) + 1
    for start in (near - width, near + width):
        inside = np.clip(start, low, high)
        fits = (sums.lower(inside, NULL) <= allowed) & (inside < high)
        low, high = np.where(fits, inside, low), np.where(fits | (inside <= low), high, inside)
    while (high - low > 1).any():
        middle = (low + high) // 2
        fits = sums.lower(middle, NULL) <= allowed
        low, high = np.where(fits, middle, low), np.where(fits, high, middle)
    return np.where(sums.total > 0, low, -1)


def _mid_p(sums: RankSums, level: float, alternative: Alternative, exact: Integers) -> Integers:
    """Return the bound of the mid-p test, which is that of the exact test or one more.

    With F(b) the tail up to b, the test asks for F(b) + F(b - 1), not 2 F(b), within the level.
    """
    sides = _sides(alternative)
    p = sides * (sums.lower(exact + 1, NULL) + sums.lower(exact, NULL)) / 2
    return np.where((p <= level * (1 + SLACK)) & (sums.total > 0), exact + 1, exact)


def _sides(alternative: Alternative) -> int:
    return 2 if alternative == "two-sided" else 1
