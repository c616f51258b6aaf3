"""Categories by code, key and label."""

import polars as pl
import pytest

from prapasca.errors import InputError, Message
from prapasca.readers import StudyRows, read_frame
from prapasca.readers.categories import read_categories
from prapasca.readers.labels import Choice, Spellings, check_spellings
from prapasca.readers.problems import ColumnProblems
from prapasca.readers.table import Column
from reading import sentences, study

FLOW = Spellings(
    (
        Choice("none", ("3", "none", "tidak ada")),
        Choice("not_smooth", ("2", "not_smooth", "tidak lancar", "not smooth")),
        Choice("smooth", ("1", "smooth", "lancar")),
    ),
    ("99", "NA"),
)


def read(
    values: list[object], spellings: Spellings = FLOW, labels: dict[str, str] | None = None
) -> tuple[list[str | None], list[Message]]:
    problems = ColumnProblems("pairs.csv", "flow")
    column = Column("flow", values, range(2, 2 + len(values)), labels or {})
    return read_categories(column, spellings, problems), problems.messages()


@pytest.mark.parametrize("value", [1, 1.0, "1", "1.0", "1,0", " 1", "smooth", "lancar", "Lancar", "LANCAR "])
def test_a_category_is_known_by_code_key_and_label(value: object) -> None:
    assert read([value])[0] == ["smooth"]


@pytest.mark.parametrize("value", [None, "", " ", float("nan"), "99", 99, 99.0, "NA", "na"])
def test_a_missing_value_is_none(value: object) -> None:
    assert read([value])[0] == [None]


@pytest.mark.parametrize("value", [True, "1.5", 1.5, "11", "lancar sekali", "-1", "1e0x"])
def test_anything_else_is_an_error(value: object) -> None:
    assert [message.code for message in read([value])[1]] == ["unknown-label"]


def test_variants_are_counted() -> None:
    messages = read(["LANCAR ", "lancar", "LANCAR ", "LANCAR "])[1]
    assert sentences(messages, "variant") == [
        "pairs.csv, column 'flow', rows 2, 4, 5: 'LANCAR ' read as 'smooth'; cells 3"
    ]


def test_missing_texts_are_counted() -> None:
    messages = read(["99", "3", 99])[1]
    assert sentences(messages, "missing-text") == [
        "pairs.csv, column 'flow', rows 2, 4: '99' read as 'not observed'; cells 2"
    ]


def test_codes_and_labels_in_one_column_are_reported() -> None:
    keys, messages = read([1, "lancar", 3, "2"])
    assert keys == ["smooth", "smooth", "none", "not_smooth"]
    assert sentences(messages, "mixed-types") == [
        (
            "pairs.csv, column 'flow': numbers in 3 cells and words in 1; all were recognised, "
            "but see that they mean the same: row 3"
        )
    ]


def test_codes_that_are_mixed_by_design_are_not_reported() -> None:
    births = Spellings((Choice("one", ("1", "one")), Choice("more", ("2+", "more"))))
    assert read(["1", "2+"], births) == (["one", "more"], [])


def test_a_variant_of_two_categories_is_not_guessed() -> None:
    cases = Spellings((Choice("upper", ("A",)), Choice("lower", ("a",))))
    assert read(["A", "a"], cases) == (["upper", "lower"], [])
    assert [message.code for message in read([" a"], cases)[1]] == ["unknown-label"]


def test_a_number_of_two_codes_is_not_guessed() -> None:
    codes = Spellings((Choice("first", ("1",)), Choice("second", ("01",))))
    assert read(["1", "01"], codes) == (["first", "second"], [])
    assert [message.code for message in read(["001"], codes)[1]] == ["unknown-label"]


def test_every_text_has_one_meaning() -> None:
    twice = Spellings((Choice("none", ("1", "none")), Choice("some", ("2", "1"))), ("none",))
    assert [str(message) for message in check_spellings(twice, "study.toml", "outcome")] == [
        (
            "study.toml, outcome: '1' stands for both 'none' and 'some'; "
            "give every code, key, label and missing text one meaning"
        ),
        (
            "study.toml, outcome: 'none' stands for both 'none' and 'not observed'; "
            "give every code, key, label and missing text one meaning"
        ),
    ]


def test_value_labels_stand_in_for_codes_the_study_does_not_know() -> None:
    assert read([10.0, 20.0], labels={"10": "lancar", "20": "Tidak Ada"}) == (["smooth", "none"], [])


def test_value_labels_that_contradict_the_study_are_reported() -> None:
    keys, messages = read([1.0], labels={"1": "tidak ada", "3": "lancar"})
    assert keys == ["smooth"]
    assert sentences(messages, "value-label")[0] == (
        "pairs.csv, column 'flow': code '1' is labelled 'tidak ada' in the file, but the study file reads it "
        "as 'smooth'; the study file was followed: see which one is right"
    )
    assert len(messages) == 2


def rows_of(before: list[object]) -> StudyRows:
    n = len(before)
    frame = {"id": range(n), "before": before, "after": [1] * n, "parity": [1] * n, "age": [30] * n}
    return read_frame(study("wide"), pl.DataFrame(frame, strict=False))


def test_all_unknown_labels_are_told_at_once() -> None:
    with pytest.raises(InputError) as caught:
        rows_of(["lancr", "x", "tidak ad"])
    assert [message.fields["hint"] for message in caught.value.messages] == ["lancar", None, "tidak ada"]


def test_a_long_text_is_shortened() -> None:
    with pytest.raises(InputError) as caught:
        rows_of(["x" * 500])
    assert len(str(caught.value)) < 300
