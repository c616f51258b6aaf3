"""HTML pages: their visible text and tables."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from prapasca.audit.reading.assembly import PrintedLine
from prapasca.audit.reading.tables import Cell, table_lines

_HIDDEN = frozenset({"script", "style", "nav", "template", "noscript", "svg", "footer", "head", "button", "select"})
_BLOCK_NAMES = (
    "p div section article main header aside h1 h2 h3 h4 h5 h6 ul ol li dl dt dd pre blockquote figure "
    "figcaption caption table form hr address body"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())


def html_lines(text: str) -> Iterator[PrintedLine]:
    r"""Yield the lines of a page; the rows of its tables with a TAB between cells.

    Examples
    --------
    >>> page = "<h2>Results</h2><table><tr><td>Smooth<td>12</table><p>n =\n 20 &lt; 30"
    >>> [line for line, _ in html_lines(page) if line]
    ['Results', 'Smooth\t12', 'n = 20 < 30']
    """
    parser = _Page()
    parser.feed(text)
    parser.close()
    parser.end_line()
    for line in parser.lines:
        yield line, None


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._text: list[str] = []
        self._hidden: list[str] = []
        self._tables: list[_Table] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self._hidden.append(tag)
        elif tag == "table":
            self.end_line()
            self._tables.append(_Table())
        elif tag in ("tr", "td", "th") and self._tables:
            self._end_cell()
            if tag == "tr":
                self._tables[-1].rows.append([])
            else:
                self._tables[-1].open(dict(attrs))
        elif tag == "br" or tag in _BLOCKS:
            self.end_line()

    def handle_endtag(self, tag: str) -> None:
        if self._hidden and tag == self._hidden[-1]:
            self._hidden.pop()
        elif tag == "table" and self._tables:
            self._end_cell()
            self._end_table()
        elif tag in ("td", "th") and self._tables:
            self._end_cell()
        elif tag in _BLOCKS:
            self.end_line()

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._text.append(data)

    def end_line(self) -> None:
        """Close the line, or the paragraph of a cell, that is being read."""
        line = " ".join("".join(self._text).split())
        self._text.clear()
        if self._tables and self._tables[-1].span is not None:
            if line:
                self._tables[-1].paragraphs.append(line)
        else:
            self.lines.append(line)

    def _end_cell(self) -> None:
        if self._tables[-1].span is not None:
            self.end_line()
            self._tables[-1].close()

    def _end_table(self) -> None:
        table = self._tables.pop()
        rows = [row for row in table.rows if row]
        if self._tables and self._tables[-1].span is not None:
            self._tables[-1].paragraphs.extend(" ".join(line.split()) for line in table_lines(rows))
        else:
            self.lines += ["", *table_lines(rows), ""]


class _Table:
    """A table being read: its rows, and the cell that is open if `span` is not None."""

    def __init__(self) -> None:
        self.rows: list[list[Cell]] = []
        self.paragraphs: list[str] = []
        self.span: tuple[int, int] | None = None
        self._below: dict[int, int] = {}

    def open(self, attributes: dict[str, str | None]) -> None:
        self.span = (_span(attributes.get("colspan")), _span(attributes.get("rowspan")))
        if not self.rows:
            self.rows.append([])
        self._skip_covered()

    def close(self) -> None:
        width, height = self.span or (1, 1)
        column = sum(cell.width for cell in self.rows[-1])
        if height > 1:
            self._below.update(dict.fromkeys(range(column, column + width), len(self.rows) + height - 1))
        self.rows[-1].append(Cell(tuple(self.paragraphs), width))
        self.paragraphs.clear()
        self.span = None

    def _skip_covered(self) -> None:
        """Leave empty the columns that a cell further up covers."""
        row = self.rows[-1]
        while self._below.get(sum(cell.width for cell in row), 0) >= len(self.rows):
            row.append(Cell(()))


def _span(found: str | None) -> int:
    return min(int(found), 100) if found and found.isdecimal() and int(found) > 0 else 1
