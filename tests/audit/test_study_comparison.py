"""Numbers of a manuscript beside those of its own study."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from prapasca import StudyResults, analyse, load_study, read_data
from prapasca.audit.facts import Fact, FactSet, Source
from prapasca.audit.study_comparison import StudyComparison, compare_with_study
from prapasca.audit.study_rules import STUDY_RULES
from prapasca.language import translator
from running import COHORT, SEED


@pytest.fixture(scope="module")
def seed() -> StudyResults:
    study = load_study(SEED / "study.toml")
    return analyse(study, read_data(study))


@pytest.fixture(scope="module")
def cohort() -> StudyResults:
    study = load_study(COHORT / "study.toml")
    return analyse(study, read_data(study))


def fact(kind: str, value: object, source: Source = "own", **attributes: str) -> Fact:
    known = Decimal(value) if isinstance(value, str) and kind not in ("percent_end", "change") else value
    assert isinstance(known, int | Decimal | str)
    return Fact(f"{kind}-1", kind, known, str(value), attributes, source)


RIGHT = (
    fact("n", 20, role="sample"),
    fact("n", 20, role="analysed"),
    fact("count", 13, time="before", label="tidak lancar"),
    fact("count", 8, time="after", label="not_smooth"),
    fact("count", 0, time="after", label="None (code 1)"),
    fact("count", 20, time="before", role="total"),
    fact("percent", "65.0", time="before", label="not smooth"),
    fact("percent", "60", time="after", label="Lancar"),
    fact("percent_end", ",0", time="after", label="lancar"),
    fact("change", 19, direction="improved"),
    fact("change", 1, direction="not_improved"),
    fact("change", "none", direction="worsened"),
    fact("rank_n", 19, sign="positive"),
    fact("rank_n", 0, sign="negative"),
    fact("rank_n", 1, sign="ties"),
    fact("rank_n", 20, sign="total"),
    fact("mean_rank", "10.00", sign="positive"),
    fact("rank_sum", "190.00", sign="positive"),
    fact("z", "-4.359", test="wilcoxon"),
    fact("z", "4.36", test="unknown"),
    fact("p", "0.000", comparator="=", test="wilcoxon_signed_rank"),
    fact("p", "0.001", comparator="<", test="wilcoxon_signed_rank"),
    fact("p", "0.05", comparator="<"),
    fact("p", "0.0000131", comparator="="),
)
WRONG = (
    ("S1", "E", fact("n", 29, role="sample")),
    ("S1", "E", fact("count", 22, time="before", label="not smooth")),
    ("S1", "E", fact("change", 8, direction="not_improved")),
    ("S1", "E", fact("change", "all", direction="improved")),
    ("S1", "E", fact("rank_n", 18, sign="positive")),
    ("S2", "E", fact("percent", "73.3", time="before", label="not smooth")),
    ("S2", "R", fact("percent", "65.1", time="before", label="not smooth")),
    ("S2", "E", fact("percent_end", ",3", time="before", label="not smooth")),
    ("S3", "W", fact("z", "-3.317", test="wilcoxon")),
    ("S3", "W", fact("rank_sum", "155.00", sign="positive")),
    ("S4", "W", fact("p", "0.03", comparator="=")),
    ("S4", "W", fact("p", "0.05", comparator=">")),
)
WITHOUT_COUNTERPART = (
    fact("n", 54, role="survey"),
    fact("count", 3, time="before", label="sangat lancar"),
    fact("percent", "35.0", time="before", label="none", percent_of="cumulative"),
    fact("p", "0.2", comparator="=", test="shapiro_wilk"),
    fact("z", "-2.1", test="mann_whitney"),
    fact("mean", "1.2", time="before"),
)


def compared(results: StudyResults, *facts: Fact) -> StudyComparison:
    return compare_with_study(FactSet(facts), results)


@pytest.mark.parametrize("one", RIGHT, ids=str)
def test_what_the_data_say_agrees(one: Fact, seed: StudyResults) -> None:
    found = compared(seed, one)
    assert [number.fact for number in found.agreeing] == [one]
    assert [finding.code for finding in found.findings if finding.code != "S6"] == []


@pytest.mark.parametrize(("code", "severity", "one"), WRONG, ids=str)
def test_what_the_data_contradict_differs(code: str, severity: str, one: Fact, seed: StudyResults) -> None:
    found = compared(seed, one)
    assert [number.fact for number in found.differing] == [one]
    assert [(finding.code, finding.severity) for finding in found.findings if finding.code != "S6"] == [
        (code, severity)
    ]


@pytest.mark.parametrize("one", WITHOUT_COUNTERPART, ids=str)
def test_what_the_study_does_not_hold_is_only_listed(one: Fact, seed: StudyResults) -> None:
    found = compared(seed, one)
    assert found.not_in_study == (one,)
    assert {finding.code for finding in found.findings} <= {"S6"}


def test_other_peoples_numbers_are_left_alone(seed: StudyResults) -> None:
    found = compared(seed, *(replace(one, source="cited") for _, _, one in WRONG))
    assert (found.agreeing, found.differing, found.not_in_study, found.findings) == ((), (), (), ())


def test_a_number_printed_twice_is_one_finding(seed: StudyResults) -> None:
    one = fact("count", 22, time="before", label="not smooth")
    found = compared(seed, one, replace(one, id="count-2"))
    assert [finding.facts for finding in found.findings if finding.code == "S1"] == [("count-1", "count-2")]


def test_ranks_of_before_minus_after_agree_too(seed: StudyResults) -> None:
    turned = [
        replace(one, id=f"rank-{number}", attributes={"sign": sign})
        for number, (one, sign) in enumerate(
            ((RIGHT[12], "negative"), (RIGHT[13], "positive"), (RIGHT[17], "negative"))
        )
    ]
    assert len(compared(seed, *turned).agreeing) == 3


def test_a_control_group_is_not_compared_with_a_study_of_one_group(seed: StudyResults) -> None:
    attributes = {"time": "before", "label": "not smooth"}
    control = fact("count", 22, group="kontrol", **attributes)
    treated = replace(fact("count", 13, group="intervensi", **attributes), id="count-2")
    found = compared(seed, control, treated)
    assert (found.not_in_study, [one.fact for one in found.agreeing]) == ((control,), [treated])


def test_a_verdict_that_turns_is_marked(seed: StudyResults) -> None:
    def decisions(value: str, comparator: str) -> list[bool]:
        found = compared(seed, fact("p", value, comparator=comparator))
        return [finding.decision for finding in found.findings if finding.code == "S4"]

    assert decisions("0.2", "=") == [True]
    assert decisions("0.03", "=") == [False]
    assert decisions("0.05", ">") == [True]


def test_with_people_left_out_a_count_is_no_proof(cohort: StudyResults) -> None:
    label = cohort.distribution.rows[0].label.en  # type: ignore[union-attr]  # the cohort's outcome is ordinal
    found = compared(cohort, fact("count", 119, time="before", label=label), fact("n", 120, role="sample"))
    assert [finding.severity for finding in found.findings if finding.code == "S1"] == ["W"]
    assert len(found.findings[0].assumptions) == 2
    assert len(found.agreeing) == 1


def test_characteristics_are_compared(seed: StudyResults) -> None:
    held = seed.characteristics[0]
    cell = next(cell for cell in held.cells if cell.n is not None)
    assert cell.n is not None
    attributes = {"characteristic": held.key, "label": cell.label.id}
    assert len(compared(seed, fact("count", cell.n, **attributes)).agreeing) == 1
    assert len(compared(seed, fact("count", cell.n + 1, **attributes)).differing) == 1


def test_what_is_never_reported_is_told_once(seed: StudyResults) -> None:
    silent = compared(seed, RIGHT[0])
    assert [finding.code for finding in silent.findings] == ["S6"]
    assert "improved (19), stayed (1) and worsened (0)" in str(silent.findings[0].message)
    assert compared(seed, RIGHT[0], RIGHT[9]).findings == ()


def sentences(comparison: StudyComparison, language: str) -> Iterator[str]:
    t = translator(language)
    for finding in comparison.findings:
        yield t.message(finding.message)
        yield from map(t.message, finding.assumptions)


@pytest.mark.parametrize("language", ["id", "en"])
def test_sentences_show_both_numbers(language: str, seed: StudyResults) -> None:
    found = compared(seed, *(replace(one, id=f"{one.kind}-{n}") for n, (_, _, one) in enumerate(WRONG)))
    told = list(sentences(found, language))
    assert any("73.3" in one and ("65.0" in one or "65,0" in one) for one in told)
    assert not [one for one in told if "{" in one or "None" in one or "Fraction" in one]


def test_the_comparison_as_json_names_the_facts(seed: StudyResults) -> None:
    tree = compared(seed, RIGHT[2], WRONG[5][2], WITHOUT_COUNTERPART[0]).to_json()
    assert tree == {
        "agreeing": [{"fact": "count-1", "study": [13]}],
        "differing": [{"fact": "percent-1", "study": [65.0]}],
        "not_in_study": ["n-1"],
    }


def test_every_code_is_of_one_family() -> None:
    assert list(STUDY_RULES) == [f"S{number}" for number in range(1, len(STUDY_RULES) + 1)]
