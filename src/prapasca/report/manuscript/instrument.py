"""The instrument in the methods: on whom it was tried out, which items are valid and why, how reliable it is."""

from __future__ import annotations

from dataclasses import replace

from prapasca.analysis import InstrumentStudy
from prapasca.errors import N_
from prapasca.instrument import ItemAnalysisResult, ReliabilityResult
from prapasca.report.instrument import instrument_lead, instrument_tables, with_short_names
from prapasca.report.instrument.items import decision_sentences, reliability_sentence
from prapasca.report.instrument.words import ALTERNATIVES, interval_cell
from prapasca.report.manuscript.draft import Draft, Words, run_in
from prapasca.report.manuscript.references import cite
from prapasca.report.model import Block, Count, Paragraph, Real, Reference, Table
from prapasca.report.planning.words import percent_number
from prapasca.report.tables.context import ORIGIN_LABELS


def instrument_blocks(draft: Draft) -> tuple[Block, ...]:
    """Return what is said of the instrument, and its tables if the profile has them; none without an instrument."""
    found = draft.ctx.results.instrument
    if found is None:
        return ()
    tables = instrument_tables(draft.t, found.result) if "instrument" in draft.profile.tables else ()
    return (_paragraph(draft, found, tables), *(_labelled(draft, table) for table in tables))


def _labelled(draft: Draft, table: Table) -> Table:
    # nobody answered where a program made the study
    synthetic = draft.ctx.results.data.origin == "synthetic"
    return replace(table, caption=f"{table.caption} [{draft.t(ORIGIN_LABELS['synthetic'])}]") if synthetic else table


def _paragraph(draft: Draft, found: InstrumentStudy, tables: tuple[Table, ...]) -> Paragraph:
    result = with_short_names(found.result)
    if isinstance(result, ItemAnalysisResult):
        said = [_answered(draft, result), *_of_items(draft, result, found.valid_only)]
    else:
        template = (
            N_("It was judged by: {people}.") if found.kind == "experts" else N_("It was tried out on: {people}.")
        )
        said = [_people(draft, template), *(lead.parts for lead in instrument_lead(draft.t, found.result))]
    named = draft.listed([(Reference(table.id),) for table in tables])
    see = draft.say(N_("See {table}."), table=named) if tables else ()
    return run_in(draft, N_("Instrument"), _name(draft), *said, see)


def _name(draft: Draft) -> Words:
    instrument = draft.ctx.results.study.instrument
    named = instrument.name if instrument else None
    return draft.say(N_("{name}."), name=draft.ctx.title(named)) if named else ()


def _people(draft: Draft, template: str, **counts: Count) -> Words:
    instrument = draft.ctx.results.study.instrument
    told = draft.known(instrument.people if instrument else None, N_("who answered or judged it, and when"))
    return draft.say(template, people=told.rstrip(". ") if isinstance(told, str) else told, **counts)


def _answered(draft: Draft, result: ItemAnalysisResult) -> Words:
    counts = {"n": Count(result.n), "items": Count(len(result.items)), "incomplete": Count(result.n_incomplete)}
    template = N_("It was tried out on: {people} ({n} people answered all {items} items).")
    if result.n_incomplete:
        template = N_(
            "It was tried out on: {people} ({n} people answered all {items} items; left out for a missing answer: "
            "{incomplete})."
        )
    return _people(draft, template, **counts)


def _of_items(draft: Draft, result: ItemAnalysisResult, valid_only: ReliabilityResult | None) -> list[Words]:
    rule = draft.say(
        N_(
            "An item counts as valid where its correlation with the total reaches the critical r of {least} "
            "(df = n − 2 = {df}, {alternative}, significance level {level}%), with the item in the total and without "
            "it."
        ),
        least=Real(result.critical_r, 3, bounded=True),
        df=Count(result.df),
        alternative=draft.t(ALTERNATIVES[result.alternative]),
        level=percent_number(1 - result.confidence_level),
    )
    decided = [tuple(words) for words in decision_sentences(draft.t, result)]
    whole = reliability_sentence(draft.t, result.reliability)
    feldt = draft.say(N_("Intervals of α are Feldt's.")) if result.reliability.interval else ()
    return [rule, *decided, cite(whole, "alpha"), _valid(draft, valid_only), cite(feldt, "feldt")]


def _valid(draft: Draft, valid_only: ReliabilityResult | None) -> Words:
    if valid_only is None or valid_only.alpha is None or valid_only.interval is None:
        return ()
    return draft.say(
        N_("Of the {items} valid items alone, α is {alpha} ({level}% interval {interval})."),
        items=Count(valid_only.n_items),
        alpha=Real(valid_only.alpha, 3, bounded=True),
        level=percent_number(valid_only.interval.confidence_level),
        interval=interval_cell(draft.t, valid_only.interval),
    )
