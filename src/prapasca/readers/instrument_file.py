"""The file in which a study's instrument was tried out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from prapasca.errors import InputError, Message
from prapasca.readers.items import read_items
from prapasca.readers.rows import ItemSheet, StudyRows
from prapasca.study import Study


def instrument_path(study: Study) -> Path | None:
    """Return where the instrument's file lies; None without an instrument."""
    return study.path.parent / study.instrument.path if study.instrument else None


def read_instrument(study: Study) -> ItemSheet | None:
    """Read the instrument's file by the keys of the study file; None without an instrument.

    Raises
    ------
    InputError
        Everything wrong with the file at once.
    """
    instrument, path = study.instrument, instrument_path(study)
    if instrument is None or path is None:
        return None
    return read_items(
        path,
        instrument.items,
        missing=instrument.missing,
        scale=instrument.scale,
        reverse=instrument.reverse,
        measurements=instrument.kind == "raters",
    )


def with_instrument(study: Study, read: Callable[[], StudyRows]) -> StudyRows:
    """Return the data of a study with its instrument's file beside them.

    Raises
    ------
    InputError
        Everything wrong with both files at once.
    """
    errors: list[Message] = []
    rows = sheet = None
    try:
        rows = read()
    except InputError as error:
        errors += error.messages
    try:
        sheet = read_instrument(study)
    except InputError as error:
        errors += error.messages
    if rows is None or errors:
        raise InputError.of(errors)
    return rows if sheet is None else replace(rows, instrument=sheet, messages=(*rows.messages, *sheet.messages))
