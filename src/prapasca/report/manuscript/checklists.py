"""The checklists as tables: where each item is answered, or a visible gap."""

from __future__ import annotations

from prapasca.errors import N_
from prapasca.report.checklists import CHECKLISTS, Checklist, Item
from prapasca.report.manuscript.draft import Draft
from prapasca.report.model import Cell, Column, Paragraph, Row, Section, Table

TITLES = {
    "abstract": N_("Abstract"),
    "methods": N_("Methods"),
    "results": N_("Results"),
    "sensitivity": N_("What would overturn the result"),
    "limits": N_("Limits"),
}


def checklist_sections(draft: Draft) -> tuple[Section, ...]:
    """Return one section for each checklist."""
    return tuple(_section(draft, checklist) for checklist in CHECKLISTS)


def _section(draft: Draft, checklist: Checklist) -> Section:
    rows = tuple(Row((item.number, draft.t(item.asked), _answer(draft, item))) for item in checklist.items)
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
    if item.section in draft.profile.sections and item.answered(draft.ctx.results.study):
        return draft.t(TITLES[str(item.section)])
    return draft.gap(N_("by the author"))
