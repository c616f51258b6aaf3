"""Numbers exactly as written; thousands are never guessed."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prapasca.errors import Message
from prapasca.readers.decimals import DecimalMarks, NumberRule, decimal_marks, read_numbers
from prapasca.readers.labels import Spellings
from prapasca.readers.problems import ColumnProblems
from prapasca.readers.table import Column
from prapasca.study import Band
from reading import sentences

ANY = NumberRule(Spellings((), ("99", "NA")))


def read(values: list[object], rule: NumberRule = ANY) -> tuple[list[Decimal | None], list[Message]]:
    problems = ColumnProblems("pairs.csv", "weight")
    column = Column("weight", values, range(2, 2 + len(values)))
    return read_numbers(column, rule, decimal_marks([column]), problems), problems.messages()


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("3,50", "3.50"),
        ("3.5", "3.5"),
        (" 12 ", "12"),
        ("-2", "-2"),
        ("−2,5", "-2.5"),
        (",5", "0.5"),
        ("0,125", "0.125"),
        ("1234,567", "1234.567"),
        ("1e3", "1E+3"),
        (3, "3"),
        (0.1, "0.1"),
        (Decimal("2.50"), "2.50"),
        ("007", "7"),
    ],
)
def test_a_number_is_read_as_written(value: object, number: str) -> None:
    numbers, messages = read([value])
    assert [str(found) for found in numbers] == [number]
    assert messages == []


@pytest.mark.parametrize("value", [None, "", " ", float("nan"), "99", 99, "na"])
def test_a_missing_number_is_none(value: object) -> None:
    numbers, messages = read([value])
    assert numbers == [None]
    assert [message.severity for message in messages] in ([], ["note"])


@pytest.mark.parametrize("value", ["3 g", "12%", "1.2.3", "--1", "inf", "nan", float("inf"), "1..2", "٣", True, "3."])
def test_anything_else_is_no_number(value: object) -> None:
    numbers, messages = read([value])
    assert numbers == [None]
    assert [message.code for message in messages] == ["not-a-number"]


@pytest.mark.parametrize("value", ["1.234,5", "1,234.5", "1.234.567", "1 234", "12.345.678,90", "1'234"])
def test_thousands_marks_are_named(value: str) -> None:
    assert [message.code for message in read([value])[1]] == ["thousands-mark"]


def test_a_number_that_may_hold_thousands_is_not_guessed() -> None:
    numbers, messages = read(["1.234", "2"])
    assert numbers == [None, Decimal(2)]
    assert "may mean 1234 or 1.234" in str(messages[0])


@pytest.mark.parametrize("other", ["2.5", "0.125", "12.3456"])
def test_other_decimals_with_the_mark_settle_it(other: str) -> None:
    numbers, messages = read(["1.234", other])
    assert numbers == [Decimal("1.234"), Decimal(other)]
    assert [(message.code, message.severity) for message in messages] == [("decimal-mark", "note")]


def test_other_decimals_with_the_other_mark_make_it_thousands() -> None:
    numbers, messages = read(["1.234", "2,5"])
    assert numbers == [None, Decimal("2.5")]
    assert "seem to hold a thousands mark" in str(messages[0])


def test_both_marks_settle_nothing() -> None:
    assert [message.severity for message in read(["1.234", "2,5", "2.5"])[1]] == ["error"]


def test_declared_decimals_settle_it() -> None:
    assert read(["1.234"], NumberRule(Spellings(()), decimals=3)) == ([Decimal("1.234")], [])


def test_a_cell_that_is_a_number_is_never_in_doubt() -> None:
    assert read([1.234, 2]) == ([Decimal("1.234"), Decimal(2)], [])


def test_numbers_stored_as_text_are_told() -> None:
    numbers, messages = read([1, "2", "3"])
    assert numbers == [1, 2, 3]
    assert sentences(messages, "number-as-text") == [
        "pairs.csv, column 'weight', rows 3, 4: numbers stored as text were read as numbers"
    ]


def test_a_date_is_named() -> None:
    assert [message.code for message in read([date(2021, 5, 3)])[1]] == ["date-in-column"]


@pytest.mark.parametrize(
    ("minimum", "maximum", "words"),
    [
        (Decimal(0), Decimal(10), "a number from 0 to 10"),
        (Decimal(0), None, "a number of at least 0"),
        (None, Decimal(-2), "a number of at most -2"),
    ],
)
def test_limits_are_kept(minimum: Decimal | None, maximum: Decimal | None, words: str) -> None:
    inside = minimum if minimum is not None else maximum
    outside = "-1"
    numbers, messages = read([inside, outside], NumberRule(Spellings(()), minimum=minimum, maximum=maximum))
    assert numbers == [inside, None]
    assert f"found -1, expected {words}" in str(messages[0])


def test_a_number_between_bands_is_an_error() -> None:
    bands = (Band.parse("< 25"), Band.parse("26-35"))
    numbers, messages = read(["24,9", "25,5", "35"], NumberRule(Spellings(()), bands=bands))
    assert numbers == [Decimal("24.9"), None, Decimal(35)]
    assert [message.code for message in messages] == ["no-band"]


@given(st.decimals(-(10**14), 10**14, places=12), st.sampled_from(".,"))
def test_digits_survive(number: Decimal, mark: str) -> None:
    text = f"{number:f}".replace(".", mark)
    rule = NumberRule(Spellings(()), decimals=12)
    problems = ColumnProblems("pairs.csv", "weight")
    found = read_numbers(Column("weight", [text], [2]), rule, DecimalMarks(), problems)
    assert [str(value) for value in found] == [str(Decimal(f"{number:f}"))]


@pytest.mark.parametrize("cell", ["1e15", "-1E+15", "1e-31", 1e300, "123456789012345678901234567890"])
def test_a_number_no_instrument_gives_is_an_error(cell: object) -> None:
    numbers, messages = read([cell, "1e-30", "0", 99999])
    assert numbers == [None, Decimal("1e-30"), Decimal(0), Decimal(99999)]
    assert [message.code for message in messages if message.severity == "error"] == ["number-size"]


def test_an_exponent_beyond_all_numbers_is_no_number() -> None:
    numbers, messages = read(["1e99999999999999999999"])
    assert numbers == [None]
    assert [message.code for message in messages] == ["not-a-number"]


def test_noise_of_binary_numbers_is_no_change() -> None:
    numbers, messages = read([0.1 + 0.2, 1.1 * 3, 2 / 3])
    assert numbers == [Decimal("0.3"), Decimal("3.3"), Decimal("0.666666666666667")]
    assert messages == []


def test_more_decimals_than_the_study_declares_are_an_error() -> None:
    numbers, messages = read([2.5, "2,50", "2,55", 0.1 + 0.2, 2.25], NumberRule(Spellings(()), decimals=1))
    assert numbers == [Decimal("2.5"), Decimal("2.50"), None, Decimal("0.3"), None]
    assert [message.code for message in messages if message.severity == "error"] == ["more-decimals"] * 2
    assert "row 4: found 2,55, expected no more decimals than 1" in str(messages[0])
