"""What the design lets one conclude, and what a report has to say (F1 to F13)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from prapasca.audit.evidence import Evidence
from prapasca.audit.facts import Fact
from prapasca.audit.findings import Finding, Severity, about
from prapasca.audit.rules.registry import rule
from prapasca.audit.series import TIMES
from prapasca.errors import N_, Message

# the names under which extraction keeps characteristics, for readers
CHARACTERISTICS = (
    N_("age"),
    N_("education"),
    N_("parity"),
    N_("occupation"),
    N_("sex"),
    N_("ethnicity"),
    N_("income"),
    N_("marital status"),
    N_("religion"),
    N_("body mass index"),
)

MANY = 4
CROWDED = 0.8


def _remark(code: str, severity: Severity, template: str, facts: Iterable[Fact], **fields: object) -> Iterator[Finding]:
    yield about(Message(code, template, fields), severity, facts)


def _results(evidence: Evidence) -> tuple[Fact, ...]:
    """Return facts that show a study with a test of its own: a p or a Z."""
    return (*evidence.own("p")[:1], *evidence.own("z")[:1])


@rule(
    "F1",
    severity="I",
    title=N_("An effect claimed without a comparison group"),
    why=N_(
        "Without people who did not get the intervention, a change after it may have come without it; the change can "
        "be reported, its cause cannot."
    ),
)
def cause_without_control(evidence: Evidence) -> Iterator[Finding]:
    """Yield causal claims of studies without a comparison group."""
    guarded = {evidence.section(fact) for fact in evidence.statements("cause_left_open")}
    claims = [fact for fact in evidence.statements("causal_claim") if evidence.section(fact) not in guarded]
    if claims and evidence.one_group:
        template = N_("an effect is claimed (times: {times}), yet there was no comparison group")
        yield from _remark("F1", "I", template, claims, times=len(claims))


@rule(
    "F2",
    severity="I",
    title=N_("Other reasons for the change not discussed"),
    why=N_(
        "In one group, people also change by themselves with time (maturation), move towards the usual after an "
        "extreme (regression to the mean) and answer differently when asked again (testing)."
    ),
)
def other_reasons(evidence: Evidence) -> Iterator[Finding]:
    """Yield one-group studies that discuss neither maturation nor regression nor testing."""
    if not evidence.one_group or not evidence.has_sections("discussion"):
        return
    if not evidence.statements("maturation_discussed", "regression_discussed", "testing_discussed"):
        timed = evidence.statements("observation_time_stated")
        template = N_("maturation, regression to the mean and testing are not discussed")
        if not timed:
            template = N_(
                "maturation, regression to the mean and testing are not discussed, and the times of observation are "
                "not said"
            )
        yield from _remark("F2", "I", template, (*evidence.own("design")[:1], *_results(evidence)))


@rule(
    "F3",
    severity="I",
    title=N_("Most people at the end of the scale"),
    why=N_("Who is already at the end of the scale cannot be seen to change further (floor or ceiling)."),
)
def floor_or_ceiling(evidence: Evidence) -> Iterator[Finding]:
    """Yield outcomes that crowd at the best category before, or at the worst after."""
    for fact in evidence.statements("floor_ceiling")[:1]:
        yield from _remark("F3", "I", N_("values crowd at the end of the scale"), (fact,))
    for series in evidence.series:
        labels, n = series.categories, series.n.value
        if labels is None or not n or not series.order_known:
            continue
        for time, label in ((TIMES[0], labels[-1]), (TIMES[1], labels[0])):
            count = series.count(time, label)
            cell = series.cells.get((time, label))
            if cell is not None and count is not None and count >= CROWDED * n and len(labels) > 2:
                template = N_('{count} of {n} are in the end category "{label}"')
                yield from _remark("F3", "I", template, cell.facts, count=count, n=n, label=label)


@rule(
    "F4",
    severity="I",
    title=N_("Participants chosen for a poor start"),
    why=N_(
        "People chosen because they were worst improve on average at the next measurement without any intervention."
    ),
)
def selected_on_baseline(evidence: Evidence) -> Iterator[Finding]:
    """Yield studies that chose participants by a low value before."""
    found = evidence.statements("selected_low_baseline")
    if found:
        yield from _remark("F4", "I", N_("participants were chosen by their value before"), found[:1])


@rule(
    "F5",
    severity="I",
    title=N_("Many outcomes, no correction"),
    why=N_("Of twenty tests of nothing, one is significant at 5%; several outcomes call for one chosen beforehand."),
)
def many_outcomes(evidence: Evidence) -> Iterator[Finding]:
    """Yield studies that test many outcomes."""
    stated = evidence.statements("many_outcomes")
    outcomes = {series.outcome: series.of("p")[0] for series in evidence.series if series.of("p")}
    if stated:
        yield from _remark("F5", "I", N_("many outcomes are tested without correction"), stated[:1])
    elif len(outcomes) >= MANY:
        template = N_("{count} outcomes are tested without correction")
        yield from _remark("F5", "I", template, outcomes.values(), count=len(outcomes))


@rule(
    "F6",
    severity="R",
    title=N_("No effect size and no interval"),
    why=N_("A p value does not say how large a change is, nor how surely it is known."),
)
def no_effect_size(evidence: Evidence) -> Iterator[Finding]:
    """Yield texts with test results but neither effect size nor confidence interval."""
    reported = evidence.statements("effect_size_reported", "interval_reported")
    if _results(evidence) and evidence.has_sections("results") and not reported:
        template = N_("neither an effect size nor a confidence interval is reported")
        yield from _remark("F6", "R", template, _results(evidence))


@rule(
    "F7",
    severity="I",
    title=N_("Who measured knew who was treated, or it is not said"),
    why=N_("An assessor who knows the time and the treatment sees what is hoped for."),
)
def assessor(evidence: Evidence) -> Iterator[Finding]:
    """Yield studies whose assessor was not blinded, as far as the text says."""
    if evidence.statements("assessor_blinded") or not evidence.has_sections("methods", "results"):
        return
    if _results(evidence):
        yield from _remark("F7", "I", N_("it is not said that the assessor was blinded"), evidence.own("design")[:1])


@rule(
    "F8",
    severity="I",
    title=N_("Conclusions beyond the people studied"),
    why=N_("A sample taken where it was handy speaks for the people it was taken from."),
)
def beyond_sample(evidence: Evidence) -> Iterator[Finding]:
    """Yield conclusions about people beyond the sample."""
    found = evidence.statements("generalisation")
    if found:
        yield from _remark("F8", "I", N_("the conclusion speaks of people beyond the sample"), found[:1])


@rule(
    "F9",
    severity="R",
    title=N_("H0 accepted"),
    why=N_("A test can fail to reject H0; it never shows that H0 is true."),
)
def null_accepted(evidence: Evidence) -> Iterator[Finding]:
    """Yield decisions that accept the null hypothesis."""
    found = evidence.own("decision")
    accepted = [fact for fact in found if fact.value == "h0_accepted"]
    if accepted:
        yield from _remark("F9", "R", N_("H0 is said to be accepted; it was not rejected"), accepted)


@rule(
    "F10",
    severity="I",
    title=N_("p read as the size of the effect"),
    why=N_("A small p shows that a change is hardly chance, not that it is large: with n, p falls for any change."),
)
def p_as_effect(evidence: Evidence) -> Iterator[Finding]:
    """Yield readings of p as the size of an effect."""
    found = evidence.statements("p_as_effect_size")
    if found:
        yield from _remark("F10", "I", N_("p is read as the size of the effect"), found[:1])


@rule(
    "F11",
    severity="I",
    title=N_("The intervention cannot be repeated from the text"),
    why=N_("Others can only repeat an intervention if they know when, how often and how long it was given."),
)
def dose(evidence: Evidence) -> Iterator[Finding]:
    """Yield texts that never say when, how often and how long the intervention was given."""
    if evidence.has_sections("methods", "results") and _results(evidence) and not evidence.statements("dose_stated"):
        template = N_("when, how often and how long the intervention was given is not said")
        yield from _remark("F11", "I", template, (*evidence.own("intervention")[:1], *evidence.own("design")[:1]))


@rule(
    "F12",
    severity="R",
    title=N_("No word on ethics"),
    why=N_("Research on people needs an ethical approval, its number and the participants' consent."),
)
def ethics(evidence: Evidence) -> Iterator[Finding]:
    """Yield texts that mention neither ethical approval nor consent."""
    if not evidence.has_sections("methods", "results") or not _results(evidence):
        return
    if not evidence.statements("ethics", "informed_consent"):
        template = N_("neither an ethical approval nor informed consent is mentioned")
        yield from _remark("F12", "R", template, evidence.own("design")[:1])


@rule(
    "F13",
    severity="R",
    title=N_("Characteristics planned or reported, not both"),
    why=N_("What was asked of the participants is reported, and what is reported was asked."),
)
def characteristics(evidence: Evidence) -> Iterator[Finding]:
    """Yield characteristics planned but not reported, and reported but not planned."""
    planned = {fact.get("characteristic"): fact for fact in evidence.statements("characteristic_planned")}
    reported = {fact.get("characteristic"): fact for fact in evidence.statements("characteristic_reported")}
    for fact in evidence.own("count"):
        if fact.get("characteristic") is not None:
            reported.setdefault(fact.get("characteristic"), fact)
    if not planned or not reported:
        return
    only_planned = [name for name in planned if name not in reported]
    only_reported = [name for name in reported if name not in planned]
    facts = (*(planned[name] for name in only_planned), *(reported[name] for name in only_reported))
    missing, added = (
        [Message("characteristic", str(name)) for name in names] for names in (only_planned, only_reported)
    )
    if missing and added:
        template = N_("planned but not reported: {missing}; reported but not planned: {added}")
        yield from _remark("F13", "R", template, facts, missing=missing, added=added)
    elif missing:
        yield from _remark("F13", "R", N_("planned but not reported: {missing}"), facts, missing=missing)
    elif added:
        yield from _remark("F13", "R", N_("reported but not planned: {added}"), facts, added=added)
