"""Build hook: compile the message catalogues, so that wheel, sdist and editable installs carry them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOCALE = Path(__file__).parent.parent / "src" / "prapasca" / "language" / "locale"


def compile_catalogues(folder: Path = LOCALE) -> None:
    """Write a ``.mo`` beside every ``.po`` below `folder`."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for source in sorted(folder.rglob("*.po")):
        with source.open("rb") as text:
            catalogue = read_po(text, locale=source.parent.parent.name)
        with source.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, catalogue)


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's own configuration is untyped here
    """Compile before anything is packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling with ``"standard"`` or ``"editable"``."""
        compile_catalogues()


if __name__ == "__main__":
    compile_catalogues()
