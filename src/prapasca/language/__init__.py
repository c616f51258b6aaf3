"""Texts and numbers in the reader's language."""

from prapasca.language.catalogue import LANGUAGES, Translator, choose_language, translator
from prapasca.language.numbers import (
    STYLES,
    NumberStyle,
    format_number,
    format_p,
    format_plain,
    format_power,
    number_style,
)

__all__ = [
    "LANGUAGES",
    "STYLES",
    "NumberStyle",
    "Translator",
    "choose_language",
    "format_number",
    "format_p",
    "format_plain",
    "format_power",
    "number_style",
    "translator",
]
