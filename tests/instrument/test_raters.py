"""Kappa and intraclass correlations against R's psych, published values and the delta method."""

from __future__ import annotations

import json
from math import sqrt
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prapasca.errors import InputError
from prapasca.instrument import cohen_kappa, intraclass_correlations, rater_agreement

ORACLES = json.loads((Path(__file__).parent.parent / "oracles" / "instrument.json").read_text(encoding="utf-8"))
# Fleiss, Levin and Paik (2003), table 18.1: 100 people, two clinicians
DIAGNOSES = ORACLES["kappa"]["diagnoses"]["counts"]

tables = st.integers(2, 4).flatmap(
    lambda k: st.lists(st.lists(st.integers(0, 9), min_size=k, max_size=k), min_size=k, max_size=k)
)


@pytest.mark.parametrize("name", ORACLES["kappa"])
@pytest.mark.parametrize("weights", ["none", "linear", "quadratic"])
def test_kappa_against_psych(name: str, weights: str) -> None:
    oracle = ORACLES["kappa"][name]
    found = cohen_kappa(oracle["counts"], weights=weights)  # type: ignore[arg-type]  # one of the three
    assert found.kappa == pytest.approx(oracle[weights]["kappa"], rel=1e-12)
    if weights == "none":
        assert found.interval is not None
        assert [found.interval.low, found.interval.high] == pytest.approx(
            [oracle["none"]["low"], oracle["none"]["high"]]
        )


def test_kappa_as_fleiss_prints_it() -> None:
    # kappa .676, standard error about zero .076, so z 8.9 (section 18.1)
    found = cohen_kappa(DIAGNOSES)
    assert found.kappa == pytest.approx(0.676, abs=0.0005)
    assert found.p == pytest.approx(6.7e-19, rel=0.02)


def share(table: npt.NDArray[np.float64], agree: npt.NDArray[np.float64]) -> float:
    shares = table / table.sum()
    expected = shares.sum(axis=1) @ agree @ shares.sum(axis=0)
    return float(((agree * shares).sum() - expected) / (1 - expected))


@pytest.mark.parametrize(("weights", "power"), [("linear", 1), ("quadratic", 2)])
def test_the_standard_error_is_that_of_the_delta_method(weights: str, power: int) -> None:
    table = np.array(ORACLES["kappa"]["severity"]["counts"], dtype=float)
    places = np.arange(len(table))
    agree = 1 - (np.abs(np.subtract.outer(places, places)) / (len(table) - 1)) ** power
    slope = np.zeros_like(table)
    for cell in np.ndindex(table.shape):
        step = np.zeros_like(table)
        step[cell] = 1e-4
        slope[cell] = (share(table + step, agree) - share(table - step, agree)) / 2e-4
    error = sqrt((table * slope**2).sum())
    found = cohen_kappa(table.astype(int).tolist(), weights=weights)  # type: ignore[arg-type]  # one of the two
    assert found.kappa is not None
    assert found.interval is not None
    assert found.kappa - found.interval.low == pytest.approx(1.959964 * error, rel=1e-5)


@given(tables)
def test_kappa_knows_no_order_of_raters(counts: list[list[int]]) -> None:
    if not sum(map(sum, counts)):
        return
    one, other = cohen_kappa(counts), cohen_kappa([list(row) for row in zip(*counts, strict=True)])
    assert (one.kappa is None) is (other.kappa is None)
    if one.kappa is not None:
        assert one.kappa == pytest.approx(other.kappa, abs=1e-12)
        assert -1 - 1e-9 <= one.kappa <= 1 + 1e-9
    if one.interval is not None and one.kappa is not None:
        assert one.interval.low <= one.kappa <= one.interval.high


def test_two_categories_need_no_weights() -> None:
    counts = [[12, 3], [4, 11]]
    assert len({cohen_kappa(counts, weights=weights).kappa for weights in ("none", "linear", "quadratic")}) == 1


def test_distances_are_those_of_the_codes() -> None:
    counts = [[5, 2, 0], [1, 5, 2], [0, 1, 5]]
    assert cohen_kappa(counts, [1, 2, 3], weights="linear") == cohen_kappa(counts, weights="linear")
    assert cohen_kappa(counts, [1, 2, 5], weights="linear") != cohen_kappa(counts, weights="linear")


def test_perfect_agreement_and_one_category() -> None:
    perfect = cohen_kappa([[5, 0], [0, 7]])
    assert (perfect.kappa, perfect.interval) == (1.0, None)
    assert cohen_kappa([[9]]).kappa is None
    assert cohen_kappa([[9, 0], [0, 0]]).kappa is None


