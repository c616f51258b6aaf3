"""Counts against percentages (A1, A2, A7) and decimal marks (A10)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from prapasca.audit.evidence import Evidence
from prapasca.audit.facts import Fact
from prapasca.audit.findings import Figure, Finding, Severity, about
from prapasca.audit.rounding import Rounded, counts_that_fit, ends_in, share, sizes_that_fit
from prapasca.audit.rules.assumptions import ONE_ANSWER, OWN_PEOPLE, denominator, of_whom
from prapasca.audit.rules.crossed_tables import crossed_percentages
from prapasca.audit.rules.registry import rule
from prapasca.audit.rules.shares import shares_of_another_number, shares_off_by_a_digit
from prapasca.audit.votes import decimal_of
from prapasca.errors import N_, Message

COUNTED = ("count", "change")


@dataclass(frozen=True)
class Pair:
    """A count and the percentage printed beside it."""

    count: Fact
    percent: Fact

    @property
    def number(self) -> int:
        """The count."""
        return int(str(self.count.value))

    @property
    def rounded(self) -> Rounded:
        """The percentage."""
        return Rounded(decimal_of(self.percent))


def pairs(evidence: Evidence, kind: str = "percent") -> Iterator[Pair]:
    """Yield each count with the percentage of the same cell."""
    percents = {fact.get("cell"): fact for fact in evidence.own(kind) if fact.get("percent_of") in (None, "percent")}
    for count_kind in COUNTED:
        for count in evidence.own(count_kind):
            percent = percents.pop(count.get("cell"), None) if count.get("cell") is not None else None
            if percent is not None and isinstance(count.value, int):
                yield Pair(count, percent)


def sizes(evidence: Evidence, fact: Fact) -> dict[int, tuple[Fact, ...]]:
    """Return every n that a percentage may be a share of, with the facts that say so."""
    found: dict[int, tuple[Fact, ...]] = {}
    own = evidence.n(evidence.group_of(fact))
    if own.value:
        found[own.value] = tuple(one for one in own.facts if one.value == own.value) or own.facts
    for one in (*evidence.own("n"), *evidence.own("count", role="total")):
        if isinstance(one.value, int) and one.value > 0:
            found.setdefault(one.value, (one,))
    whole = evidence.n(None)
    if whole.value:
        found.setdefault(whole.value, whole.facts)
    column = _column(evidence, fact)
    total = sum(int(str(one.value)) for one in column)
    if len(column) > 1 and total:
        found.setdefault(total, column)
    return found


def _column(evidence: Evidence, fact: Fact) -> tuple[Fact, ...]:
    """Return the counts of the column of a table that a fact stands in."""
    if fact.get("place") != "table":
        return ()
    key = ("table", "time", "characteristic", "group", "outcome")
    counts = evidence.own("count", place="table", **{name: fact.get(name) for name in key})
    return tuple(one for one in counts if one.get("role") != "total" and isinstance(one.value, int))


def fits_some_size(pair: Pair, known: dict[int, tuple[Fact, ...]]) -> bool:
    """Tell whether a count is its percentage of some n."""
    return any(pair.rounded.fits(share(pair.number, n)) for n in known)


def nearest_size(pair: Pair, known: dict[int, tuple[Fact, ...]]) -> int | None:
    """Return an n of which a count is nearly its percentage."""
    near = (n for n in known if pair.number <= n and pair.rounded.is_near(share(pair.number, n)))
    return next(near, None)


@rule(
    "A1",
    severity="E",
    title=N_("A percentage that no count gives"),
    why=N_(
        "A percentage of n people is one of n + 1 values. One that lies between them cannot come from n people. "
        "A last digit that is off by one, or cut instead of rounded, is only a fault of reporting."
    ),
)
def percentage_without_count(evidence: Evidence) -> Iterator[Finding]:
    """Yield percentages that no count out of n rounds to."""
    paired = set()
    for pair in pairs(evidence):
        paired.add(pair.percent.id)
        known = sizes(evidence, pair.percent)
        n = nearest_size(pair, known)
        if known and n is not None and not fits_some_size(pair, known):
            yield _last_digit(pair, n, known[n])
    for percent in evidence.own("percent"):
        if percent.id not in paired and _is_share_of_all(percent):
            yield from _alone(evidence, percent)
    yield from _two_roundings(evidence)
    yield from shares_off_by_a_digit(evidence)


def _last_digit(pair: Pair, n: int, facts: tuple[Fact, ...]) -> Finding:
    fields = {
        "count": pair.number,
        "n": n,
        "percent": pair.percent.printed,
        "exact": _percent(share(pair.number, n), pair.rounded),
    }
    message = Message("A1", N_("{count} of {n} is {exact}%; {percent} is printed"), fields)
    return about(message, "R", (pair.percent, pair.count, *facts), assumptions=[denominator(n)])


def _alone(evidence: Evidence, percent: Fact) -> Iterator[Finding]:
    known = sizes(evidence, percent)
    rounded = Rounded(decimal_of(percent))
    n = evidence.n(evidence.group_of(percent)).value
    if n is None or any(counts_that_fit(rounded, size) for size in known):
        return
    near = round(float(rounded.value) * n / 100)
    fields = {"percent": percent.printed, "n": n, "near": near, "exact": _percent(share(near, n), rounded)}
    template = N_("no count out of {n} is {percent}%; the nearest, {near}, is {exact}%")
    severity: Severity = "R" if rounded.is_near(share(near, n)) else "W"
    whole = evidence.n(evidence.group_of(percent)).facts
    assumptions = [denominator(n), ONE_ANSWER]
    yield about(Message("A1", template, fields), severity, (percent, *whole), assumptions=assumptions)


def _is_share_of_all(percent: Fact) -> bool:
    in_table = percent.get("role") in (None, "cell") and percent.get("percent_of") in (None, "percent")
    return in_table and percent.get("time") is not None and percent.get("label") is not None


def _percent(exact: Fraction, rounded: Rounded | None) -> Figure:
    return Figure(float(exact), max(1, rounded.decimals) if rounded else 2)


def _two_roundings(evidence: Evidence) -> Iterator[Finding]:
    """Yield cells whose percentage is printed with two different roundings."""
    for series in evidence.series:
        for cell in series.cells.values():
            n, count = cell.n, cell.count
            if n is None or count is None:
                continue
            fitting = [fact for fact in cell.percents if Rounded(decimal_of(fact)).fits(share(count, n))]
            same = [fact for fact in fitting if Rounded(decimal_of(fact)).unit == Rounded(decimal_of(fitting[0])).unit]
            if len({decimal_of(fact) for fact in same}) > 1:
                printed = tuple(dict.fromkeys(fact.printed for fact in same))
                fields = {"count": count, "n": n, "printed": printed, "exact": _percent(share(count, n), None)}
                message = Message("A1", N_("{count} of {n} is {exact}%, rounded in two ways: {printed}"), fields)
                yield about(message, "R", same, at=same[-1], assumptions=[denominator(n)])


@rule(
    "A2",
    severity="E",
    title=N_("A count and its percentage that do not belong together"),
    why=N_(
        "A count printed beside a percentage is that share of the people in the column. Where the count is not, "
        "and no missing answers can make up for it, one of the two numbers is wrong."
    ),
)
def count_against_percentage(evidence: Evidence) -> Iterator[Finding]:
    """Yield cells whose count is not the percentage printed with it."""
    for pair in pairs(evidence):
        known = sizes(evidence, pair.percent)
        n = evidence.n(evidence.group_of(pair.count))
        if n.value is None or pair.number > n.value or nearest_size(pair, known) is not None:
            continue
        possible = sizes_that_fit(pair.number, pair.rounded)
        largest = evidence.largest_n(evidence.group_of(pair.count)) or n.value
        if not possible or possible[0] > largest:
            yield _mismatch(pair, n.value, n.facts)
    for pair in pairs(evidence, "percent_end"):
        yield from _lost_digits(evidence, pair)
    yield from crossed_percentages(evidence)
    yield from shares_of_another_number(evidence)


def _mismatch(pair: Pair, n: int, facts: tuple[Fact, ...]) -> Finding:
    counts = counts_that_fit(pair.rounded, n)
    fields = {
        "what": of_whom(pair.count),
        "count": pair.number,
        "percent": pair.percent.printed,
        "n": n,
        "exact": _percent(share(pair.number, n), pair.rounded),
    }
    template = N_("{what}: {count} and {percent}% cannot both be true, for {count} of {n} is {exact}%")
    repairs = (
        [Message("A2-count", N_("{percent}% of {n} is {count}"), {**fields, "count": counts[0]})] if counts else []
    )
    percent = {"exact": fields["exact"], "count": pair.number, "n": n}
    repairs.append(Message("A2-percent", N_("{count} of {n} is {exact}%"), percent))
    cell = (pair.count, pair.percent, *facts)
    return about(Message("A2", template, fields), "E", cell, assumptions=[denominator(n), ONE_ANSWER], repairs=repairs)


def _lost_digits(evidence: Evidence, pair: Pair) -> Iterator[Finding]:
    end = str(pair.percent.value)
    known = sizes(evidence, pair.percent)
    n = evidence.n(evidence.group_of(pair.count))
    if n.value is None or pair.number > n.value or any(ends_in(pair.number, size, end) for size in known):
        return
    fields = {"count": pair.number, "end": end, "n": n.value, "exact": _percent(share(pair.number, n.value), None)}
    template = N_("{count} of {n} is {exact}%, yet the percentage printed, whose first digits are lost, ends in {end}")
    cell = (pair.count, pair.percent, *n.facts)
    yield about(Message("A2", template, fields), "W", cell, assumptions=[denominator(n.value), ONE_ANSWER])


@rule(
    "A7",
    severity="E",
    title=N_("Percentages of another number of people"),
    why=N_(
        "A count and its percentage tell of how many people they are a share. Where no number of people fits at "
        "all, one of the two is wrong; where another number fits than the one stated, people are missing or the "
        "stated number is not the one that was analysed."
    ),
)
def another_denominator(evidence: Evidence) -> Iterator[Finding]:
    """Yield counts and percentages that fit no number of people, or another than the one stated."""
    numbers = {fact.value for kind in ("count", "n") for fact in evidence.own(kind)}
    with_own_number = {fact.start for fact in evidence.own("share")} - {None}
    for pair in pairs(evidence):
        if pair.percent.start in with_own_number:
            continue
        known = sizes(evidence, pair.percent)
        possible = sizes_that_fit(pair.number, pair.rounded)
        unknown = evidence.n(evidence.group_of(pair.count)).value is None and nearest_size(pair, known) is None
        if not possible and unknown and not _cut(pair):
            near = _size_of_others(evidence, pair)
            yield _no_size(pair) if near is None else _last_digit(pair, *near)
        elif possible and known and nearest_size(pair, known) is None and _is_of_all(pair.count):
            n = evidence.n(evidence.group_of(pair.count))
            largest = evidence.largest_n(evidence.group_of(pair.count))
            if n.value is None or largest is None or not pair.number <= n.value or possible[0] > largest:
                continue
            if not any(size in numbers for size in possible):
                yield _other_size(pair, n.value, n.facts, possible)


def _size_of_others(evidence: Evidence, pair: Pair) -> tuple[int, tuple[Fact, ...]] | None:
    """Return the n that another percentage of the group settles, if this one is nearly right for it."""
    for other in pairs(evidence):
        alike = evidence.group_of(other.count) == evidence.group_of(pair.count)
        found = sizes_that_fit(other.number, other.rounded) if alike else ()
        if len(found) == 1 and pair.number <= found[0] and pair.rounded.is_near(share(pair.number, found[0])):
            return found[0], (other.count, other.percent)
    return None


def _is_of_all(count: Fact) -> bool:
    """Tell whether a count is of everybody observed: in a category at a time, or changed."""
    return count.kind == "change" or count.get("time") is not None


def _cut(pair: Pair) -> bool:
    """Tell whether a count is, for some n, the percentage printed if decimals are cut off."""
    low = Fraction(pair.rounded.value)
    if low <= 0:
        return False
    n = int(100 * pair.number / low)
    return n >= max(1, pair.number) and share(pair.number, n) < low + pair.rounded.unit


def _no_size(pair: Pair) -> Finding:
    fields = {"what": of_whom(pair.count), "count": pair.number, "percent": pair.percent.printed}
    guess = max(pair.number, round(100 * pair.number / float(pair.rounded.value)) if pair.rounded.value else 1)
    near = [
        Message(
            "A7-near",
            N_("{count} of {n} is {exact}%"),
            {"count": pair.number, "n": n, "exact": _percent(share(pair.number, n), pair.rounded)},
        )
        for n in dict.fromkeys((max(guess - 1, pair.number), guess, guess + 1))
    ]
    template = N_(
        "{what}: {count} and {percent}% cannot both be true, for {count} is {percent}% of no number of people"
    )
    facts = (pair.count, pair.percent)
    return about(Message("A7", template, fields), "E", facts, assumptions=[ONE_ANSWER], repairs=near)


def _other_size(pair: Pair, n: int, facts: tuple[Fact, ...], possible: range) -> Finding:
    fields = {
        "what": of_whom(pair.count),
        "count": pair.number,
        "percent": pair.percent.printed,
        "n": n,
        "exact": _percent(share(pair.number, n), pair.rounded),
        "sizes": possible[0] if len(possible) == 1 else f"{possible[0]}–{possible[-1]}",
    }
    template = N_("{what}: {count} and {percent}% fit n = {sizes}, not n = {n}, of which {count} is {exact}%")
    cell = (pair.count, pair.percent, *facts)
    return about(Message("A7", template, fields), "W", cell, assumptions=[OWN_PEOPLE, ONE_ANSWER])
