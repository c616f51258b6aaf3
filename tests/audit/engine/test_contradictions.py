"""Smallest contradictions and nearest repairs."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from plain_tables import PlainTable, all_tables
from prapasca.audit.engine import Conditions, Printed, feasible_tables, nearest_repairs, smallest_contradictions
from prapasca.audit.engine.existence import changed

THREE = ("none", "not smooth", "smooth")
STUDY = Conditions(20, THREE, (None, 13, None), (None, 8, 12), Printed("-4,359"), not_improved=8)


def test_eight_who_did_not_improve_contradict_z() -> None:
    assert smallest_contradictions(STUDY) == (("n", "z", "not_improved"),)
    repairs = {(one.item, one.found, one.repaired) for one in nearest_repairs(STUDY)}
    assert ("not_improved", 8, 1) in repairs
    assert nearest_repairs(STUDY)[0].item == "not_improved"


def test_twenty_two_of_twenty_contradict_n() -> None:
    known = replace(STUDY, pre=(7, 22, 0), not_improved=None)
    assert smallest_contradictions(known) == (("n", "pre[1]"),)
    assert [(one.item, one.repaired) for one in nearest_repairs(known)] == [("pre[1]", 13)]


def test_exchanged_digits_of_z_are_found() -> None:
    known = Conditions(20, THREE, (7, 13, 0), (0, 8, 12), Printed("-4,539"))
    assert smallest_contradictions(known) == (("n", "z"),)
    assert [(one.item, one.repaired) for one in nearest_repairs(known)] == [("z", "4,359")]


def test_numbers_that_fit_have_no_contradiction_and_need_no_repair() -> None:
    known = replace(STUDY, not_improved=1)
    assert smallest_contradictions(known) == ()
    assert nearest_repairs(known) == ()


def test_no_time_gives_no_contradiction() -> None:
    assert smallest_contradictions(STUDY, seconds=0) == ()
    assert nearest_repairs(STUDY, seconds=0) == ()


@st.composite
def contradicting(draw: st.DrawFn) -> Conditions:
    counts = st.none() | st.integers(0, 5)
    pre, post = (draw(st.tuples(counts, counts)) for _ in range(2))
    z = draw(st.sampled_from((None, Printed("1.73"), Printed("2.2"), Printed("1.0"))))
    return Conditions(5, ("a", "b"), pre, post, z, ("spss",), improved=draw(counts), unchanged=draw(counts))


def holds(known: Conditions, kept: tuple[str, ...]) -> bool:
    """Tell by all tables of up to 12 people whether some of the numbers can be true together."""
    for item in known.items():
        if item not in kept and item != "n":
            known = changed(known, item, None)
    sizes = [known.n] if "n" in kept else range(13)
    return any(table.fulfils(replace(known, n=n)) for n in sizes for table in TABLES[n])


TABLES: dict[int, list[PlainTable]] = {n: all_tables(n, (0, 1)) for n in range(13)}


@given(contradicting())
def test_contradictions_and_repairs_are_those_of_all_tables(known: Conditions) -> None:
    items = tuple(known.items())
    found = smallest_contradictions(known, seconds=60)
    assert (found == ()) == holds(known, items)
    for contradiction in found:
        assert not holds(replace(known), contradiction)
        if "n" in contradiction:
            assert all(
                holds(known, fewer) for fewer in combinations(contradiction, len(contradiction) - 1) if "n" in fewer
            )
    for repair in nearest_repairs(known, seconds=60):
        assert feasible_tables(changed(known, repair.item, repair.repaired)).count
