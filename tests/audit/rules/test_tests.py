"""p, Z, ranks and decisions: rules D on facts made by hand."""

from __future__ import annotations

import pytest

from fact_making import accusations, fact, found, margin, p, ranks, sample, scale, severities, z
from prapasca.audit.facts import Fact
from prapasca.audit.rules.other_tests import shapiro_p


@pytest.mark.parametrize(
    ("statistic", "printed", "expected"),
    [
        ("-3.317", "0.001", ""),
        ("-3.317", "0.0009", ""),
        ("-4.359", "0.000", ""),
        ("-2.248", "0.014", "W"),  # fits one-sided values
        ("-1.856", "0.64", "E"),
        ("-1.856", "0.064", ""),
        ("-1.856", "0.063", ""),
        ("-2.236", "0.025", ""),
        ("-2.236", "0.0625", "W"),  # exact
        ("-2.236", "0.037", "W"),  # corrected for continuity
        ("-2.236", "0.0127", "W"),  # one-sided
        ("-3.606", "0.100", "E"),
    ],
)
def test_p_belongs_to_z(statistic: str, printed: str, expected: str) -> None:
    assert severities("D1", [*sample(35), z(statistic), p(printed)]) == expected


@pytest.mark.parametrize("name", ["Exact Sig. (2-tailed)", "p eksak", "Exact Sig. (1-tailed)"])
def test_a_p_that_says_how_it_was_computed_is_not_compared(name: str) -> None:
    assert severities("D1", [*sample(35), z("-2.236"), p("0.0625", name=name)]) == ""


def test_p_of_another_test_or_another_outcome_is_not_compared() -> None:
    assert severities("D1", [*sample(35), z("-2.236"), p("0.40", test="shapiro_wilk")]) == ""
    assert severities("D1", [*sample(35), z("-2.236", outcome="a"), p("0.40", outcome="b")]) == ""
    assert severities("D1", [*sample(35), z("-2.236"), p("0.05", "<")]) == ""
    assert severities("D1", [*sample(35), z("-1.2"), p("0.001", "<")]) == "E"


def test_a_p_that_turns_the_verdict_is_a_matter_of_decision() -> None:
    assert found("D1", [*sample(35), z("-1.856"), p("0.0064")])[0].decision
    assert not found("D1", [*sample(35), z("-1.856"), p("0.64")])[0].decision


def test_p_is_never_zero() -> None:
    assert severities("D2", [p("0.000"), p("0.000")]) == "R"
    assert severities("D2", [p("0.001", "<")]) == ""
    assert severities("D2", [p("0.000", "<")]) == "E"


def test_p_is_a_probability() -> None:
    assert severities("D3", [p("-0.03")]) == "E"
    assert severities("D3", [p("1.30")]) == "E"
    assert severities("D3", [p("1.000"), p("0.03")]) == ""


def test_z_does_not_exceed_the_root_of_n() -> None:
    assert severities("D4", [*sample(19), z("-4.359")]) == ""
    assert severities("D4", [*sample(18), z("-4.359")]) == "E"
    assert severities("D4", [*sample(18), z("-4.359", test="mann_whitney")]) == ""
    assert severities("D4", [*sample(20), *ranks(0, 12, 8), z("-4.359")]) == "E"


def test_enough_changed_in_one_direction() -> None:
    assert severities("D5", [*sample(40), *ranks(10, 18, 12), z("-4.359")]) == "E"
    assert severities("D5", [*sample(40), *ranks(10, 19, 11), z("-4.359")]) == ""
    assert severities("D5", [*sample(20), fact("change", 10, direction="improved"), z("-4.359")]) == "W"
    assert severities("D5", [*sample(20), fact("change", 19, direction="improved"), z("-4.359")]) == ""


SUMS = {"negative_sum": "5.00", "positive_sum": "115.00", "negative_mean": "5.00", "positive_mean": "8.21"}


def test_z_is_in_the_range_of_the_rank_sums() -> None:
    assert severities("D6", [*ranks(1, 14, 2, **SUMS), z("-3.210")]) == ""
    assert severities("D6", [*ranks(1, 14, 2, **SUMS), z("-2.510")]) == "W"
    # zeros ranked too: N = 20, z0 = 4, sums 20 and 180
    pratt = ranks(2, 14, 4, negative_sum="20", positive_sum="180")
    assert severities("D6", [*pratt, z("-2.99")]) == ""
    assert severities("D7", pratt) == ""


