"""Fleiss' kappa: the example of Fleiss (1971), Scott's pi of two raters, and ratings nothing can be learnt from."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prapasca.errors import InputError
from prapasca.instrument import fleiss_kappa, rater_agreement

# Fleiss (1971), table 1: 30 patients, 6 psychiatrists each; depression, personality disorder, schizophrenia, neurosis,
# other
DIAGNOSES = (
    "00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031 "
    "00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006"
)
PATIENTS = [[int(count) for count in patient] for patient in DIAGNOSES.split()]


def test_fleiss_1971() -> None:
    # kappa 0.430 in the paper; z 17.65 and kappas by category as irr::kappam.fleiss(detail = TRUE) prints them
    result = fleiss_kappa(PATIENTS)
    assert (result.n, result.n_raters) == (30, 6)
    assert (round(result.agreement, 3), round(result.expected, 3), round(result.kappa or 0, 3)) == (0.556, 0.220, 0.430)
    assert round(result.z or 0, 2) == 17.65
    assert [round(one.share, 3) for one in result.by_category] == [0.144, 0.144, 0.167, 0.306, 0.239]
    assert [round(one.kappa or 0, 3) for one in result.by_category] == [0.245, 0.245, 0.520, 0.471, 0.566]
    assert [round(one.z or 0, 2) for one in result.by_category] == [5.19, 5.19, 11.03, 9.99, 12.01]
    assert result.interval is not None
    assert result.interval.low < 0.430 < result.interval.high


def test_the_interval_by_leaving_each_out() -> None:
    result = fleiss_kappa(PATIENTS)
    pseudo = [
        30 * float(result.kappa or 0) - 29 * float(fleiss_kappa(PATIENTS[:at] + PATIENTS[at + 1 :]).kappa or 0)
        for at in range(30)
    ]
    reach = 1.959964 * np.std(pseudo, ddof=1) / 30**0.5
    assert result.interval is not None
    assert result.interval.high - float(result.kappa or 0) == pytest.approx(reach, rel=1e-6)


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=3, max_size=12))
def test_two_raters_have_scotts_pi(ratings: list[tuple[int, int]]) -> None:
    counts = [[one.count(category) for category in range(3)] for one in ratings]
    shares = np.array(counts).sum(axis=0) / (2 * len(ratings))
    chance = float((shares**2).sum())
    if chance < 1:
        agreement = np.mean([first == second for first, second in ratings])
        assert fleiss_kappa(counts).kappa == pytest.approx((agreement - chance) / (1 - chance), abs=1e-12)
    else:
        assert fleiss_kappa(counts).kappa is None


def test_perfect_agreement_has_no_interval() -> None:
    result = fleiss_kappa([[4, 0], [0, 4], [4, 0]])
    assert (result.kappa, result.interval) == (pytest.approx(1), None)


def test_one_category_of_all() -> None:
    result = fleiss_kappa([[3, 0], [3, 0]])
    assert (result.kappa, result.z, result.p, result.interval) == (None,) * 4
    assert [one.kappa for one in result.by_category] == [None, None]


@pytest.mark.parametrize("counts", [[[3, 0]], [[3, 0], [2, 0]], [[1, 0], [0, 1]], [[-1, 3], [1, 1]], [[2, 0], [2]]])
def test_bad_counts(counts: list[list[int]]) -> None:
    with pytest.raises(InputError, match="counts: expected two people or more"):
        fleiss_kappa(counts)


def test_of_three_raters_and_not_of_two() -> None:
    rows = [[1, 1, 1], [2, 2, 1], [3, 3, 3], [1, 2, 1], [2, None, 2]]
    three = rater_agreement(rows, ["A", "B", "C"])
    assert three.fleiss is not None
    assert three.fleiss == fleiss_kappa([[3, 0, 0], [1, 2, 0], [0, 0, 3], [2, 1, 0]])
    assert rater_agreement([row[:2] for row in rows], ["A", "B"]).fleiss is None
    measured = [[place, place + 0.5, place + 0.25] for place in range(30)]
    assert rater_agreement(measured, ["A", "B", "C"]).fleiss is None
