"""Results as a tree of plain values, the form that JSON keeps."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from decimal import Decimal
from functools import singledispatch
from typing import Any

import numpy as np
from pydantic import BaseModel

from prapasca.analysis.results import GroupComparison, StudyResults
from prapasca.errors import Message
from prapasca.language import LANGUAGES, STYLES, format_plain, translator
from prapasca.power import ChangeDistribution, ExpectedTable, FormulaResult, SampleSizeResult
from prapasca.study import Instrument, Study, Text

# "data" says where files lie on this computer: what matters of it is in the results' own "data";
# the keys of "about" stand directly in the study, as its attributes do
LEFT_OUT = {"about", "data"}

# of the study, so told once beside the control group's own results
OF_STUDY = {"schema_version", "software", "study", "sample_plan", "instrument", "occasions", "comparison", "messages"}

STYLE_OF = {"id": STYLES["id"], "en": STYLES["apa7"]}


def to_tree(results: StudyResults) -> dict[str, Any]:
    """Return results as nested dictionaries and lists, ready for ``json.dumps``.

    Every number keeps full precision; no person's row and no folder of this computer is in it.

    Parameters
    ----------
    results
        From :func:`prapasca.analyse`.

    Returns
    -------
    dict
        Keys ``schema_version, software, study, data, sample_plan, instrument, characteristics, distribution,
        transition, change, changes, pairs, tests, spss, effects, occasions, comparison, stratified, subgroups,
        sensitivity, messages``.
    """
    tree: dict[str, Any] = plain(results)
    return tree


@singledispatch
def plain(value: object) -> Any:
    """Return a value as JSON can hold it; what has no form of its own becomes its text.

    Examples
    --------
    >>> plain(Decimal("0.5")), plain((1, None)), plain(float("inf"))
    (0.5, [1, None], None)
    """
    return _fields(value) if dataclasses.is_dataclass(value) else str(value)


def _fields(value: Any) -> dict[str, Any]:
    return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}


@plain.register(type(None))
@plain.register(bool)
@plain.register(int)
@plain.register(str)
def _(value: object) -> Any:
    return value


@plain.register
def _(value: float) -> Any:
    return value if math.isfinite(value) else None


@plain.register
def _(value: Decimal) -> Any:
    return int(value) if value == value.to_integral_value() else float(value)


@plain.register
def _(value: np.generic) -> Any:
    return plain(value.item())


@plain.register(list)
@plain.register(tuple)
@plain.register(np.ndarray)
def _(value: Any) -> Any:
    return [plain(item) for item in value]


@plain.register
def _(value: Mapping) -> Any:  # type: ignore[type-arg]  # singledispatch takes no parameters of a type
    return {str(name): plain(item) for name, item in value.items()}


@plain.register
def _(value: BaseModel) -> Any:
    return {name: plain(getattr(value, name)) for name in type(value).model_fields}


@plain.register
def _(value: Text) -> Any:
    return {language: value.in_language(language) for language in LANGUAGES}


@plain.register
def _(value: GroupComparison) -> Any:
    tree = {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    return tree | {"control": {key: part for key, part in tree["control"].items() if key not in OF_STUDY}}


@plain.register
def _(value: Study) -> Any:
    tables = {name: plain(getattr(value, name)) for name in type(value).model_fields if name not in LEFT_OUT}
    return {**plain(value.about), **tables}


@plain.register
def _(value: Instrument) -> Any:
    return {name: plain(getattr(value, name)) for name in type(value).model_fields if name != "path"}


@plain.register
def _(value: SampleSizeResult) -> Any:
    return {"n": value.n, **_fields(value)}


@plain.register
def _(value: ChangeDistribution) -> Any:
    return {"kind": "changes", **_fields(value)}


@plain.register
def _(value: ExpectedTable) -> Any:
    return {"kind": "expected_table", **_fields(value)}


@plain.register
def _(value: FormulaResult) -> Any:
    words = {"steps": [*map(_in_words, value.steps)], "assumptions": [*map(_in_words, value.assumptions)]}
    return {**_fields(value), **words}


def _in_words(step: Message) -> dict[str, str]:
    """Return a step of a formula in both languages, its numbers with four decimals at most."""
    spoken = {}
    for language in LANGUAGES:
        style = STYLE_OF[language]
        fields = {
            name: format_plain(found, style) if isinstance(found, int | float) else found
            for name, found in step.fields.items()
        }
        spoken[language] = translator(language).message(dataclasses.replace(step, fields=fields))
    return spoken


@plain.register
def _(value: Message) -> Any:
    text = {language: translator(language).message(value) for language in LANGUAGES}
    return {"code": value.code, "severity": value.severity, "text": text}
