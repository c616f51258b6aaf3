"""One faulty study file for each fault, with the sentence it must give in each language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from prapasca.errors import InputError
from prapasca.language import translator
from prapasca.study import load_study

FILES = Path(__file__).parent.parent / "files" / "study"
EXPECTED = json.loads((FILES / "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", EXPECTED)
def test_a_faulty_file_gives_its_one_sentence(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FILES)
    with pytest.raises(InputError) as caught:
        load_study(name)
    (message,) = caught.value.messages
    assert message.code == EXPECTED[name]["code"]
    assert message.severity == "error"
    for language in ("en", "id"):
        assert translator(language).message(message) == EXPECTED[name][language]


def test_every_faulty_file_has_its_sentence() -> None:
    assert sorted(path.name for path in FILES.glob("*.toml")) == sorted(EXPECTED)