@pytest.mark.parametrize("counts", [[[1, 2]], [[0, 0], [0, 0]], [[1, -1], [1, 1]], [[1, 0.5], [1, 1]]])
def test_tables_that_are_none(counts: list[list[int]]) -> None:
    with pytest.raises(InputError):
        cohen_kappa(counts)


def test_intraclass_against_psych() -> None:
    oracle = ORACLES["intraclass"]["shrout_fleiss"]
    found = intraclass_correlations(oracle["ratings"])
    assert {one.form for one in found.correlations} == set(oracle["forms"])
    for form, wanted in oracle["forms"].items():
        one = found.of(form)
        assert one.interval is not None
        shown = [one.value, one.interval.low, one.interval.high]
        assert shown == pytest.approx([wanted["value"], wanted["low"], wanted["high"]], rel=1e-10)


def test_intraclass_as_shrout_and_fleiss_print_it() -> None:
    # (1979), table 4
    found = intraclass_correlations(ORACLES["intraclass"]["shrout_fleiss"]["ratings"])
    printed = {"1,1": 0.17, "A,1": 0.29, "C,1": 0.71, "1,k": 0.44, "A,k": 0.62, "C,k": 0.91}
    assert {one.form: round(one.value, 2) for one in found.correlations} == printed


def test_a_rater_who_is_always_one_higher_is_consistent_and_does_not_agree() -> None:
    found = intraclass_correlations([[1, 2], [2, 3.1], [3, 4], [5, 6]])
    assert found.of("C,1").value > 0.99
    assert found.of("A,1").value < 0.9
    with pytest.raises(KeyError):
        found.of("B,1")


def test_no_form_where_nothing_varies() -> None:
    assert intraclass_correlations([[2, 2], [2, 2]]).correlations == ()
    assert not intraclass_correlations([[2, 2], [2, 2]]).perfect
    perfect = intraclass_correlations([[1, 1], [2, 2], [3, 3]])
    assert (perfect.correlations, perfect.perfect) == ((), True)


@given(st.integers(2, 4).flatmap(lambda k: st.lists(st.lists(st.integers(1, 5), min_size=k, max_size=k), min_size=3)))
def test_an_interval_holds_its_estimate(ratings: list[list[int]]) -> None:
    for one in intraclass_correlations(ratings).correlations:
        assert one.value <= 1
        assert one.interval is not None or (one.form[0] == "A" and one.value < 0)
        if one.interval is not None:
            assert one.interval.low <= one.value <= one.interval.high


def test_no_interval_rather_than_one_without_its_estimate() -> None:
    # Satterthwaite's degrees of freedom come near to zero
    found = intraclass_correlations([[2, 5], [1, 5], [3, 3]]).of("A,1")
    assert found.interval is None
    assert found.value == pytest.approx(-6 / 19)


def test_opposite_raters_do_not_agree() -> None:
    found = rater_agreement([[1, 3], [3, 1], [2, 2], [1, 2], [2, 1]], ["A", "B"])
    assert "negative-icc" in {message.code for message in found.messages}
    assert [one.form for one in found.intraclass.correlations] == ["1,1", "C,1", "1,k", "C,k"]


@pytest.mark.parametrize("ratings", [[], [[1, 2]], [[1], [2]], [[1, 2], [1]]])
def test_ratings_that_are_too_few(ratings: list[list[float]]) -> None:
    with pytest.raises(InputError):
        intraclass_correlations(ratings)


def test_three_raters_make_three_pairs() -> None:
    rows = [[1, 1, 2], [2, 2, 2], [3, 2, 3], [1, 1, 1], [None, 1, 1]]
    found = rater_agreement(rows, ["A", "B", "C"])
    assert [(pair.first, pair.second) for pair in found.pairs] == [("A", "B"), ("A", "C"), ("B", "C")]
    assert found.pairs[0].counts == ((2, 0, 0), (0, 1, 0), (0, 1, 0))
    assert (found.n, found.n_incomplete, found.categories) == (4, 1, (1.0, 2.0, 3.0))


def test_measurements_have_no_kappa() -> None:
    found = rater_agreement([[place, place + 0.5] for place in range(30)], ["A", "B"])
    assert found.pairs == ()
    assert [message.code for message in found.messages] == ["measurements"]


def test_one_rating_for_all() -> None:
    found = rater_agreement([[2, 2]] * 40, ["A", "B"])
    assert [message.code for message in found.messages] == ["one-category"]
    assert found.pairs[0].kappas[0].kappa is None


@pytest.mark.parametrize(
    ("rows", "names", "code"),
    [([[1], [2]], ["A"], "rater-count"), ([[1, 2], [None, 1]], ["A", "B"], "too-few-rated")],
)
def test_mistakes(rows: list[list[object]], names: list[str], code: str) -> None:
    with pytest.raises(InputError) as caught:
        rater_agreement(rows, names)
    assert caught.value.code == code
