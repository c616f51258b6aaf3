"""The language of the reader."""

from __future__ import annotations

import pytest

from prapasca.errors import InputError, Message
from prapasca.language import choose_language, translator


@pytest.mark.parametrize(
    ("option", "environ", "language"),
    [
        ("id", {"PRAPASCA_LANG": "en"}, "id"),
        (None, {"PRAPASCA_LANG": "id", "LANG": "en_US.UTF-8"}, "id"),
        (None, {"LANG": "id_ID.UTF-8"}, "id"),
        (None, {"LC_ALL": "en_GB.UTF-8", "LANG": "id_ID.UTF-8"}, "en"),
        (None, {"LANG": "id"}, "id"),
        (None, {"LANG": "Indonesian_Indonesia.1252"}, "id"),
        (None, {"LANG": "de_DE.UTF-8"}, "en"),
        (None, {"LANG": "C"}, "en"),
        (None, {"PRAPASCA_LANG": "", "LANG": "id_ID"}, "id"),
    ],
)
def test_option_then_variable_then_locale(option: str | None, environ: dict[str, str], language: str) -> None:
    assert choose_language(option, environ) == language


@pytest.mark.parametrize(("option", "environ"), [("fr", {}), (None, {"PRAPASCA_LANG": "fr"})])
def test_an_unknown_language_is_refused(option: str | None, environ: dict[str, str]) -> None:
    with pytest.raises(InputError, match="found 'fr', expected one of id, en"):
        choose_language(option, environ)


def test_fields_that_are_messages_are_translated_too() -> None:
    message = Message("outer", "{inner}: {names}", {"inner": Message("inner", "Total"), "names": ["a", "b"]})
    assert translator("id").message(message) == "Jumlah: a, b"
    assert str(message) == "Total: a, b"


def test_the_empty_text_stays_empty() -> None:
    # gettext keeps the catalogue's header under the empty text
    assert translator("id")("") == ""
