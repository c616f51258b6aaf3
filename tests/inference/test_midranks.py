import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from prapasca.inference.midranks import doubled_midranks


@given(st.lists(st.integers(1, 6), max_size=6), st.integers(0, 5))
def test_they_are_the_mean_ranks(sizes, n_below):
    values = np.repeat(np.arange(len(sizes) + 1), [n_below, *sizes])
    expected = stats.rankdata(values)[n_below:]
    assert np.repeat(doubled_midranks(sizes, n_below=n_below), sizes).tolist() == (2 * expected).tolist()


@given(st.lists(st.integers(1, 1000), max_size=12))
def test_they_add_up(sizes):
    n = sum(sizes)
    assert sum(rank * size for rank, size in zip(doubled_midranks(sizes), sizes, strict=True)) == n * (n + 1)


@pytest.mark.parametrize(("sizes", "expected"), [([], ()), ([1], (2,)), ([19], (20,)), ([1, 1, 1], (2, 4, 6))])
def test_small(sizes, expected):
    assert doubled_midranks(sizes) == expected
