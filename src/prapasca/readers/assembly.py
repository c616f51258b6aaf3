"""The columns of a table turned into the study's own terms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from prapasca.errors import N_, InputError, Message
from prapasca.readers.categories import read_categories
from prapasca.readers.columns import Wanted
from prapasca.readers.decimals import DecimalMarks, NumberRule, decimal_marks, read_numbers
from prapasca.readers.groups import group_messages, group_spellings
from prapasca.readers.labels import Spellings, category_spellings, check_spellings
from prapasca.readers.pairing import (
    Membership,
    account,
    at_occasion,
    check_wide_ids,
    long_membership,
    occasion_spellings,
    one_a_person,
    read_occasions,
)
from prapasca.readers.problems import CellProblems
from prapasca.readers.rows import Accounting, StudyRows, Value
from prapasca.readers.table import RawTable
from prapasca.study import (
    CategoricalCharacteristic,
    LongSource,
    NumericCharacteristic,
    OrdinalOutcome,
    Study,
    WideSource,
)

Measured = CategoricalCharacteristic | NumericCharacteristic


@dataclass(frozen=True)
class Expected:
    """What a study expects of its data.

    Parameters
    ----------
    outcome
        What may stand in the columns of the outcome.
    characteristics
        Column and rule, by the key of the characteristic.
    occasion
        How the occasions of the long shape are written.
    group
        Column and spellings of the groups, where the study has two.
    """

    outcome: Spellings | NumberRule
    characteristics: dict[str, tuple[str, Spellings | NumberRule]]
    occasion: Spellings | None
    group: tuple[str, Spellings] | None = None


@dataclass(frozen=True)
class _Cells:
    """Reads the columns of one table, all problems into one place."""

    table: RawTable
    marks: DecimalMarks
    problems: CellProblems

    def read(self, name: str, rule: Spellings | NumberRule) -> list[Value]:
        column = self.table.column(name)
        if isinstance(rule, Spellings):
            return list(read_categories(column, rule, self.problems.of(name)))
        return list(read_numbers(column, rule, self.marks, self.problems.of(name)))


def expected(study: Study) -> Expected:
    """Return what a study expects of its data.

    Raises
    ------
    InputError
        Code ``"ambiguous-category"``: a text to which the study gives two meanings in one column.
    """
    outcome, data = study.outcome, study.data
    rule: Spellings | NumberRule
    if isinstance(outcome, OrdinalOutcome):
        rule = category_spellings(outcome.categories, data.missing)
    else:
        missing = Spellings((), data.missing)
        rule = NumberRule(missing, outcome.decimals, outcome.minimum, outcome.maximum)
    measured = {item.key: (item.column, _rule(item, data.missing)) for item in _measured(study)}
    occasion = occasion_spellings(data.occasions) if isinstance(data, LongSource) else None
    group = (study.groups.column, group_spellings(study.groups, data.missing)) if study.groups else None
    named = {"outcome": rule, "data": occasion, **{key: rule for key, (_, rule) in measured.items()}}
    named |= {"groups": group[1]} if group else {}
    errors = [
        message
        for key, spellings in named.items()
        if isinstance(spellings, Spellings)
        for message in check_spellings(spellings, study.path.name, key)
    ]
    if errors:
        raise InputError.of(errors)
    return Expected(rule, measured, occasion, group)


def _measured(study: Study) -> list[Measured]:
    return [item for item in study.characteristics if isinstance(item, Measured)]


def _rule(item: Measured, missing: tuple[str, ...]) -> Spellings | NumberRule:
    if isinstance(item, CategoricalCharacteristic):
        return category_spellings(item.categories, missing)
    return NumberRule(Spellings((), missing), bands=item.bands)


def wanted_columns(study: Study) -> Wanted:
    """Return the columns a study reads: id, outcome, characteristics, group."""
    data = study.data
    outcome = _outcome_columns(data) if isinstance(data, WideSource) else [data.occasion, data.value]
    names = [*([] if data.id is None else [data.id]), *outcome, *(item.column for item in _measured(study))]
    names += [study.groups.column] if study.groups else []
    return Wanted(tuple(dict.fromkeys(names)), study.path.name)


def _outcome_columns(data: WideSource) -> list[str]:
    return [occasion.place for occasion in data.occasions]


def study_rows(study: Study, rules: Expected, table: RawTable) -> StudyRows:
    """Return the data of a study, one entry a person.

    Raises
    ------
    InputError
        Everything wrong with the cells at once.
    """
    if len(table.blank) == table.n_rows and not _errors(table.messages):
        raise InputError(
            "header-only",
            N_("{place}: there are no rows below the column names; expected one row for each person"),
            place=table.place,
        )
    problems = CellProblems(table.place)
    cells = _Cells(table, _marks(study, rules, table), problems)
    people = _wide(study.data, rules, cells) if isinstance(study.data, WideSource) else _long(study.data, rules, cells)
    messages = [*table.messages, *_marks_message(cells), *problems.messages()]
    if study.groups and not _errors(messages):
        messages += group_messages(study.groups, people.group, table.place)
    errors = _errors(messages)
    if errors:
        # the doubts too: who mends the data wants to hear everything at once
        raise InputError.of([*errors, *(message for message in messages if message.severity != "error")])
    pre, *between, post = people.occasions
    accounting = account(pre, post, rows_read=table.n_rows, rows_blank=len(table.blank))
    return StudyRows(
        table.source,
        accounting,
        tuple(pre),
        tuple(post),
        {key: tuple(values) for key, values in people.characteristics.items()},
        (
            *messages,
            *_accounting_messages(accounting, table.place),
            *_between_messages(study, people.occasions, table.place),
        ),
        between=tuple(map(tuple, between)),
        group=tuple(None if group is None else str(group) for group in people.group),
    )


def _errors(messages: Iterable[Message]) -> list[Message]:
    return [message for message in messages if message.severity == "error"]


class _People(NamedTuple):
    """The outcome on each occasion, characteristics by key and groups, one entry a person in each column."""

    occasions: list[list[Value]]
    characteristics: dict[str, list[Value]]
    group: list[Value]


def _wide(data: WideSource, rules: Expected, cells: _Cells) -> _People:
    if data.id is not None:
        check_wide_ids(cells.table.column(data.id), cells.problems.of(data.id))
    return _People(
        [cells.read(column, rules.outcome) for column in _outcome_columns(data)],
        {key: cells.read(column, rule) for key, (column, rule) in rules.characteristics.items()},
        cells.read(*rules.group) if rules.group else [],
    )


def _long(data: LongSource, rules: Expected, cells: _Cells) -> _People:
    membership = _membership(data, rules, cells)
    values = cells.read(data.value, rules.outcome)

    def of_person(column: str, rule: Spellings | NumberRule) -> list[Value]:
        return one_a_person(cells.read(column, rule), membership, cells.problems.of(column))

    return _People(
        [at_occasion(values, membership, occasion.key) for occasion in data.occasions],
        {key: of_person(column, rule) for key, (column, rule) in rules.characteristics.items()},
        of_person(*rules.group) if rules.group else [],
    )


def _membership(data: LongSource, rules: Expected, cells: _Cells) -> Membership:
    column, spellings = cells.table.column(data.occasion), rules.occasion or Spellings(())
    occasions = read_occasions(column, spellings, cells.problems.of(data.occasion))
    return long_membership(cells.table.column(data.id), occasions, cells.problems.of(data.id))


def _marks(study: Study, rules: Expected, table: RawTable) -> DecimalMarks:
    data = study.data
    outcome = _outcome_columns(data) if isinstance(data, WideSource) else [data.value]
    numeric = outcome if isinstance(rules.outcome, NumberRule) else []
    numeric = [*numeric, *(column for column, rule in rules.characteristics.values() if isinstance(rule, NumberRule))]
    return decimal_marks(table.column(name) for name in dict.fromkeys(numeric))


def _marks_message(cells: _Cells) -> list[Message]:
    if not (cells.marks.point and cells.marks.comma):
        return []
    template = N_("{place}: some numbers have a decimal point and others a decimal comma; both were read as decimals")
    return [Message("mixed-decimal-marks", template, {"place": cells.table.place}, "warning")]


def _accounting_messages(accounting: Accounting, place: object) -> list[Message]:
    if not accounting.n_excluded:
        return []
    template = N_(
        "{place}: people {people}, paired {paired}; not observed before {missing_pre}, after {missing_post}, "
        "neither before nor after {missing_both}"
    )
    counts = {exclusion.reason: exclusion.n for exclusion in accounting.excluded}
    fields = {"place": place, "people": accounting.people, "paired": accounting.paired, **counts}
    return [Message("missing-values", template, fields, "note" if accounting.paired else "warning")]


def _between_messages(study: Study, occasions: Sequence[Sequence[Value]], place: object) -> list[Message]:
    people = list(zip(*occasions, strict=True))
    complete = sum(None not in person for person in people)
    if len(occasions) < 3 or complete == len(people):
        return []
    template = N_(
        "{place}: people {people}, observed on every occasion {complete}; not observed on an occasion: {missing}"
    )
    missing = [
        f"{occasion.place} {absent}"
        for occasion, values in zip(study.data.occasions, occasions, strict=True)
        if (absent := sum(value is None for value in values))
    ]
    fields = {"place": place, "people": len(people), "complete": complete, "missing": missing}
    return [Message("missing-occasions", template, fields, "note" if complete else "warning")]
