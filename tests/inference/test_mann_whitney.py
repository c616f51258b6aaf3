import json
from fractions import Fraction
from itertools import combinations
from math import comb
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from prapasca.change import ChangeProfile
from prapasca.errors import InputError
from prapasca.inference import mann_whitney_test, rank_sum_null
from prapasca.inference.midranks import doubled_midranks
from prapasca.inference.rank_sum_null import RankSumNull
from prapasca.transition import TransitionTable
from strategies import ALTERNATIVES

GROUPS = json.loads((Path(__file__).parents[1] / "oracles" / "groups.json").read_text("utf-8"))["rank_sum"]

small_groups = st.tuples(
    st.lists(st.integers(-2, 2), min_size=1, max_size=5), st.lists(st.integers(-2, 2), min_size=1, max_size=5)
)


def compared(first, second, **options):
    return mann_whitney_test(ChangeProfile.from_changes(first), ChangeProfile.from_changes(second), **options)


def brute(first, second):
    """Every choice of the first group, by index: U of each, in halves."""
    people = [*first, *second]

    def doubled_u(chosen):
        own = [people[index] for index in chosen]
        other = [people[index] for index in range(len(people)) if index not in chosen]
        return sum((x > y) - (x < y) for x in own for y in other) + len(own) * len(other)

    values = [doubled_u(frozenset(chosen)) for chosen in combinations(range(len(people)), len(first))]
    return doubled_u(frozenset(range(len(first)))), values


@pytest.mark.parametrize("oracle", GROUPS, ids=[oracle["name"] for oracle in GROUPS])
def test_as_r(oracle):
    first, second = oracle["first"], oracle["second"]
    result = compared(first, second)
    assert result.u_first == oracle["u"]
    assert result.z == pytest.approx(oracle["z"], rel=1e-12)
    assert result.p_asymptotic == pytest.approx(oracle["p_asymptotic"], rel=1e-11)
    assert result.p_asymptotic_corrected == pytest.approx(oracle["p_asymptotic_corrected"], rel=1e-11)
    assert result.p_exact_distance == pytest.approx(oracle["p_distance"], rel=1e-10)
    for alternative in ("greater", "less"):
        one_sided = compared(first, second, alternative=alternative)
        assert one_sided.p_exact == pytest.approx(oracle[f"p_{alternative}"], rel=1e-10)
        assert one_sided.p_exact_distance is None
    assert result.p_exact == pytest.approx(2 * min(oracle["p_greater"], oracle["p_less"]), rel=1e-10)


@pytest.mark.parametrize(
    ("ecstasy", "alcohol", "sums", "u", "w", "z"),
    [
        (
            [15, 35, 16, 18, 19, 17, 27, 16, 13, 20],
            [16, 15, 20, 15, 16, 13, 14, 19, 18, 18],
            (119.5, 90.5),
            35.5,
            90.5,
            -1.105,
        ),
        ([28, 35, 35, 24, 39, 32, 27, 29, 36, 35], [5, 6, 30, 8, 9, 7, 6, 17, 3, 10], (151, 59), 4, 59, -3.484),
    ],
    ids=["Sunday", "Wednesday"],
)
def test_as_spss_prints(ecstasy, alcohol, sums, u, w, z):
    """Depression after a night out: Field, Discovering statistics using SPSS, 3rd edition (2009), section 15.4."""
    result = compared(ecstasy, alcohol)
    assert (result.rank_sum_first, result.rank_sum_second) == sums
    assert (result.spss_u, result.spss_w, round(result.spss_z, 3)) == (u, w, z)


@given(small_groups, ALTERNATIVES)
def test_brute_force(groups, alternative):
    first, second = groups
    observed, values = brute(first, second)
    result = compared(first, second, alternative=alternative)
    assert 2 * result.u_first == observed
    tails = {
        "greater": Fraction(sum(value >= observed for value in values), len(values)),
        "less": Fraction(sum(value <= observed for value in values), len(values)),
    }
    point = Fraction(values.count(observed), len(values))
    tail = min(tails.values()) if alternative == "two-sided" else tails[alternative]
    assert result.p_exact_one_sided == pytest.approx(float(tail), rel=1e-13)
    assert result.p_exact == pytest.approx(float(min(1, 2 * tail) if alternative == "two-sided" else tail), rel=1e-13)
    assert result.point_probability == pytest.approx(float(point), rel=1e-13)
    if alternative == "two-sided":
        centre = len(first) * len(second)
        as_far = sum(abs(value - centre) >= abs(observed - centre) for value in values)
        assert result.p_exact_distance == pytest.approx(as_far / len(values), rel=1e-13)


