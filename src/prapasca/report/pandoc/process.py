"""The program pandoc: one run for each file."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from prapasca.errors import N_, MissingExtraError
from prapasca.report.pandoc.elements import Element

API_VERSION = [1, 23, 1]
UNDATED = datetime(1980, 1, 1, tzinfo=UTC)
"""The earliest date a ZIP archive can hold: for who states no time of making."""


def run_pandoc(
    blocks: Sequence[Element],
    target: str,
    *,
    meta: Mapping[str, Element] | None = None,
    options: Sequence[str] = (),
    files: Mapping[str, bytes] | None = None,
    time: datetime | None = None,
) -> bytes:
    """Return what pandoc makes of blocks.

    Parameters
    ----------
    blocks
        From :mod:`prapasca.report.pandoc.elements`.
    target
        Name of a format and its extensions, such as ``"html5-smart"``.
    meta
        The document's metadata.
    options
        For the command line.
    files
        Name and content of what blocks and options mention, such as figures.
    time
        When the document was made, in UTC; None writes the earliest date an archive can hold.

    Raises
    ------
    MissingExtraError
        pypandoc is not installed with its program.
    RuntimeError
        pandoc refused the document.
    """
    document = {"pandoc-api-version": API_VERSION, "meta": dict(meta or {}), "blocks": list(blocks)}
    with tempfile.TemporaryDirectory(prefix="prapasca-") as folder:
        for name, content in (files or {}).items():
            (Path(folder) / name).write_bytes(content)
        done = subprocess.run(  # noqa: S603  # the program of an installed package, with options of our own
            [_program(), "--from=json", f"--to={target}", "--output=-", *options],
            input=json.dumps(document).encode(),
            capture_output=True,
            cwd=folder,
            env={**os.environ, "SOURCE_DATE_EPOCH": str(int((time or UNDATED).timestamp()))},
            check=False,
        )
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    return done.stdout


@cache
def _program() -> str:
    try:
        import pypandoc

        return str(Path(pypandoc.get_pandoc_path()).resolve())
    except (ImportError, OSError):
        raise MissingExtraError(
            "missing-extra",
            N_('Word, HTML, LaTeX and OpenDocument reports need the extra "report"; install it with: {command}'),
            command='pip install "prapasca[report]"',
        ) from None
