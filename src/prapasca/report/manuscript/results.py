"""Results: text and tables in the order a reader asks."""

from __future__ import annotations

from prapasca.errors import N_
from prapasca.report.manuscript.change import change_sentence, effect_sentence, test_paragraph
from prapasca.report.manuscript.draft import Draft
from prapasca.report.manuscript.effect_table import effect_table
from prapasca.report.manuscript.group_figure import group_figure
from prapasca.report.manuscript.means import gain_paragraph
from prapasca.report.manuscript.outcome import moves_paragraph, outcome_paragraph
from prapasca.report.manuscript.people import account_paragraph, characteristics_paragraph
from prapasca.report.manuscript.pictures import (
    change_figure,
    null_figure,
    outcome_figure,
    pairs_figure,
    quantile_figure,
    transition_figure,
)
from prapasca.report.model import Block, Figure, Paragraph, Reference, Section, Table
from prapasca.report.sentences import paragraph
from prapasca.report.stratified_words import stratified_paragraph
from prapasca.report.subgroup_words import not_improved_words, subgroup_paragraphs
from prapasca.report.tables.effects import effects_table
from prapasca.report.tables.gain import gain_table
from prapasca.report.tables.outcome import change_table, distribution_table, transition_table
from prapasca.report.tables.people import accounting_table, characteristics_table
from prapasca.report.tables.subgroups import not_improved_table, subgroup_table
from prapasca.report.tables.tests import tests_table


def results_section(draft: Draft) -> Section:
    """Return the results with their subsections."""
    parts = (
        part("characteristics", draft.t(N_("Participants")), _people(draft)),
        *draft.design.reported(draft.ctx, {*draft.profile.tables, *draft.profile.figures}),
        part("outcome", draft.t(draft.design.pair_title), outcome_blocks(draft)),
        part("tests", draft.t(N_("Change and its test")), test_blocks(draft)),
        part("subgroups", draft.t(N_("Groups among the participants")), subgroup_blocks(draft)),
        part("harms", draft.t(N_("Harms and unintended effects")), (harms_paragraph(draft),)),
    )
    return Section("results", draft.t(N_("Results")), (), tuple(section for section in parts if section.blocks))


def harms_paragraph(draft: Draft) -> Paragraph:
    """Say which harms were seen, as the study file tells."""
    told = draft.ctx.results.study.manuscript.harms
    return paragraph(draft.told(told, N_("which harms and unintended effects were looked for and seen")))


def part(identifier: str, title: str, blocks: tuple[Block | None, ...]) -> Section:
    """Return a subsection of the blocks there are."""
    return Section(identifier, title, tuple(block for block in blocks if block is not None))


def _table(draft: Draft, identifier: str, table: Table | None) -> Table | None:
    return table if identifier in draft.profile.tables else None


def _figure(draft: Draft, identifier: str, figure: Figure | None) -> Figure | None:
    return figure if identifier in draft.profile.figures else None


def _see(draft: Draft, template: str, figure: Figure | None) -> Paragraph | None:
    return paragraph(draft.say(template, figure=Reference(figure.id))) if figure else None


def _people(draft: Draft) -> tuple[Block | None, ...]:
    ctx = draft.ctx
    return (
        account_paragraph(draft),
        _table(draft, "accounting", accounting_table(ctx)),
        characteristics_paragraph(draft),
        _table(draft, "characteristics", characteristics_table(ctx)),
    )


def outcome_blocks(draft: Draft) -> tuple[Block | None, ...]:
    """Return the outcome before and after in text, tables and figures."""
    ctx = draft.ctx
    shares = _figure(draft, "distribution", outcome_figure(ctx))
    pairs = _figure(draft, "distribution", pairs_figure(ctx))
    moves = _figure(draft, "transitions", transition_figure(ctx) or change_figure(ctx))
    return (
        *draft.design.pair_lead(ctx),
        outcome_paragraph(draft),
        distribution_table(ctx),
        _see(draft, N_("{figure} shows the shares at both times."), shares),
        shares,
        _see(draft, N_("{figure} shows every participant at both times."), pairs),
        pairs,
        moves_paragraph(draft),
        _table(draft, "transition", transition_table(ctx)),
        _see(draft, N_("{figure} shows who changed."), moves),
        moves,
    )


def test_blocks(draft: Draft) -> tuple[Block | None, ...]:
    """Return the change and its test in text, tables and figures."""
    ctx = draft.ctx
    null = _figure(draft, "null", null_figure(ctx))
    quantiles = _figure(draft, "quantiles", quantile_figure(ctx))
    return (
        paragraph(change_sentence(draft), effect_sentence(draft)),
        _table(draft, "change", change_table(ctx)),
        test_paragraph(draft),
        effect_table(ctx),
        _see(draft, N_("{figure} shows how rare the observed sum of ranks is without any effect."), null),
        null,
        _see(draft, N_("{figure} shows how near the changes are to a normal distribution."), quantiles),
        quantiles,
        gain_paragraph(draft),
        gain_table(ctx),
        _table(draft, "tests", tests_table(ctx)),
        stratified_paragraph(ctx),
        _table(draft, "effects", effects_table(ctx)),
    )


def subgroup_blocks(draft: Draft) -> tuple[Block | None, ...]:
    """Return improvement by characteristic; nothing where the study file names none."""
    groups = draft.ctx.results.subgroups
    figures = [figure for group in groups if (figure := _figure(draft, "subgroups", group_figure(draft.ctx, group)))]
    if not groups or not (figures or {"subgroups", "not_improved"} & {*draft.profile.tables}):
        return ()
    missed = _table(draft, "not_improved", not_improved_table(draft.ctx))
    tables = [table for group in groups if (table := _table(draft, "subgroups", subgroup_table(draft.ctx, group)))]
    shown = draft.listed([(Reference(name),) for name in (*(one.id for one in tables), *(one.id for one in figures))])
    see = draft.say(N_("See {table}."), table=Reference(missed.id)) if missed else ()
    improvement = draft.say(N_("Improvement within the groups stands in {tables}."), tables=shown) if shown else ()
    return (
        paragraph(not_improved_words(draft.ctx), see, improvement),
        *subgroup_paragraphs(draft.ctx),
        missed,
        *tables,
        *figures,
    )