@given(small_groups)
def test_exchanging_groups_turns_the_sign(groups):
    one, other = compared(*groups), compared(*groups[::-1])
    assert (one.u_first, one.z) == (other.u_second, pytest.approx(-other.z, abs=1e-12))
    assert one.p_exact == pytest.approx(other.p_exact, rel=1e-12)
    assert one.p_exact_distance == pytest.approx(other.p_exact_distance, rel=1e-12)
    assert (one.spss_u, one.spss_z) == (other.spss_u, pytest.approx(other.spss_z))
    assert one.u_first + one.u_second == len(groups[0]) * len(groups[1])


@given(small_groups)
def test_only_the_order_of_changes_counts(groups):
    cubed = [[change**3 for change in group] for group in groups]
    assert compared(*groups) == compared(*cubed)


@pytest.mark.parametrize("n", [40, 100])
def test_untied_as_scipy(n):
    first, second = [3 * place for place in range(n)], [2 * place + 0.5 for place in range(n)]
    expected = stats.mannwhitneyu(first, second, method="exact")
    doubled = min(1.0, 2 * compared(first, second, alternative="greater").p_exact)
    assert doubled == pytest.approx(float(expected.pvalue), rel=1e-9)


def test_the_halves_agree_with_every_table():
    sizes, n_first = [7, 13, 11, 9], 18
    scores = doubled_midranks(sizes)
    choices = {}
    for low in range(8):
        for second in range(14):
            for third in range(12):
                rest = n_first - low - second - third
                if 0 <= rest <= 9:
                    total = sum(r * x for r, x in zip(scores, (low, second, third, rest), strict=True))
                    ways = comb(7, low) * comb(13, second) * comb(11, third) * comb(9, rest)
                    choices[total] = choices.get(total, 0) + ways
    null, total = RankSumNull(scores, sizes, n_first), comb(40, 18)
    assert sum(choices.values()) == total
    for observed in sorted(choices)[::20]:
        tails = null.tails(observed)
        assert tails.lower == pytest.approx(sum(c for t, c in choices.items() if t <= observed) / total, rel=1e-13)
        assert tails.upper == pytest.approx(sum(c for t, c in choices.items() if t >= observed) / total, rel=1e-13)
        assert tails.point == pytest.approx(choices[observed] / total, rel=1e-13)


def test_everyone_of_one_group_ahead():
    result = compared({1: 100, 2: 0}, {0: 100})
    assert result.p_exact == pytest.approx(2 / comb(200, 100), rel=1e-12)
    assert (result.spss_u, result.u_first) == (0, 10_000)


def test_all_changes_equal():
    result = compared([1, 1, 1], [1, 1])
    assert (result.z, result.p_exact, result.p_mid, result.p_asymptotic, result.p_asymptotic_corrected) == (
        0,
        1,
        1,
        1,
        1,
    )


def test_tables_of_two_groups():
    table = TransitionTable.from_counts([[1, 4], [0, 3]], ["no", "yes"], n_missing_post=2)
    other = TransitionTable.from_counts([[4, 1], [2, 3]], ["no", "yes"])
    result = mann_whitney_test(table, other)
    assert result == mann_whitney_test(table.change_profile(), other.change_profile())
    assert (result.n_first, result.n_missing_first, result.n_missing_second) == (8, 2, 0)


def test_other_categories_are_refused():
    table = TransitionTable.from_counts([[1, 4], [0, 3]], ["no", "yes"])
    with pytest.raises(InputError, match="second: categories no = 0, yes = 2 do not go together"):
        mann_whitney_test(table, table.with_scores([0, 2]))


def test_an_empty_group_is_refused():
    with pytest.raises(InputError, match="group 2: nobody was observed"):
        compared([1], [])


def test_out_of_reach_is_said(monkeypatch):
    monkeypatch.setattr(rank_sum_null, "MAX_STATES", 3)
    result = compared([1, 2, 5, 6, 9], [3, 4, 7, 8])
    assert (result.method, result.p_exact, result.p) == ("asymptotic", None, result.p_asymptotic)
    assert "these 9 people is out of reach" in str(result.message)
    with pytest.raises(InputError, match="out of reach"):
        compared([1, 2, 5, 6, 9], [3, 4, 7, 8], method="exact")


def test_more_people_than_a_double_counts():
    assert compared({0: 400, 1: 200}, {0: 300, 1: 300}).method == "asymptotic"


def test_asymptotic_alone():
    result = compared([1, 2], [0, 0], method="asymptotic")
    assert (result.p_exact, result.message, result.method) == (None, None, "asymptotic")


def test_unknown_method():
    with pytest.raises(InputError, match="method"):
        compared([1], [0], method="saddlepoint")