def test_rank_sums_add_up() -> None:
    assert severities("D7", ranks(1, 14, 2, **SUMS)) == ""
    assert severities("D7", ranks(1, 14, 2, **SUMS | {"positive_sum": "155.00", "positive_mean": "11.07"})) == "E"
    assert severities("D7", ranks(1, 14, 2, **SUMS | {"positive_mean": "8.31"})) == "E"


def test_a_z_of_no_table() -> None:
    base = [*sample(20), scale("poor", "good")]
    base += [*margin("before", {"poor": 13, "good": 7}), *margin("after", {"poor": 4, "good": 16})]
    assert severities("D8", [*base, z("-3.000")]) == ""
    assert severities("D8", [*base, z("-3.742")]) == "W"
    assert severities("D8", [*base, z("-3.742", test="mann_whitney")]) == ""


def test_the_footnote_names_the_smaller_sum() -> None:
    assert severities("D9", [*ranks(1, 14, 2, **SUMS), z("-3.210", based_on="negative")]) == ""
    assert severities("D9", [*ranks(1, 14, 2, **SUMS), z("-3.210", based_on="positive")]) == "W"


@pytest.mark.parametrize(
    ("printed", "said", "level", "expected"),
    [
        ("0.021", "significant", "0.05", ""),
        ("0.210", "significant", "0.05", "E"),
        ("0.064", "significant", "0.05", "W"),  # one-sided it would be
        ("0.210", "significant", None, "W"),  # the level is not said
        ("0.021", "not_significant", "0.05", "E"),
        ("0.021", "h0_accepted", "0.01", ""),
        ("0.050", "significant", "0.05", ""),  # either side
    ],
)
def test_the_decision_follows_from_p(printed: str, said: str, level: str | None, expected: str) -> None:
    facts = [p(printed), fact("decision", said), *([] if level is None else [fact("level", level)])]
    assert severities("D10", facts) == expected
    assert all(finding.decision for finding in found("D10", facts))


def test_decisions_on_normality_follow_another_logic() -> None:
    facts = [p("0.001", test="shapiro_wilk"), fact("decision", "not_significant", test="shapiro_wilk")]
    assert severities("D10", [*facts, fact("level", "0.05")]) == ""


def test_statistics_stay_within_the_margins() -> None:
    base = [*sample(20), scale("none", "not smooth", "smooth")]
    base += [*margin("before", {"none": 7, "not smooth": 13, "smooth": 0})]
    base += [*margin("after", {"none": 0, "not smooth": 8, "smooth": 12})]

    def homogeneity(value: str) -> list[Fact]:
        return [*base, z(value, test="marginal_homogeneity")]

    assert [severities("D14", homogeneity(value)) for value in ("3.307", "4.359", "3.306", "4.360")] == [
        "",
        "",
        "W",
        "W",
    ]


def test_shapiro_wilk_is_settled_by_n() -> None:
    def facts(w: str, probability: str) -> list[Fact]:
        return [*sample(20), fact("statistic", w, test="shapiro_wilk", name="w"), p(probability, test="shapiro_wilk")]

    assert severities("D15", facts("0.905", "0.051")) == ""
    assert severities("D15", facts("0.905", "0.510")) == "E"


@pytest.mark.parametrize("n", [5, 8, 11, 12, 20, 50, 300])
def test_shapiro_p_is_that_of_the_test(n: int) -> None:
    import numpy as np
    from scipy.stats import shapiro

    values = np.sort(np.random.default_rng(n).normal(size=n)) ** 3
    expected = shapiro(values)
    assert shapiro_p(float(expected.statistic), n) == pytest.approx(float(expected.pvalue), rel=0.02, abs=1e-12)


def test_nothing_is_said_of_what_others_found() -> None:
    others = [
        fact("z", "-9.9", test="wilcoxon", source="cited"),
        fact("p", "1.3", comparator="=", test="wilcoxon", source="cited"),
        fact("p", "0.9", comparator="=", test="wilcoxon", confidence=0.2),
    ]
    assert accusations([*sample(20), z("-3.317"), p("0.001"), *others]) == []
