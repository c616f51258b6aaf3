"""Message catalogues: the language of the reader, chosen at the edge and passed explicitly."""

from __future__ import annotations

import gettext
import locale
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from prapasca.checks import check_choice
from prapasca.errors import Message

LANGUAGES = ("id", "en")
DOMAIN = "prapasca"
LOCALE_FOLDER = Path(__file__).parent / "locale"


class Translator:
    """Texts in one language.

    Parameters
    ----------
    language
        ``"id"`` or ``"en"``.

    Examples
    --------
    >>> translator("en")("Total")
    'Total'
    """

    def __init__(self, language: str) -> None:
        check_choice("language", language, LANGUAGES)
        self.language = language
        self._catalogue = gettext.translation(DOMAIN, LOCALE_FOLDER, [language], fallback=language == "en")

    def __call__(self, template: str) -> str:
        """Translate one template; the empty text stays empty."""
        return self._catalogue.gettext(template) if template else ""

    def plural(self, singular: str, plural: str, n: int) -> str:
        """Translate the form that goes with the number `n`."""
        return self._catalogue.ngettext(singular, plural, n)

    def message(self, message: Message) -> str:
        """Return a message as a sentence."""
        return message.render(self)


@cache
def translator(language: str) -> Translator:
    """Return the texts in `language`, read once.

    Raises
    ------
    InputError
        A language other than ``"id"`` and ``"en"``.

    Examples
    --------
    >>> translator("id").language
    'id'
    """
    return Translator(language)


def choose_language(option: str | None, environ: Mapping[str, str]) -> str:
    """Return the language asked for: the option, ``PRAPASCA_LANG``, the system's locale, else English.

    Raises
    ------
    InputError
        An option or a ``PRAPASCA_LANG`` that is not a language of the catalogues.

    Examples
    --------
    >>> choose_language(None, {"LANG": "id_ID.UTF-8"}), choose_language("en", {"PRAPASCA_LANG": "id"})
    ('id', 'en')
    """
    if option is not None:
        check_choice("--lang", option, LANGUAGES)
        return option
    if environ.get("PRAPASCA_LANG"):
        check_choice("PRAPASCA_LANG", environ["PRAPASCA_LANG"], LANGUAGES)
        return environ["PRAPASCA_LANG"]
    return "id" if _system_locale(environ).casefold().startswith(("id_", "id-", "id.", "indonesia")) else "en"


def _system_locale(environ: Mapping[str, str]) -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            return environ[name] + "."
    return (locale.getlocale()[0] or "") + "."
