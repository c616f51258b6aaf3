"""Z against how many changed (D4, D5) and against the tables that fit (D8)."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt

from prapasca.audit.engine.conventions import CONVENTIONS, DEFAULT_CONVENTIONS
from prapasca.audit.evidence import LISTED, Evidence
from prapasca.audit.facts import Fact
from prapasca.audit.findings import Figure, Finding, Severity, about
from prapasca.audit.rounding import Rounded
from prapasca.audit.rules.assumptions import (
    CATEGORIES_TESTED,
    SIGNED_RANK_Z,
    TESTED_BY_RANKS,
    analysed,
    order_of,
    people_of,
)
from prapasca.audit.rules.registry import rule
from prapasca.audit.series import TIMES, Series
from prapasca.audit.votes import decimal_of
from prapasca.errors import N_, Message


def lower_edge(z: Fact) -> float:
    """Return the least size that rounds to a printed Z."""
    return max(0.0, float(Rounded(abs(decimal_of(z))).low))


@rule(
    "D4",
    severity="E",
    title=N_("Z too large for n"),
    why=N_(
        "The Z of the signed-rank test is largest when all m changes go one way and are equal, and then Z² = m. So |Z| "
        "exceeds neither the root of the number who changed nor the root of n."
    ),
)
def z_above_root_of_n(evidence: Evidence) -> Iterator[Finding]:
    """Yield Z values of the signed-rank test above the root of n, or of the number who changed."""
    for series in evidence.series:
        z, n = series.z, series.n
        if z is None or n.value is None:
            continue
        m = series.n_changed
        largest = evidence.largest_n(series.group) or n.value
        if lower_edge(z) > sqrt(largest) + 1e-9:
            fields = {"z": z.printed, "n": n.value, "root": Figure(sqrt(n.value), 3)}
            message = Message("D4", N_("|Z| = {z} exceeds the root of n = {n}, {root}"), fields)
            yield about(message, "E", (*_places(series, z), *n.facts), assumptions=[SIGNED_RANK_Z, analysed(n.value)])
        elif m is not None and lower_edge(z) > sqrt(m) + 1e-9:
            fields = {"z": z.printed, "m": m, "root": Figure(sqrt(m), 3)}
            message = Message("D4", N_("|Z| = {z} exceeds the root of the {m} who changed, {root}"), fields)
            facts = (*_places(series, z), *series.of("rank_n"))
            yield about(message, "E", facts, assumptions=[SIGNED_RANK_Z, TESTED_BY_RANKS])


def _places(series: Series, z: Fact) -> tuple[Fact, ...]:
    """Return every place that prints the Z of a series."""
    return tuple(fact for fact in series.of("z") if abs(decimal_of(fact)) == abs(decimal_of(z)))


@rule(
    "D5",
    severity="E",
    title=N_("Too few changes in one direction for Z"),
    why=N_(
        "Whatever the sizes of the changes, at least Z² people changed in the direction that prevails (by the "
        "inequality of Cauchy and Schwarz). This holds for the signed-rank test with or without zeros, corrections for "
        "ties or continuity, for the sign test and for the scored test of marginal homogeneity."
    ),
)
def too_few_movers(evidence: Evidence) -> Iterator[Finding]:
    """Yield outcomes in which fewer people changed in either direction than Z² asks for."""
    for series in evidence.series:
        if series.z is None:
            continue
        needed = lower_edge(series.z) ** 2
        up, down = series.rank_n("positive"), series.rank_n("negative")
        if up is not None and down is not None:
            if max(up, down) < needed - 1e-9 and lower_edge(series.z) <= sqrt(up + down) + 1e-9:
                facts = (*_places(series, series.z), *series.of("rank_n"))
                yield _too_few(series, series.z, max(up, down), facts, [SIGNED_RANK_Z, TESTED_BY_RANKS], "E")
        elif series.recovery is None:
            yield from _by_claims(series, series.z, needed)


def _by_claims(series: Series, z: Fact, needed: float) -> Iterator[Finding]:
    """Yield what the numbers told in words refute, where no categories are known."""
    n = series.n.value
    rising = {fact.value for fact in series.claims("improved", "increased") if isinstance(fact.value, int)}
    falling = {fact.value for fact in series.claims("worsened", "decreased") if isinstance(fact.value, int)}
    still = {fact.value for fact in series.claims("unchanged") if isinstance(fact.value, int)}
    if n is None or any(len(values) > 1 for values in (rising, falling, still)):
        return
    most = n - sum(value for values in (rising, falling, still) for value in values)
    told = [*rising, *falling]
    largest = max([*told, most]) if len(told) < 2 else max(told)
    if (told or still) and largest < needed - 1e-9:
        claims = series.claims("improved", "increased", "worsened", "decreased", "unchanged")
        facts = (*claims, *_places(series, z), *series.n.facts)
        finer = Message("claims-tested", N_("the changes told in the text are those that were tested"))
        yield _too_few(series, z, largest, facts, [SIGNED_RANK_Z, analysed(n), finer], "W")


def _too_few(
    series: Series, z: Fact, most: int, facts: tuple[Fact, ...], assumptions: list[Message], severity: Severity
) -> Finding:
    needed = int(-(-(lower_edge(z) ** 2 - 1e-9) // 1))
    fields = {"z": z.printed, "needed": needed, "most": most, "group": series.group or ""}
    template = N_("Z = {z} needs at least {needed} changes in one direction; there are {most} at most")
    return about(Message("D5", template, fields), severity, facts, assumptions=assumptions)


@rule(
    "D8",
    severity="W",
    title=N_("A Z that the printed categories cannot give"),
    why=N_(
        "The counts before and after leave finitely many tables of who went from where to where, and each has its Z. "
        "A Z that none of them has was computed from something else: finer scores, other people, or other counts."
    ),
)
def z_of_no_table(evidence: Evidence) -> Iterator[Finding]:
    """Yield Z values that no table with the printed margins gives."""
    for series in evidence.series:
        orders = series.orders()
        if series.z is None or not orders or not _enough(series):
            continue
        found = [series.tables_for(order) for order in orders]
        if any(one is None or one.count != 0 for one in found):
            continue
        if _fits_without_empty(series):
            continue
        margins = [series.tables_for(order, with_z=False) for order in orders]
        if any(one is None or one.count == 0 for one in margins):
            continue
        yield _no_table(series, series.z)


def _fits_without_empty(series: Series) -> bool:
    """Tell whether Z fits once empty categories are left out: the text may have named one category in two ways."""
    filled = series.filled
    if series.scale is None or series.scale.confidence >= LISTED or not 2 <= len(filled) < len(series.categories or ()):
        return False
    found = series.tables_for(filled)
    return found is None or found.count != 0


def _enough(series: Series) -> bool:
    """Tell whether both margins are known to some extent, and the ranks do not already contradict Z."""
    known = [any(count is not None for count in series.margin(time)) for time in TIMES]
    return all(known) and series.is_sure and series.n.undisputed and lower_edge_fits(series)


def lower_edge_fits(series: Series) -> bool:
    """Tell whether Z is not already too large for n."""
    return series.z is None or series.n.value is None or lower_edge(series.z) <= sqrt(series.n.value) + 1e-9


def _no_table(series: Series, z: Fact) -> Finding:
    n = series.n.value or 0
    anyhow = series.anyhow
    other = anyhow.conventions[0] if anyhow is not None and anyhow.count != 0 and anyhow.conventions else None
    fields = {"z": z.printed, "n": n}
    facts = (*_places(series, z), *cell_facts(series), *series.n.facts)
    assumptions = [SIGNED_RANK_Z, CATEGORIES_TESTED, *people_of(series), order_of(series)]
    if other is None:
        template = N_("Z = {z} cannot be reproduced from the printed categories of {n} people")
        return about(Message("D8", template, fields), "W", facts, assumptions=assumptions)
    template = N_("Z = {z} can be reproduced from the printed categories of {n} people only by: {convention}")
    fields["convention"] = convention_name(other)
    severity: Severity = (
        "R" if CONVENTIONS[other].truncated and other.removesuffix("_truncated") in DEFAULT_CONVENTIONS else "W"
    )
    return about(Message("D8", template, fields), severity, facts, assumptions=assumptions)


def convention_name(key: str) -> Message:
    """Return a convention for Z in words."""
    convention = CONVENTIONS[key]
    zeros = {
        "dropped": N_("unchanged pairs dropped"),
        "pratt": N_("unchanged pairs ranked and then dropped (Pratt)"),
        "zsplit": N_("unchanged pairs ranked and split"),
    }
    parts = [Message("zeros", zeros[convention.zeros])]
    parts += [] if convention.ties_corrected else [Message("ties", N_("variance without correction for ties"))]
    parts += [Message("continuity", N_("continuity correction"))] if convention.continuity else []
    parts += [Message("truncated", N_("digits cut off"))] if convention.truncated else []
    return Message("convention", N_("{parts}"), {"parts": parts})


def cell_facts(series: Series) -> tuple[Fact, ...]:
    """Return one fact for each cell of the margins."""
    return tuple(fact for cell in series.cells.values() if cell.count is not None for fact in cell.facts[:1])
