"""load_study: from a study file to a Study, or everything wrong with it at once."""

from __future__ import annotations

import os
import pathlib

from pydantic import ValidationError

from prapasca.errors import N_, InputError, Message
from prapasca.study.positions import KeyLines
from prapasca.study.rules import rule_faults
from prapasca.study.schema_faults import schema_faults
from prapasca.study.study import Study, StudyFile
from prapasca.study.table import Fault, Path
from prapasca.study.toml_file import parse_toml, read_toml_text


def load_study(path: str | os.PathLike[str]) -> Study:
    """Read a study file.

    Parameters
    ----------
    path
        The file, usually ``study.toml``.

    Raises
    ------
    InputError
        A file that cannot be read, or one message for each fault in it, in the order of its lines.

    Examples
    --------
    >>> load_study("no-such-folder/study.toml")
    Traceback (most recent call last):
    ...
    prapasca.errors.InputError: no-such-folder/study.toml: there is no such file; give the path of a study file, or write one with "prapasca new"
    """  # noqa: E501  the sentence is printed on one line
    file = pathlib.Path(path)
    text = read_toml_text(file)
    written = parse_toml(text, file)
    lines = KeyLines(text)
    try:
        study = Study.model_validate(written, context=StudyFile(file, lines))
    except ValidationError as error:
        faults = [*schema_faults(error), *rule_faults(written)]
        raise InputError.of(_messages(faults, file, lines)) from None
    return study


def _messages(faults: list[Fault], file: pathlib.Path, lines: KeyLines) -> list[Message]:
    ordered = sorted(faults, key=lambda fault: lines.of(fault.path))
    return [located(fault, file, lines.of(fault.path)) for fault in ordered]


def located(fault: Fault, file: pathlib.Path, line: int | None) -> Message:
    """Return a fault as a message that names file, line and key."""
    problem = Message(fault.code, fault.template, fault.fields)
    fields = {"file": file, "line": line, "key": dotted(fault.path), "problem": problem}
    return Message(fault.code, N_("{file}:{line}: key '{key}': {problem}"), fields)


def located_at(study: Study, path: Path, error: InputError) -> InputError:
    """Return an error about what a key asks for as one that names the study file, the line and the key."""
    faults = [Fault(path, message.code, message.template, message.fields) for message in error.messages]
    return InputError.of([located(fault, study.path, study.line_of(path)) for fault in faults])


def dotted(path: Path) -> str:
    """Return a path as it is printed, entries counted from 1.

    Examples
    --------
    >>> dotted(("outcome", "categories", 0, "code"))
    'outcome.categories[1].code'
    """
    return "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")
