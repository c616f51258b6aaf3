"""A column of cells read as categories."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from prapasca.errors import N_
from prapasca.readers.labels import MISSING, Match, Spellings, shown_key
from prapasca.readers.problems import ColumnProblems
from prapasca.readers.table import Column
from prapasca.readers.values import observed, plain_number


def read_categories(column: Column, spellings: Spellings, problems: ColumnProblems) -> list[str | None]:
    """Return the key of each cell's category, None where not observed; record what fits none.

    Parameters
    ----------
    column
        The cells.
    spellings
        How the categories may be written.
    problems
        Takes the errors, warnings and notes.

    Examples
    --------
    >>> from prapasca.readers.labels import Choice
    >>> spellings = Spellings((Choice("no", ("0", "no")), Choice("yes", ("1", "yes"))))
    >>> problems = ColumnProblems("pairs.csv", "before")
    >>> read_categories(Column("before", ["0", 1.0, " YES", None], [2, 3, 4, 5]), spellings, problems)
    ['no', 'yes', 'yes', None]
    >>> [message.code for message in problems.messages()]
    ['variant', 'mixed-types']
    """
    _check_value_labels(column, spellings, problems)
    keys: list[str | None] = [None] * len(column.values)
    known: dict[str, Match | None] = {}
    rows_of: dict[str, list[int]] = {}
    for position, row, _, text in observed(column, problems):
        if text not in known:
            known[text] = _match(text, column, spellings)
        rows_of.setdefault(text, []).append(row)
        match = known[text]
        if match is not None and match.key != MISSING:
            keys[position] = match.key
    _add_unknown({text: rows_of[text] for text, match in known.items() if match is None}, spellings, problems)
    _add_notes(known, rows_of, problems)
    _check_types(known, rows_of, spellings, problems)
    return keys


def _match(text: str, column: Column, spellings: Spellings) -> Match | None:
    match = spellings.match(text)
    label = column.value_labels.get(text)
    if match is not None or label is None:
        return match
    labelled = spellings.match(label)
    return Match(labelled.key) if labelled is not None else None


def _add_unknown(unknown: Mapping[str, list[int]], spellings: Spellings, problems: ColumnProblems) -> None:
    expected = [choice.shown for choice in spellings.choices]
    for text, rows in unknown.items():
        hint = spellings.suggestion(text)
        template = N_(
            "{place}, column {column!r}, {where}: found {found!r}, expected one of {expected}; correct the cells, "
            "or add the text to 'missing' in the study file if it stands for 'not observed'"
        )
        if not spellings.optional:
            template = N_(
                "{place}, column {column!r}, {where}: found {found!r}, expected one of {expected}; correct the cells, "
                "or remove rows of other occasions"
            )
        if hint is not None:
            template = N_(
                "{place}, column {column!r}, {where}: found {found!r}, expected one of {expected}; "
                "did you mean {hint!r}?"
            )
        problems.add("unknown-label", template, rows, key=text, found=text, expected=expected, hint=hint)


def _add_notes(known: Mapping[str, Match | None], rows_of: Mapping[str, list[int]], problems: ColumnProblems) -> None:
    template = N_("{place}, column {column!r}, {where}: {found!r} read as {meaning!r}; cells {n}")
    for text, match in known.items():
        if match is not None and match.key == MISSING:
            add_missing(rows_of[text], text, problems)
        elif match is not None and match.variant:
            rows = rows_of[text]
            problems.add("variant", template, rows, key=text, severity="note", found=text, meaning=match.key)


def add_missing(rows: Iterable[int], text: str, problems: ColumnProblems) -> None:
    """Note cells whose text the study lists as "not observed"."""
    template = N_("{place}, column {column!r}, {where}: {found!r} read as 'not observed'; cells {n}")
    problems.add("missing-text", template, rows, key=text, severity="note", found=text)


def _check_types(
    known: Mapping[str, Match | None],
    rows_of: Mapping[str, list[int]],
    spellings: Spellings,
    problems: ColumnProblems,
) -> None:
    kinds = {plain_number(choice.spellings[0]) is not None for choice in spellings.choices}
    rows: dict[bool, list[int]] = {True: [], False: []}
    for text, match in known.items():
        if match is not None and match.key != MISSING:
            rows[plain_number(text) is not None] += rows_of[text]
    if not (rows[True] and rows[False]) or len(kinds) > 1:
        return
    template = N_(
        "{place}, column {column!r}: numbers in {numbers} cells and words in {words}; all were recognised, but see "
        "that they mean the same: {where}"
    )
    fewer = rows[True] if len(rows[True]) < len(rows[False]) else rows[False]
    counts = {"numbers": len(rows[True]), "words": len(rows[False])}
    problems.add("mixed-types", template, sorted(fewer), severity="warning", **counts)


def _check_value_labels(column: Column, spellings: Spellings, problems: ColumnProblems) -> None:
    template = N_(
        "{place}, column {column!r}: code {found!r} is labelled {label!r} in the file, but the study file reads it "
        "as {meaning!r}; the study file was followed: see which one is right"
    )
    unlike = N_(
        "{place}, column {column!r}: code {found!r} is labelled {label!r} in the file and was read as {meaning!r}; "
        "see that both mean the same"
    )
    for code, label in column.value_labels.items():
        by_code, by_label = spellings.match(code), spellings.match(label)
        if by_code is None or by_code.key == MISSING:
            continue
        meaning = shown_key(by_code.key)
        if by_label is None:
            told = {"found": code, "label": label, "meaning": meaning}
            problems.add("value-label-unlike", unlike, [], key=code, severity="note", **told)
        elif by_code.key != by_label.key:
            problems.add(
                "value-label", template, [], key=code, severity="warning", found=code, label=label, meaning=meaning
            )
