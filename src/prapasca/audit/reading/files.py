"""The file of a manuscript: found, opened and handed to the reader of its format."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO

from prapasca.audit.manuscript import Manuscript
from prapasca.audit.reading.assembly import PrintedLine, assemble
from prapasca.audit.reading.pdf import pdf_lines
from prapasca.audit.reading.plain import decode_text, markdown_lines, plain_lines
from prapasca.audit.reading.web import html_lines
from prapasca.audit.reading.word import word_lines
from prapasca.checks import nearest
from prapasca.errors import N_, InputError, os_reason

LARGEST_FILE = 100_000_000
"""Bytes a manuscript's file may have."""

FORMATS = {
    ".docx": "docx",
    ".docm": "docx",
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "md",
    ".markdown": "md",
    ".txt": "txt",
    ".text": "txt",
}
"""Format by the ending of a file's name."""

ADVICE = {
    ".doc": N_("{file}: the old .doc format is not read; open it in Word and save it as .docx"),
    ".rtf": N_("{file}: .rtf is not read; open it in Word and save it as .docx"),
    ".odt": N_("{file}: .odt is not read; open it in LibreOffice and save it as .docx"),
    ".pages": N_("{file}: .pages is not read; open it in Pages and export it to Word (.docx)"),
    ".tex": N_("{file}: .tex is not read; give the PDF made from it"),
    ".toml": N_("{file}: this is no manuscript; facts are given with --facts, a study file with --study"),
    ".xlsx": N_("{file}: this is a data file, no manuscript; give the manuscript as .docx, .pdf or .txt"),
    ".csv": N_("{file}: this is a data file, no manuscript; give the manuscript as .docx, .pdf or .txt"),
    ".sav": N_("{file}: this is a data file, no manuscript; give the manuscript as .docx, .pdf or .txt"),
    ".spv": N_("{file}: this is SPSS output, no manuscript; give the manuscript as .docx, .pdf or .txt"),
    **dict.fromkeys(
        (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".heic"),
        N_("{file}: this is a picture, and pictures of text are not read; give the manuscript as .docx, .pdf or .txt"),
    ),
}
_ZIP, _OLE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-"
_STANDARD_INPUT = "-"


def read_manuscript(source: str | os.PathLike[str] | IO[bytes] | IO[str], name: str | None = None) -> Manuscript:
    """Read a manuscript.

    Parameters
    ----------
    source
        Path of a .docx, .pdf, .html, .md or .txt file, ``"-"`` for the standard input, or an open
        file; the format of a stream is told from its first bytes.
    name
        Name for messages; the file's own by default.

    Raises
    ------
    InputError
        A file that is not there, cannot be opened, is empty, too large, damaged, encrypted, or of a
        format that is not read; pages without text.
    MissingExtraError
        The reader of the format is not installed.

    Examples
    --------
    >>> import io
    >>> read_manuscript(io.BytesIO(b"Hasil: 13 responden (65,0%)."), "paper").text
    'Hasil: 13 responden (65,0%).'
    """
    if isinstance(source, str | os.PathLike):
        if os.fspath(source) != _STANDARD_INPUT:
            path = Path(source)
            content = _file_content(path)
            return _manuscript(content, FORMATS[path.suffix.casefold()], name or path.name)
        source = sys.stdin.buffer if hasattr(sys.stdin, "buffer") else sys.stdin
        name = name or "stdin"
    raw = source.read(LARGEST_FILE + 1)
    content = raw.encode("utf-8") if isinstance(raw, str) else raw
    title = name or str(getattr(source, "name", "stdin"))
    return _manuscript(content, _format_of(content, title), title)


def _manuscript(content: bytes, kind: str, name: str) -> Manuscript:
    if not content.strip():
        raise InputError("empty-file", N_("{file}: the file is empty; give the manuscript itself"), file=name)
    if len(content) > LARGEST_FILE:
        raise InputError(
            "too-large",
            N_("{file}: found more than {limit} bytes; give the manuscript alone, without pictures"),
            file=name,
            limit=LARGEST_FILE,
        )
    _check_content(content, kind, name)
    readers: dict[str, Callable[[], Iterable[PrintedLine]]] = {
        "docx": lambda: word_lines(content, name),
        "pdf": lambda: pdf_lines(content, name),
        "html": lambda: html_lines(decode_text(content, name)),
        "md": lambda: markdown_lines(decode_text(content, name)),
        "txt": lambda: plain_lines(decode_text(content, name)),
    }
    return assemble(readers[kind](), name)


def _check_content(content: bytes, kind: str, name: str) -> None:
    """Raise where the first bytes belong to another format than the name tells."""
    if kind == "docx" and content.startswith(_OLE):
        raise InputError(
            "encrypted-docx",
            N_("{file}: the document is protected by a password, or an old .doc; save it as .docx without a password"),
            file=name,
        )
    if kind == "docx" and not content.startswith(_ZIP):
        raise InputError(
            "damaged",
            N_("{file}: the Word document is damaged; open it in Word and save it again as .docx"),
            file=name,
        )
    if kind == "pdf" and _PDF not in content[:1024]:
        raise InputError(
            "damaged", N_("{file}: this is no PDF, or a damaged one; save or download it again"), file=name
        )
    if kind not in ("docx", "pdf") and content.startswith((_ZIP, _OLE, _PDF)):
        raise InputError(
            "wrong-ending",
            N_("{file}: this is no text file; give it the ending of its real format, such as .docx or .pdf"),
            file=name,
        )


def _format_of(content: bytes, name: str) -> str:
    if content.startswith((_ZIP, _OLE)):
        return "docx"
    if _PDF in content[:1024]:
        return "pdf"
    start = content[:1024].lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html", b"<?xml")):
        return "html"
    return FORMATS.get(Path(name).suffix.casefold(), "txt") if "." in name else "txt"


def _file_content(path: Path) -> bytes:
    _check_exists(path)
    _check_ending(path)
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise InputError(
            "unreadable",
            N_("{file}: the file cannot be opened ({reason}); close it in other programs and see that you may read it"),
            file=path.name,
            reason=os_reason(error),
        ) from None


def _check_ending(path: Path) -> None:
    ending = path.suffix.casefold()
    if ending in FORMATS:
        return
    template = ADVICE.get(
        ending,
        N_("{file}: found the ending {ending!r}, expected one of {expected}; save the manuscript in one of these"),
    )
    raise InputError("unknown-format", template, file=path.name, ending=ending, expected=list(FORMATS))


def _check_exists(path: Path) -> None:
    if path.is_dir():
        raise InputError("directory", N_("{file}: this is a folder; expected a manuscript in it"), file=path.name)
    if path.exists():
        return
    beside = [entry.name for entry in path.parent.iterdir()] if path.parent.is_dir() else []
    hint = nearest(path.name, beside)
    template = N_("{file}: there is no such file; give the path of a manuscript")
    if hint is not None:
        template = N_("{file}: there is no such file; did you mean {hint}?")
    raise InputError("not-found", template, file=str(path), hint=hint)
