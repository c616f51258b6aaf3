"""Tags that tell apart the tables one key may hold, such as the two kinds of outcome."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def by_key(written: Any, key: str, default: str = "") -> str:
    """Return the tag named by one key of a table, between angle brackets.

    Examples
    --------
    >>> by_key({"kind": "ordinal"}, "kind")
    '<ordinal>'
    """
    found = written.get(key, default) if isinstance(written, Mapping) else getattr(written, key, default)
    return f"<{found}>"


def is_tag(step: object) -> bool:
    """Tell a tag from a key of the file."""
    return isinstance(step, str) and step.startswith("<")
