"""Paired t test, Shapiro-Wilk, standardised change: R's values, properties, and what is undefined."""

from __future__ import annotations

import json
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prapasca.change import ChangeProfile
from prapasca.errors import InputError
from prapasca.inference import normal_scores, paired_t_test, shapiro_wilk_test, standardised_change
from prapasca.inference.paired_t import log_p_of_t
from prapasca.inference.standardised_change import hedges_correction, noncentral_t
from prapasca.moments import PairedMoments

ORACLES = json.loads((Path(__file__).parent.parent / "oracles" / "paired_numbers.json").read_text(encoding="utf-8"))
every_data_set = pytest.mark.parametrize("oracle", ORACLES["pairs"].values(), ids=ORACLES["pairs"])
PAIRS = st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)), min_size=3, max_size=25).filter(
    lambda pairs: len({post - pre for pre, post in pairs}) > 1
)


def moments_of(oracle: dict[str, Any]) -> PairedMoments:
    return PairedMoments.from_pairs(oracle["pre"], oracle["post"])


def of(pairs: list[tuple[int, int]]) -> PairedMoments:
    return PairedMoments.from_pairs([pair[0] for pair in pairs], [pair[1] for pair in pairs])


@every_data_set
def test_the_paired_t_test_against_r(oracle: dict[str, Any]) -> None:
    moments = moments_of(oracle)
    found = paired_t_test(moments)
    assert (found.n_pairs, found.df) == (len(oracle["pre"]), oracle["df"])
    assert found.mean_difference == pytest.approx(oracle["mean"], rel=1e-9)
    assert found.sd_difference == pytest.approx(oracle["sd"], rel=1e-7)
    assert found.t == pytest.approx(oracle["t"], rel=1e-7)
    assert found.p == pytest.approx(oracle["p"], rel=1e-6)
    assert found.interval is not None
    assert [found.interval.low, found.interval.high] == pytest.approx(oracle["interval"], rel=1e-7)
    narrow = paired_t_test(moments, confidence_level=0.9).interval
    assert narrow is not None
    assert [narrow.low, narrow.high] == pytest.approx(oracle["interval_90"], rel=1e-7)
    assert paired_t_test(moments, alternative="greater").p == pytest.approx(oracle["p_greater"], rel=1e-6)
    assert paired_t_test(moments, alternative="less").p == pytest.approx(oracle["p_less"], rel=1e-6)
    assert moments.correlation == pytest.approx(oracle["correlation"], rel=1e-9)


def test_students_own_numbers() -> None:
    # Student (1908): the mean gain of sleep is 1.58 hours, sd of the differences 1.23 (there with n: 1.17)
    found = paired_t_test(moments_of(ORACLES["pairs"]["sleep"]))
    assert found.mean_difference == pytest.approx(1.58)
    assert found.sd_difference is not None
    assert found.sd_difference * sqrt(0.9) == pytest.approx(1.17, abs=0.005)


@every_data_set
def test_shapiro_wilk_against_r(oracle: dict[str, Any]) -> None:
    found = shapiro_wilk_test(ChangeProfile.from_pairs(oracle["pre"], oracle["post"]))
    assert found.w == pytest.approx(oracle["w"], rel=1e-6)
    assert found.p == pytest.approx(oracle["p_w"], rel=1e-4)


@every_data_set
def test_standardised_change_against_r(oracle: dict[str, Any]) -> None:
    found = standardised_change(moments_of(oracle))
    assert found.d_z == pytest.approx(oracle["d_z"], rel=1e-7)
    assert found.d_z_interval is not None
    ends = [found.d_z_interval.low, found.d_z_interval.high]
    assert ends == pytest.approx(oracle["d_z_interval"], rel=1e-6, abs=1e-9)
    assert found.d_av == pytest.approx(oracle["d_av"], rel=1e-7)
    assert found.correction == pytest.approx(oracle["correction"], rel=1e-12)
    assert found.d_z is not None
    assert found.d_av is not None
    assert found.g_z == found.correction * found.d_z  # type: ignore[operator]  # three pairs or more
    assert found.g_av == found.correction * found.d_av  # type: ignore[operator]  # three pairs or more


@pytest.mark.parametrize("oracle", ORACLES["log_p"])
def test_p_values_of_any_size_against_r(oracle: dict[str, float]) -> None:
    assert log_p_of_t(oracle["t"], int(oracle["df"])) == pytest.approx(oracle["log_p"], rel=1e-10)


@pytest.mark.parametrize("oracle", ORACLES["noncentral_t"])
def test_the_noncentral_t_against_r(oracle: dict[str, float]) -> None:
    # R's pt with a noncentrality promises about 12 digits of the larger tail
    assert noncentral_t(oracle["t"], int(oracle["df"]), oracle["ncp"]) == pytest.approx(oracle["p"], abs=1e-11)


@given(st.integers(1, 200), st.floats(-5, 5))
def test_both_ways_of_integrating_meet(df: int, shift: float) -> None:
    # the way is chosen at t * t = 2 df; a hair on either side must not matter
    edge = sqrt(2 * df)
    below, above = (noncentral_t(edge * (1 + side * 1e-12), df, edge + shift) for side in (-1, 1))
    assert below == pytest.approx(above, abs=1e-10)


