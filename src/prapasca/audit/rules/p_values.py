"""p against Z (D1), and p values that cannot be as printed (D2, D3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from prapasca.audit.evidence import NORMALITY, Evidence
from prapasca.audit.facts import Fact
from prapasca.audit.findings import Figure, Finding, about
from prapasca.audit.p_bounds import PFromZ, asymptotic, bounds, one_sided
from prapasca.audit.rounding import Rounded
from prapasca.audit.rules.assumptions import SIGNED_RANK_Z
from prapasca.audit.rules.registry import rule
from prapasca.audit.series import SIGNED_RANK, Series
from prapasca.audit.votes import decimal_of
from prapasca.errors import N_, Message

SMALL = 0.001
OTHER_WAYS = ("exact", "mid", "one_sided", "continuity", "monte_carlo")
"""Ways of computing p that a manuscript may say it used."""
ANOTHER_TEST = frozenset({"mcnemar", "sign", "paired_t", "chi_square", "friedman", "kruskal_wallis", "anova"})


class ZAndP(NamedTuple):
    """A Z with the p printed for the same test."""

    z: Fact
    p: Fact
    series: Series


def pairs(evidence: Evidence) -> Iterator[ZAndP]:
    """Yield the Z and p values that belong together: of one test of one outcome of one group."""
    for series in evidence.series:
        zs = [fact for fact in series.of("z") if fact.get("test") not in NORMALITY]
        ps = [fact for fact in series.of("p") if fact.get("test") not in NORMALITY | ANOTHER_TEST]
        tables = {fact.get("table") for fact in zs} - {None}
        one_z = len({abs(decimal_of(fact)) for fact in zs}) == 1
        for p in ps:
            if p.get("comparator") in (">", ">=") and any(one is not p and one.quote == p.quote for one in ps):
                continue
            near = [z for z in zs if _beside(z, p) or (one_z and _no_other(evidence, z, p))]
            near = [
                z for z in near if _same_test(z, p) and (p.get("table") in tables or p.get("table") is None or one_z)
            ]
            if near and len({abs(decimal_of(z)) for z in near}) == 1:
                yield ZAndP(min(near, key=lambda z: (z.quote != p.quote, z.get("table") != p.get("table"))), p, series)


def _no_other(evidence: Evidence, z: Fact, p: Fact) -> bool:
    """Tell whether a p can be of no other test than a Z: the manuscript names one, or names that of the p as well."""
    families = {_family(test) for test in evidence.tests}
    return len(families) < 2 or (p.get("test") is not None and _family(p.get("test")) == _family(z.get("test")))


def _beside(z: Fact, p: Fact) -> bool:
    """Tell whether a Z and a p stand in one sentence, or in one table as its only Z and p on lines of their own."""
    if z.quote and z.quote == p.quote:
        return True
    tables = {z.get("table"), p.get("table")}
    return len(tables) == 1 and None not in tables and z.get("place") == p.get("place") == "table"


def _same_test(z: Fact, p: Fact) -> bool:
    tests = {_family(z.get("test")), _family(p.get("test"))} - {None}
    said = z.get("test") != "mann_whitney" or p.get("test") is not None or z.quote == p.quote
    return len(tests) <= 1 and said


def _family(test: str | None) -> str | None:
    return "signed_rank" if test in SIGNED_RANK else None if test == "unknown" else test


@rule(
    "D1",
    severity="E",
    decision=True,
    title=N_("A p that does not belong to its Z"),
    why=N_(
        "Z settles p: the asymptotic value directly, and the exact, mid-p, one-sided or corrected value within narrow "
        "bounds, whatever the data. A p outside all of them belongs to another Z; one that fits only an unusual way of "
        "computing it should say so."
    ),
)
def p_against_z(evidence: Evidence) -> Iterator[Finding]:
    """Yield p values that do not belong to the Z printed for the same test."""
    done: set[tuple[object, ...]] = set()
    for pair in pairs(evidence):
        key = (pair.p.value, pair.p.get("comparator"), abs(decimal_of(pair.z)), pair.series.group, pair.series.outcome)
        if key not in done:
            done.add(key)
            yield from _judge(evidence, pair)


def _judge(evidence: Evidence, pair: ZAndP) -> Iterator[Finding]:
    z = Rounded(decimal_of(pair.z))
    usual = asymptotic(z)
    below_zero = decimal_of(pair.p) == 0 and pair.p.get("comparator") == "<"
    if below_zero or not 0 <= decimal_of(pair.p) <= 1:
        return
    if agrees(pair.p, usual.low, usual.high) or _says_another_way(pair.p):
        return
    if evidence.statements("one_sided") and _is_one_sided(pair, z):
        return
    n = pair.series.n.value
    low, high = bounds(z, n)
    signed_rank = pair.z.get("test") in SIGNED_RANK or evidence.only_signed_rank
    if agrees(pair.p, low, high, strict=True) or not signed_rank:
        yield _another_way(evidence, pair, usual)
        return
    fields = _fields(pair, usual)
    template = N_("p = {p} cannot belong to Z = {z}, whose two-sided p is {usual}")
    facts = [*_same(pair, "p"), *_same(pair, "z")]
    turns = _turns(evidence, pair, usual)
    yield about(Message("D1", template, fields), "E", facts, assumptions=[SIGNED_RANK_Z], decision=turns)


def _is_one_sided(pair: ZAndP, z: Rounded) -> bool:
    single = one_sided(z)
    return agrees(pair.p, single.low, single.high)


def _another_way(evidence: Evidence, pair: ZAndP, usual: PFromZ) -> Finding:
    fits = _ways(pair)
    fields = {**_fields(pair, usual), "ways": [Message("way", way) for way in fits]}
    template = N_("p = {p} is not the two-sided asymptotic p of Z = {z}, which is {usual}")
    if fits:
        template = N_("p = {p} is not the two-sided asymptotic p of Z = {z}, which is {usual}; it fits as: {ways}")
    facts = [*_same(pair, "p"), *_same(pair, "z")]
    way = Message("two-sided", N_("p is two-sided and asymptotic, as nothing else is said"))
    return about(
        Message("D1", template, fields),
        "W",
        facts,
        assumptions=[SIGNED_RANK_Z, way],
        repairs=_repairs(pair),
        decision=_turns(evidence, pair, usual),
    )


def _ways(pair: ZAndP) -> list[str]:
    """Return the names of other ways to compute p that give the one printed."""
    z = Rounded(decimal_of(pair.z))
    single = one_sided(z)
    found = [single.name] if agrees(pair.p, single.low, single.high) else []
    feasible = pair.series.recovery.feasible if pair.series.recovery else None
    if feasible is not None and feasible.p_exact is not None:
        low, high = feasible.p_exact
        found += [N_("two-sided exact")] if agrees(pair.p, low, high) else []
        found += [N_("one-sided exact")] if agrees(pair.p, low / 2, high / 2) else []
    return found or [N_("an exact, mid-p or corrected value for some data")]


def _repairs(pair: ZAndP) -> Iterator[Message]:
    """Yield the Z that the printed p would belong to."""
    from scipy.special import ndtri

    p = float(decimal_of(pair.p))
    if 0 < p < 1 and pair.p.get("comparator") in (None, "="):
        z = Figure(abs(float(ndtri(p / 2))), Rounded(decimal_of(pair.z)).decimals)
        yield Message("D1-z", N_("p = {p} belongs to |Z| = {z}"), {"p": pair.p.printed, "z": z})


def _fields(pair: ZAndP, usual: PFromZ) -> dict[str, object]:
    middle = Figure(asymptotic_value(pair.z), 4, bounded=True)
    return {"p": pair.p.printed, "z": pair.z.printed, "usual": middle, "name": usual.name}


def asymptotic_value(z: Fact) -> float:
    """Return the two-sided asymptotic p of a printed Z, its rounding aside."""
    found = asymptotic(Rounded(decimal_of(z)))
    return (found.low + found.high) / 2


def _same(pair: ZAndP, kind: str) -> list[Fact]:
    """Return every place of the series that prints the value of the pair."""
    wanted = pair.p if kind == "p" else pair.z
    others = [fact for fact in pair.series.of(kind) if fact.value == wanted.value and fact.id != wanted.id]
    return [wanted, *others]


def agrees(p: Fact, low: float, high: float, *, strict: bool = False) -> bool:
    """Tell whether some p between two ends can be printed so; `strict` allows no slip of the last digit."""
    value = Rounded(decimal_of(p))
    comparator = p.get("comparator") or "="
    if comparator in ("<", "<="):
        return low <= float(value.value)
    if comparator in (">", ">="):
        return high >= float(value.value)
    if value.meets(low, high):
        return True
    cut = float(value.value) <= high and low < float(value.value) + float(value.unit)
    printed_as_bound = value.value <= Rounded(value.value).unit and high < float(value.unit)
    return (cut and not strict) or printed_as_bound


def _says_another_way(p: Fact) -> bool:
    return p.get("sides") == "one" or (p.get("method") or p.get("name") or "") in OTHER_WAYS or named_exact(p)


def named_exact(p: Fact) -> bool:
    """Tell whether a p is printed as that of an exact or one-sided test."""
    name = (p.get("name") or "").casefold()
    return any(word in name for word in ("exact", "eksak", "1-tailed", "one-tailed", "mid"))


def _turns(evidence: Evidence, pair: ZAndP, usual: PFromZ) -> bool:
    alpha, _ = evidence.alpha()
    printed = float(decimal_of(pair.p))
    return (printed < alpha) != (usual.high < alpha)


@rule(
    "D2",
    severity="E",
    title=N_("p printed as zero"),
    why=N_(
        "A p value is never zero; software prints 0.000 where it is below 0.0005. It is reported as p < 0.001. "
        "p < 0.000 would be a negative probability."
    ),
)
def p_is_zero(evidence: Evidence) -> Iterator[Finding]:
    """Yield p values printed as zero, and those said to be below zero."""
    zeros = [fact for fact in evidence.own("p") if fact.value == 0 and Rounded(decimal_of(fact)).decimals > 0]
    below = [fact for fact in zeros if fact.get("comparator") == "<"]
    equal = [fact for fact in zeros if fact.get("comparator") != "<"]
    if equal:
        fields = {"p": tuple(dict.fromkeys(fact.printed for fact in equal)), "times": len(equal)}
        message = Message("D2", N_("p is printed as {p} (times: {times}); write p < 0.001"), fields)
        yield about(message, "R", equal)
    for fact in below:
        context = _context(evidence, fact)
        message = Message("D2", N_("p < {p} cannot be, for no probability is below zero"), {"p": fact.printed})
        repair = Message("D2-below", N_("p < 0.001, if that is what was meant"))
        yield about(message, "E", (fact, *context), assumptions=[_IS_P], repairs=[repair])


_IS_P = Message("is-p", N_("the number is the p value of a test of this study"))


def _context(evidence: Evidence, p: Fact) -> list[Fact]:
    """Return what shows that a number is a p value: its Z, decision or test."""
    for kind in ("z", "decision", "statistic", "test", "level"):
        near = [fact for fact in evidence.own(kind) if evidence.group_of(fact) in (None, evidence.group_of(p))]
        if near:
            return near[:1]
    return []


@rule(
    "D3",
    severity="E",
    title=N_("p outside 0 to 1"),
    why=N_("A p value is a probability, so it lies between 0 and 1."),
)
def p_out_of_range(evidence: Evidence) -> Iterator[Finding]:
    """Yield p values below 0 or above 1."""
    for fact in evidence.own("p"):
        if isinstance(fact.value, str) or fact.value is None or 0 <= decimal_of(fact) <= 1:
            continue
        message = Message("D3", N_("p = {p} is no probability"), {"p": fact.printed})
        yield about(message, "E", (fact, *_context(evidence, fact)), assumptions=[_IS_P])
