import math

import pytest

from prapasca.errors import InputError
from prapasca.inference.engines import ENGINES, WAYS, chosen, predicted_seconds
from prapasca.inference.midranks import doubled_midranks
from prapasca.inference.null_distribution import tail_probabilities
from prapasca.inference.tilting import tilted


def cheapest(groups, target):
    seconds = predicted_seconds(tilted(groups, target))
    return min(seconds, key=seconds.get)


def ranked(sizes):
    return list(zip(doubled_midranks(sizes), sizes, strict=True))


@pytest.mark.parametrize(
    ("groups", "target", "engine"),
    [
        (ranked([500_000, 500_000]), 400 * 10**9, "meet-in-the-middle"),
        (ranked([250_000, 260_000, 240_000, 250_000]), 400 * 10**9, "inversion"),
        ([(rank, 1) for rank in range(1, 2001)], 900_000, "inversion"),
        ([(rank, 1) for rank in range(1, 2001)], 1_000, "convolution"),
        ([(rank, 1) for rank in range(1, 41)], 50, "counting"),
    ],
)
def test_the_cheapest_engine(groups, target, engine):
    assert cheapest(groups, target) == engine


def on_a_scale(n, levels, share):
    """Changes on an ordered scale, large ones rarer, with this share of increases at every size."""
    weights = range(levels - 1, 0, -1)
    sizes = [n * weight // sum(weights) for weight in weights]
    groups = ranked(sizes)
    divisor = math.gcd(*(score for score, _ in groups))
    groups = [(score // divisor, size) for score, size in groups]
    return groups, sum(score * int(size * share) for score, size in groups)


@pytest.mark.parametrize(
    ("levels", "n", "share", "engine"),
    [
        # the fastest of several runs on one machine, each engine named
        (3, 30, 0.5, "counting"),
        (5, 60, 0.1, "counting"),
        (11, 100, 0.1, "counting"),
        (7, 100, 0.5, "convolution"),
        (11, 100, 0.45, "convolution"),
        (3, 200, 0.45, "meet-in-the-middle"),
        (3, 20_000, 0.45, "meet-in-the-middle"),
        (4, 200, 0.5, "meet-in-the-middle"),
        (4, 2_000, 0.1, "meet-in-the-middle"),
        (5, 200, 0.5, "meet-in-the-middle"),
        (5, 200, 0.1, "meet-in-the-middle"),
        (5, 500, 0.1, "meet-in-the-middle"),
        (4, 2_000, 0.45, "inversion"),
        (5, 2_000, 0.45, "inversion"),
        (7, 500, 0.5, "inversion"),
        (11, 500, 0.45, "inversion"),
        (11, 20_000, 0.3, "inversion"),
    ],
)
def test_the_engine_that_was_fastest_is_predicted_to_be(levels, n, share, engine):
    assert cheapest(*on_a_scale(n, levels, share)) == engine


def test_every_engine_has_a_way_and_a_prediction():
    assert set(WAYS) == set(predicted_seconds(tilted([(1, 10)], 5))) == set(ENGINES) - {"auto"}


def test_an_unknown_engine_is_refused_with_the_nearest():
    with pytest.raises(InputError) as caught:
        tail_probabilities([1], [4], 2, engine="inversoin")
    assert "inversion" in str(caught.value)


@pytest.mark.parametrize("engine", ["inversion", "meet-in-the-middle", "convolution", "counting"])
def test_a_named_engine_that_cannot_says_so(engine):
    scores = [10**12 + 7**place for place in range(15)]
    with pytest.raises(InputError) as caught:
        tail_probabilities(scores, [50] * 15, 20 * sum(scores), engine=engine)
    assert caught.value.code == "too-large"


def test_what_a_t_cannot_be_is_told_by_an_engine_that_knows():
    # 3 x + 500,000 y cannot be 499,999
    with pytest.raises(InputError) as caught:
        tail_probabilities([3, 500_000], [100, 100], 499_999)
    assert caught.value.code == "unattainable"


def test_nothing_is_left_of_a_tail_that_underflows_but_its_logarithm():
    tails = chosen(tilted([(score, 1) for score in range(1, 3001)], 10))
    # 43 subsets of distinct whole numbers add up to 10 or less
    assert tails.lower == 0.0
    assert tails.log_lower == pytest.approx(math.log(43) - 3000 * math.log(2), rel=1e-15)
