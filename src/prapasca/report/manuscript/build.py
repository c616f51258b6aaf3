"""Results, a profile and a language to the manuscript as one document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from prapasca.analysis import StudyResults
from prapasca.errors import N_
from prapasca.language import number_style, translator
from prapasca.report.group_sections import spss_of_each
from prapasca.report.instrument import instrument_spss_tables
from prapasca.report.labels import number_headings
from prapasca.report.manuscript.abstract import abstract_section
from prapasca.report.manuscript.checklists import checklist_sections
from prapasca.report.manuscript.discussion import conclusion_section, discussion_section
from prapasca.report.manuscript.draft import Draft
from prapasca.report.manuscript.group_results import group_results_section
from prapasca.report.manuscript.group_sensitivity import group_sensitivity_section
from prapasca.report.manuscript.limits import limits_section
from prapasca.report.manuscript.methods import methods_section
from prapasca.report.manuscript.own_parts import declarations_section, introduction_section
from prapasca.report.manuscript.references import references_section, with_references
from prapasca.report.manuscript.results import results_section
from prapasca.report.manuscript.sensitivity import sensitivity_section
from prapasca.report.manuscript.sources import provenance_section
from prapasca.report.model import Document, Paragraph, Section
from prapasca.report.narrative import banner
from prapasca.report.profiles import Profile
from prapasca.report.provenance import Provenance
from prapasca.report.sentences import paragraph
from prapasca.report.tables.context import Context
from prapasca.report.tables.spss import spss_tables

Sections = tuple[Section, ...]


def build_manuscript(results: StudyResults, profile: Profile, language: str, provenance: Provenance) -> Document:
    """Lay out the manuscript of a study.

    Parameters
    ----------
    results
        From :func:`prapasca.analyse`.
    profile
        What the journal or the faculty asks for.
    language
        ``"id"`` or ``"en"``.
    provenance
        What the report is made of.

    Returns
    -------
    Document
        Every number in it comes from `results`.
    """
    style = number_style(results.study.analysis.number_style or profile.number_styles[language])
    draft = Draft(Context(results, translator(language), style), profile, provenance)
    sections = _sections(draft)
    return Document(
        title=results.study.title.in_language(language),
        language=language,
        style=style,
        sections=sections,
        banner=banner(draft.ctx),
        authors=results.study.authors,
        numbering=profile.numbering,
        layout=profile.layout,
    )


def _sections(draft: Draft) -> Sections:
    """Return all sections; the checklists name the others by their headings, so they come last."""
    made = {name: SECTIONS[name](draft) for name in draft.profile.sections}
    if "checklists" in made:
        laid_out = tuple(section for sections in made.values() for section in sections)
        numbers = number_headings(laid_out, draft.profile.numbering)
        headings = {section.id: f"{numbers.get(section.id, '')} {section.title}".lstrip() for section in laid_out}
        made["checklists"] = checklist_sections(replace(draft, headings=headings))
    return with_references(draft, tuple(section for sections in made.values() for section in sections))


def _about_pairs(build: Callable[[Draft], Section]) -> Callable[[Draft], Sections]:
    return lambda draft: (build(draft),) if draft.ctx.results.anybody_twice else ()


def _in_groups(build: Callable[[Draft], Section], of_groups: Callable[[Draft], Section]) -> Callable[[Draft], Sections]:
    return _about_pairs(lambda draft: of_groups(draft) if draft.design.in_groups else build(draft))


def _results(draft: Draft) -> Sections:
    made = _in_groups(results_section, group_results_section)(draft)
    if made:
        return made
    nobody = draft.say(N_("Nobody was observed both before and after, so there is nothing to report."))
    return (Section("results", draft.t(N_("Results")), (paragraph(nobody),)),)


def _spss(draft: Draft) -> Section:
    intro = Paragraph(draft.say(N_("The same analysis as SPSS prints it, to compare line by line.")))
    found = draft.ctx.results.instrument
    tried_out = instrument_spss_tables(draft.t, found.result) if found else ()
    of_pairs = spss_of_each(draft.ctx) if draft.design.in_groups else spss_tables(draft.ctx)
    tables = (*draft.design.spss_tables(draft.ctx), *of_pairs, *tried_out)
    return Section("spss", draft.t(N_("To compare with SPSS")), (intro, *tables))


SECTIONS: dict[str, Callable[[Draft], Sections]] = {
    "abstract": _about_pairs(abstract_section),
    "introduction": lambda draft: (introduction_section(draft),),
    "methods": lambda draft: (methods_section(draft),),
    "results": _results,
    "sensitivity": _in_groups(sensitivity_section, group_sensitivity_section),
    "discussion": _about_pairs(discussion_section),
    "limits": _about_pairs(limits_section),
    "conclusion": _about_pairs(conclusion_section),
    "declarations": lambda draft: (declarations_section(draft),),
    "references": lambda draft: (references_section(draft),),
    "provenance": lambda draft: (provenance_section(draft),),
    "checklists": checklist_sections,
    "spss": _about_pairs(_spss),
}
