"""Decisions (D10), effect sizes called r (D12) and readings of the test (D13)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import sqrt

from prapasca.audit.evidence import NORMALITY, Evidence
from prapasca.audit.facts import Fact
from prapasca.audit.findings import Figure, Finding, about
from prapasca.audit.rounding import Rounded
from prapasca.audit.rules.registry import rule
from prapasca.audit.votes import decimal_of
from prapasca.errors import N_, Message

SIGNIFICANT = frozenset({"significant", "h0_rejected"})
NOT_SIGNIFICANT = frozenset({"not_significant", "h0_accepted", "h0_not_rejected"})


@rule(
    "D10",
    severity="E",
    decision=True,
    title=N_("A decision that p does not support"),
    why=N_("A result is significant at a level when p is not above it; the decision printed says the opposite."),
)
def decision_against_p(evidence: Evidence) -> Iterator[Finding]:
    """Yield decisions that contradict every p printed for the same test."""
    alpha, stated = evidence.alpha()
    for decision in evidence.own("decision"):
        if decision.get("test") in NORMALITY:
            continue
        near = _of_the_same_test(evidence, decision)
        ps = [p for p in near if p.get("comparator") in (None, "=")] or near
        sides = {_side(p, alpha) for p in ps}
        if len(sides) != 1 or None in sides:
            continue
        below = sides.pop()
        said = decision.value in SIGNIFICANT
        if below == said or decision.value not in SIGNIFICANT | NOT_SIGNIFICANT:
            continue
        sure = stated and not (said and any(float(decimal_of(p)) / 2 <= alpha for p in ps))
        yield _decision(evidence, decision, ps, alpha, said=said, sure=sure)


def _of_the_same_test(evidence: Evidence, decision: Fact) -> list[Fact]:
    """Return the p values of a decision: those in its sentence, else those of its group and outcome."""
    usable = [p for p in evidence.own("p") if p.get("test") not in NORMALITY and p.value is not None]
    near = [p for p in usable if decision.quote and p.quote == decision.quote]
    if near:
        same = [p for p in near if p.get("group") == decision.get("group") or decision.get("group") is None]
        return same or near
    where = (evidence.group_of(decision), evidence.outcome_of(decision))
    same = [p for p in usable if (evidence.group_of(p), evidence.outcome_of(p)) == where]
    return [p for p in same if _family(p) == _family(decision) or None in (_family(p), _family(decision))]


def _family(fact: Fact) -> str | None:
    test = fact.get("test")
    return None if test in (None, "unknown") else str(test).split("_", maxsplit=1)[0]


def _side(p: Fact, alpha: float) -> bool | None:
    """Tell whether a printed p is below the level; None where it may be either."""
    value, comparator = Rounded(decimal_of(p)), p.get("comparator") or "="
    if comparator in ("<", "<="):
        return True if float(value.value) <= alpha else None
    if comparator in (">", ">="):
        return False if float(value.value) >= alpha else None
    if float(value.high) <= alpha:
        return True
    return False if float(value.low) > alpha else None


def _decision(evidence: Evidence, decision: Fact, ps: list[Fact], alpha: float, *, said: bool, sure: bool) -> Finding:
    fields = {"p": tuple(dict.fromkeys(p.printed for p in ps)), "alpha": Figure(alpha)}
    template = N_("p = {p} is below {alpha}, yet the result is called not significant")
    if said:
        template = N_("p = {p} is above {alpha}, yet the result is called significant")
    level = evidence.own("level")
    assumptions = [
        Message("level", N_("the level of significance is {alpha}"), {"alpha": Figure(alpha)}),
        Message("same-test", N_("the decision and p belong to the same test")),
    ]
    message = Message("D10", template, fields)
    facts = (decision, *ps, *level)
    return about(message, "E" if sure else "W", facts, assumptions=assumptions, decision=True)


@rule(
    "D12",
    severity="R",
    title=N_("An r that does not say which"),
    why=N_(
        "Z/√n, Z/√(2n) and the rank-biserial correlation are all called r and differ much; a reader must know which "
        "one is meant."
    ),
)
def which_r(evidence: Evidence) -> Iterator[Finding]:
    """Yield effect sizes called r without a name, with what they can be."""
    for series in evidence.series:
        z, n = series.z, series.n.value
        for r in series.of("statistic"):
            if r.get("name") != "r" or z is None or not n or r.get("definition") is not None:
                continue
            size, rounded = abs(float(decimal_of(z))), Rounded(abs(decimal_of(r)))
            shapes = {N_("Z/√n"): size / sqrt(n), N_("Z/√(2n)"): size / sqrt(2 * n)}
            if series.n_changed:
                shapes[N_("Z/√m, the unchanged left out")] = size / sqrt(series.n_changed)
            fits = [Message("shape", name) for name, value in shapes.items() if rounded.is_near(Fraction(value))]
            fields = {"r": r.printed, "shapes": fits}
            template = N_("r = {r}: it is not said which r this is")
            if fits:
                template = N_("r = {r}: it is not said which r this is; it fits {shapes}")
            yield about(Message("D12", template, fields), "R", (r, z))


@rule(
    "D13",
    severity="R",
    title=N_("A test read in a way it does not say"),
    why=N_(
        "Z compared with a critical value adds nothing to p, and the mean rank is no mean of the outcome: the mean "
        "rank of the increases can be high although nobody gained much."
    ),
)
def readings(evidence: Evidence) -> Iterator[Finding]:
    """Yield readings of Z against a table and of mean ranks as means."""
    templates = {
        "z_compared_with_table": N_("Z is compared with a critical value from a table; report p, exact at small n"),
        "mean_rank_as_mean": N_("the mean rank is read as a mean of the outcome; it is a mean of ranks of changes"),
    }
    for code, template in templates.items():
        facts = evidence.statements(code)
        if facts:
            yield about(Message("D13", template), "R", facts)
