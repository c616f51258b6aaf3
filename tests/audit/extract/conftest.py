"""Facts of short texts, as the tests of extraction compare them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from prapasca.audit.extract import extract_facts
from prapasca.audit.facts import Fact, FactSet
from prapasca.audit.reading import manuscript_from_text


@pytest.fixture
def facts() -> Callable[[str], FactSet]:
    return lambda text: extract_facts(manuscript_from_text(text))


@pytest.fixture
def told() -> Callable[..., list[tuple[object, ...]]]:
    def tell(found: tuple[Fact, ...], *names: str) -> list[tuple[object, ...]]:
        return [(fact.printed, *(fact.get(name) for name in names)) for fact in found]

    return tell
