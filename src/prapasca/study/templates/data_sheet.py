"""The empty data sheet of a study, with drop-down lists of what the reader accepts."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from prapasca.errors import N_
from prapasca.language import Translator
from prapasca.study.characteristics import CategoricalCharacteristic, NumericCharacteristic
from prapasca.study.outcome import CodedCategory, NumericOutcome
from prapasca.study.source import WideSource
from prapasca.study.study import Study

if TYPE_CHECKING:
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

DATA_SHEET = "Data"
ROWS = 1000
FURTHEST = Decimal(10) ** 9


@dataclass(frozen=True)
class DataColumn:
    """One column to fill in.

    Parameters
    ----------
    name
        Its header.
    meaning
        What it holds, in the reader's language.
    codes
        What may stand in it, each with its label; empty for a column without codes.
    limits
        Smallest and largest number; None for a column that holds no number.
    """

    name: str
    meaning: str
    codes: tuple[tuple[str | int | Decimal, str], ...] = ()
    limits: tuple[Decimal, Decimal] | None = None


def data_columns(study: Study, language: str) -> list[DataColumn]:
    """Return the columns of a study's data in wide shape, the id first."""
    columns = [DataColumn(study.data.id, "")] if study.data.id else []
    if isinstance(study.data, WideSource):
        columns += [_outcome_column(study, name, language) for name in (study.data.pre, study.data.post)]
    for characteristic in study.characteristics:
        name = characteristic.name.in_language(language)
        if isinstance(characteristic, CategoricalCharacteristic):
            columns.append(DataColumn(characteristic.column, name, _codes(characteristic.categories, language)))
        elif isinstance(characteristic, NumericCharacteristic):
            unit = f" ({characteristic.unit.in_language(language)})" if characteristic.unit else ""
            columns.append(DataColumn(characteristic.column, name + unit, limits=(-FURTHEST, FURTHEST)))
    return columns


def _outcome_column(study: Study, column: str, language: str) -> DataColumn:
    outcome, name = study.outcome, study.outcome.name.in_language(language)
    if isinstance(outcome, NumericOutcome):
        low = -FURTHEST if outcome.minimum is None else outcome.minimum
        high = FURTHEST if outcome.maximum is None else outcome.maximum
        return DataColumn(column, name, limits=(low, high))
    return DataColumn(column, name, _codes(outcome.categories, language))


def _codes(categories: Sequence[CodedCategory], language: str) -> tuple[tuple[str | int | Decimal, str], ...]:
    return tuple((category.code, category.label.in_language(language)) for category in categories)


def csv_text(columns: Sequence[DataColumn], delimiter: str) -> str:
    r"""Return the header as a line of CSV.

    Examples
    --------
    >>> csv_text([DataColumn("id", ""), DataColumn("before", "")], ";")
    'id;before\r\n'
    """
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerow([column.name for column in columns])
    return text.getvalue()


def write_workbook(path: Path, columns: Sequence[DataColumn], t: Translator) -> None:
    """Write the empty data sheet, and beside it a sheet that explains columns and codes."""
    from openpyxl import Workbook

    workbook = Workbook()
    data = workbook.create_sheet(DATA_SHEET, 0)
    codes = workbook.worksheets[1]
    codes.title = t(N_("Codes"))
    _header(data, [column.name for column in columns])
    _header(codes, [t(N_("Column")), t(N_("Meaning")), t(N_("What to enter")), t(N_("Label"))])
    for place, column in enumerate(columns, start=1):
        first, last = _explain(codes, column, t)
        rule = _rule(column, f"'{codes.title}'!$C${first}:$C${last}", t)
        if rule is not None:
            letter = data.cell(1, place).column_letter
            rule.add(f"{letter}2:{letter}{ROWS + 1}")
            data.add_data_validation(rule)
    _fit_widths(data)
    _fit_widths(codes)
    workbook.save(path)


def _header(sheet: Worksheet, names: Sequence[str]) -> None:
    from openpyxl.styles import Font

    sheet.append(list(names))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"


def _explain(sheet: Worksheet, column: DataColumn, t: Translator) -> tuple[int, int]:
    """Append the rows that explain a column; return the first and the last of them."""
    first = sheet.max_row + 1
    meaning = column.meaning or t(N_("a number or code for each person; it is never printed"))
    entries: Sequence[tuple[object, str]] = column.codes or [(t(N_("a number")) if column.limits else "", "")]
    for code, label in entries:
        sheet.append([column.name, meaning, code, label])
    return first, sheet.max_row


def _rule(column: DataColumn, codes: str, t: Translator) -> DataValidation | None:
    from openpyxl.worksheet.datavalidation import DataValidation

    if column.codes:
        rule = DataValidation(type="list", formula1=codes, allow_blank=True)
        rule.error = t(N_("Choose from the list, or leave the cell empty when not observed."))
    elif column.limits:
        low, high = column.limits
        rule = DataValidation(type="decimal", operator="between", formula1=f"{low:f}", formula2=f"{high:f}")
        rule.allow_blank = True
        rule.error = t(N_("Enter a number, or leave the cell empty when not observed."))
    else:
        return None
    rule.errorTitle = column.name[:32]
    rule.showErrorMessage = True
    return rule


def _fit_widths(sheet: Worksheet) -> None:
    for column in sheet.columns:
        longest = max(len(str(cell.value or "")) for cell in column)
        sheet.column_dimensions[column[0].column_letter].width = min(max(longest + 3, 12), 60)
