"""What a column of a questionnaire holds: answers, or words, names, row numbers, ages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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
    words
        It holds words where numbers belong.
    empty
        It holds nothing.
    """

    code: str = ""
    problem: str | None = None
    fields: Mapping[str, object] = field(default_factory=dict)
    words: bool = False
    empty: bool = False


def examine(column: Column, missing: Spellings, problems: ColumnProblems, *, measurements: bool) -> ColumnReport:
    """Look at a column before it is read as numbers; single stray words go to `problems`.

    Parameters
    ----------
    column
        The cells.
    missing
        Texts that stand for no answer.
    problems
        Takes the stray words.
    measurements
        Any number of different values is fine.

    Examples
    --------
    >>> column = Column("age", [str(age) for age in range(20, 40)], range(2, 22))
    >>> examine(column, Spellings(()), ColumnProblems("items.csv", "age"), measurements=False).code
    'many-values'
    """
    # problems of the cells themselves are recorded when the numbers are read
    aside = ColumnProblems("", column.name)
    cells = [(row, text) for _, row, _, text in observed(column, aside) if missing.match(text) is None]
    words = [(row, text) for row, text in cells if plain_number(text) is None]
    if not cells:
        return _nothing() if not aside.messages() else ColumnReport()
    if words and 2 * len(words) >= len(cells):
        return _in_words([text for _, text in words])
    if words:
        _add_stray(words, problems)
        return ColumnReport(words=True)
    return _numbers(column.name, [plain_number(text) or Decimal(0) for _, text in cells], measurements=measurements)


def _nothing() -> ColumnReport:
    template = N_("{place}: column {column!r} is empty; leave it out by naming the items, such as --items {suggestion}")
    return ColumnReport("empty-item", template, empty=True)


def _in_words(words: Sequence[str]) -> ColumnReport:
    labels = Counter(word.strip() for word in words)
    if len(labels) <= LABELS_SHOWN and len(words) >= 2 * len(labels):
        template = N_(
            "{place}: column {column!r} holds the words {found}, expected numbers; code the answers from least to "
            "most, such as 1 for 'strongly disagree' up to 5 for 'strongly agree', or leave the column out, such as "
            "--items {suggestion}"
        )
        return ColumnReport("item-labels", template, {"found": [repr(label) for label in labels]}, words=True)
    # what stands there may be names of people: it is not shown
    template = N_(
        "{place}: column {column!r} holds words, so it is no item; leave it out by naming the items, such as "
        "--items {suggestion}, or code its answers as numbers"
    )
    return ColumnReport("item-words", template, words=True)


def _add_stray(words: Sequence[tuple[int, str]], problems: ColumnProblems) -> None:
    template = N_(
        "{place}, column {column!r}, {where}: found {found!r}, expected a number; correct the cells, or give the text "
        "to --missing if it stands for no answer"
    )
    for row, text in words:
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
