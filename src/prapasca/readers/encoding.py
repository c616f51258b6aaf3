"""The characters of a text file, by what its bytes can be."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from prapasca.errors import N_, InputError, Message

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}

_NAMES = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp1252": Message("encodings", N_("UTF-8 or Windows-1252")),
}


@dataclass(frozen=True)
class Decoded:
    """A text and how it was stored: ``"utf-8"``, ``"utf-8-sig"``, ``"utf-16-le"``, ``"utf-16-be"``, ``"cp1252"``."""

    text: str
    encoding: str


def decode(content: bytes, name: str) -> Decoded:
    """Return the text of a file: UTF-8, UTF-16 with its mark, else Windows-1252.

    Raises
    ------
    InputError
        Codes ``"workbook-as-text"``, ``"not-text"``, ``"broken-encoding"``.

    Examples
    --------
    >>> decode("3½".encode("cp1252"), "pairs.csv")
    Decoded(text='3½', encoding='cp1252')
    """
    if content.startswith((ZIP, OLE)):
        raise InputError(
            "workbook-as-text",
            N_("{file} is a workbook with the ending of a text file; open it in Excel and save it as .xlsx"),
            file=name,
        )
    decoded = _decoded(content, name)
    position = decoded.text.find("\0")
    if position >= 0:
        raise InputError(
            "not-text",
            N_("{file}, line {line}: found a NUL byte, so this is no text file; save the data as .csv or .xlsx again"),
            file=name,
            line=decoded.text.count("\n", 0, position) + 1,
        )
    return decoded


def _decoded(content: bytes, name: str) -> Decoded:
    if content.startswith(codecs.BOM_UTF8):
        return Decoded(_strict(content[3:], "utf-8", name), "utf-8-sig")
    encoding = _UTF16.get(content[:2])
    if encoding is not None:
        return Decoded(_strict(content[2:], encoding, name), encoding)
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return Decoded(_strict(content, "cp1252", name), "cp1252")


def _strict(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            "broken-encoding",
            N_(
                "{file}, line {line}: found bytes that are no text in {encoding}; save the file again as "
                '"CSV UTF-8", or as .xlsx'
            ),
            file=name,
            line=content.count(b"\n", 0, error.start) + 1,
            encoding=_NAMES[encoding],
        ) from None
