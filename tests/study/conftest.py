"""A small study that loads, to be changed by the tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from prapasca.study import Study, load_study

STUDY = """\
schema_version = 1

[study]
title = { id = "Pengaruh pijat", en = "Effect of massage" }
design = "one_group"

[data]
path = "data.csv"
pre = "before"
post = "after"
origin = "collected"

[outcome]
name = "ASI"
kind = "ordinal"

[[outcome.categories]]
key = "none"
code = 2
label = { id = "tidak ada", en = "none" }

[[outcome.categories]]
key = "smooth"
code = 1
label = { id = "lancar", en = "smooth" }
"""


@pytest.fixture
def study_text() -> str:
    return STUDY


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., Study]:
    """Load the small study with some of its text replaced, and more put at its end."""

    def changed(*replacements: tuple[str, str], more: str = "") -> Study:
        text = STUDY
        for old, new in replacements:
            assert old in text
            text = text.replace(old, new, 1)
        path = tmp_path / "study.toml"
        path.write_text(text + more, encoding="utf-8")
        return load_study(path)

    return changed
