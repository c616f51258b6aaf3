"""Frequency tables of fewer people than the sample is said to be, where nobody is said to have left (B1)."""

from __future__ import annotations

from collections.abc import Iterator

from prapasca.audit.evidence import Evidence
from prapasca.audit.findings import Finding, about
from prapasca.audit.rules.columns import columns
from prapasca.audit.series import TIMES
from prapasca.errors import N_, Message

NOBODY_LEFT = Message("nobody-left", N_("nobody left the study, as nothing is said of it"))


def tables_of_others(evidence: Evidence) -> Iterator[Finding]:
    """Yield the total that every table of the outcome prints where it is no number of people the text tells."""
    told = [fact for role in ("sample", "analysed") for fact in evidence.own("n", role=role)]
    sample = [fact for fact in told if fact.get("role") == "sample" and fact.get("time") is None]
    if not sample or evidence.groups or evidence.own("n", role="dropout"):
        return
    found = [
        (column, total)
        for column in columns(evidence, "count")
        if column.key.time in TIMES and column.key.characteristic is None
        for total in column.totals
        if total.value == sum(int(str(fact.value)) for fact in column.cells)
    ]
    values = {total.value for _, total in found}
    if len(values) != 1 or values & {fact.value for fact in evidence.own("n")}:
        return
    totals = [total for _, total in found]
    fields = {"n": totals[0].value, "sizes": tuple(dict.fromkeys(fact.printed for fact in sample))}
    template = N_("the tables of frequencies are of {n} people; the sample is given as {sizes}")
    yield about(Message("B1", template, fields), "W", (*totals, *sample), assumptions=[NOBODY_LEFT])
