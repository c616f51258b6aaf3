"""Results that are printed as text or Markdown, or kept as JSON of a kind of their own."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from importlib.metadata import version
from typing import Any

from prapasca.checks import check_choice
from prapasca.report.model import Document
from prapasca.report.write_markdown import write_markdown
from prapasca.report.write_text import write_text

FORMATS = ("text", "markdown", "json")
SCHEMA_VERSION = 1

WRITERS: dict[str, Callable[[Document], str]] = {"text": write_text, "markdown": write_markdown}


def rendered(
    output_format: str, kind: str, *, tree: Callable[[], Mapping[str, object]], document: Callable[[], Document]
) -> str:
    """Return a result in one of ``FORMATS``.

    Parameters
    ----------
    output_format
        ``"text"``, ``"markdown"`` or ``"json"``.
    kind
        What the JSON calls itself.
    tree, document
        Make the result's JSON, or its document; only the one that is needed is called.

    Raises
    ------
    InputError
        An unknown format.
    """
    check_choice("format", output_format, FORMATS)
    if output_format != "json":
        return WRITERS[output_format](document())
    software = {"name": "prapasca", "version": version("prapasca")}
    whole = {"schema_version": SCHEMA_VERSION, "kind": kind, "software": software, **tree()}
    return json.dumps(whole, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def plain(value: object) -> Any:
    """Return a result as JSON can hold it; only then is the analysis loaded, which knows every kind of result."""
    from prapasca.analysis.tree import plain as as_json

    return as_json(value)
