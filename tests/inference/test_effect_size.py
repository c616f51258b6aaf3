from itertools import product

import numpy as np
import pytest
from hypothesis import given

from prapasca.change import ChangeProfile
from prapasca.errors import InputError
from prapasca.inference import effect_sizes
from square_tables import ORACLES, profiles, square_tables, table_of

SEED = table_of([[0, 7, 0], [0, 1, 12], [0, 0, 0]])


def test_seed_study():
    effects = effect_sizes(SEED)
    assert [round(r, 3) for r in (effects.r_all, effects.r_nonzero, effects.r_2n)] == [0.975, 1.0, 0.689]
    assert (effects.rank_biserial, effects.net_improvement, effects.hodges_lehmann) == (1, 0.95, 1)
    improved = effects.proportion_improved
    assert (improved.numerator, improved.denominator, improved.estimate) == (19, 20, 0.95)
    assert (round(improved.clopper_pearson.low, 3), round(improved.clopper_pearson.high, 3)) == (0.751, 0.999)
    assert round(effects.rank_biserial_interval.low, 2) == 0.81
    assert effects.probability_of_superiority == 0.975
    assert effects.messages == ()


def test_depression_r():
    oracle = ORACLES["hw_depression"]
    effects = effect_sizes(ChangeProfile.from_pairs(oracle["pre"], oracle["post"]))
    assert effects.r_all == pytest.approx(abs(oracle["digits"]["Z"]) / 3, rel=1e-9)
    assert effects.rank_biserial == -35 / 45
    assert effects.vargha_delaney_a is None


@given(square_tables(largest=4))
def test_vargha_delaney_over_all_pairs_of_people(table):
    effects = effect_sizes(table)
    if not table.n_pairs:
        assert effects.vargha_delaney_a is None
        return
    places = range(len(table.categories))
    pre = np.repeat(places, table.pre_margin)
    post = np.repeat(places, table.post_margin)
    wins = sum((b > a) + (b == a) / 2 for a, b in product(pre.tolist(), post.tolist()))
    assert effects.vargha_delaney_a == pytest.approx(wins / table.n_pairs**2, rel=1e-14)


@given(square_tables(largest=4))
def test_transposing_flips_signs(table):
    effects, back = effect_sizes(table), effect_sizes(table.transposed())
    if table.n_pairs:
        assert back.net_improvement == -effects.net_improvement
        assert back.hodges_lehmann == -effects.hodges_lehmann
        assert back.vargha_delaney_a == pytest.approx(1 - effects.vargha_delaney_a, abs=1e-15)
        assert back.probability_of_superiority == pytest.approx(1 - effects.probability_of_superiority, abs=1e-15)
    if effects.rank_biserial is not None:
        assert (back.rank_biserial, back.r_all) == (-effects.rank_biserial, effects.r_all)


@given(profiles)
def test_within_their_ranges(profile):
    effects = effect_sizes(profile)
    proportion = effects.proportion_improved
    assert proportion.clopper_pearson.low <= proportion.wilson.low <= proportion.estimate
    assert proportion.estimate <= proportion.wilson.high <= proportion.clopper_pearson.high + 0.02
    assert effects.net_improvement == pytest.approx(2 * effects.probability_of_superiority - 1, abs=1e-15)
    if effects.r_nonzero is not None:
        assert 0 <= effects.r_2n <= effects.r_all <= effects.r_nonzero <= 1 + 1e-12


def test_lower_is_better_by_reversing():
    profile = ChangeProfile.from_changes([-3, -2, -1, 1])
    assert effect_sizes(profile.reversed()).proportion_improved.numerator == 3


def test_nobody_changed():
    effects = effect_sizes(table_of(np.diag([3, 4])))
    assert (effects.r_all, effects.r_nonzero, effects.r_2n) == (None, None, None)
    assert (effects.rank_biserial, effects.rank_biserial_interval) == (None, None)
    assert (effects.proportion_improved.estimate, effects.net_improvement, effects.hodges_lehmann) == (0, 0, 0)
    assert "none of the 7 pairs changed" in str(effects.messages[0])


def test_no_pairs():
    effects = effect_sizes(ChangeProfile.from_changes([None, None]))
    values = (effects.net_improvement, effects.proportion_improved, effects.probability_of_superiority)
    assert (*values, effects.hodges_lehmann, effects.vargha_delaney_a) == (None,) * 5
    assert effects.n_missing == 2
    assert effects.messages[0].code == "effects-no-pairs"


def test_level_reaches_every_interval():
    effects = effect_sizes(SEED, confidence_level=0.9)
    intervals = (effects.rank_biserial_interval, *vars(effects.proportion_improved).values())
    levels = {interval.confidence_level for interval in intervals if hasattr(interval, "confidence_level")}
    assert levels == {0.9}


def test_level_outside():
    with pytest.raises(InputError, match="confidence_level"):
        effect_sizes(SEED, confidence_level=95)
