"""The pages on the study file say what the schema says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import study_file_reference
from prapasca.errors import InputError
from prapasca.study import Study, load_study

HOW_TO = Path(__file__).parents[2] / "docs" / "how-to" / "write-a-study-file.md"
WHOLE, LONG, NUMERIC, PEOPLE, *MORE = re.findall(r"```toml\n(.*?)```", HOW_TO.read_text(encoding="utf-8"), re.DOTALL)


def loaded(text: str, tmp_path: Path) -> Study:
    path = tmp_path / "study.toml"
    path.write_text(text, encoding="utf-8")
    return load_study(path)


def test_the_reference_is_written_from_this_schema() -> None:
    """Run ``python tools/study_file_reference.py`` when this fails."""
    assert study_file_reference.PAGE.read_text(encoding="utf-8") == study_file_reference.reference()


def test_the_examples_of_the_how_to_load(tmp_path: Path) -> None:
    before, data, outcome = re.split(r"(?=\[data\]|\[outcome\])", WHOLE)
    assert loaded(WHOLE + PEOPLE, tmp_path).analysis.subgroups == ("age", "parity")
    assert loaded(before + LONG + outcome, tmp_path).data.shape == "long"
    assert loaded(before + data + NUMERIC, tmp_path).outcome.kind == "numeric"
    assert MORE
    for tables in MORE:
        assert loaded(f"{WHOLE}\n{tables}", tmp_path) != loaded(WHOLE, tmp_path)


def test_the_sentences_of_the_how_to_are_those_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (sentences,) = re.findall(r"```text\n(.*?)```", HOW_TO.read_text(encoding="utf-8"), re.DOTALL)
    monkeypatch.chdir(tmp_path)
    Path("study.toml").write_text(
        WHOLE.replace("collected", "colected").replace("code = 2", "code = 3"), encoding="utf-8"
    )
    with pytest.raises(InputError) as caught:
        load_study("study.toml")
    assert str(caught.value) == sentences.rstrip()