@given(PAIRS)
def test_the_interval_of_d_is_turned_t(pairs: list[tuple[int, int]]) -> None:
    moments = of(pairs)
    test, found = paired_t_test(moments), standardised_change(moments)
    assert found.d_z_interval is not None
    assert found.d_z_interval.low <= found.d_z <= found.d_z_interval.high  # type: ignore[operator]  # changes vary
    for end, probability in ((found.d_z_interval.low, 0.975), (found.d_z_interval.high, 0.025)):
        reached = noncentral_t(test.t, test.df, end * sqrt(test.n_pairs))  # type: ignore[arg-type]  # changes vary
        assert reached == pytest.approx(probability, abs=1e-9)


@given(PAIRS)
def test_the_interval_holds_zero_when_p_is_above_the_level(pairs: list[tuple[int, int]]) -> None:
    found = paired_t_test(of(pairs))
    assert found.interval is not None
    assert (found.interval.low <= 0 <= found.interval.high) == (found.p >= 0.05)  # type: ignore[operator]  # changes vary


@given(PAIRS)
def test_before_and_after_exchanged(pairs: list[tuple[int, int]]) -> None:
    turned = of([(post, pre) for pre, post in pairs])
    one, other = paired_t_test(of(pairs), alternative="greater"), paired_t_test(turned, alternative="less")
    assert (one.t, one.p) == (-other.t, other.p)  # type: ignore[operator]  # changes vary
    d, back = standardised_change(of(pairs)), standardised_change(turned)
    assert d.d_z_interval is not None
    assert back.d_z_interval is not None
    assert d.d_z_interval.low == pytest.approx(-back.d_z_interval.high, abs=1e-9)


def test_a_p_value_is_never_zero() -> None:
    found = paired_t_test(PairedMoments.from_pairs([0] * 600, [1000 + place % 2 for place in range(600)]))
    assert found.p == 2.0**-1022
    assert found.log_p is not None
    assert found.log_p < -1000


@pytest.mark.parametrize(
    ("pairs", "code"), [([], "t-too-few"), ([(1, 4)], "t-too-few"), ([(1, 4), (2, 5)], "t-no-spread")]
)
def test_where_there_is_no_t(pairs: list[tuple[int, int]], code: str) -> None:
    found = paired_t_test(of(pairs))
    assert (found.t, found.p, found.log_p, found.interval) == (None, None, None, None)
    assert found.message is not None
    assert found.message.code == code
    assert standardised_change(of(pairs)).d_z is None


def test_of_two_pairs_the_bias_cannot_be_removed() -> None:
    found = standardised_change(of([(1, 4), (2, 6)]))
    assert found.d_z is not None
    assert (found.g_z, found.g_av, found.correction) == (None, None, None)


def test_options_are_checked() -> None:
    with pytest.raises(InputError, match="alternative: found 'up'"):
        paired_t_test(of([(1, 2), (2, 5)]), alternative="up")  # type: ignore[arg-type]  # that it fails is the point
    with pytest.raises(InputError, match="confidence_level"):
        standardised_change(of([(1, 2), (2, 5)]), 95)


def test_hedges_correction_is_near_his_approximation() -> None:
    for df in (5, 20, 500):
        assert hedges_correction(df) == pytest.approx(1 - 3 / (4 * df - 1), abs=0.01 / df)


@pytest.mark.parametrize(
    ("changes", "code"),
    [([1, 2], "shapiro-size"), ({0: 4000, 1: 1001}, "shapiro-size"), ([3, 3, 3], "shapiro-no-spread")],
)
def test_where_there_is_no_w(changes: Any, code: str) -> None:
    found = shapiro_wilk_test(ChangeProfile.from_changes(changes))
    assert (found.w, found.p) == (None, None)
    assert found.message is not None
    assert found.message.code == code


def test_w_does_not_depend_on_the_unit_or_the_sign() -> None:
    changes = [0.1, -0.3, 0.7, 0.2, 0.2, 1.9]
    profile = ChangeProfile.from_changes(changes)
    in_other_unit = ChangeProfile.from_changes([round(change * 250, 3) for change in changes])
    assert shapiro_wilk_test(profile).w == shapiro_wilk_test(in_other_unit).w
    assert shapiro_wilk_test(profile).w == pytest.approx(shapiro_wilk_test(profile.reversed()).w)


def test_changes_drawn_from_a_normal_distribution_are_rejected_at_the_level() -> None:
    drawn = np.random.default_rng(7).normal(size=(400, 12)).round(3)
    rejected = sum(shapiro_wilk_test(ChangeProfile.from_changes(row)).p <= 0.05 for row in drawn)  # type: ignore[operator]  # 12 changes have one
    assert 8 <= rejected <= 34


def test_points_of_the_quantile_plot_against_r() -> None:
    oracle = ORACLES["pairs"]["depression"]
    points = normal_scores(ChangeProfile.from_pairs(oracle["pre"], oracle["post"]))
    assert [score for score, _, _ in points] == pytest.approx(oracle["blom"])
    assert [change for _, change, _ in points] == sorted(change for _, change, _ in points)


def test_people_who_changed_alike_share_a_point() -> None:
    points = normal_scores(ChangeProfile.from_changes({-1: 2, 0: 1, 3: 4}))
    assert [n for _, _, n in points] == [2, 1, 4]
