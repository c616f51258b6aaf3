"""TREND: evaluations of interventions without randomisation."""

from __future__ import annotations

from prapasca.errors import N_
from prapasca.report.checklists.item import Checklist, Item

TREND = Checklist(
    "trend",
    "TREND",
    "Des Jarlais DC, Lyles C, Crepaz N. Am J Public Health 2004;94:361–366. doi:10.2105/AJPH.94.3.361",
    (
        Item(
            "1",
            N_("Title and abstract: how people came to the intervention; structured summary; who was studied"),
            "abstract",
            ("manuscript.background",),
        ),
        Item(
            "2",
            N_("Background: scientific reasons and theory of the intervention"),
            "introduction",
            ("manuscript.introduction",),
        ),
        Item(
            "3",
            N_("Participants: criteria, how and where they were recruited"),
            "methods",
            ("sample.method", "sample.inclusion", "setting"),
        ),
        Item(
            "4",
            N_("Intervention: what, how, by whom, where, how often and how long"),
            "methods",
            ("intervention.procedures", "intervention.provider", "intervention.dose", "intervention.location"),
        ),
        Item("5", N_("Objectives and hypotheses"), "methods"),
        Item(
            "6", N_("Outcomes: how defined and observed, validity of the instrument"), "methods", ("outcome.observer",)
        ),
        Item("7", N_("Sample size: how it was decided"), "methods", ("sample.size_reason|sample.plan",)),
        Item("8", N_("Assignment: unit and method"), "methods"),
        Item(
            "9",
            N_("Blinding of participants, givers and observers"),
            "methods",
            ("outcome.blinded|outcome.observer",),
        ),
        Item("10", N_("Unit of analysis: the person"), "methods"),
        Item("11", N_("Statistical methods, missing data, software"), "methods"),
        Item(
            "12",
            N_("Flow of participants: asked, took part, observed twice, analysed"),
            "results",
            ("sample.obtained",),
        ),
        Item("13", N_("Dates of recruitment and observation"), "methods", ("period",)),
        Item("14", N_("Characteristics at the start"), "results", ("characteristics",)),
        Item("15", N_("Equivalence of groups at the start"), "methods"),
        Item("16", N_("Numbers analysed, with every denominator"), "results"),
        Item("17", N_("Outcomes: estimates with intervals; results that show nothing too"), "results"),
        Item("18", N_("Other analyses, and which were planned"), "methods", ("manuscript.planned",)),
        Item("19", N_("Harms and unintended effects"), "results", ("manuscript.harms",)),
        Item("20", N_("Interpretation: sources of bias, mechanism, limits"), "discussion", ("manuscript.mechanism",)),
        Item("21", N_("Generalisability: to whom the results apply"), "limits"),
        Item("22", N_("Results beside other evidence"), "discussion", ("manuscript.other_studies",)),
    ),
)
