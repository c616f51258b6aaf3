"""The tests that a paper prints, computed plainly from a table of moves."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from math import comb, erfc, sqrt

Table = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Ranks:
    """A Ranks table as SPSS prints it: how many, and the sums of ranks, of differences after − before."""

    negative: int
    positive: int
    ties: int
    sum_negative: Fraction
    sum_positive: Fraction


@dataclass(frozen=True)
class Outcome:
    """Result of a test: its statistic, None where none is printed, and two-sided p."""

    statistic: float | None
    p: float


def steps(table: Table) -> Counter[int]:
    """Return how many moved by how many categories."""
    found: Counter[int] = Counter()
    for row, counts in enumerate(table):
        for column, count in enumerate(counts):
            found[column - row] += count
    return found


def midranks(table: Table) -> dict[int, Fraction]:
    """Return the midrank of every size of step."""
    sizes: Counter[int] = Counter()
    for step, count in steps(table).items():
        if step and count:
            sizes[abs(step)] += count
    ranks, before = {}, 0
    for size in sorted(sizes):
        ranks[size] = Fraction(2 * before + sizes[size] + 1, 2)
        before += sizes[size]
    return ranks


def ranks_of(table: Table, *, ascending: bool) -> Ranks:
    """Return the Ranks table where codes rise (`ascending`) or fall from worst to best."""
    moved = steps(table) if ascending else Counter({-step: count for step, count in steps(table).items()})
    ranks = midranks(table)
    sums = [sum((ranks[abs(s)] * c for s, c in moved.items() if c and s * sign > 0), Fraction()) for sign in (-1, 1)]
    negative = sum(count for step, count in moved.items() if step < 0)
    positive = sum(count for step, count in moved.items() if step > 0)
    return Ranks(negative, positive, moved[0], *sums)


def normal_p(z: float) -> float:
    """Return the two-sided p of a Z."""
    return erfc(abs(z) / sqrt(2))


def wilcoxon(table: Table) -> Outcome:
    """Return Z as SPSS prints it, never positive, and its asymptotic p."""
    ranks = ranks_of(table, ascending=True)
    m = ranks.negative + ranks.positive
    sizes = Counter[int]()
    for step, count in steps(table).items():
        if step:
            sizes[abs(step)] += count
    variance = Fraction(m * (m + 1) * (2 * m + 1), 24) - Fraction(sum(t**3 - t for t in sizes.values()), 48)
    smaller = min(ranks.sum_negative, ranks.sum_positive)
    z = float(smaller - Fraction(m * (m + 1), 4)) / sqrt(variance)
    return Outcome(z, normal_p(z))


def wilcoxon_exact(table: Table) -> Outcome:
    """Return the exact two-sided p over all signs of the ranks."""
    ranks = midranks(table)
    weights = [int(2 * ranks[abs(s)]) for s, count in steps(table).items() if s for _ in range(count)]
    ways: dict[int, int] = {0: 1}
    for weight in weights:
        after: dict[int, int] = dict(ways)
        for total, number in ways.items():
            after[total + weight] = after.get(total + weight, 0) + number
        ways = after
    up = sum(int(2 * ranks[s]) * count for s, count in steps(table).items() if s > 0 and count)
    smaller = min(up, sum(weights) - up)
    tail = sum(number for total, number in ways.items() if total <= smaller)
    return Outcome(None, min(1.0, 2 * float(Fraction(tail, 2 ** len(weights)))))


def movers(table: Table) -> tuple[int, int]:
    """Return how many rose and how many fell."""
    moved = steps(table)
    return sum(c for s, c in moved.items() if s > 0), sum(c for s, c in moved.items() if s < 0)


def sign_exact(table: Table) -> Outcome:
    """Return the exact two-sided p of the sign test, also that of McNemar's test."""
    up, down = movers(table)
    tail = sum(comb(up + down, k) for k in range(min(up, down) + 1))
    return Outcome(None, min(1.0, 2 * tail / 2 ** (up + down)))


def sign_asymptotic(table: Table) -> Outcome:
    """Return the sign test with continuity correction, as SPSS prints it for more than 25 movers."""
    up, down = movers(table)
    z = -max(0, abs(up - down) - 1) / sqrt(up + down)
    return Outcome(z, normal_p(z))


def mcnemar_chi2(table: Table) -> Outcome:
    """Return McNemar's chi-squared with continuity correction."""
    z = sign_asymptotic(table).statistic or 0.0
    return Outcome(z * z, normal_p(z))


def marginal_homogeneity(table: Table) -> Outcome:
    """Return the standardised marginal homogeneity statistic of equally spaced codes."""
    moved = steps(table)
    z = sum(s * c for s, c in moved.items()) / sqrt(sum(s * s * c for s, c in moved.items()))
    return Outcome(-abs(z), normal_p(z))
