"""Transition tables of other sites, from the results they share: counts, never a row."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from prapasca.errors import N_, InputError, os_reason
from prapasca.study import Text
from prapasca.transition import TransitionTable

SCHEMA_VERSION = 1
"""Of the results, as :data:`prapasca.analysis.SCHEMA_VERSION`, which stands above the readers."""

USUAL_NAME = "results"
"""What every site's file may be called; then the folder tells them apart."""


@dataclass(frozen=True)
class SiteTable:
    """What one site shares.

    Parameters
    ----------
    name : str
        Of the file without its ending, or of its folder where the file is a `results.json`.
    table : TransitionTable
        Without those who were not observed at both times.
    labels : tuple of Text
        Of the categories.
    digest : str
        Of the site's data file where its results hold that, else of the results themselves.
    """

    name: str
    table: TransitionTable
    labels: tuple[Text, ...]
    digest: str


def read_site_tables(paths: Sequence[Path]) -> tuple[SiteTable, ...]:
    """Read the transition tables of several files of results.

    Parameters
    ----------
    paths
        As ``prapasca analyse --format json`` and ``prapasca report`` write them. Of their content only
        the transition table is used.

    Returns
    -------
    tuple of SiteTable
        In the order given, no two of one name.

    Raises
    ------
    InputError
        A file given twice, by its path or by its data; one that cannot be read, is no file of results or
        of another version of them, or has no transition table.
    """
    sites = tuple(_site(path, name) for path, name in zip(paths, _names(paths), strict=True))
    seen: dict[str, Path] = {}
    for path, site in zip(paths, sites, strict=True):
        if (other := seen.setdefault(site.digest, path)) is not path:
            template = N_("{file}: holds the same data as {other}, whose people would count twice; give each site once")
            raise InputError("site-copy", template, file=path, other=other)
    return sites


def _names(paths: Sequence[Path]) -> list[str]:
    seen: set[Path] = set()
    for path in paths:
        if path.resolve() in seen:
            raise InputError("site-twice", N_("{file}: this file is given twice; give each site once"), file=path)
        seen.add(path.resolve())
    names = [path.resolve().parent.name if path.stem == USUAL_NAME else path.stem for path in paths]
    return [name if names.count(name) == 1 else str(path) for name, path in zip(names, paths, strict=True)]


def _site(path: Path, name: str) -> SiteTable:
    content = _content(path)
    tree = _tree(path, content)
    if not isinstance(tree, dict) or not {"schema_version", "study", "transition"} <= set(tree):
        raise _not_results(path)
    if tree["schema_version"] != SCHEMA_VERSION:
        raise InputError(
            "site-version",
            N_(
                "{file}: written in version {found} of the results, this prapasca reads version {expected}; let the "
                "site analyse again with this prapasca"
            ),
            file=path,
            found=tree["schema_version"],
            expected=SCHEMA_VERSION,
        )
    transition = tree["transition"]
    if transition is None:
        raise InputError(
            "site-numeric",
            N_("{file}: the outcome is a number and has no transition table; only ordered categories can be added up"),
            file=path,
        )
    try:
        labels = tuple(Text.model_validate(label) for label in transition["labels"])
        table = TransitionTable.from_counts(transition["counts"], transition["categories"], transition["scores"])
    except (KeyError, TypeError, ValueError):
        raise _not_results(path) from None
    if len(labels) != len(table.categories):
        raise _not_results(path)
    return SiteTable(name, table, labels, _digest(tree, content))


def _digest(tree: dict[str, Any], content: bytes) -> str:
    data = tree.get("data")
    source = data.get("source") if isinstance(data, dict) else None
    found = source.get("sha256") if isinstance(source, dict) else None
    return str(found or sha256(content).hexdigest())


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            "unreadable",
            N_("{file}: the file cannot be opened ({reason}); give a results.json of each site"),
            file=path,
            reason=os_reason(error),
        ) from None


def _tree(path: Path, content: bytes) -> Any:
    try:
        return json.loads(content.decode("utf-8-sig"))
    except ValueError:
        raise _not_results(path) from None


def _not_results(path: Path) -> InputError:
    return InputError(
        "not-results",
        N_("{file}: this is no file of results; give one written by prapasca analyse STUDY --format json"),
        file=path,
    )
