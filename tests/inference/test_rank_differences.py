from decimal import Decimal
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plain_counting import flipped
from prapasca.errors import InputError
from prapasca.inference import effect_sizes, kornbrot_test, munzel_brunner_test, table_of_numbers
from prapasca.transition import TransitionTable
from strategies import ALTERNATIVES, ZERO_METHODS, tables

pairs = st.lists(st.tuples(st.integers(1, 6), st.integers(1, 6)), min_size=1, max_size=9)
EXACT = ("p_exact", "p_exact_one_sided", "point_probability", "p_mid", "log_p_exact")


def midrank(value, among):
    return sum(other < value for other in among) + (1 + sum(other == value for other in among)) / 2


def rank_pairs(people):
    """Midranks over all 2n values, before and after, by definition."""
    among = [value for pair in people for value in pair]
    return [(midrank(before, among), midrank(after, among)) for before, after in people]


def as_table(people):
    before, after = zip(*people, strict=True)
    return TransitionTable.from_pairs(before, after, list(range(1, 7)))


@given(pairs)
def test_munzel_brunner_counts_every_exchange(people):
    ranks = rank_pairs(people)
    observed = sum(after - before for before, after in ranks)
    sums = [
        sum(sign * (after - before) for sign, (before, after) in zip(signs, ranks, strict=True))
        for signs in product((-1, 1), repeat=len(ranks))
    ]
    result = munzel_brunner_test(as_table(people))
    assert result.p_exact == np.mean([abs(total) >= abs(observed) for total in sums])
    greater, less = (munzel_brunner_test(as_table(people), alternative=name) for name in ("greater", "less"))
    assert greater.p_exact == np.mean([total >= observed for total in sums])
    assert less.p_exact == np.mean([total <= observed for total in sums])
    assert result.n_changed == sum(before != after for before, after in people)
    assert result.mean_rank_pre == pytest.approx(np.mean([before for before, _ in ranks]))
    assert result.mean_rank_post == pytest.approx(np.mean([after for _, after in ranks]))


@given(pairs)
def test_kornbrot_is_wilcoxon_on_rank_differences(people):
    differences = [after - before for before, after in rank_pairs(people) if after != before]
    result = kornbrot_test(as_table(people))
    if not differences:
        assert result.p == 1
        return
    sizes = [abs(difference) for difference in differences]
    ranks = [midrank(size, sizes) for size in sizes]
    _, greater, point = flipped(ranks, [1 if difference > 0 else -1 for difference in differences])
    assert kornbrot_test(as_table(people), alternative="greater").p_exact == float(greater)
    assert result.point_probability == float(point)
    assert result.rank_sum_positive == sum(
        rank for rank, difference in zip(ranks, differences, strict=True) if difference > 0
    )


@given(tables(), ALTERNATIVES, ZERO_METHODS, st.data())
def test_rising_recoding_changes_nothing(table, alternative, zero_method, data):
    size = len(table.categories)
    steps = data.draw(st.lists(st.integers(1, 50), min_size=size, max_size=size))
    recoded = table.with_scores([Decimal(int(score)) for score in np.cumsum(steps)])
    assert munzel_brunner_test(recoded, alternative=alternative) == munzel_brunner_test(table, alternative=alternative)
    found = [kornbrot_test(x, zero_method=zero_method, alternative=alternative) for x in (recoded, table)]
    assert found[0] == found[1]


@given(tables(), ZERO_METHODS)
def test_exchanging_before_and_after_turns_the_direction(table, zero_method):
    for test, options in ((munzel_brunner_test, {}), (kornbrot_test, {"zero_method": zero_method})):
        up = test(table, alternative="greater", **options)
        down = test(table.transposed(), alternative="less", **options)
        assert [getattr(up, name) for name in EXACT] == [getattr(down, name) for name in EXACT]
        assert (up.z, up.n_pairs, up.n_missing) == (-down.z, down.n_pairs, down.n_missing)


@given(tables())
def test_the_relative_effect_is_over_all_pairs(table):
    relative, a = munzel_brunner_test(table).relative_effect, effect_sizes(table).vargha_delaney_a
    assert relative == (None if a is None else pytest.approx(a, abs=1e-12))


def test_two_levels_are_mcnemars_test():
    table = TransitionTable.from_counts([[1, 7], [1, 12]], ["no", "yes"])
    assert munzel_brunner_test(table).p_exact == kornbrot_test(table).p_exact == 0.0703125


def test_numbers_and_their_reciprocals():
    pre, post = [1.2, 3.5, 2.0, 8.1, None], [2.4, 3.0, 2.5, 9.0, 1.0]
    table = table_of_numbers(pre, post)
    turned = table_of_numbers([x and 1 / x for x in post], [x and 1 / x for x in pre])
    assert table.n_missing == 1
    assert munzel_brunner_test(table).p_exact == munzel_brunner_test(turned).p_exact
    assert kornbrot_test(table).rank_sum_positive == kornbrot_test(turned).rank_sum_positive


def test_nobody_changed_and_nobody_seen():
    still = TransitionTable.from_counts([[3, 0], [0, 4]], ["no", "yes"])
    nobody = TransitionTable.from_counts([[0, 0], [0, 0]], ["no", "yes"], n_missing_post=2)
    for table in (still, nobody):
        result = munzel_brunner_test(table, method="asymptotic")
        assert (result.p, result.p_exact, result.z, result.n_changed) == (1.0, 1.0, 0.0, 0)
        assert kornbrot_test(table).p == 1.0
    assert munzel_brunner_test(still).relative_effect == 0.5
    assert munzel_brunner_test(nobody).relative_effect is None
    assert kornbrot_test(nobody).n_missing == 2


def test_many_people_at_once():
    counts = [[9000, 14100, 4000], [13900, 8000, 12000], [4000, 11800, 16000]]
    result = munzel_brunner_test(TransitionTable.from_counts(counts, ["a", "b", "c"]))
    assert result.p_exact == pytest.approx(result.p_asymptotic, rel=0.02)
    assert 0 < result.p_mid < result.p_exact


def test_headline_follows_the_method():
    table = TransitionTable.from_counts([[6, 9, 3], [1, 8, 7], [0, 2, 4]], ["poor", "fair", "good"])
    exact, asymptotic = munzel_brunner_test(table), munzel_brunner_test(table, method="asymptotic")
    assert exact.p == exact.p_exact
    assert asymptotic.p == asymptotic.p_asymptotic
    assert kornbrot_test(table, method="asymptotic").p_exact is None


@pytest.mark.parametrize("options", [{"alternative": "more"}, {"method": "exct"}])
def test_unknown_options(options):
    table = TransitionTable.from_counts([[0, 1], [0, 0]], ["no", "yes"])
    for test in (munzel_brunner_test, kornbrot_test):
        with pytest.raises(InputError):
            test(table, **options)


@pytest.mark.parametrize(("pre", "post"), [([1, 2], [1]), (["a"], ["b"]), ([5], [5])])
def test_numbers_that_make_no_table(pre, post):
    with pytest.raises(InputError):
        table_of_numbers(pre, post)
