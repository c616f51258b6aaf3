"""What must hold between the keys of a study file.

Every rule works on the file as written and passes over a value of a wrong type, which the schema
reports; so a file with one wrong value still has all its other faults found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from prapasca.errors import N_
from prapasca.study.analysis_rules import analysis_faults
from prapasca.study.category_rules import category_texts, characteristic_faults, outcome_faults
from prapasca.study.choice import choice_fault
from prapasca.study.group_rules import group_faults
from prapasca.study.instrument_rules import instrument_faults
from prapasca.study.occasion_rules import occasion_faults
from prapasca.study.plan_rules import plan_faults
from prapasca.study.sensitivity_rules import sensitivity_faults
from prapasca.study.table import Fault, Path
from prapasca.study.values import code_text
from prapasca.study.written import Written, entries, items, shown, table, text


def rule_faults(written: Written) -> Iterator[Fault]:
    """Yield what is wrong between the keys of a study file, read into plain tables."""
    about = table(written.get("study"))
    yield from _period(table(about.get("period")))
    yield from _ethics(about.get("ethics"))
    yield from occasion_faults(written)
    yield from _missing_texts(written)
    yield from outcome_faults(table(written.get("outcome")))
    yield from characteristic_faults(entries(written.get("characteristics")))
    yield from analysis_faults(written)
    yield from group_faults(written)
    yield from _subgroups(written)
    yield from _strata(written)
    yield from sensitivity_faults(table(written.get("sensitivity")))
    yield from plan_faults(written)
    yield from instrument_faults(table(written.get("instrument")))


def _period(period: Written) -> Iterator[Fault]:
    start, end = period.get("start"), period.get("end")
    days = all(isinstance(day, date) and not isinstance(day, datetime) for day in (start, end))
    if days and end < start:  # type: ignore[operator]  # both are dates
        yield Fault(
            ("study", "period", "end"),
            "period-order",
            N_("found {found}, which is before the start {start}; expected the start first"),
            {"found": end, "start": start},
        )


def _ethics(ethics: object) -> Iterator[Fault]:
    if table(ethics).get("status") != "approved":
        return
    for key in ("number", "committee"):
        if key not in table(ethics):
            yield Fault(
                ("study", "ethics", key),
                "missing-key",
                N_('missing; required when the status is "approved"'),
            )


def _missing_texts(written: Written) -> Iterator[Fault]:
    listed = items(table(written.get("data")).get("missing"))
    codes = category_texts(entries(table(written.get("outcome")).get("categories")), "code")
    for place, found in enumerate(listed):
        if code_text(found).casefold() in (code.casefold() for code in codes if code):
            yield Fault(
                ("data", "missing", place),
                "missing-is-code",
                N_('found {found}, which is the code of a category; expected a text that means "not observed"'),
                {"found": shown(found)},
            )


def _subgroups(written: Written) -> Iterator[Fault]:
    listed = items(table(written.get("analysis")).get("subgroups"))
    known = _characteristics(written)
    for place, found in enumerate(listed):
        if (key := text(found)) is None:
            continue
        path = ("analysis", "subgroups", place)
        if key in [text(earlier) for earlier in listed[:place]]:
            yield Fault(path, "repeated", N_("found {found} twice; expected it once"), {"found": shown(key)})
        else:
            yield from _without_groups(path, key, known)


def _strata(written: Written) -> Iterator[Fault]:
    key = text(table(written.get("analysis")).get("strata"))
    if key is not None:
        yield from _without_groups(("analysis", "strata"), key, _characteristics(written))


def _characteristics(written: Written) -> dict[str | None, Written]:
    return {text(entry.get("key")): entry for entry in entries(written.get("characteristics"))}


def _without_groups(path: Path, key: str, known: Mapping[str | None, Written]) -> Iterator[Fault]:
    """Yield what is wrong with a key that should name a characteristic whose groups can be compared."""
    if key not in known:
        yield choice_fault(path, key, [name for name, entry in known.items() if name and not _no_groups(entry)])
    elif reason := _no_groups(known[key]):
        yield Fault(path, "no-groups", reason, {"found": shown(key)})


def _no_groups(characteristic: Written) -> str | None:
    if characteristic.get("kind") == "published_counts":
        return N_("found {found}, which has only published counts; expected a characteristic with a column of the data")
    if characteristic.get("kind") == "numeric" and not characteristic.get("bands"):
        return N_("found {found}, a number without bands; give it bands, so that it makes groups")
    return None
