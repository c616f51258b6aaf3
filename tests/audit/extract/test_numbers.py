"""Printed numbers of every form."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prapasca.audit.extract.numbers import NUMBER_WORD, decimals, is_probability, parse_count, parse_decimal


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("-4,359", "-4.359"),
        ("−4.359", "-4.359"),
        ("– 3,1", "-3.1"),
        (",162", "0.162"),
        (".000", "0.000"),
        ("0, 002", "0.002"),
        ("0,\n002", "0.002"),
        ("93,8", "93.8"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1.234.567", "1234567"),
        ("2e-5", "0.00002"),
        ("12", "12"),
    ],
)
def test_a_printed_number_has_its_value(printed: str, value: str) -> None:
    assert parse_decimal(printed) == Decimal(value)


@pytest.mark.parametrize("printed", ["", "-", "abc", "1/2", "."])
def test_what_is_no_number_has_none(printed: str) -> None:
    assert parse_decimal(printed) is None


@given(st.integers(-9999, 9999), st.integers(0, 4), st.sampled_from(",."))
def test_comma_and_point_mean_the_same(whole: int, places: int, mark: str) -> None:
    value = Decimal(whole).scaleb(-places)
    printed = f"{value:.{places}f}".replace(".", mark)
    assert parse_decimal(printed) == value
    assert decimals(printed) == places


@pytest.mark.parametrize(
    ("printed", "count"),
    [
        ("13", 13),
        ("1.250", 1250),
        ("1,250", 1250),
        ("dua belas", 12),
        ("Sebelas", 11),
        ("sepuluh", 10),
        ("dua puluh", 20),
        ("tiga puluh lima", 35),
        ("seratus", 100),
        ("seratus dua puluh satu", 121),
        ("seratus sebelas", 111),
        ("twelve", 12),
        ("twenty-one", 21),
        ("Thirty five", 35),
        ("nol", 0),
        ("zero", 0),
    ],
)
def test_whole_numbers_in_digits_and_words(printed: str, count: int) -> None:
    assert parse_count(printed) == count


@pytest.mark.parametrize("printed", ["2,5", "12,34", "beberapa", "many", ""])
def test_what_is_no_whole_number_has_no_count(printed: str) -> None:
    assert parse_count(printed) is None


def test_number_words_are_not_cut_short() -> None:
    import re

    assert [found[0] for found in re.finditer(rf"\b{NUMBER_WORD}\b", "delapan belas, dua puluh tiga, fourteen")] == [
        "delapan belas",
        "dua puluh tiga",
        "fourteen",
    ]


def test_probabilities() -> None:
    assert [is_probability(value) for value in (Decimal(0), Decimal(1), Decimal("-0.03"), None)] == [
        True,
        True,
        False,
        False,
    ]
