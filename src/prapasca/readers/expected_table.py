"""A small TOML file with the table a study is planned for."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from prapasca.checks import nearest
from prapasca.errors import N_, InputError, Message, PrapascaError, os_reason
from prapasca.power import ExpectedTable
from prapasca.study.toml_file import parse_toml

KEYS = ("categories", "expected", "scores", "cut")


def read_expected_table(path: Path, cut: str | None = None) -> ExpectedTable:
    """Read an expected table, in percent of everybody.

    The file has the keys ``categories`` (from worst to best) and ``expected`` (rows before, columns
    after), and may have ``scores`` and ``cut``.

    Parameters
    ----------
    path
        The file.
    cut
        Replaces the file's.

    Raises
    ------
    InputError
        A file that cannot be read, a key that is missing, unknown or of another kind, shares that
        do not add up to 100 %; with the name of the file.
    """
    written = parse_toml(_text(path), path)
    _check_keys(written, path)
    rows = written["expected"]
    if not isinstance(rows, list) or not all(isinstance(row, list) and all(map(_is_number, row)) for row in rows):
        raise _fault(path, "expected", N_("expected a list of rows, each a list of numbers of percent"))
    categories, scores = (_plain_list(written, key, path) for key in ("categories", "scores"))
    try:
        return ExpectedTable.from_probabilities(
            [[float(share / 100) for share in map(Decimal, row)] for row in rows],
            categories,
            scores,
            cut=written.get("cut") if cut is None else cut,
        )
    except PrapascaError as error:
        raise InputError.of(
            [
                Message(message.code, N_("{file}: {problem}"), {"file": path, "problem": message})
                for message in error.messages
            ]
        ) from None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(
            "encoding", N_("{file}: the text is not UTF-8; save the file again with the encoding UTF-8"), file=path
        ) from None
    except OSError as error:
        raise InputError(
            "unreadable",
            N_("{file}: the file cannot be read ({reason}); give a TOML file with categories and expected"),
            file=path,
            reason=os_reason(error),
        ) from None


def _check_keys(written: dict[str, object], path: Path) -> None:
    for key in written:
        if key not in KEYS:
            hint = nearest(key, KEYS)
            template = N_("{file}: key {found!r} is not known, expected one of {expected}")
            if hint is not None:
                template = N_("{file}: key {found!r} is not known; did you mean {hint!r}?")
            raise InputError("unknown-key", template, file=path, found=key, expected=KEYS, hint=hint)
    for key in ("categories", "expected"):
        if key not in written:
            raise InputError("missing-key", N_("{file}: key {key!r} is missing"), file=path, key=key)


def _plain_list(written: dict[str, object], key: str, path: Path) -> list[Any] | None:
    found = written.get(key)
    if key in written and not (
        isinstance(found, list) and all(isinstance(one, str) or _is_number(one) for one in found)
    ):
        raise _fault(path, key, N_("expected a list of texts or numbers, from worst to best"))
    return found if isinstance(found, list) else None


def _is_number(value: object) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _fault(path: Path, key: str, problem: str) -> InputError:
    return InputError(
        "expected-table",
        N_("{file}: key {key!r}: {problem}"),
        file=path,
        key=key,
        problem=Message("expected-table", problem),
    )
