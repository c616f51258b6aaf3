"""The chi-square tests of a crosstabulation: R's numbers, and tables without anything to compare."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from prapasca.errors import InputError
from prapasca.inference import chi_square_tests, independence_test

tables = st.integers(2, 4).flatmap(
    lambda k: st.lists(st.lists(st.integers(0, 9), min_size=2, max_size=2), min_size=k, max_size=k)
)


def test_three_by_two_as_r() -> None:
    # R 4.2.2: chisq.test(t, correct = FALSE); 2 * sum(o * log(o / e)); (n - 1) * cor(row, column)^2
    result = chi_square_tests([[3, 0], [10, 2], [0, 4]], [1, 2, 3])
    assert result.pearson is not None
    assert result.likelihood_ratio is not None
    assert result.linear is not None
    assert (result.pearson.value, result.pearson.df) == (pytest.approx(11.2863247863, rel=1e-11), 2)
    assert result.pearson.p == pytest.approx(0.003541650586, rel=1e-9)
    assert result.likelihood_ratio.value == pytest.approx(12.8854152708, rel=1e-11)
    assert (result.linear.value, result.linear.df) == (pytest.approx(8.56643356643, rel=1e-11), 1)
    assert (result.corrected, result.fisher_one_sided) == (None, None)
    assert (result.n_small, result.n_cells, result.smallest_expected) == (5, 6, pytest.approx(18 / 19))


def test_two_by_two_as_r() -> None:
    # R 4.2.2: chisq.test(t), fisher.test(t, alternative = "greater") of matrix(c(8, 2, 1, 5), byrow = TRUE)
    result = chi_square_tests([[8, 2], [1, 5]], [0, 1])
    assert result.corrected is not None
    assert result.likelihood_ratio is not None
    assert result.linear is not None
    assert result.corrected.value == pytest.approx(3.80952380952, rel=1e-11)
    assert result.corrected.p == pytest.approx(0.0509619369678, rel=1e-10)
    assert result.likelihood_ratio.value == pytest.approx(6.51527165569, rel=1e-11)
    assert result.linear.value == pytest.approx(5.73015873016, rel=1e-11)
    assert result.fisher_one_sided == pytest.approx(0.0244755244755, rel=1e-11)


def test_the_example_of_spss_exact_tests() -> None:
    # the firefighters of Mehta and Patel's manual: Pearson 11.556 (.073), Fisher 11.239, exact p .0398 in StatXact
    table = [[5, 2, 2, 0], [0, 1, 0, 1], [0, 2, 3, 4]]
    result = chi_square_tests(table)
    assert result.pearson is not None
    assert (round(result.pearson.value, 3), result.pearson.df, round(result.pearson.p, 4)) == (11.556, 6, 0.0727)
    assert result.freeman_halton is not None
    assert round(result.freeman_halton, 3) == 11.239
    assert round(independence_test(table).p_exact or 0, 4) == 0.0398
    assert (result.n_small, result.n_cells) == (12, 12)


@given(tables)
def test_as_scipy(counts: list[list[int]]) -> None:
    table = np.array(counts)
    if not (table.sum(axis=0).all() and table.sum(axis=1).all()):
        return
    result = chi_square_tests(table)
    for own, other in ((result.pearson, "pearson"), (result.likelihood_ratio, "log-likelihood")):
        expected = stats.chi2_contingency(table, correction=False, lambda_=other)
        assert own is not None
        assert (own.value, own.p) == (
            pytest.approx(expected.statistic, rel=1e-9, abs=1e-9),
            pytest.approx(expected.pvalue, rel=1e-7),
        )
    if table.shape == (2, 2):
        corrected = stats.chi2_contingency(table, correction=True)
        tails = [stats.fisher_exact(table, alternative=side).pvalue for side in ("less", "greater")]
        assert result.corrected is not None
        assert result.corrected.value == pytest.approx(corrected.statistic, rel=1e-9, abs=1e-9)
        assert result.fisher_one_sided == pytest.approx(min(tails), rel=1e-9)


def test_codes_in_any_distance() -> None:
    result = chi_square_tests([[4, 1], [2, 2], [1, 5]], [1, 2, 9])
    x, y = [1] * 5 + [2] * 4 + [9] * 6, [0] * 4 + [1] + [0] * 2 + [1] * 2 + [0] + [1] * 5
    assert result.linear is not None
    assert result.linear.value == pytest.approx(14 * np.corrcoef(x, y)[0, 1] ** 2, rel=1e-12)


@pytest.mark.parametrize("counts", [[[5, 0], [3, 0]], [[5, 3]], [[0, 0], [4, 2], [0, 0]]])
def test_a_constant_has_no_statistics(counts: list[list[int]]) -> None:
    result = chi_square_tests(counts, range(len(counts)))
    assert (result.pearson, result.likelihood_ratio, result.linear, result.corrected) == (None,) * 4
    assert result.n == np.sum(counts)


def test_nobody() -> None:
    assert chi_square_tests([[0, 0], [0, 0]]).smallest_expected is None


def test_bad_input() -> None:
    with pytest.raises(InputError, match="counts"):
        chi_square_tests([1, 2])
    with pytest.raises(InputError, match="row_scores: found 1"):
        chi_square_tests([[1, 2], [3, 4]], [1])
