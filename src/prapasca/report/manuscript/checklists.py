"""The checklists as tables: where each item is answered, or a visible gap."""

from __future__ import annotations

from prapasca.errors import N_
from prapasca.report.checklists import CHECKLISTS, Checklist, Item
from prapasca.report.manuscript.draft import Draft
from prapasca.report.model import Cell, Column, Paragraph, Row, Section, Table


def checklist_sections(draft: Draft) -> tuple[Section, ...]:
    """Return one section for each checklist."""
    return tuple(_section(draft, checklist) for checklist in CHECKLISTS)


def _section(draft: Draft, checklist: Checklist) -> Section:
    asked = draft.design.asked
    rows = tuple(
        Row((item.number, draft.t(asked.get((checklist.key, item.number), item.asked)), _answer(draft, item)))
        for item in checklist.items
    )
    table = Table(
        f"checklist-{checklist.key}",
        draft.t(N_("{name} checklist")).format(name=checklist.name),
        (
            Column(draft.t(N_("Item")), "left"),
            Column(draft.t(N_("What is to be reported")), "left"),
            Column(draft.t(N_("Where it stands")), "left"),
        ),
        rows,
        (Paragraph((checklist.reference,), "note"),),
    )
    title = draft.t(N_("{name} checklist")).format(name=checklist.name)
    return Section(f"checklist-{checklist.key}", title, (table,))


def _answer(draft: Draft, item: Item) -> Cell:
    if item.section not in draft.headings:
        return draft.t(N_("not in this part"))
    if item.answered(draft.ctx.results.study):
        return draft.headings[item.section]
    return draft.gap(N_("by the author"))
