"""The same numbers in every format and language, each traceable to the results."""

from __future__ import annotations

import csv
import io
import re

import pytest

from prapasca.language import LANGUAGES
from prapasca.report import build_document, render
from prapasca.report.model import Noted, Range, Shown, Table
from studies import shapes

SHAPES = shapes()
NUMBER = re.compile(r"[−-]?\d+(?:[.,]\d+)?(?: × 10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?")


def numbers(name: str, language: str) -> list[tuple[str, object]]:
    """Return every typed number of the document, table by table."""
    found: list[tuple[str, object]] = []
    for section in build_document(SHAPES[name], language).sections:
        for block in section.blocks:
            cells = [cell for row in block.rows for cell in row.cells] if isinstance(block, Table) else block.parts
            place = block.id if isinstance(block, Table) else section.id
            found += [
                (place, (c.low, c.high) if isinstance(c, Range) else c.raw) for c in cells if isinstance(c, Shown)
            ]
    return found


@pytest.mark.parametrize("name", SHAPES)
def test_both_languages_hold_the_same_numbers(name: str) -> None:
    assert numbers(name, "id") == numbers(name, "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SHAPES)
def test_markdown_and_text_print_the_same_numbers_in_the_same_order(name: str, language: str) -> None:
    text, markdown = (render(SHAPES[name], output, language) for output in ("text", "markdown"))
    assert NUMBER.findall(text) == NUMBER.findall(markdown.replace("\\", "").replace("---", ""))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SHAPES)
def test_csv_holds_the_unrounded_value_of_every_cell(name: str, language: str) -> None:
    rows = [row for row in csv.DictReader(io.StringIO(render(SHAPES[name], "csv", language))) if row["table"]]
    values = [row["value"] for row in rows if row["value"]]
    cells = [
        cell
        for section in build_document(SHAPES[name], language).sections
        for block in section.blocks
        if isinstance(block, Table)
        for row in block.rows
        for cell in row.cells
        if isinstance(cell, Shown)
    ]
    expected = [f"{c.low!r}..{c.high!r}" if isinstance(c, Range) else repr(c.raw) for c in cells if c is not None]
    assert values == [value for value in expected if value != "None"]


def test_the_origin_is_in_every_format() -> None:
    from studies import ordinal_study, results

    data = {"path": "data.csv", "pre": "before", "post": "after", "origin": "synthetic"}
    made = results(ordinal_study(data=data), [("none", "smooth")] * 3)
    for language, banner in (("en", "SYNTHETIC DATA"), ("id", "DATA SINTETIS")):
        for output_format in ("text", "markdown", "csv"):
            assert banner in render(made, output_format, language)
    assert '"origin": "synthetic"' in render(made, "json", "en")
    assert all("synthetic" in caption for caption in captions(made))


def captions(made: object) -> list[str]:
    document = build_document(made, "en")  # type: ignore[arg-type]  # results of the study above
    return [block.caption for section in document.sections for block in section.blocks if isinstance(block, Table)]


def test_a_footnote_letter_is_no_part_of_the_number() -> None:
    from prapasca.report.model import Count

    assert Noted(Count(19), "b").raw == 19
