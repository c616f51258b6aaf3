"""Profiles from TOML files: those of the package by name, any other by its path."""

from __future__ import annotations

import os
import pathlib

from pydantic import ValidationError

from prapasca.checks import nearest
from prapasca.errors import N_, InputError
from prapasca.report.model import Layout, Numbering
from prapasca.report.profiles.profile import Abstract, Profile
from prapasca.report.profiles.schema import ProfileFile, faults
from prapasca.study.toml_file import parse_toml, read_toml_text

FOLDER = pathlib.Path(__file__).parent
PROFILES = ("journal", "short", "thesis")


def load_profile(name: str | os.PathLike[str]) -> Profile:
    """Return a profile by its name, or read one from a file.

    Parameters
    ----------
    name
        ``"journal"``, ``"short"``, ``"thesis"``, or the path of a TOML file.

    Raises
    ------
    InputError
        No such profile, a file that cannot be read, or one message for each fault in it.

    Examples
    --------
    >>> load_profile("thesis").numbering.chapter
    4
    >>> load_profile("tesis")
    Traceback (most recent call last):
    ...
    prapasca.errors.InputError: --profile: found tesis, expected one of journal, short, thesis, or the path of a profile; did you mean thesis?
    """  # noqa: E501  the sentence is printed on one line
    path = FOLDER / f"{name}.toml" if str(name) in PROFILES else _own(name)
    written = parse_toml(read_toml_text(path), path)
    try:
        found = ProfileFile.model_validate(written)
    except ValidationError as error:
        raise InputError.of(faults(error, path)) from None
    return _profile(str(name), found)


def _own(name: str | os.PathLike[str]) -> pathlib.Path:
    path = pathlib.Path(name)
    if path.suffix != ".toml" and not path.exists():
        fields = {"found": path, "expected": list(PROFILES)}
        hint = nearest(str(name), PROFILES)
        if hint:
            template = N_(
                "--profile: found {found}, expected one of {expected}, or the path of a profile; did you mean {hint}?"
            )
            raise InputError("profile", template, hint=hint, **fields)
        template = N_("--profile: found {found}, expected one of {expected}, or the path of a profile")
        raise InputError("profile", template, **fields)
    if not path.is_file():
        raise InputError("profile", N_("--profile: there is no file {found}; give the path of a TOML file"), found=path)
    return path


def _profile(name: str, found: ProfileFile) -> Profile:
    return Profile(
        name,
        found.sections,
        found.tables,
        found.figures,
        found.claims,
        Abstract(**found.abstract.model_dump()),
        found.number_styles.model_dump(),
        Numbering(**found.numbering.model_dump()),
        Layout(**found.layout.model_dump()),
        found.citations,
    )
