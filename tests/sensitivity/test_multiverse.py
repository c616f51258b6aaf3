"""S6: every method on the same data, against the tests called one by one and plain enumeration."""

from __future__ import annotations

from itertools import product
from math import atan, pi, sqrt

import pytest
from hypothesis import given

from prapasca.change import ChangeProfile
from prapasca.errors import InputError
from prapasca.inference import (
    kornbrot_test,
    marginal_homogeneity_test,
    mcnemar_test,
    munzel_brunner_test,
    sign_test,
    signed_rank_test,
)
from prapasca.moments import PairedMoments
from prapasca.sensitivity import (
    METHOD_NAMES,
    SCORING_NAMES,
    TEST_NAMES,
    MultiverseResult,
    method_multiverse,
    multiverse,
    rescorings,
)
from prapasca.sensitivity.multiverse_result import MultiverseRow
from prapasca.transition import TransitionTable
from strategies import ALTERNATIVES, profiles, tables

SEED_STUDY = TransitionTable.from_counts([[0, 7, 0], [0, 1, 12], [0, 0, 0]], ["none", "not smooth", "smooth"])


def row(
    result: MultiverseResult, test: str, method: str, scoring: str | None = None, cut: object = None
) -> MultiverseRow:
    (found,) = [
        one
        for one in result.rows
        if (one.test, one.method, one.cut) == (test, method, cut) and one.scoring in (scoring, scoring or "study")
    ]
    return found


@given(tables(), ALTERNATIVES)
def test_rows_are_the_tests_called_one_by_one(table: TransitionTable, alternative: str) -> None:
    result = method_multiverse(table, alternative=alternative)  # type: ignore[arg-type]
    tails = {"alternative": alternative}
    called = {
        "signed_rank": signed_rank_test(table, **tails),  # type: ignore[call-overload]
        "pratt": signed_rank_test(table, zero_method="pratt", **tails),  # type: ignore[call-overload]
        "sign": sign_test(table, **tails),  # type: ignore[call-overload]
        "kornbrot": kornbrot_test(table, **tails),  # type: ignore[call-overload]
    }
    for test, expected in called.items():
        assert row(result, test, "exact").p == expected.p_exact
        assert row(result, test, "mid_p").p == expected.p_mid
        assert row(result, test, "asymptotic").p == expected.p_asymptotic
        assert row(result, test, "corrected").p == expected.p_asymptotic_corrected
        assert row(result, test, "exact").statistic == expected.z
    ranks = munzel_brunner_test(table, **tails)  # type: ignore[arg-type]
    assert row(result, "munzel_brunner", "asymptotic").p == ranks.p_asymptotic
    assert row(result, "munzel_brunner", "exact").p == ranks.p_exact
    for cut in table.categories[1:]:
        crossed = mcnemar_test(table, cut=cut, **tails)  # type: ignore[arg-type]
        if crossed.n_improved + crossed.n_worsened:
            assert row(result, "mcnemar", "corrected", cut=cut).p == crossed.p_asymptotic_corrected
            assert row(result, "mcnemar", "exact", cut=cut).p == crossed.p_exact
    assert (result.rows[0].test, result.rows[0].method, result.rows[0].scoring) == ("signed_rank", "exact", "study")
    assert len({(one.test, one.method, one.scoring, one.cut) for one in result.rows}) == result.n_rows


@given(tables())
def test_the_scored_test_is_that_of_marginal_homogeneity(table: TransitionTable) -> None:
    result, expected = method_multiverse(table), marginal_homogeneity_test(table, statistic="scored")
    assert row(result, "scored", "exact").p == expected.p_exact
    assert row(result, "scored", "asymptotic").p == expected.p_asymptotic
    assert row(result, "scored", "exact").statistic == expected.statistic


@given(profiles(max_size=9), ALTERNATIVES)
def test_the_scored_test_is_that_of_all_signs(profile: ChangeProfile, alternative: str) -> None:
    changes = [int(change) for change, people in profile.changes().items() for _ in range(people) if change]
    sums = [
        sum(sign * abs(change) for sign, change in zip(signs, changes, strict=True))
        for signs in product((-1, 1), repeat=len(changes))
    ]
    upper = sum(one >= sum(changes) for one in sums) / len(sums)
    lower = sum(one <= sum(changes) for one in sums) / len(sums)
    expected = {"greater": upper, "less": lower, "two-sided": min(1.0, 2 * min(upper, lower))}[alternative]
    result = method_multiverse(profile, alternative=alternative)  # type: ignore[arg-type]
    assert row(result, "scored", "exact").p == pytest.approx(expected, rel=1e-12)


@given(tables())
def test_other_scores_give_the_tests_on_them(table: TransitionTable) -> None:
    result = method_multiverse(table)
    for scoring, scores in rescorings(table).items():
        other = table.with_scores(scores)
        assert row(result, "signed_rank", "exact", scoring).p == signed_rank_test(other).p_exact
        scored = marginal_homogeneity_test(other, statistic="scored")
        assert row(result, "scored", "exact", scoring).p == scored.p_exact
        assert signed_rank_test(other).n_positive == table.n_improved


def test_rescorings_differ_from_the_study_and_each_other() -> None:
    four = TransitionTable.from_counts([[1] * 4] * 4, list("abcd"))
    assert rescorings(four) == {
        "squares": [0, 1, 4, 9],
        "first_step_double": [0, 2, 3, 4],
        "last_step_double": [0, 1, 2, 4],
    }
    assert list(rescorings(four.with_scores([0, 10, 40, 90]))) == [
        "equal_steps",
        "first_step_double",
        "last_step_double",
    ]
    assert rescorings(TransitionTable.from_counts([[1, 2], [3, 4]], ["no", "yes"])) == {}


