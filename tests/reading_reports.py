"""What finished Word, OpenDocument, HTML, LaTeX and Markdown reports print, read without the code that wrote them."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from itertools import count
from xml.etree import ElementTree as ET

from prapasca.report.model import Document
from readback import FRONT, numbers

Pieces = Iterable[tuple[bool, str]]
"""Texts in reading order; whether each is a heading."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def docx_numbers(made: bytes, document: Document) -> dict[str, list[str]]:
    """Return the numbers below each heading of a Word file, by the section's identifier."""
    return _by_section(_docx_pieces(part(made, "word/document.xml")), document)


def odt_numbers(made: bytes, document: Document) -> dict[str, list[str]]:
    """Return the numbers below each heading of an OpenDocument text, by the section's identifier."""
    root = part(made, "content.xml")
    for frame in root.iter(f"{DRAWING}frame"):
        frame.clear()
    lines = (node for node in root.iter() if node.tag in (f"{TEXT}h", f"{TEXT}p"))
    return _by_section(((line.tag == f"{TEXT}h", "".join(line.itertext())) for line in lines), document)


def html_numbers(made: bytes, document: Document) -> dict[str, list[str]]:
    """Return the numbers below each heading of a page, by the section's identifier."""
    reader = _Page()
    reader.feed(made.decode())
    return _by_section(reader.pieces, document)


def markdown_numbers(made: str, document: Document) -> dict[str, list[str]]:
    """Return the numbers below each heading of a Markdown file, by the section's identifier."""
    lines = made.splitlines()
    shown = [re.sub(r"^\d+\. |\\(?=[^\w\s])", "", line) for line in lines]
    return _by_section([(line.startswith("##"), text) for line, text in zip(lines, shown, strict=True)], document)


def latex_numbers(made: bytes, document: Document) -> dict[str, list[str]]:
    """Return the numbers that LaTeX would print below each heading: its source as pandoc understands it, counted."""
    command = [pandoc(), "--from=latex", "--to=html5", "--standalone", "--shift-heading-level-by=1"]
    source = _understood(_counted(made.decode(), document)).encode()
    return html_numbers(subprocess.run(command, input=source, capture_output=True, check=True).stdout, document)


def pandoc() -> str:
    import pypandoc

    return str(pypandoc.get_pandoc_path())


def part(made: bytes, name: str) -> ET.Element:
    """Return one XML part of an archive."""
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return ET.fromstring(archive.read(name))  # noqa: S314  # our own file


def _by_section(pieces: Pieces, document: Document) -> dict[str, list[str]]:
    identifiers = [FRONT, *(section.id for section in document.walk())]
    texts = [""]
    for heading, text in pieces:
        if heading:
            texts.append("")
        texts[-1] += f"{text}\n"
    return {identifier: numbers(text) for identifier, text in zip(identifiers, texts, strict=True)}


def _docx_pieces(root: ET.Element) -> Iterator[tuple[bool, str]]:
    for paragraph in root.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        heading = style is not None and style.get(f"{W}val", "").startswith("Heading")
        yield heading, "".join(node.text or "" for node in paragraph.iter(f"{W}t"))


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[tuple[bool, str]] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.inside |= tag == "body"
        if tag not in ("a", "span", "strong", "em", "mark"):
            self.pieces.append((re.fullmatch("h[2-6]", tag) is not None, ""))

    def handle_endtag(self, tag: str) -> None:
        if re.fullmatch("h[2-6]|p|t[hd]|caption|figcaption", tag):
            self.pieces.append((False, ""))

    def handle_data(self, data: str) -> None:
        if self.inside:
            heading, text = self.pieces[-1]
            self.pieces[-1] = (heading, text + data)


def _counted(source: str, document: Document) -> str:
    """Write the numbers of captions, headings and references into a source, as LaTeX counts them."""
    lead = "" if document.numbering.chapter is None else f"{document.numbering.chapter}."
    counters = {"longtable": count(1), "figure": count(1)}
    label: dict[str, str] = {}
    kind, lines = "", source.splitlines()
    for at, line in enumerate(lines):
        begun = re.search(r"\\begin\{(longtable|figure)\}", line)
        kind = begun[1] if begun else kind
        if line.startswith(r"\caption{"):
            number = f"{lead}{next(counters[kind])}"
            label[re.findall(r"\\label\{([^}]*)\}", line)[-1]] = number
            lines[at] = line.replace(r"\caption{", rf"\caption{{{number}. ", 1)
    text = re.sub(r"\\ref\{([^}]*)\}", lambda found: label[found[1]], "\n".join(lines))
    return _headings_counted(text, lead) if document.numbering.headings else text


def _understood(source: str) -> str:
    """Leave out of tables what pandoc does not read: repeated headings, ends of lines that hold, some columns."""
    once = re.sub(r"\\endfirsthead.*?\\endlastfoot", r"\\endhead", source, flags=re.DOTALL)
    plain = re.sub(r"\\cmidrule\(lr\)\{[\d-]+\}", "", once)
    plain = re.sub(r"[CLR]\{[\d.]+\\linewidth\}|@\{\}p\{\\linewidth\}@\{\}", "l", plain)
    return plain.replace(r"\\*", r"\\")


def _headings_counted(text: str, lead: str) -> str:
    at = [0, 0, 0]

    def counted(found: re.Match[str]) -> str:
        level = found[1].count("sub")
        at[level:] = [at[level] + 1, *([0] * (2 - level))]
        return f"{found[0]}{lead}{'.'.join(map(str, at[: level + 1]))} "

    return re.sub(r"\\((?:sub)*)section\{", counted, text)
