"""Writing a result where it was asked for, whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from prapasca.cli.console import say
from prapasca.errors import N_, InputError, os_reason
from prapasca.language import Translator

SCREEN = Path("-")


def deliver(
    text: str | bytes,
    target: Path | None,
    *,
    inputs: Iterable[Path],
    byte_order_mark: bool = False,
    option: str = "-o",
) -> None:
    """Print `text`, or write it to a file by way of a temporary file beside it.

    Parameters
    ----------
    text
        What to deliver; bytes are written as they are.
    target
        File to write; None or ``-`` to print.
    inputs
        Files that must not be overwritten.
    byte_order_mark
        Begin the file with one, so that Excel reads it as UTF-8.
    option
        The option that names the target, for messages.

    Raises
    ------
    InputError
        The folder is not there or not writable, or the target is one of the inputs.
    """
    if target in (None, SCREEN):
        say(text if isinstance(text, str) else text.decode("utf-8"), end="")
        return
    if any(_same_file(target, source) for source in inputs):
        raise InputError(
            "output-is-input",
            N_("{option}: {file} is a file the analysis reads; choose another name"),
            option=option,
            file=str(target),
        )
    encoding = "utf-8-sig" if byte_order_mark else "utf-8"
    try:
        _replace(target, text.encode(encoding) if isinstance(text, str) else text)
    except OSError as error:
        raise InputError(
            "cannot-write",
            N_(
                "{option}: {file} cannot be written ({reason}); name a file in a folder that exists and is yours to "
                "write"
            ),
            option=option,
            file=str(target),
            reason=os_reason(error),
        ) from error


def deliver_and_tell(
    t: Translator,
    text: str | bytes,
    target: Path | None,
    *,
    inputs: Iterable[Path],
    byte_order_mark: bool = False,
    option: str = "-o",
) -> None:
    """Print `text`, or write it and name the file on the standard error; parameters as for :func:`deliver`."""
    deliver(text, target, inputs=inputs, byte_order_mark=byte_order_mark, option=option)
    if target not in (None, SCREEN):
        say(t(N_("Written: {file}")).format(file=target), error=True)


def deliver_files(files: Mapping[str, bytes], folder: Path, *, inputs: Iterable[Path]) -> list[Path]:
    """Write several files into a folder, each by way of a temporary file beside it.

    Parameters
    ----------
    files
        Content by the file's name in the folder; a name may hold a folder of its own.
    folder
        Where to; made if it is not there.
    inputs
        Files that must not be overwritten.

    Returns
    -------
    list of Path
        What was written, in the order of `files`.

    Raises
    ------
    InputError
        The folder cannot be made or written, or a file is one of the inputs.
    """
    targets = {folder / name: content for name, content in files.items()}
    sources = list(inputs)
    for target in targets:
        if any(_same_file(target, source) for source in sources):
            template = N_("-o: {file} is a file the report is made of; choose another folder")
            raise InputError("output-is-input", template, file=str(target))
    for target, content in targets.items():
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            _replace(target, content)
        except OSError as error:
            raise InputError(
                "cannot-write",
                N_("-o: {file} cannot be written ({reason}); close it in other programs, or name another folder"),
                file=str(target),
                reason=os_reason(error),
            ) from error
    return list(targets)


def format_of(target: Path | None, endings: Mapping[str, str]) -> str:
    """Return the format that belongs to the ending of a file's name, text without a file or an ending.

    Raises
    ------
    InputError
        Code ``"output-ending"``.
    """
    ending = target.suffix.lower() if target else ""
    if ending and ending not in endings:
        raise InputError(
            "output-ending",
            N_("-o: {file} has the ending {ending!r}, expected one of {expected}; rename it, or add --format"),
            file=str(target),
            ending=ending,
            expected=list(endings),
        )
    return endings.get(ending, "text")


def _replace(named: Path, content: bytes) -> None:
    target = named.resolve() if named.is_symlink() else named
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if target.exists() and not target.is_file():
        # a device or a pipe takes what is written; a file put in its place would destroy it
        target.write_bytes(content)
        return
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".prapasca-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(target)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise


def _same_file(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)
