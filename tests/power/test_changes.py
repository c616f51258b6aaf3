"""The distribution of changes a person plans for, and what is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prapasca.errors import InputError
from prapasca.power import ChangeDistribution


def test_the_rest_is_unchanged() -> None:
    plan = ChangeDistribution.from_steps(up={1: 0.4, 2: 0.2}, down=0.1)
    assert plan.magnitudes == (Decimal(1), Decimal(2))
    assert (plan.up, plan.down) == ((0.4, 0.2), (0.1, 0.0))
    assert plan.unchanged == pytest.approx(0.3)


def test_changes_nobody_makes_are_left_out() -> None:
    plan = ChangeDistribution.from_changes({-3: 0.0, 1: 0.5, 0: 0.5})
    assert plan.magnitudes == (Decimal(1),)


def test_directions_merge_the_steps() -> None:
    plan = ChangeDistribution.from_steps(up={1: 0.25, 3: 0.25}, down={2: 0.125}).directions
    assert (plan.magnitudes, plan.up, plan.down) == ((Decimal(1),), (0.5,), (0.125,))


@pytest.mark.parametrize(
    ("shares", "code", "sentence"),
    [
        ({1: 1.2}, "share", "share of +1: found 120%, expected 0% to 100%"),
        ({1: 0.5, -1: -0.1}, "share", "share of -1: found -10%, expected 0% to 100%"),
        ({1: "many"}, "share", "share of +1: found 'many', expected 0% to 100%"),
        (
            {1: 0.7, -1: 0.4},
            "share-total",
            "changes: the shares add up to 110%, expected at most 100%; the rest is unchanged",
        ),
        ({1: 0.7, 0: 0.2}, "share-total", "changes: the shares add up to 90%, expected 100%"),
        ({"up": 0.7}, "not-a-number", "found 'up', expected a finite number"),
    ],
)
def test_faulty_shares(shares: dict[object, float], code: str, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        ChangeDistribution.from_changes(shares)
    assert (caught.value.code, str(caught.value)) == (code, sentence)


def test_steps_have_no_sign() -> None:
    with pytest.raises(InputError, match="expected a number above 0"):
        ChangeDistribution.from_steps(up={-1: 0.5})


def test_magnitudes_ascend() -> None:
    with pytest.raises(InputError, match="expected distinct sizes above 0, ascending"):
        ChangeDistribution((Decimal(2), Decimal(1)), (0.1, 0.1), (0.0, 0.0), 0.8)


@given(st.lists(st.integers(0, 5), min_size=5, max_size=5).filter(any))
def test_superiority_by_all_pairs_of_people(counts: list[int]) -> None:
    changes = [change for change, count in zip(range(-2, 3), counts, strict=True) for _ in range(count)]
    pairs = [(one > -other) + (one == -other) / 2 for one in changes for other in changes]
    shares = {change: count / len(changes) for change, count in zip(range(-2, 3), counts, strict=True)}
    plan = ChangeDistribution.from_changes(shares)
    assert plan.superiority() == pytest.approx(sum(pairs) / len(pairs))
