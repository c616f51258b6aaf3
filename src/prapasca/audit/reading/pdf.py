"""PDF files: lines built from the characters on the page, columns in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from prapasca.audit.reading.assembly import PrintedLine
from prapasca.audit.reading.layout import Glyph, page_lines
from prapasca.audit.reading.plain import joined_words
from prapasca.audit.reading.running_heads import without_running_heads
from prapasca.errors import N_, InputError, MissingExtraError

MOST_PAGES = 1500
"""Pages a manuscript may have."""

_LINE_ENDS = frozenset("\r\n\0")
_HYPHENS = dict.fromkeys(("\x02", "\ufffe", "\xad"), "-")
"""What PDFium makes of a hyphen at the end of a line."""
_PASSWORD = 4
"""What PDFium calls the error of a missing password."""


def pdf_lines(content: bytes, name: str) -> Iterator[PrintedLine]:
    """Yield the lines of a PDF with their pages; running heads and page numbers are left out.

    Two or more spaces stand where a wide gap is printed, as between the cells of a table.

    Raises
    ------
    InputError
        A file that is encrypted, damaged, too long, or scanned: its pages hold pictures of text only.
    MissingExtraError
        pypdfium2 is not installed.
    """
    try:
        import pypdfium2
    except ImportError:
        raise MissingExtraError(
            "missing-extra",
            N_('{file}: PDF files need the extra "audit"; install it with: {command}'),
            file=name,
            command="pip install pypdfium2",
        ) from None
    try:
        document = pypdfium2.PdfDocument(content)
        try:
            _check_length(len(document), name)
            pages = [page_lines(_glyphs(document[number])) for number in range(len(document))]
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        raise _unreadable(error, name) from None
    if not any(line.strip() for page in pages for line in page):
        raise InputError(
            "scanned",
            N_("{file}: its pages hold pictures of text but no text; run text recognition (OCR), or give the .docx"),
            file=name,
        )
    kept = without_running_heads(pages)
    return joined_words([(line, number) for number, page in enumerate(kept, start=1) for line in page])


def _unreadable(error: Exception, name: str) -> InputError:
    if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).casefold():
        return InputError(
            "encrypted-pdf",
            N_("{file}: the PDF is protected by a password; save it without a password"),
            file=name,
        )
    return InputError("damaged", N_("{file}: the PDF is damaged; save or download it again"), file=name)


def _check_length(pages: int, name: str) -> None:
    if pages > MOST_PAGES:
        raise InputError(
            "too-many-pages",
            N_("{file}: found {found} pages, expected at most {limit}; give one manuscript at a time"),
            file=name,
            found=pages,
            limit=MOST_PAGES,
        )


def _glyphs(page: object) -> list[Glyph]:
    """Return the characters of a page with the boxes of their fonts, in the order of the file."""
    from ctypes import byref

    from pypdfium2 import raw

    text_page = page.get_textpage()  # type: ignore[attr-defined]  # pypdfium2 has no types
    box = raw.FS_RECTF()
    reference, handle = byref(box), text_page.raw
    unicode_of, box_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    glyphs = []
    for index in range(raw.FPDFText_CountChars(text_page.raw)):
        character = chr(unicode_of(handle, index))
        if character in _LINE_ENDS:
            continue
        if box_of(handle, index, reference):
            glyphs.append(Glyph(_HYPHENS.get(character, character), box.left, box.right, box.bottom, box.top))
    text_page.close()
    return glyphs
