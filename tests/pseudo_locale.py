"""A language in which every translated word is marked, so that a word left in English shows."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from prapasca.cli import console, main
from prapasca.language import catalogue, translator
from update_catalogues import PACKAGE, click_folder, extract

MARK = "¤"
FIELD_OR_WORD = re.compile(r"(\{\{|\}\}|\{[^{}]*\}|%\(\w+\)[sd])|[A-Za-z]{2,}")
UNMARKED = re.compile(rf"(?<![A-Za-z{MARK}])[A-Za-z]{{2,}}")


def marked(template: str) -> str:
    """Return a template with every word marked, its fields as they are.

    One letter alone is a symbol, such as n, p or Z.
    """
    return FIELD_OR_WORD.sub(lambda match: match[0] if match[1] else MARK + match[0], template)


def unmarked(text: str, allowed: Iterable[str] = ()) -> list[str]:
    """Return the words that did not come from a catalogue and are not `allowed`."""
    return sorted(set(UNMARKED.findall(text)) - words(*allowed))


def words(*texts: object) -> set[str]:
    """Return the words of some texts."""
    return {word for text in texts for word in re.findall("[A-Za-z]{2,}", str(text))}


def write_catalogue(folder: Path) -> None:
    """Write a catalogue that stands in for the Indonesian one, every template marked."""
    pseudo = Catalog(locale="id")
    for templates in (extract(PACKAGE), extract(click_folder())):
        for message in templates:
            forms = (message.id,) if isinstance(message.id, str) else tuple(message.id)
            if message.id:
                pseudo.add(message.id, marked(forms[0]) if len(forms) == 1 else tuple(map(marked, forms)))
    target = folder / "id" / "LC_MESSAGES" / "prapasca.mo"
    target.parent.mkdir(parents=True)
    with target.open("wb") as binary:
        write_mo(binary, pseudo)


def speak_from(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program and its command-line library find their messages in `folder`."""
    for module in (catalogue, console):
        monkeypatch.setattr(module, "LOCALE_FOLDER", folder)
    monkeypatch.setenv("LANGUAGE", "id")
    translator.cache_clear()


def speak_as_installed(domain: str) -> None:
    """Undo what the program did to the process."""
    translator.cache_clear()
    gettext.bindtextdomain(catalogue.DOMAIN, str(catalogue.LOCALE_FOLDER))
    gettext.textdomain(domain)


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """Return all that the program prints in the marked language."""
    main([*map(str, arguments), "--lang", "id"])
    printed = capsys.readouterr()
    return printed.out + printed.err
