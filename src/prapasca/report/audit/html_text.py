"""The manuscript's text as HTML, its facts and findings marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from prapasca.audit.manuscript import Line, Manuscript
from prapasca.errors import N_
from prapasca.language import Translator

ORDER = "EWRI"
"""Severities, the gravest first: of several findings at one place it gives the colour."""


@dataclass(frozen=True)
class Span:
    """A stretch of the text that is a fact, and the findings that stand there.

    Parameters
    ----------
    start, end
        Offsets in the text.
    anchor
        Name it can be linked by.
    findings
        Number, severity and code of each finding placed here; none for a fact nothing is said about.
    own
        Whether it is marked even then.
    """

    start: int
    end: int
    anchor: str
    findings: tuple[tuple[int, str, str], ...] = ()
    own: bool = True


def text_as_html(manuscript: Manuscript, spans: Iterable[Span], prefix: str, t: Translator) -> Iterator[str]:
    """Yield the text line by line, rows of tables as tables.

    Parameters
    ----------
    manuscript
        The text.
    spans
        What to mark; overlapping ones are split.
    prefix
        Beginning of the names by which lines can be linked.
    t
        Texts in the reader's language.
    """
    pieces = _Pieces(manuscript.text, spans, prefix)
    in_table, page = False, None
    for line in manuscript.lines:
        row = "\t" in line.text
        if in_table and not row:
            yield "</table></div>"
        if line.page is not None and line.page != page:
            page = line.page
            if not (in_table and row):
                shown = t(N_("page {page}")).format(page=page)
                yield f'<p class="page">{escape(shown)}</p>'
        if row and not in_table:
            yield '<div class="wide"><table>'
        in_table = row
        language = manuscript.section_at(line.start).language if manuscript.language == "mixed" else None
        attributes = f'id="{prefix}L{line.number}"' + (f' lang="{language}"' if language else "")
        yield from _line(line, pieces, attributes, is_row=row)
    if in_table:
        yield "</table></div>"


def _line(line: Line, pieces: _Pieces, attributes: str, *, is_row: bool) -> Iterator[str]:
    end = line.start + len(line.text)
    if is_row:
        cells = "".join(f"<td>{pieces.html(start, stop)}</td>" for start, stop in _cells(line))
        yield f"<tr {attributes}>{cells}</tr>"
    elif line.text.strip():
        yield f"<p {attributes}>{pieces.html(line.start, end)}</p>"


def _cells(line: Line) -> Iterator[tuple[int, int]]:
    start = line.start
    for cell in line.text.split("\t"):
        yield start, start + len(cell)
        start += len(cell) + 1


class _Pieces:
    """The text cut at every end of a span."""

    def __init__(self, text: str, spans: Iterable[Span], prefix: str) -> None:
        self._text, self._prefix = text, prefix
        self._spans = sorted((span for span in spans if span.start < span.end), key=lambda span: span.start)
        self._first = 0

    def html(self, start: int, end: int) -> str:
        """Return a stretch of one line; stretches are asked for in the order of the text."""
        while self._first < len(self._spans) and self._spans[self._first].end <= start:
            self._first += 1
        here = []
        for span in self._spans[self._first :]:
            if span.start >= end:
                break
            if span.end > start:
                here.append(span)
        cuts = sorted({start, end, *(min(max(cut, start), end) for span in here for cut in (span.start, span.end))})
        return "".join(
            self._piece(left, right, [span for span in here if span.start <= left and right <= span.end])
            for left, right in pairwise(cuts)
        )

    def _piece(self, start: int, end: int, spans: Sequence[Span]) -> str:
        shown = escape(self._text[start:end])
        anchors = "".join(f'<a id="{escape(span.anchor)}"></a>' for span in spans if span.start == start)
        found = sorted(
            {finding: None for span in spans for finding in span.findings},
            key=lambda finding: (ORDER.index(finding[1]), finding[0]),
        )
        if not found:
            own = any(span.own for span in spans)
            return anchors + (f'<span class="fact">{shown}</span>' if own else shown)
        last = [finding for span in spans if span.end == end for finding in span.findings]
        links = "".join(
            f'<a href="#{self._prefix}finding-{number}">{escape(code)}</a>'
            for number, _, code in found
            if (number, _, code) in last
        )
        marks = f"<sup>{links}</sup>" if links else ""
        return f'{anchors}<mark class="{found[0][1]}">{shown}{marks}</mark>'
