"""A new study from a template: a commented study file and an empty data sheet."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from prapasca.checks import check_choice
from prapasca.errors import N_, InputError, os_reason
from prapasca.language import LANGUAGES, translator
from prapasca.study.load import load_study
from prapasca.study.templates.data_sheet import csv_text, data_columns, write_workbook

TEMPLATES = ("oxytocin-massage", "blank")
FILE_NAMES = ("study.toml", "data.xlsx", "data.csv")


def write_new_study(folder: str | os.PathLike[str], template: str, language: str) -> list[Path]:
    """Write a commented study file and its empty data sheet.

    The three files are written together or not at all; nothing that exists is replaced.

    Parameters
    ----------
    folder
        Where to write; made if it is not there.
    template
        ``"oxytocin-massage"`` or ``"blank"``.
    language
        Language of the comments, column names and explanations: ``"id"`` or ``"en"``.

    Returns
    -------
    list of Path
        ``study.toml``, ``data.xlsx`` with drop-down lists, and ``data.csv``.

    Raises
    ------
    InputError
        An unknown template or language, a file that exists already, a folder that cannot be written.

    Examples
    --------
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     [path.name for path in write_new_study(folder, "blank", "en")]
    ['study.toml', 'data.xlsx', 'data.csv']
    """
    check_choice("template", template, TEMPLATES)
    check_choice("language", language, LANGUAGES)
    target = Path(folder)
    made: list[Path] = []
    try:
        _refuse_clashes(target)
        _make(target, made)
        with tempfile.TemporaryDirectory(dir=target, prefix=".new-study-") as workshop:
            _write_files(Path(workshop), template, language)
            return _move(Path(workshop), target)
    except OSError as error:
        for made_folder in reversed(made):
            with suppress(OSError):
                made_folder.rmdir()
        raise InputError(
            "unwritable",
            N_("{folder}: the new study cannot be written here ({reason}); choose another folder"),
            folder=target,
            reason=os_reason(error),
        ) from None


def _make(target: Path, made: list[Path]) -> None:
    """Make a folder and those above it, each one noted in `made`."""
    missing = [folder for folder in (target, *target.parents) if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir(exist_ok=True)
        made.append(folder)


def _refuse_clashes(target: Path) -> None:
    if target.exists() and not target.is_dir():
        raise InputError(
            "not-a-folder",
            N_("{folder}: this is a file, expected a folder for the new study; choose another name"),
            folder=target,
        )
    clashes = [name for name in FILE_NAMES if os.path.lexists(target / name)]
    if clashes:
        raise InputError(
            "exists",
            N_("{folder}: there already is {clashes}, which is not replaced; choose another folder"),
            folder=target,
            clashes=clashes,
        )


def _write_files(workshop: Path, template: str, language: str) -> None:
    study_file, workbook, table = (workshop / name for name in FILE_NAMES)
    shutil.copyfile(Path(__file__).with_name(f"{template}.{language}.toml"), study_file)
    columns = data_columns(load_study(study_file), language)
    write_workbook(workbook, columns, translator(language))
    # Excel reads UTF-8 by its mark, and splits at ; where the comma is the decimal mark
    table.write_text(csv_text(columns, ";" if language == "id" else ","), encoding="utf-8-sig", newline="")


def _move(workshop: Path, target: Path) -> list[Path]:
    try:
        return [(workshop / name).rename(target / name) for name in FILE_NAMES]
    except OSError:
        for name in FILE_NAMES:
            if not (workshop / name).exists():
                (target / name).unlink(missing_ok=True)
        raise
