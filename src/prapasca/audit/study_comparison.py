"""A manuscript against the results of its own study: which numbers agree, which differ, which are not there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from prapasca.analysis import StudyResults
from prapasca.audit.facts import Fact, FactSet
from prapasca.audit.findings import Figure, Finding, about
from prapasca.audit.rounding import Rounded, ends_in
from prapasca.audit.rules.agreement import NAMES, SIGNS
from prapasca.audit.rules.assumptions import of_whom
from prapasca.audit.study_numbers import Number, StudyNumbers
from prapasca.audit.study_rules import STUDY_RULES
from prapasca.audit.votes import decimal_of
from prapasca.errors import N_, Message

SAME_STUDY = Message("same-study", N_("the manuscript reports the study and the data given"))
PAIRED_ONLY = Message("paired-only", N_("the manuscript counts those observed both times, as the study does"))


_CODE_OF = {kind: one.code for one in STUDY_RULES.values() for kind in one.kinds}
_NAMES = {**NAMES, "n": N_("the number of participants"), "change": NAMES["count"]}
_NAMES |= {"percent_end": NAMES["percent"], "statistic": N_("the test statistic")}


_TIMES = {"before": N_("before"), "after": N_("after")}
_DIRECTIONS = {
    "improved": N_("improved"),
    "not_improved": N_("not improved"),
    "unchanged": N_("unchanged"),
    "worsened": N_("worsened"),
    "increased": N_("increased"),
    "decreased": N_("decreased"),
}


@dataclass(frozen=True)
class ComparedNumber:
    """A number of the manuscript beside the study's.

    Parameters
    ----------
    fact
        The manuscript's number.
    study
        The study's, one for each convention of a test.
    agrees
        Whether the printed number is one of them, rounded.
    near
        Whether it is but for truncation, or one unit of its last decimal.
    """

    fact: Fact
    study: tuple[Number, ...]
    agrees: bool
    near: bool

    def in_words(self, gettext: object = None) -> str:
        """Return the study's values as they would be printed, in the language of `gettext`."""
        return ", ".join(one.render(gettext) if isinstance(one, Figure) else str(one) for one in _shown(self))


