"""A column of cells read as numbers: a mark is a decimal mark, and thousands are never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import isinf
from numbers import Real

from prapasca.change import exact_decimal
from prapasca.errors import N_, Message
from prapasca.readers.categories import add_missing
from prapasca.readers.labels import Spellings
from prapasca.readers.problems import ColumnProblems
from prapasca.readers.table import Column
from prapasca.readers.values import is_number, observed, plain_number
from prapasca.study import Band

SMALLEST, LARGEST = -30, 15
"""Powers of ten between which a number is taken for a measurement."""

_AMBIGUOUS = re.compile(r"[+-]?[1-9][0-9]{0,2}([.,])[0-9]{3}")
_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(?:[., \u00a0'][0-9]{3})+(?:[.,][0-9]+)?")


@dataclass(frozen=True)
class DecimalMarks:
    """Which decimal marks a file uses beyond doubt.

    Parameters
    ----------
    point, comma
        Whether some number cannot be read otherwise.
    """

    point: bool = False
    comma: bool = False

    def certain(self, mark: str) -> bool:
        """Tell whether `mark` is the file's one decimal mark."""
        return (self.point, self.comma) == (mark == ".", mark == ",")

    def excluded(self, mark: str) -> bool:
        """Tell whether the other mark is the file's one decimal mark."""
        return (self.point, self.comma) == (mark == ",", mark == ".")


@dataclass(frozen=True)
class NumberRule:
    """What a numeric column may hold.

    Parameters
    ----------
    missing
        Texts that stand for "not observed".
    decimals
        Decimals the study declares; more in a cell is an error, and three or more settle what ``1.234`` means.
    minimum, maximum
        Limits of the study.
    bands
        Bands of the study, one of which must hold the number; none for no such rule.
    """

    missing: Spellings
    decimals: int | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    bands: tuple[Band, ...] = ()


def decimal_marks(columns: Iterable[Column]) -> DecimalMarks:
    """Return the marks that stand in numbers such as 2,5 or 0.125, which cannot be thousands.

    Examples
    --------
    >>> decimal_marks([Column("weight", ["2,5", "1.234", 3.5], [2, 3, 4])])
    DecimalMarks(point=False, comma=True)
    """
    found = {mark for column in columns for value in column.values if isinstance(value, str) for mark in _marks(value)}
    return DecimalMarks("." in found, "," in found)


def _bare(text: str) -> str:
    return text.strip().replace("−", "-")


def _marks(text: str) -> str:
    if plain_number(text) is None or _AMBIGUOUS.fullmatch(_bare(text)):
        return ""
    return "".join(mark for mark in ".," if mark in text)


def read_numbers(
    column: Column, rule: NumberRule, marks: DecimalMarks, problems: ColumnProblems
) -> list[Decimal | None]:
    """Return each cell's number exactly as written, None where not observed; record what is none.

    Parameters
    ----------
    column
        The cells.
    rule
        What the study allows.
    marks
        Decimal marks of the whole file.
    problems
        Takes the errors, warnings and notes.

    Examples
    --------
    >>> problems = ColumnProblems("pairs.csv", "weight")
    >>> column = Column("weight", ["3,50", "2", "", "heavy"], [2, 3, 4, 5])
    >>> read_numbers(column, NumberRule(Spellings(())), DecimalMarks(comma=True), problems)
    [Decimal('3.50'), Decimal('2'), None, None]
    >>> [message.code for message in problems.messages()]
    ['not-a-number']
    """
    reader = _NumberReader(rule, marks, problems)
    numbers: list[Decimal | None] = [None] * len(column.values)
    as_text: list[int] = []
    n_typed = 0
    for position, row, value, text in observed(column, problems):
        if rule.missing.match(text) is not None:
            add_missing([row], text, problems)
            continue
        if is_number(value):
            numbers[position], n_typed = reader.typed(value, text, row), n_typed + 1
        else:
            numbers[position] = reader.written(text, row)
            as_text.append(row)
    if n_typed and as_text:
        template = N_("{place}, column {column!r}, {where}: numbers stored as text were read as numbers")
        problems.add("number-as-text", template, as_text, severity="note")
    return numbers


