"""Sensitivity of a study: what the study file gives is used, and improvement is improvement."""

from __future__ import annotations

from typing import Any

import pytest

from prapasca.analysis import SensitivityResults, StudyResults
from prapasca.inference import signed_rank_test
from studies import N, S, T, numeric_study, ordinal_study, results, shapes

AGE = {"key": "age", "name": "Age", "kind": "numeric", "column": "age", "bands": ["< 25", ">= 25"]}
SEED_PAIRS = [(N, T)] * 7 + [(T, S)] * 12 + [(T, T)]


def sensitivity(pairs: Any, columns: dict[str, Any] | None = None, **tables: Any) -> SensitivityResults:
    return results(ordinal_study(**tables), pairs, **(columns or {})).sensitivity


def test_the_published_study() -> None:
    found = sensitivity(SEED_PAIRS, sample={"obtained": 20})
    assert found.natural_improvement.tipping_point == pytest.approx(0.7513, abs=5e-5)
    assert [test.tolerated for test in found.attrition.tests] == [7, 7]
    assert (found.attrition.lost, found.attrition.verdict) == (0, "holds")
    assert found.rater_upgrade.spurious_tolerated == 13
    assert found.multiverse.verdict == "holds"
    assert (found.external_comparison, found.regression_to_the_mean, found.strata) == (None, None, ())


def test_what_the_study_file_gives_is_used() -> None:
    given = {
        "natural_rate": {"low": 0.2, "high": 0.8, "source": "survey"},
        "comparator": {"improved": 11, "n": 20, "source": "other practice"},
        "lost": 9,
        "reliability": 0.7,
        "selected_share": 0.5,
        "upgrade_probability": 0.4,
    }
    found = sensitivity(SEED_PAIRS, sensitivity=given)
    assert (found.natural_improvement.natural_high, found.natural_improvement.verdict) == (0.8, "depends")
    assert found.external_comparison is not None
    assert found.external_comparison.difference == pytest.approx(0.4)
    assert (found.attrition.lost, found.attrition.verdict) == (9, "fails")
    regression = found.regression_to_the_mean
    assert regression is not None
    assert (regression.reliability, regression.selected_share, regression.n) == (0.7, 0.5, 20)
    assert (found.rater_upgrade.upgrade_probability, found.rater_upgrade.verdict) == (0.4, "holds")


@pytest.mark.parametrize(
    ("pairs", "sample", "lost"),
    [
        (SEED_PAIRS, {}, None),
        ([*SEED_PAIRS, (N, None), (T, None)], {}, 2),
        ([*SEED_PAIRS, (None, S)], {"obtained": 25}, 4),
        ([*SEED_PAIRS, (N, None)], {"obtained": 25}, 5),
        (SEED_PAIRS, {"obtained": 12}, 0),
        (SEED_PAIRS, {"target": 40}, None),
    ],
)
def test_the_lost_are_counted_where_something_tells(pairs: Any, sample: dict[str, int], lost: int | None) -> None:
    found = sensitivity(pairs, sample=sample).attrition
    assert found.lost == lost
    assert (found.lost_as_not_improved is None) == (lost is None)


@pytest.mark.parametrize(("alternative", "significant"), [("two-sided", True), ("less", True), ("greater", False)])
def test_where_lower_is_better_a_fall_is_an_improvement(alternative: str, significant: bool) -> None:
    pairs = [(9 - place / 10, 3 + place / 7) for place in range(9)] + [(4, 5)]
    made = results(numeric_study(analysis={"alternative": alternative}), pairs)
    found = made.sensitivity
    assert (found.natural_improvement.improved, found.natural_improvement.n) == (9, 10)
    assert (found.attrition.improved, found.attrition.worsened) == (9, 1)
    headline = found.multiverse.rows[0]
    assert headline.statistic > 0 > made.tests.signed_rank.z
    assert headline.p == pytest.approx(made.tests.signed_rank.p_exact, rel=1e-12)
    assert headline.significant is significant
    (student,) = (row for row in found.multiverse.rows if row.test == "paired_t")
    assert (student.p, student.n_used, student.method) == (made.tests.paired_t.p, 10, "student")
    assert student.statistic == -made.tests.paired_t.t
    assert found.regression_to_the_mean is None


def test_each_characteristic_with_two_groups_is_left_out_in_turn() -> None:
    ages = [20] * 9 + [30] * 10 + [None]
    found = sensitivity(SEED_PAIRS, {"age": ages}, characteristics=[AGE])
    (age,) = found.strata
    assert (age.key, age.n_missing, age.result.verdict) == ("age", 1, "holds")
    assert [(str(one.label), one.within.n, one.without.n) for one in age.result.strata] == [
        ("< 25", 9, 10),
        ("≥ 25", 10, 9),
    ]
    assert sensitivity(SEED_PAIRS, {"age": [20] * 20}, characteristics=[AGE]).strata == ()


def test_strata_of_those_observed_both_times_only() -> None:
    pairs = [*SEED_PAIRS, (N, None), (None, S)]
    found = sensitivity(pairs, {"age": [20] * 10 + [30] * 10 + [20, 30]}, characteristics=[AGE])
    assert found.strata[0].result.overall.n == 20


@pytest.mark.parametrize("name", shapes())
def test_every_shape_of_data_has_its_verdicts(name: str) -> None:
    made: StudyResults = shapes()[name]
    found = made.sensitivity
    n = made.data.paired
    assert found.natural_improvement.n == n
    assert (found.natural_improvement.verdict == "no_conclusion") == (made.change.improved == 0)
    if made.transition:
        table = made.transition.table()
        assert (
            found.multiverse.rows[0].p == signed_rank_test(table, alternative=made.study.analysis.alternative).p_exact
        )
    if not made.change.improved + made.change.worsened:
        assert (found.attrition.verdict, found.multiverse.verdict) == ("no_conclusion", "no_conclusion")