@dataclass(frozen=True)
class StudyComparison:
    """Every number of a manuscript compared with a study's results.

    Parameters
    ----------
    agreeing, differing
        Numbers that have a counterpart in the study.
    not_in_study
        Numbers that have none.
    findings
        What differs, as findings.
    """

    agreeing: tuple[ComparedNumber, ...]
    differing: tuple[ComparedNumber, ...]
    not_in_study: tuple[Fact, ...]
    findings: tuple[Finding, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the comparison as JSON keeps it."""

        def shown(compared: Iterable[ComparedNumber]) -> list[dict[str, Any]]:
            return [{"fact": one.fact.id, "study": [_plain(value) for value in one.study]} for one in compared]

        return {
            "agreeing": shown(self.agreeing),
            "differing": shown(self.differing),
            "not_in_study": [fact.id for fact in self.not_in_study],
        }


def compare_with_study(facts: FactSet, results: StudyResults) -> StudyComparison:
    """Compare every number a manuscript reports of its study with the study's own results.

    Parameters
    ----------
    facts
        Facts of the manuscript; only its own ones are compared.
    results
        Results of the study.

    Examples
    --------
    >>> from prapasca import analyse, load_study, read_data
    >>> study = load_study("examples/oxytocin-massage/study.toml")
    >>> results = analyse(study, read_data(study))
    >>> cell = Fact("count-1", "count", 22, "22", {"time": "before", "label": "not smooth"})
    >>> compared = compare_with_study(FactSet((cell,)), results)
    >>> compared.findings[0].code, compared.differing[0].study
    ('S1', (13,))
    """
    numbers = StudyNumbers(results, facts)
    compared, missing = [], []
    for fact in facts:
        if fact.source == "own" and fact.kind in _CODE_OF and fact.value is not None:
            found = numbers.of(fact)
            if found:
                compared.append(_compare(fact, found, results))
            else:
                missing.append(fact)
    differing = tuple(one for one in compared if not one.agrees)
    findings = (*_differences(differing, results), *_unreported(facts, results))
    return StudyComparison(tuple(one for one in compared if one.agrees), differing, tuple(missing), findings)


def _compare(fact: Fact, study: tuple[Number, ...], results: StudyResults) -> ComparedNumber:
    agrees = any(_fits(fact, value, results) for value in study)
    near = fact.kind not in ("p", "percent_end") and isinstance(fact.value, Decimal)
    return ComparedNumber(fact, study, agrees, near and any(_printed(fact).is_near(_size(fact, one)) for one in study))


def _fits(fact: Fact, value: Number, results: StudyResults) -> bool:
    if fact.value in ("all", "none"):
        return value == (results.change.n if fact.value == "all" else 0)
    if fact.kind == "percent_end":
        exact = Fraction(value)
        return ends_in(exact.numerator, exact.denominator * 100, str(fact.value))
    if isinstance(fact.value, int):
        return value == fact.value
    comparator = fact.get("comparator") or "="
    if fact.kind == "p" and comparator != "=":
        below = value <= decimal_of(fact)
        return below if comparator in ("<", "<=") else not below or value == decimal_of(fact)
    return _printed(fact).fits(_size(fact, value))


def _printed(fact: Fact) -> Rounded:
    value = decimal_of(fact)
    return Rounded(abs(value) if fact.kind == "z" else value)


def _size(fact: Fact, value: Number) -> Fraction:
    exact = Fraction(value)
    return abs(exact) if fact.kind == "z" else exact


def _differences(differing: Iterable[ComparedNumber], results: StudyResults) -> Iterator[Finding]:
    """Yield one finding for each quantity and wrong value, however often it is printed."""
    alike: dict[tuple[object, ...], list[ComparedNumber]] = defaultdict(list)
    for one in differing:
        of_what = (one.fact.get(name) for name in ("time", "label", "group", "sign", "direction", "characteristic"))
        alike[one.fact.kind, one.fact.value, *of_what].append(one)
    for same in alike.values():
        yield _difference(same, results)


def _difference(same: list[ComparedNumber], results: StudyResults) -> Finding:
    first, one = same[0], same[0].fact
    known = STUDY_RULES[_CODE_OF[one.kind]]
    fields = {
        "what": Message("quantity", _NAMES[one.kind]),
        "whom": _whom(one),
        "printed": f"{one.get('comparator')} {one.printed}" if one.get("comparator") in ("<", ">") else one.printed,
        "study": _shown(first),
    }
    template = N_("{what}, {whom}: {printed} here, {study} by the study's own data")
    if not fields["whom"]:
        template = N_("{what}: {printed} here, {study} by the study's own data")
    everybody = results.data.read == results.data.paired
    severity = "R" if first.near else known.severity if everybody or known.severity != "E" else "W"
    return about(
        Message(known.code, template, fields),
        severity,
        [compared.fact for compared in same],
        assumptions=[SAME_STUDY] if everybody else [SAME_STUDY, PAIRED_ONLY],
        decision=one.kind == "p" and _flips(one, results),
    )


def _whom(fact: Fact) -> object:
    named = SIGNS.get(fact.get("sign") or "") or _DIRECTIONS.get(fact.get("direction") or "")
    if named is None and not fact.get("label") and not fact.get("group"):
        named = _TIMES.get(fact.get("time") or "")
    return Message("whom", named) if named else of_whom(fact)


def _shown(compared: ComparedNumber) -> list[object]:
    """Return the study's values as they would be printed, each once."""
    fact = compared.fact
    if all(isinstance(value, int) for value in compared.study):
        return list(compared.study)
    decimals = _printed(fact).decimals if isinstance(fact.value, Decimal) else 1
    p = fact.kind == "p"
    figures = [
        Figure(abs(float(value)) if fact.kind == "z" else float(value), max(decimals, 3) if p else decimals, bounded=p)
        for value in compared.study
    ]
    return list({str(figure): figure for figure in figures}.values())


def _flips(fact: Fact, results: StudyResults) -> bool:
    """Tell whether the printed p gives another verdict than the study's."""
    level = Decimal(str(round(1 - results.study.analysis.confidence_level, 10)))
    comparator = fact.get("comparator") or "="
    if comparator.startswith(">") and decimal_of(fact) < level:
        return False
    significant = decimal_of(fact) <= level and not comparator.startswith(">")
    return significant != (results.tests.signed_rank.p <= level)


def _unreported(facts: FactSet, results: StudyResults) -> Iterator[Finding]:
    """Yield a finding where a manuscript with own facts never says how many changed."""
    if not any(facts.own(kind) for kind in _CODE_OF) or facts.own("change") or facts.own("rank_n", sign="ties"):
        return
    change = results.change
    fields = {"improved": change.improved, "unchanged": change.unchanged, "worsened": change.worsened}
    template = N_(
        "the manuscript never says how many improved ({improved}), stayed ({unchanged}) and worsened ({worsened})"
    )
    yield about(Message("S6", template, fields), "I", (), assumptions=[SAME_STUDY])


def _plain(value: Number) -> int | float:
    return value if isinstance(value, int) else float(value)
