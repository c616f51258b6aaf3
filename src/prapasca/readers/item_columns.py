"""What a column of a questionnaire holds: answers, or words, names, row numbers, ages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from decimal import Decimal

from prapasca.errors import N_
from prapasca.readers.labels import Spellings
from prapasca.readers.problems import ColumnProblems
from prapasca.readers.table import Column
from prapasca.readers.values import folded, observed, plain_number

MOST_ANSWERS = 11
"""No answer scale has more points than 0 to 10."""

LABELS_SHOWN = 7
ID_NAMES = frozenset(
    {
        *("no", "no.", "nomor", "number", "nr", "id", "kode", "code"),
        *("responden", "respondent", "subjek", "subject", "pasien", "patient", "ahli", "pakar", "expert"),
    }
)


@dataclass(frozen=True)
class ColumnReport:
    """What stands against a column as an item.

    Parameters
    ----------
    code, problem, fields
        Of the sentence; `problem` is None if nothing stands against it.
    unusable
        It holds no numbers, so it cannot be read even if it was chosen by name.
    """

    code: str = ""
    problem: str | None = None
    fields: Mapping[str, object] = field(default_factory=dict)
    unusable: bool = False


def examine(column: Column, missing: Spellings, *, measurements: bool) -> ColumnReport:
    """Look at a column as a whole before it is read as numbers.

    Parameters
    ----------
    column
        The cells.
    missing
        Texts that stand for no answer.
    measurements
        Any number of different values is fine.

    Examples
    --------
    >>> column = Column("age", [str(age) for age in range(20, 40)], range(2, 22))
    >>> examine(column, Spellings(()), measurements=False).code
    'many-values'
    """
    # faults of single cells are recorded when the numbers are read
    aside = ColumnProblems("", column.name)
    cells = [text for _, _, _, text in observed(column, aside) if missing.match(text) is None]
    words = [text for text in cells if plain_number(text) is None]
    if not cells and not aside.messages():
        return _nothing()
    if sum(isinstance(value, date | time | timedelta) for value in column.values) > len(cells):
        return _dates()
    if words and 2 * len(words) >= len(cells):
        return _in_words(words)
    numbers = [number for number in map(plain_number, cells) if number is not None]
    return _numbers(column.name, numbers, measurements=measurements)


def _nothing() -> ColumnReport:
    template = N_("{place}: column {column!r} is empty; leave it out by naming the items, such as --items {suggestion}")
    return ColumnReport("empty-item", template, unusable=True)


def _dates() -> ColumnReport:
    template = N_(
        "{place}: column {column!r} holds dates, so it is no item; leave it out by naming the items, such as "
        "--items {suggestion}"
    )
    return ColumnReport("item-dates", template, unusable=True)


def _in_words(words: Sequence[str]) -> ColumnReport:
    labels = Counter(word.strip() for word in words)
    if len(labels) <= LABELS_SHOWN and len(words) >= 2 * len(labels):
        template = N_(
            "{place}: the words {found} stand in the columns {columns}, expected numbers; code the answers from least "
            "to most, such as 1 for 'strongly disagree' up to 5 for 'strongly agree'"
        )
        return ColumnReport("item-labels", template, {"found": [repr(label) for label in labels]}, unusable=True)
    # what stands there may be names of people: it is not shown
    template = N_(
        "{place}: column {column!r} holds words, so it is no item; leave it out by naming the items, such as "
        "--items {suggestion}, or code its answers as numbers"
    )
    return ColumnReport("item-words", template, unusable=True)


def add_stray_words(column: Column, missing: Spellings, problems: ColumnProblems) -> None:
    """Record the words that stand among the numbers of a column.

    Parameters
    ----------
    column
        The cells.
    missing
        Texts that stand for no answer.
    problems
        Takes an error for each word.
    """
    template = N_(
        "{place}, column {column!r}, {where}: found {found!r}, expected a number; correct the cells, or give the text "
        "to --missing if it stands for no answer"
    )
    for _, row, _, text in observed(column, ColumnProblems("", column.name)):
        if missing.match(text) is None and plain_number(text) is None:
            problems.add("item-not-a-number", template, [row], key=folded(text), found=text)


def _numbers(name: str, numbers: Sequence[Decimal], *, measurements: bool) -> ColumnReport:
    different = len(set(numbers))
    whole = all(number == number.to_integral_value() for number in numbers)
    alone = different == len(numbers) and whole
    if alone and len(numbers) > 1 and folded(name) in ID_NAMES:
        return _row_numbers()
    if len(numbers) >= 4 and list(numbers) == list(range(1, len(numbers) + 1)):
        return _row_numbers()
    if different > MOST_ANSWERS and not measurements:
        template = N_(
            "{place}: column {column!r} holds {n} different numbers, more than the answers of an item; if it is none, "
            "leave it out by naming the items, such as --items {suggestion}"
        )
        return ColumnReport("many-values", template, {"n": different})
    return ColumnReport()


def _row_numbers() -> ColumnReport:
    template = N_(
        "{place}: column {column!r} seems to number the rows; leave it out by naming the items, such as "
        "--items {suggestion}"
    )
    return ColumnReport("row-numbers", template)
