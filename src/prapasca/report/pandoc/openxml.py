"""Pieces of WordprocessingML that pandoc has no element for."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from prapasca.report.cleaning import clean
from prapasca.report.labels import Label

BOLD = "<w:b/><w:bCs/>"
FIRST_BOOKMARK = 500_001
"""Identifier of the first bookmark; pandoc counts its own from below a hundred."""


def run(text: str, properties: str = "") -> str:
    """Return a stretch of text.

    Examples
    --------
    >>> run("a < b", "<w:b/>")
    '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">a &lt; b</w:t></w:r>'
    """
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(clean(text))}</w:t></w:r>'


def field(instruction: str, shown: str, properties: str = "") -> str:
    """Return a field with the result it has until Word computes it again."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return (
        f'<w:r>{look}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{look}<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        f'<w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(shown, properties)}<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def paragraph(content: str, style: str, more: str = "") -> str:
    """Return a paragraph in a style; `more` are properties of its own."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{content}</w:p>'


def empty_line(twentieths: int) -> str:
    """Return a paragraph without words, so many twentieths of a point high."""
    return paragraph("", "TableNote", f'<w:spacing w:before="0" w:after="0" w:line="{twentieths}" w:lineRule="exact"/>')


def caption(label: Label, bookmark: str, number: int, rest: str, style: str, more: str = "") -> str:
    """Return a caption whose number is a field, and whose label is bold and can be referred to.

    Parameters
    ----------
    label
        Word and number.
    bookmark, number
        Name and identifier of the bookmark about the label.
    rest
        What follows the label.
    style, more
        Paragraph style, and properties beside it.
    """
    lead = f"{label.word}\u00a0" + ("" if label.chapter is None else f"{label.chapter}.")
    counted = field(f"SEQ {label.word} \\* ARABIC", str(label.position), BOLD)
    marked = (
        f"<w:bookmarkStart w:id={quoteattr(str(number))} w:name={quoteattr(bookmark)}/>"
        f'{run(lead, BOLD)}{counted}<w:bookmarkEnd w:id="{number}"/>'
    )
    return paragraph(marked + run(rest), style, more)


def section_end(properties: str) -> str:
    """Return the empty paragraph that closes a section of pages."""
    return f'<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>{properties}</w:pPr></w:p>'


def justified(align: str) -> str:
    """Return the property that aligns a paragraph."""
    return f'<w:jc w:val="{align}"/>'
