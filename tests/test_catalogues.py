"""Every text a person reads has an Indonesian translation that fills the same fields."""

from __future__ import annotations

import ast
import io
import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo

from compile_catalogues import compiled
from prapasca.language import LANGUAGES, translator
from update_catalogues import LOCALE, PACKAGE, extract, read_catalogue, rendered, untranslated, updated

PATHS = sorted(LOCALE.rglob("*.po"))
CATALOGUES = [read_catalogue(path) for path in PATHS]
MESSAGE_MAKERS = {"Message", "InputError", "MissingExtraError", "PrapascaError"}
languages = pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda catalogue: str(catalogue.locale))


def texts(catalogue: Catalog) -> dict[object, object]:
    """Return the translation of each template."""
    return {hashable(message.id): hashable(message.string) for message in catalogue if message.id}


def hashable(forms: object) -> object:
    """Return one form as it is, several as a tuple."""
    return tuple(forms) if isinstance(forms, list) else forms


def fields(text: str) -> set[str]:
    """Return the names a text is filled with, by ``str.format`` or ``%``."""
    braces = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    return braces | set(re.findall(r"%\(\w+\)[sd]", text))


def both_texts(message: Message) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the forms of a template and of its translation."""
    identifiers = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    strings = (message.string,) if isinstance(message.string, str) else tuple(message.string)
    return identifiers, strings


def misfilled(catalogue: Catalog) -> list[str]:
    """Return the templates whose translation names other fields."""
    pairs = [both_texts(message) for message in catalogue if message.id and message.string]
    return [
        identifiers[-1]
        for identifiers, strings in pairs
        if any(fields(string) != fields(identifiers[-1]) for string in strings)
    ]


def test_every_language_but_english_has_a_catalogue() -> None:
    assert {str(catalogue.locale) for catalogue in CATALOGUES} == set(LANGUAGES) - {"en"}


@languages
def test_every_marked_template_is_in_the_catalogue(catalogue: Catalog) -> None:
    known = {message.id for message in catalogue}
    assert [message.id for message in extract(PACKAGE) if message.id not in known] == []


@languages
def test_every_template_is_translated(catalogue: Catalog) -> None:
    assert untranslated(catalogue) == []


@languages
def test_translations_fill_the_same_fields(catalogue: Catalog) -> None:
    assert misfilled(catalogue) == []


def test_another_field_would_be_noticed() -> None:
    catalogue = Catalog(locale="id")
    catalogue.add("{name}: found {found}", "{nama}: ditemukan {found}")
    catalogue.add(("one row", "{n} rows"), ("{n} baris",))
    assert misfilled(catalogue) == ["{name}: found {found}"]


@languages
def test_nothing_is_fuzzy_or_obsolete(catalogue: Catalog) -> None:
    assert [message.id for message in catalogue if message.id and message.fuzzy] == []
    assert list(catalogue.obsolete) == []


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.parent.parent.name)
def test_the_compiled_catalogue_is_fresh(path: Path) -> None:
    with path.with_suffix(".mo").open("rb") as binary:
        assert texts(read_mo(binary)) == texts(read_mo(io.BytesIO(compiled(path))))


def test_english_needs_no_catalogue() -> None:
    english = translator("en")
    assert english("{n} rows read") == "{n} rows read"
    assert [english.plural("one row", "{n} rows", n) for n in (1, 2)] == ["one row", "{n} rows"]


def test_an_update_keeps_translations_and_drops_what_is_gone() -> None:
    catalogue, source = Catalog(locale="id"), Catalog()
    catalogue.add("kept", "tetap")
    catalogue.add("gone", "hilang")
    source.add("kept")
    source.add("new")
    fresh = updated(catalogue, [source])
    assert texts(fresh) == {"kept": "tetap", "new": None}
    assert "hilang" not in rendered(fresh)


def test_an_update_changes_nothing_twice() -> None:
    catalogue = updated(CATALOGUES[0], [extract(PACKAGE)])
    assert rendered(updated(catalogue, [extract(PACKAGE)])) == rendered(catalogue)


def test_every_way_of_marking_is_found(tmp_path: Path) -> None:
    source = 'N_("a")\n_("b")\nt("c")\nt.plural("d", "ds", n)\nother("e")\n'
    (tmp_path / "module.py").write_text(source, encoding="utf-8")
    assert {message.id for message in extract(tmp_path) if message.id} == {"a", "b", "c", ("d", "ds")}


def unmarked(source: str) -> list[str]:
    """Return the templates given to a message bare, which no catalogue would ever hold."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    made = [call for call in calls if getattr(call.func, "id", None) in MESSAGE_MAKERS and len(call.args) > 1]
    bare = [call.args[1] for call in made if isinstance(call.args[1], ast.Constant | ast.JoinedStr)]
    return [ast.unparse(template) for template in bare]


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_every_message_is_marked(path: Path) -> None:
    assert unmarked(path.read_text(encoding="utf-8")) == []


def test_an_unmarked_message_would_be_noticed() -> None:
    assert unmarked('raise InputError("code", "text", found=1)') == ["'text'"]
    assert unmarked('raise InputError("code", N_("text"), found=1)') == []
