"""Bring the message catalogues up to date with the templates marked in the source, keeping translations.

Templates are marked ``N_("...")`` or translated in place (``_("...")``, ``t("...")``,
``t.plural("...", "...", n)``). Messages of click are taken too, so that usage errors are translated.
English needs no catalogue: a template is its own English text.
"""

from __future__ import annotations

import argparse
import io
import sys
from importlib.util import find_spec
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "prapasca"
LOCALE = PACKAGE / "language" / "locale"
KEYWORDS = {"N_": None, "_": None, "t": None, "plural": (1, 2), "ngettext": (1, 2)}
HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: prapasca\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"

"""


def click_folder() -> Path:
    """Return the folder of the installed click."""
    spec = find_spec("click")
    if spec is None or spec.origin is None:
        sys.exit("click is not installed; its messages belong into the catalogues")
    return Path(spec.origin).parent


def extract(folder: Path) -> Catalog:
    """Return the templates marked below `folder`."""
    templates = Catalog()
    for _, _, message, _, context in extract_from_dir(folder, [("**.py", "python")], keywords=KEYWORDS):
        templates.add(message, context=context)
    return templates


def updated(catalogue: Catalog, sources: list[Catalog]) -> Catalog:
    """Return a catalogue of exactly the templates of `sources`, with the translations there are."""
    fresh = Catalog(locale=catalogue.locale)
    for source in sources:
        for template in source:
            if not template.id:
                continue
            known = catalogue.get(template.id, template.context)
            translation = known.string if known is not None and not known.fuzzy else None
            fresh.add(template.id, translation, context=template.context)
    return fresh


def rendered(catalogue: Catalog) -> str:
    """Return a catalogue as text: sorted, without places and dates, so that a change shows as itself."""
    body = io.BytesIO()
    write_po(body, catalogue, width=120, no_location=True, omit_header=True, sort_output=True)
    header = HEADER.format(language=catalogue.locale, plural_forms=catalogue.plural_forms)
    return header + body.getvalue().decode("utf-8").strip("\n") + "\n"


def untranslated(catalogue: Catalog) -> list[str]:
    """Return the templates that have no translation."""
    texts = [(message.id, message.string) for message in catalogue if message.id]
    return [
        identifier if isinstance(identifier, str) else identifier[0]
        for identifier, string in texts
        if not all([string] if isinstance(string, str) else string or [""])
    ]


def read_catalogue(path: Path) -> Catalog:
    """Return the catalogue in a file ``locale/<language>/LC_MESSAGES/prapasca.po``."""
    with path.open("rb") as text:
        return read_po(text, locale=path.parent.parent.name)


def main() -> int:
    """Write the catalogues, or with ``--check`` only tell what is wrong with them."""
    parser = argparse.ArgumentParser(description="Bring the message catalogues up to date.")
    parser.add_argument("--check", action="store_true", help="change nothing; fail if anything would change")
    check = parser.parse_args().check
    status = 0
    sources = [extract(PACKAGE), extract(click_folder())]
    for path in sorted(LOCALE.rglob("*.po")):
        catalogue = updated(read_catalogue(path), sources)
        text = rendered(catalogue)
        name = path.relative_to(LOCALE).as_posix()
        if check and text != path.read_text(encoding="utf-8"):
            print(f"{name} is out of date; run: make fix")
            status = 1
        if not check:
            path.write_text(text, encoding="utf-8")
        lacking = untranslated(catalogue)
        for template in lacking:
            print(f"{name}: not translated: {template}")
        status = status or int(check and bool(lacking))
    return status


if __name__ == "__main__":
    sys.exit(main())
