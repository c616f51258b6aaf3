"""Item analysis and reliability against R's psych, published values and what the definitions demand."""

from __future__ import annotations

import json
from dataclasses import replace
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prapasca.errors import InputError
from prapasca.instrument import ItemMoments, critical_r, item_analysis, mcdonald_omega, p_of_r, reliability

ORACLES = json.loads((Path(__file__).parent.parent / "oracles" / "instrument.json").read_text(encoding="utf-8"))[
    "items"
]
COLUMNS = ("r", "p", "r_corrected", "p_corrected", "squared_multiple_correlation", "alpha_if_deleted")

answers = st.integers(2, 6).flatmap(
    lambda k: st.lists(st.lists(st.integers(1, 5), min_size=k, max_size=k), min_size=4, max_size=25)
)


def named(rows: list[list[int]]) -> ItemMoments:
    return ItemMoments.from_rows(rows, [f"q{place}" for place in range(1, len(rows[0]) + 1)])


@pytest.mark.parametrize("name", ORACLES)
def test_against_psych(name: str) -> None:
    oracle: dict[str, Any] = ORACLES[name]
    result = item_analysis(ItemMoments.from_rows(oracle["rows"], oracle["names"]))
    for key in COLUMNS:
        found = [getattr(item, key) for item in result.items]
        assert found == pytest.approx(oracle[key], rel=1e-10), key
    whole = result.reliability
    assert whole.interval is not None
    assert whole.alpha == pytest.approx(oracle["alpha"], rel=1e-12)
    assert whole.alpha_standardised == pytest.approx(oracle["alpha_standardised"], rel=1e-12)
    assert [whole.interval.low, whole.interval.high] == pytest.approx(oracle["feldt"], rel=1e-10)
    assert (whole.kr20 is None) is (name != "knowledge")


def test_omega_against_psych() -> None:
    # psych stops its minimisation at about six digits
    oracle = ORACLES["attitude"]
    found = reliability(ItemMoments.from_rows(oracle["rows"], oracle["names"])).omega
    assert found is not None
    assert found.omega_standardised == pytest.approx(oracle["omega_standardised"], abs=1e-6)
    assert found.loadings == pytest.approx(oracle["loadings"], abs=5e-6)
    assert not found.boundary


def test_omega_of_an_exact_factor() -> None:
    loadings, spread = np.array([0.9, 0.5, -0.4, 0.7]), np.array([1.0, 2.0, 0.5, 3.0])
    matrix = np.outer(loadings, loadings) + np.diag(1 - loadings**2)
    found = mcdonald_omega(matrix * np.outer(spread, spread))
    assert found is not None
    assert found.loadings == pytest.approx(loadings, abs=1e-9)
    total = (matrix * np.outer(spread, spread)).sum()
    assert found.omega == pytest.approx((loadings @ spread) ** 2 / total, abs=1e-9)


def test_three_items_have_a_closed_form() -> None:
    r12, r13, r23 = 0.5, 0.4, 0.3
    found = mcdonald_omega(np.array([[1, r12, r13], [r12, 1, r23], [r13, r23, 1]]))
    assert found is not None
    wanted = [sqrt(r12 * r13 / r23), sqrt(r12 * r23 / r13), sqrt(r13 * r23 / r12)]
    assert found.loadings == pytest.approx(wanted, abs=1e-9)


def test_omega_is_not_for_two_items_nor_for_none_in_common() -> None:
    assert mcdonald_omega(np.array([[1.0, 0.5], [0.5, 1.0]])) is None
    assert mcdonald_omega(np.eye(3)) is None


# Fisher and Yates, table VII, as every textbook prints it; .36101 with more digits from R: qt(.975, 28)
@pytest.mark.parametrize(("n", "wanted"), [(3, 0.9969), (5, 0.8783), (10, 0.6319), (30, 0.3610), (102, 0.1946)])
def test_critical_r_against_the_printed_table(n: int, wanted: float) -> None:
    assert critical_r(n) == pytest.approx(wanted, abs=5e-5)


def test_critical_r_by_tails_and_levels() -> None:
    assert critical_r(30) == pytest.approx(0.36101, abs=5e-6)
    assert critical_r(30, alternative="greater") == pytest.approx(critical_r(30, 0.90))
    assert p_of_r(critical_r(17, 0.99), 17) == pytest.approx(0.01, rel=1e-10)
    assert p_of_r(-0.4, 20, "greater") == pytest.approx(1 - p_of_r(0.4, 20, "greater"))


def test_decisions() -> None:
    rng = np.random.default_rng(1)
    trait = rng.normal(size=40)
    good = np.round(3 + trait + rng.normal(size=40) * 0.5)
    rows = np.column_stack([good, np.round(3 + trait), rng.integers(1, 6, 40), np.full(40, 4), 6 - good])
    result = item_analysis(ItemMoments.from_rows(rows.tolist(), ["good", "alike", "noise", "same", "turned"]))
    decisions = {item.name: item.decision for item in result.items}
    assert decisions["same"] == "constant"
    assert decisions["turned"] == "not_valid"
    found = {(message.code, message.fields.get("item")) for message in result.messages}
    assert {("constant-item", "same"), ("reversed-item", "turned")} <= found
    assert result.reliability.n_items == 4
    assert next(item for item in result.items if item.name == "same").r is None


