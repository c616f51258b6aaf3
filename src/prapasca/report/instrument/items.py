"""The document of an item analysis: what is decided about each item and why, and how reliable the whole is."""

from __future__ import annotations

from prapasca.errors import N_
from prapasca.instrument import ItemAnalysisResult, ItemResult, ReliabilityResult
from prapasca.language import Translator
from prapasca.report.instrument.spss import spss_tables
from prapasca.report.instrument.words import (
    ALTERNATIVES,
    DECISIONS,
    UNDEFINED,
    coefficient,
    interval_cell,
    interval_column,
    note,
    p_value,
)
from prapasca.report.model import Cell, Column, Count, Paragraph, Part, Real, Row, Section, Table
from prapasca.report.planning.words import percent_number
from prapasca.report.sentences import paragraph, sentence

TITLE = N_("Validity and reliability of the items")


def item_lead(t: Translator, result: ItemAnalysisResult) -> tuple[Paragraph, ...]:
    """Say who answered, which items are valid, and how reliable the whole is."""
    whole = result.n + result.n_incomplete
    answered = sentence(
        t, N_("{n} people answered all {items} items."), n=Count(result.n), items=Count(len(result.items))
    )
    left_out = sentence(
        t,
        N_("People in the file: {people}; left out for a missing answer: {incomplete}."),
        people=Count(whole),
        incomplete=Count(result.n_incomplete),
    )
    return (
        paragraph(answered, left_out if result.n_incomplete else ()),
        paragraph(*decision_sentences(t, result)),
        paragraph(reliability_sentence(t, result.reliability)),
    )


def decision_sentences(t: Translator, result: ItemAnalysisResult) -> list[tuple[Part, ...]]:
    """Say how many items are valid, and name the others with the reason."""
    groups = {
        decision: [item.name for item in result.items if item.decision == decision]
        for decision in ("valid", "doubtful", "not_valid", "constant")
    }
    spoken = [
        sentence(
            t,
            N_("Valid items: {valid} of {items} (r reaches the critical r with and without the item in the total)."),
            valid=Count(len(groups["valid"])),
            items=Count(len(result.items)),
        )
    ]
    templates = {
        "doubtful": N_("Doubtful, since r reaches the critical r only with the item itself in the total: {names}."),
        "not_valid": N_("Not valid: {names}."),
        "constant": N_("Without spread, since everybody gave the same answer: {names}."),
    }
    spoken += [
        sentence(t, template, names=", ".join(groups[decision]))
        for decision, template in templates.items()
        if groups[decision]
    ]
    return spoken


def reliability_sentence(t: Translator, whole: ReliabilityResult) -> tuple[Part, ...]:
    """Say what Cronbach's alpha is, with its interval."""
    if whole.alpha is None or whole.interval is None:
        return sentence(t, N_("Cronbach's α cannot be computed."))
    return sentence(
        t,
        N_("Cronbach's α of {items} items is {alpha} ({level}% interval {interval})."),
        items=Count(whole.n_items),
        alpha=Real(whole.alpha, 3, bounded=True),
        level=percent_number(whole.interval.confidence_level),
        interval=interval_cell(t, whole.interval),
    )


def item_sections(t: Translator, result: ItemAnalysisResult) -> tuple[Section, ...]:
    """Return the manuscript's tables, then those of SPSS."""
    return (
        Section("items", t(N_("Items")), (items_table(t, result), _meaning(t))),
        Section("reliability", t(N_("Reliability")), (reliability_table(t, result.reliability),)),
        Section("spss", t(N_("To compare with SPSS")), tuple(spss_tables(t, result))),
    )


def items_table(t: Translator, result: ItemAnalysisResult) -> Table:
    """Show each item with what is decided about it, and why."""
    headers = (N_("Item–total r"), N_("p"), N_("Corrected r"), N_("α if deleted"))
    columns = (
        Column(t(N_("Item")), "left"),
        *(Column(t(header)) for header in headers),
        Column(t(N_("Decision")), "left"),
        Column(t(N_("Why")), "left"),
    )
    critical = note(
        t,
        N_("Critical r = {least} (n = {n}, df = n − 2 = {df}, {alternative}, level {level}%), from Student's t."),
        least=Real(result.critical_r, 3, bounded=True),
        n=Count(result.n),
        df=Count(result.df),
        alternative=t(ALTERNATIVES[result.alternative]),
        level=percent_number(1 - result.confidence_level),
    )
    explained = note(
        t,
        N_(
            "Item–total r: Pearson's correlation with the total, the item included (r hitung, r tabel in theses). "
            "Corrected r: with the sum of the other items; r alone is too high, the more so the fewer the items."
        ),
    )
    rows = tuple(Row(_item_cells(t, item)) for item in result.items)
    return Table("item-validity", t(N_("Validity of the items")), columns, rows, (critical, explained))


def _item_cells(t: Translator, item: ItemResult) -> tuple[Cell, ...]:
    return (
        item.name,
        coefficient(item.r),
        p_value(item.p),
        coefficient(item.r_corrected),
        coefficient(item.alpha_if_deleted),
        t(DECISIONS[item.decision]),
        t(_reason(item)),
    )


def _reason(item: ItemResult) -> str:
    if item.decision == "valid":
        return N_("both reach critical r")
    if item.decision == "doubtful":
        return N_("corrected r too low")
    if item.decision == "constant":
        return N_("one answer from all")
    if item.r is None:
        return N_("the total has no spread")
    return N_("r negative") if item.r < 0 else N_("r below critical r")


def _meaning(t: Translator) -> Paragraph:
    return Paragraph(
        sentence(
            t,
            N_(
                "Valid means here that the item goes with the rest of the questionnaire. Whether the questionnaire "
                "measures what it should is for experts to judge (prapasca validity --expert) and for a comparison "
                "with another measure."
            ),
        ),
        "remark",
    )


def reliability_table(t: Translator, whole: ReliabilityResult) -> Table:
    """Show the coefficients of the whole."""
    omega = whole.omega
    rows: list[tuple[Cell, ...]] = [
        (t(N_("Cronbach's α")), coefficient(whole.alpha), interval_cell(t, whole.interval)),
        (t(N_("α of standardised items")), coefficient(whole.alpha_standardised), UNDEFINED),
    ]
    if whole.kr20 is not None:
        rows.append((t(N_("Kuder–Richardson 20")), coefficient(whole.kr20), interval_cell(t, whole.interval)))
    rows.append((t(N_("McDonald's ω")), coefficient(omega.omega if omega else None), UNDEFINED))
    rows.append((t(N_("ω of standardised items")), coefficient(omega.omega_standardised if omega else None), UNDEFINED))
    notes = (
        note(t, N_("{items} items, {n} people."), items=Count(whole.n_items), n=Count(whole.n)),
        note(
            t,
            N_(
                "Interval of α: Feldt. ω: one factor, minimum residuals. {usual} and more is usual for research "
                "(Nunnally); read the lower end of the interval, not the estimate alone."
            ),
            usual=Real(0.70, 2, bounded=True),
        ),
    )
    columns = (
        Column(t(N_("Coefficient")), "left"),
        Column(t(N_("Value"))),
        interval_column(t, whole.interval.confidence_level if whole.interval else 0.95),
    )
    return Table("reliability", t(N_("Reliability of the whole")), columns, tuple(map(Row, rows)), notes)
