"""Tables, labels, tests and interventions as the text names them (C2, C4 to C8, A10, A11)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from prapasca.audit.evidence import NORMALITY, Evidence
from prapasca.audit.facts import Fact
from prapasca.audit.findings import Finding, about
from prapasca.audit.percent_changes import percent_changes
from prapasca.audit.rules.registry import rule
from prapasca.audit.series import SIGNED_RANK, TIMES
from prapasca.errors import N_, Message

NUMBERED = ("z", "p", "percent", "mean", "sd", "median", "statistic", "mean_rank", "rank_sum")
TIME_WORDS = {"before": N_("before"), "after": N_("after")}
OF_STATISTIC = {
    "t": frozenset({"paired_t", "independent_t"}),
    "chi2": frozenset({"chi_square", "mcnemar", "friedman", "kruskal_wallis", "bowker", "stuart_maxwell"}),
    "f": frozenset({"anova", "levene", "homogeneity"}),
}
"""Tests that print a statistic of a name."""
WITHOUT_Z = frozenset({"paired_t", "independent_t", "chi_square", "anova", "friedman", "kruskal_wallis"})


@rule(
    "A10",
    severity="R",
    title=N_("Decimal comma and decimal point mixed"),
    why=N_("Where one sentence uses both marks, a reader cannot tell 1.234 from 1,234."),
)
def mixed_marks(evidence: Evidence) -> Iterator[Finding]:
    """Yield sentences that print numbers with both decimal marks."""
    by_quote: dict[str, list[Fact]] = defaultdict(list)
    for kind in NUMBERED:
        for fact in evidence.own(kind):
            if fact.quote and re.search(r"\d?[.,]\d", fact.printed):
                by_quote[fact.quote].append(fact)
    for facts in by_quote.values():
        comma = [fact for fact in facts if "," in fact.printed]
        point = [fact for fact in facts if "." in fact.printed and "," not in fact.printed]
        if comma and point:
            fields = {"comma": comma[0].printed, "point": point[0].printed}
            message = Message("A10", N_("{comma} is printed with a comma, {point} with a point"), fields)
            yield about(message, "R", (comma[0], point[0]))
            return


@rule(
    "A11",
    severity="W",
    title=N_("Percent told for percentage points"),
    why=N_("From 40% to 60% is a rise of 20 percentage points, and of 50 per cent."),
)
def percent_or_points(evidence: Evidence) -> Iterator[Finding]:
    """Yield differences of two percentages that are called per cent."""
    if evidence.manuscript is None:
        return
    for told in percent_changes(evidence.manuscript):
        if told.is_points:
            fields = {"change": told.change, "low": told.before, "high": told.after}
            template = N_("from {low}% to {high}% is {change} percentage points, not {change} per cent")
            message = Message("A11", template, fields)
            yield replace(about(message, "W", ()), line=told.line, quote=told.quote)


@rule(
    "C2",
    severity="R",
    title=N_("A table that is cited but not there"),
    why=N_("A table cited by a number that no table has was renumbered, or taken from another text."),
)
def cited_tables(evidence: Evidence) -> Iterator[Finding]:
    """Yield citations of tables whose number no table of the text has."""
    numbers = [str(fact.value) for fact in evidence.own("table")]
    if not numbers:
        return
    missing: dict[str, list[Fact]] = defaultdict(list)
    for citation in evidence.own("table_citation"):
        if str(citation.value) not in numbers:
            missing[str(citation.value)].append(citation)
    for number, citations in missing.items():
        distinct = tuple(dict.fromkeys(numbers))
        if len(distinct) < 2 and "." not in number:
            continue
        fields = {"number": number, "numbers": distinct}
        message = Message("C2", N_("table {number} is cited; the tables are numbered {numbers}"), fields)
        yield about(message, "R", citations)


@rule(
    "C4",
    severity="W",
    title=N_("Categories that change their names"),
    why=N_("A scale has the same categories before and after; another name may be another scale."),
)
def constant_labels(evidence: Evidence) -> Iterator[Finding]:
    """Yield outcomes whose tables before and after share no scale."""
    by_outcome: dict[tuple[str | None, str | None], dict[str, dict[str, Fact]]] = defaultdict(lambda: defaultdict(dict))
    for fact in evidence.own("count", place="table"):
        time, label = fact.get("time"), fact.get("label")
        if time in TIMES and label and fact.get("role") != "total" and fact.get("characteristic") is None:
            by_outcome[evidence.group_of(fact), evidence.outcome_of(fact)][str(time)].setdefault(label, fact)
    for times in by_outcome.values():
        before, after = times["before"], times["after"]
        scales = [set(one.value) for one in evidence.own("scale") if isinstance(one.value, tuple)]
        known = [scale for scale in scales if set(before) | set(after) <= scale]
        strange = [after[label] for label in after if label not in before]
        gone = [before[label] for label in before if label not in after]
        if known or not strange or not gone or len(before) < 2 or len(after) < 2:
            continue
        shows_empty = any(fact.value == 0 for fact in (*before.values(), *after.values()))
        apart = not set(before) & set(after) and min(len(before), len(after)) > 2
        if len(before) == len(after) and (apart or shows_empty):
            fields = {"before": tuple(before), "after": tuple(after)}
            message = Message("C4", N_("before, the categories are {before}; after, {after}"), fields)
            whole = Message("whole-tables", N_("both tables show every category"))
            yield about(message, "W", (*strange, *gone), assumptions=[whole])


@rule(
    "C5",
    severity="W",
    title=N_("A statistic that the stated test does not have"),
    why=N_("The signed-rank test has a Z, the paired t test a t, the chi-square test a chi-square."),
)
def statistic_of_test(evidence: Evidence) -> Iterator[Finding]:
    """Yield statistics that none of the tests stated prints."""
    stated = evidence.own("test")
    names = {str(fact.value) for fact in stated}
    plain = names - NORMALITY
    if not plain:
        return
    for fact in evidence.own("statistic"):
        name = (fact.get("name") or "").casefold()
        homes = OF_STATISTIC.get(name)
        if (
            homes is not None
            and not _of_an_unnamed_test(evidence, fact, stated)
            and not names & homes
            and fact.get("test") in (None, "unknown", *plain, *(SIGNED_RANK if plain & SIGNED_RANK else ()))
        ):
            yield _no_home(fact, stated, fact.get("name") or name)
            return
    for fact in evidence.own("z"):
        if names <= WITHOUT_Z and fact.get("test") in (None, "unknown", *SIGNED_RANK):
            yield _no_home(fact, stated, "Z")
            return


def _of_an_unnamed_test(evidence: Evidence, fact: Fact, stated: tuple[Fact, ...]) -> bool:
    """Tell whether a statistic far from the tests stated may be of another one: theirs have their own statistics."""
    near = any(test.quote and test.quote == fact.quote for test in stated)
    names = {str(test.value) for test in stated}
    theirs = (
        one for one in evidence.own("statistic") if OF_STATISTIC.get((one.get("name") or "").casefold(), set()) & names
    )
    return fact.get("test") in (None, "unknown") and not near and any(theirs)


def _no_home(fact: Fact, stated: tuple[Fact, ...], name: str) -> Finding:
    tests = tuple(dict.fromkeys(test.printed for test in stated))
    fields = {"name": name, "value": fact.printed, "tests": tests}
    message = Message("C5", N_("{name} = {value} is printed; the test stated is: {tests}"), fields)
    all_stated = Message("all-stated", N_("no other test was run"))
    return about(message, "W", (fact, *stated), assumptions=[all_stated])


@rule(
    "C6",
    severity="R",
    title=N_("A paragraph about the other time"),
    why=N_("The paragraph under a table says what the table shows; one about the other time was copied or misplaced."),
)
def paragraph_of_other_time(evidence: Evidence) -> Iterator[Finding]:
    """Yield paragraphs under a table that describe the other time than its caption."""
    captions = {str(fact.value): fact for fact in evidence.own("table") if fact.get("time") in TIMES}
    for paragraph in evidence.statements("paragraph_time"):
        table = captions.get(paragraph.get("table") or "")
        said = paragraph.get("time")
        shown = paragraph.get("table_time") or (table.get("time") if table is not None else None)
        if said in TIMES and shown in TIMES and said != shown:
            fields = {
                "table": paragraph.get("table") or "",
                "shown": Message("time", TIME_WORDS[str(shown)]),
                "said": Message("time", TIME_WORDS[str(said)]),
            }
            message = Message("C6", N_("table {table} shows {shown}; the paragraph under it describes {said}"), fields)
            yield about(message, "R", (paragraph, *((table,) if table is not None else ())))


@rule(
    "C7",
    severity="R",
    title=N_("Methods of another study"),
    why=N_(
        "Methods that name an intervention, outcome or instrument the study does not have, or a validity test whose "
        "result is nowhere printed, were taken over from another text."
    ),
)
def another_study(evidence: Evidence) -> Iterator[Finding]:
    """Yield interventions or outcomes of another study, and validity claimed without a result."""
    for fact in evidence.statements("other_intervention", "other_outcome"):
        named = fact.get("intervention") or fact.get("outcome") or fact.printed
        message = Message("C7", N_('the methods name "{named}", which is not what this study did'), {"named": named})
        yield about(message, "R", (fact, *evidence.own("intervention")[:1]))
        break
    claimed = evidence.statements("validity_claimed")
    if claimed and not evidence.statements("validity_result"):
        message = Message("C7", N_("the instrument is said to have been tested for validity; no result is printed"))
        yield about(message, "R", claimed[:1])


@rule(
    "C8",
    severity="W",
    title=N_("Two rows with the same label"),
    why=N_(
        "Two rows of one table with one label cannot be told apart; one of them was probably meant for another time."
    ),
)
def repeated_label(evidence: Evidence) -> Iterator[Finding]:
    """Yield labels of time or category that stand twice in a table."""
    repeated = evidence.statements("row_label_repeated")
    for fact in repeated:
        message = Message("C8", N_('two rows are labelled "{label}"'), {"label": fact.get("label") or fact.printed})
        yield about(message, "W", (fact,))
    if not repeated:
        yield from _two_rows_of_one_time(evidence)


def _two_rows_of_one_time(evidence: Evidence) -> Iterator[Finding]:
    """Yield tables with two means for one time and none for the other."""
    rows: dict[tuple[str | None, ...], list[Fact]] = defaultdict(list)
    for mean in evidence.own("mean", place="table"):
        rows[mean.get("table"), mean.get("group"), mean.get("outcome")].append(mean)
    for means in rows.values():
        times = {mean.get("time") for mean in means}
        if len(means) == 2 and len(times) == 1 and times <= set(TIMES) and means[0].value != means[1].value:
            time = Message("time", TIME_WORDS[str(means[0].get("time"))])
            yield about(Message("C8", N_('two rows are labelled "{label}"'), {"label": time}), "W", means)
