"""Counts, percentages and numbers of people: rules A and B on facts made by hand."""

from __future__ import annotations

import pytest

from fact_making import accusations, cell, fact, found, margin, ranks, sample, scale, severities
from prapasca.audit.facts import Fact

OF = {"time": "before", "label": "poor"}


@pytest.mark.parametrize(
    ("number", "percent", "expected"),
    [
        (11, "31.43", ""),
        (11, "31.4", ""),
        (11, "31.42", "R"),  # cut off instead of rounded
        (21, "60.1", "R"),  # one unit off
        (21, "60.2", ""),  # no slip of the last digit: a count against its percentage
    ],
)
def test_a_slip_of_the_last_digit_is_a_fault_of_reporting(number: int, percent: str, expected: str) -> None:
    assert severities("A1", [*sample(35), *cell(number, percent, **OF)]) == expected


def test_both_roundings_of_a_half_are_right_but_not_side_by_side() -> None:
    one = cell(1, "6.2", "a", time="after", label="poor", place="table")
    other = cell(1, "6.3", "b", time="after", label="poor", place="prose")
    assert severities("A1", [*sample(16), *one]) == ""
    assert severities("A1", [*sample(16), *one, *other]) == "R"


def test_a_percentage_alone_must_be_one_of_n_shares() -> None:
    assert severities("A1", [*sample(16), fact("percent", "75", **OF)]) == ""
    assert severities("A1", [*sample(16), fact("percent", "71.3", **OF)]) == "W"
    assert severities("A1", [*sample(16), fact("percent", "71.3", source="cited", **OF)]) == ""
    assert severities("A1", [fact("percent", "71.3", **OF)]) == ""


def test_a_count_and_its_percentage_belong_together() -> None:
    assert severities("A2", [*sample(20), *cell(13, "65.0", **OF)]) == ""
    assert severities("A2", [*sample(20), *cell(13, "75.0", **OF)]) == "E"
    repairs = [str(one) for one in found("A2", [*sample(20), *cell(13, "75.0", **OF)])[0].repairs]
    assert repairs == ["75.0% of 20 is 15", "13 of 20 is 65.0%"]


def test_another_denominator_that_is_stated_is_accepted() -> None:
    arms = [fact("n", 16, role="group", group="control"), fact("n", 16, role="group", group="intervention")]
    facts = [*arms, *cell(8, "25.0", **OF)]
    assert accusations(facts) == []


def test_lost_first_digits_still_count() -> None:
    assert severities("A2", [*sample(20), *cell(13, ",0", end=True, **OF)]) == ""
    assert severities("A2", [*sample(20), *cell(13, ",3", end=True, **OF)]) == "W"


def test_an_impossible_count_is_reported_once() -> None:
    facts = [*sample(20), *cell(22, ",3", end=True, **OF)]
    assert accusations(facts) == ["B4"]
    assert any("30" in str(one) for one in found("B4", facts)[0].repairs)


def table(counts: dict[str, int], total: int, percents: dict[str, str] | None = None) -> list[Fact]:
    of = {"time": "before", "place": "table", "table": "1"}
    facts = margin("before", counts, place="table", table="1", role="cell")
    facts.append(fact("count", total, role="total", **of))
    for label, percent in (percents or {}).items():
        facts.append(fact("percent", percent, label=label, role="cell", **of))
    return [*sample(total), scale("poor", "good"), *facts]


def test_counts_sum_to_n_where_the_table_is_complete() -> None:
    assert severities("A3", table({"poor": 13, "good": 7}, 20)) == ""
    assert severities("A3", table({"poor": 13, "good": 8}, 20)) == "E"
    assert severities("A3", table({"poor": 13}, 20)) == ""  # a row may be lost


def test_percentages_sum_to_100_but_for_rounding() -> None:
    counts = {"poor": 13, "good": 7}
    assert severities("A4", table(counts, 20, {"poor": "65.0", "good": "35.0"})) == ""
    assert severities("A4", table(counts, 20, {"poor": "65.1", "good": "35.0"})) == ""
    assert severities("A4", table(counts, 20, {"poor": "65.0", "good": "37.0"})) == "W"


def test_a_share_of_no_number_of_people() -> None:
    assert severities("A7", cell(23, "49.9", **OF)) == "E"
    assert severities("A7", cell(23, "48.9", **OF)) == ""
    assert severities("A7", cell(2, "66.6", **OF)) == ""  # cut off


