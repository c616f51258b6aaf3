"""Sums of ranks: against Z (D6), against their own arithmetic (D7), against footnotes (D9)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from math import sqrt

from prapasca.audit.evidence import Evidence
from prapasca.audit.facts import Fact
from prapasca.audit.findings import Figure, Finding, about
from prapasca.audit.rounding import Rounded
from prapasca.audit.rules.assumptions import SIGNED_RANK_Z, TESTED_BY_RANKS
from prapasca.audit.rules.registry import rule
from prapasca.audit.rules.z_values import lower_edge
from prapasca.audit.series import Series
from prapasca.audit.votes import decimal_of
from prapasca.errors import N_, Message

DIRECTIONS = ("negative", "positive")


def sums(series: Series) -> tuple[Fact, Fact] | None:
    """Return the negative and the positive sum of ranks, where each has one value in its table."""
    found = []
    for sign in DIRECTIONS:
        facts = series.ranks("rank_sum", sign)
        facts = tuple(fact for fact in facts if fact.get("place") == "table") or facts
        if len({fact.value for fact in facts}) != 1:
            return None
        found.append(facts[0])
    return found[0], found[1]


def total_of_ranks(m: int, zeros: int = 0) -> Fraction:
    """Return what the ranks of m changes sum to; with Pratt's zeros ranked below them.

    Examples
    --------
    >>> total_of_ranks(15), total_of_ranks(16, 4) == 200
    (Fraction(120, 1), True)
    """
    n = m + zeros
    return Fraction(n * (n + 1) - zeros * (zeros + 1), 2)


@rule(
    "D6",
    severity="W",
    title=N_("A Z that the sums of ranks cannot give"),
    why=N_(
        "The sum of ranks W of m changes is A = |W - m(m + 1)/4| away from its mean. Its variance is largest without "
        "ties and smallest when all changes are equal, so |Z| lies between A/√(m(m + 1)(2m + 1)/24) and "
        "A/√(m(m + 1)²/16); ranking the unchanged as well (Pratt) or correcting for continuity shifts the range."
    ),
)
def z_against_rank_sums(evidence: Evidence) -> Iterator[Finding]:
    """Yield Z values outside the range that the sums of ranks leave."""
    for series in evidence.series:
        m, pair, z = series.n_changed, sums(series), series.z
        if z is None or pair is None or not m:
            continue
        zeros = series.rank_n("ties") or 0
        smaller = min(decimal_of(fact) for fact in pair)
        rounded = Rounded(abs(decimal_of(z)))
        dropped = sum(decimal_of(fact) for fact in pair) == total_of_ranks(m)
        ranges = [z_range(float(smaller), m, left) for left in ((0,) if dropped else (0, zeros))]
        if any(rounded.meets(low - 1e-9, high + 1e-9) for low, high in ranges):
            continue
        low, high = ranges[0]
        fields = {"z": z.printed, "w": pair[0].printed, "other": pair[1].printed, "m": m}
        fields |= {"low": Figure(low, 3), "high": Figure(high, 3)}
        template = N_("|Z| = {z}, yet sums of ranks of {w} and {other} of {m} changes give {low} to {high}")
        facts = (z, *pair, *series.ranks("rank_n", "negative"), *series.ranks("rank_n", "positive"))
        yield about(Message("D6", template, fields), "W", facts, assumptions=[SIGNED_RANK_Z, TESTED_BY_RANKS])


def z_range(w: float, m: int, zeros: int = 0) -> tuple[float, float]:
    """Return the least and greatest size of Z of a sum of ranks, the least with correction for continuity.

    Examples
    --------
    >>> low, high = z_range(5, 15)
    >>> round(low, 3), round(high, 3)
    (3.095, 3.55)
    """
    n = m + zeros
    mean = float(total_of_ranks(m, zeros)) / 2
    distance = abs(w - mean)
    widest = (n * (n + 1) * (2 * n + 1) - zeros * (zeros + 1) * (2 * zeros + 1)) / 24
    narrowest = m * (zeros + (m + 1) / 2) ** 2 / 4
    return max(0.0, distance - 0.5) / sqrt(widest), distance / sqrt(narrowest)


@rule(
    "D7",
    severity="E",
    title=N_("Sums of ranks that do not add up"),
    why=N_(
        "The ranks of m changes are 1 to m, so the negative and the positive sum make m(m + 1)/2 together (with "
        "Pratt's zeros [N(N + 1) - z(z + 1)]/2); each sum is a multiple of one half, and N times the mean rank."
    ),
)
def rank_sums_add_up(evidence: Evidence) -> Iterator[Finding]:
    """Yield sums of ranks that do not add up, or are not N times their mean rank."""
    for series in evidence.series:
        if series.n_changed is None:
            continue
        pair = sums(series)
        if pair is not None:
            yield from _total(series, series.n_changed, pair)
        for sign in DIRECTIONS:
            yield from _mean(series, sign)


def _total(series: Series, m: int, pair: tuple[Fact, Fact]) -> Iterator[Finding]:
    found = sum(decimal_of(fact) for fact in pair)
    slack = sum((Rounded(decimal_of(fact)).unit for fact in pair), Fraction(0)) / 2
    ties = series.rank_n("ties") or 0
    if any(abs(Fraction(found) - total_of_ranks(m, zeros)) <= slack for zeros in (0, ties)):
        return
    fields = {"negative": pair[0].printed, "positive": pair[1].printed, "m": m}
    fields |= {"sum": Figure(float(found), 1), "total": Figure(float(total_of_ranks(m)), 1)}
    message = Message("D7", N_("the sums {negative} and {positive} make {sum}; {m} ranks sum to {total}"), fields)
    counts = (*series.ranks("rank_n", "negative"), *series.ranks("rank_n", "positive"))
    yield about(message, "E", (*pair, *counts), assumptions=[TESTED_BY_RANKS])


def _mean(series: Series, sign: str) -> Iterator[Finding]:
    count = series.rank_n(sign)
    means, totals = series.ranks("mean_rank", sign), series.ranks("rank_sum", sign)
    if not count or len({fact.value for fact in means}) != 1:
        return
    near = [fact for fact in totals if fact.get("place") == means[0].get("place")] or list(totals)
    if len({fact.value for fact in near}) != 1:
        return
    mean, total = Rounded(decimal_of(means[0])), Rounded(decimal_of(near[0]))
    slack = mean.unit / 2 * count + total.unit / 2
    numbers = series.ranks("rank_n", sign)
    if abs(Fraction(mean.value) * count - Fraction(total.value)) > slack:
        fields = {"n": count, "mean": means[0].printed, "sum": near[0].printed}
        fields |= {"product": Figure(float(mean.value) * count, 2)}
        message = Message("D7", N_("{n} ranks with the mean {mean} sum to {product}, not {sum}"), fields)
        yield about(message, "E", (near[0], means[0], *numbers), assumptions=[TESTED_BY_RANKS])
    elif total.value * 2 != int(total.value * 2):
        message = Message("D7", N_("the sum of ranks {sum} is no multiple of one half"), {"sum": near[0].printed})
        yield about(message, "E", (near[0], means[0], *numbers), assumptions=[TESTED_BY_RANKS])


@rule(
    "D9",
    severity="W",
    title=N_("A footnote that names the other ranks"),
    why=N_(
        "SPSS computes Z from the smaller sum of ranks and says which one it was: based on negative ranks where the "
        "negative sum is smaller."
    ),
)
def footnote_of_ranks(evidence: Evidence) -> Iterator[Finding]:
    """Yield footnotes that say Z is based on the larger sum of ranks."""
    for series in evidence.series:
        pair, z = sums(series), series.z
        based = {fact.get("based_on") for fact in series.of("z")} - {None}
        if pair is None or z is None or len(based) != 1 or lower_edge(z) <= 0:
            continue
        negative, positive = (decimal_of(fact) for fact in pair)
        smaller = "negative" if negative < positive else "positive"
        if negative != positive and based != {smaller}:
            yield _footnote(z, pair, based.pop() or "", [negative, positive])


def _footnote(z: Fact, pair: tuple[Fact, Fact], based: str, values: list[Decimal]) -> Finding:
    templates = {
        "negative": N_("Z is said to be based on negative ranks, whose sum {larger} is the larger one ({smaller})"),
        "positive": N_("Z is said to be based on positive ranks, whose sum {larger} is the larger one ({smaller})"),
    }
    larger, smaller = (str(value) for value in (max(values), min(values)))
    message = Message("D9", templates[based], {"larger": larger, "smaller": smaller})
    return about(message, "W", (z, *pair), assumptions=[Message("spss", N_("the table was printed by SPSS"))])