def test_a_doubtful_item_owes_its_r_to_itself() -> None:
    # an item of wide scale dominates the total it is part of
    rows = [[1, 10], [2, 1], [1, 30], [2, 20], [1, 5], [2, 35], [2, 12], [1, 28]]
    wide = item_analysis(named(rows)).items[1]
    assert wide.r is not None
    assert wide.r > 0.99
    assert wide.decision == "doubtful"


def test_what_cannot_be_said() -> None:
    same = item_analysis(named([[3, 4]] * 5))
    assert (same.reliability.alpha, [item.decision for item in same.items]) == (None, ["constant"] * 2)
    assert {"no-alpha", "constant-item"} <= {message.code for message in same.messages}
    opposed = item_analysis(named([[1, 5], [2, 4], [3, 3], [5, 1]]))
    assert (opposed.reliability.alpha, opposed.items[0].r, opposed.items[0].r_corrected) == (None, None, -1.0)
    one_left = item_analysis(named([[1, 4], [2, 4], [3, 4]]))
    assert (one_left.items[0].alpha_if_deleted, one_left.items[0].r_corrected) == (None, None)


def test_more_items_than_people() -> None:
    rows = np.random.default_rng(2).integers(1, 6, (5, 8)).tolist()
    result = item_analysis(named(rows))
    assert all(item.squared_multiple_correlation is None for item in result.items)
    assert "more-items" in {message.code for message in result.messages}
    assert result.reliability.omega is not None


def test_a_total_among_the_items() -> None:
    rows = [[1, 2, 2], [2, 2, 4], [3, 1, 5], [4, 5, 3]]
    with_total = [[*row, sum(row)] for row in rows]
    codes = [message.fields["item"] for message in item_analysis(named(with_total)).messages if "total" in message.code]
    assert codes == ["q4"]
    assert "total-column" not in {message.code for message in item_analysis(named(rows)).messages}


def test_missing_answers_are_counted_and_left_out() -> None:
    rows = [[1, 2], [2, None], [3, 3], [float("nan"), 4], [5, 4]]
    moments = ItemMoments.from_rows(rows, ["a", "b"])
    assert (moments.n, moments.n_incomplete) == (3, 2)
    assert moments == replace(ItemMoments.from_rows([[1, 2], [3, 3], [5, 4]], ["a", "b"]), n_incomplete=2)


@pytest.mark.parametrize(
    ("rows", "names", "code"),
    [
        ([[1, 2], [2, 1]], ["a", "b"], "too-few-people"),
        ([[1], [2], [3]], ["a"], "item-count"),
        ([[1, 2]] * 3, ["a", "a"], "duplicate-item"),
        ([[1, 2], [1, 2, 3], [2, 1]], ["a", "b"], "row-length"),
        ([[1, "x"]] * 3, ["a", "b"], "item-value"),
        ([[1, float("inf")]] * 3, ["a", "b"], "item-value"),
    ],
)
def test_mistakes(rows: list[list[object]], names: list[str], code: str) -> None:
    with pytest.raises(InputError) as caught:
        ItemMoments.from_rows(rows, names)
    assert caught.value.code == code


@given(answers)
def test_numbers_from_the_rows_themselves(rows: list[list[int]]) -> None:
    data = np.array(rows, dtype=float)
    result = item_analysis(named(rows))
    varying = data[:, data.std(axis=0) > 0]
    kept = [item for item in result.items if item.decision != "constant"]
    assert len(kept) == varying.shape[1] == result.reliability.n_items
    for place, item in enumerate(kept):
        total = varying.sum(axis=1)
        rest = total - varying[:, place]
        assert (item.mean, item.sd) == pytest.approx((varying[:, place].mean(), varying[:, place].std(ddof=1)))
        if varying.shape[1] > 1:
            without = (item.scale_mean_if_deleted, item.scale_variance_if_deleted)
            assert without == pytest.approx((rest.mean(), rest.var(ddof=1)), abs=1e-9)
        for found, other in ((item.r, total), (item.r_corrected, rest)):
            if other.std() == 0:
                assert found is None
            else:
                assert found == pytest.approx(np.corrcoef(varying[:, place], other)[0, 1], abs=1e-9)
    if result.reliability.interval is not None and result.reliability.alpha is not None:
        assert result.reliability.interval.low <= result.reliability.alpha <= result.reliability.interval.high


@given(answers, st.integers(-3, 3))
def test_shifting_every_answer_changes_no_correlation(rows: list[list[int]], shift: int) -> None:
    moved = [[answer + shift for answer in row] for row in rows]
    one, other = item_analysis(named(rows)), item_analysis(named(moved))
    assert [item.decision for item in one.items] == [item.decision for item in other.items]
    assert one.reliability.alpha == pytest.approx(other.reliability.alpha, abs=1e-9)


@pytest.mark.parametrize("name", ORACLES)
def test_correlations_between_items_are_pearsons(name: str) -> None:
    oracle: dict[str, Any] = ORACLES[name]
    found = item_analysis(ItemMoments.from_rows(oracle["rows"], oracle["names"])).correlations
    assert np.array(found, dtype=float) == pytest.approx(np.corrcoef(np.array(oracle["rows"]).T), abs=1e-12)


def test_an_item_that_does_not_vary_has_no_correlation() -> None:
    found = item_analysis(named([[3, 1, 2], [3, 2, 2], [3, 4, 5], [3, 5, 4]])).correlations
    assert found[0] == (None, None, None)
    assert found[1][:2] == (None, 1.0)
    assert found[1][2] == found[2][1]
