"""Short texts full of traps are accused of nothing, short flawed ones of their flaw."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from prapasca.audit import audit_text

FOLDER = Path(__file__).parent
FILES = [tomllib.loads((FOLDER / name).read_text(encoding="utf-8")) for name in ("snippets.toml", "excerpts.toml")]
SNIPPETS = {kind: [one for file in FILES for one in file[kind]] for kind in ("clean", "flawed")}


def accused(text: str) -> list[str]:
    return [f"{one.code} {one.message}" for one in audit_text(text, "en").findings if one.severity in ("E", "W")]


@pytest.mark.parametrize("text", [pytest.param(one["text"], id=one["name"]) for one in SNIPPETS["clean"]])
def test_a_tricky_text_is_accused_of_nothing(text):
    assert accused(text) == []


@pytest.mark.parametrize(("code", "text"), [(one["code"], one["text"]) for one in SNIPPETS["flawed"]])
def test_a_flaw_is_found(code, text):
    assert code in [one.split()[0] for one in accused(text)]
