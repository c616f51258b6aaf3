import math

import pytest

from prapasca.change import ChangeProfile
from prapasca.errors import InputError
from prapasca.inference import kornbrot_test, munzel_brunner_test, signed_rank_test, tail_probabilities
from prapasca.inference import null_distribution as nd
from prapasca.inference.null_distribution import null_tails
from prapasca.inference.tilting import too_large
from prapasca.transition import TransitionTable

TABLE = TransitionTable.from_counts([[6, 9, 3], [1, 8, 7], [0, 2, 4]], ["poor", "fair", "good"])


@pytest.mark.parametrize("n", [50, 200, 2000])
@pytest.mark.parametrize("share", [0.5, 0.4999, 0.4, 0.2, 0.02, 0.7])
def test_the_relative_error_of_the_tail_is_below_one_in_n(n, share):
    # oracle: the exact engines
    ranks, ones, observed = range(1, n + 1), [1] * n, int(n * (n + 1) / 2 * share)
    exact = tail_probabilities(ranks, ones, observed)
    found, used = null_tails(ranks, ones, observed, "saddlepoint")
    assert used == "saddlepoint"
    assert found.log_lower == pytest.approx(exact.log_lower, abs=1 / n)
    assert found.log_upper == pytest.approx(exact.log_upper, abs=1 / n)
    assert found.log_point == pytest.approx(exact.log_point, abs=3 / n)


def test_the_extreme_is_exact():
    found, _ = null_tails([1, 2, 3], [1, 1, 1], 6, "saddlepoint")
    assert (found.lower, found.upper) == (1.0, 1 / 8)


def test_ties_at_the_centre():
    found, _ = null_tails([4, 9], [300, 200], 4 * 150 + 9 * 100, "saddlepoint")
    exact = tail_probabilities([4, 9], [300, 200], 4 * 150 + 9 * 100)
    assert found.lower == pytest.approx(exact.lower, rel=1e-4)


def refuse(*_args, **_options):
    raise too_large(1, 1, math.inf)


@pytest.fixture
def out_of_reach(monkeypatch):
    monkeypatch.setattr(nd, "tail_probabilities", refuse)


@pytest.mark.usefixtures("out_of_reach")
def test_where_no_engine_can_the_result_says_saddlepoint():
    profile = ChangeProfile.from_changes({change: 5 + change for change in range(-4, 30)})
    result = signed_rank_test(profile)
    assert (result.method, result.message.code, result.message.fields) == (
        "saddlepoint",
        "saddlepoint",
        {"n": profile.n_changed},
    )
    assert result.p == result.p_exact
    for test in (kornbrot_test, munzel_brunner_test):
        assert (test(TABLE).method, test(TABLE).message.code) == ("saddlepoint", "saddlepoint")
    assert munzel_brunner_test(TABLE, method="asymptotic").method == "asymptotic"


@pytest.mark.usefixtures("out_of_reach")
def test_exact_means_exact():
    with pytest.raises(InputError) as caught:
        signed_rank_test(TABLE, method="exact")
    assert caught.value.code == "too-large"


def test_other_errors_are_not_hidden():
    with pytest.raises(InputError) as caught:
        null_tails([3, 5], [1, 1], 1, "auto")
    assert caught.value.code == "unattainable"


def test_within_reach_p_is_exact_and_says_nothing():
    profile = ChangeProfile.from_changes({change: 5 + change for change in range(-4, 30)})
    result = signed_rank_test(profile)
    assert (result.method, result.message) == ("exact", None)
    assert signed_rank_test(profile, method="saddlepoint").log_p_exact == pytest.approx(result.log_p_exact, abs=0.1)
