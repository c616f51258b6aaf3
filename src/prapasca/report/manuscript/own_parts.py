"""Sections that only the author can write: the introduction and the declarations at the end."""

from __future__ import annotations

from prapasca.errors import N_
from prapasca.report.manuscript.abstract import aim
from prapasca.report.manuscript.draft import Draft, run_in
from prapasca.report.model import Section
from prapasca.report.sentences import paragraph


def introduction_section(draft: Draft) -> Section:
    """Return why the study was done, as the author tells it, and its aim."""
    told = draft.ctx.results.study.manuscript.introduction
    why = draft.told(told, N_("what is known, what is not, and why the study was done, with citations"))
    return Section("introduction", draft.t(N_("Introduction")), (paragraph(why), paragraph(aim(draft, whole=True))))


def declarations_section(draft: Draft) -> Section:
    """Return what journals want declared: data, funding, conflicts of interest."""
    told = draft.ctx.results.study.manuscript
    asked = (
        (N_("Availability of data"), told.data_availability, N_("where the data can be had")),
        (N_("Funding"), told.funding, N_("who paid for the study")),
        (N_("Conflicts of interest"), told.conflicts, N_("conflicts of interest of each author, or none")),
    )
    blocks = tuple(run_in(draft, heading, draft.told(text, wanted)) for heading, text, wanted in asked)
    return Section("declarations", draft.t(N_("Declarations")), blocks)