@dataclass(frozen=True)
class _NumberReader:
    """Reads the cells of one column."""

    rule: NumberRule
    marks: DecimalMarks
    problems: ColumnProblems

    def typed(self, value: object, text: str, row: int) -> Decimal | None:
        if isinstance(value, Real) and isinf(value):
            self._add_not_a_number(text, row)
            return None
        # 15 digits are all that Excel shows, and all that binary numbers keep of every decimal: beyond is noise
        number = Decimal(f"{value:.15g}") if isinstance(value, float) else exact_decimal(value)
        return self._allowed(number, text, row)

    def written(self, text: str, row: int) -> Decimal | None:
        number = plain_number(text)
        if number is None:
            self._add_not_a_number(text, row)
            return None
        doubtful = _AMBIGUOUS.fullmatch(_bare(text))
        if doubtful is not None and (self.rule.decimals or 0) < 3 and not self._is_decimal(doubtful[1], text, row):
            return None
        return self._allowed(number, text, row)

    def _is_decimal(self, mark: str, text: str, row: int) -> bool:
        if self.marks.certain(mark):
            template = N_(
                "{place}, column {column!r}, {where}: {mark!r} in numbers such as {found} read as the decimal mark, "
                "as elsewhere in the data"
            )
            self.problems.add("decimal-mark", template, [row], key=mark, severity="note", found=text, mark=mark)
            return True
        template = N_(
            "{place}, column {column!r}, {where}: numbers such as {found} may mean {thousand} or {decimal}; write "
            "{thousand}, or {decimal}0 if a decimal is meant"
        )
        if self.marks.excluded(mark):
            template = N_(
                "{place}, column {column!r}, {where}: numbers such as {found} seem to hold a thousands mark, "
                "since others have another decimal mark; write {thousand}"
            )
        decimal = text.strip()
        thousand = decimal.replace(mark, "")
        self.problems.add("thousands-mark", template, [row], key=mark, found=text, thousand=thousand, decimal=decimal)
        return False

    def _add_not_a_number(self, text: str, row: int) -> None:
        if _THOUSANDS.fullmatch(_bare(text)):
            template = N_(
                "{place}, column {column!r}, {where}: found {found!r}, expected a number without thousands marks, "
                "such as 1234,5 or 1234.5"
            )
            self.problems.add("thousands-mark", template, [row], key=text, found=text)
            return
        template = N_(
            "{place}, column {column!r}, {where}: found {found!r}, expected a number such as 3.5 or 3,5; correct the "
            "cells, or add the text to 'missing' in the study file if it stands for 'not observed'"
        )
        self.problems.add("not-a-number", template, [row], key=text, found=text)

    def _allowed(self, number: Decimal, text: str, row: int) -> Decimal | None:
        rule = self.rule
        if number and not SMALLEST <= number.adjusted() < LARGEST:
            template = N_(
                "{place}, column {column!r}, {where}: found {found}, too large or too small to be measured; expected "
                "a number below 10^15; correct the cells"
            )
            self.problems.add("number-size", template, [row], key=number, found=text)
            return None
        below = rule.minimum is not None and number < rule.minimum
        above = rule.maximum is not None and number > rule.maximum
        if below or above:
            template = N_("{place}, column {column!r}, {where}: found {found}, expected {expected}; correct the cells")
            self.problems.add("out-of-range", template, [row], key=number, found=text, expected=_limits(rule))
            return None
        if rule.bands and not any(band.contains(number) for band in rule.bands):
            template = N_(
                "{place}, column {column!r}, {where}: {found} lies in none of the bands {bands}; correct the cells, "
                "or the bands in the study file"
            )
            bands = [band.label for band in rule.bands]
            self.problems.add("no-band", template, [row], key=number, found=text, bands=bands)
            return None
        return self._measured(number, text, row)

    def _measured(self, number: Decimal, text: str, row: int) -> Decimal | None:
        decimals = self.rule.decimals
        if decimals is None or _n_decimals(number) <= decimals:
            return number
        template = N_(
            "{place}, column {column!r}, {where}: found {found}, expected no more decimals than {decimals}; correct "
            "the cells, or 'decimals' in the study file"
        )
        self.problems.add("more-decimals", template, [row], key=number, found=text, decimals=decimals)
        return None


def _n_decimals(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _limits(rule: NumberRule) -> Message:
    fields = {"minimum": rule.minimum, "maximum": rule.maximum}
    template = N_("a number from {minimum} to {maximum}")
    if rule.maximum is None:
        template = N_("a number of at least {minimum}")
    elif rule.minimum is None:
        template = N_("a number of at most {maximum}")
    return Message("limits", template, fields, "note")
