"""Results to a document in one language."""

from __future__ import annotations

from prapasca.analysis import StudyResults
from prapasca.errors import N_
from prapasca.language import number_style, translator
from prapasca.report.designs import design_of
from prapasca.report.group_sections import group_sections
from prapasca.report.instrument import instrument_lead, instrument_spss_tables, instrument_tables
from prapasca.report.model import Block, Document, Paragraph, Section, Table
from prapasca.report.narrative import banner, conclusion
from prapasca.report.planning import plan_tables
from prapasca.report.sentences import paragraph, remark, sentence
from prapasca.report.stratified_words import stratified_paragraph
from prapasca.report.subgroup_words import not_improved_words, subgroup_paragraphs
from prapasca.report.tables.context import Context
from prapasca.report.tables.effects import effects_table
from prapasca.report.tables.gain import gain_table
from prapasca.report.tables.outcome import change_table, distribution_table, transition_table
from prapasca.report.tables.people import characteristics_table
from prapasca.report.tables.spss import ranks_tables
from prapasca.report.tables.spss_paired import paired_samples_tables
from prapasca.report.tables.subgroups import not_improved_table, subgroup_table
from prapasca.report.tables.tests import tests_table

DEFAULT_STYLES = {"id": "id", "en": "apa7"}


def build_document(results: StudyResults, language: str) -> Document:
    """Lay out the results as a document.

    Parameters
    ----------
    results
        From :func:`prapasca.analyse`.
    language
        ``"id"`` or ``"en"``.

    Raises
    ------
    InputError
        A language without a catalogue.
    """
    t = translator(language)
    style = number_style(results.study.analysis.number_style or DEFAULT_STYLES[language])
    ctx = Context(results, t, style)
    design = design_of(results)
    about_pairs = _about_pairs(ctx) if results.anybody_twice else ()
    sections = (
        _section("data", t(N_("Data")), design.accounted(ctx)),
        *_before_the_study(ctx),
        *about_pairs,
        _section("conclusion", t(N_("Conclusion")), conclusion(ctx)),
        _section("remarks", t(N_("Remarks")), *(remark(t, message) for message in results.messages)),
    )
    return Document(
        title=results.study.title.in_language(language),
        language=language,
        style=style,
        sections=tuple(section for section in sections if section.blocks),
        banner=banner(ctx),
        lead=(_source(ctx),),
    )


def _before_the_study(ctx: Context) -> tuple[Section, ...]:
    t, plan, instrument = ctx.t, ctx.plan, ctx.results.instrument
    planned: tuple[Block, ...] = plan_tables(t, plan) if plan else ()
    tried: tuple[Block, ...] = (
        (*instrument_lead(t, instrument.result), *instrument_tables(t, instrument.result)) if instrument else ()
    )
    spss: tuple[Block, ...] = instrument_spss_tables(t, instrument.result) if instrument else ()
    return (
        _section("sample-plan", t(N_("Sample size")), *planned),
        _section("instrument", t(N_("Instrument")), *tried, *spss),
    )


def _about_pairs(ctx: Context) -> tuple[Section, ...]:
    t, design = ctx.t, design_of(ctx.results)
    if design.in_groups:
        return group_sections(ctx)
    return (
        _section("characteristics", t(N_("Respondents")), characteristics_table(ctx)),
        *design.analysed(ctx),
        _section("outcome", t(N_("Outcome")), *design.pair_lead(ctx), *_outcome_tables(ctx)),
        _section("tests", t(N_("Tests")), tests_table(ctx), stratified_paragraph(ctx)),
        _section("effects", t(N_("Effect sizes")), effects_table(ctx), gain_table(ctx)),
        _section("subgroups", t(N_("Subgroups")), *_subgroups(ctx)),
        _section(
            "spss",
            t(N_("To compare with SPSS")),
            *design.spss_tables(ctx),
            *paired_samples_tables(ctx),
            *ranks_tables(ctx),
        ),
    )


def _outcome_tables(ctx: Context) -> tuple[Table | None, ...]:
    return distribution_table(ctx), transition_table(ctx), change_table(ctx)


def _subgroups(ctx: Context) -> tuple[Paragraph | Table | None, ...]:
    groups = ctx.results.subgroups
    if not groups:
        return ()
    said = (paragraph(not_improved_words(ctx)), *subgroup_paragraphs(ctx))
    return (*said, not_improved_table(ctx), *(subgroup_table(ctx, group) for group in groups))


def _section(identifier: str, title: str, *blocks: Block | None) -> Section:
    return Section(identifier, title, tuple(block for block in blocks if block is not None))


def _source(ctx: Context) -> Paragraph:
    source, software = ctx.results.data.source, ctx.results.software
    spoken = sentence(ctx.t, N_("Analysed by {name} {version}."), **software)
    if source["sha256"]:
        file = sentence(
            ctx.t, N_("Data: {name}, SHA-256 {digest}."), name=source["name"], digest=str(source["sha256"])[:12]
        )
        return paragraph(file, spoken, kind="note")
    return paragraph(spoken, kind="note")
