"""What people read, for every awkward shape of data and in both languages."""

from __future__ import annotations

import re

import pytest

from prapasca.language import LANGUAGES
from prapasca.report import render
from snapshotting import check_snapshot
from studies import ordinal_study, results, shapes

SHAPES = shapes()
UNREADABLE = re.compile(r"\bNone\b|\bnan\b|\binf\b|[{}]|Count\(|majority of 0|p = 0[.,]000|−0[.,]0+\b")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SHAPES)
def test_the_text_is_as_it_was_read_by_a_person(name: str, language: str) -> None:
    check_snapshot(f"{name}.{language}.txt", render(SHAPES[name], "text", language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SHAPES)
def test_nothing_unreadable_is_left(name: str, language: str) -> None:
    text = render(SHAPES[name], "text", language)
    assert UNREADABLE.search(text) is None
    sentences = [line for line in text.splitlines() if line[:1].isalpha() and line.endswith(".")]
    assert not any("  " in line for line in sentences)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("output_format", ["markdown", "csv"])
def test_the_other_formats_of_one_study(output_format: str, language: str) -> None:
    check_snapshot(f"subgroups.{language}.{output_format}", render(SHAPES["subgroups"], output_format, language))


def test_the_json_of_one_study() -> None:
    check_snapshot(
        "subgroups.json", re.sub(r'"version": ".*"', '"version": "x"', render(SHAPES["subgroups"], "json", "en"))
    )


def test_markdown_shows_a_bar_in_a_label_as_a_bar() -> None:
    from studies import ordinal_study, results

    study = ordinal_study(study={"title": "a | b *c* <d>", "design": "one_group"})
    text = render(results(study, [("none", "smooth")] * 3), "markdown", "en")
    assert text.startswith("# a \\| b \\*c\\* \\<d>\n")


def test_a_level_is_printed_with_its_own_digits_everywhere() -> None:
    room = {"key": "room", "name": "Room", "kind": "categorical", "column": "room"}
    room["categories"] = [{"key": "a", "label": "A"}, {"key": "b", "label": "B"}]
    study = ordinal_study(characteristics=[room], analysis={"subgroups": ["room"], "confidence_level": 0.975})
    text = render(results(study, [("none", "smooth")] * 4, room=["a", "b", "a", "b"]), "text", "en")
    assert text.count("97.5% CI") == 2
    assert "97.5% interval" in text
    assert "98%" not in text
