"""Profiles from TOML files: those of the package by name, any other by its path."""

from __future__ import annotations

import pathlib
import tomllib
from typing import Any

from prapasca.report.model import Layout, Numbering
from prapasca.report.profiles.profile import Abstract, Profile

FOLDER = pathlib.Path(__file__).parent
PROFILES = ("journal", "short", "thesis")


def load_profile(name: str) -> Profile:
    """Return a profile by its name."""
    path = FOLDER / f"{name}.toml"
    return _profile(name, tomllib.loads(path.read_text(encoding="utf-8")))


def _profile(name: str, written: dict[str, Any]) -> Profile:
    layout: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in written["layout"].items()
    }
    return Profile(
        name,
        tuple(written["sections"]),
        tuple(written["tables"]),
        tuple(written["figures"]),
        written["claims"],
        Abstract(**written.get("abstract", {})),
        written["number_styles"],
        Numbering(**written.get("numbering", {})),
        Layout(**layout),
    )
