"""A sheet of answers or ratings: every column an item, an expert's item or a rater, every row a person."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from prapasca.checks import nearest
from prapasca.errors import N_, InputError, Message
from prapasca.readers.columns import Wanted
from prapasca.readers.decimals import NumberRule, decimal_marks, read_numbers
from prapasca.readers.files import read_file, read_header
from prapasca.readers.item_columns import ColumnReport, examine
from prapasca.readers.labels import Spellings
from prapasca.readers.problems import CellProblems
from prapasca.readers.rows import Source
from prapasca.readers.table import RawTable
from prapasca.readers.values import folded, plain_number

Scale = tuple[int, int]
Answer = Decimal | None


@dataclass(frozen=True)
class ItemSheet:
    """Answers as numbers.

    Parameters
    ----------
    source
        The file.
    names
        Names of the columns read, shape (k,).
    rows
        One entry a person, shape (n, k); None where nothing was answered.
    messages
        What the reader noticed.
    """

    source: Source
    names: tuple[str, ...]
    rows: tuple[tuple[Answer, ...], ...]
    messages: tuple[Message, ...]


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
        Names of columns, or ``"first:last"`` for all from one to another; default every column, and then a column that
        cannot be an item is an error rather than left out.
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
    names = _named(header, chosen) if chosen else _every(header, file.name)
    turned = _turned(names, reverse, scale)
    table = read_file(file, Wanted(names, "--items"), None)
    rule = NumberRule(Spellings((), tuple(missing)), None, *(map(Decimal, scale) if scale else (None, None)))
    columns, messages = _columns(table, names, rule, automatic=not chosen, measurements=measurements)
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
    places = {folded(name): place for place, name in reversed(list(enumerate(header)))}
    names: list[str] = []
    for text in chosen:
        first, _, last = (part.strip() for part in text.partition(":"))
        if folded(text) in places or not last:
            names.append(text.strip())
        elif folded(first) in places and folded(last) in places:
            begin, end = places[folded(first)], places[folded(last)]
            if begin > end:
                raise InputError(
                    "item-order",
                    N_("--items: {last!r} stands before {first!r}; write {last}:{first}"),
                    first=first,
                    last=last,
                )
            names += header[begin : end + 1]
        else:
            names += [first, last]
    return tuple(dict.fromkeys(names))


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


def _columns(
    table: RawTable, names: Sequence[str], rule: NumberRule, *, automatic: bool, measurements: bool
) -> tuple[dict[str, list[Answer]], list[Message]]:
    if not table.kept:
        raise InputError(
            "header-only",
            N_("{place}: there are no rows below the column names; expected one row for each person"),
            place=table.place,
        )
    read = {name: table.column(name) for name in names}
    problems = CellProblems(table.place)
    reports = {
        name: examine(column, rule.missing, problems.of(name), measurements=measurements)
        for name, column in read.items()
    }
    messages = [*table.messages, *_reported(table.place, reports, automatic=automatic)]
    marks = decimal_marks(column for name, column in read.items() if not reports[name].words)
    columns = {
        name: read_numbers(column, rule, marks, problems.of(name))
        for name, column in read.items()
        if not reports[name].words
    }
    messages += problems.messages()
    errors = [message for message in messages if message.severity == "error"]
    if errors:
        raise InputError.of([*errors, *(message for message in messages if message.severity != "error")])
    return columns, messages


def _reported(place: object, reports: dict[str, ColumnReport], *, automatic: bool) -> list[Message]:
    """Return what stands against columns as items: errors, unless they were chosen by name and hold numbers."""
    sound = [name for name, report in reports.items() if report.problem is None]
    suggestion = ",".join(sound[:1] + sound[-1:]) if len(sound) > 1 else "q1,q2"
    names = list(reports)
    if len(sound) > 1 and names[names.index(sound[0]) : names.index(sound[-1]) + 1] == sound:
        suggestion = f"{sound[0]}:{sound[-1]}"
    elif len(sound) > 1:
        suggestion = ",".join(sound)
    found = []
    for name, report in reports.items():
        if report.problem is not None:
            fields = {"place": place, "column": name, "suggestion": suggestion, **report.fields}
            severe = automatic or report.words or report.empty
            found.append(Message(report.code, report.problem, fields, "error" if severe else "warning"))
    return found
