"""The TOML file of an expected table."""

from __future__ import annotations

from pathlib import Path

import pytest

from prapasca.errors import InputError
from prapasca.readers.expected_table import read_expected_table

SOUND = """\
categories = ["none", "some", "all"]
cut = "some"
expected = [
  [10, 20.5, 4.5],
  [2, 18, 35],
  [0, 2, 8],
]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "plan.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_percent_of_everybody(tmp_path: Path) -> None:
    table = read_expected_table(written(tmp_path, SOUND))
    assert table.categories == ("none", "some", "all")
    assert table.probabilities[0] == (0.1, 0.205, 0.045)
    assert table.cut == "some"


def test_another_cut_replaces_that_of_the_file(tmp_path: Path) -> None:
    assert read_expected_table(written(tmp_path, SOUND), "all").cut == "all"


def test_scores_and_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.write_text("scores = [0, 1, 5]\n" + SOUND, encoding="utf-8-sig")
    assert list(map(int, read_expected_table(path).scores)) == [0, 1, 5]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("expected =", "expcted =", "key 'expcted' is not known; did you mean 'expected'?"),
        ("expected =", "zzz =", "key 'zzz' is not known, expected one of categories, expected, scores, cut"),
        ('categories = ["none", "some", "all"]', "", "key 'categories' is missing"),
        ('["none", "some", "all"]', '"none"', "key 'categories': expected a list of texts or numbers"),
        ('["none", "some", "all"]', '[["a"], "b", "c"]', "key 'categories': expected a list of texts or numbers"),
        ('["none", "some", "all"]', '["none", "some"]', "expected 2 rows of 2 shares"),
        ("20.5", "'20.5'", "key 'expected': expected a list of rows"),
        ("20.5", "true", "key 'expected': expected a list of rows"),
        ("20.5", "20,5", "expected 3 rows of 3 shares"),
        ("20.5", "21.5", "expected table: the shares add up to 101%, expected 100%"),
        ("20.5", "-20.5", "share of none -> some: found -20.5%"),
        ('cut = "some"', 'cut = "sme"', "did you mean 'some'?"),
        ("[10,", "[10", "cannot be read"),
    ],
)
def test_faults_name_the_file(old: str, new: str, sentence: str, tmp_path: Path) -> None:
    path = written(tmp_path, SOUND.replace(old, new, 1))
    with pytest.raises(InputError) as caught:
        read_expected_table(path)
    assert str(caught.value).startswith(str(path))
    assert sentence in str(caught.value)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file or directory"):
        read_expected_table(tmp_path / "nothing.toml")
    path = tmp_path / "plan.toml"
    path.write_bytes(SOUND.replace("none", "tidak ada é").encode("cp1252"))
    with pytest.raises(InputError, match="not UTF-8"):
        read_expected_table(path)
