"""Bands: how they are written, and which numbers they hold."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prapasca.errors import InputError
from prapasca.study import Band
from prapasca.study.bands import first_out_of_order

NUMBERS = st.decimals(-999, 999, allow_nan=False, places=1)


@pytest.mark.parametrize(
    ("written", "label", "inside", "outside"),
    [
        ("< 25", "< 25", ["24.9", "-3"], ["25", "25.1"]),
        ("<=24", "≤ 24", ["24"], ["24.01"]),
        ("≤ 24", "≤ 24", ["24"], ["24.01"]),
        ("> 35", "> 35", ["35.1"], ["35"]),
        (">= 36", "≥ 36", ["36"], ["35.9"]),
        ("25-35", "25–35", ["25", "30", "35"], ["24.9", "35.1"]),
        ("25 – 35", "25–35", ["25", "35"], ["36"]),
        ("25 - < 35", "25 – < 35", ["25", "34.9"], ["35"]),
        ("2,5-3,5", "2,5–3,5", ["2.5", "3.5"], ["2.4"]),
        ("-5--1", "-5–-1", ["-5", "-1"], ["0"]),
        ("−5 – −1", "−5–−1", ["-5", "-1"], ["0"]),
        ("7-7", "7–7", ["7"], ["6.9", "7.1"]),
    ],
)
def test_what_a_band_holds(written: str, label: str, inside: list[str], outside: list[str]) -> None:
    band = Band.parse(written)
    assert band.label == label
    assert [number for number in inside if not band.contains(Decimal(number))] == []
    assert [number for number in outside if band.contains(Decimal(number))] == []


@pytest.mark.parametrize(
    "written", ["", "25", "25 to 35", "< ", "a-b", "25-", "= 3", "25-35-45", "< 25 years", "35-25", "3 - < 3"]
)
def test_what_is_no_band(written: str) -> None:
    with pytest.raises(InputError) as caught:
        Band.parse(written)
    assert caught.value.code == "band"


@given(low=NUMBERS, high=NUMBERS, number=NUMBERS, dash=st.sampled_from("-–"), mark=st.sampled_from(".,"))
def test_a_range_holds_what_lies_between_its_edges(
    low: Decimal, high: Decimal, number: Decimal, dash: str, mark: str
) -> None:
    low, high = sorted((low, high))
    written = [str(edge).replace(".", mark) for edge in (low, high)]
    closed = Band.parse(f"{written[0]} {dash} {written[1]}")
    assert closed.contains(number) == (low <= number <= high)
    if low < high:
        assert Band.parse(f"{written[0]}{dash}<{written[1]}").contains(number) == (low <= number < high)


@given(low=NUMBERS, high=NUMBERS)
def test_a_label_reads_as_the_same_band(low: Decimal, high: Decimal) -> None:
    low, high = sorted((low, high))
    for written in (f"{low}-{high}", f"< {low}", f"<={low}", f"> {low}", f">={low}"):
        band = Band.parse(written)
        assert Band.parse(band.label) == band


BANDS = st.one_of(
    st.tuples(NUMBERS, NUMBERS).map(lambda edges: Band.parse(f"{min(edges)}-{max(edges)}")),
    st.tuples(st.sampled_from(["<", "<=", ">", ">="]), NUMBERS).map(
        lambda parts: Band.parse(" ".join(map(str, parts)))
    ),
)


@given(bands=st.lists(BANDS, max_size=4), numbers=st.lists(NUMBERS))
def test_bands_in_order_hold_no_number_twice(bands: list[Band], numbers: list[Decimal]) -> None:
    if first_out_of_order(bands) is None:
        edges = [edge for band in bands for edge in (band.low, band.high) if edge is not None]
        for number in (*numbers, *edges):
            assert sum(band.contains(number) for band in bands) <= 1


@pytest.mark.parametrize(
    ("written", "place"),
    [
        (["< 25", "25-35", "> 35"], None),
        (["<= 24", "25-35", ">= 36"], None),
        (["20 - < 25", "25 - < 30"], None),
        (["<= 25", "25-35"], 1),
        (["25-35", "< 25"], 1),
        (["< 25", "25-35", ">= 35"], 2),
        (["> 35", "> 40"], 1),
    ],
)
def test_bands_must_rise_without_overlap(written: list[str], place: int | None) -> None:
    assert first_out_of_order([Band.parse(band) for band in written]) == place
