"""What a study file may say and yet is doubtful: numbers that do not fit, texts left to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from prapasca.errors import N_, Message
from prapasca.language import LANGUAGES
from prapasca.study.characteristics import PublishedCounts
from prapasca.study.load import located
from prapasca.study.study import Study
from prapasca.study.table import Fault, Path
from prapasca.study.text import Text

PLACEHOLDERS = ("[ISI:", "[FILL IN:")


def study_warnings(study: Study) -> tuple[Message, ...]:
    """Return what is doubtful in a study that is otherwise well formed.

    Parameters
    ----------
    study
        A study, read from a file or not.

    Returns
    -------
    tuple of Message
        Warnings in the order of the file's lines: more people than the population has, published
        counts above the sample, a total sample that is not the population, placeholders of a
        template.

    Examples
    --------
    >>> study = Study.model_validate({
    ...     "schema_version": 1,
    ...     "study": {"title": "[FILL IN: title]", "design": "one_group"},
    ...     "data": {"path": "data.csv", "pre": "before", "post": "after", "origin": "collected"},
    ...     "outcome": {"name": "Pain", "kind": "numeric", "better": "lower"},
    ... })
    >>> [message.code for message in study_warnings(study)]
    ['placeholder']
    """
    faults = [*_sizes(study), *_published(study), *_placeholders(study)]
    lines = [study.line_of(fault.path) for fault in faults]
    ordered = sorted(zip(faults, lines, strict=True), key=lambda pair: pair[1] or 0)
    return tuple(replace(located(fault, study.path, line), severity="warning") for fault, line in ordered)


def _sizes(study: Study) -> Iterator[Fault]:
    population = study.population.n if study.population else None
    obtained = study.sample.obtained if study.sample else None
    if population is None or obtained is None or study.sample is None:
        return
    fields = {"found": obtained, "population": population}
    if obtained > population:
        template = N_("found {found}, more than the population of {population}")
        yield Fault(("sample", "obtained"), "sample-above-population", template, fields)
    elif study.sample.method == "total" and obtained < population:
        template = N_("found {found}, but total sampling takes the whole population of {population}")
        yield Fault(("sample", "obtained"), "total-sample", template, fields)


def _published(study: Study) -> Iterator[Fault]:
    obtained = study.sample.obtained if study.sample else None
    for place, characteristic in enumerate(study.characteristics):
        if not isinstance(characteristic, PublishedCounts) or obtained is None:
            continue
        total = sum(cell.n or 0 for cell in characteristic.cells)
        if total > obtained:
            yield Fault(
                ("characteristics", place, "cells"),
                "counts-above-sample",
                N_("the counts add up to {found}, more than the sample of {obtained}"),
                {"found": total, "obtained": obtained},
            )


def _placeholders(study: Study) -> Iterator[Fault]:
    written = study.model_dump(by_alias=True, exclude_none=True)
    for path, value in _texts((), written):
        if any(value.in_language(language).lstrip().startswith(PLACEHOLDERS) for language in LANGUAGES):
            yield Fault(path, "placeholder", N_('"{found}" is still to be filled in'), {"found": value})


def _texts(path: Path, value: object) -> Iterator[tuple[Path, Text]]:
    """Yield every text; one in both languages is one thing to fill in."""
    if isinstance(value, str):
        if value.strip():
            yield path, Text(id=value, en=value)
    elif isinstance(value, Mapping) and value.keys() == {"id", "en"}:
        yield path, Text(id=value["id"], en=value["en"])
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _texts((*path, key), inner)
    elif isinstance(value, list | tuple):
        for place, inner in enumerate(value):
            yield from _texts((*path, place), inner)
