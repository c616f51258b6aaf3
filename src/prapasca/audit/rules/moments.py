"""Means and standard deviations of whole numbers (A8, A9)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import sqrt

from prapasca.audit.evidence import Evidence
from prapasca.audit.facts import Fact
from prapasca.audit.findings import Figure, Finding, about
from prapasca.audit.rounding import Rounded
from prapasca.audit.rules.assumptions import analysed
from prapasca.audit.rules.registry import rule
from prapasca.audit.series import TIMES, Series
from prapasca.audit.votes import decimal_of
from prapasca.errors import N_, Message

CODED = Message("coded", N_("the mean is that of the categories, coded with equal steps"))
WHOLE = Message("whole", N_("every value is a whole number"))


@rule(
    "A8",
    severity="W",
    title=N_("A mean that the frequencies do not give"),
    why=N_("Where categories are coded with whole numbers, the mean is fixed by how many people are in each."),
)
def mean_of_frequencies(evidence: Evidence) -> Iterator[Finding]:
    """Yield means of category codes that do not follow from the counts."""
    for series in evidence.series:
        for time in TIMES:
            means = [fact for fact in series.of("mean") if fact.get("time") == time]
            if (
                series.is_complete(time)
                and series.is_sure_at(time)
                and series.n.value
                and len(means) == 1
                and _are_codes(series, time)
            ):
                yield from _unlike(series, time, means[0])


def _are_codes(series: Series, time: str) -> bool:
    """Tell whether the printed least and greatest values are codes of the categories."""
    ends = [one for kind in ("minimum", "maximum") for one in series.of(kind) if one.get("time") == time]
    values = [decimal_of(one) for one in ends]
    size = len(series.categories or ())
    return len(values) >= 2 and all(value == int(value) and 0 <= value <= size for value in values)


def _unlike(series: Series, time: str, mean: Fact) -> Iterator[Finding]:
    margin = [count or 0 for count in series.margin(time)]
    n, size = sum(margin), len(margin)
    upward = Fraction(sum(code * count for code, count in enumerate(margin)), n)
    possible = [start + one for start in (0, 1) for one in (upward, size - 1 - upward)]
    rounded = Rounded(decimal_of(mean))
    if not any(rounded.fits(one) or rounded.is_near(one) for one in possible):
        fields = {
            "mean": mean.printed,
            "counts": tuple(margin),
            "means": tuple(Figure(float(one), rounded.decimals) for one in possible),
        }
        template = N_("the mean {mean} does not follow from the counts {counts}, which give {means}")
        cells = [fact for label in series.categories or () for fact in _cell_facts(series, time, label)]
        yield about(Message("A8", template, fields), "W", (mean, *cells), assumptions=[CODED, analysed(n)])


def _cell_facts(series: Series, time: str, label: str) -> tuple[Fact, ...]:
    cell = series.cells.get((time, label))
    return () if cell is None else cell.facts[:1]


@rule(
    "A9",
    severity="W",
    title=N_("A mean or standard deviation that whole numbers cannot give"),
    why=N_(
        "The mean of n whole numbers is a multiple of 1/n, and their standard deviation cannot exceed what half of "
        "them at either end would give."
    ),
)
def moments_of_whole_numbers(evidence: Evidence) -> Iterator[Finding]:
    """Yield means and standard deviations that n whole numbers within their range cannot have."""
    for series in evidence.series:
        for time in TIMES:
            found = {kind: _only(series, kind, time) for kind in ("mean", "sd", "minimum", "maximum")}
            mean, low, high, n = found["mean"], found["minimum"], found["maximum"], series.n.value
            if mean is None or low is None or high is None or not n or not series.n.undisputed:
                continue
            if not _are_whole_scores(series, low, high):
                continue
            if n <= 10 ** Rounded(decimal_of(mean)).decimals and not _is_multiple(mean, n):
                yield _no_sum(mean, low, high, n)
            elif found["sd"] is not None and n > 1:
                yield from _spread(mean, found["sd"], low, high, n)


def _only(series: Series, kind: str, time: str) -> Fact | None:
    facts = [fact for fact in series.of(kind) if fact.get("time") == time]
    return facts[0] if len({fact.value for fact in facts}) == 1 else None


def _are_whole_scores(series: Series, low: Fact, high: Fact) -> bool:
    """Tell whether values are surely codes: whole ends no further apart than a scale is long."""
    ends = [decimal_of(low), decimal_of(high)]
    whole = all(Rounded(one).decimals == 0 for one in ends)
    size = len(series.categories) if series.categories else 10
    return whole and 0 <= ends[0] <= ends[1] <= size


def _is_multiple(mean: Fact, n: int) -> bool:
    rounded = Rounded(decimal_of(mean))
    nearest = round(float(rounded.value) * n)
    return any(rounded.fits(Fraction(total, n)) for total in (nearest - 1, nearest, nearest + 1))


def _no_sum(mean: Fact, low: Fact, high: Fact, n: int) -> Finding:
    nearest = round(float(decimal_of(mean)) * n)
    decimals = Rounded(decimal_of(mean)).decimals
    fields = {"mean": mean.printed, "n": n, "total": nearest, "near": Figure(nearest / n, decimals)}
    template = N_("no {n} whole numbers have the mean {mean}; the nearest possible is {total} / {n} = {near}")
    return about(Message("A9", template, fields), "W", (mean, low, high), assumptions=[WHOLE, analysed(n)])


def _spread(mean: Fact, sd: Fact, low: Fact, high: Fact, n: int) -> Iterator[Finding]:
    centre = Rounded(decimal_of(mean))
    bottom, top = float(decimal_of(low)), float(decimal_of(high))
    widest = max((top - one) * (one - bottom) for one in (float(centre.low), float(centre.value), float(centre.high)))
    greatest = sqrt(max(0.0, widest) * n / (n - 1))
    if float(Rounded(decimal_of(sd)).low) > greatest + 1e-9:
        fields: dict[str, object] = {"sd": sd.printed, "mean": mean.printed, "low": low.printed, "high": high.printed}
        fields["greatest"] = Figure(greatest, 3)
        template = N_(
            "values from {low} to {high} with the mean {mean} have a standard deviation of {greatest} at most, not {sd}"
        )
        yield about(Message("A9", template, fields), "W", (sd, mean, low, high), assumptions=[analysed(n)])
    elif n <= 10**centre.decimals and not _has_squares(mean, sd, n):
        fields = {"sd": sd.printed, "mean": mean.printed, "n": n}
        template = N_("no {n} whole numbers with the mean {mean} have the standard deviation {sd}")
        assumptions = [WHOLE, analysed(n)]
        yield about(Message("A9", template, fields), "W", (sd, mean, low, high), assumptions=assumptions)


def _has_squares(mean: Fact, sd: Fact, n: int) -> bool:
    """Tell whether some sum of squares, odd or even as the sum is, gives the standard deviation."""
    centre, spread = Rounded(decimal_of(mean)), Rounded(decimal_of(sd))
    nearest = round(float(centre.value) * n)
    low, high = max(Fraction(0), spread.low) ** 2, spread.high**2
    for total in (nearest - 1, nearest, nearest + 1):
        if not centre.fits(Fraction(total, n)):
            continue
        for divisor in (n - 1, n):
            first = Fraction(total**2, n) + divisor * low
            last = Fraction(total**2, n) + divisor * high
            squares = -(-first.numerator // first.denominator)
            squares += (squares - total) % 2
            if squares <= last:
                return True
    return False
