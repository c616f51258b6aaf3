"""The typst library, and the fonts it finds."""

from __future__ import annotations

from functools import cache
from types import ModuleType
from typing import Any

from prapasca.errors import N_, MissingExtraError


def typst_library() -> ModuleType:
    """Return typst.

    Raises
    ------
    MissingExtraError
        Without it.
    """
    try:
        import typst
    except ImportError:
        raise MissingExtraError(
            "no-typst",
            N_('PDF reports need the extra "report"; install it with: {command}'),
            command='pip install "prapasca[report]"',
        ) from None
    return typst


@cache
def fonts() -> Any:
    """Return the fonts of this machine and those that typst brings, read once."""
    return typst_library().Fonts()
