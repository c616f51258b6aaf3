"""A text in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from prapasca.errors import N_
from prapasca.study.table import Table
from prapasca.study.values import Line

EXPECTED_TEXT = N_('a text between "quotation marks", or a text in each language: {{ id = "...", en = "..." }}')


class Text(Table):
    """A text in Indonesian and in English.

    One plain text stands for both languages.

    Examples
    --------
    >>> Text(id="tidak ada", en="none").in_language("id")
    'tidak ada'
    >>> Text.model_validate("SMA").en
    'SMA'
    """

    id: Line = Field(description="The text in Indonesian.")
    en: Line = Field(description="The text in English.")

    @model_validator(mode="before")
    @classmethod
    def _both_from_one(cls, written: Any) -> Any:
        if isinstance(written, str) and written.strip():
            return {"id": written, "en": written}
        if isinstance(written, Mapping | Text):
            return written
        raise PydanticCustomError("expected", EXPECTED_TEXT.format(), {"expected": EXPECTED_TEXT})

    def in_language(self, language: str) -> str:
        """Return the text in ``"id"`` or ``"en"``."""
        return self.id if language == "id" else self.en

    def render(self, gettext: object = None) -> str:
        """Return the text in the language of `gettext`, English where it has none."""
        return self.in_language(getattr(gettext, "language", "en"))

    def __str__(self) -> str:
        """Return the English text."""
        return self.en
