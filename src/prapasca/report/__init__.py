"""Results to documents, and documents to files people read.

The names are loaded when first used: planning a study needs none of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from prapasca.report.build import build_document
    from prapasca.report.writers import WRITERS, render

_HOME_OF = {"WRITERS": "writers", "build_document": "build", "render": "writers"}

__all__ = ["WRITERS", "build_document", "render"]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
