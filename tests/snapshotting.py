"""Texts kept to be read by a person and compared by the tests.

After a change that is meant, write them anew with ``PRAPASCA_UPDATE_SNAPSHOTS=1`` and read the difference.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

FOLDER = Path(__file__).parent / "snapshots"
LONG_NUMBER = re.compile(r"\d+\.\d{11,}(?:e[-+]?\d+)?")


def check_snapshot(name: str, text: str) -> None:
    """Compare `text` with the snapshot called `name`."""
    path = FOLDER / name
    if os.environ.get("PRAPASCA_UPDATE_SNAPSHOTS"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert to_ten_digits(text) == to_ten_digits(path.read_text(encoding="utf-8"))


def to_ten_digits(text: str) -> str:
    """Shorten unrounded numbers, whose last digits vary with the version of scipy and the processor."""
    return LONG_NUMBER.sub(lambda number: f"{float(number.group()):.10g}", text)
