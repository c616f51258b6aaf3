"""Profiles: those of the package, one of one's own, and what is said of a faulty one."""

from __future__ import annotations

from pathlib import Path

import pytest

from prapasca.errors import InputError
from prapasca.report.profiles import PROFILES, load_profile
from prapasca.report.profiles.load import FOLDER

OWN = """
schema_version = 1
sections = ["results"]
tables = ["effect"]
[numbering]
chapter = 3
[layout]
margins = [20, 20.5, 20, 20]
"""


def test_every_profile_of_the_package_is_listed_and_loads() -> None:
    assert sorted(PROFILES) == sorted(path.stem for path in FOLDER.glob("*.toml"))
    assert all(load_profile(name).sections for name in PROFILES)


def test_a_profile_of_ones_own_leaves_the_rest_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "jurnal-kami.toml"
    path.write_text(OWN, encoding="utf-8")
    profile = load_profile(path)
    assert profile.sections == ("results",)
    assert profile.numbering.chapter == 3
    assert profile.layout.margins == (20, 20.5, 20, 20)
    assert profile.claims == "cautious"
    assert profile.number_styles == {"id": "id", "en": "apa7"}


FAULTS = [
    ('sections = ["resluts"]', "key 'sections[1]': found \"resluts\", expected one of"),
    ("sections = []", "key 'sections': found [], expected a list with at least 1 entries"),
    ('sections = "results"', "key 'sections': found \"results\", expected a list in [brackets]"),
    ('sections = ["results"]\nclaim = "thesis"', "key 'claim': unknown key; did you mean claims?"),
    ('sections = ["results"]\n[layout]\nsize = 99', "key 'layout.size': found 99, expected 20.0 or less"),
    ('sections = ["results"]\n[layout]\nsize = "big"', "key 'layout.size': found \"big\", expected a number"),
    (
        'sections = ["results"]\n[numbering]\nchapter = 4.5',
        "key 'numbering.chapter': found 4.5, expected a whole number",
    ),
    ('sections = ["results"]\nlayout = 3', "key 'layout': found 3, expected a [table]"),
]


@pytest.mark.parametrize(("lines", "sentence"), FAULTS)
def test_a_faulty_profile_is_told_by_file_key_and_what_was_expected(lines: str, sentence: str, tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(f"schema_version = 1\n{lines}\n", encoding="utf-8")
    with pytest.raises(InputError) as told:
        load_profile(path)
    assert f"{path}: " in str(told.value)
    assert sentence in str(told.value)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("jurnal", "found jurnal, expected one of journal, short, thesis"),
        ("thesi", "did you mean thesis?"),
        ("none.toml", "there is no file none.toml"),
    ],
)
def test_a_profile_that_is_not_there_is_one_sentence(name: str, sentence: str) -> None:
    with pytest.raises(InputError, match="--profile") as told:
        load_profile(name)
    assert sentence in str(told.value)
