"""A number as outcome: which test decides, what SPSS prints of pairs, gains, and pairs counted."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prapasca.analysis import StudyResults, to_tree
from prapasca.analysis.paired_numbers import count_pairs, round_width
from studies import N, T, numeric_study, ordinal_study, results, score_study

ORACLES = json.loads((Path(__file__).parents[1] / "oracles" / "paired_numbers.json").read_text(encoding="utf-8"))[
    "pairs"
]
NORMAL = [(7, 3), (8, 8), (5, 6), (6, 2), (7, 4.5), (8, 5)]
SKEWED = [(5, 5), (5, 5), (5, 4.5), (5, 4.5), (6, 5.5), (6, 5), (9, 0)]


def made(test: str, pairs: list[Any], **options: Any) -> StudyResults:
    return results(numeric_study(analysis={"test": test, **options}), pairs)


def codes(found: StudyResults) -> set[str]:
    return {message.code for message in found.messages}


@pytest.mark.parametrize(
    ("planned", "pairs", "test"),
    [
        ("signed_rank", NORMAL, "signed_rank"),
        ("paired_t", NORMAL, "paired_t"),
        ("paired_t", SKEWED, "paired_t"),
        ("by_normality", NORMAL, "paired_t"),
        ("by_normality", SKEWED, "signed_rank"),
        ("by_normality", NORMAL[:2], "signed_rank"),
        ("paired_t", [(1, 2), (2, 3)], "signed_rank"),
    ],
)
def test_which_test_decides(planned: str, pairs: list[Any], test: str) -> None:
    found = made(planned, pairs)
    primary, tests = found.tests.primary, found.tests
    assert (primary.planned, primary.test) == (planned, test)
    assert tests.paired_t is not None
    assert primary.p == (tests.paired_t.p if test == "paired_t" else tests.signed_rank.p_exact)
    assert ("chosen-by-normality" in codes(found)) == (planned == "by_normality")
    assert ("stands-in" in codes(found)) == (planned == "paired_t" and test == "signed_rank")


def test_categories_have_ranks_alone() -> None:
    found = results(ordinal_study(), [(N, T)] * 6)
    tests = found.tests
    assert (tests.paired_t, tests.shapiro, found.spss.pairs, found.pairs) == (None, None, None, None)
    assert (found.effects.standardised, found.effects.gain) == (None, None)
    assert (tests.primary.test, tests.primary.p) == ("signed_rank", tests.signed_rank.p_exact)


def test_the_direction_asked_is_that_of_both_tests() -> None:
    found = made("paired_t", NORMAL, alternative="less")
    assert found.tests.paired_t is not None
    assert found.spss.pairs is not None
    assert found.tests.paired_t.p == pytest.approx(found.spss.pairs.t_test.p / 2)  # type: ignore[operator]  # changes vary


def test_tests_that_disagree_are_told() -> None:
    found = made("signed_rank", SKEWED)
    t, ranks = found.tests.paired_t, found.tests.signed_rank
    assert t is not None
    assert t.p is not None
    assert (t.p > 0.05, ranks.p_exact > 0.05) == (True, True)
    assert "t-and-ranks-disagree" not in codes(found)
    outlier = made("signed_rank", [(9, 8)] * 12 + [(0, 10)])
    assert "t-and-ranks-disagree" in codes(outlier)


@pytest.mark.parametrize("oracle", ORACLES.values(), ids=ORACLES)
def test_the_correlation_that_spss_prints(oracle: dict[str, Any]) -> None:
    found = results(numeric_study(), list(zip(oracle["pre"], oracle["post"], strict=True))).spss.pairs
    assert found is not None
    assert found.correlation == pytest.approx(oracle["correlation"], rel=1e-9)
    assert found.p_correlation == pytest.approx(oracle["p_correlation"], rel=1e-6)


def test_a_gain_is_given_where_it_is_asked_for() -> None:
    pairs = [(40, 70), (60, 90), (100, 100)]
    found = results(score_study(analysis={"gain": True}), pairs)
    assert found.effects.gain is not None
    assert (found.effects.gain.of_means, found.effects.gain.n_at_maximum) == (0.6, 1)
    assert "gain-at-maximum" in codes(found)
    assert results(score_study(), pairs).effects.gain is None


VALUES = st.integers(0, 400).map(lambda tenths: Decimal(tenths) / 10)


@given(st.lists(st.tuples(VALUES, VALUES), max_size=300))
def test_pairs_are_counted_and_nobody_is_lost(pairs: list[tuple[Decimal, Decimal]]) -> None:
    found = count_pairs(pairs)
    assert sum(row.n for row in found.rows) == len(pairs)
    assert len(found.rows) <= 400
    if not found.width:
        assert [(row.pre, row.post) for row in found.rows] == sorted(set(pairs))


def test_many_different_pairs_are_put_into_squares() -> None:
    found = count_pairs([(Decimal(place), Decimal(400 - place)) for place in range(400)])
    assert found.width == 20
    assert {row.n for row in found.rows} <= set(range(1, 21))
    assert found.rows[0].pre == 10


@pytest.mark.parametrize(("reach", "width"), [("1", "0.05"), ("19", "1"), ("399", "20"), ("0.7", "0.05"), ("21", "2")])
def test_widths_are_round(reach: str, width: str) -> None:
    assert round_width(Decimal(reach), 20) == Decimal(width)


def test_no_id_and_no_order_of_people_is_in_the_tree() -> None:
    one, other = results(numeric_study(), NORMAL), results(numeric_study(), NORMAL[::-1])
    assert to_tree(one)["pairs"] == to_tree(other)["pairs"]
