"""Word documents: their paragraphs and tables in order, as the reader of the final text sees them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from prapasca.audit.reading.assembly import PrintedLine
from prapasca.audit.reading.tables import Cell, table_lines
from prapasca.errors import N_, InputError, MissingExtraError

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST_UNPACKED = 500_000_000
"""Bytes a document may have when unpacked."""

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_LEFT_OUT = {_WORD + name for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "txbxContent")} | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
_CHARACTERS = {_WORD + "tab": " ", _WORD + "noBreakHyphen": "-", _WORD + "br": "\n", _WORD + "cr": "\n"}


def word_lines(content: bytes, name: str) -> Iterator[PrintedLine]:
    """Yield the lines of a Word document; the rows of its tables with a TAB between cells.

    Headers, footers, notes and deleted text are left out.

    Raises
    ------
    InputError
        A document that is damaged or too large.
    MissingExtraError
        python-docx is not installed.
    """
    try:
        import docx
    except ImportError:
        raise MissingExtraError(
            "missing-extra",
            N_('{file}: Word documents need the extra "audit"; install it with: {command}'),
            file=name,
            command="pip install python-docx",
        ) from None
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import LxmlError  # what python-docx reads with

    try:
        _check_size(content, name)
        body = docx.Document(io.BytesIO(content)).element.body
    except (
        zipfile.BadZipFile,
        PackageNotFoundError,
        LxmlError,
        KeyError,
        AttributeError,
        ValueError,
        EOFError,
        OSError,
    ) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(
            "damaged",
            N_("{file}: the Word document is damaged; open it in Word and save it again as .docx"),
            file=name,
        ) from None
    for line in _block_lines(body):
        yield line, None


def _check_size(content: bytes, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        unpacked = sum(entry.file_size for entry in archive.infolist())
    if unpacked > LARGEST_UNPACKED:
        raise InputError(
            "too-large",
            N_("{file}: found {found} bytes when unpacked, expected at most {limit}; give the manuscript alone"),
            file=name,
            found=unpacked,
            limit=LARGEST_UNPACKED,
        )


def _block_lines(parent: _Element) -> Iterator[str]:
    for child in parent:
        if child.tag == _WORD + "p":
            yield from _text(child).split("\n")
        elif child.tag == _WORD + "tbl":
            yield ""
            yield from table_lines(_rows(child))
            yield ""
        elif child.tag in (_WORD + "sdt", _WORD + "sdtContent", _WORD + "ins", _WORD + "customXml"):
            yield from _block_lines(child)


def _text(element: _Element) -> str:
    parts = []
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag in (_WORD + "t", _MATH + "t"):
            parts.append(child.text or "")
        elif child.tag in _CHARACTERS:
            parts.append(_CHARACTERS[child.tag])
        else:
            parts.append(_text(child))
    return "".join(parts)


def _rows(table: _Element) -> Iterator[list[Cell]]:
    for row in _inside(table, _WORD + "tr"):
        yield [_cell(cell) for cell in _inside(row, _WORD + "tc")]


def _inside(parent: _Element, tag: str) -> Iterator[_Element]:
    """Yield the elements right inside another, or wrapped in a content control there."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in (_WORD + "sdt", _WORD + "sdtContent", _WORD + "ins"):
            yield from _inside(child, tag)


def _cell(cell: _Element) -> Cell:
    span = cell.find(f"{_WORD}tcPr/{_WORD}gridSpan")
    merged = cell.find(f"{_WORD}tcPr/{_WORD}vMerge")
    continued = merged is not None and merged.get(_WORD + "val", "continue") == "continue"
    paragraphs = [line for line in _block_lines(cell) if line.strip()]
    width = int(span.get(_WORD + "val", "1")) if span is not None else 1
    return Cell(() if continued else tuple(paragraphs), max(1, min(width, 100)))
