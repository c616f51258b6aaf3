"""The lines found for the keys of a TOML text are those on which the keys were written."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prapasca.study.positions import KeyLines
from prapasca.study.table import Path as KeyPath

SCALARS = (
    "1",
    "-1.5e3",
    "true",
    "2021-03-01",
    "2021-03-01 10:00:00",
    '"a # b"',
    "'x = [1, {'",
    '"esc \\" ]"',
    '""',
    "''",
    '"""many\nlines = 1\n[no.table]\n"""',
    '"""""quoted"""""',
    '"""a \\\n   b \\""" c"""',
    "'''raw\n[[x]]\\'''",
    "''''''",
)


class Writer:
    """Writes a TOML text and remembers where each key was put."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.text = ""
        self.expected: dict[KeyPath, int] = {}
        self.number = 0

    def note(self, path: KeyPath) -> None:
        for size in range(1, len(path) + 1):
            self.expected.setdefault(path[:size], self.text.count("\n") + 1)

    def space(self) -> None:
        self.text += self.draw(st.sampled_from(["", " ", "\n", " # a = [1]\n  ", "\n\n"]))

    def new_key(self) -> tuple[str, tuple[str, ...]]:
        self.number += 1
        n = self.number
        return self.draw(
            st.sampled_from(
                [
                    (f"k{n}", (f"k{n}",)),
                    (f'"k {n}"', (f"k {n}",)),
                    (f"'k.{n}'", (f"k.{n}",)),
                    (f'"\\u006b{n} \\"="', (f'k{n} "=',)),
                    (f"k{n} . 'in' .x", (f"k{n}", "in", "x")),
                ]
            )
        )

    def statement(self, table: KeyPath, depth: int) -> None:
        written, keys = self.new_key()
        path = (*table, *keys)
        self.note(path)
        self.text += written + self.draw(st.sampled_from(["=", " = "]))
        self.value(path, depth)

    def value(self, path: KeyPath, depth: int) -> None:
        kind = self.draw(st.sampled_from(["scalar", "array", "table"])) if depth else "scalar"
        if kind == "scalar":
            self.text += self.draw(st.sampled_from(SCALARS))
        elif kind == "array":
            self.text += "["
            for entry in range(self.draw(st.integers(0, 3))):
                self.space()
                self.note((*path, entry))
                self.value((*path, entry), depth - 1)
                self.space()
                self.text += ","
            self.space()
            self.text += "]"
        else:
            self.text += "{"
            for entry in range(self.draw(st.integers(0, 2))):
                self.text += ", " if entry else " "
                self.statement(path, depth - 1)
            self.text += " }"

    def statements(self, table: KeyPath) -> None:
        for _ in range(self.draw(st.integers(0, 3))):
            self.space()
            self.statement(table, 2)
            self.text += self.draw(st.sampled_from(["\n", " # c = 1\n", "\t\n"]))

    def header(self, written: str, path: KeyPath) -> None:
        self.text += self.draw(st.sampled_from(["", "\n", "# [x]\n"]))
        self.note(path)
        self.text += written + self.draw(st.sampled_from(["\n", "  # [y]\n"]))
        self.statements(path)


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, dict[KeyPath, int]]:
    writer = Writer(draw)
    writer.statements(())
    for number in range(draw(st.integers(0, 3))):
        name = f"t{number}"
        if draw(st.booleans()):
            writer.header(f"[ {name} . 'in' ]", (name, "in"))
            continue
        for entry in range(draw(st.integers(1, 3))):
            writer.header(f"[[{name}]]", (name, entry))
            for inner in range(draw(st.integers(0, 2))):
                writer.header(f"[[{name}.list]]", (name, entry, "list", inner))
            if draw(st.booleans()):
                writer.header(f'[{name}."a b"]', (name, entry, "a b"))
    return writer.text, writer.expected


def paths(value: object, path: KeyPath = ()) -> Iterator[KeyPath]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, entry in inner:
        yield (*path, key)
        yield from paths(entry, (*path, key))


@given(documents())
def test_each_key_is_found_on_its_line(document: tuple[str, dict[KeyPath, int]]) -> None:
    text, expected = document
    assert set(paths(tomllib.loads(text))) == set(expected)
    assert KeyLines(text).lines == expected


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parents[2] / "src").rglob("*.toml")), ids=lambda path: path.name
)
def test_each_key_of_a_real_file_is_found(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = KeyLines(text)
    rows = text.split("\n")
    for keys in paths(tomllib.loads(text)):
        name = next(key for key in reversed(keys) if isinstance(key, str))
        assert name in rows[lines.of(keys) - 1] or isinstance(keys[-1], int)
    assert set(paths(tomllib.loads(text))) == set(lines.lines)


def test_a_key_that_is_not_there_has_the_line_of_its_table() -> None:
    lines = KeyLines("a = 1\n\n[b]\nc = 2\n")
    assert (lines.of(("b", "x", "y")), lines.of(("b", "c")), lines.of(("x",)), lines.of(())) == (3, 4, 1, 1)


def test_an_empty_text_has_no_keys() -> None:
    assert KeyLines("").lines == {}
    assert KeyLines("# only a comment").lines == {}
