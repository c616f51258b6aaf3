"""Labels of an outcome told by the shape of its table alone: label, count and percentage, again and again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from prapasca.audit.extract.levels import label_text
from prapasca.audit.extract.numbers import parse_decimal
from prapasca.audit.extract.regions import Region
from prapasca.audit.extract.rows import TOTAL, Number, Row, change_direction, masked, numbers_in
from prapasca.audit.extract.vocabulary import column_groups, column_times
from prapasca.audit.rounding import Rounded, share

_NUMBER = r"\(?\s?(?:\d{1,4}(?:[.,]\d{1,2})?\s?%?|[-–](?=\s))\s?\)?"
_NUMBERS = re.compile(rf"(?<![^\s(]){_NUMBER}(?:\s*{_NUMBER})*(?!\w)")
_HEAD = re.compile(
    r".*(?:%|\b(?:persen\w*|prosentase|presentase|percent\w*|frekuensi|frequency|jumlah|kategori|category|count|n|f))"
    r"\s*\)?(?=\s)",
    re.IGNORECASE | re.DOTALL,
)
_WIDTHS = (2, 4)
_WORDS = 4


def labels_by_shape(text: str, region: Region) -> list[str]:
    """Return the labels of a table run into the text; none unless its percentages are shares of its total.

    Examples
    --------
    >>> text = "Independence before n % Independent 5 25.0 Helped 11 55.0 Dependent 4 20.0 Total 20 100"
    >>> labels_by_shape(text, Region("2", "", 0, 0, len(text), cells=False))
    ['independent', 'helped', 'dependent']
    >>> labels_by_shape(text.replace("25.0", "31.0").replace("55.0", "49.0"), Region("2", "", 0, 0, 83, cells=False))
    []
    """
    if not column_times(text[region.start : region.end]):
        return []
    rows = list(_rows(masked(text[region.body : region.end])))
    end = next((place for place, row in enumerate(rows) if row.is_total), 0)
    body = rows[:end]
    if len(body) < 2 or not all(_is_label(row.label) for row in body):
        return []
    width = len(body[0].numbers)
    if width not in _WIDTHS or any(len(row.numbers) != width for row in body):
        return []
    each = range(0, width, 2)
    totals = _totals(rows[end], width)
    sums = [sum(row.numbers[place].whole or 0 for row in body) for place in each]
    right = all(
        any(_fit(body, place, size) for size in (total, summed) if size)
        for place, total, summed in zip(each, totals, sums, strict=True)
    )
    return [label_text(row.label) for row in body] if right else []


def _totals(row: Row, width: int) -> list[int]:
    """Return the totals of the columns of counts; nothing where they are not printed."""
    step = 2 if len(row.numbers) == width else 1
    counts = [number.whole or 0 for number in row.numbers[::step]]
    return counts if len(counts) == width // 2 else [0] * (width // 2)


def _fit(body: Sequence[Row], place: int, size: int) -> bool:
    """Tell whether percentages are those of their counts, but for one slip in three rows or more."""
    wrong = sum(not _is_share(row.numbers[place], row.numbers[place + 1], size) for row in body)
    return wrong <= (len(body) > 2)


def _rows(plain: str) -> Iterator[Row]:
    last = 0
    for found in _NUMBERS.finditer(plain):
        label = plain[last : found.start()]
        if last == 0 and (head := _HEAD.match(label)):
            label = label[head.end() :]
        last = found.end()
        yield Row(" ".join(label.split()), found.start(), found.end(), tuple(numbers_in(found[0], found.start())))


def _is_label(label: str) -> bool:
    words: Sequence[str] = label.split()
    named = column_times(label) or column_groups(label) or change_direction(label)
    return 0 < len(words) <= _WORDS and label[0].isalpha() and not named and TOTAL.match(label) is None


def _is_share(count: Number, percent: Number, size: int) -> bool:
    value = parse_decimal(percent.printed.rstrip("%")) if percent.printed else None
    if count.whole is None or not size or (value is None and count.whole):
        return False
    return value is None or Rounded(value).is_near(share(count.whole, size))
