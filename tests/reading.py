"""Studies and files that tests of the readers share."""

import functools
from collections.abc import Sequence
from pathlib import Path

from prapasca.errors import Message
from prapasca.readers import StudyRows
from prapasca.study import Study, load_study

DATA = Path(__file__).parent / "files" / "data"


@functools.cache
def study(name: str) -> Study:
    """Return a study of ``tests/files/data/studies``."""
    return load_study(DATA / "studies" / f"{name}.toml")


def observed(rows: StudyRows) -> tuple[object, ...]:
    """Return what every reader must agree on."""
    return rows.pre, rows.post, dict(rows.characteristics), rows.accounting


def excluded(rows: StudyRows) -> tuple[int, ...]:
    """Return the numbers missing before, after and both."""
    return tuple(exclusion.n for exclusion in rows.accounting.excluded)


def sentences(messages: Sequence[Message], code: str) -> list[str]:
    """Return the sentences of one kind."""
    return [str(message) for message in messages if message.code == code]
