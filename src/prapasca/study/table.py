"""What the tables of a study file have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import BaseModel, ConfigDict

Path = tuple[str | int, ...]


class Table(BaseModel):
    """One table of a study file: unchangeable, and without a key that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


@dataclass(frozen=True)
class Fault:
    """One thing wrong with a study file, found at the key `path`.

    Parameters
    ----------
    path
        Keys from the top of the file; an entry of a list by its number from 0.
    code
        Stable name of the kind of fault.
    template
        English sentence, marked for translation.
    fields
        Values of the sentence's fields.
    """

    path: Path
    code: str
    template: str
    fields: Mapping[str, object] = field(default_factory=dict)
