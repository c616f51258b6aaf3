"""Files and frames read into the terms of a study, every row accounted for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from prapasca.readers.assembly import expected, study_rows, wanted_columns
from prapasca.readers.files import read_file
from prapasca.readers.instrument_file import instrument_path, with_instrument
from prapasca.readers.rows import Accounting, Exclusion, Source, StudyRows
from prapasca.study import Study

__all__ = ["Accounting", "Exclusion", "Source", "StudyRows", "input_files", "read_data", "read_frame"]


def read_data(study: Study, path: str | os.PathLike[str] | None = None) -> StudyRows:
    """Read the data file of a study, and the file of its instrument if it names one.

    CSV and TSV, XLSX, SPSS ``.sav`` and Parquet. Anything doubtful is reported, never guessed.

    Parameters
    ----------
    study
        The study, from :func:`prapasca.study.load_study`.
    path
        The data file; default the one the study names, seen from the study file's folder.

    Returns
    -------
    StudyRows
        One entry a person, with every row accounted for.

    Raises
    ------
    InputError
        Everything wrong with the file at once, each with its rows, column, what was found and
        what was expected. Ids are never shown.
    MissingExtraError
        A format whose optional packages are not installed.

    Examples
    --------
    >>> from prapasca.study import load_study
    >>> rows = read_data(load_study("examples/oxytocin-massage/study.toml"))  # doctest: +SKIP
    """
    rules, found = expected(study), data_path(study, path)
    return with_instrument(
        study, lambda: study_rows(study, rules, read_file(found, wanted_columns(study), study.data.sheet))
    )


def data_path(study: Study, path: str | os.PathLike[str] | None = None) -> Path:
    """Return the data file: `path`, or else the one the study names, seen from the study file's folder."""
    return study.path.parent / study.data.path if path is None else Path(path)


def input_files(study: Study, path: str | os.PathLike[str] | None = None) -> tuple[Path, ...]:
    """Return every file that the results of a study are made of, none of which may be overwritten.

    Parameters
    ----------
    study, path
        As for :func:`read_data`.

    Examples
    --------
    >>> study = Study.model_validate({
    ...     "schema_version": 1,
    ...     "study": {"title": "Pain", "design": "one_group"},
    ...     "data": {"path": "pain.csv", "pre": "before", "post": "after", "origin": "synthetic"},
    ...     "instrument": {"path": "items.csv"},
    ...     "outcome": {"name": "Pain", "kind": "numeric", "better": "lower"},
    ... })
    >>> [file.name for file in input_files(study)]
    ['study.toml', 'pain.csv', 'items.csv']
    """
    instrument = instrument_path(study)
    return (study.path, data_path(study, path), *([instrument] if instrument else []))


def read_frame(study: Study, frame: Any) -> StudyRows:
    """Read the data of a study from a dataframe that is already in memory, or can be computed.

    Parameters
    ----------
    study
        The study, from :func:`prapasca.study.load_study`.
    frame
        pandas, polars (eager or lazy), pyarrow, a DuckDB relation, and others.

    Returns
    -------
    StudyRows
        One entry a person; rows in messages are numbered from 1.

    Raises
    ------
    InputError
        As for :func:`read_data`.

    Examples
    --------
    >>> import polars
    >>> study = Study.model_validate({
    ...     "schema_version": 1,
    ...     "study": {"title": "Milk flow", "design": "one_group"},
    ...     "data": {"path": "pairs.csv", "pre": "before", "post": "after", "origin": "synthetic"},
    ...     "outcome": {
    ...         "name": "Milk flow", "kind": "ordinal",
    ...         "categories": [{"key": "none", "label": "none"}, {"key": "smooth", "label": "smooth"}],
    ...     },
    ... })
    >>> rows = read_frame(study, polars.DataFrame({"before": ["none", "none"], "after": ["smooth", None]}))
    >>> rows.post, rows.accounting.paired
    (('smooth', None), 1)
    """
    from prapasca.readers.frame import read_columns

    rules = expected(study)
    source = Source("frame", "frame")
    return with_instrument(study, lambda: study_rows(study, rules, read_columns(frame, source, wanted_columns(study))))
