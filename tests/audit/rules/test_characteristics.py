"""Every characteristic that extraction knows has a name for readers."""

from __future__ import annotations

from prapasca.audit.extract.context import CHARACTERISTICS as EXTRACTED
from prapasca.audit.rules.design import CHARACTERISTICS as NAMED
from prapasca.language import translator


def test_every_characteristic_has_a_name_in_both_languages() -> None:
    assert set(NAMED) == set(EXTRACTED)
    assert all(translator("id")(name) != name for name in NAMED)
