"""How many changed, and the data behind the numbers: rules C and E on facts made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fact_making import accusations, fact, found, margin, p, ranks, sample, scale, severities, z
from prapasca.audit.evidence import Evidence
from prapasca.audit.facts import Fact, FactSet

MILK = ("none", "not smooth", "smooth")


def milk(*more: Fact) -> list[Fact]:
    """Return 20 mothers: 13 not smooth before; none, 8 and 12 after; Z = -4.359."""
    counts = [*margin("before", {"not smooth": 13}), *margin("after", {"not smooth": 8, "smooth": 12})]
    return [*sample(20), scale(*MILK), *counts, z("-4.359"), *more]


def change(number: object, direction: str, **of: str) -> Fact:
    return fact("change", number, direction=direction, **of)


def test_z_leaves_one_number_of_improved() -> None:
    assert severities("E2", milk(change(8, "not_improved"))) == "W"
    assert severities("E2", milk(change(1, "not_improved"))) == ""
    assert severities("E2", milk(change(19, "improved"))) == ""
    assert severities("E2", milk(change(18, "improved"))) == "W"


def test_a_disputed_count_does_not_poison_the_table() -> None:
    odd = margin("before", {"not smooth": 22})
    same = margin("before", {"not smooth": 13})
    facts = milk(*odd, *same, change(8, "not_improved"))
    assert accusations(facts) == ["B4", "C1", "E2"]
    assert found("E7", facts)[0].message.fields["all"] == 120


def test_the_number_in_a_category_is_not_a_number_of_changes() -> None:
    explained = found("E4", milk(change(8, "not_improved")))
    assert len(explained) == 1
    assert (explained[0].message.fields["moved"], explained[0].message.fields["stayed"]) == (7, 1)
    assert severities("E4", milk(change(7, "not_improved"))) == ""


def test_margins_alone_bound_the_changes() -> None:
    base = [*sample(20), scale("poor", "good")]
    base += [*margin("before", {"poor": 13, "good": 7}), *margin("after", {"poor": 4, "good": 16})]
    assert severities("E1", [*base, change(8, "improved")]) == "W"
    assert severities("E1", [*base, change(9, "improved")]) == ""
    assert severities("E1", [*base, change(14, "improved")]) == "W"
    assert severities("E3", [*base, change("all", "improved")]) == "W"


def test_ranks_say_the_changes_outright() -> None:
    base = [*sample(17), *ranks(1, 14, 2)]
    assert severities("E2", [*base, change(14, "improved")]) == ""
    assert severities("E2", [*base, change(13, "improved")]) == "E"
    assert severities("E2", [*base, change(3, "not_improved")]) == ""


def test_an_order_that_is_not_known_accuses_nobody() -> None:
    facts = [one for one in milk(change(8, "not_improved")) if one.kind != "scale"]
    assert accusations([*facts, scale(*MILK, order="unknown")]) == []


def test_another_group_or_outcome_accuses_nobody() -> None:
    assert accusations(milk(change(8, "not_improved", group="control"))) == []
    assert accusations([*milk(), change(8, "not_improved", outcome="weight")]) == []


@pytest.mark.parametrize("up_first", [True, False])
def test_ranks_and_margins_recover_the_profile(*, up_first: bool) -> None:
    counts = [
        *margin("before", {"poor": 8, "fair": 9, "good": 3}),
        *margin("after", {"poor": 2, "fair": 8, "good": 10}),
    ]
    up, down = (14, 1) if up_first else (1, 14)
    table = ranks(down, up, 5)
    facts = [*sample(20), scale("poor", "fair", "good"), *counts, *table, z("-3.357")]
    recovery = Evidence(FactSet(tuple(facts))).series[0].recovery
    assert recovery is not None
    assert recovery.ranks_reversed is not up_first
    assert recovery.feasible.improved == (14, 14)


def test_opposite_reasons_for_one_result() -> None:
    reasons = [fact("statement", "explanation", about=about) for about in ("younger", "older")]
    assert severities("E6", reasons) == "W"
    assert severities("E6", reasons[:1]) == ""


def test_prose_and_table_agree() -> None:
    table = margin("before", {"poor": 13}, place="table", table="1")
    assert severities("C1", [*table, *margin("before", {"poor": 13}, place="prose")]) == ""
    assert severities("C1", [*table, *margin("before", {"poor": 14}, place="prose")]) == "E"
    assert severities("C1", [*table, *margin("after", {"poor": 14}, place="prose")]) == ""
    assert severities("C1", [*table, *margin("before", {"poor": 14}, place="prose", group="control")]) == ""


def test_numbers_rounded_differently_agree() -> None:
    assert severities("C1", [*sample(20), z("-4.359"), z("-4.36"), z("4.359")]) == ""
    assert severities("C1", [*sample(20), p("0.000"), p("0.001")]) == ""


def test_two_z_of_one_test_have_the_same_p() -> None:
    def result(statistic: str, probability: str, quote: str) -> list[Fact]:
        return [replace(one, quote=quote) for one in (z(statistic), p(probability))]

    first = result("-4.359", "0.001", "in one sentence")
    assert severities("C1", [*sample(20), *first, *result("-3.459", "0.001", "in another")]) == "E"
    assert severities("C1", [*sample(20), *first, *result("-4.359", "0.010", "in another")]) == "E"
    # two tests, perhaps of two outcomes
    assert severities("C1", [*sample(20), *first, *result("-2.449", "0.014", "in another")]) == ""
    assert severities("C1", [*sample(20), *first, z("-2.449")]) == ""


def test_the_right_sum_of_ranks_is_told() -> None:
    sums = {"negative_sum": "5.00", "positive_sum": "115.00"}
    facts = [*ranks(1, 14, 2, **sums), fact("rank_sum", "155.00", sign="positive")]
    finding = found("C1", facts)[0]
    assert str(finding.repairs[0]) == "115.00: with it the ranks of 15 changes sum to 120"


def test_abstract_and_body_agree() -> None:
    body = margin("after", {"good": 12}, section="results")
    assert severities("C3", [*body, *margin("after", {"good": 13}, section="abstract")]) == "E"
    assert severities("C1", [*body, *margin("after", {"good": 13}, section="abstract")]) == ""
    assert severities("C3", [*body, *margin("after", {"good": 12}, section="abstract")]) == ""


def test_one_unit_changes_once() -> None:
    fall = fact("unit_change", "A", direction="decreased", amount="0,5")
    rise = fact("unit_change", "A", direction="increased", amount="0,5")
    assert severities("C9", [fall, rise]) == "E"
    assert severities("C9", [fall, fall, fact("unit_change", "B", direction="increased", amount="0,5")]) == ""


def test_labels_stay_the_same() -> None:
    def table(time: str, *labels: str) -> list[Fact]:
        return margin(time, dict.fromkeys(labels, 5), place="table")

    three = ("poor", "fair", "good")
    assert severities("C4", [*table("before", *three), *table("after", *three)]) == ""
    assert severities("C4", [*table("before", *three), *table("after", "low", "medium", "high")]) == "W"
    # empty categories left out
    assert severities("C4", [*table("before", "severe", "moderate"), *table("after", "moderate", "mild")]) == ""


def test_a_statistic_has_its_test() -> None:
    assert severities("C5", [fact("test", "wilcoxon_signed_rank"), fact("statistic", "4.52", name="t")]) == "W"
    assert severities("C5", [fact("test", "paired_t"), fact("statistic", "4.52", name="t")]) == ""
    assert severities("C5", [fact("test", "paired_t"), fact("test", "wilcoxon_signed_rank"), z("-2.1")]) == ""


def test_a_cited_table_is_there() -> None:
    tables = [fact("table", number) for number in ("1", "2")]
    assert severities("C2", [*tables, fact("table_citation", "4.3")]) == "R"
    assert severities("C2", [*tables, fact("table_citation", "2")]) == ""
    assert severities("C2", [fact("table_citation", "4.3")]) == ""


def test_counts_told_by_percentages_alone_are_an_assumption() -> None:
    of = {"role": "cell", "percent_of": "percent"}
    told = [
        fact("percent", "75", time="before", label="severe", **of),
        fact("percent", "25", time="before", label="mild", **of),
    ]
    told += [
        fact("percent", "18.8", time="after", label="severe", **of),
        fact("percent", "81.2", time="after", label="mild", **of),
    ]
    known = [*sample(16), scale("severe", "mild"), z("-3.000"), *told]
    finding = found("E7", known)[0]
    assert "only a percentage" in " ".join(map(str, finding.assumptions))
    printed = [*margin("before", {"severe": 12, "mild": 4}), *margin("after", {"severe": 3, "mild": 13})]
    finding = found("E7", [*known, *printed])[0]
    assert "only a percentage" not in " ".join(map(str, finding.assumptions))
