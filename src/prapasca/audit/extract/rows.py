"""Rows of a table: from cells, from lines, or from a table run into one line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from prapasca.audit.extract.labels import Labels
from prapasca.audit.extract.levels import SYMPTOM_WORDS, label_text
from prapasca.audit.extract.regions import Region

TOTAL = re.compile(r"(?:(?:grand\s+)?total|jumlah|sum)\b", re.IGNORECASE)
CHANGES = {
    "increased": r"meningkat|naik|increased?|peningkatan",
    "decreased": r"menurun|turun|decreased?|penurunan",
    "unchanged": r"tetap|sama|unchanged|no change|tidak berubah",
    "improved": r"membaik|improved",
    "worsened": r"memburuk|worsened",
}
"""Labels of a table of changes by direction."""
_CHANGE = re.compile(rf"\b(?:{'|'.join(CHANGES.values())})\b", re.IGNORECASE)

_BARE = re.compile(
    rf"(?<!Not )(?<!No )(?<!Tidak )\b(?:{'|'.join(word.capitalize() for word in SYMPTOM_WORDS.split())})\b(?=\s+\d)"
)
"""A symptom itself as the label of a row: those who have it."""
_CELL = re.compile(r"[-−–]?\s?\d*[.,]\s?\d+\s?%?|[-−–]?\d+\s?%?|(?<!\S)[-–](?!\S)")
_MASKED = re.compile(
    r"(?:\b(?:vol(?:ume)?|nomor|no|hal|halaman|page|tahun|year|issn|tabel|table)\b\.?\s*:?\s*)\d[\d.,-]*(?:\s-\s\d{3,4}[\dxX]?)?"
    r"|\b(?:19|20)\d\d\b|\b\d{4}\s?-\s?\d{3,4}[\dxX]?\b|[<>≥≤]\s?=?\s?\d+(?:[.,]\d+)?\s*(?:tahun|thn|years?|%)?"
    r"|\(\s*[<>≥≤]?\s*\d+(?:[.,]\d+)?\s*%?\s*[-–]\s*\d+(?:[.,]\d+)?\s*%?\s*\)|"
    r"(?<![\d.,])\d{1,3}(?:\s?%)?[-–]\d{1,3}(?:\s?%)?(?![.,\d])"
    r"|(?<=\n)[ \t]*[-–][ \t]+(?=[A-Z][a-z])|(?<=[a-z]\s)\(\s*(?:\d|10)\s*\)(?=\s+\d+\s+\(?\d)|\(\s*\d\s*[=:][^()]*\)"
    r"|\b(?:above|over|below|under|more\s+than|less\s+than|older\s+than|younger\s+than|di\s?atas|di\s?bawah|lebih\s+dari|"
    r"kurang\s+dari)\s+\d{1,3}(?=\s+(?:years?|tahun|thn|\d))"
    r"|\bn\s*=\s*\d+|\(\s*skor[^()]*\)|\b\d{1,2}\s*[-–]\s*\d{1,2}\s*(?:tahun|thn|years?)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Number:
    """A number in a row: as printed, and where; a dash is printed as nothing. The column is that of a real table."""

    printed: str
    start: int
    end: int
    column: int | None = None

    @property
    def whole(self) -> int | None:
        """Its value if it is a whole number without a percent sign; a dash is none of them."""
        if not self.printed:
            return 0
        return int(self.printed) if self.printed.isdecimal() else None


@dataclass(frozen=True)
class Row:
    """A row: its label, where the row stands, its numbers."""

    label: str
    start: int
    end: int
    numbers: tuple[Number, ...]

    @property
    def is_total(self) -> bool:
        """Whether it holds the totals of the columns."""
        return TOTAL.match(self.label.strip()) is not None


@dataclass(frozen=True)
class Grid:
    """A table taken apart: what stands above its rows, by column for a real table, and the rows."""

    region: Region
    head: str
    rows: tuple[Row, ...]
    columns: tuple[str, ...] = ()


def masked(text: str) -> str:
    """Return a text of the same length with the numbers blanked that count nobody.

    Examples
    --------
    >>> masked("Tahun 2021 Nyeri ringan 1-3 5 (25,0)")
    '           Nyeri ringan     5 (25,0)'
    """
    return _MASKED.sub(lambda found: " " * len(found[0]), text)


def numbers_in(text: str, offset: int) -> Iterator[Number]:
    """Yield the numbers, and dashes that stand for none, of a text that begins at an offset."""
    for found in _CELL.finditer(text):
        printed = "" if found[0].strip() in "-–" else "".join(found[0].split())
        yield Number(printed, offset + found.start(), offset + found.end())


def flat_grid(text: str, region: Region, labels: Labels) -> Grid:
    """Return the rows of a table run into the text: each label and the numbers right after it."""
    plain = masked(text[region.body : region.end])
    marks = sorted(_marks(plain, labels))
    rows = []
    for place, (start, end) in enumerate(marks):
        limit = marks[place + 1][0] if place + 1 < len(marks) else len(plain)
        numbers = tuple(_following(plain, end, limit, region.body))
        last = numbers[-1].end if numbers else region.body + end
        rows.append(Row(plain[start:end], region.body + start, last, numbers))
    head = text[region.body : region.body + (marks[0][0] if marks else len(plain))]
    return Grid(region, " ".join(head.split()), tuple(_without_indices(rows)))


def _marks(plain: str, labels: Labels) -> Iterator[tuple[int, int]]:
    """Yield where the rows of a table run into the text begin: labels and totals."""
    ends = [0]
    changes = list(_CHANGE.finditer(plain))
    found = [(one.start, one.end) for one in labels.mentions(plain)] + [one.span() for one in _BARE.finditer(plain)]
    found += [one.span() for one in TOTAL.finditer(plain)] + [one.span() for one in changes]
    for start, end in sorted(found):
        counted = re.match(r"[\s:|]*(?:\([^()]*\)\s*)?(?:[-–]\s+)*[-−–]?\d", plain[end:])
        if start >= ends[-1] and (plain[start].isupper() or counted):
            ends.append(end)
            yield start, end


def _following(plain: str, start: int, limit: int, offset: int) -> Iterator[Number]:
    """Yield the numbers after a label as far as nothing but marks stands between them."""
    at = start
    for found in _CELL.finditer(plain, start, limit):
        if re.search(r"[^\W\d_]{2}", plain[at : found.start()]):
            return
        printed = "" if found[0].strip() in "-–" else "".join(found[0].split())
        yield Number(printed, offset + found.start(), offset + found.end())
        at = found.end()


def _without_indices(rows: list[Row]) -> Iterator[Row]:
    """Yield rows without the number of the next row that stands at their end."""
    counted = [row for row in rows if row.numbers and not row.is_total]
    trailing = [row.numbers[-1].printed for row in counted[:-1]]
    numbered = len(counted) > 1 and trailing == [str(place) for place in range(2, len(counted) + 1)]
    regular = len({len(row.numbers) for row in counted[:-1]}) == 1
    if not (numbered and regular and len(counted[0].numbers) == len(counted[-1].numbers) + 1):
        yield from rows
        return
    for row in rows:
        if row in counted[:-1]:
            yield Row(row.label, row.start, row.numbers[-2].end, row.numbers[:-1])
        else:
            yield row


_LINE = re.compile(
    r"\s*(?:\d{1,2}[.)]?\s+)?(?P<label>[^\W\d_][^\d\n]*?(?:\([^()]*\))?[^\d\n]*?)\s*[:|"
    r"]?\s+(?P<rest>[-−–(]?\d[\d\s.,%()|\-−–]*)$"
)
_VALID = re.compile(r"valid", re.IGNORECASE)
"""What SPSS prints in a column of its own before the first category."""
MISSING = re.compile(r"missing\b|tidak\s+(?:tercatat|teramati)\b|not\s+(?:recorded|observed)\b", re.IGNORECASE)
"""The label of the people a table of frequencies lacks: the others are those observed then, not all of the study."""
_LAST_OF_NUMBERS = tuple("0123456789.,%()|-−–")


def line_grid(text: str, region: Region) -> Grid:
    """Return the rows of a table that prints one row a line, whatever their labels are."""
    rows: list[Row] = []
    head: list[str] = []
    start = region.body
    for line in text[region.body : region.end].split("\n"):
        plain = masked(line)
        found = _LINE.match(plain) if plain.rstrip()[-1:] in _LAST_OF_NUMBERS else None
        if found:
            at = start + found.start("rest")
            rows.append(
                Row(
                    found["label"],
                    start,
                    start + len(line),
                    tuple(_following(found["rest"], 0, len(found["rest"]), at)),
                )
            )
        elif not rows:
            head.append(line)
        start += len(line) + 1
    return Grid(region, " ".join(" ".join(head).split()), tuple(rows))


def tab_grid(text: str, region: Region) -> Grid:
    """Return the rows of a real table, and what stands above each of its columns."""
    heads: list[list[str]] = []
    rows: list[Row] = []
    start = region.body
    carried = ""
    for line in text[region.body : region.end].split("\n"):
        row = _tab_row(line, start, carried)
        if row.numbers and not _is_column_numbers(row) and (rows or row.label or len(row.numbers) > 1):
            rows.append(row)
            carried = row.label if not line.startswith("\t") else carried
        elif not rows:
            heads.append(_spread(line.split("\t")))
        elif row.label:
            rows.append(row)
        start += len(line) + 1
    width = max((len(head) for head in heads), default=0)
    columns = tuple(" ".join(head[column] for head in heads if column < len(head)) for column in range(width))
    return Grid(region, " ".join(dict.fromkeys(" ".join(head) for head in heads)), tuple(rows), columns)


def _spread(cells: list[str]) -> list[str]:
    """Return the cells of a head with a text that covers several columns in each of them."""
    spread: list[str] = []
    for place, cell in enumerate(cells):
        covered = place > 1 and not cell.strip() and spread[-1]
        spread.append(spread[-1] if covered else cell.strip())
    return spread


def _tab_row(line: str, start: int, carried: str) -> Row:
    label, numbers = "", []
    at = start
    for column, cell in enumerate(line.split("\t")):
        plain = cell if label else masked(cell)
        is_index = column == 0 and re.fullmatch(r"\s*\d{1,2}[.)]?\s*", cell) and re.search(r"\t\s*[^\W\d_]", line)
        if re.search(r"[^\W\d_]{2}", re.sub(r"\b(?:SD|IQR|min|max)\b", "", cell)) or (column == 0 and not is_index):
            label = cell.strip() if not label or _VALID.fullmatch(label) else label
        elif not is_index:
            found = [
                Number(
                    "" if one[0].strip() in "-–" else "".join(one[0].split()), at + one.start(), at + one.end(), column
                )
                for one in _CELL.finditer(plain)
            ]
            numbers += found
        at += len(cell) + 1
    return Row(label or carried, start, start + len(line), tuple(numbers))


def _is_column_numbers(row: Row) -> bool:
    """Tell whether a row only counts the columns: 1 2 3 4."""
    printed = [number.printed for number in row.numbers]
    if re.search(r"[^\W\d_]", row.label) or len(printed) < 2 or not printed[0].isdecimal():
        return False
    return printed == [str(int(printed[0]) + place) for place in range(len(printed))]


def row_label(row: Row) -> str:
    """Return the label of a row in small letters, without numbers and brackets."""
    return label_text(row.label)


def change_direction(label: str) -> str | None:
    """Return the direction that the label of a row of changes names.

    Examples
    --------
    >>> change_direction("Menurun"), change_direction("Lancar")
    ('decreased', None)
    """
    plain = label.strip().casefold()
    return next((name for name, forms in CHANGES.items() if re.fullmatch(forms, plain)), None)