def test_methods_that_agree() -> None:
    result = method_multiverse(SEED_STUDY)
    assert (result.n_rows, result.n_significant, result.verdict) == (39, 39, "holds")
    assert result.p_highest == row(result, "mcnemar", "corrected", cut="not smooth").p


def test_methods_that_fall_on_both_sides() -> None:
    """Five improved and nobody worsened: exact 2/32, asymptotic .025."""
    result = method_multiverse(TransitionTable.from_counts([[0, 5], [0, 0]], ["no", "yes"]))
    assert row(result, "signed_rank", "exact").significant is False
    assert row(result, "signed_rank", "asymptotic").significant is True
    assert result.verdict == "depends"


def test_significant_in_opposite_directions_is_no_agreement() -> None:
    """Many short steps up against fewer long ones down: signs say up, ranks say down."""
    counts = [[0, 0, 0, 0], [0, 0, 200, 0], [0, 0, 0, 0], [120, 0, 0, 0]]
    result = method_multiverse(TransitionTable.from_counts(counts, list("abcd")))
    assert result.n_significant == result.n_rows
    assert row(result, "sign", "exact").statistic > 0 > row(result, "signed_rank", "exact").statistic
    assert result.verdict == "depends"


def test_each_test_says_how_many_pairs_it_uses() -> None:
    """Twelve of twenty pairs changed, seven of them over the upper cut; Pratt ranks all twenty."""
    table = TransitionTable.from_counts([[3, 5, 2], [0, 4, 4], [0, 1, 1]], ["a", "b", "c"])
    used = {(one.test, one.cut): one.n_used for one in method_multiverse(table).rows}
    assert used == {
        ("signed_rank", None): 12,
        ("pratt", None): 20,
        ("sign", None): 12,
        ("scored", None): 12,
        ("mcnemar", "b"): 7,
        ("mcnemar", "c"): 7,
        ("munzel_brunner", None): 12,
        ("kornbrot", None): 12,
    }


@pytest.mark.parametrize("counts", [[[0, 0], [0, 0]], [[3, 0], [0, 2]], [[2, 2], [2, 2]]])
def test_nothing_significant_is_no_conclusion(counts: list[list[int]]) -> None:
    result = method_multiverse(TransitionTable.from_counts(counts, ["no", "yes"]))
    assert (result.n_significant, result.verdict) == (0, "no_conclusion")


def test_a_cut_that_nobody_crossed_is_left_out() -> None:
    table = TransitionTable.from_counts([[0, 9, 0], [0, 3, 0], [0, 0, 4]], ["a", "b", "c"])
    result = method_multiverse(table)
    assert {one.cut for one in result.rows if one.test == "mcnemar"} == {"b"}
    assert result.verdict == "holds"


def test_numbers_have_no_cells() -> None:
    changes = [0.5, 1.25, -2, 3]
    moments = PairedMoments.from_pairs([0] * 4, changes)
    result = method_multiverse(ChangeProfile.from_changes(changes), moments=moments, alternative="greater")
    assert {one.test for one in result.rows} == {"signed_rank", "pratt", "sign", "scored", "paired_t"}
    assert result.messages == ()
    # mean .6875, sum of squares 14.8125: t = .6875 / sqrt((14.8125 - 4 * .6875^2) / 12) with 3 degrees of freedom
    student = row(result, "paired_t", "student")
    t = 0.6875 / sqrt((14.8125 - 4 * 0.6875**2) / 12)
    assert student.statistic == pytest.approx(t, rel=1e-12)
    turned = t / sqrt(3)
    tail = 0.5 - (turned / (1 + turned**2) + atan(turned)) / pi
    assert student.p == pytest.approx(tail, rel=1e-12)


def test_changes_that_do_not_vary_have_no_t() -> None:
    moments = PairedMoments.from_pairs([1, 2, 3], [3, 4, 5])
    result = method_multiverse(ChangeProfile.from_changes([2, 2, 2]), moments=moments)
    assert "paired_t" not in {one.test for one in result.rows}
    assert [message.code for message in result.messages] == ["t-no-spread"]


@pytest.mark.parametrize(("code", "said"), [("too-large", ["scored-too-large"]), ("unattainable", None)])
def test_only_an_exact_p_out_of_reach_is_left_out(
    code: str, said: list[str] | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise InputError(code, "the reason")

    monkeypatch.setattr(multiverse, "tail_probabilities", refuse)
    profile = ChangeProfile.from_changes([1, 2, -3])
    if said is None:
        with pytest.raises(InputError, match="the reason"):
            method_multiverse(profile)
        return
    result = method_multiverse(profile)
    assert [message.code for message in result.messages] == said
    assert [one.method for one in result.rows if one.test == "scored"] == ["asymptotic"]
    assert str(result.messages[0]) == "marginal homogeneity with scores: no exact p; the reason"


def test_every_code_has_its_name() -> None:
    moments = PairedMoments.from_pairs([1, 2, 3], [3, 4, 4])
    for one in method_multiverse(SEED_STUDY, moments=moments).rows:
        assert one.test in TEST_NAMES
        assert one.method in METHOD_NAMES
        assert one.scoring is None or one.scoring in SCORING_NAMES
