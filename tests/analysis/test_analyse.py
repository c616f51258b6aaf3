"""Study and data to results: nothing lost, nothing guessed."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prapasca.analysis import NumericDistribution, OrdinalDistribution, StudyResults, to_tree
from prapasca.analysis.describe import summarise
from prapasca.inference import sign_test, signed_rank_test
from prapasca.transition import TransitionTable
from studies import N, S, T, numeric_study, ordinal_study, results, shapes

LABELS = st.sampled_from([N, T, S, None])
PEOPLE = st.lists(st.tuples(LABELS, LABELS), min_size=1, max_size=30)


def codes(made: StudyResults) -> list[str]:
    return [message.code for message in made.messages]


@given(PEOPLE)
def test_everyone_is_accounted_for(people: list[tuple[Any, Any]]) -> None:
    made = results(ordinal_study(), people)
    data = made.data
    assert (data.read, data.rows_read, data.rows_blank) == (len(people), len(people), 0)
    assert data.paired + sum(data.excluded.values()) == data.read
    assert made.change.n == data.paired == sum(sum(row) for row in made.transition.counts)  # type: ignore[union-attr]  # ordinal
    assert made.tests.signed_rank.n_pairs == data.paired


@given(PEOPLE)
def test_results_are_those_of_the_table_alone(people: list[tuple[Any, Any]]) -> None:
    made = results(ordinal_study(), people)
    table = made.transition.table()  # type: ignore[union-attr]  # ordinal
    assert made.tests.signed_rank.p_exact == signed_rank_test(table).p_exact
    assert made.tests.sign.p_exact == sign_test(table).p_exact
    assert (made.change.improved, made.change.worsened) == (table.n_improved, table.n_worsened)


def test_the_tree_is_plain_json_with_every_key() -> None:
    for made in shapes().values():
        tree = to_tree(made)
        assert json.loads(json.dumps(tree, allow_nan=False)) == tree
        assert list(tree) == [
            "schema_version",
            "software",
            "study",
            "data",
            "sample_plan",
            "instrument",
            "characteristics",
            "distribution",
            "transition",
            "change",
            "changes",
            "pairs",
            "tests",
            "spss",
            "effects",
            "occasions",
            "comparison",
            "stratified",
            "subgroups",
            "sensitivity",
            "messages",
        ]
        assert list(tree["tests"]) == [
            "signed_rank",
            "signed_rank_pratt",
            "sign",
            "mcnemar",
            "marginal_homogeneity",
            "symmetry",
            "munzel_brunner",
            "kornbrot",
            "paired_t",
            "shapiro",
            "primary",
        ]


def test_lower_is_better_turns_improvement_and_not_the_sign() -> None:
    made = results(numeric_study(), [(7, 3), (8, 8), (5, 6), (6, 2)])
    assert (made.change.improved, made.change.unchanged, made.change.worsened) == (2, 1, 1)
    assert made.effects.proportion_improved is not None
    assert (made.effects.proportion_improved.numerator, made.effects.net_improvement) == (2, 0.25)
    assert made.tests.signed_rank.z < 0
    assert made.effects.rank_biserial is not None
    assert made.effects.rank_biserial < 0
    assert isinstance(made.distribution, NumericDistribution)
    assert made.distribution.difference is not None
    assert made.distribution.difference.mean == -1.75
    assert [(entry.change, entry.n) for entry in made.changes] == [(-4, 2), (0, 1), (1, 1)]
    assert (made.transition, made.tests.symmetry, made.tests.mcnemar) == (None, None, ())


@given(PEOPLE)
def test_changes_are_those_of_the_table(people: list[tuple[Any, Any]]) -> None:
    made = results(ordinal_study(), people)
    listed = [(entry.change, entry.n) for entry in made.changes]
    assert listed == list(made.transition.table().change_profile().changes().items())  # type: ignore[union-attr]  # ordinal
    assert sum(n for change, n in listed if change > 0) == made.change.improved


def test_floats_that_differ_by_dust_tie() -> None:
    made = results(numeric_study(), [(0.1, 0.3), (0.2, 0.4), (0.4, 0.2)])
    assert made.tests.signed_rank.mean_rank_positive == 2


def test_success_from_names_one_cut_and_without_it_all_are_tested() -> None:
    pairs = [(N, T)] * 3 + [(T, S)] * 2
    every = results(ordinal_study(), pairs).tests.mcnemar
    assert [(test.cut, test.n_improved) for test in every] == [("not_smooth", 3), ("smooth", 2)]
    outcome = ordinal_study().outcome.model_copy(update={"success_from": "smooth"})
    one = results(ordinal_study().model_copy(update={"outcome": outcome}), pairs).tests.mcnemar
    assert [(test.cut, test.n_improved) for test in one] == [("smooth", 2)]


@pytest.mark.parametrize(
    ("entered", "seen", "same"),
    [
        ((1, 2, 3), "rising", True),
        ((3, 2, 1), "falling", True),
        ((10, 20, 30), "rising", True),
        ((1, 2, 4), "uneven", False),
        ((2, 1, 3), "unordered", False),
        (("a", "b", "c"), "none", True),
    ],
)
def test_spss_ranks_the_codes_as_entered(entered: tuple[object, ...], seen: str, same: bool) -> None:
    worst, middle, best = entered
    made = results(ordinal_study(codes=entered), [(worst, middle)] * 6 + [(middle, best)] * 3 + [(best, middle)] * 4)
    assert (made.spss.codes, made.spss.same_ranks) == (seen, same)
    assert ("codes-change-ranks" in codes(made)) is not same
    if seen == "falling":
        assert made.spss.on_codes.n_negative == made.tests.signed_rank.n_positive == 9
    if seen == "uneven":
        table = TransitionTable.from_counts([[0, 6, 0], [0, 0, 3], [0, 4, 0]], "abc", [1, 2, 4])
        assert made.spss.on_codes == signed_rank_test(table)


def test_spss_is_two_sided_whatever_the_study_asks() -> None:
    study = ordinal_study(analysis={"alternative": "greater"})
    made = results(study, [(N, T)] * 8 + [(T, N)] * 2)
    assert made.spss.on_scores.alternative == "two-sided"
    assert made.tests.signed_rank.alternative == "greater"
    assert made.spss.on_scores.p_asymptotic == pytest.approx(2 * made.tests.signed_rank.p_asymptotic)


@pytest.mark.parametrize(
    ("pairs", "code"),
    [
        ([(N, None)], "no-pairs"),
        ([(N, N)] * 12, "no-change"),
        ([(N, T)] * 3, "small-sample"),
        ([(N, T)] * 5 + [(T, T)] * 7, "exact-asymptotic-disagree"),
    ],
)
def test_what_the_results_give_reason_to_say(pairs: list[tuple[Any, Any]], code: str) -> None:
    assert code in codes(results(ordinal_study(), pairs))


def test_nothing_is_remarked_where_there_is_nothing_to_say() -> None:
    made = results(ordinal_study(), [(N, T)] * 9 + [(T, S)] * 8 + [(T, N)] * 2 + [(S, T)] + [(T, T)])
    assert [message for message in made.messages if message.severity == "warning"] == []


def test_a_sample_that_differs_from_the_study_file_is_told() -> None:
    made = results(ordinal_study(sample={"method": "total", "obtained": 30}), [(N, T)] * 12)
    assert "sample-differs" in codes(made)


def test_categories_nobody_is_in_stay_in_the_tables() -> None:
    made = results(ordinal_study(), [(N, S)] * 12)
    assert isinstance(made.distribution, OrdinalDistribution)
    assert [(row.pre, row.post) for row in made.distribution.rows] == [(12, 0), (0, 0), (0, 12)]


def test_a_subgroup_table_is_exact_and_counts_those_not_recorded() -> None:
    made = shapes()["subgroups"]
    (age,) = made.subgroups
    assert [(row.n, row.improved) for row in age.rows] == [(3, 3), (12, 10), (4, 0)]
    assert age.n_missing == 1
    assert sum(row.n for row in age.rows) + age.n_missing == made.data.paired
    # by hand: of comb(19, 13) = 27,132 ways to spread 13 improved over groups of 3, 12 and 4, the
    # tables that are as improbable as [[3, 0], [10, 2], [0, 4]] or more hold 109
    assert age.independence.p_exact == pytest.approx(109 / 27132, rel=1e-12)
    assert "small-subgroup" in codes(made)


def test_quartiles_are_those_of_spss() -> None:
    # weighted average at (n + 1)p: for 1..5 the quartiles are 1.5, 3 and 4.5
    summary = summarise([Decimal(value) for value in (5, 1, 4, 2, 3)])
    assert summary is not None
    assert (summary.q1, summary.median, summary.q3) == (1.5, 3.0, 4.5)
    assert (summary.mean, summary.minimum, summary.maximum) == (3.0, 1.0, 5.0)
    assert summary.sd == pytest.approx(2.5**0.5)


def test_one_value_has_no_spread() -> None:
    summary = summarise([Decimal("2.5")])
    assert summary is not None
    assert (summary.n, summary.sd, summary.q1, summary.median) == (1, None, 2.5, 2.5)
