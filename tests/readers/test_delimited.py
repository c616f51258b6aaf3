"""Text files: delimiter, encoding, quotes, row numbers."""

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prapasca.errors import InputError
from prapasca.readers import Source, StudyRows
from prapasca.readers.assembly import expected, study_rows, wanted_columns
from prapasca.readers.columns import Wanted
from prapasca.readers.delimited import read_delimited
from reading import observed, sentences, study

WANTED = Wanted(("before", "after"), "study.toml")
KEYS = ["none", "not_smooth", "smooth"]
SPELLINGS = {
    "none": ["3", "3,0", "3.0", "none", "tidak ada", "Tidak  Ada "],
    "not_smooth": ["2", "not_smooth", "not smooth", "tidak lancar", "TIDAK LANCAR"],
    "smooth": ["1", "1.00", "smooth", "lancar", " Lancar"],
    None: ["", "  ", "99", "99,0", "NA"],
}
ENCODINGS = {"utf-8": b"", "utf-8-sig": b"", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff", "cp1252": b""}


def read(content: bytes | str, name: str = "wide") -> StudyRows:
    chosen = study(name)
    raw = content.encode() if isinstance(content, str) else content
    table = read_delimited(raw, Source("pairs.csv", "csv"), wanted_columns(chosen))
    return study_rows(chosen, expected(chosen), table)


def columns(content: bytes | str) -> dict[str, object]:
    raw = content.encode() if isinstance(content, str) else content
    return dict(read_delimited(raw, Source("pairs.csv", "csv"), WANTED).columns)


values = st.sampled_from([*KEYS, None])
people = st.lists(st.tuples(values, values), min_size=1, max_size=12)


@given(people, st.sampled_from(",;\t|"), st.sampled_from(sorted(ENCODINGS)), st.booleans(), st.data())
def test_what_is_written_is_read_back(
    pairs: list[tuple[str | None, str | None]], delimiter: str, encoding: str, declared: bool, data: st.DataObject
) -> None:
    spell = {key: st.sampled_from(options) for key, options in SPELLINGS.items()}
    # csv.writer leaves a lone carriage return unquoted, where it ends the row
    note = st.text(st.characters(codec="cp1252", exclude_characters="\0\r"), max_size=8)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator=data.draw(st.sampled_from(["\r\n", "\n"])))
    writer.writerow(["note", "id", "after", "before", "parity", "age"])
    for row, (pre, post) in enumerate(pairs):
        writer.writerow([data.draw(note), f"r{row}", data.draw(spell[post]), data.draw(spell[pre]), 1, 30])
    content = (f"sep={delimiter}\r\n" if declared else "") + text.getvalue()
    rows = read(ENCODINGS[encoding] + content.encode(encoding))
    assert list(zip(rows.pre, rows.post, strict=True)) == pairs
    accounting = rows.accounting
    assert accounting.people == len(pairs) == accounting.paired + accounting.n_excluded


numbers = st.none() | st.decimals(0, 6000, places=2) | st.decimals(0, 6000, places=1) | st.integers(0, 6000)


@given(st.lists(st.tuples(numbers, numbers), min_size=1, max_size=12), st.sampled_from(".,"), st.sampled_from(";\t|,"))
def test_numbers_are_read_back_exactly(
    pairs: list[tuple[Decimal | int | None, ...]], mark: str, delimiter: str
) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(["id", "before", "after"])
    for row, pair in enumerate(pairs):
        writer.writerow([f"r{row}", *("" if value is None else str(value).replace(".", mark) for value in pair)])
    rows = read(text.getvalue(), "weight")
    found = list(zip(rows.pre, rows.post, strict=True))
    assert found == pairs
    assert [str(value) for pair in found for value in pair] == [str(value) for pair in pairs for value in pair]


@pytest.mark.parametrize("first", ["sep=;\r\n", '"sep=;"\n', "SEP=;\n", "sep=;;;\n"])
def test_a_declared_delimiter_is_obeyed(first: str) -> None:
    assert columns(first + "before;after;no,te\n1,5;2,5;x\n") == {"before": ["1,5"], "after": ["2,5"]}


