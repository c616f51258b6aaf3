from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prapasca.errors import InputError
from prapasca.inference import clopper_pearson, wilson

proportions = st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def test_seed_study_nineteen_of_twenty():
    interval = clopper_pearson(19, 20)
    assert (round(interval.low, 3), round(interval.high, 3)) == (0.751, 0.999)


def test_clopper_pearson_inverts_the_binomial_tails():
    interval = clopper_pearson(4, 11, 0.9)
    above = sum(comb(11, k) * interval.low**k * (1 - interval.low) ** (11 - k) for k in range(4, 12))
    below = sum(comb(11, k) * interval.high**k * (1 - interval.high) ** (11 - k) for k in range(5))
    assert above == pytest.approx(0.05, rel=1e-10)
    assert below == pytest.approx(0.05, rel=1e-10)


def test_wilson_ends_are_where_the_score_statistic_is_z():
    interval = wilson(4, 11)
    for p in (interval.low, interval.high):
        assert abs(4 / 11 - p) / (p * (1 - p) / 11) ** 0.5 == pytest.approx(1.959963984540054, rel=1e-10)


@given(proportions, st.sampled_from([clopper_pearson, wilson]))
def test_interval_holds_the_estimate_and_mirrors(proportion, method):
    successes, n = proportion
    interval, mirrored = method(successes, n), method(n - successes, n)
    assert 0 <= interval.low <= successes / n <= interval.high <= 1
    assert interval.low == pytest.approx(1 - mirrored.high, abs=1e-12)


@given(proportions)
def test_a_higher_level_is_wider(proportion):
    narrow, wide = clopper_pearson(*proportion, 0.9), clopper_pearson(*proportion, 0.99)
    assert wide.low <= narrow.low
    assert narrow.high <= wide.high


@pytest.mark.parametrize(("successes", "n"), [(0, 0), (3, 2), (-1, 4)])
def test_impossible_proportion(successes, n):
    with pytest.raises(InputError, match=f"found {successes} of {n}"):
        clopper_pearson(successes, n)


def test_level_outside():
    with pytest.raises(InputError, match="confidence_level"):
        wilson(1, 2, 95)
