"""The document of experts' ratings: Aiken's V, the content validity index, Lawshe's ratio."""

from __future__ import annotations

from prapasca.errors import N_
from prapasca.instrument import ExpertResult, RatedItem
from prapasca.language import Translator
from prapasca.report.instrument.words import DECISIONS, coefficient, interval_cell, interval_column, note, p_value
from prapasca.report.model import Cell, Column, Count, Paragraph, Real, Row, Section, Table
from prapasca.report.planning.words import percent_number
from prapasca.report.sentences import paragraph, sentence

TITLE = N_("Content validity by experts")


def expert_lead(t: Translator, result: ExpertResult) -> tuple[Paragraph, ...]:
    """Say who judged, and what came of it."""
    judged = sentence(
        t,
        N_("{experts} experts judged {items} items on a scale from {low} to {high}."),
        experts=Count(result.n_experts),
        items=Count(len(result.items)),
        low=Count(result.low),
        high=Count(result.high),
    )
    missing = sentence(
        t,
        N_("Missing ratings: {missing}; the item is then judged by the other experts."),
        missing=Count(result.n_missing),
    )
    kept = [item.name for item in result.items if item.aiken.decision == "valid"]
    others = [item.name for item in result.items if item.aiken.decision == "not_valid"]
    found = sentence(
        t,
        N_("Aiken's V reaches its critical value in {valid} of {items} items."),
        valid=Count(len(kept)),
        items=Count(len(result.items)),
    )
    return (
        paragraph(judged, missing if result.n_missing else ()),
        paragraph(found, sentence(t, N_("Below it: {names}."), names=", ".join(others)) if others else ()),
        paragraph(
            sentence(
                t,
                N_("S-CVI/Ave (mean of the indices) = {average}; S-CVI/UA (items relevant to all) = {universal}."),
                average=Real(result.s_cvi_average, 3, bounded=True),
                universal=Real(result.s_cvi_universal, 3, bounded=True),
            )
        ),
    )


def expert_sections(t: Translator, result: ExpertResult) -> tuple[Section, ...]:
    """Return the tables of Aiken's V, and of index and ratio."""
    return (
        Section("aiken", t(N_("Aiken's V")), (_aiken(t, result),)),
        Section("content", t(N_("Content validity index and ratio")), (_content(t, result),)),
    )


def _aiken(t: Translator, result: ExpertResult) -> Table:
    columns = (
        Column(t(N_("Item")), "left"),
        Column(t(N_("Experts"))),
        Column(t(N_("Mean"))),
        Column("V"),
        interval_column(t, result.confidence_level),
        Column("p"),
        Column(t(N_("Critical V"))),
        Column(t(N_("Decision")), "left"),
    )
    notes = (
        note(
            t,
            N_(
                "V = (mean − lowest) / (highest − lowest). p: how often blind ratings would give so large a V, "
                "exactly. Critical V: the smallest with p of {level}% at most. Interval: Penfield and Giacobbi."
            ),
            level=percent_number(1 - result.confidence_level),
        ),
    )
    rows = tuple(Row(_aiken_cells(t, item)) for item in result.items)
    return Table("aiken-v", t(N_("Aiken's V of the items")), columns, rows, notes)


def _aiken_cells(t: Translator, item: RatedItem) -> tuple[Cell, ...]:
    found = item.aiken
    return (
        item.name,
        Count(found.n),
        Real(found.mean, 2),
        coefficient(found.v, 2),
        interval_cell(t, found.interval),
        p_value(found.p),
        coefficient(found.critical_v, 2),
        t(DECISIONS[found.decision]),
    )


def _content(t: Translator, result: ExpertResult) -> Table:
    columns = (
        Column(t(N_("Item")), "left"),
        Column(t(N_("Relevant"))),
        Column("I-CVI"),
        interval_column(t, result.confidence_level),
        Column(t(N_("Modified κ"))),
        Column("CVR"),
        Column(t(N_("Critical CVR"))),
        Column(t(N_("Decision")), "left"),
    )
    notes = (
        note(
            t,
            N_(
                "Relevant: a rating of {limit} or more, out of all experts. I-CVI: their share. Modified κ: I-CVI "
                "without agreement by chance (Polit, Beck and Owen). CVR: Lawshe's ratio, counting these experts as "
                "'essential'; critical CVR from the binomial distribution, one-sided {level}%, and the decision by it."
            ),
            limit=Count(result.relevant_from),
            level=percent_number(1 - result.confidence_level),
        ),
        note(
            t,
            N_("Lynn asks for an I-CVI of {all} with up to 5 experts, and {most} or more with 6 to 10."),
            all=Real(1.0, 2),
            most=Real(0.78, 2, bounded=True),
        ),
    )
    rows = tuple(Row(_content_cells(t, item)) for item in result.items)
    return Table("content-validity", t(N_("Content validity index and ratio of the items")), columns, rows, notes)


def _content_cells(t: Translator, item: RatedItem) -> tuple[Cell, ...]:
    found = item.content
    return (
        item.name,
        f"{found.relevant}/{found.n}",
        coefficient(found.i_cvi, 2),
        interval_cell(t, found.interval),
        coefficient(found.kappa, 2),
        coefficient(found.cvr, 2),
        coefficient(found.critical_cvr, 2),
        t(DECISIONS[found.decision]),
    )
