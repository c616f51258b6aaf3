"""Texts kept to be read by a person and compared by the tests.

After a change that is meant, write them anew with ``PRAPASCA_UPDATE_SNAPSHOTS=1`` and read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "snapshots"


def compare(name: str, text: str) -> None:
    """Compare `text` with the snapshot called `name`."""
    path = FOLDER / name
    if os.environ.get("PRAPASCA_UPDATE_SNAPSHOTS"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
