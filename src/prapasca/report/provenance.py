"""Where a report comes from: the files it was made of, the programs that made it, and when."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from prapasca.analysis import StudyResults

PROGRAMS = ("numpy", "scipy", "pypandoc_binary", "typst", "matplotlib")


@dataclass(frozen=True)
class Provenance:
    """What a report was made of, by what and when.

    Parameters
    ----------
    study, study_sha256
        Name and SHA-256 of the study file; None for a study that is not in a file.
    data, data_sha256
        Name and SHA-256 of the data.
    instrument, instrument_sha256
        Name and SHA-256 of the file in which the instrument was tried out; None without one.
    software
        Version of each program that had a part, by its name; prapasca's first.
    time
        When, in UTC, as ``2026-03-31T10:00:00Z``.
    """

    study: str | None
    study_sha256: str | None
    data: str | None
    data_sha256: str | None
    software: Mapping[str, str]
    time: str
    instrument: str | None = None
    instrument_sha256: str | None = None

    def to_json(self) -> str:
        """Return it as indented JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n"


def provenance(results: StudyResults, study: Path | None, time: datetime) -> Provenance:
    """Return where a report of results comes from.

    Parameters
    ----------
    results
        From :func:`prapasca.analyse`.
    study
        The study file, read again for its hash; None for a study that is not in a file.
    time
        When the report is made.
    """
    source, tried_out = results.data.source, results.instrument.source if results.instrument else {}
    return Provenance(
        study.name if study else None,
        hashlib.sha256(study.read_bytes()).hexdigest() if study else None,
        source["name"],
        source["sha256"],
        {results.software["name"]: results.software["version"], "Python": platform.python_version(), **_programs()},
        f"{time:%Y-%m-%dT%H:%M:%SZ}",
        tried_out.get("name"),
        tried_out.get("sha256"),
    )


def _programs() -> dict[str, str]:
    found = {}
    for name in PROGRAMS:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found
