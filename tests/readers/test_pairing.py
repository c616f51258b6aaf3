"""Rows put together into people; ids never shown."""

from itertools import chain

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prapasca.errors import InputError, Message
from prapasca.readers import Source, StudyRows, read_frame
from prapasca.readers.assembly import expected, study_rows, wanted_columns
from prapasca.readers.delimited import read_delimited
from reading import excluded, sentences, study


def wide(people: list[tuple[object, ...]]) -> StudyRows:
    names = ["id", "before", "after"]
    frame = pl.DataFrame({name: [person[at] for person in people] for at, name in enumerate(names)}, strict=False)
    return read_frame(study("wide"), frame.with_columns(parity=1, age=30))


def long(visits: list[tuple[object, ...]], parity: list[object] | None = None) -> StudyRows:
    names = ["id", "time", "flow"]
    frame = pl.DataFrame({name: [visit[at] for visit in visits] for at, name in enumerate(names)}, strict=False)
    ones = pl.Series("parity", parity or [1] * len(visits), dtype=pl.Int64)
    return read_frame(study("long"), frame.with_columns(ones, age=30))


def test_missing_values_are_counted_by_side() -> None:
    rows = wide([("a", 3, 1), ("b", None, 1), ("c", 3, 99), ("d", None, None), ("e", "NA", 1)])
    assert excluded(rows) == (2, 1, 1)
    assert (rows.accounting.people, rows.accounting.paired) == (5, 1)
    assert sentences(rows.messages, "missing-values") == [
        "frame: people 5, paired 1; not observed before 2, after 1, neither before nor after 1"
    ]


def test_ids_that_differ_in_case_or_spaces_are_suspected() -> None:
    rows = wide([("a1", 3, 1), ("A1 ", 3, 1), ("b", 3, 1)])
    assert rows.accounting.people == 3
    assert sentences(rows.messages, "id-variant") == [
        (
            "frame, column 'id': the ids in rows 1, 2 differ only in capitals, spaces or zeros (as 007 and 7) and "
            "were taken as different people; make them the same if they are one person"
        )
    ]


def test_ids_that_lost_their_zeros_in_excel_are_suspected() -> None:
    rows = long([("007", 1, 3), ("7", 2, 1), ("8", 1, 3), ("8", 2, 1)])
    assert rows.accounting.people == 3
    (sentence,) = sentences(rows.messages, "id-variant")
    assert "the ids in rows 1, 2 differ" in sentence


def test_nobody_observed_twice_is_a_warning() -> None:
    rows = wide([("a", 3, None), ("b", None, 1)])
    assert [message.severity for message in rows.messages if message.code == "missing-values"] == ["warning"]


def test_a_person_without_id_is_counted_and_told() -> None:
    rows = wide([("a", 3, 1), (None, 3, 1)])
    assert rows.accounting.people == 2
    assert [message.severity for message in rows.messages if message.code == "empty-id"] == ["warning"]


def test_numbers_serve_as_ids() -> None:
    with pytest.raises(InputError, match="rows 1, 2 hold the same id"):
        wide([(1.0, 3, 1), (1.0, 3, 1)])


def test_one_occasion_leaves_the_other_missing() -> None:
    rows = long([("a", 1, 3), ("b", 1, 3), ("b", 2, 1), ("c", 2, 1)])
    assert rows.pre == ("none", "none", None)
    assert rows.post == (None, "smooth", "smooth")
    assert excluded(rows) == (1, 1, 0)


def test_a_characteristic_may_stand_in_one_row_only() -> None:
    rows = long([("a", 1, 3), ("a", 2, 1)], parity=[None, 2])
    assert rows.characteristics["parity"] == ("multipara",)


def test_rows_of_a_person_that_disagree_are_named() -> None:
    with pytest.raises(InputError, match="rows 1, 2 belong to one person but hold primipara, multipara"):
        long([("a", 1, 3), ("a", 2, 1)], parity=[1, 2])


def test_occasions_may_be_written_as_numbers_or_text() -> None:
    rows = long([("a", "1.0", 3), ("a", " 2", 1)])
    assert (rows.pre, rows.post) == (("none",), ("smooth",))


@given(st.lists(st.tuples(*[st.sampled_from([1, 2, 3, None])] * 2), min_size=1, max_size=15), st.randoms())
def test_the_order_of_rows_does_not_matter(pairs: list[tuple[int | None, int | None]], random: object) -> None:
    visits = list(
        chain.from_iterable(((f"p{at}", 1, pre), (f"p{at}", 2, post)) for at, (pre, post) in enumerate(pairs))
    )
    random.shuffle(visits)
    rows = long(visits)
    keys = {1: "smooth", 2: "not_smooth", 3: "none", None: None}
    written = [(keys[pre], keys[post]) for pre, post in pairs]
    assert sorted(zip(rows.pre, rows.post, strict=True), key=repr) == sorted(written, key=repr)
    assert rows.accounting.people == rows.accounting.paired + rows.accounting.n_excluded == len(pairs)


ids = st.text("QXZÅß", min_size=3, max_size=6).flatmap(lambda name: st.sampled_from([name, name.lower(), f" {name}"]))
cells = st.sampled_from(["1", "2", "3", "", "99", "lancr", "Lancar ", "7", "tidak"])
persons = st.lists(st.tuples(ids, cells, cells, st.sampled_from(["1", "2", "x", ""]), cells), min_size=1, max_size=8)


def messages_of(text: str, name: str) -> tuple[tuple[Message, ...], str]:
    chosen = study(name)
    try:
        table = read_delimited(text.encode(), Source("pairs.csv", "csv"), wanted_columns(chosen))
        return study_rows(chosen, expected(chosen), table).messages, ""
    except InputError as error:
        return error.messages, str(error)


@given(
    persons,
    st.sampled_from(
        [
            ("wide", "id;before;after;parity;age\n"),
            ("long", "id;time;flow;parity;age\n"),
            ("wide", "ID;befor;after;parity;age\n"),
            ("wide", "id;id;before;after;age\n"),
            ("wide", ""),
            ("long", ""),
            ("wide", "Ruang nifas\n\nid;before;after;parity;age\n"),
        ]
    ),
    st.sampled_from(["", '"', ";;", ";extra"]),
)
def test_no_id_is_ever_shown(people: list[tuple[str, ...]], layout: tuple[str, str], ending: str) -> None:
    name, header = layout
    text = header + "".join(";".join(person) + "\n" for person in people) + people[0][0] + ending + "\n"
    messages, raised = messages_of(text, name)
    shown = raised + "".join(map(repr, messages)) + "".join(map(str, messages))
    assert not [person[0] for person in people if person[0].strip() in shown]
