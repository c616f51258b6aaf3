"""Results of two groups: who they are, how they compare, then each group by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from prapasca.errors import N_
from prapasca.report.designs.two_groups.arms import (
    accounting_by_arm,
    arms,
    captioned,
    change_by_arm,
    compared,
    distribution_by_arm,
    group_names,
)
from prapasca.report.designs.two_groups.baseline import baseline_table
from prapasca.report.designs.two_groups.comparison import comparison_table, short_p
from prapasca.report.designs.two_groups.sentences import result_sentences
from prapasca.report.manuscript.draft import Draft, Words
from prapasca.report.manuscript.people import REASONS
from prapasca.report.manuscript.results import harms_paragraph, outcome_blocks, part, subgroup_blocks, test_blocks
from prapasca.report.model import Block, Bullets, Count, Figure, Paragraph, Part, Reference, Section, Table
from prapasca.report.sentences import paragraph
from prapasca.report.tables.context import Context

OF_BOTH = ("distribution", "change")
"""Tables that show both groups side by side, and so are not repeated for each."""

CONTROL = "-control"
"""Tells the control group's tables and figures apart from those of the intervention group."""


def group_results_section(draft: Draft) -> Section:
    """Return the results with their subsections."""
    parts = (
        part("characteristics", draft.t(N_("Participants")), tuple(_people(draft))),
        part("comparison", draft.t(N_("Comparison of the groups")), tuple(_comparison(draft))),
        *_of_each(draft),
        part("harms", draft.t(N_("Harms and unintended effects")), (harms_paragraph(draft),)),
    )
    return Section("results", draft.t(N_("Results")), (), tuple(section for section in parts if section.blocks))


def each_arm(draft: Draft) -> Iterator[tuple[Draft, str]]:
    """Yield each group's own draft and the name of the group."""
    for arm, label in zip(arms(draft.ctx), group_names(draft.ctx), strict=True):
        yield replace(draft, ctx=arm), label


def _people(draft: Draft) -> Iterator[Block | None]:
    for arm, label in each_arm(draft):
        yield paragraph(_account(arm, label))
    without = compared(draft.ctx).n_without_group
    if without:
        said = N_("Left out because their group is not recorded: {n}.")
        yield paragraph(draft.say(said, n=Count(without)))
    yield accounting_by_arm(draft.ctx) if "accounting" in draft.profile.tables else None
    baseline = baseline_table(draft.ctx)
    if baseline:
        yield paragraph(baseline_sentence(draft), draft.say(N_("See {table}."), table=Reference(baseline.id)))
        yield baseline


def _account(arm: Draft, label: str) -> Words:
    """Say how many of a group were observed both before and after, and who was left out."""
    data = arm.ctx.results.data
    left_out = [arm.say(REASONS[reason], n=Count(n)) for reason, n in data.excluded.items() if n]
    template = (
        N_("In the {group} {paired} people were observed both before and after; left out were {reasons}.")
        if left_out
        else N_("In the {group} {paired} people were observed both before and after; nobody was left out.")
    )
    return arm.say(template, group=label, paired=Count(data.paired), reasons=arm.listed(left_out))


def baseline_sentence(draft: Draft) -> Words:
    """Say in what the groups differed at the start, by the size of the difference and not by a test."""
    unlike = compared(draft.ctx).unlike
    if not unlike:
        return draft.say(N_("Before the intervention the groups differed by at most 0.25 standard deviations."))
    names = draft.listed([(draft.within(one.name),) for one in unlike])
    return draft.say(
        N_("Before the intervention the groups differed by more than 0.25 standard deviations in {names}."), names=names
    )


def _comparison(draft: Draft) -> Iterator[Block | None]:
    ctx = draft.ctx
    yield paragraph(draft.say(N_("The outcome of both groups stands in {table}."), table=Reference("distribution")))
    yield distribution_by_arm(ctx)
    table = comparison_table(ctx, short_p)
    see = draft.say(N_("See {table}."), table=Reference(table.id)) if table else ()
    yield paragraph(*result_sentences(ctx), see)
    yield change_by_arm(ctx) if "change" in draft.profile.tables else None
    yield table


def _of_each(draft: Draft) -> Iterator[Section]:
    """Yield the sections of the intervention group, then those of the control group."""
    for (arm, label), suffix in zip(each_arm(draft), ("", CONTROL), strict=True):
        if not arm.ctx.results.change.n:
            continue
        sections = (
            part("outcome", draft.t(N_("Before and after")), outcome_blocks(arm)),
            part("tests", draft.t(N_("Change and its test")), test_blocks(arm)),
            part("subgroups", draft.t(N_("Groups among the participants")), subgroup_blocks(arm)),
        )
        yield from (of_group(arm.ctx, section, label, suffix) for section in sections)


def of_group(ctx: Context, section: Section, label: str, suffix: str) -> Section:
    """Return a section of one group, named so in heading and captions; `suffix` tells its identifiers apart."""
    own = [block for block in section.blocks if not (isinstance(block, Table) and block.id in OF_BOTH)]
    blocks = tuple(_of_group(ctx, block, label, suffix) for block in own)
    return Section(f"{section.id}{suffix}", f"{section.title}: {label}", blocks)


def _of_group(ctx: Context, block: Block, label: str, suffix: str) -> Block:
    match block:
        case Table() | Figure():
            notes = tuple(_pointing(note, suffix) for note in block.notes)
            return replace(block, id=f"{block.id}{suffix}", caption=captioned(ctx, block.caption, label), notes=notes)
        case Bullets():
            return replace(block, items=tuple(_pointing(item, suffix) for item in block.items))
        case _:
            return _pointing(block, suffix)


def _pointing(said: Paragraph, suffix: str) -> Paragraph:
    parts: tuple[Part, ...] = tuple(
        Reference(f"{one.target}{suffix}") if isinstance(one, Reference) and one.target not in OF_BOTH else one
        for one in said.parts
    )
    return replace(said, parts=parts)
