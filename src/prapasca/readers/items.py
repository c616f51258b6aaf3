"""A sheet of answers or ratings: every column an item, an expert's item or a rater, every row a person."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from prapasca.checks import nearest
from prapasca.errors import N_, InputError, Message, Severity
from prapasca.readers.columns import COLUMNS_SHOWN, Wanted
from prapasca.readers.decimals import NumberRule, decimal_marks, read_numbers
from prapasca.readers.files import read_file, read_header
from prapasca.readers.item_columns import ColumnReport, add_stray_words, examine
from prapasca.readers.labels import Spellings
from prapasca.readers.problems import CellProblems
from prapasca.readers.rows import ItemSheet
from prapasca.readers.table import RawTable
from prapasca.readers.values import folded, plain_number

Scale = tuple[int, int]
Answer = Decimal | None


def read_items(
    path: str | os.PathLike[str],
    chosen: Sequence[str] = (),
    *,
    missing: Sequence[str] = (),
    scale: Scale | None = None,
    reverse: Sequence[str] = (),
    measurements: bool = False,
) -> ItemSheet:
    r"""Read a sheet whose columns are items.

    Parameters
    ----------
    path
        CSV, TSV, XLSX, SPSS or Parquet, column names in the first row.
    chosen
        Names of columns, or the capital letters a spreadsheet gives them, or ``"first:last"`` for all from one to
        another; default every column, and then a column that cannot be an item is an error rather than left out.
    missing
        Texts that stand for no answer.
    scale
        Lowest and highest number an answer may be.
    reverse
        Columns worded the other way: ``low + high - answer`` replaces the answer; needs `scale`.
    measurements
        Columns may hold any number of different values.

    Raises
    ------
    InputError
        Everything wrong with the file at once.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder) / "items.csv"
    ...     _ = file.write_text("age;q1;q2\n31;4;5\n28;2;\n")
    ...     read_items(file, ["q1:q2"]).rows
    ((Decimal('4'), Decimal('5')), (Decimal('2'), None))
    """
    file = Path(path)
    found = read_header(file)
    header = [name for name in found if name.strip()]
    names = _named(found, chosen) if chosen else _every(header, file.name)
    turned = _turned(names, reverse, scale)
    table = read_file(file, Wanted(names, "--items"), None)
    rule = NumberRule(Spellings((), tuple(missing)), None, *(map(Decimal, scale) if scale else (None, None)))
    reports = _examined(table, names, rule, measurements=measurements)
    columns, messages = _columns(table, rule, reports, _reported(table.place, reports, found, automatic=not chosen))
    for name in turned:
        columns[name] = [None if answer is None else sum(scale or ()) - answer for answer in columns[name]]
    messages += _turned_note(table.place, turned, scale)
    rows = tuple(zip(*(columns[name] for name in names), strict=True))
    return ItemSheet(table.source, names, rows, (*([] if chosen else _nameless(table.place, found)), *messages))


def _nameless(place: object, header: Sequence[str]) -> list[Message]:
    named = [place for place, name in enumerate(header) if name.strip()]
    blank = sum(not name.strip() for name in header[: named[-1]])
    template = N_("{place}: columns without a name, not read: {n}")
    return [Message("nameless-columns", template, {"place": place, "n": blank}, "warning")] if blank else []


def _every(header: Sequence[str], file: str) -> tuple[str, ...]:
    numbers = [name for name in header if plain_number(name) is not None]
    counted = list(header) == [str(place) for place in range(1, len(header) + 1)]
    if len(header) < 2 or (len(numbers) * 2 > len(header) and not counted):
        raise InputError(
            "no-item-names",
            N_("{file}: row 1 does not name the columns; expected the name of each item there, such as q1, q2, q3"),
            file=file,
        )
    return tuple(header)


def _named(header: Sequence[str], chosen: Sequence[str]) -> tuple[str, ...]:
    """Return the columns chosen, ``first:last`` spelled out; names that are not there are left for the reader."""
    places = {folded(name): place for place, name in reversed(list(enumerate(header))) if name.strip()}
    names: list[str] = []
    for text in chosen:
        first, colon, last = (part.strip() for part in text.partition(":"))
        begin, end = (_place(part, places, header) for part in (first, last))
        if folded(text) in places or not colon:
            alone = _place(text, places, header)
            names.append(text.strip() if alone is None else header[alone])
        elif begin is not None and end is not None:
            if begin > end:
                raise InputError(
                    "item-order",
                    N_("--items: {last!r} stands before {first!r}; write {last}:{first}"),
                    first=first,
                    last=last,
                )
            names += [name for name in header[begin : end + 1] if name.strip()]
        else:
            names += [first, last]
    return tuple(dict.fromkeys(names))


def _place(text: str, places: Mapping[str, int], header: Sequence[str]) -> int | None:
    """Return the place of a column by its name, else by the letters a spreadsheet gives it."""
    from openpyxl.utils import column_index_from_string

    if folded(text) in places:
        return places[folded(text)]
    if not re.fullmatch("[A-Z]{1,2}", text):
        return None
    place = column_index_from_string(text) - 1
    return place if place < len(header) and header[place].strip() else None


def _turned(names: Sequence[str], reverse: Sequence[str], scale: Scale | None) -> tuple[str, ...]:
    if reverse and scale is None:
        raise InputError(
            "reverse-scale",
            N_("--reverse needs the ends of the scale; add --scale, such as --scale 1-5"),
        )
    known = {folded(name): name for name in names}
    for name in reverse:
        if folded(name) not in known:
            hint = nearest(name, names)
            template = N_("--reverse: {name!r} is not among the items; the items are {names}")
            if hint is not None:
                template = N_("--reverse: {name!r} is not among the items; did you mean {hint!r}?")
            raise InputError("reverse-unknown", template, name=name, names=list(names), hint=hint)
    return tuple(dict.fromkeys(known[folded(name)] for name in reverse))


def _turned_note(place: object, turned: Sequence[str], scale: Scale | None) -> list[Message]:
    template = N_("{place}: the answers to {names} were turned round, {sum} minus the answer")
    fields = {"place": place, "names": list(turned), "sum": sum(scale or ())}
    return [Message("turned-items", template, fields, "note")] if turned else []


def _examined(
    table: RawTable, names: Sequence[str], rule: NumberRule, *, measurements: bool
) -> dict[str, ColumnReport]:
    if not table.kept:
        raise InputError(
            "header-only",
            N_("{place}: there are no rows below the column names; expected one row for each person"),
            place=table.place,
        )
    return {name: examine(table.column(name), rule.missing, measurements=measurements) for name in names}


def _columns(
    table: RawTable, rule: NumberRule, reports: Mapping[str, ColumnReport], reported: Sequence[Message]
) -> tuple[dict[str, list[Answer]], list[Message]]:
    """Return the numbers of all columns, and what was noticed.

    Raises
    ------
    InputError
        Everything wrong with the columns at once.
    """
    problems = CellProblems(table.place)
    read = {name: table.column(name) for name, report in reports.items() if not report.unusable}
    for name, column in read.items():
        add_stray_words(column, rule.missing, problems.of(name))
    messages = [*table.messages, *reported, *problems.messages()]
    if not _errors(messages):
        marks = decimal_marks(read.values())
        columns = {name: read_numbers(column, rule, marks, problems.of(name)) for name, column in read.items()}
        messages = [*table.messages, *reported, *problems.messages()]
    if _errors(messages):
        raise InputError.of([*_errors(messages), *(message for message in messages if message.severity != "error")])
    return columns, messages


def _errors(messages: Sequence[Message]) -> list[Message]:
    return [message for message in messages if message.severity == "error"]


def _reported(
    place: object, reports: dict[str, ColumnReport], header: Sequence[str], *, automatic: bool
) -> list[Message]:
    """Return what stands against columns as items: errors, unless they were chosen by name and hold numbers."""
    suggestion = _suggestion([name for name, report in reports.items() if report.problem is None], header)
    found = []
    for name, report in reports.items():
        if report.problem is not None and report.code != "item-labels":
            fields = {"place": place, "column": name, "suggestion": suggestion, **report.fields}
            severity: Severity = "error" if automatic or report.unusable else "warning"
            found.append(Message(report.code, report.problem, fields, severity))
    return [*found, *_labels(place, {name: report for name, report in reports.items() if report.code == "item-labels"})]


def _labels(place: object, reports: dict[str, ColumnReport]) -> list[Message]:
    """Return one sentence for all columns that hold the words of answers."""
    if not reports:
        return []
    first = next(iter(reports.values()))
    words = dict.fromkeys(word for report in reports.values() for word in report.fields["found"])  # type: ignore[attr-defined]  # a list of words
    columns = [repr(name) for name in reports]
    shown = [*columns[:COLUMNS_SHOWN], *(["…"] if len(columns) > COLUMNS_SHOWN else [])]
    return [Message(first.code, first.problem or "", {"place": place, "columns": shown, "found": list(words)})]


def _suggestion(sound: Sequence[str], header: Sequence[str]) -> str:
    """Return how to name the columns against which nothing stands, by letters where names are sentences."""
    places = [list(header).index(name) for name in sound if name in header]
    if len(places) < 2:
        return "q1:q10"
    plain = all(re.fullmatch(r"[^\s,:]{1,20}", name) for name in sound)
    names = list(sound) if plain else [_letters(place) for place in places]
    return f"{names[0]}:{names[-1]}" if places[-1] - places[0] + 1 == len(places) else ",".join(names)


def _letters(place: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(place + 1))
