"""Results as a tree of plain values, the form that JSON keeps."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np

from prapasca.analysis.results import StudyResults
from prapasca.errors import Message
from prapasca.language import LANGUAGES, translator
from prapasca.study import Study, Text


def to_tree(results: StudyResults) -> dict[str, Any]:
    """Return results as nested dictionaries and lists, ready for ``json.dumps``.

    Every number keeps full precision; the file's own path and participants' rows are not in it.

    Parameters
    ----------
    results
        From :func:`prapasca.analyse`.

    Returns
    -------
    dict
        Keys ``schema_version, software, study, data, characteristics, distribution, transition,
        change, tests, spss, effects, subgroups, messages``.
    """
    tree: dict[str, Any] = _plain(results)
    return tree


def _plain(value: object) -> Any:
    if isinstance(value, Message):
        return _message(value)
    if isinstance(value, Text):
        return {language: value.in_(language) for language in LANGUAGES}
    if isinstance(value, Study):
        return _study(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in dataclasses.fields(value)]
        return {name: _plain(getattr(value, name)) for name in names}
    if isinstance(value, Mapping):
        return {str(name): _plain(item) for name, item in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [_plain(item) for item in value]
    return _scalar(value)


def _scalar(value: object) -> Any:
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    return str(value)


def _message(message: Message) -> dict[str, Any]:
    text = {language: translator(language).message(message) for language in LANGUAGES}
    return {"code": message.code, "severity": message.severity, "text": text}


def _study(study: Study) -> dict[str, Any]:
    names = [name for name in type(study).model_fields if name not in ("path", "data")]
    return {name: _plain_model(getattr(study, name)) for name in names}


def _plain_model(value: object) -> Any:
    if isinstance(value, Text) or not hasattr(type(value), "model_fields"):
        if isinstance(value, tuple):
            return [_plain_model(item) for item in value]
        return str(value) if isinstance(value, Path) else _plain(value)
    return {name: _plain_model(getattr(value, name)) for name in type(value).model_fields}  # type: ignore[attr-defined]  # a pydantic model, as checked above
