"""What is doubtful in a study file that is otherwise well formed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from prapasca.study import Study, study_warnings

Load = Callable[..., Study]
SCHOOL = """
[[characteristics]]
key = "school"
name = "pendidikan"
kind = "published_counts"
cells = [{ label = "SMA", n = 11 }, { label = "SMP", n = 9 }, { label = "SD" }]
"""


def sizes(population: int, obtained: int, method: str = "accidental") -> str:
    return f'\n[population]\nn = {population}\n[sample]\nmethod = "{method}"\nobtained = {obtained}\n'


def told(study: Study) -> list[tuple[str, object, str]]:
    messages = study_warnings(study)
    assert {message.severity for message in messages} <= {"warning"}
    return [(message.code, message.fields["line"], str(message.fields["problem"])) for message in messages]


def test_nothing_is_doubtful_in_a_plain_study(load: Load) -> None:
    assert told(load()) == []
    assert told(load(more=sizes(20, 20, "total"))) == []
    assert told(load(more=sizes(29, 20) + SCHOOL)) == []


def test_more_people_than_the_population_has(load: Load) -> None:
    assert told(load(more=sizes(20, 29))) == [
        ("sample-above-population", 31, "found 29, more than the population of 20")
    ]


def test_a_total_sample_that_is_not_the_population(load: Load) -> None:
    assert told(load(more=sizes(29, 20, "total"))) == [
        ("total-sample", 31, "found 20, but total sampling takes the whole population of 29")
    ]


def test_published_counts_above_the_sample(load: Load) -> None:
    assert told(load(more=sizes(29, 19) + SCHOOL)) == [
        ("counts-above-sample", 37, "the counts add up to 20, more than the sample of 19")
    ]


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ('title = "[FILL IN: title]"', ["study.title"]),
        ('title = { id = "[ISI: judul]", en = "[FILL IN: title]" }', ["study.title"]),
        ('title = { id = "Judul", en = "[FILL IN: title]" }', ["study.title"]),
        ('title = "a"\nauthors = [\n "Sari",\n "[ISI: nama]",\n]', ["study.authors[2]"]),
        ('title = "a"\nsetting = "[ISI: tempat]"\nauthors = ["[ISI: nama]"]', ["study.setting", "study.authors[1]"]),
    ],
)
def test_what_is_left_to_fill_in(load: Load, written: str, keys: list[str]) -> None:
    study = load(('title = { id = "Pengaruh pijat", en = "Effect of massage" }', written))
    messages = study_warnings(study)
    assert [message.code for message in messages] == ["placeholder"] * len(keys)
    assert [message.fields["key"] for message in messages] == keys