def test_a_share_of_another_number_of_people() -> None:
    assert severities("A7", [*sample(20), *cell(12, "63.2", **OF)]) == "W"
    # 12 of the 19 whom another count names
    inside = [*sample(20), *cell(12, "63.2", **OF), *margin("before", {"good": 19})]
    assert severities("A7", inside) == ""


def codes_of_a_scale(mean: str, sd: str = "0.598") -> list[Fact]:
    values = [("mean", mean), ("sd", sd), ("minimum", "1"), ("maximum", "3")]
    return [fact(kind, value, time="before") for kind, value in values]


def test_a_mean_follows_from_the_counts() -> None:
    base = [
        *sample(20),
        scale("mild", "moderate", "severe"),
        *margin("before", {"mild": 5, "moderate": 12, "severe": 3}),
    ]
    assert severities("A8", [*base, *codes_of_a_scale("1.90")]) == ""
    assert severities("A8", [*base, *codes_of_a_scale("2.10")]) == ""  # coded from the other end
    assert severities("A8", [*base, *codes_of_a_scale("2.40")]) == "W"


def test_moments_of_whole_numbers() -> None:
    assert severities("A9", [*sample(15), *codes_of_a_scale("2.20", "0.561")]) == ""
    assert severities("A9", [*sample(15), *codes_of_a_scale("2.23", "0.561")]) == "W"
    assert severities("A9", [*sample(15), *codes_of_a_scale("2.20", "0.571")]) == "W"
    assert severities("A9", [*sample(15), *codes_of_a_scale("2.20", "1.561")]) == "W"
    litres = [
        fact(kind, value, time="before") for kind, value in (("mean", "8.93"), ("minimum", "8"), ("maximum", "11.5"))
    ]
    assert severities("A9", [*sample(15), *litres]) == ""


def test_one_role_has_one_size() -> None:
    sizes = [fact("n", 20, role="population"), fact("n", 29, role="population"), fact("n", 20, role="sample")]
    survey = fact("n", 54, role="survey", source="background")
    assert severities("B1", [*sizes, survey]) == "E"
    assert severities("B1", [*sizes[1:], survey]) == ""


def test_numbers_before_and_after() -> None:
    def totals(before: int, after: int) -> list[Fact]:
        return [
            fact("count", n, role="total", time=time, place="table", table=number)
            for n, time, number in ((before, "before", "1"), (after, "after", "2"))
        ]

    assert severities("B2", totals(20, 20)) == ""
    assert severities("B2", totals(20, 18)) == "W"
    assert severities("B2", [*totals(20, 18), fact("statement", "no_dropout")]) == "E"


def test_ranks_sum_to_their_total() -> None:
    assert severities("B3", ranks(1, 14, 2, 17)) == ""
    assert severities("B3", ranks(1, 14, 3, 17)) == "E"
    assert severities("B3", [*sample(17), *ranks(1, 12, 2)]) == "W"  # two may be missing
    assert severities("B3", [*sample(17), *ranks(1, 15, 2)]) == "E"


def test_no_count_exceeds_n() -> None:
    assert severities("B4", [*sample(20), *margin("before", {"poor": 22})]) == "E"
    assert severities("B4", [*sample(20), *margin("before", {"poor": 20})]) == ""
    cited = [fact("count", 22, time="before", label="poor", source="cited")]
    assert severities("B4", [*sample(20), *cited]) == ""


def test_groups_sum_to_the_sample() -> None:
    def groups(whole: int) -> list[Fact]:
        parts = [fact("n", 16, role="group", group=group) for group in ("intervention", "control")]
        return [*parts, fact("n", whole, role="sample")]

    assert severities("B5", groups(32)) == ""
    assert severities("B5", groups(30)) == "E"
    assert severities("B5", groups(34)) == "W"  # two may have dropped out


def test_a_sample_is_part_of_its_population() -> None:
    assert severities("B6", [fact("n", 20, role="population"), fact("n", 29, role="sample")]) == "W"
    assert severities("B6", [fact("n", 29, role="population"), fact("n", 20, role="sample")]) == ""


def test_changes_by_direction_sum_to_n() -> None:
    def told(improved: int, worsened: int, unchanged: int) -> list[Fact]:
        counts = {"improved": improved, "worsened": worsened, "unchanged": unchanged}
        return [*sample(20), *(fact("change", number, direction=name) for name, number in counts.items())]

    assert severities("B5", told(14, 1, 5)) == ""
    assert severities("B5", told(18, 1, 5)) == "E"
    assert severities("B5", told(10, 1, 5)) == "W"
    assert severities("B5", told(14, 1, 5)[:-1]) == ""
