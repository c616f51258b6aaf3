"""Where a report comes from: the files it was made of, the programs that made it, and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Provenance:
    """What a report was made of, by what and when.

    Parameters
    ----------
    study, study_sha256
        Name and SHA-256 of the study file; None for a study that is not in a file.
    data, data_sha256
        Name and SHA-256 of the data.
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
