"""The paired tables that fit a manuscript's numbers, in words and as a table."""

from __future__ import annotations

from collections.abc import Iterator

from prapasca.audit.findings import Figure
from prapasca.audit.report import TableSet
from prapasca.audit.rules.z_values import convention_name
from prapasca.errors import N_
from prapasca.language import Translator
from prapasca.report.model import Column, Count, Paragraph, Row, Table
from prapasca.report.tables.before_by_after import rows_with_totals

CHANGES = {
    "improved": N_("improved"),
    "unchanged": N_("unchanged"),
    "worsened": N_("worsened"),
}


def recovered_sentence(name: str, found: TableSet, t: Translator) -> str:
    """Return how many tables fit, and how many improved, stayed and worsened in all of them.

    Parameters
    ----------
    name
        Group and outcome, empty where the manuscript has but one.
    found
        The tables.
    t
        Texts in the reader's language.
    """
    sentence = t(_template(found)).format(count=found.count, all=found.count_without_z)
    changes = ", ".join(_changes(found, t))
    sentence = f"{sentence}: {changes}." if changes else f"{sentence}."
    return f"{name}: {sentence}" if name else sentence


def _template(found: TableSet) -> str:
    narrowed = found.count_without_z is not None and found.count_without_z != found.count
    if found.count == 0:
        return N_("No paired table fits the counts, Z and ranks printed")
    if found.count is None:
        return N_("Of the paired tables that fit the numbers printed only bounds are known")
    if found.count == 1 and narrowed:
        return N_("1 of {all} paired tables fits the numbers printed")
    if found.count == 1:
        return N_("Only one paired table fits the numbers printed")
    if narrowed:
        return N_("{count} of {all} paired tables fit the numbers printed")
    return N_("{count} paired tables fit the numbers printed")


def _changes(found: TableSet, t: Translator) -> Iterator[str]:
    for field, template in CHANGES.items():
        span = getattr(found, field)
        if span is not None:
            people = str(span[0]) if span[0] == span[1] else f"{span[0]}–{span[1]}"
            yield f"{t(template)} {people}"


def conventions_sentence(found: TableSet, t: Translator) -> str:
    """Return the conventions of the test under which tables fit; empty where Z is not known."""
    if not found.conventions:
        return ""
    names = "; ".join(t.message(convention_name(name)) for name in found.conventions)
    return t(N_("The Z printed fits with: {names}.")).format(names=names)


def recovered_table(name: str, found: TableSet, t: Translator) -> Table | None:
    """Return the only table that fits, or the only changes by steps; None where several fit."""
    if found.unique is not None:
        return _transitions(name, found.categories, found.unique, t)
    if found.profile_unique is not None:
        return _steps(name, found, t)
    return None


def _transitions(name: str, categories: tuple[str, ...], counts: tuple[tuple[int, ...], ...], t: Translator) -> Table:
    caption = t(N_("The only paired table that fits: before in rows, after in columns, worst category first"))
    heads = [Column(t(N_("Before")), "left"), *map(Column, categories), Column(t(N_("Total")))]
    rows = rows_with_totals(t, categories, counts)
    return Table("recovered", _captioned(name, caption), tuple(heads), rows, (_note(t),))


def _steps(name: str, found: TableSet, t: Translator) -> Table:
    profile = found.profile_unique or {}
    rows = [
        Row((f"{change:+d}" if change else t(N_("unchanged")), Count(people)))
        for change, people in sorted(profile.items())
        if people
    ]
    caption = t(N_("Changes by steps of category, the same in all {count} tables that fit")).format(count=found.count)
    heads: tuple[Column, ...] = (Column(t(N_("Steps, + for better")), "left"), Column("n"))
    return Table("recovered", _captioned(name, caption), heads, tuple(rows), (_note(t),))


def _note(t: Translator) -> Paragraph:
    return Paragraph((t(N_("Recovered from the numbers printed, not the study's own data.")),), "note")


def _captioned(name: str, caption: str) -> str:
    return f"{name}: {caption}" if name else caption


def recalculated_sentence(found: TableSet, t: Translator) -> str:
    """Return the p values and the effect size of all tables that fit; empty where none is known."""
    named = (
        (N_("exact p {value}"), found.p_exact),
        (N_("asymptotic p {value}"), found.p_asymptotic),
        (N_("rank-biserial correlation {value}"), found.rank_biserial),
    )
    known = [t(template).format(value=_span(ends, t)) for template, ends in named if ends is not None]
    return t(N_("Recalculated: {values}.")).format(values=", ".join(known)) if known else ""


def _span(ends: tuple[float, float], t: Translator) -> str:
    low, high = (Figure(value).render(t) for value in ends)
    return low if low == high else t(N_("{low} to {high}")).format(low=low, high=high)