def test_a_declared_delimiter_may_be_any_character() -> None:
    assert columns("sep=!\nbefore!after\n1!2\n") == {"before": ["1"], "after": ["2"]}


def test_the_delimiter_is_the_one_that_shows_the_columns() -> None:
    text = "comment, with, many, commas;before;after\na,b,c;1;2\n"
    assert columns(text) == {"before": ["1"], "after": ["2"]}


def test_quoted_fields_hold_delimiters_quotes_and_line_ends() -> None:
    text = 'before,after,note\n"1,5","a ""b""","two\r\nlines"\n2,3,x\n'
    assert columns(text) == {"before": ["1,5", "2"], "after": ['a "b"', "3"]}


def test_a_line_end_inside_a_field_does_not_shift_row_numbers() -> None:
    text = 'id;before;after;parity;age\n"r\n1";3;1;1;30\nr2;wrong;1;1;30\n'
    with pytest.raises(InputError, match="row 3: found 'wrong'"):
        read(text)


def test_a_blank_line_counts_as_a_row() -> None:
    text = "id;before;after;parity;age\nr1;3;1;1;30\n\n;;;;\nr2;wrong;1;1;30\n"
    with pytest.raises(InputError, match="row 5: found 'wrong'"):
        read(text)


def test_blank_rows_at_the_end_are_not_counted() -> None:
    rows = read("id;before;after;parity;age\nr1;3;1;1;30\n\nr2;3;1;1;30\n;;;;\n\n   ;;;;\n")
    assert (rows.accounting.rows_read, rows.accounting.rows_blank) == (3, 1)


def test_a_row_with_only_an_unread_column_is_a_person() -> None:
    rows = read("id;before;after;parity;age;name\nr1;3;1;1;30;x\nr2;;;;;x\n")
    assert rows.accounting.people == 2
    assert rows.accounting.excluded[2].n == 1


def test_delimiters_beyond_the_header_are_no_fields() -> None:
    assert columns("before;after\n1;2;;\n") == {"before": ["1"], "after": ["2"]}


def test_delimiters_after_the_last_name_are_no_fields() -> None:
    assert columns("before;after;;;\n1;2\n3;1;;;\n") == {"before": ["1", "3"], "after": ["2", "1"]}


def test_a_file_of_blanks_is_empty() -> None:
    with pytest.raises(InputError, match=r"pairs\.csv is empty"):
        read(b"\xef\xbb\xbf \r\n")


def test_a_name_split_by_the_delimiter_is_not_shown() -> None:
    with pytest.raises(InputError) as caught:
        read("id,before,after,parity,age\nSiti, Aminah,3,1,1,30\n")
    assert [message.code for message in caught.value.messages] == ["unequal-row"]
    assert "Aminah" not in str(caught.value)


def test_windows_1252_is_told() -> None:
    rows = read("id;before;after;parity;age;note\nr1;3;1;1;30;½\n".encode("cp1252"))
    assert rows.source.encoding == "cp1252"
    assert sentences(rows.messages, "windows-1252")


def test_columns_may_differ_in_case_and_spaces() -> None:
    rows = read("ID; Before ;after;Parity;age\nr1;3;1;1;30\n")
    assert rows.pre == ("none",)
    assert sentences(rows.messages, "column-variant") == [
        "pairs.csv: column 'ID' read as 'id'",
        "pairs.csv: column ' Before ' read as 'before'",
        "pairs.csv: column 'Parity' read as 'parity'",
    ]


def test_old_line_ends_are_read() -> None:
    assert columns("before;after\r1;2\r") == {"before": ["1"], "after": ["2"]}


def test_broken_utf_16_is_one_sentence() -> None:
    with pytest.raises(InputError, match="found bytes that are no text in UTF-16"):
        columns(b"\xff\xfe" + "before;after\n1;2\n".encode("utf-16-le") + b"x")


def test_a_hundred_thousand_rows_are_read() -> None:
    lines = [f"r{row};{row % 3 + 1};{row % 2 + 1};1;30" for row in range(100_000)]
    rows = read("\n".join(["id;before;after;parity;age", *lines]))
    assert rows.accounting.paired == 100_000
    assert observed(rows)[0][:3] == ("smooth", "not_smooth", "none")
