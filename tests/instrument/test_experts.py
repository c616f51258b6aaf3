"""Aiken's V, content validity index and Lawshe's ratio against published tables and brute force."""

from __future__ import annotations

from itertools import product

import pytest

from prapasca.errors import InputError
from prapasca.inference import wilson
from prapasca.instrument import aiken_v, content_validity, expert_ratings

# Aiken (1985), table 1: raters, categories, V and its right-tail probability, as printed
AIKEN = [(3, 5, 1.00, 0.008), (4, 5, 0.94, 0.008), (5, 5, 0.90, 0.007), (5, 5, 0.80, 0.040), (8, 2, 0.88, 0.035)]


@pytest.mark.parametrize(("raters", "categories", "v", "p"), AIKEN)
def test_aiken_against_his_table(raters: int, categories: int, v: float, p: float) -> None:
    score = round(v * raters * (categories - 1))
    ratings = [min(categories - 1, max(0, score - place * (categories - 1))) for place in range(raters)]
    found = aiken_v(ratings, 0, categories - 1)
    assert sum(ratings) == score
    assert found.v == pytest.approx(v, abs=0.005001)
    assert found.p == pytest.approx(p, abs=0.0005)


def test_aiken_by_counting_every_outcome() -> None:
    ratings = [4, 3, 4]
    outcomes = list(product(range(1, 5), repeat=3))
    as_large = sum(sum(outcome) >= sum(ratings) for outcome in outcomes) / len(outcomes)
    found = aiken_v(ratings, 1, 4)
    assert found.p == pytest.approx(as_large, rel=1e-14)
    least = min(
        (sum(outcome) - 3) / 9
        for outcome in outcomes
        if sum(sum(other) >= sum(outcome) for other in outcomes) <= 0.05 * len(outcomes)
    )
    assert found.critical_v == pytest.approx(least)


# Aiken (1985), table 1: the smallest V at the 5 % level
@pytest.mark.parametrize(("raters", "categories", "v"), [(3, 5, 0.92), (4, 5, 0.88), (5, 5, 0.80), (8, 2, 0.88)])
def test_the_critical_v_against_his_table(raters: int, categories: int, v: float) -> None:
    assert aiken_v([0] * raters, 0, categories - 1).critical_v == pytest.approx(v, abs=0.005001)


def test_the_score_interval_is_wilsons_of_all_steps() -> None:
    # Penfield and Giacobbi (2004), their equations for L and U
    found = aiken_v([5, 4, 5, 3, 5], 1, 5)
    same = wilson(17, 20)
    assert (found.interval.low, found.interval.high) == pytest.approx((same.low, same.high), rel=1e-12)
    assert aiken_v([4] * 6, 1, 4).interval.high == 1.0
    assert aiken_v([1] * 6, 1, 4).interval.low == 0.0


def test_two_experts_of_two_categories_can_prove_nothing() -> None:
    assert aiken_v([1, 1], 0, 1).critical_v is None


# Ayre and Scally (2014), table 1: experts, and how many must say "essential" at a one-sided 5 %
@pytest.mark.parametrize(
    ("n", "count"), [(5, 5), (6, 6), (7, 7), (8, 7), (9, 8), (10, 9), (15, 12), (20, 15), (40, 26)]
)
def test_lawshe_critical_values(n: int, count: int) -> None:
    assert content_validity(n, n).critical_cvr == pytest.approx(2 * count / n - 1)


# Polit, Beck and Owen (2007), table 4: experts, agreeing, I-CVI, modified kappa (from the rounded I-CVI)
@pytest.mark.parametrize(
    ("n", "agreeing", "index", "kappa"),
    [
        (3, 3, 1.00, 1.00),
        (3, 2, 0.67, 0.47),
        (4, 3, 0.75, 0.67),
        (5, 4, 0.80, 0.76),
        (6, 5, 0.83, 0.81),
        (9, 7, 0.78, 0.76),
    ],
)
def test_modified_kappa(n: int, agreeing: int, index: float, kappa: float) -> None:
    found = content_validity(agreeing, n)
    assert (found.i_cvi, found.kappa) == pytest.approx((index, kappa), abs=0.0065)


def test_the_whole_scale() -> None:
    rows = [[4, 3, 1], [3, 4, 2], [4, None, 3], [4, 2, 4]]
    found = expert_ratings(rows, ["a", "b", "c"], 1, 4)
    assert [item.content.relevant for item in found.items] == [4, 2, 2]
    assert [item.aiken.n for item in found.items] == [4, 3, 4]
    assert found.n_missing == 1
    assert found.s_cvi_average == pytest.approx((1 + 2 / 3 + 0.5) / 3)
    assert found.s_cvi_universal == pytest.approx(1 / 3)
    assert [message.code for message in found.messages] == ["few-experts"]


@pytest.mark.parametrize(("low", "high", "limit"), [(1, 4, 3), (1, 5, 4), (1, 3, 3), (0, 1, 1), (0, 2, 2), (-2, 2, 1)])
def test_relevant_is_above_the_middle(low: int, high: int, limit: int) -> None:
    assert expert_ratings([[high]] * 5, ["a"], low, high).relevant_from == limit


@pytest.mark.parametrize(
    ("rows", "scale", "limit", "code"),
    [
        ([[5]], (1, 4), None, "rating"),
        ([[2.5]], (1, 4), None, "rating"),
        ([[2]], (4, 1), None, "scale"),
        ([[None]], (1, 4), None, "unrated-item"),
        ([[2]], (1, 4), 1, "relevant-from"),
        ([[2]], (1, 4), 5, "relevant-from"),
    ],
)
def test_mistakes(rows: list[list[object]], scale: tuple[int, int], limit: int | None, code: str) -> None:
    with pytest.raises(InputError) as caught:
        expert_ratings(rows, ["a"], *scale, relevant_from=limit)
    assert caught.value.code == code


def test_counts_that_cannot_be() -> None:
    with pytest.raises(InputError):
        content_validity(3, 2)
