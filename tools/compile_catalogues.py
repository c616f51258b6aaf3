"""Build hook: compile the message catalogues, so that wheel, sdist and editable installs carry them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOCALE = Path(__file__).parent.parent / "src" / "prapasca" / "language" / "locale"


def compiled(source: Path) -> bytes:
    """Return the binary form of a ``.po`` file."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as text:
        catalogue = read_po(text, locale=source.parent.parent.name)
    binary = io.BytesIO()
    write_mo(binary, catalogue)
    return binary.getvalue()


def compile_catalogues(folder: Path = LOCALE) -> None:
    """Write a ``.mo`` beside every ``.po`` below `folder` whose ``.mo`` is not the same already."""
    for source in sorted(folder.rglob("*.po")):
        target = source.with_suffix(".mo")
        binary = compiled(source)
        if not target.exists() or target.read_bytes() != binary:
            # replaced in one step: whoever reads meanwhile finds the old file or the new one, never half of it
            half = target.with_suffix(".mo.new")
            half.write_bytes(binary)
            half.replace(target)


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's own configuration is untyped here
    """Compile before anything is packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  hatchling's interface
        """Compile; hatchling calls this with ``"standard"`` or ``"editable"``."""
        compile_catalogues()


if __name__ == "__main__":
    compile_catalogues()
