"""The engine against every table written out: counts, uniqueness, bounds, p values, no false "impossible"."""

from __future__ import annotations

from functools import cache
from itertools import accumulate
from math import isqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plain_tables import PlainTable, all_tables
from prapasca import ChangeProfile, TransitionTable, signed_rank_test
from prapasca.audit.engine import CONVENTIONS, DEFAULT_CONVENTIONS, Conditions, Printed, feasible_tables, margin_bounds
from prapasca.audit.engine.deadline import Deadline
from prapasca.audit.engine.search import Search
from prapasca.inference import rank_biserial

NAMES = ("improved", "unchanged", "worsened")
LARGEST = {2: 9, 3: 5, 4: 3}

tables_of = cache(all_tables)


def rounded_root(table: PlainTable, convention: str, decimals: int) -> str:
    """Return |Z| rounded in whole numbers."""
    square = table.squared_z(convention) * 100**decimals * 4
    digits = (isqrt(int(square)) + 1) // 2
    return f"{digits // 10**decimals}.{digits % 10**decimals:0{decimals}}"


@st.composite
def conditions(draw: st.DrawFn, conventions: tuple[str, ...] = DEFAULT_CONVENTIONS) -> Conditions:
    """What could be printed of some table: each number or not, now and then a wrong Z or claim."""
    size = draw(st.sampled_from((2, 3, 3, 4)))
    n = draw(st.integers(1, LARGEST[size]))
    values = tuple(accumulate(draw(st.lists(st.sampled_from((1, 1, 2)), min_size=size, max_size=size))))
    cells = draw(st.lists(st.integers(0, size * size - 1), min_size=n, max_size=n))
    truth = PlainTable(tuple(cells.count(cell) for cell in range(size * size)), values)
    all_known = draw(st.booleans())
    known = st.just(True) if all_known else st.booleans()
    hidden = [tuple(x if draw(known) else None for x in margin) for margin in (truth.pre, truth.post)]
    z = rounded_root(truth, draw(st.sampled_from(conventions)), draw(st.integers(1, 3)))
    z = draw(st.sampled_from((z, z, z, "1.00", "0.41", None)))
    up, stayed, down = truth.signs
    claims = {"n_positive": up, "n_ties": stayed, "worsened": down, "not_improved": stayed + down, "improved": 1}
    told = draw(st.sets(st.sampled_from(sorted(claims)), max_size=1))
    return Conditions(
        n=n,
        categories=tuple("abcd"[:size]),
        pre=hidden[0],
        post=hidden[1],
        z=None if z is None else Printed(z),
        conventions=conventions,
        scores=values,
        **{name: claims[name] for name in told},
    )


def ranges(tables: list[PlainTable]) -> dict[str, tuple[int, int]]:
    columns = zip(*(table.signs for table in tables), strict=True)
    return {name: (min(column), max(column)) for name, column in zip(NAMES, columns, strict=True)}


@given(conditions())
def test_counts_bounds_and_uniqueness_are_those_of_all_tables(known: Conditions) -> None:
    every = tables_of(known.n, known.values)
    fitting = [table for table in every if table.fulfils(known)]
    found = feasible_tables(known, seconds=60)
    assert found.complete
    assert found.count == len(fitting)
    assert found.count_without_z == sum(table.fulfils(known, with_z=False) for table in every)
    assert found.unique == (fitting[0].rows if len(fitting) == 1 else None)
    profiles = {tuple(sorted(table.changes)) for table in fitting}
    assert (found.profile_unique is not None) == (len(profiles) == 1)
    if found.profile_unique is not None:
        assert sorted(step for step, count in found.profile_unique.items() for _ in range(count)) == [*profiles.pop()]
    if fitting:
        assert {name: getattr(found, name) for name in NAMES} == ranges(fitting)


@given(conditions())
def test_the_search_finds_the_bounds_of_all_tables(known: Conditions) -> None:
    fitting = [table for table in tables_of(known.n, known.values) if table.fulfils(known)]
    search = Search(known, Deadline(60))
    search.run()
    assert search.impossible == (not fitting)
    if fitting:
        assert search.complete
        assert search.outer == search.attained == ranges(fitting)
    assert Search(known, Deadline(60)).exists() == bool(fitting)


@given(conditions())
def test_p_values_and_effects_are_those_of_all_tables(known: Conditions) -> None:
    fitting = [table for table in tables_of(known.n, known.values) if table.fulfils(known)]
    found = feasible_tables(known, seconds=60)
    profiles = [ChangeProfile.from_changes(table.changes) for table in fitting]
    tests = [signed_rank_test(profile) for profile in profiles]
    for name in ("p_exact", "p_mid", "p_asymptotic", "p_asymptotic_corrected"):
        expected = [getattr(test, name) for test in tests]
        assert getattr(found, name) == (pytest.approx((min(expected), max(expected)), rel=1e-12) if expected else None)
    effects = [effect for effect in map(rank_biserial, profiles) if effect is not None]
    assert found.rank_biserial == (pytest.approx((min(effects), max(effects)), rel=1e-12) if effects else None)


@given(conditions(tuple(CONVENTIONS)))
def test_every_convention_prints_what_its_formula_gives(known: Conditions) -> None:
    fitting = [table for table in tables_of(known.n, known.values) if table.fulfils(known)]
    found = feasible_tables(known, seconds=60)
    assert found.count == len(fitting)
    if known.z is not None:
        expected = {name: sum(table.prints(known.z, name) for table in fitting) for name in CONVENTIONS}
        assert found.by_convention == expected
        assert found.conventions == tuple(name for name, count in expected.items() if count)


@given(conditions())
def test_margin_bounds_are_those_of_all_tables(known: Conditions) -> None:
    margins = Conditions(known.n, known.categories, known.pre, known.post)
    fitting = [table for table in tables_of(known.n, known.values) if table.fulfils(margins)]
    found = margin_bounds(margins)
    assert (None if found is None else vars(found)) == (ranges(fitting) if fitting else None)


@given(st.lists(st.integers(0, 15), min_size=4, max_size=9), st.integers(1, 3), st.integers(-40, 40))
def test_four_categories_are_searched_profile_by_profile(cells: list[int], decimals: int, shift: int) -> None:
    table = TransitionTable.from_counts(
        [[cells.count(4 * row + column) for column in range(4)] for row in range(4)], "abcd"
    )
    z = abs(abs(signed_rank_test(table.change_profile()).z) + shift / 100)
    margins = tuple(table.pre_margin.tolist()), tuple(table.post_margin.tolist())
    known = Conditions(len(cells), tuple("abcd"), *margins, Printed(f"{z:.{decimals}f}"), DEFAULT_CONVENTIONS)
    counted = feasible_tables(known, seconds=60)
    search = Search(known, Deadline(60))
    search.run()
    assert search.impossible == (counted.count == 0)
    if counted.count:
        assert search.complete
        assert search.outer == search.attained == {name: getattr(counted, name) for name in NAMES}
