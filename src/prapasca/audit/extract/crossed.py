"""Printed tables of before by after: who went from which category to which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from prapasca.audit.extract.crossed_cells import Crossing, Line, crossed
from prapasca.audit.extract.labels import Labels
from prapasca.audit.extract.levels import label_text
from prapasca.audit.extract.regions import Region
from prapasca.audit.extract.rows import TOTAL, Number, masked, numbers_in
from prapasca.audit.extract.vocabulary import column_times

_KIND = re.compile(
    r"(?P<expected>expected(?:\s+count)?|(?:frekuensi|nilai|jumlah)\s+harapan|harapan)\b|"
    r"(?P<percent>%\s*(?:within|dalam|of|dari)\b[^\t\n\d]{0,40}?(?=\s*\d|\t|\n|$))|"
    r"(?P<residual>(?:std\.?\s*|adjusted\s+|standardized\s+)*residuals?)\b|(?P<count>count|observed|frekuensi|jumlah\s+n)\b",
    re.IGNORECASE,
)
_SIGN = re.compile(
    r"\*|×|\\|cross\s?-?\s?tab\w*|tab(?:el|ulasi)\s+silang|kontingensi|contingency|transi[st]i\w*|perpindahan|mc\s?-?nemar",
    re.IGNORECASE,
)
"""What shows that a table crosses two variables."""
_PRODUCT = re.compile(r"[*×\\&]|\bx\b|\bcross")
_SIDE = re.compile(r"\(\s*(?:(?P<rows>baris|rows?)|kolom|columns?)\s*\)", re.IGNORECASE)
"""After the time that runs down a table, or along it."""
_TIMED_LABEL = re.compile(r"\s*(?P<time>[^:]{3,40}):\s*(?P<label>[^\W\d_].*?)\s*$")
"""The head of a column with the time and the category: "After: good"."""
_WORDS = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class _Token:
    """A word or number of a table: a label, total, time, kind of row, other word, or number."""

    kind: str
    name: str
    start: int
    end: int
    number: Number | None = None

    def moved(self, offset: int) -> _Token:
        """Return it for a text in which it stands further on."""
        number = self.number
        if number is not None:
            number = replace(number, start=number.start + offset, end=number.end + offset)
        return replace(self, start=self.start + offset, end=self.end + offset, number=number)


def crossing(text: str, region: Region, labels: Labels) -> Crossing | None:
    r"""Return a table of before by after, None where a region holds none that is surely understood.

    Parameters
    ----------
    text
        The manuscript.
    region
        Where the table is.
    labels
        The labels of the manuscript.

    Examples
    --------
    >>> rows = ("Before \\ After\tPoor\tGood\tTotal", "Poor\t4\t9\t13", "Good\t1\t6\t7", "Total\t5\t15\t20")
    >>> text = "\n".join(rows)
    >>> found = crossing(text, Region("1", "Knowledge", 0, 0, len(text), cells=True), Labels())
    >>> [(cell.before, cell.after, cell.number.whole) for cell in found.moves][:2]
    [('poor', 'poor', 4), ('poor', 'good', 9)]
    """
    if len({one.name for one in column_times(text[region.start : region.end])}) < len(_OTHER):
        return None
    tokens = list(_cell_tokens(text, region)) if region.cells else _flat_tokens(text, region, labels)
    tokens = _categories_only(tokens, labels)
    first = _first_row(tokens)
    across = _columns(tokens[:first])
    if len(across) < 2 or first == len(tokens):
        return None
    times = _said_times(region.caption) or _times(region.caption if region.cells else "", tokens[:first], across)
    if times is None:
        return None
    said = f"{region.caption[:250]} {text[region.body : tokens[first].start]}"
    lines = [replace(one, label=one.label and labels.name(one.label)) for one in _lines(tokens[first:])]
    names = [labels.name(one.name) for one in across]
    return crossed(names, lines, times, sure=_SIGN.search(said) is not None)


def is_said_to_cross(caption: str) -> bool:
    """Tell whether a caption says that a table crosses both times, so that its columns are categories.

    Examples
    --------
    >>> is_said_to_cross("Crosstab of before by after"), is_said_to_cross("Knowledge before and after")
    (True, False)
    """
    return len({one.name for one in column_times(caption)}) > 1 and _SIGN.search(caption) is not None


def _categories_only(tokens: Sequence[_Token], labels: Labels) -> list[_Token]:
    """Return the tokens with labels that are no category, such as "p value", taken for plain words."""
    first = _first_row(tokens)
    below = sorted({one.name for one in tokens[first:] if one.kind == "label"}, key=len, reverse=True)
    tokens = [
        part for place, one in enumerate(tokens) for part in (_split(one, below, labels) if place < first else (one,))
    ]
    first = _first_row(tokens)
    sides = [{one.name for one in part if one.kind == "label"} for part in (tokens[:first], tokens[first:])]
    known = {name for name in sides[0] | sides[1] if name in sides[0] & sides[1] or _is_level(name, labels)}
    return [replace(one, kind="word") if one.kind == "label" and one.name not in known else one for one in tokens]


def _split(token: _Token, names: Sequence[str], labels: Labels) -> Iterator[_Token]:
    """Yield the labels that a label of the head consists of: "Cukup Baik" above a row "Cukup" is two."""
    first = next((name for name in names if f"{token.name} ".startswith(f"{name} ")), token.name)
    rest = token.name[len(first) :].strip()
    if token.kind != "label" or not rest or not (rest in names or _is_level(rest, labels)):
        yield token
    else:
        yield replace(token, name=first)
        yield from _split(replace(token, name=rest), names, labels)


def _is_level(name: str, labels: Labels) -> bool:
    return any(one.end - one.start == len(name) for one in labels.mentions(name))


def _first_row(tokens: Sequence[_Token]) -> int:
    """Return the place of the first label with numbers, a kind of row aside; the end where there is none."""
    for place, token in enumerate(tokens):
        following = next((one for one in tokens[place + 1 :] if one.kind != "kind"), None)
        if token.kind == "label" and following is not None and following.kind == "number":
            return place
    return len(tokens)


def _columns(head: Sequence[_Token]) -> list[_Token]:
    """Return the labels of the columns: the last different ones that the head names."""
    across: list[_Token] = []
    for token in reversed([one for one in head if one.kind == "label"]):
        if token.name in {one.name for one in across}:
            break
        across.insert(0, token)
    return across


def _said_times(caption: str) -> tuple[str, str] | None:
    """Return the times of rows and columns where a caption says which is which.

    Examples
    --------
    >>> _said_times("Moves from before (rows) to after (columns)"), _said_times("Moves from before to after")
    (('before', 'after'), None)
    """
    for found in _SIDE.finditer(caption):
        times = column_times(caption[: found.start()])
        if times:
            time = times[-1].name
            return (time, _OTHER[time]) if found["rows"] else (_OTHER[time], time)
    return None


def _times(caption: str, head: Sequence[_Token], across: Sequence[_Token]) -> tuple[str, str] | None:
    """Return the times of rows and columns; None unless both are told and nothing contradicts."""
    before = [one.name for one in head if one.kind == "time" and one.end <= across[0].start]
    beside = [one.name for one in head if one.kind == "time" and one.start >= across[-1].end]
    named = [one.name for one in column_times(caption)]
    rows = {named[0]} if len(named) > 1 and _PRODUCT.search(caption) else set()
    rows |= set(beside[-1:]) | {_OTHER[one] for one in before[-1:]}
    if len(rows) != 1 or {*before, *beside, *named} != set(_OTHER):
        return None
    found = rows.pop()
    return found, _OTHER[found]


_OTHER = {"before": "after", "after": "before"}


def _lines(body: Sequence[_Token]) -> list[Line]:
    """Return the rows with their counts and percentages; what follows the totals is left out."""
    lines: list[Line] = []
    kind = "count"
    for token in body:
        if token.kind in ("label", "total"):
            if lines and lines[-1].total and lines[-1].counts:
                break
            lines.append(Line(token.name, [], [], total=token.kind == "total"))
            kind = "count"
        elif token.kind == "kind":
            kind = token.name
        elif token.kind == "word" and lines[-1].counts:
            kind = "other"
        elif token.number is not None and kind in ("count", "percent"):
            (lines[-1].counts if kind == "count" else lines[-1].percents).append(token.number)
    return [line for line in lines if line.counts]


def _flat_tokens(text: str, region: Region, labels: Labels) -> list[_Token]:
    """Return the tokens of a table run into the text."""
    plain = masked(text[region.body : region.end])
    found = [_Token("label", label_text(one.text), one.start, one.end) for one in labels.mentions(plain)]
    found += [_Token("total", "", *one.span()) for one in TOTAL.finditer(plain)]
    found += [_Token("kind", one.lastgroup or "", *one.span()) for one in _KIND.finditer(plain)]
    found += [_Token("time", one.name, one.start, one.end) for one in column_times(plain)]
    kept: list[_Token] = []
    for token in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or token.start >= kept[-1].end:
            kept.append(token)
            plain = plain[: token.start] + " " * (token.end - token.start) + plain[token.end :]
    kept += [_Token("word", one[0], *one.span()) for one in _WORDS.finditer(plain)]
    kept += [_Token("number", "", one.start, one.end, one) for one in numbers_in(plain, 0)]
    kept.sort(key=lambda one: one.start)
    return [one.moved(region.body) for one in kept]


def _cell_tokens(text: str, region: Region) -> Iterator[_Token]:
    """Yield the tokens of a real table; an empty cell in a column of numbers stands for nobody."""
    lines: list[list[list[_Token]]] = []
    at = region.body
    for line in text[region.body : region.end].split("\n"):
        lines.append([])
        for printed in line.split("\t"):
            lines[-1].append(list(_of_cell(printed, at)))
            at += len(printed) + 1
    columns = _number_columns(lines)
    for cells in lines:
        label = next((one for cell in cells for one in cell), None)
        counted = any(token.number for cell in cells for token in cell)
        for column, cell in enumerate(cells):
            yield from (one for one in cell if one.number is None or column in columns)
            if not cell and counted and label is not None and column in columns:
                yield _Token("number", "", label.start, label.end, Number("", label.start, label.end, column))


def _number_columns(lines: Sequence[Sequence[Sequence[_Token]]]) -> set[int]:
    """Return the columns of counts and percentages: those with numbers in two rows, or with whole ones."""
    filled: dict[int, list[Number]] = {}
    for cells in lines:
        for column, cell in enumerate(cells):
            filled.setdefault(column, []).extend([one.number for one in cell if one.number][:1])
    return {column for column, one in filled.items() if len(one) > 1 or (one and one[0].whole is not None)}


def _of_cell(cell: str, start: int) -> Iterator[_Token]:
    end, plain = start + len(cell), cell.strip()
    kind, times = _KIND.match(plain), column_times(plain)
    if not _WORDS.search(plain):
        yield from (_Token("number", "", one.start, one.end, one) for one in numbers_in(cell, start))
    elif kind is not None:
        yield _Token("kind", kind.lastgroup or "", start, end)
    elif TOTAL.match(plain):
        yield _Token("total", "", start, end)
    elif (headed := _TIMED_LABEL.match(cell)) and column_times(headed["time"]):
        yield from (_Token("time", one.name, start + one.start, start + one.end) for one in times)
        yield _Token("label", label_text(headed["label"]), start + headed.start("label"), end)
    elif times:
        yield from (_Token("time", one.name, start + one.start, start + one.end) for one in times)
    else:
        yield _Token("label", label_text(plain), start, end)
